//! Findings as programs read them: one line each, JSON, SARIF, and what GitHub and GitLab show
//! beside the lines of a change.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use super::flags::Format;
use super::summary::Count;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::disk::manifest::hex;
use crate::memo::content_hash;
use crate::source::file::LineColumn;
use crate::source::sources::Sources;
use crate::source::span::Span;

/// The findings in a form for programs; [`Format::Text`] is the report's own.
#[must_use]
pub fn write(format: Format, sources: &Sources, findings: &[Finding]) -> String {
    match format {
        Format::Text | Format::Short => short(sources, findings),
        Format::Json => pretty(&ours(sources, findings)),
        Format::Sarif => pretty(&sarif(sources, findings)),
        Format::Github => github(sources, findings),
        Format::Gitlab => pretty(&gitlab(sources, findings)),
    }
}

fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// Both ends of a span as people count.
struct Where<'a> {
    path: &'a str,
    from: LineColumn,
    to: LineColumn,
}

fn find(sources: &Sources, span: Span) -> Where<'_> {
    let file = sources.file(span.file);
    Where {
        path: &file.path,
        from: file.line_column(span.start as usize),
        to: file.line_column(span.end.max(span.start) as usize),
    }
}

/// One line, whatever the text holds.
fn flat(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn short(sources: &Sources, findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let at = find(sources, finding.span);
        let _ = writeln!(
            out,
            "{}:{}:{}: {}[{}]: {}",
            flat(at.path),
            at.from.line,
            at.from.column,
            finding.severity.word(),
            finding.rule.code,
            flat(&finding.message)
        );
    }
    out
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> Place<'a> {
    fn new(sources: &'a Sources, span: Span) -> Self {
        let at = find(sources, span);
        Self {
            file: at.path,
            line: at.from.line,
            column: at.from.column,
            end_line: at.to.line,
            end_column: at.to.column,
        }
    }
}

#[derive(Serialize)]
struct Fix<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
    safe: bool,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Told<'a> {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<Fix<'a>>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Ours<'a> {
    version: u32,
    errors: usize,
    warnings: usize,
    infos: usize,
    findings: Vec<Told<'a>>,
}

/// The name of a weight for programs.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

fn ours<'a>(sources: &'a Sources, findings: &'a [Finding]) -> Ours<'a> {
    let count = Count::of(findings);
    let told = |f: &'a Finding| Told {
        code: f.rule.code,
        severity: severity(f.severity),
        place: Place::new(sources, f.span),
        message: &f.message,
        help: f.help.as_deref(),
        fix: f.suggestion.as_ref().map(|s| Fix {
            place: Place::new(sources, s.span),
            text: &s.text,
            safe: s.safe,
        }),
        related: f
            .related
            .iter()
            .map(|(span, why)| Related { place: Place::new(sources, *span), message: why })
            .collect(),
    };
    Ours {
        version: 1,
        errors: count.errors,
        warnings: count.warnings,
        infos: count.infos,
        findings: findings.iter().map(told).collect(),
    }
}

/// An address of a file in SARIF: a path is a URI with its odd characters in per cent.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn region(at: &Where<'_>) -> Value {
    json!({
        "startLine": at.from.line,
        "startColumn": at.from.column,
        "endLine": at.to.line,
        "endColumn": at.to.column,
    })
}

fn sarif(sources: &Sources, findings: &[Finding]) -> Value {
    let level = |severity| match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let mut rules: Vec<&Rule> = findings.iter().map(|f| f.rule).collect();
    rules.sort_by_key(|r| r.code);
    rules.dedup();
    let described: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": { "text": rule.title },
                "fullDescription": { "text": rule.why },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let location = |span: Span| {
        let at = find(sources, span);
        json!({
            "artifactLocation": { "uri": uri(at.path), "uriBaseId": "HANDBOK" },
            "region": region(&at),
        })
    };
    let results: Vec<Value> = findings
        .iter()
        .map(|f| {
            let text = match &f.help {
                Some(help) => format!("{} ({help})", f.message),
                None => f.message.clone(),
            };
            let related: Vec<Value> = f
                .related
                .iter()
                .map(|(span, why)| {
                    json!({ "physicalLocation": location(*span), "message": { "text": why } })
                })
                .collect();
            let mut result = json!({
                "ruleId": f.rule.code,
                "ruleIndex": rules.iter().position(|r| r.code == f.rule.code),
                "level": level(f.severity),
                "message": { "text": text },
                "locations": [{ "physicalLocation": location(f.span) }],
            });
            if !related.is_empty() {
                result["relatedLocations"] = Value::Array(related);
            }
            if let Some(s) = &f.suggestion {
                let at = find(sources, s.span);
                result["fixes"] = json!([{
                    "description": { "text": "Föreslagen ändring" },
                    "artifactChanges": [{
                        "artifactLocation": { "uri": uri(at.path), "uriBaseId": "HANDBOK" },
                        "replacements": [{
                            "deletedRegion": region(&at),
                            "insertedContent": { "text": s.text },
                        }],
                    }],
                }]);
            }
            result
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "handbok",
                "version": env!("CARGO_PKG_VERSION"),
                "language": "sv",
                "rules": described,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// `::error file=a.md,line=3,col=7,…::text`, with the escapes that GitHub asks for.
fn github(sources: &Sources, findings: &[Finding]) -> String {
    let text = |t: &str| t.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |t: &str| text(t).replace(':', "%3A").replace(',', "%2C");
    let mut out = String::new();
    for f in findings {
        let command = match f.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let at = find(sources, f.span);
        let help = f.help.as_ref().map(|h| format!("\nhjälp: {h}")).unwrap_or_default();
        let _ = writeln!(
            out,
            "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            property(at.path),
            at.from.line,
            at.from.column,
            at.to.line,
            at.to.column,
            property(f.rule.code),
            text(&format!("{}{help}", f.message)),
        );
    }
    out
}

fn gitlab(sources: &Sources, findings: &[Finding]) -> Vec<Value> {
    let mut seen = std::collections::HashMap::new();
    findings
        .iter()
        .map(|f| {
            let at = find(sources, f.span);
            // Without the line, so that a finding is the same when the text above it grows;
            // counted, so that two of them in a file are two.
            let turn = seen.entry((f.rule.code, at.path, &f.message)).or_insert(0u32);
            *turn += 1;
            let parts = [f.rule.code.as_bytes(), at.path.as_bytes(), f.message.as_bytes()];
            let turn = turn.to_le_bytes();
            let mark = content_hash(&[parts[0], parts[1], parts[2], &turn]);
            json!({
                "description": f.message,
                "check_name": f.rule.code,
                "fingerprint": hex(&mark),
                "severity": match f.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                "location": { "path": at.path, "lines": { "begin": at.from.line } },
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    static RULE: Rule = Rule {
        code: "okant-mal",
        severity: Severity::Error,
        title: "Målet finns inte",
        why: "Därför.",
        wrong: "",
        right: "",
        source: "",
    };

    fn sample() -> (Sources, Vec<Finding>) {
        let sources = Sources::from_fixture("-- content/å b.yaml --\nmål: räv\n");
        let id = sources.find("content/å b.yaml").expect("is there");
        let span = Span::new(id, 6, 10);
        let finding = Finding::new(&RULE, span, "okänt mål, 100 %\nsant")
            .help("skriv om")
            .fix(span, "rav")
            .see(Span::new(id, 0, 4), "här");
        (sources, vec![finding])
    }

    #[test]
    fn a_line_is_one_line() {
        let (sources, findings) = sample();
        let text = write(Format::Short, &sources, &findings);
        assert_eq!(text, "content/å b.yaml:1:6: fel[okant-mal]: okänt mål, 100 % sant\n");
    }

    #[test]
    fn json_tells_both_ends_the_change_and_the_counts() {
        let (sources, findings) = sample();
        let value: Value =
            serde_json::from_str(&write(Format::Json, &sources, &findings)).expect("is JSON");
        assert_eq!(value["errors"], 1);
        let first = &value["findings"][0];
        assert_eq!(first["file"], "content/å b.yaml");
        assert_eq!((&first["column"], &first["end_column"]), (&json!(6), &json!(9)));
        assert_eq!(first["fix"]["text"], "rav");
        assert_eq!(first["fix"]["safe"], true);
        assert_eq!(first["related"][0]["message"], "här");
    }

    #[test]
    fn sarif_has_a_rule_a_place_and_an_address_without_spaces() {
        let (sources, findings) = sample();
        let value: Value =
            serde_json::from_str(&write(Format::Sarif, &sources, &findings)).expect("is JSON");
        let run = &value["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "okant-mal");
        let place = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/%C3%A5%20b.yaml");
        assert_eq!(place["region"]["startColumn"], 6);
    }

    #[test]
    fn forges_get_what_they_read() {
        let (sources, findings) = sample();
        assert_eq!(
            write(Format::Github, &sources, &findings),
            "::error file=content/å b.yaml,line=1,col=6,endLine=1,endColumn=9,title=okant-mal::\
             okänt mål, 100 %25%0Asant%0Ahjälp: skriv om\n"
        );
        let twice = [findings[0].clone(), findings[0].clone()];
        let value: Value =
            serde_json::from_str(&write(Format::Gitlab, &sources, &twice)).expect("is JSON");
        assert_eq!(value[0]["location"]["lines"]["begin"], 1);
        assert_ne!(value[0]["fingerprint"], value[1]["fingerprint"]);
    }
}
