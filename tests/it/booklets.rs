//! Booklets for one region, one role and one centre, made of a small handbook of made-up data.

use handbok::derive::pages::page;
use handbok::model::article::Place;
use handbok::model::handbook::Handbook;
use handbok::model::link::{Register, Target};
use handbok::model::prose::{BlockKind, plain_text};
use handbok::pipeline;
use handbok::print::booklet::Booklet;
use handbok::print::listed::plan;
use handbok::print::press::Press;
use handbok::settings::Settings;
use handbok::source::sources::Sources;
use handbok::theme::Theme;

const MORE: &str = "
-- guidance/templates/avtal.md --
---
titel: \"Mall: avtal\"
ingress: Ett påhittat avtal.
typ: avtal
granskad: nej
granskas_senast: 2027-01-01
status: utkast
---

Avtalet gäller [Centralens namn](falt:namn) på [Adress](falt:adress).

Vi vill [Egna mål](falt:fri).
-- content/onboarding/chef.md --
---
titel: Ny som chef
ingress: Du får veta vad du gör först.
granskad: nej
granskas_senast: 2027-01-01
status: utkast
roll: chef
steg:
  - {nar: dag, uppgift: Läs det här, tid_min: 5}
---

Välkommen.

## Det första

Hälsa.
";

const YEARS: &str = "
- id: listade
  namn: Listade barn
  enhet: antal
  avser: 2025
  rader:
    - {id: \"2020\", namn: År 2020, varde: 220}
    - {id: \"2025\", namn: År 2025, varde: 180}
  kalla: s1
-- guidance/goals.yaml --";

fn handbook() -> (Sources, Handbook) {
    let small = include_str!("derive_pages.txt");
    let small = small.replacen("\n-- guidance/goals.yaml --", YEARS, 1);
    let sources = Sources::from_fixture(&format!("{small}{MORE}"));
    let settings = Settings { today: jiff::civil::date(2026, 11, 21), base_url: None };
    let prepared = pipeline::prepare(&sources, &settings);
    (sources, prepared.handbook)
}

/// What a booklet is set from, and how many pages it comes to.
fn set(hb: &Handbook, sources: &Sources, booklet: Booklet) -> (String, usize) {
    let theme = Theme::embedded();
    let press = Press::new(hb, sources, &theme);
    let forme = press.forme(booklet);
    let texts: Vec<&str> = forme.texts.values().map(|typ| typ.text.as_str()).collect();
    let texts = texts.concat();
    let printed = press.set_forme(forme).printed.expect("a PDF");
    (texts, printed.pages)
}

#[test]
fn a_form_for_a_centre_lists_what_is_not_filled_in_and_a_blank_form_does_not() {
    let (sources, hb) = handbook();
    let form = hb.articles.iter().find(|(_, a)| matches!(a.place, Place::Form { .. }));
    let form = form.expect("a form").0;
    let centre = hb.centres.find("lind").expect("a centre");
    let (filled, _) = set(&hb, &sources, Booklet::Form { form, centre: Some(centre) });
    let (before, list) = filled.split_once("Det som inte är ifyllt").expect("a list");
    assert!(before.contains("#t.filled(\"Lind\")"), "{before}");
    assert!(list.contains("Adress") && list.contains("Egna mål"), "{list}");
    assert!(!list.contains("Centralens namn"), "{list}");
    let (blank, _) = set(&hb, &sources, Booklet::Form { form, centre: None });
    assert!(!blank.contains("Det som inte är ifyllt"));
}

#[test]
fn a_region_has_a_report_of_what_is_measured_in_which_few_stay_hidden() {
    let (sources, hb) = handbook();
    let region = hb.regions.find("norr").expect("a region");
    assert!(plan(&hb).contains(&Booklet::FollowUp(region)));
    let (text, _) = set(&hb, &sources, Booklet::FollowUp(region));
    for words in ["Det som är mätt", "\"113\"", "Visas inte", "#t.picture(", "Mer stöd"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("\"3\""), "a cell of three is told");
}

#[test]
fn a_welcome_folder_for_a_centre_holds_the_steps_and_what_is_known_of_the_centre() {
    let (sources, hb) = handbook();
    let path = hb.articles.iter().find(|(_, a)| matches!(a.place, Place::Path { .. }));
    let path = path.expect("a path").0;
    let centre = hb.centres.find("lind").expect("a centre");
    let booklet = Booklet::Welcome { path, centre };
    assert_eq!(booklet.path(&hb), "pdf/introduktion/chef/norr/lind.pdf");
    assert!(!plan(&hb).contains(&booklet), "it is made when it is asked for");
    let (text, _) = set(&hb, &sources, booklet);
    for words in ["Läs det här", "Hälsa.", "Så klassas centralen"] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn the_introduction_at_a_centre_has_a_pdf_with_what_is_known_of_it_and_a_page_for_each_role() {
    let (sources, hb) = handbook();
    let booklets = plan(&hb);
    let found = booklets.iter().find(|b| matches!(b, Booklet::Arrival(_)));
    let booklet = *found.expect("a centre with something of its own");
    assert_eq!(booklet.path(&hb), "pdf/introduktion/norr/lind.pdf");
    let Booklet::Arrival(centre) = booklet else { return };
    let file = handbok::print::booklet::file(&hb, Target::Arrival(centre));
    assert_eq!(file.as_deref(), Some("pdf/introduktion/norr/lind.pdf"));
    let downloads = handbok::pipeline::downloads(&hb, &booklets, &[]);
    let own = downloads.iter().filter(|d| d.target == Target::Arrival(centre));
    assert_eq!(own.count(), 1, "the page links to it");
    let (text, pages) = set(&hb, &sources, booklet);
    for words in ["Människorna", "Läs det här", "Första dagen"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(pages >= 2, "each role begins on a page of its own");
}

#[test]
fn the_responsibilities_are_one_chart_on_one_page_with_a_letter_in_each_square() {
    let (sources, hb) = handbook();
    let (text, pages) = set(&hb, &sources, Booklet::Register(Register::Responsibilities));
    assert_eq!(pages, 1);
    let (_, chart) = text.split_once("#t.chart(").expect("a chart");
    assert!(chart.contains("[#\"Leda arbetet, föreslaget\";], [#\"R\";], [#\"A\";]"), "{chart}");
}

#[test]
fn a_plot_and_its_table_do_not_say_the_same_and_years_in_rows_are_years_in_the_caption() {
    let (_, hb) = handbook();
    let page = page(&hb, Target::Register(Register::Statistics)).expect("a page");
    let captions: Vec<String> = page
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Figure(figure) => figure.caption.as_deref().map(plain_text),
            BlockKind::Table(table) => table.caption.as_deref().map(plain_text),
            _ => None,
        })
        .collect();
    let of = |name: &str| captions.iter().filter(|c| c.starts_with(name)).collect::<Vec<_>>();
    assert_eq!(of("Listade"), ["Listade barn, 2020–2025", "Listade barn: diagrammets siffror"]);
    let practice = of("Så arbetar");
    assert!(practice[0].ends_with(", 2023"), "{practice:?}");
    assert_ne!(practice[0], practice[1]);
}
