//! Alternative texts that say nothing of the picture.

use crate::check::cx::Cx;
use crate::check::page::{Page, each, inlines};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::{BlockKind, Inline};

/// The rule.
pub static RULE: Rule = Rule {
    code: "alternativtext-ar-filnamn",
    severity: Severity::Warning,
    title: "Alternativtexten är ett filnamn eller säger bara att det är en bild.",
    why: "Alternativtexten läses upp i stället för bilden. Ett filnamn eller ordet \u{201d}bild\u{201d} hjälper ingen. Skriv det som bilden vill säga.",
    wrong: "![trappan.svg](../images/trappan.svg)",
    right: "![Trappan har fem steg, från idé till familjecentral](../images/trappan.svg)",
    source: "WCAG 2.2, 1.1.1",
};

const ENDINGS: [&str; 8] = [".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".pdf"];
const EMPTY: [&str; 10] = [
    "bild",
    "bilden",
    "bild 1",
    "figur",
    "foto",
    "image",
    "illustration",
    "diagram",
    "logga",
    "img",
];

fn says_nothing(alt: &str) -> bool {
    let alt = alt.trim().to_lowercase();
    ENDINGS.iter().any(|e| alt.ends_with(e))
        || EMPTY.contains(&alt.as_str())
        || alt.starts_with("img_")
        || alt.starts_with("dsc_")
        || alt.starts_with("skärmavbild")
}

/// Looks for alternative texts that are file names.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in &page.leaves {
        let mut look = |alt: &str| {
            if says_nothing(alt) {
                let span = page.locate(leaf.block.span, alt);
                let message =
                    format!("alternativtexten \u{201d}{alt}\u{201d} säger inte vad bilden visar");
                diags.push(
                    Finding::new(&RULE, span, message)
                        .help("skriv i en mening vad läsaren ska förstå av bilden"),
                );
            }
        };
        if let BlockKind::Figure(figure) = &leaf.block.kind {
            look(&figure.alt);
        }
        if !leaf.holds.pictures {
            continue;
        }
        for text in inlines(leaf.block) {
            each(text, &mut |inline| {
                if let Inline::Image(image) = inline {
                    look(&image.alt);
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_file_name_is_no_description() {
        expect(
            &Entry::page(&RULE, check),
            r#"
-- content/images/a.svg --
<svg/>
-- content/x.md --
![trappan.SVG](images/a.svg "T") <!-- fel: alternativtext-ar-filnamn -->

![Bild](images/a.svg) <!-- fel: alternativtext-ar-filnamn -->

![Bilden visar fem steg](images/a.svg)
"#,
        );
    }
}
