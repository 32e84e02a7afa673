//! Whatever an author writes, nothing falls: front matter, YAML, the dialect, blocks and links of
//! pieces put together at random.

use handbok::cli::report::{self, Look};
use handbok::pipeline;
use handbok::source::sources::Sources;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::findings::fixture;

const TEXT: &[&str] = &[
    "ord",
    "Ord",
    "å",
    "a\u{30a}",
    "\u{200d}",
    "🙂",
    "\0",
    "\r",
    "\t",
    "\u{feff}",
    " ",
    "\n",
    "\n\n",
    "# ",
    "## ",
    "#### ",
    "- ",
    "  - ",
    "1. ",
    "> ",
    ">>>> ",
    "> [!NOTE]",
    "> [!REGION dalarna] x",
    "> [!EJ BESLUTAD]",
    "> [!SVAR]",
    "[!",
    "- [x] ",
    "- [ ] ",
    "[a](b.md)",
    "[a](kalla:s1)",
    "[12](fakta:centraler?region=dalarna)",
    "[a](fakta:",
    "[a](falt:namn)",
    "[a](term:x)",
    "![](x.png)",
    "![a](../",
    "[a](#b)",
    "[a](javascript:x)",
    "](",
    "[",
    "]",
    "(",
    ")",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```",
    "```centraler\nregion: dalarna\n```",
    "```tabell\nid: ",
    "````",
    "|",
    "| a | b |",
    "|---|---|",
    "Tabell: x",
    "[^1]",
    "[^1]: x",
    ": y",
    "---",
    "<!--",
    "-->",
    "<b>",
    "&amp;",
    "\\",
    "https://a.se",
    "\u{201d}",
    "\"",
    "800101-1234",
    "070-123 45 67",
    "<!-- tyst: lang-mening – x – till 2027-01-01 -->",
    "[x](x.md \"infoga\")",
    "x\u{ad}y",
    "\u{2028}",
    "\u{202e}",
];

const YAML: &[&str] = &[
    "id",
    "titel",
    "namn",
    "kalla",
    "status",
    "- ",
    "  ",
    "\n",
    ": ",
    ":",
    "#",
    "# tyst: x",
    "\"",
    "'",
    "\u{201d}",
    "[",
    "]",
    "{",
    "}",
    ",",
    "|",
    ">",
    "|-\n",
    "&a",
    "*a",
    "!!str",
    "%YAML 1.2",
    "---",
    "...",
    "? ",
    "~",
    "null",
    "okand",
    "ja",
    "no",
    "2026-01-01",
    "2026-13-40",
    "1e999",
    "-0",
    "å",
    "\t",
    "\0",
    "s1 s. 8",
    "<<: *a",
    "\u{feff}",
    "anmarkningar",
    "kod",
    "vikt",
    "och",
    "inte",
    "kommuner",
    "\r\n",
];

fn pieces(of: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    vec(select(of), 0..most).prop_map(|pieces| pieces.concat())
}

/// Reads a handbook with one file of its own, and draws all that is told of it.
fn told(path: &str, text: &str) {
    let base = Sources::from_fixture(&fixture::case("").whole());
    let mut files = base.files().to_vec();
    files.retain(|file| file.path != path);
    files.push(handbok::source::file::SourceFile::new(path, text.as_bytes().to_vec()));
    let sources = Sources::new(files);
    let findings = pipeline::prepare(&sources, &crate::settings()).diags.sorted();
    let drawn = report::text(&sources, &findings, Look { colours: false, width: 60 });
    assert_eq!(drawn.is_empty(), findings.is_empty());
    for finding in &findings {
        let text = sources.file(finding.span.file).text().unwrap_or("");
        let mended = finding.suggestion.as_ref().filter(|change| change.safe);
        if let Some(change) = mended {
            assert!(text.get(change.span.range()).is_some(), "a change cuts a letter in two");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_text_of_a_page_falls(body in pieces(TEXT, 60)) {
        let head = "---\ntitel: x\ningress: y.\nansvarig_roll: redaktion\ngranskad: nej\n\
                    granskas_senast: 2027-06-01\nstatus: utkast\n---\n";
        told("content/x.md", &format!("{head}{body}"));
    }

    #[test]
    fn no_head_of_a_page_falls(head in pieces(YAML, 40), body in pieces(TEXT, 8)) {
        told("content/x.md", &format!("---\n{head}\n---\n{body}"));
        told("content/y.md", &format!("---{head}{body}"));
    }

    #[test]
    fn no_file_of_facts_falls(text in pieces(YAML, 60)) {
        for path in ["guidance/goals.yaml", "guidance/handbook.yaml", "guidance/regions/dalarna.yaml"] {
            told(path, &text);
        }
    }

    #[test]
    fn no_block_falls(word in select(handbok::model::live::WORDS), inner in pieces(YAML, 12)) {
        let head = "---\ntitel: x\ningress: y.\nansvarig_roll: redaktion\ngranskad: nej\n\
                    granskas_senast: 2027-06-01\nstatus: utkast\n---\n";
        told("content/x.md", &format!("{head}```{word}\n{inner}\n```\n"));
    }
}
