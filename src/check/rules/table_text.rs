//! Tables that are none, since the line of dashes is missing or has another number of columns.

use crate::check::cx::Cx;
use crate::check::page::{Page, cells};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::BlockKind;
use crate::text::scan::find;

/// The rule.
pub static RULE: Rule = Rule {
    code: "tabell-som-text",
    severity: Severity::Warning,
    title: "Tabellen visas som vanlig text.",
    why: "En tabell har en rad med streck närmast under rubrikraden, med lika många kolumner som den. Annars visas raderna som text med lodräta streck i.",
    wrong: "| Dag | Tid |\n|---|\n| Måndag | 9–12 |",
    right: "| Dag | Tid |\n|---|---|\n| Måndag | 9–12 |",
    source: "GitHub Flavored Markdown, 4.10",
};

fn is_row(line: &str) -> bool {
    line.len() > 1 && line.starts_with('|') && line.ends_with('|')
}

fn is_dashes(line: &str) -> bool {
    line.contains('|')
        && line.contains('-')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// Looks for paragraphs whose lines are rows of a table.
pub fn check(cx: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in &page.leaves {
        let BlockKind::Paragraph(_) = &leaf.block.kind else { continue };
        let text = cx.text(leaf.block.span);
        // A row has a bar.
        if find(text.as_bytes(), 0, |byte| byte == b'|').is_none() {
            continue;
        }
        let begin = leaf.block.span.start as usize;
        let lines: Vec<(usize, &str)> = text
            .split_inclusive('\n')
            .scan(begin, |at, line| {
                let start = *at + (line.len() - line.trim_start_matches(['>', ' ']).len());
                *at += line.len();
                Some((start, line.trim_start_matches(['>', ' ']).trim_end()))
            })
            .collect();
        let found = lines.windows(2).find_map(|pair| {
            let [(at, head), (_, next)] = pair else { return None };
            if is_dashes(next) && head.contains('|') {
                let (has, due) = (cells(next), cells(head));
                let columns =
                    |n: usize| format!("{n} {}", if n == 1 { "kolumn" } else { "kolumner" });
                let (has, due) = (columns(has), columns(due));
                let why = format!("raden med streck har {has}, men rubrikraden har {due}");
                return Some((*at, *head, why));
            }
            let why = "det saknas en rad med streck under rubrikraden".to_owned();
            (is_row(head) && is_row(next)).then_some((*at, *head, why))
        });
        let Some((at, head, why)) = found else { continue };
        let line = format!("|{}", "---|".repeat(cells(head)));
        diags.push(
            Finding::new(
                &RULE,
                page.span(at, at + head.len()),
                format!("tabellen visas som text: {why}"),
            )
            .help(format!("skriv {line} på raden under rubrikraden")),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn rows_without_a_right_line_of_dashes_are_no_table() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
| Dag | Tid | <!-- fel: tabell-som-text -->
|---|
| Mån | 9–12 |

> | Dag | Tid | <!-- fel: tabell-som-text -->
> | Mån | 9–12 |

| Dag | Tid |
|---|---|
| Mån | 9–12 |

Ett | streck i en mening
och | ett till.
",
        );
    }
}
