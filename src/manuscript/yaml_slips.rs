//! What a syntax error in YAML most often comes from, in an editor's words.

use granit_parser::{ErrorKind, ScanError};

use super::rules;
use super::yaml_quote::written;
use crate::diag::finding::Finding;
use crate::source::span::{FileId, Span};

/// Puts a syntax error in an editor's words, with its usual cause.
pub fn explain(text: &str, error: &ScanError, file: FileId, base: usize) -> Finding {
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let mut at = at;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let line = text[line_start..line_end].trim_end_matches('\r');
    let here = |start: usize, end: usize| Span::new(file, base + start, base + end.max(start));
    let finding = |message: &str| Finding::new(&rules::SYNTAX, here(at, at + 1), message);

    // The scanner gives up on the line of the slip or on one beside it.
    let before_start = text[..line_start.saturating_sub(1)].rfind('\n').map_or(0, |i| i + 1);
    let next_end = text[line_end..].char_indices().filter(|(_, c)| *c == '\n').nth(1);
    let around = before_start..next_end.map_or(text.len(), |(i, _)| line_end + i);
    let tab = leading_tab(&text[around.clone()]).map(|i| around.start + i);
    let told = matches!(error.kind(), ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation);
    if let Some(tab) = tab.or_else(|| told.then_some(at)) {
        return Finding::new(&rules::TAB, here(tab, tab + 1), "raden är indragen med tabb")
            .help("byt tabben mot två mellanslag")
            .fix(here(tab, tab + 1), "  ");
    }
    if let Some(finding) = strange_space(&text[..line_end], file, base, false) {
        return finding;
    }
    if matches!(error.kind(), ErrorKind::DirectiveDisallowed) {
        return refuse(here(at, line_end));
    }
    if let Some(finding) = unquoted_colon(line_start, line, &here) {
        return finding;
    }
    // The cause often stands on the line before: the scanner complains where it gives up.
    if line_start > 0 {
        let before = text[before_start..line_start - 1].trim_end_matches('\r');
        if let Some(finding) = unquoted_colon(before_start, before, &here) {
            return finding;
        }
        if let Some(finding) = open_quote(before_start, before, &here) {
            return finding;
        }
        if let Some(finding) = no_colon(before_start, before, line, &here) {
            return finding;
        }
    }
    if let Some(finding) = open_quote(line_start, line, &here) {
        return finding;
    }
    let trimmed = line.trim_start();
    let colonless =
        trimmed.split_once(':').is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with(' '));
    if colonless && !trimmed.starts_with(['-', '"', '\'', '#']) {
        let colon = line_start + (line.len() - trimmed.len()) + trimmed.find(':').unwrap_or(0);
        return Finding::new(
            &rules::SYNTAX,
            here(colon, colon + 1),
            "det saknas mellanslag efter kolon",
        )
        .help("skriv ett mellanslag mellan kolon och värde")
        .fix(here(colon, colon + 1), ": ");
    }
    match error.kind() {
        ErrorKind::UnexpectedEofFlowSequence | ErrorKind::ExpectedFlowSequenceSeparator => {
            finding("en lista inom hakparenteser är inte avslutad").help("sätt ] efter sista värdet, och komma mellan värdena")
        }
        ErrorKind::UnexpectedEofFlowMapping | ErrorKind::ExpectedFlowMappingSeparator => {
            finding("en grupp inom klammerparenteser är inte avslutad").help("sätt } efter sista värdet, och komma mellan värdena")
        }
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry => {
            finding("raden är indragen på ett sätt som inte stämmer med raderna före")
                .help("dra in raden lika långt som de andra i samma grupp, med mellanslag")
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            finding("raden saknar kolon efter nyckeln, eller har ett citattecken för mycket")
                .help("skriv nyckel, kolon, mellanslag och värde på samma rad")
        }
        ErrorKind::UnexpectedCharacter { character } => Finding::new(
            &rules::SYNTAX,
            here(at, at + character.len_utf8()),
            format!("tecknet \u{201d}{character}\u{201d} kan inte stå först i ett värde"),
        )
        .help("sätt hela värdet inom raka citattecken"),
        ErrorKind::UnknownAnchor => refuse(here(at, line_end)),
        _ => finding("här går YAML-texten inte att läsa")
            .help("jämför med en fil som fungerar; ofta saknas ett citattecken eller ett kolon på raden före"),
    }
}

/// The first tab that stands in a line's indentation.
fn leading_tab(lines: &str) -> Option<usize> {
    let mut at = 0;
    for line in lines.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return Some(at + tab);
        }
        at += line.len();
    }
    None
}

/// The first space in a line's indentation that is neither space nor tab; `first`: only where the
/// line begins with it, which no text within a value does.
pub fn strange_space(lines: &str, file: FileId, base: usize, first: bool) -> Option<Finding> {
    let mut at = base;
    for line in lines.split_inclusive('\n') {
        let strange = |c: char| !matches!(c, ' ' | '\t' | '\r' | '\n');
        let mut indent = line.char_indices().take_while(|(_, c)| c.is_whitespace());
        let found = indent.find(|(_, c)| strange(*c)).filter(|(i, _)| *i == 0 || !first);
        if let Some((i, c)) = found {
            let space = Span::new(file, at + i, at + i + c.len_utf8());
            let message = "raden är indragen med ett hårt mellanslag";
            return Some(
                Finding::new(&rules::SYNTAX, space, message)
                    .help(
                        "byt det mot ett vanligt mellanslag; det kommer ofta från inklistrad text",
                    )
                    .fix(space, " "),
            );
        }
        at += line.len();
    }
    None
}

/// `namn Mora` before `kommun: mora`: a key and a value with no colon between.
fn no_colon(
    start: usize,
    line: &str,
    next: &str,
    here: &dyn Fn(usize, usize) -> Span,
) -> Option<Finding> {
    let indent = |l: &str| l.len() - l.trim_start_matches(' ').len();
    let trimmed = line.trim_start_matches("- ").trim();
    let (key, value) = trimmed.split_once(' ')?;
    let plain = |c: char| c.is_alphanumeric() || c == '_';
    if line.contains(':')
        || !next.contains(": ")
        || indent(line.trim_start_matches('-')) > indent(next)
        || !key.chars().all(plain)
    {
        return None;
    }
    let end = start + line.find(key)? + key.len();
    let message = format!("raden saknar kolon efter \u{201d}{key}\u{201d}");
    Some(
        Finding::new(&rules::SYNTAX, here(end - key.len(), end), message)
            .help(format!("skriv {key}: {}", value.trim()))
            .suggest(here(end, end), ":"),
    )
}

/// `titel: Mål: en väg in`: a colon and a space inside a value without quotation marks.
fn unquoted_colon(
    line_start: usize,
    line: &str,
    here: &dyn Fn(usize, usize) -> Span,
) -> Option<Finding> {
    let (key, value) = line.split_once(": ")?;
    let value_start = line_start + key.len() + 2;
    let trimmed = value.trim();
    if trimmed.starts_with(['"', '\'', '[', '{', '|', '>', '#', '&', '*'])
        || !trimmed.contains(": ")
    {
        return None;
    }
    let start = value_start + (value.len() - value.trim_start().len());
    let quoted = written(trimmed);
    Some(
        Finding::new(
            &rules::SYNTAX,
            here(start, start + trimmed.len()),
            "värdet innehåller ett kolon och måste stå inom citattecken",
        )
        .help(format!("skriv {}: {quoted}", key.trim().trim_start_matches("- ")))
        .fix(here(start, start + trimmed.len()), quoted),
    )
}

/// A value that begins with a quotation mark and never ends, or goes on after it.
fn open_quote(
    line_start: usize,
    line: &str,
    here: &dyn Fn(usize, usize) -> Span,
) -> Option<Finding> {
    let (key, value) = line.split_once(": ")?;
    let trimmed = value.trim();
    let mark = trimmed.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = &trimmed[1..];
    let start = line_start + key.len() + 2 + (value.len() - value.trim_start().len());
    let closing = inner.find(mark);
    match closing {
        None => Some(
            Finding::new(
                &rules::SYNTAX,
                here(start, start + 1),
                "citattecknet har inget slut på raden",
            )
            .help(format!("avsluta värdet med {mark}")),
        ),
        Some(end)
            if !inner[end + 1..].trim().is_empty() && !inner[end + 1..].trim().starts_with('#') =>
        {
            Some(
                Finding::new(
                    &rules::SYNTAX,
                    here(start + end + 1, start + trimmed.len()),
                    "det står text efter värdets sista citattecken",
                )
                .help("sätt citattecken runt hela värdet, och skriv \\\" för citattecken inuti"),
            )
        }
        Some(_) => None,
    }
}

/// Tells of an anchor, alias, tag or directive.
pub fn refuse(span: Span) -> Finding {
    Finding::new(&rules::ALIAS, span, "ankare, alias och taggar går inte att använda här").help(
        "skriv värdet som det är; börjar texten med &, * eller ! så sätt den inom citattecken",
    )
}
