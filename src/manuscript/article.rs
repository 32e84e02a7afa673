//! One Markdown file as an article: its head, its text, and what is wrong with how they stand.

use super::reading::{Decode, Reading};
use super::{front_matter, markdown, rules, yaml};
use crate::diag::finding::Finding;
use crate::model::article::{Article, Place};
use crate::model::front_matter::FrontMatter;
use crate::model::stage::Written;
use crate::source::file::SourceFile;
use crate::source::span::{FileId, Span, Spanned};
use crate::text::scan;

/// A page of more bytes is not read: about seventy-five thousand words.
const LONGEST_PAGE: usize = 500_000;

/// Reads one article; `None` when it could not be read whole, which is told.
pub fn read(
    file: &SourceFile,
    text: &str,
    place: Place,
    cx: &mut Reading,
) -> Option<Article<Written>> {
    if text.len() > LONGEST_PAGE {
        let finding = Finding::new(
            &rules::LARGE_FILE,
            Span::head(cx.file),
            "sidan är större än 500 kB text och läses inte",
        )
        .help("dela upp den i flera sidor");
        cx.push(finding);
        return None;
    }
    let parts = front_matter::split(text);
    let Some((front, base)) = parts.front else {
        cx.push(headless(text, cx.file));
        markdown::read(parts.body.0, parts.body.1, cx);
        return None;
    };
    if base + front.len() == text.len() && !front.is_empty() {
        let finding =
            Finding::new(&rules::MISSING_FRONT, Span::head(cx.file), "sidhuvudet tar inte slut")
                .help("skriv --- på en egen rad efter sidhuvudets sista uppgift");
        cx.push(finding);
        return None;
    }
    if let Some(at) = scan::find(parts.body.0.as_bytes(), 0, |byte| byte == 0) {
        let at = parts.body.1 + at;
        let finding = Finding::new(
            &rules::CONTROL,
            Span::new(cx.file, at, at + 1),
            "filen innehåller ett osynligt styrtecken",
        )
        .help("ta bort tecknet, eller skriv om raden för hand");
        cx.push(finding);
    }
    let node = yaml::parse(front, cx.file, base, &mut cx.diags);
    let matter: Option<FrontMatter<Written>> =
        node.as_ref().and_then(|n| FrontMatter::decode(n, cx));
    if node.is_none() && !cx.diags.has_errors() {
        let finding =
            Finding::new(&rules::MISSING_FRONT, Span::head(cx.file), "sidhuvudet är tomt")
                .help("skriv titel, ingress, ansvarig_roll, granskad, granskas_senast och status");
        cx.push(finding);
    }
    // The text is read even where the head is broken, so that all its slips are told at once.
    let prose = markdown::read(parts.body.0, parts.body.1, cx);
    let front = matter?;
    let path = Spanned::new(file.path.clone(), Span::head(cx.file));
    Some(Article { path, file: cx.file, place, front, prose })
}

/// What a page without a head lacks: all of it, or the line that it begins with.
fn headless(text: &str, file: FileId) -> Finding {
    let inner = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let start = text.len() - inner.len();
    let first = inner.lines().next().unwrap_or("").trim_end();
    let here = Span::new(file, start, start + first.len());
    let tell = |span, message| Finding::new(&rules::MISSING_FRONT, span, message);
    if first == "---" {
        return tell(here, "sidhuvudet börjar inte på filens första rad")
            .help("ta bort de tomma raderna före ---");
    }
    let dashes = |c: char| matches!(c, '-' | '\u{2013}' | '\u{2014}');
    if first.starts_with(dashes) && first.chars().all(dashes) {
        return tell(here, "sidhuvudets första rad har inte tre streck")
            .help("skriv raden som ---")
            .suggest(here, "---");
    }
    tell(Span::head(file), "sidan saknar sidhuvud")
        .help("börja filen med --- på en egen rad, sedan titel: …, ingress: … och ---")
}
