//! Logotypes that cannot be shown, or not to everyone.

use crate::check::cx::Cx;
use crate::derive::logo::{self, Trouble};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "logotyp",
    severity: Severity::Warning,
    title: "Logotypen går inte att visa, eller inte för alla.",
    why: "Logotypen visas på webbplatsen. Filen ska vara SVG eller PNG. En SVG får inte hämta något utifrån eller köra skript. Den som inte ser bilden ska få veta vad den säger, och i mörkt läge ska den synas.",
    wrong: "profil:\n  logotyp: content/images/logo.jpg",
    right: "profil:\n  logotyp: content/images/logo.svg\n  logotyp_mork: content/images/logo-ljus.svg\n  logotyp_text: Region Exempel",
    source: "WCAG 2.2, 1.1.1 och 1.4.11",
};

/// Looks at the logotypes of the handbook and of each region.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let regions = cx.handbook.regions.rows().filter_map(|r| r.profile.as_ref());
    for profile in cx.handbook.colophon.profile.iter().chain(regions) {
        for stated in profile.logo.iter().chain(&profile.logo_dark) {
            let (why, help) = match logo::file(cx.sources, stated) {
                Ok(_) => continue,
                Err(Trouble::Missing) => (
                    "finns inte",
                    "skriv sökvägen från handbokens mapp, som content/images/logo.svg",
                ),
                Err(Trouble::Kind) => {
                    ("är varken SVG eller PNG", "spara logotypen som SVG eller PNG")
                }
                Err(Trouble::Unquiet) => (
                    "kör skript eller hämtar något utifrån",
                    "spara om filen som ren SVG, utan skript, länkar och inbäddade sidor",
                ),
            };
            let message = format!("logotypen {} {why}", stated.value);
            diags.push(Finding::new(&RULE, stated.span, message).help(help));
        }
        let Some(light) = &profile.logo else { continue };
        let mut wish = |message: &str, help: &str| {
            let mut finding = Finding::new(&RULE, light.span, message).help(help);
            finding.severity = Severity::Info;
            diags.push(finding);
        };
        if profile.logo_alt.is_none() {
            wish("logotypen saknar text", "lägg till logotyp_text med det som logotypen säger");
        }
        if profile.logo_dark.is_none() {
            wish(
                "logotypen har ingen variant för mörkt läge",
                "lägg till logotyp_mork, eller kontrollera att logotypen syns mot mörk bakgrund",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    const HEAD: &str = "
-- guidance/handbook.yaml --
titel: H
utgivare: [A]
utgava: \"1\"
datum: 2026-11-01
status: utkast
sprak: sv
profil:
  logotyp_text: A
";
    const FILES: &str = "
-- content/images/a.svg --
<svg viewBox=\"0 0 4 1\"></svg>
-- content/images/b.svg --
<svg viewBox=\"0 0 4 1\"><script>x</script></svg>
-- content/images/c.jpg --
x
";

    fn told(lines: &str) {
        expect(&Entry::whole(&RULE, check), &format!("{HEAD}{lines}{FILES}"));
    }

    #[test]
    fn a_logotype_is_a_quiet_file_with_a_dark_variant() {
        told("  logotyp: content/images/a.svg\n  logotyp_mork: content/images/a.svg\n");
        told("  logotyp: content/images/a.svg # fel: logotyp\n");
        let dark = "  logotyp_mork: content/images/a.svg\n";
        told(&format!("  logotyp: content/images/d.svg # fel: logotyp\n{dark}"));
        told(&format!("  logotyp: content/images/b.svg # fel: logotyp\n{dark}"));
        told(&format!("  logotyp: content/images/c.jpg # fel: logotyp\n{dark}"));
    }
}
