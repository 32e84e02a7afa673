//! Regions' colours that cannot be read.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::numbers;

/// The rule.
pub static RULE: Rule = Rule {
    code: "svag-kontrast",
    severity: Severity::Warning,
    title: "Färgen i profilen har för svag kontrast.",
    why: "Färgen används för länkar, och för rubriker i regionens tillägg. Text ska ha minst 4,5 gånger så stark kontrast mot bakgrunden, annars syns den inte för många.",
    wrong: "farg: \"#f4a300\"",
    right: "farg: \"#8a5a00\"",
    source: "WCAG 2.2, 1.4.3",
};

/// The light and dark background that regions' colours stand on.
const LIGHT: [u8; 3] = [0xf2, 0xed, 0xe4];
const DARK: [u8; 3] = [0x1a, 0x22, 0x25];

fn colour(text: &str) -> Option<[u8; 3]> {
    let hex = text.strip_prefix('#')?;
    let digits: Vec<u8> = hex
        .chars()
        .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect::<Option<_>>()?;
    match digits.as_slice() {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [r1, r2, g1, g2, b1, b2] => Some([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2]),
        _ => None,
    }
}

fn luminance(rgb: [u8; 3]) -> f64 {
    let part = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(rgb[0]) + 0.7152 * part(rgb[1]) + 0.0722 * part(rgb[2])
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Looks at the two colours of the handbook and of each region.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let regions = cx.handbook.regions.rows().filter_map(|r| r.profile.as_ref());
    for profile in cx.handbook.colophon.profile.iter().chain(regions) {
        let light = profile.colour.as_ref().map(|c| (c, LIGHT, "ljus", "mörkare"));
        let dark = profile.colour_dark.as_ref().map(|c| (c, DARK, "mörk", "ljusare"));
        for (stated, ground, name, other) in light.into_iter().chain(dark) {
            let Some(rgb) = colour(stated.value.trim()) else {
                diags.push(
                    Finding::new(
                        &RULE,
                        stated.span,
                        format!("\u{201d}{}\u{201d} är ingen färg", stated.value),
                    )
                    .help("skriv färgen inom citattecken, som \"#8a1f1b\""),
                );
                continue;
            };
            let ratio = contrast(rgb, ground);
            if ratio < 4.5 {
                let message = format!(
                    "färgen har kontrast {} mot {name} bakgrund; 4,5 krävs",
                    numbers::decimal(ratio, 1)
                );
                diags.push(
                    Finding::new(&RULE, stated.span, message)
                        .help(format!("välj en {other} nyans")),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_colour_can_be_read() {
        expect(
            &Entry::whole(&RULE, check),
            r##"
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
profil:
  farg: "#f4a300" # fel: svag-kontrast
  farg_mork: "#f2a7a0"
"##,
        );
    }

    #[test]
    fn a_colour_is_a_colour() {
        expect(
            &Entry::whole(&RULE, check),
            r##"
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
profil:
  farg: "#8a1f1b"
  farg_mork: röd # fel: svag-kontrast
"##,
        );
    }
}
