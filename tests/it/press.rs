//! Small handbooks set whole: every construct reaches paper, and nothing bad stops the press.

use handbok::model::handbook::Handbook;
use handbok::model::link::Target;
use handbok::pipeline;
use handbok::print::booklet::{Booklet, file, plan};
use handbok::print::press::{Outcome, Press};
use handbok::settings::Settings;
use handbok::source::sources::Sources;
use handbok::theme::Theme;

const FRAME: &str = "\
-- guidance/handbook.yaml --
titel: Vägledning
undertitel: En liten vägledning
utgivare: [Region Prov]
utgava: \"1\"
datum: 2026-03-01
status: utkast
sprak: sv
-- guidance/regions/prov.yaml --
namn: Region Prov
kortnamn: Prov
lan: Provs län
lankod: \"99\"
definitioner: {}
kommuner_antal: 0
kommuner: []
-- guidance/chapters/1-start/index.md --
---
titel: Start
ingress: Här börjar det.
granskad: nej
granskas_senast: 2027-01-01
status: utkast
---

Inledning till [nästa](1-mer.md).
-- guidance/chapters/1-start/1-mer.md --
---
titel: Mer
ingress: Här fortsätter det.
granskad: nej
granskas_senast: 2027-01-01
status: utkast
---

";

fn handbook(section: &str) -> (Sources, Handbook) {
    let sources = Sources::from_fixture(&format!("{FRAME}{section}"));
    let today = jiff::civil::date(2026, 3, 2);
    let prepared = pipeline::prepare(&sources, &Settings { today, base_url: None });
    (sources, prepared.handbook)
}

/// The chapter that holds the section, set with the theme in the binary.
fn set(section: &str) -> Outcome {
    let (sources, hb) = handbook(section);
    let theme = Theme::embedded();
    Press::new(&hb, &sources, &theme).set(Booklet::Chapter(hb.chapters[0].opening))
}

fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome.diags.clone().sorted().iter().map(|f| f.rule.code).collect()
}

const EVERYTHING: &str = r#"
## Rubrik med *betoning* och `kod`

Ett stycke med **stark**, ~~struken~~ och [en länk](https://exempel.se/a/b).[^1] Samma [länk](https://exempel.se/a/b)
igen, hård\
radbrytning och en not till.[^1]

[^1]: En fotnot med [länk](https://exempel.se/c).

- en punkt
  - en punkt i en punkt
    1. ett tal
- en till

7. sju
8. åtta

- [ ] att göra
- [x] gjort

Term
: Vad den betyder.

> Ett citat.

> [!NOTE] Egen rubrik
> Att tänka på.

> [!EJ BESLUTAD]
> Ett förslag.

> [!REGION prov] I Prov
> Så gör vi här.

| Län | Antal |
|-----|------:|
| Prov | 18 266 |
| Två  | −3 788 |

```
kod som står kvar
```

![Ett streck](../../../content/images/a.svg "Bildtext")

***

### Fråga?

- [ ] fel
- [x] rätt

> [!SVAR]
> För att det är så.
-- content/images/a.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0L40 20" stroke="black"/></svg>
"#;

#[test]
fn every_construct_reaches_paper_without_a_finding() {
    let outcome = set(EVERYTHING);
    assert_eq!(codes(&outcome), Vec::<&str>::new());
    let printed = outcome.printed.expect("a PDF");
    assert!(printed.bytes.starts_with(b"%PDF-1.7"));
    assert!(printed.pages >= 2);
}

#[test]
fn the_same_handbook_gives_the_same_bytes_and_the_same_key() {
    let (sources, hb) = handbook(EVERYTHING);
    let theme = Theme::embedded();
    let whole = Booklet::Whole { region: None };
    let one = Press::new(&hb, &sources, &theme);
    let two = Press::new(&hb, &sources, &theme);
    assert_eq!(one.key(whole), two.key(whole));
    assert!(one.set(whole).printed.is_some());
    assert_eq!(one.set(whole).printed, two.set(whole).printed);
    let (other_sources, other) = handbook("Andra ord.\n");
    assert_ne!(one.key(whole), Press::new(&other, &other_sources, &theme).key(whole));
}

#[test]
fn bad_input_is_told_and_a_pdf_is_made_without_it() {
    let deep = format!("{}text", "> ".repeat(30));
    let outcome = set(&format!(
        "## Ett\n\n#### Tre\n\n![Trasig](../../../content/images/a.svg)\n\n歓迎 och 👏\n\n{}\n\n{deep}\n\n## Not[^a]\n\n[^a]: Ord.\n-- content/images/a.svg --\n<svg\n",
        "b".repeat(300)
    ));
    let codes = codes(&outcome);
    for code in [
        "for-djup-nastling",
        "tecken-utan-typ",
        "for-langt-ord",
        "bild-gar-inte-att-trycka",
        "fotnot-i-rubrik",
    ] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    assert!(outcome.printed.is_some());
}

#[test]
fn no_words_become_typst_source() {
    for words in [
        "#panic(\"x\")",
        "\"];#panic()[\"",
        "$ x $ \\ `# ] )",
        "#{ while true {} }",
        "\\u{0022} #sys.inputs",
        "//* #read(\"/etc/passwd\") */",
    ] {
        let text = format!(
            "{words}\n\n- {words}\n\n> [!NOTE] {words}\n> {words}\n\n| {words} |\n|---|\n| {words} |\n"
        );
        let outcome = set(&text);
        assert!(outcome.printed.is_some(), "{words}");
        assert_eq!(codes(&outcome), Vec::<&str>::new(), "{words}");
    }
}

#[test]
fn a_fault_in_a_theme_is_told_at_its_file_and_stops_the_pdf() {
    let fixture = format!(
        "{FRAME}Ord.\n-- themes/egen/print/tokens.typ --\n#let ink = rgb(\"#1e2426\")\n#let muted = okand\n"
    );
    let sources = Sources::from_fixture(&fixture);
    let today = jiff::civil::date(2026, 3, 2);
    let hb = pipeline::prepare(&sources, &Settings { today, base_url: None }).handbook;
    let theme = Theme::overlaid(&sources, "egen");
    let outcome = Press::new(&hb, &sources, &theme).set(Booklet::Whole { region: None });
    assert!(outcome.printed.is_none());
    let findings = outcome.diags.sorted();
    assert_eq!(findings[0].rule.code, "fel-i-trycktema");
    let place = sources.place(findings[0].span);
    assert_eq!((sources.file(findings[0].span.file).name(), place.line), ("tokens.typ", 2));
}

#[test]
fn booklets_have_addresses_of_their_own_and_pages_know_theirs() {
    let (_, hb) = handbook("Ord.\n");
    let mut paths: Vec<String> = plan(&hb).iter().map(|b| b.path(&hb)).collect();
    assert_eq!(
        paths,
        [
            "pdf/vagledningen.pdf",
            "pdf/vagledningen-stor-stil.pdf",
            "pdf/vagledningen-dubbelsidig.pdf",
            "pdf/kapitel/start.pdf"
        ]
    );
    paths.dedup();
    assert_eq!(paths.len(), 4);
    let section = hb.articles.find("guidance/chapters/1-start/1-mer.md").expect("read");
    assert_eq!(file(&hb, Target::Article(section)).as_deref(), Some("pdf/kapitel/start.pdf"));
    assert_eq!(file(&hb, Target::Front).as_deref(), Some("pdf/vagledningen.pdf"));
}
