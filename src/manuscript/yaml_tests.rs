//! What the YAML door tells of slips, bounds and an oracle's opinion.

use super::yaml::{Node, NodeKind, parse};
use super::yaml_quote::written;
use crate::diag::sink::Diags;
use crate::source::span::FileId;

fn told(text: &str) -> Vec<(&'static str, usize, String)> {
    let mut diags = Diags::new();
    parse(text, FileId(0), 0, &mut diags);
    diags
        .sorted()
        .into_iter()
        .map(|f| (f.rule.code, f.span.start as usize, f.help.unwrap_or_default()))
        .collect()
}

#[test]
fn a_colon_in_an_unquoted_title_is_told_with_the_quoted_line() {
    let found = told("titel: Mål: en väg in\n");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].0, found[0].1), ("yaml-syntax", 7));
    assert_eq!(found[0].2, "skriv titel: \"Mål: en väg in\"");
}

#[test]
fn usual_slips_have_their_own_words() {
    for (text, code) in [
        ("a:\n\t- b\n", "yaml-tabb"),
        ("- a: b\n  c: d\n\te: f\n", "yaml-tabb"),
        ("a: *b\n", "yaml-alias"),
        ("a: &b c\n", "yaml-alias"),
        ("a: !t c\n", "yaml-alias"),
        ("%YAML 1.2\n---\na: b\n", "yaml-alias"),
        ("a: b\na: c\n", "dubbel-nyckel"),
        ("a: [b, c\n", "yaml-syntax"),
        ("a: \"b\nc: d\n", "yaml-syntax"),
        ("a: b\n---\nc: d\n", "yaml-syntax"),
        ("a: b\u{0}c\n", "styrtecken"),
        ("orter:\n- Göteborg\n  - Mölndal\n", "hopslagen-punkt"),
        ("a: \u{201d}2026.1\u{201d}\n", "typografiska-citattecken"),
    ] {
        let codes: Vec<&str> = told(text).iter().map(|f| f.0).collect();
        assert!(codes.contains(&code), "{text:?} gave {codes:?}");
    }
}

#[test]
fn deep_and_long_input_is_refused_in_bounded_time() {
    assert!(!told(&"[".repeat(200_000)).is_empty());
    assert!(!told(&"- ".repeat(100_000)).is_empty());
    assert_eq!(told(&"- a\n".repeat(250_000))[0].0, "yaml-for-stor");
}

#[test]
fn what_the_oracle_reads_the_door_reads_too() {
    fn same(node: &Node, value: &serde_yaml::Value) -> bool {
        match (&node.kind, value) {
            (NodeKind::Empty, serde_yaml::Value::Null) => true,
            (NodeKind::List(a), serde_yaml::Value::Sequence(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(x, y)| same(x, y))
            }
            (NodeKind::Map(a), serde_yaml::Value::Mapping(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .zip(b)
                        .all(|(x, (k, v))| k.as_str() == Some(&x.key) && same(&x.value, v))
            }
            (NodeKind::Scalar { text, .. }, value) => match value {
                serde_yaml::Value::String(s) => s == text,
                serde_yaml::Value::Number(n) => n.to_string() == *text,
                serde_yaml::Value::Bool(b) => b.to_string() == *text,
                _ => false,
            },
            _ => false,
        }
    }
    for text in [
        "a: b\nc: [1, 2, {d: e}]\nf:\n  - g\n  - h: i\n    j: k\n",
        "t: >-\n  en\n  två\n\n  tre\nu: |\n  rad\n  rad\n",
        "q: \"a\\nb\"\nr: 'it''s'\ns:\n",
    ] {
        let mut diags = Diags::new();
        let node = parse(text, FileId(0), 0, &mut diags).expect("the text is sound");
        let oracle: serde_yaml::Value = serde_yaml::from_str(text).expect("the text is sound");
        assert!(same(&node, &oracle), "{text}");
    }
}

#[test]
fn what_is_written_as_a_value_is_read_as_the_same_text() {
    for text in
        ["Mål: en väg in", "ja", "2026-01-01", "#1", "a 'b' \"c\" \\d", "- x", "två\nrader", ""]
    {
        let mut diags = Diags::new();
        let line = format!("a: {}\n", written(text));
        let node = parse(&line, FileId(0), 0, &mut diags).expect("a written value is sound");
        let NodeKind::Map(entries) = node.kind else { panic!("{line}") };
        assert!(
            matches!(&entries[0].value.kind, NodeKind::Scalar { text: read, .. } if read == text),
            "{line}"
        );
    }
}
