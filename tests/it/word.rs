//! Word documents as packages: every part is XML, every relationship leads somewhere, and what the
//! text says stands in them as headings, lists, tables, fields and tick boxes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use handbok::model::handbook::Handbook;
use handbok::source::sources::Sources;
use handbok::word::{self, Document, Written};
use roxmltree::{Document as Xml, Node};

use crate::made_up::{draft, read};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";

/// A handbook with one centre and one form. Everything in it is made up.
const FRAME: &str = concat!(
    draft!(),
    "\
-- guidance/regions/prov.yaml --
namn: Region Prov
kortnamn: Prov
lan: Provs län
lankod: \"99\"
definitioner: {}
kommuner_antal: 1
kommuner:
  - {id: pahittad, namn: Påhittad, kommunkod: \"9901\", fc_status: familjecentral}
-- content/centres/prov/ekan.yaml --
namn: \"Ekan & Roten\"
kommun: pahittad
benamning: familjecentral
status: aktiv
enheter:
  mhv: {finns: ja, namn: Påhittade mottagningen, huvudman: region}
  bhv: okand
  oppen_forskola: okand
  socialtjanst: okand
kontrollerad: 2026-02-01
-- guidance/templates/avtal.md --
---
titel: \"Avtal <utkast> & \\\"mall\\\"\"
ingress: Så skriver ni ett avtal.
typ: samverkansavtal
granskad: nej
granskas_senast: 2027-01-01
status: utkast
---

"
);

const TEXT: &str = "\
> [!EJ BESLUTAD]
> Mallen är **påhittad**.
>
> - en punkt i rutan

Avtalet gäller [Centralens namn](falt:namn) i [Kommun](falt:kommun).[^1]

[^1]: En not med *betoning*.

## Parter

| Del | Part | Antal |
|---|---|---:|
| Mödrahälsovård | [Enhet](falt:mhv) | 1 |
| Barnhälsovård | [Enhet](falt:bhv) | 2 |

Villkor: [Villkor](falt:fri), datum: [Datum](falt:fri)

### Så gör ni

3. tredje
4. fjärde
   - inre

- [ ] Kryssa & läs
- [x] Redan gjort

Läs [en sida](https://exempel.se/a%20b?c=d&e=f) och [parter](#parter). ~~Struket~~ `kod`\\
ny rad

> Ett citat.

```
<kod> & \"tecken\"
```
";

fn handbook(text: &str) -> (Sources, Handbook) {
    read(&format!("{FRAME}{text}"))
}

fn written(text: &str, filled: bool) -> Written {
    let (sources, hb) = handbook(text);
    let documents: Vec<Document> = if filled { word::filled(&hb) } else { word::blanks(&hb) };
    assert_eq!(documents.len(), 1, "the form is read");
    documents[0].write(&hb, &sources).expect("is written")
}

/// The parts of a document by name.
fn parts(document: &Written) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(&document.bytes)).expect("is a zip");
    (0..archive.len())
        .map(|i| {
            let mut file = archive.by_index(i).expect("is there");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("is text");
            (file.name().to_owned(), text)
        })
        .collect()
}

fn elements<'a>(xml: &'a Xml<'_>, name: &str) -> Vec<Node<'a, 'a>> {
    xml.descendants().filter(|n| n.has_tag_name((W, name))).collect()
}

fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(|n| n.has_tag_name((W, "t"))).filter_map(|n| n.text()).collect()
}

fn style<'a>(paragraph: Node<'a, 'a>) -> &'a str {
    paragraph
        .descendants()
        .find(|n| n.has_tag_name((W, "pStyle")))
        .and_then(|n| n.attribute((W, "val")))
        .unwrap_or("")
}

/// The folder that the targets of a part of relationships are seen from, and what is amiss in it.
fn lost(parts: &BTreeMap<String, String>) -> Vec<String> {
    let mut lost = Vec::new();
    let types = Xml::parse(&parts["[Content_Types].xml"]).expect("is XML");
    let default: BTreeSet<&str> =
        types.descendants().filter_map(|n| n.attribute("Extension")).collect();
    let own: BTreeSet<&str> = types.descendants().filter_map(|n| n.attribute("PartName")).collect();
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap_or("");
        if !own.contains(format!("/{name}").as_str()) && !default.contains(ending) {
            lost.push(format!("{name} has no content type"));
        }
    }
    for name in &own {
        if !parts.contains_key(name.trim_start_matches('/')) {
            lost.push(format!("{name} has a content type but is not there"));
        }
    }
    for (name, text) in parts.iter().filter(|(name, _)| name.contains("_rels/")) {
        let base = name.split("_rels/").next().unwrap_or("");
        let xml = Xml::parse(text).expect("is XML");
        let mut ids = BTreeSet::new();
        for relation in xml.descendants().filter(|n| n.has_tag_name("Relationship")) {
            let target = relation.attribute("Target").unwrap_or("");
            let id = relation.attribute("Id").unwrap_or("");
            if !ids.insert(id) {
                lost.push(format!("{name}: {id} twice"));
            }
            let outside = relation.attribute("TargetMode") == Some("External");
            if !outside && !parts.contains_key(&format!("{base}{target}")) {
                lost.push(format!("{name}: {target} is not there"));
            }
        }
        let Some(body) = parts.get(&format!("{base}document.xml")) else { continue };
        let named = |s: &str| {
            s.split("r:id=\"")
                .skip(1)
                .chain(s.split("r:embed=\"").skip(1))
                .map(|rest| rest.split('"').next().unwrap_or("").to_owned())
                .collect::<Vec<_>>()
        };
        for id in named(body) {
            if !ids.contains(id.as_str()) {
                lost.push(format!("document.xml points at {id}"));
            }
        }
    }
    lost
}

#[test]
fn every_part_is_xml_has_a_type_and_points_at_what_is_there() {
    for filled in [false, true] {
        let parts = parts(&written(TEXT, filled));
        for (name, text) in &parts {
            Xml::parse(text).unwrap_or_else(|e| panic!("{name}: {e}"));
        }
        assert_eq!(lost(&parts), Vec::<String>::new());
    }
}

#[test]
fn the_finder_of_lost_parts_finds_them() {
    let mut parts = parts(&written(TEXT, false));
    parts.remove("word/footnotes.xml");
    parts.insert("word/bild.png".to_owned(), String::new());
    let body = parts["word/document.xml"].replace("r:id=\"rIdL1\"", "r:id=\"rIdL9\"");
    parts.insert("word/document.xml".to_owned(), body);
    assert_eq!(
        lost(&parts),
        [
            "word/bild.png has no content type",
            "/word/footnotes.xml has a content type but is not there",
            "word/_rels/document.xml.rels: footnotes.xml is not there",
            "document.xml points at rIdL9",
        ]
    );
}

#[test]
fn headings_lists_and_tables_are_real() {
    let parts = parts(&written(TEXT, false));
    let xml = Xml::parse(&parts["word/document.xml"]).expect("is XML");
    let by_style: Vec<(String, String)> =
        elements(&xml, "p").into_iter().map(|p| (style(p).to_owned(), words(p))).collect();
    let has = |name: &str, said: &str| {
        assert!(
            by_style.iter().any(|(s, w)| s == name && w == said),
            "no {name} \u{201d}{said}\u{201d} in {by_style:#?}"
        );
    };
    has("Heading1", "Avtal <utkast> & \"mall\"");
    has("Heading2", "Parter");
    has("Heading3", "Så gör ni");
    has("Ingress", "Så skriver ni ett avtal.");
    has("Rutrubrik", "Ej beslutad");
    has("Ruta", "Mallen är påhittad.");
    has("ListBullet", "en punkt i rutan");
    has("ListNumber", "tredje");
    has("ListBullet", "inre");
    has("Kryssruta", "☐Kryssa & läs");
    has("Kryssruta", "☒Redan gjort");
    has("Quote", "Ett citat.");
    has("Kod", "<kod> & \"tecken\"");
    has("Heading2", "Detta är inte ifyllt");

    let tables = elements(&xml, "tbl");
    let rows: Vec<_> = tables[0].children().filter(|n| n.has_tag_name((W, "tr"))).collect();
    let head = |row: &Node<'_, '_>| row.descendants().any(|n| n.has_tag_name((W, "tblHeader")));
    assert_eq!(rows.iter().map(head).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(words(rows[1]), "Mödrahälsovård[Enhet]1");

    let numbering = Xml::parse(&parts["word/numbering.xml"]).expect("is XML");
    let starts: Vec<&str> = elements(&numbering, "startOverride")
        .iter()
        .filter_map(|n| n.attribute((W, "val")))
        .collect();
    assert_eq!(starts[0], "3", "a list goes on from its own first number");
    let notes = Xml::parse(&parts["word/footnotes.xml"]).expect("is XML");
    assert!(words(notes.root()).contains("En not med betoning."));
}

#[test]
fn a_centres_values_are_filled_in_and_the_rest_is_listed() {
    let (blank, filled) = (written(TEXT, false), written(TEXT, true));
    let labels = |w: &Written| -> Vec<(String, bool)> {
        w.blanks.iter().map(|b| (b.label.clone(), b.known)).collect()
    };
    let due = |rows: &[(&str, bool)]| -> Vec<(String, bool)> {
        rows.iter().map(|(label, known)| ((*label).to_owned(), *known)).collect()
    };
    assert_eq!(
        labels(&blank),
        due(&[
            ("Centralens namn", true),
            ("Kommun", true),
            ("Enhet", true),
            ("Enhet", true),
            ("Villkor", false),
            ("Datum", false)
        ])
    );
    assert_eq!(labels(&filled), due(&[("Enhet", true), ("Villkor", false), ("Datum", false)]));

    let parts = parts(&filled);
    let xml = Xml::parse(&parts["word/document.xml"]).expect("is XML");
    let controls: Vec<(String, bool)> = elements(&xml, "sdt")
        .into_iter()
        .filter(|n| !n.descendants().any(|n| n.has_tag_name((W14, "checkbox"))))
        .map(|n| (words(n), n.descendants().any(|n| n.has_tag_name((W, "showingPlcHdr")))))
        .collect();
    assert_eq!(
        controls,
        due(&[
            ("Ekan & Roten", false),
            ("Påhittad", false),
            ("Påhittade mottagningen", false),
            ("[Enhet]", true),
            ("[Villkor]", true),
            ("[Datum]", true)
        ])
    );
    let dates = elements(&xml, "date").len();
    assert_eq!(dates, 1, "a field for a date opens a calendar");
    let body = words(xml.root());
    assert!(body.contains("Det här fyller ni i själva:Parter: Villkor, Datum"), "{body}");
    assert!(body.contains("Uppgift saknas i vägledningen om Ekan & Roten:Parter: Enhet"), "{body}");
}

#[test]
fn a_form_without_fields_lists_nothing() {
    let written = written("Bara text.\n", false);
    assert!(written.blanks.is_empty());
    assert!(!parts(&written)["word/document.xml"].contains("Detta är inte ifyllt"));
}

#[test]
fn tick_boxes_are_controls_with_the_state_that_was_written() {
    let parts = parts(&written(TEXT, false));
    let xml = Xml::parse(&parts["word/document.xml"]).expect("is XML");
    let states: Vec<&str> = xml
        .descendants()
        .filter(|n| n.has_tag_name((W14, "checked")))
        .filter_map(|n| n.attribute((W14, "val")))
        .collect();
    assert_eq!(states, ["0", "1"]);
    let ids: Vec<&str> = elements(&xml, "sdtPr")
        .into_iter()
        .filter_map(|n| n.children().find(|n| n.has_tag_name((W, "id")))?.attribute((W, "val")))
        .collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "each control has its own id");
}

#[test]
fn the_title_the_language_and_the_pages_number_are_told() {
    let parts = parts(&written(TEXT, false));
    let core = Xml::parse(&parts["docProps/core.xml"]).expect("is XML");
    let said = |name: &str| {
        core.descendants().find(|n| n.tag_name().name() == name).and_then(|n| n.text())
    };
    assert_eq!(said("title"), Some("Avtal <utkast> & \"mall\""));
    assert_eq!(said("language"), Some("sv-SE"));
    assert_eq!(said("created"), Some("2026-03-01T00:00:00Z"));
    assert!(parts["word/styles.xml"].contains("<w:lang w:val=\"sv-SE\""));
    assert!(parts["word/footer1.xml"].contains(" PAGE "));
    assert!(parts["word/footer1.xml"].contains(" NUMPAGES "));
    let footer = Xml::parse(&parts["word/footer1.xml"]).expect("is XML");
    assert_eq!(words(footer.root()), "Utgåva 1, 1 mars 2026 · UtkastSida 1 av 1");
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    assert_eq!(written(TEXT, true), written(TEXT, true));
}

#[test]
fn nothing_that_an_author_writes_breaks_the_document() {
    let deep = format!("{} djupt\n", "> - ".repeat(60));
    let long = format!("[{}](falt:fri)\n", "långt ".repeat(60));
    let signs = "\u{1}\u{b}\u{ffff} ]]> &amp; <w:p/> [a](https://exempel.se/å<b>\"c)\n";
    let ragged = "| a | b |\n|---|---|\n| c |\n\n[^2]: Ensam not.\n\n####### inte en rubrik\n";
    for text in [deep.as_str(), &long, signs, ragged, ""] {
        let parts = parts(&written(text, false));
        for (name, part) in &parts {
            Xml::parse(part).unwrap_or_else(|e| panic!("{text:?} {name}: {e}"));
        }
        assert_eq!(lost(&parts), Vec::<String>::new(), "{text:?}");
        let xml = Xml::parse(&parts["word/document.xml"]).expect("is XML");
        for control in elements(&xml, "alias").iter().chain(&elements(&xml, "tag")) {
            let name = control.attribute((W, "val")).unwrap_or("");
            assert!(name.encode_utf16().count() <= 64, "{name}");
        }
    }
}

#[test]
fn a_question_stands_with_its_answers_and_no_row_of_a_table_is_alone_with_its_head() {
    let rows: Vec<String> = (1..=12).map(|n| format!("| rad {n} | b |")).collect();
    let rows = rows.join("\n");
    let text = format!(
        "1. Frågan?\n\n   - [ ] Ja\n   - [ ] Nej\n\nEn rad ovanför.\n\n| A | B |\n|---|---|\n| ett | 1 |\n| två | 2 |\n\n\
         ## Lång\n\n| A | B |\n|---|---|\n{rows}\n\nKort.\n\n- punkt\n\nHan sa:\n\n> citat\n\nSlut."
    );
    let parts = parts(&written(&text, false));
    let xml = Xml::parse(&parts["word/document.xml"]).expect("is XML");
    let kept = |said: &str| {
        let paragraph = elements(&xml, "p").into_iter().find(|p| words(*p) == said);
        let paragraph = paragraph.unwrap_or_else(|| panic!("no {said}"));
        paragraph.descendants().any(|n| n.tag_name().name() == "keepNext")
    };
    for said in ["Frågan?", "En rad ovanför.", "ett", "rad 1", "rad 11", "Kort.", "Han sa:"] {
        assert!(kept(said), "{said} is not kept with what follows");
    }
    for said in ["två", "rad 5", "rad 12", "punkt", "citat", "Slut."] {
        assert!(!kept(said), "{said} is kept with what follows");
    }
}
