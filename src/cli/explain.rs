//! `handbok explain`: what a kind of finding means, why it matters, and how it looks when right.

use std::fmt::Write as _;

use super::flags::Explain;
use super::screen::{self, Stream};
use super::{End, Failure};
use crate::diag::rule::{Rule, Severity};
use crate::text::near::nearest;

/// Every kind of finding, by code.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    let mut rules = crate::pipeline::rules();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup_by_key(|rule| rule.code);
    rules
}

/// Runs the command.
///
/// # Errors
/// When no kind of finding has the code.
pub fn run(args: &Explain) -> Result<End, Failure> {
    let rules = rules();
    let Some(code) = &args.code else {
        screen::out(&list(&rules));
        return Ok(End::Well);
    };
    let wanted = code.trim().trim_matches(['[', ']']).to_lowercase();
    if let Some(rule) = rules.iter().find(|rule| rule.code == wanted) {
        screen::out(&page(rule, Stream::Out.width()));
        return Ok(End::Well);
    }
    let near = nearest(&wanted, rules.iter().map(|rule| rule.code));
    let help = near.map_or_else(
        || "handbok explain räknar upp alla koder.".to_owned(),
        |near| format!("Menade du {near}?"),
    );
    Err(Failure::new(format!("Det finns ingen anmärkning med koden \u{201d}{code}\u{201d}."))
        .help(help))
}

fn list(rules: &[&Rule]) -> String {
    let widest = rules.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let heading = match severity {
            Severity::Error => "Fel stoppar ett bygge:",
            Severity::Warning => "Varningar stoppar med --strict:",
            Severity::Info => "Upplysningar stoppar aldrig:",
        };
        out.push_str(heading);
        out.push('\n');
        for rule in rules.iter().filter(|rule| rule.severity == severity) {
            let _ = writeln!(out, "  {:widest$}  {}", rule.code, rule.title);
        }
        out.push('\n');
    }
    out.push_str("handbok explain KOD berättar mer om en av dem.\n");
    out
}

fn page(rule: &Rule, width: usize) -> String {
    let mut out = format!("{} ({})\n\n{}\n", rule.code, rule.severity.word(), rule.title);
    out.push('\n');
    out.push_str(&screen::wrapped(rule.why, width.min(80)));
    out.push('\n');
    for (heading, example) in [("Fel", rule.wrong), ("Rätt", rule.right)] {
        if !example.trim().is_empty() {
            let _ = writeln!(out, "\n{heading}:");
            for line in example.lines() {
                let _ = writeln!(out, "    {line}");
            }
        }
    }
    if !rule.source.is_empty() {
        let _ = writeln!(out, "\nBygger på: {}.", rule.source.trim_end_matches('.'));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_finding_has_a_page_and_a_code_of_its_own() {
        let rules = rules();
        assert!(rules.len() > 20);
        for rule in &rules {
            let page = page(rule, 80);
            assert!(page.contains(rule.code) && page.contains(rule.title), "{page}");
            assert!(crate::text::slug::is_slug(rule.code), "{} is no code", rule.code);
        }
        assert!(list(&rules).contains("yaml-syntax"));
    }
}
