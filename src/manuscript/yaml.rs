//! The one door for YAML: text in, a tree with a place for every key and value out.
//!
//! All trouble of form is told here at once; typed reading (`decode`) tells the rest. Aliases,
//! anchors, tags and directives are refused, size and nesting are bounded.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle};

use super::{rules, yaml_plain, yaml_slips};
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::source::span::{FileId, Span};

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of values.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// Nothing after the colon.
    Empty,
    /// A text, number, date or word.
    Scalar {
        /// The text after YAML's own unescaping.
        text: String,
        /// Written without quotation marks.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, each key once, in order.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl NodeKind {
    /// What editors call it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "ingenting",
            Self::Scalar { .. } => "en text",
            Self::List(_) => "en lista",
            Self::Map(_) => "en grupp av nycklar",
        }
    }
}

const MOST_EVENTS: usize = 200_000;
const DEEPEST: usize = 32;

enum Open {
    List(Vec<Node>, usize),
    Map {
        entries: Vec<Entry>,
        seen: HashMap<String, Span>,
        key: Option<(String, Span)>,
        start: usize,
    },
}

/// Reads `text`, which stands at byte `base` of `file`. `None` when its form is broken (told) or
/// when there is nothing in it (not told).
pub fn parse(text: &str, file: FileId, base: usize, diags: &mut Diags) -> Option<Node> {
    yaml_plain::read(text, file, base).or_else(|| by_library(text, file, base, diags))
}

/// The same by the library alone, whatever the text: what [`parse`] is held to.
pub fn by_library(text: &str, file: FileId, base: usize, diags: &mut Diags) -> Option<Node> {
    let span =
        |range: std::ops::Range<usize>| Span::new(file, base + range.start, base + range.end);
    if let Some(at) = text.find(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        diags.push(
            Finding::new(
                &rules::CONTROL,
                span(at..at + 1),
                "filen innehåller ett osynligt styrtecken",
            )
            .help("ta bort tecknet, eller skriv om raden för hand"),
        );
        return None;
    }
    if let Some(finding) = yaml_slips::strange_space(text, file, base, true) {
        diags.push(finding);
        return None;
    }
    let options = granit_parser::options! {
        disallow_directives: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
        emit_comments: false,
    };
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut stack: Vec<Open> = Vec::new();
    let mut root: Option<Node> = None;
    let mut documents = 0;
    let mut events = 0;
    while let Some(event) = parser.next_event() {
        let (event, at) = match event {
            Ok(pair) => pair,
            Err(error) => {
                diags.push(yaml_slips::explain(text, &error, file, base));
                return None;
            }
        };
        let range = at.byte_range().unwrap_or(0..0);
        events += 1;
        if events > MOST_EVENTS || stack.len() > DEEPEST {
            diags.push(Finding::new(
                &rules::TOO_MUCH,
                span(range.start..range.start),
                "filen har för många värden eller nivåer",
            ));
            return None;
        }
        let node = match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    diags.push(
                        Finding::new(
                            &rules::SYNTAX,
                            span(range),
                            "filen delas av en rad med tre streck",
                        )
                        .help("ta bort raden, eller lägg det som följer i en egen fil"),
                    );
                    return None;
                }
                continue;
            }
            Event::Scalar(value, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    diags.push(yaml_slips::refuse(span(range)));
                    return None;
                }
                let plain = style == ScalarStyle::Plain;
                let raw = text.get(range.clone()).unwrap_or("");
                check_scalar(raw, &value, plain, span(range.clone()), diags);
                let empty = plain && matches!(value.as_ref(), "" | "~" | "null");
                let kind = if empty {
                    NodeKind::Empty
                } else {
                    NodeKind::Scalar { text: value.into_owned(), plain }
                };
                Node { kind, span: span(range) }
            }
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag)
                if anchor != 0 || tag.is_some() =>
            {
                diags.push(yaml_slips::refuse(span(range)));
                return None;
            }
            Event::SequenceStart(..) => {
                stack.push(Open::List(Vec::new(), range.start));
                continue;
            }
            Event::MappingStart(..) => {
                stack.push(Open::Map {
                    entries: Vec::new(),
                    seen: HashMap::new(),
                    key: None,
                    start: range.start,
                });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop() {
                Some(Open::List(items, start)) => {
                    let end = items.last().map_or(range.end, |n| n.span.end as usize - base);
                    Node { kind: NodeKind::List(items), span: span(start..end.max(start)) }
                }
                Some(Open::Map { entries, start, .. }) => {
                    let end =
                        entries.last().map_or(range.end, |e| e.value.span.end as usize - base);
                    Node { kind: NodeKind::Map(entries), span: span(start..end.max(start)) }
                }
                None => continue,
            },
            Event::Alias(_) => {
                diags.push(yaml_slips::refuse(span(range)));
                return None;
            }
            _ => continue,
        };
        match stack.last_mut() {
            None => root = Some(node),
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Map { entries, seen, key, .. }) => match key.take() {
                None => match node.kind {
                    NodeKind::Scalar { text, .. } => *key = Some((text, node.span)),
                    other => {
                        diags.push(Finding::new(
                            &rules::WRONG_KIND,
                            node.span,
                            format!("nyckeln är {}, men ska vara ett ord", other.name()),
                        ));
                        *key = Some((String::new(), node.span));
                    }
                },
                Some((key, key_span)) => {
                    if let Some(first) = seen.get(&key) {
                        diags.push(
                            Finding::new(
                                &rules::DUPLICATE_KEY,
                                key_span,
                                format!("nyckeln \u{201d}{key}\u{201d} står redan i samma grupp"),
                            )
                            .help("ta bort den ena raden")
                            .see(*first, "här står den första"),
                        );
                    } else {
                        seen.insert(key.clone(), key_span);
                        entries.push(Entry { key, key_span, value: node });
                    }
                }
            },
        }
    }
    root.filter(|node| node.kind != NodeKind::Empty)
}

/// Whether a letter is a quotation mark that YAML does not know.
#[must_use]
pub fn curly(c: char) -> bool {
    matches!(c, '\u{201c}' | '\u{201d}' | '\u{201e}')
}

/// Slips that YAML accepts but that are almost never meant.
fn check_scalar(raw: &str, value: &str, plain: bool, span: Span, diags: &mut Diags) {
    if !plain {
        return;
    }
    let joins = |raw: &str| raw.lines().skip(1).any(|line| line.trim_start().starts_with("- "));
    if raw.strip_prefix('-').is_some_and(|r| r.starts_with(char::is_alphabetic)) && joins(raw) {
        let dash = Span::new(span.file, span.start as usize, span.start as usize + 1);
        let message = "det saknas mellanslag efter strecket, och punkterna blir en enda text";
        let finding = Finding::new(&rules::JOINED_ITEM, dash, message);
        diags.push(finding.help("skriv ett mellanslag efter strecket").suggest(dash, "- "));
    } else if raw.contains('\n') {
        let mut offset = 0;
        for (i, line) in raw.split_inclusive('\n').enumerate() {
            let trimmed = line.trim_start();
            if i > 0 && trimmed.starts_with("- ") {
                let start = span.start as usize + offset + (line.len() - trimmed.len());
                diags.push(
                    Finding::new(
                        &rules::JOINED_ITEM,
                        Span::new(span.file, start, start + trimmed.trim_end().len()),
                        "punkten har blivit en del av raden före",
                    )
                    .help("dra in punkten lika långt som de andra i listan"),
                );
            }
            offset += line.len();
        }
    }
    if value.starts_with(curly) && value.ends_with(curly) && value.chars().count() > 1 {
        let inner = value.trim_matches(curly);
        diags.push(
            Finding::new(
                &rules::SMART_QUOTES,
                span,
                "värdet står inom böjda citattecken, som blir en del av texten",
            )
            .help("använd raka citattecken")
            .fix(span, format!("\"{}\"", inner.replace('"', "\\\""))),
        );
    }
}
