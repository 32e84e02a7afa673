//! The made-up handbook that several tests share: one chapter, one role, one source, one region.

use std::collections::BTreeMap;

use handbok::model::handbook::Handbook;
use handbok::model::history::Change;
use handbok::model::history::History;
use handbok::pipeline;
use handbok::settings::Settings;
use handbok::site::Site;
use handbok::site::assets;
use handbok::site::page;
use handbok::site::plan;
use handbok::source::sources::Sources;
use handbok::theme::Theme;
use jiff::civil::date;

// Parts that made-up handbooks begin with, as macros so that they can be joined to constants.

/// The colophon of a handbook that says little of itself.
macro_rules! plain {
    () => {
        "\
-- guidance/handbook.yaml --
titel: Påhittad handbok
utgava: \"1\"
datum: 2026-01-01
status: utkast
sprak: sv
utgivare: okand
"
    };
}
pub(crate) use plain;

/// The colophon of a draft that has a publisher, of the first edition where no other is named.
macro_rules! draft {
    () => {
        $crate::made_up::draft!("1")
    };
    ($edition:literal) => {
        concat!(
            "-- guidance/handbook.yaml --\ntitel: Påhittad vägledning\nutgivare: [Region Prov]\n",
            "utgava: \"",
            $edition,
            "\"\ndatum: 2026-03-01\nstatus: utkast\nsprak: sv\n"
        )
    };
}
pub(crate) use draft;

/// The head of the one chapter, `start`; its text is what follows.
macro_rules! start {
    () => {
        "\
-- guidance/chapters/1-start/index.md --
---
titel: Start
ingress: Här börjar det.
granskad: nej
granskas_senast: 2027-01-01
status: utkast
---

"
    };
}
pub(crate) use start;

/// The role `chef`.
macro_rules! chief {
    () => {
        "\
-- guidance/roles.yaml --
- id: chef
  titel: Chef
  huvudman: okand
  uppdrag: Leder.
  pa_central: ja
  kalla: s1
"
    };
}
pub(crate) use chief;

/// The source `s1`.
macro_rules! source {
    () => {
        "\
-- guidance/sources.yaml --
- id: s1
  kortnamn: S1
  titel: Påhittad källa
  utgivare: Ingen
  ar: 2026
  typ: ovrig
  status: underlag
  beskrivning: Finns inte.
"
    };
}
pub(crate) use source;

/// The region `prov`, where there is nothing.
macro_rules! region {
    () => {
        "\
-- guidance/regions/prov.yaml --
namn: Region Prov
kortnamn: Prov
lan: Provs län
lankod: \"99\"
definitioner: {familjecentral: okand, familjecentralsliknande: okand}
kommuner_antal: 0
kommuner: []
"
    };
}
pub(crate) use region;

/// All that is not the colophon.
pub(crate) const FRAME: &str = concat!(
    chief!(),
    source!(),
    "\
-- guidance/decisions.yaml --
- id: beslut-1
  organ: Påhittad styrgrupp
  datum: 2026-02-02
  dnr: PÅ 2026/1
  titel: Påhittat beslut
  status: beslutad
  att_satser: [Hitta på något.]
  kalla: s1
",
    region!(),
    "\
-- guidance/chapters/1-start/index.md --
---
titel: Start
ingress: Här börjar det.
ansvarig_roll: chef
granskad: 2026-01-15
granskare: chef
utfall: Två tal rättades.
granskas_senast: 2027-01-01
status: faststalld
beslut: beslut-1
---

Text.
"
);

/// A handbook read and joined from a text in parts, as on its day.
pub(crate) fn read(text: &str) -> (Sources, Handbook) {
    let sources = Sources::from_fixture(text);
    let settings = Settings { today: date(2026, 3, 2), base_url: None };
    let handbook = pipeline::prepare(&sources, &settings).handbook;
    (sources, handbook)
}

pub(crate) const COLOPHON: &str = draft!("2");

pub(crate) fn made(
    colophon: &str,
    more: &str,
    history: &[(&str, Change)],
) -> BTreeMap<String, String> {
    let sources = Sources::from_fixture(&format!("{COLOPHON}{colophon}{FRAME}{more}"));
    let settings = Settings { today: date(2026, 3, 2), base_url: None };
    let prepared = pipeline::prepare(&sources, &settings);
    let theme = Theme::embedded();
    let history = history.iter().map(|(path, change)| ((*path).to_owned(), *change)).collect();
    let site = Site::new(&prepared.handbook, &sources, &theme, Vec::new())
        .with_history(History::new(history))
        .with_findings(prepared.diags.clone().sorted());
    let pages = plan::plan(&prepared.handbook).into_iter().map(|t| page::page(&site, t));
    let files = pages.chain(assets::assets(&site)).collect::<Vec<_>>();
    assert_eq!(site.faults(), []);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    files.into_iter().map(|file| (file.path, text(file.bytes))).collect()
}

#[track_caller]
pub(crate) fn holds(text: &str, part: &str) {
    assert!(text.contains(part), "expected {part}\nin\n{text}");
}

pub(crate) const START: &str = "guidance/chapters/1-start/index.md";

/// A page of a made-up handbook's front matter, with more lines.
pub(crate) fn version_of(path: &str, title: &str, more: &str) -> String {
    format!(
        "-- {path} --\n---\ntitel: {title}\ningress: Text.\nansvarig_roll: chef\ngranskad: nej\n\
         granskas_senast: 2027-01-01\nstatus: utkast\n{more}---\n\nText.\n"
    )
}
