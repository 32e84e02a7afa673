//! Pictures that take long to fetch.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::span::Span;
use crate::text::numbers;

/// The rule.
pub static RULE: Rule = Rule {
    code: "stor-bild",
    severity: Severity::Warning,
    title: "Bilden är onödigt stor.",
    why: "En stor bild tar lång tid att hämta i ett svagt nät och gör PDF:erna tunga att skicka. Spara den smalare, till exempel 1 600 bildpunkter bred, eller som SVG om den är ritad.",
    wrong: "gruppfoto.jpg, 9,4 MB",
    right: "gruppfoto.jpg, 0,4 MB",
    source: "Handbokens egen regel",
};

const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "webp", "gif", "avif", "svg"];
const LARGEST: usize = 2_000_000;

/// Looks for picture files over two million bytes.
#[allow(clippy::cast_precision_loss, reason = "files are far below 2^52 bytes")]
pub fn check(cx: &Cx, diags: &mut Diags) {
    for path in &cx.handbook.assets {
        let ending = path.rsplit('.').next().unwrap_or("").to_lowercase();
        let Some(file) = cx.sources.find(path) else { continue };
        let size = cx.sources.file(file).bytes.len();
        if size > LARGEST && PICTURES.contains(&ending.as_str()) {
            let megabytes = numbers::decimal(size as f64 / 1e6, 1);
            let message = format!("bilden är {megabytes} MB; 2 MB räcker nästan alltid");
            diags.push(
                Finding::new(&RULE, Span::head(file), message)
                    .help("spara den smalare eller med högre komprimering"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn two_megabytes_are_enough_for_a_picture() {
        let large = "x".repeat(LARGEST);
        let fixture = format!(
            "
-- content/images/a.png --
liten
-- content/images/b.png --
stor # fel: stor-bild
{large}
"
        );
        expect(&Entry::whole(&RULE, check), &fixture);
    }
}
