//! The look of a document: styles under the names that Word knows, so that its own tools (outline,
//! contents, screen readers) find headings and lists, and the numbering of lists.

use std::fmt::Write as _;

use super::xml::{HEAD, NAMESPACES};

/// The first numbered list; 1 is the bullets of all.
pub const FIRST_NUMBERED: usize = 2;
/// The line at the side of a callout.
pub const BOX_BORDER: &str =
    r#"<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="0A5C56"/></w:pBdr>"#;
/// The line at the side of a callout's heading. Its colour differs by what no eye sees: paragraphs
/// with equal lines are one box, and each callout is to be a box of its own.
const HEAD_BORDER: &str =
    r#"<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="0A5C57"/></w:pBdr>"#;
/// The ground of a callout.
pub const BOX_SHADE: &str = r#"<w:shd w:val="clear" w:color="auto" w:fill="F2EDE4"/>"#;

/// How a blank looks: underlined and shaded, so that it is seen on paper too.
pub const BLANK: &str = r#"<w:color w:val="3C4549"/><w:u w:val="dotted" w:color="3C4549"/><w:shd w:val="clear" w:color="auto" w:fill="F2EDE4"/>"#;

/// A style of paragraphs: id, name, what it builds on, what follows, paragraph and run properties.
struct Paragraph(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const PARAGRAPHS: &[Paragraph] = &[
    Paragraph("BodyText", "Body Text", "Normal", "BodyText", r#"<w:spacing w:after="120"/>"#, ""),
    Paragraph(
        "Heading1",
        "heading 1",
        "Normal",
        "BodyText",
        r#"<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="0" w:after="120" w:line="264" w:lineRule="auto"/><w:outlineLvl w:val="0"/>"#,
        r#"<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:b/><w:color w:val="1E2426"/><w:sz w:val="40"/><w:szCs w:val="40"/>"#,
    ),
    Paragraph(
        "Heading2",
        "heading 2",
        "Normal",
        "BodyText",
        r#"<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="360" w:after="100"/><w:outlineLvl w:val="1"/>"#,
        r#"<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:b/><w:color w:val="0A5C56"/><w:sz w:val="28"/><w:szCs w:val="28"/>"#,
    ),
    Paragraph(
        "Heading3",
        "heading 3",
        "Normal",
        "BodyText",
        r#"<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="260" w:after="80"/><w:outlineLvl w:val="2"/>"#,
        r#"<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:b/><w:color w:val="1E2426"/><w:sz w:val="24"/><w:szCs w:val="24"/>"#,
    ),
    Paragraph(
        "Heading4",
        "heading 4",
        "Heading3",
        "BodyText",
        r#"<w:outlineLvl w:val="3"/>"#,
        r#"<w:sz w:val="22"/><w:szCs w:val="22"/>"#,
    ),
    Paragraph(
        "Heading5",
        "heading 5",
        "Heading4",
        "BodyText",
        r#"<w:outlineLvl w:val="4"/>"#,
        "<w:i/>",
    ),
    Paragraph("Heading6", "heading 6", "Heading5", "BodyText", r#"<w:outlineLvl w:val="5"/>"#, ""),
    Paragraph(
        "Ingress",
        "Ingress",
        "Normal",
        "BodyText",
        r#"<w:spacing w:after="240"/>"#,
        r#"<w:color w:val="3C4549"/><w:sz w:val="25"/><w:szCs w:val="25"/>"#,
    ),
    Paragraph(
        "ListBullet",
        "List Bullet",
        "Normal",
        "ListBullet",
        r#"<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>"#,
        "",
    ),
    Paragraph(
        "ListNumber",
        "List Number",
        "Normal",
        "ListNumber",
        r#"<w:spacing w:after="60"/>"#,
        "",
    ),
    Paragraph(
        "Kryssruta",
        "Kryssruta",
        "Normal",
        "Kryssruta",
        r#"<w:tabs><w:tab w:val="left" w:pos="425"/></w:tabs><w:spacing w:after="60"/><w:ind w:left="425" w:hanging="425"/>"#,
        "",
    ),
    Paragraph(
        "Anvisning",
        "Anvisning",
        "Normal",
        "Anvisning",
        r#"<w:spacing w:after="60" w:line="252" w:lineRule="auto"/>"#,
        r#"<w:color w:val="3C4549"/><w:sz w:val="19"/><w:szCs w:val="19"/>"#,
    ),
    Paragraph(
        "Anvisningslista",
        "Anvisningslista",
        "Anvisning",
        "Anvisningslista",
        r#"<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="20" w:line="252" w:lineRule="auto"/>"#,
        "",
    ),
    Paragraph(
        "Term",
        "Term",
        "Normal",
        "BodyText",
        r#"<w:keepNext/><w:spacing w:before="60" w:after="20"/>"#,
        "<w:b/>",
    ),
    Paragraph(
        "Quote",
        "Quote",
        "Normal",
        "BodyText",
        r#"<w:spacing w:after="120"/><w:ind w:left="567" w:right="567"/>"#,
        "<w:i/>",
    ),
    Paragraph(
        "Caption",
        "caption",
        "Normal",
        "BodyText",
        r#"<w:spacing w:before="160" w:after="80"/>"#,
        r#"<w:b/><w:color w:val="3C4549"/><w:sz w:val="20"/><w:szCs w:val="20"/>"#,
    ),
    Paragraph(
        "Tabelltext",
        "Tabelltext",
        "Normal",
        "Tabelltext",
        r#"<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>"#,
        r#"<w:sz w:val="20"/><w:szCs w:val="20"/>"#,
    ),
    Paragraph("Tabellhuvud", "Tabellhuvud", "Tabelltext", "Tabelltext", "", "<w:b/>"),
    Paragraph(
        "Eftertabell",
        "Efter tabell",
        "Normal",
        "BodyText",
        r#"<w:spacing w:after="60" w:line="120" w:lineRule="exact"/>"#,
        r#"<w:sz w:val="8"/><w:szCs w:val="8"/>"#,
    ),
    Paragraph(
        "Kod",
        "Kod",
        "Normal",
        "Kod",
        "",
        r#"<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="19"/>"#,
    ),
    Paragraph(
        "Bild",
        "Bild",
        "Normal",
        "Caption",
        r#"<w:keepNext/><w:spacing w:before="160"/>"#,
        "",
    ),
    Paragraph(
        "Linje",
        "Linje",
        "Normal",
        "BodyText",
        r#"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="8C8577"/></w:pBdr><w:spacing w:after="120"/>"#,
        "",
    ),
    Paragraph(
        "Header",
        "header",
        "Normal",
        "Header",
        r#"<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>"#,
        r#"<w:color w:val="3C4549"/><w:sz w:val="18"/><w:szCs w:val="18"/>"#,
    ),
    Paragraph("Footer", "footer", "Header", "Footer", "", ""),
    Paragraph(
        "FootnoteText",
        "footnote text",
        "Normal",
        "FootnoteText",
        "",
        r#"<w:sz w:val="18"/><w:szCs w:val="18"/>"#,
    ),
];

/// Styles of runs: id, name, properties.
const CHARACTERS: &[(&str, &str, &str)] = &[
    ("PlaceholderText", "Placeholder Text", BLANK),
    ("Hyperlink", "Hyperlink", r#"<w:color w:val="0A5C56"/><w:u w:val="single"/>"#),
    (
        "Kodord",
        "Kodord",
        r#"<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="20"/>"#,
    ),
    ("FootnoteReference", "footnote reference", r#"<w:vertAlign w:val="superscript"/>"#),
];

/// `word/styles.xml`, in a language (`sv-SE`).
#[must_use]
pub fn styles(language: &str) -> String {
    let mut out = format!(
        "{HEAD}<w:styles{NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/><w:color w:val=\"1E2426\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    );
    out.push_str(r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#);
    out.push_str(r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#);
    out.push_str(r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#);
    let boxed = format!(
        r#"{BOX_BORDER}{BOX_SHADE}<w:spacing w:after="140"/><w:ind w:left="170" w:right="170"/>"#
    );
    let head = format!(
        r#"<w:keepNext/>{HEAD_BORDER}{BOX_SHADE}<w:spacing w:before="160" w:after="0"/><w:ind w:left="170" w:right="170"/>"#
    );
    for Paragraph(id, name, base, next, paragraph, run) in PARAGRAPHS {
        style(&mut out, id, name, base, next, paragraph, run);
    }
    style(&mut out, "Ruta", "Ruta", "Normal", "Ruta", &boxed, "");
    style(&mut out, "Rutrubrik", "Rutrubrik", "Normal", "Ruta", &head, "<w:b/>");
    for (id, name, properties) in CHARACTERS {
        let _ = write!(
            out,
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"DefaultParagraphFont\"/><w:rPr>{properties}</w:rPr></w:style>"
        );
    }
    out.push_str(r#"<w:style w:type="table" w:customStyle="1" w:styleId="Handbokstabell"><w:name w:val="Handbokstabell"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="545D62"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="545D62"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="8C8577"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="E2DACD"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2EDE4"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>"#);
    out.push_str("</w:styles>");
    out
}

fn style(
    out: &mut String,
    id: &str,
    name: &str,
    base: &str,
    next: &str,
    paragraph: &str,
    run: &str,
) {
    // Names in capitals that Word does not know are ours.
    let ours = [
        "Anvisning",
        "Ingress",
        "Kryssruta",
        "Term",
        "Tabell",
        "Efter",
        "Kod",
        "Bild",
        "Linje",
        "Rut",
    ];
    let custom =
        if ours.iter().any(|head| id.starts_with(head)) { " w:customStyle=\"1\"" } else { "" };
    let _ = write!(
        out,
        "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{base}\"/><w:next w:val=\"{next}\"/><w:qFormat/>"
    );
    if !paragraph.is_empty() {
        let _ = write!(out, "<w:pPr>{paragraph}</w:pPr>");
    }
    if !run.is_empty() {
        let _ = write!(out, "<w:rPr>{run}</w:rPr>");
    }
    out.push_str("</w:style>");
}

/// `word/fontTable.xml`: the families, so that a machine without them takes their kin.
#[must_use]
pub fn fonts() -> String {
    let mut out = format!("{HEAD}<w:fonts{NAMESPACES}>");
    for (name, family, pitch) in [
        ("Calibri", "swiss", "variable"),
        ("Georgia", "roman", "variable"),
        ("Consolas", "modern", "fixed"),
        ("MS Gothic", "modern", "fixed"),
    ] {
        let _ = write!(
            out,
            "<w:font w:name=\"{name}\"><w:charset w:val=\"00\"/><w:family w:val=\"{family}\"/><w:pitch w:val=\"{pitch}\"/></w:font>"
        );
    }
    out.push_str("</w:fonts>");
    out
}

/// `word/theme/theme1.xml`: the colours and families that Word offers whoever writes on.
#[must_use]
pub fn theme() -> String {
    let colours = [
        ("dk1", "1E2426"),
        ("lt1", "FFFFFF"),
        ("dk2", "3C4549"),
        ("lt2", "F2EDE4"),
        ("accent1", "0A5C56"),
        ("accent2", "9A4412"),
        ("accent3", "25478A"),
        ("accent4", "8A1F1B"),
        ("accent5", "7A4B00"),
        ("accent6", "1F6B3A"),
        ("hlink", "0A5C56"),
        ("folHlink", "0A5C56"),
    ];
    let mut scheme = String::new();
    for (name, rgb) in colours {
        let _ = write!(scheme, "<a:{name}><a:srgbClr val=\"{rgb}\"/></a:{name}>");
    }
    let family = |name: &str, family: &str| {
        format!(
            "<a:{name}><a:latin typeface=\"{family}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:{name}>"
        )
    };
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Handbok\"><a:themeElements><a:clrScheme name=\"Handbok\">{scheme}</a:clrScheme><a:fontScheme name=\"Handbok\">{}{}</a:fontScheme><a:fmtScheme name=\"Handbok\"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}</a:lnStyleLst><a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        family("majorFont", "Georgia"),
        family("minorFont", "Calibri"),
        fill.repeat(3),
        line.repeat(3),
        effect.repeat(3),
        fill.repeat(3),
    )
}

/// `word/numbering.xml`: bullets, and a numbering for each numbered list, from its first number.
#[must_use]
pub fn numbering(starts: &[u64]) -> String {
    let mut out = format!("{HEAD}<w:numbering{NAMESPACES}>");
    let level = |out: &mut String, i: usize, format: &str, text: &str| {
        let _ = write!(
            out,
            "<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{}\" w:hanging=\"425\"/></w:pPr></w:lvl>",
            425 * (i + 1)
        );
    };
    out.push_str(
        r#"<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>"#,
    );
    for i in 0..9 {
        level(&mut out, i, "bullet", ["•", "–"][i % 2]);
    }
    out.push_str(r#"</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>"#);
    for i in 0..9 {
        let format = ["decimal", "lowerLetter"][i % 2];
        level(&mut out, i, format, &format!("%{}.", i + 1));
    }
    out.push_str(r#"</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#);
    for (i, start) in starts.iter().enumerate() {
        let start = i32::try_from(*start).unwrap_or(1);
        let _ =
            write!(out, "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/>", FIRST_NUMBERED + i);
        for level in 0..9 {
            let start = if level == 0 { start } else { 1 };
            let _ = write!(
                out,
                "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>"
            );
        }
        out.push_str("</w:num>");
    }
    out.push_str("</w:numbering>");
    out
}
