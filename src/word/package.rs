//! A document's parts, how they point at each other, and the zip that holds them.

use std::fmt::Write as _;
use std::io;

use super::Document;
use super::emit::Emitter;
use super::styles;
use super::xml::{HEAD, NAMESPACES, escape, run};
use crate::model::closed::Closed as _;
use crate::model::handbook::Handbook;
use crate::output::Output;
use crate::print::info::status;
use crate::text::dates;
use crate::zipped;

/// The head of all types of relationships.
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespace of relationships.
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The head of the content types of a document's parts.
const WORDPROCESSING: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The head of the content types that all kinds of documents share.
const OFFICE: &str = "application/vnd.openxmlformats-officedocument";

/// The parts that every document has beside its body: name, kind of relationship and of content.
const PARTS: [(&str, &str); 8] = [
    ("styles", "styles"),
    ("numbering", "numbering"),
    ("settings", "settings"),
    ("footnotes", "footnotes"),
    ("header1", "header"),
    ("footer1", "footer"),
    ("fontTable", "fontTable"),
    ("theme/theme1", "theme"),
];

/// The document as a file.
///
/// # Errors
/// When the zip cannot be made.
pub(super) fn package(
    hb: &Handbook,
    document: Document,
    text: &Emitter<'_>,
) -> io::Result<Vec<u8>> {
    let title = document.title(hb);
    let language = language(&hb.colophon.language.value);
    let mut files = vec![
        Output::one("[Content_Types].xml", content_types(text)),
        Output::one("_rels/.rels", package_relationships()),
        Output::one("docProps/app.xml", app()),
        Output::one("docProps/core.xml", core(hb, &title, language)),
        Output::one("word/_rels/document.xml.rels", relationships(text)),
        Output::one("word/settings.xml", settings(language)),
        Output::one("word/styles.xml", styles::styles(language)),
        Output::one("word/numbering.xml", styles::numbering(&text.numbered)),
        Output::one("word/fontTable.xml", styles::fonts()),
        Output::one("word/theme/theme1.xml", styles::theme()),
        Output::one("word/footnotes.xml", footnotes(&text.footnotes)),
        Output::one("word/header1.xml", header(hb, document)),
        Output::one("word/footer1.xml", footer(hb, document)),
    ];
    for media in &text.media {
        files.push(Output::one(format!("word/media/{}", media.name), media.bytes.to_vec()));
    }
    files.push(Output::one("word/document.xml", body(&text.body)));
    zipped::zip(&files)
}

/// A language as Word knows it.
fn language(tag: &str) -> &'static str {
    match tag.split('-').next() {
        Some("en") => "en-GB",
        Some("fi") => "fi-FI",
        _ => "sv-SE",
    }
}

fn body(text: &str) -> String {
    format!(
        "{HEAD}<w:document{NAMESPACES}><w:body>{text}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/><w:footerReference w:type=\"default\" r:id=\"rId6\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1134\" w:bottom=\"1304\" w:left=\"1134\" w:header=\"624\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}

fn content_types(text: &Emitter<'_>) -> String {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for (ending, kind) in [("png", "image/png"), ("jpg", "image/jpeg"), ("jpeg", "image/jpeg")] {
        if text.media.iter().any(|m| m.name.ends_with(&format!(".{ending}"))) {
            let _ = write!(out, "<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>");
        }
    }
    let _ = write!(
        out,
        "<Override PartName=\"/word/document.xml\" ContentType=\"{WORDPROCESSING}.document.main+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
    );
    for (name, kind) in PARTS {
        let family = if kind == "theme" { OFFICE } else { WORDPROCESSING };
        let _ = write!(
            out,
            "<Override PartName=\"/word/{name}.xml\" ContentType=\"{family}.{kind}+xml\"/>"
        );
    }
    out.push_str("</Types>");
    out
}

fn package_relationships() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{RELATIONSHIPS}\"><Relationship Id=\"rId1\" Type=\"{TYPES}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"{TYPES}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

fn relationships(text: &Emitter<'_>) -> String {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{RELATIONSHIPS}\">");
    for (i, (name, kind)) in PARTS.iter().enumerate() {
        let _ = write!(
            out,
            "<Relationship Id=\"rId{}\" Type=\"{TYPES}/{kind}\" Target=\"{name}.xml\"/>",
            i + 1
        );
    }
    for (i, media) in text.media.iter().enumerate() {
        let _ = write!(
            out,
            "<Relationship Id=\"rIdB{}\" Type=\"{TYPES}/image\" Target=\"media/{}\"/>",
            i + 1,
            media.name
        );
    }
    for (i, url) in text.links.iter().enumerate() {
        let _ = write!(
            out,
            "<Relationship Id=\"rIdL{}\" Type=\"{TYPES}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            i + 1,
            escape(&uri(url))
        );
    }
    out.push_str("</Relationships>");
    out
}

/// An address without what a URI cannot hold: Word repairs a document with a space in one.
fn uri(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        let plain = c.is_ascii_graphic()
            && !matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '|' | '}');
        if plain {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

fn app() -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>handbok</Application></Properties>"
    )
}

fn core(hb: &Handbook, title: &str, language: &str) -> String {
    let colophon = &hb.colophon;
    let publishers: Vec<&str> = colophon.publishers.iter().map(|p| p.value.as_str()).collect();
    let date = format!("{}T00:00:00Z", colophon.date.value);
    let time =
        |name: &str| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:{name}>");
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator>{}{}<dc:language>{language}</dc:language><cp:version>{}</cp:version></cp:coreProperties>",
        escape(title),
        escape(&colophon.title.value),
        escape(&publishers.join(", ")),
        time("created"),
        time("modified"),
        escape(&colophon.edition.value),
    )
}

fn settings(language: &str) -> String {
    format!(
        "{HEAD}<w:settings{NAMESPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"425\"/><w:autoHyphenation w:val=\"true\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"{language}\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>"
    )
}

/// Two notes that draw the line above notes, then the text's own.
fn footnotes(notes: &[String]) -> String {
    let mut out = format!(
        "{HEAD}<w:footnotes{NAMESPACES}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    );
    for (i, note) in notes.iter().enumerate() {
        let own =
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>";
        let sign = format!("{own}{}", run("", " "));
        let text = if note.is_empty() {
            format!("<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>{sign}</w:p>")
        } else {
            let note = note.replace("w:val=\"BodyText\"", "w:val=\"FootnoteText\"");
            note.replacen("</w:pPr>", &format!("</w:pPr>{sign}"), 1)
        };
        let _ = write!(out, "<w:footnote w:id=\"{}\">{text}</w:footnote>", i + 1);
    }
    out.push_str("</w:footnotes>");
    out
}

fn header(hb: &Handbook, document: Document) -> String {
    let front = &hb.articles[document.form].front;
    format!(
        "{HEAD}<w:hdr{NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>{}<w:r><w:tab/></w:r>{}</w:p></w:hdr>",
        run("", &hb.colophon.title.value),
        run("", &status(front.status.value, front.decision.is_some())),
    )
}

/// The edition and its number, and which page of how many.
fn footer(hb: &Handbook, document: Document) -> String {
    let colophon = &hb.colophon;
    let decision = hb.articles[document.form].front.decision.or(colophon.decision);
    let number = decision.and_then(|d| hb.decisions[d].number.as_ref());
    let mut words =
        format!("Utgåva {}, {}", colophon.edition.value, dates::long(colophon.date.value));
    match (decision, number) {
        (_, Some(number)) => {
            let _ = write!(words, " · Dnr {}", number.value);
        }
        (None, _) => {
            let _ = write!(words, " · {}", colophon.status.value.label());
        }
        _ => {}
    }
    let field = |name: &str| {
        format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    format!(
        "{HEAD}<w:ftr{NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r><w:tab/></w:r>{}{}{}{}</w:p></w:ftr>",
        run("", &words),
        run("", "Sida "),
        field("PAGE"),
        run("", " av "),
        field("NUMPAGES"),
    )
}
