//! Findings as people read them on a terminal: the sentence, the line it stands on, what to do.

use std::fmt::Write as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
    normalize_untrusted_str,
};

use super::screen::{Stream, wrapped};
use crate::diag::finding::{Finding, Suggestion};
use crate::diag::rule::Severity;
use crate::source::sources::Sources;
use crate::source::span::Span;
use crate::text::numbers::whole;

/// How many lines of a file a finding shows at most.
const LINES: usize = 6;
/// How many places of a repeated finding are named.
const NAMED: usize = 3;

/// How findings are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// With colours.
    pub colours: bool,
    /// Columns.
    pub width: usize,
}

impl Look {
    /// What suits a stream.
    #[must_use]
    pub fn of(stream: Stream) -> Self {
        Self { colours: stream.colours(), width: stream.width() }
    }
}

/// A finding and the later ones of the same kind that say the same.
struct Told<'a> {
    first: &'a Finding,
    more: Vec<&'a Finding>,
}

/// Draws findings, the gravest last so that they stand nearest the prompt; those that say the
/// same as an earlier one are told with it.
#[must_use]
pub fn text(sources: &Sources, findings: &[Finding], look: Look) -> String {
    drawn(sources, findings, look, &[Severity::Info, Severity::Warning, Severity::Error])
}

/// Draws the findings that are more than information.
#[must_use]
pub fn grave(sources: &Sources, findings: &[Finding], look: Look) -> String {
    drawn(sources, findings, look, &[Severity::Warning, Severity::Error])
}

fn drawn(sources: &Sources, findings: &[Finding], look: Look, weights: &[Severity]) -> String {
    let renderer = if look.colours { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(look.width);
    let mut out = String::new();
    for severity in weights.iter().copied() {
        for told in repeats(findings.iter().filter(|f| f.severity == severity)) {
            out.push_str(&draw(sources, &told, &renderer, look.width));
            out.push_str("\n\n");
        }
    }
    out
}

fn repeats<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Told<'a>> {
    let mut told: Vec<Told<'a>> = Vec::new();
    let mut seen = std::collections::HashMap::new();
    for finding in findings {
        let at = *seen.entry((finding.rule.code, finding.message.as_str())).or_insert(told.len());
        match told.get_mut(at) {
            Some(same) => same.more.push(finding),
            None => told.push(Told { first: finding, more: Vec::new() }),
        }
    }
    told
}

fn level(severity: Severity) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level.with_name(severity.word())
}

fn draw(sources: &Sources, told: &Told<'_>, renderer: &Renderer, width: usize) -> String {
    let finding = told.first;
    let title = level(finding.severity)
        .primary_title(wrap(&finding.message, width, 12 + finding.rule.code.len()))
        .id(finding.rule.code);
    let mut group = Group::with_title(title);
    for element in places(sources, finding) {
        group = group.element(element);
    }
    let mut groups = vec![group];
    let help = finding.help.as_deref().map(|help| wrap(&clean(help), width, 8));
    let patch = finding.suggestion.as_ref().and_then(|s| patch(sources, s, width));
    let note = also(sources, &told.more);
    if let Some(help) = help {
        let level = Level::HELP.with_name("hjälp");
        match patch {
            Some(patch) => groups.push(level.secondary_title(help).element(patch)),
            None => groups[0] = groups[0].clone().element(level.message(help)),
        }
    } else if let Some(patch) = patch {
        let level = Level::HELP.with_name("hjälp");
        groups.push(level.secondary_title("skriv så här i stället").element(patch));
    }
    if let Some(note) = note {
        let note = Level::NOTE.with_name("även").message(wrap(&clean(&note), width, 7));
        groups[0] = groups[0].clone().element(note);
    }
    renderer.render(&groups)
}

/// "och 14 ställen till: a.md:3:1, b.md:7:2, c.md:1:1 …"
fn also(sources: &Sources, more: &[&Finding]) -> Option<String> {
    if more.is_empty() {
        return None;
    }
    let word = if more.len() == 1 { "ställe" } else { "ställen" };
    let mut text =
        format!("{} {word} till: ", whole(i64::try_from(more.len()).unwrap_or(i64::MAX)));
    for (i, finding) in more.iter().take(NAMED).enumerate() {
        let comma = if i > 0 { ", " } else { "" };
        let _ = write!(text, "{comma}{}", place(sources, finding.span));
    }
    if more.len() > NAMED {
        text.push_str(" …");
    }
    Some(text)
}

/// `guidance/goals.yaml:7:5`.
#[must_use]
pub fn place(sources: &Sources, span: Span) -> String {
    let at = sources.place(span);
    format!("{}:{}:{}", sources.file(span.file).path, at.line, at.column)
}

/// The finding's own lines, and those of the places that matter to it.
fn places<'a>(sources: &'a Sources, finding: &'a Finding) -> Vec<Element<'a>> {
    let mut spans = vec![(finding.span, None)];
    spans.extend(finding.related.iter().map(|(span, why)| (*span, Some(why.as_str()))));
    spans.iter().enumerate().map(|(i, (span, why))| one(sources, *span, *why, i == 0)).collect()
}

fn one<'a>(sources: &'a Sources, span: Span, why: Option<&'a str>, primary: bool) -> Element<'a> {
    let file = sources.file(span.file);
    let Some(cut) = cut(sources, span) else {
        let at = file.line_column(span.start as usize);
        let origin = Origin::path(clean(&file.path));
        return origin.line(at.line).char_column(at.column).into();
    };
    let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let mark = kind.span(cut.range.clone()).label(why);
    Snippet::source(cut.text).line_start(cut.line).path(clean(&file.path)).annotation(mark).into()
}

/// The lines around a span as text of their own, and where the span lies in it.
struct Cut {
    text: String,
    line: usize,
    range: std::ops::Range<usize>,
}

/// `None` where there is nothing to show: a span of no length at a file's head, an empty file,
/// bytes that are no text.
fn cut(sources: &Sources, span: Span) -> Option<Cut> {
    let file = sources.file(span.file);
    let all = file.text().ok()?;
    let start = floor(all, span.start as usize);
    let end = floor(all, span.end as usize).max(start);
    if all.trim().is_empty() || (start == 0 && end == 0) {
        return None;
    }
    let first = all[..start].rfind('\n').map_or(0, |i| i + 1);
    let mut last = first;
    for _ in 0..LINES {
        last = all[last..].find('\n').map_or(all.len(), |i| last + i + 1);
        if last >= end || last == all.len() {
            break;
        }
    }
    let text = all[first..last].trim_end_matches(['\n', '\r']);
    let inside = |at: usize| floor(text, at.saturating_sub(first));
    let range = inside(start)..inside(end).max(inside(start));
    let line = file.line_column(start).line;
    Some(Cut { text: text.to_owned(), line, range })
}

/// The nearest place at or before `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn patch<'a>(
    sources: &'a Sources,
    suggestion: &'a Suggestion,
    width: usize,
) -> Option<Snippet<'a, Patch<'a>>> {
    let mut cut = cut(sources, suggestion.span)?;
    // The frame and the line's number take some columns too.
    if !cut.text.contains('\n') && cut.text.chars().count() + 10 > width {
        let (before, after) = around(&cut.text, cut.range.clone(), width);
        cut.text = format!("{before}{}{after}", &cut.text[cut.range.clone()]);
        cut.range = before.len()..before.len() + cut.range.len();
    }
    let change = Patch::new(cut.range, clean(&suggestion.text));
    let path = clean(&sources.file(suggestion.span.file).path);
    Some(Snippet::source(cut.text).line_start(cut.line).path(path).patch(change))
}

/// As much of the line before and after a change as there is room for in `width` columns.
#[must_use]
pub fn around(text: &str, range: std::ops::Range<usize>, width: usize) -> (String, String) {
    let room = width.saturating_sub(range.len().min(width) + 12) / 2;
    let room = room.max(16);
    let before = &text[..range.start];
    let before = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let after = text[range.end..].lines().next().unwrap_or("");
    let after = if text[range.end..].starts_with('\n') { "" } else { after };
    let skip = before.chars().count().saturating_sub(room);
    let start: String = before.chars().skip(skip).collect();
    let rest: String = after.chars().take(room).collect();
    let start = if skip > 0 { format!("…{start}") } else { start };
    let rest = if rest.len() < after.len() { format!("{rest}…") } else { rest };
    (start, rest)
}

/// What an author wrote may hold codes that a terminal obeys; they are taken out.
#[must_use]
pub fn clean(text: &str) -> String {
    normalize_untrusted_str(text)
}

/// Breaks a text to fit after `taken` columns.
fn wrap(text: &str, width: usize, taken: usize) -> String {
    wrapped(text, width.saturating_sub(taken).max(24))
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
