//! What is read without the library is what the library reads: values, places and findings.

use proptest::prelude::*;

use super::yaml::{by_library, parse};
use super::yaml_plain::read;
use crate::diag::sink::Diags;
use crate::source::span::FileId;

const FILE: FileId = FileId(3);

/// Whether a text is of the plain kind; it is then read as the library reads it, without a finding.
fn plain(text: &str) -> bool {
    let mut diags = Diags::new();
    let due = by_library(text, FILE, 17, &mut diags);
    let due_told = format!("{:?}", diags.sorted());
    let mut diags = Diags::new();
    assert_eq!(parse(text, FILE, 17, &mut diags), due, "{text:?}");
    assert_eq!(format!("{:?}", diags.sorted()), due_told, "{text:?}");
    let Some(node) = read(text, FILE, 17) else { return false };
    assert_eq!(Some(node), due, "{text:?}");
    assert_eq!(due_told, "[]", "{text:?}");
    true
}

#[test]
fn what_nearly_every_page_begins_with_is_of_the_plain_kind() {
    for text in [
        "titel: Öppna förskolan\ningress: Här står vad den gör, och för vem.\ngranskad: nej\n",
        "a: 2026-01-01\nb: \"Mall: avtal # 1\"\nc: 'Läs ”Vem” nu'\nd: ../om/a.md#b:c",
        "kallor:\n  - s1\n  - s2 s. 8\nmalgrupp: [chef, barnmorska, ö-2]\n\nstatus: utkast\n",
        "kallor:\n- s1\n- s2\nb: c\n",
        "steg:\n  - nar: dag\n    uppgift: Läs\n\n  - nar: vecka\n    lank: ../a.md\n    vem:\n      - a\n",
        "- id: a\n  b:\n    c: d\n- id: e\n",
    ] {
        assert!(plain(text), "{text}");
    }
}

#[test]
fn what_has_a_meaning_of_its_own_is_left_to_the_library() {
    for text in [
        "",
        "a:\n",
        "a: b # c\n",
        "a: b\n# c\nd: e\n",
        "a: b\n  c\n",
        "a: b: c\n",
        "a: b:\n",
        "a: &b c\n",
        "a: *b\n",
        "a: |\n  b\n",
        "a: null\n",
        "a: ~\n",
        "null: a\n",
        "a: b\na: c\n",
        "a: \tb\n",
        "a: b \n",
        "a: b\r\n",
        "a: \"b\\n\"\n",
        "a: 'b''c'\n",
        "a: \"b\nc\"\n",
        "a: \"b\" c\n",
        "a: [b, c\n",
        "a: [b, [c]]\n",
        "a: [b: c]\n",
        "a: {b: c}\n",
        "a:\n - b\n  - c\n",
        "a:\n- b\n  - c\n",
        "- a\n b: c\n",
        " a: b\n",
        "a: b\n c: d\n",
        "a: \u{201d}b\u{201d}\n",
        "a: b\u{a0}c\n",
        "a: b\u{85}c\n",
        "\u{a0}a: b\n",
        "a: b\n---\nc: d\n",
        "--- a\n",
    ] {
        assert!(read(text, FILE, 0).is_none(), "{text:?}");
        plain(text);
    }
}

#[test]
fn a_list_deeper_than_the_empty_keys_before_it_is_read_as_the_library_reads_it() {
    plain("e:\n    e:\n    - a: x\n");
}

/// Lines as editors write them, rightly and not.
fn line() -> impl Strategy<Value = String> {
    let indent =
        prop::sample::select(vec!["", "", "", "  ", "  ", "    ", " ", "\t", "- ", "  - "]);
    let key = prop::sample::select(vec![
        "titel",
        "a",
        "b",
        "c",
        "null",
        "ö",
        "x y",
        "\"k\"",
        "granskad_1",
        "-",
        "[a]",
        "1a",
    ]);
    let colon = prop::sample::select(vec![": ", ": ", ": ", ": ", ":", ":  ", " : ", "", " "]);
    let value = prop_oneof![
        4 => prop::sample::select(vec![
            "Öppna förskolan", "2026-01-01", "nej", "", "s1 s. 8", "[a, b]", "[a,b]", "[ a ]", "[]",
            "\"x: y\"", "'it''s'", "'#'", "\"\\\"\"", "null", "~", "a # b", "a#b", "a:b", "a: b",
            "a:", "../x.md", "...", "---", "- a", "-", "|", ">-", "&a", "*a", "!t", "\u{201d}a\u{201d}",
            "a ”b” – c…", "a\u{a0}b", "1\u{2028}2", "a ", "%", "@a", "`a`", "{a: b}", "[a, null]",
            "[å, ö]", "a]", "a, b", "(a)", ".5", "true", "\"a\" b", "\"\"", "''", "?", "? a", "#",
        ]).prop_map(str::to_owned),
        1 => "[ -~åäöé–\u{85}\u{feff}]{0,12}",
    ];
    let end =
        prop::sample::select(vec!["\n", "\n", "\n", "\n", "\n\n", "\r\n", "", " \n", "\n# x\n"]);
    (indent, key, colon, value, end).prop_map(|(i, k, c, v, e)| format!("{i}{k}{c}{v}{e}"))
}

/// Lines of the plain kind, indented as they happen to be.
fn even() -> impl Strategy<Value = String> {
    let indent = prop::sample::select(vec!["", "", "  ", "    ", "- ", "  - ", "    - "]);
    let key = prop::sample::select(vec!["a: ", "b: ", "c: ", "d: ", "e:", "f:", ""]);
    let value = prop::sample::select(vec!["", "x", "ja", "\"y: z\"", "[p, q]", "'r'", "2026"]);
    (indent, key, value).prop_map(|(i, k, v)| {
        let value = if k.ends_with(':') { "" } else { v };
        format!("{i}{k}{value}\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn any_head_is_read_as_the_library_reads_it(lines in prop::collection::vec(line(), 0..7)) {
        plain(&lines.concat());
    }

    #[test]
    fn any_indentation_is_read_as_the_library_reads_it(lines in prop::collection::vec(even(), 0..7)) {
        plain(&lines.concat());
    }
}
