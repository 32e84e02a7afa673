//! What a plot says its table says too, whichever plot fits; and what is doubted says so in both.

use std::fmt::Write as _;

use std::collections::BTreeSet;

use handbok::derive::pages::page;
use handbok::model::handbook::Handbook;
use handbok::model::link::Target;
use handbok::model::prose::{Block, BlockKind, Picture, plain_text};
use handbok::model::stage::Bound;
use handbok::pipeline;
use handbok::source::sources::Sources;

use crate::large::region;
use crate::{figures, settings};

/// A made-up region where the first indicator has values of these centres and years.
fn measured(centres: usize, years: usize) -> Handbook {
    let size = region::Size { centres, indicators: 1, measured: 1, years };
    prepared(&region::handbook(size))
}

fn prepared(fixture: &str) -> Handbook {
    pipeline::prepare(&Sources::from_fixture(fixture), &settings()).handbook
}

/// The texts of a drawing.
fn texts(svg: &str) -> Vec<String> {
    let open = svg.split("<text").skip(1);
    let told = open.filter_map(|t| Some(t.split_once('>')?.1.split_once("</text>")?.0));
    told.map(|t| t.replace("&amp;", "&")).collect()
}

/// The drawings and the cells of the tables of some blocks.
fn drawn(blocks: &[Block]) -> (Vec<(String, Vec<String>)>, BTreeSet<String>) {
    let mut figures = Vec::new();
    let mut cells = BTreeSet::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Figure(f) => {
                if let Picture::Drawn(svg) = &f.image {
                    figures.push((f.alt.clone(), texts(svg)));
                }
            }
            BlockKind::Table(t) => {
                let all = t.rows.iter().flat_map(|r| &r.cells).chain(&t.head);
                cells.extend(all.map(|c| plain_text::<Bound>(c)));
            }
            _ => {}
        }
    }
    (figures, cells)
}

/// The number that a text begins with: "317 (n = 20)" and "317, ifrågasatt" say 317.
fn number(text: &str) -> Option<String> {
    let digits = |c: &char| c.is_ascii_digit() || matches!(c, '\u{a0}' | ',' | '\u{2212}' | '%');
    let head: String = text.chars().take_while(digits).collect();
    let head = head.trim_end_matches([',', '\u{a0}']).to_owned();
    head.chars().any(|c| c.is_ascii_digit()).then_some(head)
}

/// What the drawings of an indicator's page say that its tables do not, and how each begins.
fn beyond_the_table(hb: &Handbook) -> (Vec<String>, Vec<String>) {
    let r = hb.indicators.refs().next().expect("an indicator");
    let page = page(hb, Target::Indicator(r)).expect("it has a page");
    let (figures, cells) = drawn(&page.blocks);
    let numbers: BTreeSet<String> = cells.iter().filter_map(|c| number(c)).collect();
    let kinds = figures.iter().filter_map(|(alt, _)| Some(alt.split_once('.')?.0.to_owned()));
    let strange = figures.iter().flat_map(|(_, texts)| texts).filter(|text| match number(text) {
        Some(n) => !numbers.contains(&n),
        None => !cells.iter().any(|c| c.contains(text.as_str())),
    });
    (kinds.collect(), strange.cloned().collect())
}

#[test]
fn every_plot_tells_what_its_table_tells_and_each_amount_of_data_has_its_own() {
    for (centres, years, kind) in [
        (3, 10, "Linjediagram"),
        (12, 2, "Linjer mellan två år"),
        (12, 10, "Små linjediagram"),
        (12, 1, "Stapeldiagram"),
    ] {
        let (kinds, strange) = beyond_the_table(&measured(centres, years));
        assert_eq!(kinds, [kind], "{centres} centres, {years} years");
        assert_eq!(strange, Vec::<String>::new(), "{centres} centres, {years} years");
    }
}

#[test]
fn more_objects_than_a_figure_holds_are_told_by_the_table_alone() {
    let (kinds, _) = beyond_the_table(&measured(300, 10));
    assert_eq!(kinds, Vec::<String>::new());
}

#[test]
fn the_plots_of_the_real_handbook_say_what_its_tables_say() {
    let hb = figures::handbook();
    let mut seen = 0;
    for target in hb.indicators.refs().map(Target::Indicator) {
        let page = page(hb, target).expect("it has a page");
        let (figures, cells) = drawn(&page.blocks);
        let numbers: BTreeSet<String> = cells.iter().filter_map(|c| number(c)).collect();
        for text in figures.iter().flat_map(|(_, texts)| texts) {
            seen += 1;
            let told = number(text).map_or_else(
                || cells.iter().any(|c| text.contains(c.as_str()) || c.contains(text.as_str())),
                |n| numbers.contains(&n),
            );
            assert!(told, "{text} stands in no table: {cells:?}");
        }
    }
    assert!(seen > 20, "only {seen} texts in drawings");
}

#[test]
fn degrees_of_co_location_are_one_bar_in_parts_and_table_13_is_not() {
    let hb = figures::handbook();
    let alts = |target| -> Vec<String> {
        let page = page(hb, target).expect("it has a page");
        drawn(&page.blocks).0.into_iter().map(|(alt, _)| alt).collect()
    };
    let region = hb.regions.find("stockholm").expect("the region");
    let parts = "Helt samlokaliserad: 11 (35\u{a0}%); Delvis samlokaliserad: 6 (19\u{a0}%); \
                 Ej samlokaliserad: 14 (45\u{a0}%)";
    assert!(
        alts(Target::Region(region))
            .iter()
            .any(|a| a.starts_with("En stapel i delar") && a.contains(parts)),
        "{:?}",
        alts(Target::Region(region))
    );
    let statistics = Target::Register(handbok::model::link::Register::Statistics);
    let many = alts(statistics).into_iter().find(|a| a.contains("BVC")).expect("table 13");
    assert!(many.starts_with("Stapeldiagram"), "several answers each make no whole: {many}");
}

/// Everything that the pages of a handbook say.
fn said(hb: &Handbook, target: Target) -> String {
    let told = format!("{:?}", page(hb, target).expect("it has a page").blocks);
    told.replace("\\u{a0}", "\u{a0}")
}

#[test]
fn a_number_that_a_finding_doubts_says_so_in_table_plot_and_file() {
    let size = region::Size { centres: 6, indicators: 2, measured: 2, years: 1 };
    let good = region::handbook(size);
    let line = "indikator: matt-1, centrum: central-2, ar: 2025, varde: ";
    let at = good.find(line).expect("the value is written") + line.len();
    let rest = good[at..].find(',').expect("a comma") + at;
    let broken = format!("{}150{}", &good[..at], &good[rest..]);
    let (good, broken) = (prepared(&good), prepared(&broken));
    let target = |hb: &Handbook| Target::Indicator(hb.indicators.find("matt-1").expect("is there"));
    assert!(!said(&good, target(&good)).contains("frågasatt"));
    let told = said(&broken, target(&broken));
    assert!(told.contains("Ifrågasatt: 150\u{a0}% är ingen andel"), "{told}");
    assert!(told.contains("150\u{a0}%, ifrågasatt"), "the plot is silent: {told}");
    let files = handbok::export::files(&broken);
    let csv = files.iter().find(|f| f.path == "data/matvarden.csv").expect("the file");
    let csv = String::from_utf8(csv.bytes.clone()).expect("is UTF-8");
    let row = csv.lines().find(|l| l.contains("matt-1") && l.contains("central-2,2025,150"));
    assert!(row.is_some_and(|r| r.contains("är ingen andel")), "{csv}");
}

#[test]
fn doubts_of_counts_degrees_shares_and_tariffs_are_told_where_they_are_shown() {
    let size = region::Size { centres: 4, indicators: 0, measured: 0, years: 1 };
    let mut fixture = region::handbook(size)
        .replace("kommuner_antal: 20", "kommuner_antal: 21")
        .replace("id: kommun-3, namn: Kommun 3,", "id: kommun-3, namn: Kommun 3, antal_centraler: 7,")
        .replace("samlokalisering: {grad: helt}", "samlokalisering: {grad: helt}\nenheter:\n  mhv: {huvudman: region, samlokaliserad: nej}\nsamordnare: {finns: ja, procent: 140}");
    fixture = fixture.replace("kommuner_antal: 21\n", "tariffer:\n  - {id: a, namn: A, giltig_fran: 2020, status: gallande, per_person: [{grupp: barn, kronor: 90}], kalla: s1}\n  - {id: b, namn: B, giltig_fran: 2022, status: gallande, per_person: [{grupp: barn, kronor: 95}], kalla: s1}\nkommuner_antal: 21\n");
    fixture.push_str("-- guidance/statistics.yaml --\n- id: delar\n  namn: Delar\n  enhet: antal\n  avser: 2025\n  rader:\n    - {id: a, namn: A, varde: 1, andel: 50}\n    - {id: b, namn: B, varde: 1, andel: 40}\n  kalla: s1\n");
    let hb = prepared(&fixture);
    let region = hb.regions.refs().next().expect("the region");
    let centre = hb.centres.find("central-0").expect("the centre");
    let statistics = Target::Register(handbok::model::link::Register::Statistics);
    for (target, words) in [
        (Target::Region(region), "regionen har 21 kommuner, men 20 står i listan"),
        (Target::Municipalities(region), "sägs ha 7 centraler"),
        (Target::Region(region), "graden är"),
        (Target::Region(region), "B börjar innan A har slutat"),
        (Target::Centre(centre), "är ingen del av en heltid"),
        (Target::Centre(centre), "graden är"),
        (statistics, "andelarna blir tillsammans 90"),
    ] {
        let told = said(&hb, target);
        assert!(told.contains("Ifrågasatt") && told.contains(words), "{words}: {told}");
    }
}

#[test]
fn a_doubted_number_in_a_text_has_a_note_before_it() {
    let text = "-- content/om/antal.md --\n---\ntitel: Antal\ningress: Hur många.\nansvarig_roll: chef\ngranskad: nej\ngranskas_senast: 2027-01-01\nstatus: utkast\n---\nFörst ett stycke.\n\nI Region Stor finns 17 familjecentraler.\n";
    let size = region::Size { centres: 4, indicators: 0, measured: 0, years: 1 };
    let hb = prepared(&format!("{}{text}", region::handbook(size)));
    let (_, article) = hb.articles.iter().next().expect("the page");
    let kinds: Vec<&str> = article
        .prose
        .blocks
        .iter()
        .map(|b| match &b.kind {
            BlockKind::Callout(_) => "note",
            BlockKind::Paragraph(_) => "text",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["text", "note", "text"]);
}

#[test]
fn a_live_figure_made_from_what_is_doubted_says_so_beside_its_sentence() {
    let size = region::Size { centres: 4, indicators: 1, measured: 1, years: 1 };
    let sentences = [
        ("[4](fakta:centraler?region=stor)", "sägs ha 7 centraler"),
        ("[20](fakta:kommuner?region=stor)", "har 21 kommuner, men 20 står i listan"),
        ("[50 %](fakta:statistik?id=delar&rad=a)", "delarna blir tillsammans 90"),
        ("[0](fakta:kallor)", ""),
    ];
    let mut text =
        region::handbook(size).replace("kommuner_antal: 20", "kommuner_antal: 21").replace(
            "id: kommun-3, namn: Kommun 3,",
            "id: kommun-3, namn: Kommun 3, antal_centraler: 7,",
        );
    text.push_str("-- guidance/statistics.yaml --\n- id: delar\n  namn: Delar\n  enhet: procent\n  avser: 2025\n  rader:\n    - {id: a, namn: A, varde: 50, andel: 50}\n    - {id: b, namn: B, varde: 40, andel: 40}\n  kalla: s1\n-- content/om/siffror.md --\n---\ntitel: Siffror\ningress: Hur många.\nansvarig_roll: chef\ngranskad: nej\ngranskas_senast: 2027-01-01\nstatus: utkast\n---\n");
    for (figure, _) in sentences {
        let _ = write!(text, "Här står {figure} i en mening.\n\n");
    }
    let hb = prepared(&text);
    let article =
        hb.articles.rows().find(|a| a.path.value.ends_with("siffror.md")).expect("the page");
    let mut note = String::new();
    let mut told: Vec<String> = Vec::new();
    for block in &article.prose.blocks {
        let said = format!("{:?}", block.kind);
        if matches!(block.kind, BlockKind::Callout(_)) {
            note = said;
        } else {
            told.push(std::mem::take(&mut note));
        }
    }
    assert_eq!(told.len(), sentences.len());
    for ((figure, words), note) in sentences.iter().zip(&told) {
        assert_eq!(note.contains("frågasatt siffra"), !words.is_empty(), "{figure}: {note}");
        assert!(note.contains(words), "{figure}: {note}");
    }
}
