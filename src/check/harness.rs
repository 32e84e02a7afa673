//! How a rule's own test is run.

use jiff::civil::Date;

use super::cx::Cx;
use super::fixture::{self, Case};
use super::rules::Entry;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::handbook::Handbook;
use crate::settings::Settings;
use crate::source::sources::Sources;
use crate::{manuscript, resolve};

/// The day on which fixtures are read.
pub const TODAY: Date = jiff::civil::date(2026, 12, 1);

/// A fixture read and resolved.
pub struct Prepared {
    /// The fixture.
    pub case: Case,
    /// Its files, with those of the small handbook.
    pub sources: Sources,
    /// The handbook.
    pub handbook: Handbook,
    /// What reading and resolving told.
    pub form: Diags,
}

/// Reads and resolves a fixture.
pub fn prepare(text: &str) -> Prepared {
    let case = fixture::case(text);
    let sources = Sources::from_fixture(&case.whole());
    let settings = Settings { today: TODAY, base_url: None };
    let mut form = Diags::new();
    let manuscript = manuscript::read::manuscript(&sources, &mut form);
    let resolved = resolve::handbook::Resolved::new(manuscript, &sources, settings);
    let (handbook, told) = resolved.handbook();
    form.extend(told);
    Prepared { case, sources, handbook, form }
}

/// What a rule finds in the files that a fixture writes itself.
pub fn findings(entry: &Entry, text: &str) -> Vec<Finding> {
    let prepared = prepare(text);
    let mut diags = Diags::new();
    entry.run(&Cx::new(&prepared.handbook, &prepared.sources, &prepared.form), &mut diags);
    let own = |f: &Finding| prepared.case.has(&prepared.sources.file(f.span.file).path);
    diags.sorted().into_iter().filter(own).collect()
}

/// Two indicators, a share and a count, and a region with one municipality: what measured values
/// in fixtures are of.
const MEASURED: &str = r#"
-- guidance/indicators.yaml --
- id: andel
  namn: andel
  typ: process
  definition: D
  enhet: procent
  riktning: hog
  periodicitet: varje år
  minsta_cell: 5
  version: "1"
  status: forslag
  taljare: A
  namnare: B
- id: antal
  namn: antal
  typ: process
  definition: D
  enhet: antal
  riktning: hog
  periodicitet: varje år
  minsta_cell: 5
  version: "1"
  status: forslag
-- guidance/regions/dalarna.yaml --
namn: Region Dalarna
kortnamn: Dalarna
lan: Dalarnas län
lankod: "20"
definitioner:
  familjecentral: okand
kommuner_antal: 1
kommuner:
  - id: falun
    namn: Falun
    kommunkod: "2080"
    fc_status: okand
"#;

/// [`expect`] for a rule about measured values: what they are of is there already.
pub fn expect_measured(entry: &Entry, text: &str) {
    expect(entry, &format!("{MEASURED}{}", text.trim_start()));
}

/// The findings of one rule over a fixture must be those that are written in it, place by place.
pub fn expect(entry: &Entry, text: &str) {
    let Prepared { case, sources, handbook, form } = prepare(text);
    let line = |f: &Finding| sources.place(f.span).line;
    let path = |f: &Finding| sources.file(f.span.file).path.clone();
    let errors: Vec<String> = form
        .as_slice()
        .iter()
        .filter(|f| manuscript::rules::ALL.contains(&f.rule))
        .map(|f| format!("{}:{} {}", path(f), line(f), f.message))
        .collect();
    assert_eq!(errors, Vec::<String>::new(), "the fixture itself is written wrongly");
    let mut diags = Diags::new();
    entry.run(&Cx::new(&handbook, &sources, &form), &mut diags);
    let mut found: Vec<(String, usize, String)> = diags
        .as_slice()
        .iter()
        .map(|f| (path(f), line(f), f.rule.code.to_owned()))
        .filter(|(path, _, _)| case.has(path))
        .collect();
    found.sort();
    let due: Vec<_> = case.due.into_iter().filter(|(_, _, c)| c == entry.rule.code).collect();
    assert_eq!(found, due);
}
