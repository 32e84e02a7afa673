//! A made-up region of any size, as the text of a handbook: centres, indicators, years.

use std::fmt::Write as _;

/// How large the region is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Centres, spread over twenty municipalities.
    pub centres: usize,
    /// Indicators, every other one a count and a share.
    pub indicators: usize,
    /// How many of them have values; the rest are only described.
    pub measured: usize,
    /// Years, the last of them 2025.
    pub years: usize,
}

/// The region that the figures are promised for.
pub const FULL: Size = Size { centres: 300, indicators: 40, measured: 40, years: 10 };

const MUNICIPALITIES: usize = 20;

const HEAD: &str = "\
-- guidance/handbook.yaml --
titel: Påhittad handbok
utgava: \"1\"
datum: 2026-01-01
status: utkast
sprak: sv
utgivare: okand
-- guidance/sources.yaml --
- id: s1
  kortnamn: S1
  titel: Påhittad källa
  utgivare: Ingen
  ar: 2026
  typ: ovrig
  status: underlag
  beskrivning: Finns inte. Allt i regionen är påhittat för mätningar.
-- guidance/roles.yaml --
- {id: chef, titel: Chef, huvudman: okand, uppdrag: Leder., pa_central: ja, kalla: s1}
-- guidance/definitions.yaml --
- id: alla-fyra
  namn: Alla fyra
  begrepp: familjecentral
  datum: 2026
  text: Alla fyra är samlokaliserade.
  villkor:
    samlokaliserad: [mhv, bhv, oppen_forskola, socialtjanst]
  kalla: s1
- id: plan
  namn: Gemensam plan
  begrepp: familjecentralsliknande
  datum: 2026
  text: Det finns en gemensam plan.
  villkor:
    gemensam_plan: ja
  kalla: s1
-- guidance/regions/stor.yaml --
namn: Region Stor
kortnamn: Stor
lan: Storlän
lankod: \"99\"
definitioner: {familjecentral: alla-fyra, familjecentralsliknande: plan}
";

/// The handbook's text, with a file's name before each file.
#[must_use]
pub fn handbook(size: Size) -> String {
    let mut out = HEAD.to_owned();
    let _ = writeln!(out, "kommuner_antal: {MUNICIPALITIES}\nkommuner:");
    for m in 0..MUNICIPALITIES {
        let _ = writeln!(
            out,
            "  - {{id: kommun-{m}, namn: Kommun {m}, kommunkod: \"99{m:02}\", \
             fc_status: familjecentral, kalla: s1}}"
        );
    }
    out.push_str("kalla: s1\n-- guidance/indicators.yaml --\n");
    for i in 0..size.indicators {
        let unit = if i % 2 == 0 { "antal" } else { "procent" };
        let _ = writeln!(
            out,
            "- {{id: matt-{i}, namn: Mått nummer {i}, typ: resultat, definition: Påhittat., \
             taljare: De som svarar ja, namnare: Alla, enhet: {unit}, riktning: hog, \
             periodicitet: Varje år, minsta_cell: 5, version: \"1\", status: forslag, kalla: s1}}"
        );
    }
    for c in 0..size.centres {
        let m = c % MUNICIPALITIES;
        let (degree, plan) = (["helt", "delvis", "ej", "okand"][c % 4], ["ja", "nej"][c % 2]);
        let _ = writeln!(
            out,
            "-- content/centres/stor/central-{c}.yaml --\nnamn: Central {c}\nkommun: kommun-{m}\n\
             benamning: familjecentral\nstatus: aktiv\nsamlokalisering: {{grad: {degree}}}\n\
             gemensam_plan: {plan}\nkontrollerad: 2026-01-01\nansvarig_roll: chef\nkalla: s1"
        );
    }
    for y in 0..size.years {
        let year = 2026 - size.years + y;
        let _ = writeln!(out, "-- content/measurements/{year}.yaml --");
        for i in 0..size.measured {
            for c in 0..size.centres {
                let value = (c * 37 + i * 101 + y * 13) % if i % 2 == 0 { 400 } else { 101 };
                let n = 20 + (c * 7 + y) % 300;
                let _ = writeln!(
                    out,
                    "- {{indikator: matt-{i}, centrum: central-{c}, ar: {year}, varde: {value}, \
                     n: {n}, kalla: s1}}"
                );
            }
        }
    }
    out
}
