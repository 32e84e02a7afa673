//! Pages made from data: what they hold, where their links lead, what they keep to themselves.

use std::collections::BTreeSet;

use handbok::derive::facts;
use handbok::derive::live;
use handbok::derive::pages::{DataPage, page};
use handbok::diag::rule::Severity;
use handbok::model::answer::Answer;
use handbok::model::handbook::Handbook;
use handbok::model::link::{Link, Register, Target};
use handbok::model::prose::{
    Block, BlockKind, Inline, Live, Mark, Picture, TableBlock, plain_text,
};
use handbok::model::stage::Bound;
use handbok::pipeline;
use handbok::settings::Settings;
use handbok::source::sources::Sources;
use handbok::source::span::{FileId, Span};

const FIXTURE: &str = include_str!("derive_pages.txt");

fn handbook() -> Handbook {
    let settings = Settings { today: jiff::civil::date(2026, 11, 21), base_url: None };
    let sources = Sources::from_fixture(FIXTURE);
    let prepared = pipeline::prepare(&sources, &settings);
    let errors: Vec<String> = prepared
        .diags
        .sorted()
        .into_iter()
        .filter(|f| f.severity == Severity::Error)
        .map(|f| format!("{} {}", f.rule.code, f.message))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    prepared.handbook
}

fn targets(hb: &Handbook) -> Vec<Target> {
    let mut out: Vec<Target> = Vec::new();
    out.extend(hb.regions.refs().flat_map(|r| [Target::Region(r), Target::Municipalities(r)]));
    out.extend(hb.centres.refs().map(Target::Centre));
    out.extend(hb.goals.refs().map(Target::Goal));
    out.extend(hb.indicators.refs().map(Target::Indicator));
    out.extend(hb.roles.refs().map(Target::Role));
    out.extend(hb.methods.refs().map(Target::Method));
    out.extend(Register::ALL.iter().map(|r| Target::Register(*r)));
    out
}

fn tables(page: &DataPage) -> Vec<&TableBlock> {
    page.blocks
        .iter()
        .filter_map(|b| match &b.kind {
            BlockKind::Table(t) => Some(&**t),
            _ => None,
        })
        .collect()
}

fn anchors(page: &DataPage) -> Vec<&str> {
    let mut out = Vec::new();
    for block in &page.blocks {
        match &block.kind {
            BlockKind::Heading(h) => out.push(h.anchor.as_str()),
            BlockKind::Table(t) => out.extend(t.rows.iter().filter_map(|r| r.anchor.as_deref())),
            _ => {}
        }
    }
    out
}

fn words(page: &DataPage) -> String {
    fn block(b: &Block, out: &mut String) {
        match &b.kind {
            BlockKind::Heading(h) => out.push_str(&plain_text(&h.text)),
            BlockKind::Paragraph(l) | BlockKind::Plain(l) => out.push_str(&plain_text(l)),
            BlockKind::List(l) => {
                l.items.iter().flat_map(|i| &i.blocks).for_each(|b| block(b, out));
            }
            BlockKind::Definitions(items) => {
                for i in items {
                    out.push_str(&plain_text(&i.term));
                    out.push_str(": ");
                    i.descriptions.iter().flatten().for_each(|b| block(b, out));
                }
            }
            BlockKind::Callout(c) => c.blocks.iter().for_each(|b| block(b, out)),
            BlockKind::Table(t) => {
                for row in &t.rows {
                    let cells: Vec<String> =
                        row.cells.iter().map(|c| plain_text::<Bound>(c)).collect();
                    out.push_str(&cells.join(" | "));
                    out.push('\n');
                }
            }
            _ => {}
        }
        out.push('\n');
    }
    let mut out = String::new();
    page.blocks.iter().for_each(|b| block(b, &mut out));
    out
}

fn one(hb: &Handbook, target: Target) -> DataPage {
    page(hb, target).expect("a data page")
}

#[test]
fn every_target_but_articles_and_the_front_has_a_page_with_title_lead_and_content() {
    let hb = handbook();
    for target in targets(&hb) {
        let page = one(&hb, target);
        assert!(!page.title.is_empty(), "{target:?}");
        assert!(page.lead.ends_with('.'), "{target:?}: {}", page.lead);
        assert!(!page.blocks.is_empty(), "{target:?}");
    }
    assert!(page(&hb, Target::Front).is_none());
}

#[test]
fn anchors_are_unique_and_headings_skip_no_level() {
    let hb = handbook();
    for target in targets(&hb) {
        let page = one(&hb, target);
        let all = anchors(&page);
        let unique: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(unique.len(), all.len(), "{target:?}: {all:?}");
        let mut level = 1;
        for block in &page.blocks {
            if let BlockKind::Heading(h) = &block.kind {
                assert!(h.level <= level + 1, "{target:?}: {}", plain_text(&h.text));
                level = h.level;
            }
        }
    }
}

#[test]
fn tables_are_even_and_say_what_they_show() {
    let hb = handbook();
    for target in targets(&hb) {
        for table in tables(&one(&hb, target)) {
            assert!(table.caption.is_some(), "{target:?}");
            assert_eq!(table.align.len(), table.head.len(), "{target:?}");
            for row in &table.rows {
                assert_eq!(row.cells.len(), table.head.len(), "{target:?}");
                assert!(!row.cells[0].is_empty(), "{target:?}: a row without a name");
            }
        }
    }
}

#[test]
fn links_to_records_lead_to_anchors_that_exist() {
    fn seek(list: &[Inline], found: &mut Vec<Link>) {
        for inline in list {
            match inline {
                Inline::Link(l) => found.push(l.to.clone()),
                Inline::Strong(l) | Inline::Emphasis(l) => seek(l, found),
                _ => {}
            }
        }
    }
    let hb = handbook();
    let mut checked = 0;
    for target in targets(&hb) {
        let own = one(&hb, target);
        let mut found = Vec::new();
        for table in tables(&own) {
            table.rows.iter().flat_map(|r| &r.cells).for_each(|c| seek(c, &mut found));
        }
        for link in found {
            if let Link::To { target: to, anchor: Some(anchor) } = link
                && let Some(there) = page(&hb, to)
            {
                assert!(anchors(&there).contains(&anchor.as_str()), "{target:?} → {to:?}#{anchor}");
                checked += 1;
            }
        }
    }
    assert!(checked > 20, "{checked} links");
}

#[test]
fn a_centre_of_which_little_is_known_says_so_once() {
    let hb = handbook();
    let sparse = hb.centres.find("tyst").expect("in the fixture");
    let page = one(&hb, Target::Centre(sparse));
    let text = words(&page);
    assert_eq!(text.matches("Uppgift saknas").count(), 1, "{text}");
    assert!(text.contains("content/centres/norr/tyst.yaml"), "{text}");
    assert!(text.contains("Det går inte att avgöra"), "{text}");
}

#[test]
fn a_centre_shows_its_class_its_tariff_and_its_gaps() {
    let hb = handbook();
    let known = hb.centres.find("lind").expect("in the fixture");
    let page = one(&hb, Target::Centre(known));
    let yes = tables(&page)[0].rows[0]
        .cells
        .iter()
        .flatten()
        .any(|i| matches!(i, Inline::Mark(Mark::Answer(Answer::Yes))));
    let text = words(&page);
    assert!(yes, "{text}");
    assert!(text.contains("Uppskattning: 200\u{a0}000\u{a0}kronor per år"), "{text}");
    assert!(text.contains("Styrgrupp | Ja | 96\u{a0}%"), "{text}");
    assert!(text.contains("Region | 60 | 60,00\u{a0}% | 60\u{a0}000,00"), "{text}");
    assert!(text.contains("Har gått ut"), "{text}");
}

#[test]
fn a_region_shows_its_supplements_with_links() {
    let hb = handbook();
    let region = hb.regions.find("norr").expect("in the fixture");
    let text = words(&one(&hb, Target::Region(region)));
    assert!(text.contains("Så gör vi i norr i 1.1 Första"), "{text}");
}

#[test]
fn sources_tell_what_cites_them_and_terms_stand_in_swedish_order() {
    let hb = handbook();
    let text = words(&one(&hb, Target::Register(Register::Sources)));
    assert!(text.contains("Sidor (1): Första"), "{text}");
    assert!(text.contains("Hänvisningar: Inga"), "{text}");
    let terms = words(&one(&hb, Target::Register(Register::Terms)));
    let place = |w: &str| terms.find(w).unwrap_or_else(|| panic!("{w} in {terms}"));
    assert!(place("barn") < place("åtgärd") && place("åtgärd") < place("öppen"), "{terms}");
}

#[test]
fn demands_are_counted_as_answered_only_where_the_handbook_answers() {
    let hb = handbook();
    let text = words(&one(&hb, Target::Register(Register::Demands)));
    assert!(text.contains("1 av 2"), "{text}");
    assert!(text.contains("Inget svar ännu"), "{text}");
}

#[test]
fn small_cells_are_not_shown_and_the_next_is_hidden_with_them() {
    let hb = handbook();
    let indicator = hb.indicators.find("besok").expect("in the fixture");
    let text = words(&one(&hb, Target::Indicator(indicator)));
    assert!(!text.contains("Björk | Kommun | 3"), "{text}");
    assert_eq!(text.matches("Visas inte").count(), 2, "{text}");
}

fn expand(hb: &Handbook, word: &str, params: &[(&str, &str)]) -> Vec<Block> {
    let here = Span::head(FileId(0));
    let params = params.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned(), here)).collect();
    live::expand(hb, &Live { word: word.to_owned(), params }, here)
}

#[test]
fn every_live_word_gives_blocks_without_anchors_of_their_own() {
    let hb = handbook();
    for (word, _) in live::words() {
        let params: &[(&str, &str)] = match *word {
            "diagram" => &[("id", "praxis-2023")],
            "tabell" => &[("id", "besok")],
            _ => &[],
        };
        let blocks = expand(&hb, word, params);
        assert!(!blocks.is_empty(), "{word}");
        for block in &blocks {
            match &block.kind {
                // The list of findings is a page of its own, with headings to go to.
                BlockKind::Heading(_) if *word == "anmarkningar" => {}
                BlockKind::Heading(h) => panic!("{word}: {}", h.anchor),
                BlockKind::Table(t) => {
                    assert!(t.rows.iter().all(|r| r.anchor.is_none()), "{word}");
                }
                _ => {}
            }
        }
    }
    for data in live::TABLES {
        assert!(!expand(&hb, "tabell", &[("data", data)]).is_empty(), "{data}");
    }
}

#[test]
fn a_live_word_or_value_that_names_nothing_gives_nothing() {
    let hb = handbook();
    assert!(expand(&hb, "tabel", &[]).is_empty());
    assert!(expand(&hb, "tabell", &[]).is_empty());
    assert!(expand(&hb, "centraler", &[("region", "soder")]).is_empty());
    assert!(expand(&hb, "tariff", &[("datum", "i går")]).is_empty());
}

#[test]
fn a_plot_shows_what_its_table_shows() {
    let hb = handbook();
    let blocks = expand(&hb, "diagram", &[("id", "praxis-2023")]);
    let svg = blocks
        .iter()
        .find_map(|b| match &b.kind {
            BlockKind::Figure(f) => match &f.image {
                Picture::Drawn(svg) => Some(svg.to_string()),
                Picture::File(_) => None,
            },
            _ => None,
        })
        .expect("a plot");
    let table = blocks
        .iter()
        .find_map(|b| match &b.kind {
            BlockKind::Table(t) => Some(t),
            _ => None,
        })
        .expect("a table beside it");
    for row in &table.rows {
        for cell in &row.cells {
            let words = plain_text::<Bound>(cell);
            assert!(svg.contains(&words), "{words}");
        }
    }
}

fn fact(hb: &Handbook, name: &str, params: &[(&str, &str)]) -> Result<String, String> {
    let params: Vec<(String, String)> =
        params.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    facts::value(hb, name, &params).map_err(|e| e.to_string())
}

#[test]
fn live_figures_count_what_the_data_holds() {
    let hb = handbook();
    let ok = |s: &str| Ok(s.to_owned());
    assert_eq!(fact(&hb, "centraler", &[("region", "norr")]), ok("2"));
    assert_eq!(fact(&hb, "centraler", &[("grad", "helt")]), ok("1"));
    assert_eq!(fact(&hb, "centraler", &[("status", "planerad")]), ok("0"));
    assert_eq!(fact(&hb, "kommuner-med-central", &[("region", "norr")]), ok("1"));
    assert_eq!(fact(&hb, "kommuner", &[("region", "norr")]), ok("3"));
    assert_eq!(fact(&hb, "andel-centraler", &[("grad", "helt")]), ok("50\u{a0}%"));
    assert_eq!(fact(&hb, "mal", &[("niva", "regional"), ("region", "norr")]), ok("1"));
    let practice = [("id", "praxis-2023"), ("rad", "ledningsgrupp")];
    assert_eq!(fact(&hb, "statistik", &practice), ok("96\u{a0}%"));
    assert_eq!(fact(&hb, "tariff", &[("id", "norr-2026"), ("niva", "1")]), ok("200\u{a0}000"));
    let measured = [("indikator", "besok"), ("kommun", "lind"), ("ar", "2025")];
    assert_eq!(fact(&hb, "matning", &measured), ok("60"));
    assert_eq!(fact(&hb, "kallor", &[]), ok("2"));
}

#[test]
fn live_figures_that_cannot_be_told_say_why() {
    let hb = handbook();
    for (name, params, why) in [
        ("centrler", &[][..], "okänd uppgift"),
        ("centraler", &[("regon", "norr")], "har ingen parameter"),
        ("centraler", &[("region", "nor")], "okänt värde"),
        ("statistik", &[], "behöver parametern"),
        ("statistik", &[("id", "praxis-2023")], "behöver parametern \u{201d}rad\u{201d}"),
        ("tariff", &[("id", "norr-2026"), ("niva", "0")], "okänt värde"),
        ("tariff", &[("id", "norr-2026"), ("niva", "9")], "okänt värde"),
        ("matning", &[("indikator", "besok"), ("kommun", "bjork"), ("ar", "2025")], "få personer"),
        ("matning", &[("indikator", "besok"), ("kommun", "lind"), ("ar", "2020")], "inget värde"),
    ] {
        let told = fact(&hb, name, params).expect_err(name);
        assert!(told.contains(why), "{name}: {told}");
    }
}
