//! What the dialect reads: every construct, and what bad input becomes.

use std::sync::Arc;

use proptest::prelude::*;

use super::markdown;
use super::reading::Reading;
use crate::model::prose::{BlockKind, CalloutKind, Inline, Picture, Prose, plain_text};
use crate::model::stage::Written;
use crate::source::piece::Piece;
use crate::source::span::FileId;

fn read(text: &str) -> (Prose<Written>, Vec<&'static str>) {
    let mut cx = Reading::new(FileId(0), "content/om/x.md");
    let prose = markdown::read(text, 0, &mut cx);
    let codes = cx.diags.sorted().iter().map(|f| f.rule.code).collect();
    (prose, codes)
}

fn kinds(text: &str) -> Vec<BlockKind<Written>> {
    read(text).0.blocks.into_iter().map(|b| b.kind).collect()
}

#[test]
fn a_callout_is_a_quotation_with_a_label_and_perhaps_a_heading() {
    for (text, kind, title, body) in [
        ("> [!NOTE]\n> Läs.", CalloutKind::Note, None, "Läs."),
        ("> [!TIP] Egen *rubrik*\n> Läs.", CalloutKind::Tip, Some("Egen rubrik"), "Läs."),
        ("> [!VIKTIGT]\n>\n> Läs.", CalloutKind::Important, None, "Läs."),
        ("> [!EJ BESLUTAD] Utkast\n> Läs.", CalloutKind::Undecided, Some("Utkast"), "Läs."),
        ("> [!lagrum]\n> Läs.", CalloutKind::Law, None, "Läs."),
        ("> [!FRÅGA]\n> Läs.", CalloutKind::Open, None, "Läs."),
    ] {
        let BlockKind::Callout(callout) = &kinds(text)[0] else { panic!("{text}: no callout") };
        assert_eq!(callout.kind, kind, "{text}");
        assert_eq!(callout.title.as_deref().map(plain_text).as_deref(), title, "{text}");
        let BlockKind::Paragraph(inlines) = &callout.blocks[0].kind else { panic!("{text}") };
        assert_eq!(plain_text(inlines), body, "{text}");
    }
}

#[test]
fn a_regions_supplement_names_its_region_and_has_an_anchor() {
    let BlockKind::Supplement(s) = &kinds("> [!REGION dalarna] Så är det här\n> Text.")[0]
    else {
        panic!("no supplement")
    };
    assert_eq!(s.region.as_ref().map(|r| r.text.as_str()), Some("dalarna"));
    assert_eq!(s.anchor, "dalarna-sa-ar-det-har");
}

#[test]
fn an_unknown_callout_stays_a_quotation_and_is_told() {
    let (prose, codes) = read("> [!VIKTIG]\n> Text.");
    assert!(matches!(prose.blocks[0].kind, BlockKind::Quote(_)));
    assert_eq!(codes, ["okand-ruta"]);
}

#[test]
fn a_question_is_a_heading_with_options_and_a_reply() {
    let text = "### Vem ansvarar?\n\n- [ ] Ingen\n- [x] Chefen\n\n> [!SVAR]\n> Chefen, enligt planen.\n\n### Nästa";
    let kinds = kinds(&format!("## Kunskapskontroll\n\n{text}"));
    let BlockKind::Question(q) = &kinds[1] else { panic!("no question: {kinds:?}") };
    assert_eq!(plain_text(&q.heading.text), "Vem ansvarar?");
    assert_eq!(q.options.iter().map(|o| o.checked).collect::<Vec<_>>(), [Some(false), Some(true)]);
    assert_eq!(q.reply.len(), 1);
    assert!(matches!(kinds[2], BlockKind::Heading(_)));
}

#[test]
fn a_live_block_keeps_its_word_and_parameters() {
    let (prose, codes) = read("```centraler\nregion: dalarna\ngrad: helt\n```\n");
    let BlockKind::Live(live) = &prose.blocks[0].kind else { panic!("no live block") };
    assert_eq!((live.word.as_str(), live.get("region")), ("centraler", Some("dalarna")));
    assert!(codes.is_empty());
    let (_, codes) = read("```centraler\nregion: a: b\n```\n");
    assert_eq!(codes, ["yaml-syntax"]);
}

#[test]
fn a_picture_with_a_title_is_a_figure_and_a_table_takes_its_caption() {
    let BlockKind::Figure(f) = &kinds("![Nav](nav.svg \"Navet\")")[0] else { panic!("no figure") };
    assert!(matches!(&f.image, Picture::File(l) if l.href == "nav.svg"));
    let BlockKind::Table(t) = &kinds("Tabell: Så här\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n")[0]
    else {
        panic!("no table")
    };
    assert_eq!(t.caption.as_deref().map(plain_text).as_deref(), Some("Så här"));
    assert_eq!((t.head.len(), t.rows.len()), (2, 1));
}

#[test]
fn headings_have_unique_anchors_and_gaps_are_told() {
    let (prose, codes) = read("## Mål\n\n## Mål\n\n#### För djupt\n\n## \n\n# Titel\n");
    let anchors: Vec<&str> = prose
        .blocks
        .iter()
        .filter_map(|b| match &b.kind {
            BlockKind::Heading(h) => Some(h.anchor.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(anchors, ["mal", "mal-2", "for-djupt", "titel"]);
    assert_eq!(codes, ["hoppad-rubrikniva", "tom-rubrik", "rubrik-niva-1"]);
}

#[test]
fn html_is_text_and_told_and_children_under_one_year_are_no_html() {
    let (prose, codes) = read("Barn <1 år och <b>fet</b>.\n\n<div>\nruta\n</div>\n");
    assert_eq!(codes, ["html", "html", "html"]);
    let BlockKind::Paragraph(inlines) = &prose.blocks[0].kind else { panic!("no paragraph") };
    assert_eq!(plain_text(inlines), "Barn <1 år och <b>fet</b>.");
}

#[test]
fn footnotes_count_from_their_first_reference() {
    let (prose, _) = read("A[^b] och[^a].\n\n[^a]: Ett.\n\n[^b]: Två.\n");
    let labels: Vec<&str> = prose.footnotes.iter().map(|f| f.label.as_str()).collect();
    assert_eq!(labels, ["b", "a"]);
    let BlockKind::Paragraph(inlines) = &prose.blocks[0].kind else { panic!("no paragraph") };
    assert!(matches!(inlines[1], Inline::Footnote(0)));
}

#[test]
fn deep_nesting_is_flattened_and_told_once() {
    for text in ["> ".repeat(20_000) + "djupt", "- ".repeat(5_000) + "djupt", "*a ".repeat(50_000)]
    {
        let (prose, codes) = read(&text);
        assert!(codes.len() <= 1, "{codes:?}");
        drop(prose);
    }
}

/// The same of a file whose text is at hand.
fn read_whole(text: &str) -> (Arc<str>, Prose<Written>) {
    let whole: Arc<str> = Arc::from(text);
    let mut cx = Reading::new(FileId(0), "content/om/x.md");
    cx.whole = Some(Arc::clone(&whole));
    let prose = markdown::read(&whole, 0, &mut cx);
    (whole, prose)
}

#[test]
fn a_text_that_stands_as_it_is_in_its_file_is_no_copy() {
    let (whole, prose) = read_whole(
        "Å *lång* väg_en [dit](x) & `kod`.\n\n> 1 < 2\n\n```\na\nb\n```\n\nA \\* b &amp; c",
    );
    let inside = |text: &str| whole.as_bytes().as_ptr_range().contains(&text.as_ptr());
    let mut texts = Vec::new();
    for block in &prose.blocks {
        match &block.kind {
            BlockKind::Paragraph(inlines) => Inline::Strong(inlines.clone()),
            BlockKind::Code { text, .. } => Inline::Code(text.clone()),
            BlockKind::Quote(inner) => match &inner[0].kind {
                BlockKind::Paragraph(inlines) => Inline::Strong(inlines.clone()),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
        .each(&mut |text| texts.push((text.to_string(), inside(text))));
    }
    let due = [
        ("Å ", true),
        ("lång", true),
        (" väg_en ", true),
        ("dit", true),
        (" & ", true),
        ("kod", true),
        (".", true),
        ("1 < 2", true),
        ("a\nb\n", true),
        ("A * b & c", false),
    ];
    assert_eq!(texts, due.map(|(text, inside)| (text.to_owned(), inside)));
}

impl Inline<Written> {
    fn each(&self, see: &mut impl FnMut(&Piece)) {
        match self {
            Self::Text(text) | Self::Code(text) => see(text),
            Self::Emphasis(inner) | Self::Strong(inner) => inner.iter().for_each(|i| i.each(see)),
            Self::Link(link) => link.text.iter().for_each(|i| i.each(see)),
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_same_is_read_whether_the_files_text_is_at_hand_or_not(text in "([a-zåäö]{1,6}|[-*_>#\\[\\]!|:`~ ()\n\"'<&\\\\]|&amp;|\\[x\\]|```\n|    |\r\n|\t){0,80}") {
        let own = read(&text).0;
        prop_assert_eq!(format!("{own:?}"), format!("{:?}", read_whole(&text).1));
    }

    #[test]
    fn no_text_panics(text in "([a-zåäö]{1,6}|[-*_>#\\[\\]!|:`~ ()\n\"'<&]|\\[!REGION x\\]|\\[x\\]|---\n|\r\n|\t){0,80}") {
        let (_, _) = read(&text);
    }

    #[test]
    fn no_yaml_panics_and_findings_point_inside_it(text in "([a-zåäö]{1,6}|[-*&!%{}\\[\\]|>:,# \n\"'?@`]|: |\n  |\t|---\n|\u{feff}){0,80}") {
        let mut diags = crate::diag::sink::Diags::new();
        let _ = super::yaml::parse(&text, FileId(0), 0, &mut diags);
        for finding in diags.as_slice() {
            prop_assert!(finding.span.end as usize <= text.len() + 1);
        }
    }
}
