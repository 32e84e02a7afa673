//! From a YAML tree to records: each key asked for once, every slip told, nothing guessed.
//!
//! `Record::read` asks [`Fields`] for its keys. The same reading, run without a file, tells which
//! keys a record has ([`keys`]): completion in editors and the manual come from there.

use std::collections::HashSet;

use super::reading::{Decode, Reading};
use super::rules;
use super::shape::{Key, Shape};
use super::yaml::{Entry, Node, NodeKind};
use crate::diag::finding::Finding;
use crate::model::table::Name;
use crate::source::span::{FileId, Span, Spanned};
use crate::text::near::Names;

/// A group of keys.
pub trait Record: Sized {
    /// Asks for every key, then makes the record; `None` when a required one is missing (told).
    fn read(f: &mut Fields<'_>) -> Option<Self>;
}

impl<T: Record> Decode for T {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        let NodeKind::Map(entries) = &node.kind else {
            cx.wrong_kind(node, "en grupp av nycklar");
            return None;
        };
        let mut fields = Fields { entries, span: node.span, asked: Vec::new(), cx };
        let record = T::read(&mut fields);
        fields.finish();
        record
    }

    fn shape() -> Shape {
        Shape::Group(keys::<T>())
    }
}

/// The keys of a record, in the order in which they are asked for.
#[must_use]
pub fn keys<T: Record>() -> Vec<Key> {
    let mut cx = Reading::new(FileId(0), "");
    cx.probing = true;
    let mut fields =
        Fields { entries: &[], span: Span::head(FileId(0)), asked: Vec::new(), cx: &mut cx };
    let _ = T::read(&mut fields);
    fields
        .asked
        .into_iter()
        .map(|a| Key { name: a.name, doc: a.doc, required: a.required, shape: (a.shape)() })
        .collect()
}

/// Whether a key must be there, and whether its value must be known.
#[derive(Clone, Copy, PartialEq)]
enum Must {
    Known,
    Stated,
    Free,
}

/// As many keys are compared one by one sooner than they are put in order.
const FEW: usize = 32;

struct Asked {
    name: &'static str,
    doc: &'static str,
    required: bool,
    shape: fn() -> Shape,
}

/// A group of keys being read.
pub struct Fields<'a> {
    entries: &'a [Entry],
    span: Span,
    asked: Vec<Asked>,
    cx: &'a mut Reading,
}

fn is_word(node: &Node, word: &str) -> bool {
    matches!(&node.kind, NodeKind::Scalar { text, .. } if text == word)
}

impl<'a> Fields<'a> {
    /// The group's place.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Tells a finding about the group.
    pub fn push(&mut self, finding: Finding) {
        self.cx.push(finding);
    }

    fn entry(
        &mut self,
        name: &'static str,
        doc: &'static str,
        must: Must,
        shape: fn() -> Shape,
    ) -> Option<&'a Node> {
        self.asked.push(Asked { name, doc, required: must != Must::Free, shape });
        let entries = self.entries;
        let node = entries.iter().find(|e| e.key == name).map(|e| &e.value);
        match node {
            Some(node) if node.kind == NodeKind::Empty => {
                let finding = Finding::new(
                    &rules::EMPTY_VALUE,
                    node.span,
                    format!("nyckeln \u{201d}{name}\u{201d} har inget värde"),
                )
                .help(match must {
                    Must::Known => format!("skriv ett värde efter kolonet: {doc}"),
                    Must::Stated => {
                        format!("skriv ett värde, eller okand om uppgiften inte är känd: {doc}")
                    }
                    Must::Free => {
                        "skriv okand om uppgiften inte är känd, eller ta bort raden".to_owned()
                    }
                });
                self.cx.push(finding);
                None
            }
            other => other,
        }
    }

    /// A value that must be there and known.
    pub fn need<T: Decode>(&mut self, name: &'static str, doc: &'static str) -> Option<T> {
        let node = self.entry(name, doc, Must::Known, T::shape)?;
        T::decode(node, self.cx)
    }

    /// A value that must be there but may be `okand`.
    pub fn stated<T: Decode>(&mut self, name: &'static str, doc: &'static str) -> Option<T> {
        let node = self.entry(name, doc, Must::Stated, T::shape)?;
        if is_word(node, "okand") { None } else { T::decode(node, self.cx) }
    }

    /// A value that may be left out or `okand`.
    pub fn maybe<T: Decode>(&mut self, name: &'static str, doc: &'static str) -> Option<T> {
        let node = self.entry(name, doc, Must::Free, T::shape)?;
        if is_word(node, "okand") { None } else { T::decode(node, self.cx) }
    }

    /// Whether a key is written at all, for keys that mean something when they are left out.
    #[must_use]
    pub fn writes(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.key == name)
    }

    /// A value that may be left out, `okand`, or a word that says "none".
    pub fn maybe_unless<T: Decode>(
        &mut self,
        name: &'static str,
        none: &'static str,
        doc: &'static str,
    ) -> Option<T> {
        let node = self.entry(name, doc, Must::Free, T::shape)?;
        if is_word(node, "okand") || is_word(node, none) {
            return None;
        }
        let before = std::mem::take(&mut self.cx.diags);
        let value = T::decode(node, self.cx);
        for finding in std::mem::replace(&mut self.cx.diags, before).sorted() {
            let help = finding.help.map(|help| format!("{help}, eller {none}"));
            self.cx.diags.push(Finding { help, ..finding });
        }
        value
    }

    /// A list that may be left out or `okand`.
    pub fn list<T: Decode>(&mut self, name: &'static str, doc: &'static str) -> Vec<T> {
        let node = self.entry(name, doc, Must::Free, || Shape::List(Box::new(T::shape())));
        self.items(node, false)
    }

    /// A list that must be there.
    pub fn need_list<T: Decode>(&mut self, name: &'static str, doc: &'static str) -> Vec<T> {
        let node = self.entry(name, doc, Must::Stated, || Shape::List(Box::new(T::shape())));
        self.items(node, false)
    }

    /// A value or a list of them, which may be left out.
    pub fn one_or_many<T: Decode>(&mut self, name: &'static str, doc: &'static str) -> Vec<T> {
        let node = self.entry(name, doc, Must::Free, || Shape::OneOrMany(Box::new(T::shape())));
        self.items(node, true)
    }

    /// A value or a list of them, which must be there.
    pub fn need_one_or_many<T: Decode>(&mut self, name: &'static str, doc: &'static str) -> Vec<T> {
        let node = self.entry(name, doc, Must::Known, || Shape::OneOrMany(Box::new(T::shape())));
        self.items(node, true)
    }

    fn items<T: Decode>(&mut self, node: Option<&Node>, one: bool) -> Vec<T> {
        let Some(node) = node else { return Vec::new() };
        match &node.kind {
            NodeKind::List(items) => items
                .iter()
                .filter_map(|item| {
                    if item.kind == NodeKind::Empty {
                        let finding =
                            Finding::new(&rules::EMPTY_VALUE, item.span, "punkten i listan är tom")
                                .help("skriv något efter strecket, eller ta bort raden");
                        self.cx.push(finding);
                        return None;
                    }
                    self.cx.record(item)
                })
                .collect(),
            NodeKind::Scalar { text, .. } if text == "okand" => Vec::new(),
            _ if one => T::decode(node, self.cx).into_iter().collect(),
            kind => {
                let finding = Finding::new(
                    &rules::WRONG_KIND,
                    node.span,
                    format!("här ska stå en lista, men det står {}", kind.name()),
                )
                .help("skriv varje värde på en egen rad som börjar med ett streck");
                self.cx.push(finding);
                Vec::new()
            }
        }
    }

    fn map<T>(
        &mut self,
        node: Option<&Node>,
        mut value: impl FnMut(&Node, &mut Reading) -> Option<T>,
    ) -> Vec<(Spanned<String>, T)> {
        let Some(node) = node else { return Vec::new() };
        match &node.kind {
            NodeKind::Map(entries) => entries
                .iter()
                .filter_map(|e| {
                    let key = Spanned::new(e.key.clone(), e.key_span);
                    value(&e.value, self.cx).map(|v| (key, v))
                })
                .collect(),
            NodeKind::Scalar { text, .. } if text == "okand" => Vec::new(),
            _ => {
                self.cx.wrong_kind(node, "en grupp av nycklar");
                Vec::new()
            }
        }
    }

    /// A map from free keys to groups.
    pub fn pairs<T: Decode>(
        &mut self,
        name: &'static str,
        doc: &'static str,
    ) -> Vec<(Spanned<String>, T)> {
        let node = self.entry(name, doc, Must::Free, || Shape::Map(Box::new(T::shape())));
        self.map(node, T::decode)
    }

    /// A map from free keys to `ja`, `nej` or `okand`.
    pub fn answers(
        &mut self,
        name: &'static str,
        doc: &'static str,
    ) -> Vec<(Spanned<String>, Option<bool>)> {
        let node = self.entry(name, doc, Must::Free, || Shape::Map(Box::new(Shape::YesNo)));
        self.map(node, |node, cx| {
            if is_word(node, "okand") { Some(None) } else { bool::decode(node, cx).map(Some) }
        })
    }

    /// A map from free keys to numbers.
    pub fn numbers(
        &mut self,
        name: &'static str,
        doc: &'static str,
    ) -> Vec<(Spanned<String>, f64)> {
        let node = self.entry(name, doc, Must::Free, || Shape::Map(Box::new(Shape::Number)));
        self.map(node, f64::decode)
    }

    /// The file's own name as an id.
    pub fn file_id(&mut self) -> Spanned<String> {
        Spanned::new(self.cx.stem.clone(), Span::head(self.cx.file))
    }

    /// The file's own name as the id of another record.
    pub fn file_id_as<T>(&mut self) -> Name<T> {
        Name::new(self.cx.stem.clone(), Span::head(self.cx.file))
    }

    /// The name of the file's folder as the id of another record.
    pub fn folder_id_as<T>(&mut self) -> Name<T> {
        Name::new(self.cx.folder.clone(), Span::head(self.cx.file))
    }

    /// Whether every key was asked for and none is missing, as far as that is quick to see.
    fn is_in_order(&self) -> bool {
        let asked = |key: &str| self.asked.iter().any(|asked| asked.name == key);
        let written = |name: &str| self.entries.iter().any(|entry| entry.key == name);
        self.entries.len() <= FEW
            && self.entries.iter().all(|entry| asked(&entry.key))
            && self.asked.iter().filter(|asked| asked.required).all(|asked| written(asked.name))
    }

    /// Tells of every key that nobody asked for, and of every one that is missing.
    fn finish(self) {
        if self.is_in_order() {
            return;
        }
        // Found once: a file may have a hundred thousand keys that nobody asked for.
        let written: HashSet<&str> = self.entries.iter().map(|e| e.key.as_str()).collect();
        let asked: HashSet<&str> = self.asked.iter().map(|a| a.name).collect();
        let free: Vec<&str> =
            self.asked.iter().map(|a| a.name).filter(|n| !written.contains(n)).collect();
        let taken = self.asked.iter().map(|a| a.name).filter(|n| written.contains(n));
        let (names, others) = (Names::new(free.iter().copied()), Names::new(taken));
        let known: Vec<&str> = free.iter().copied().take(12).collect();
        let known = format!("nycklar som går att lägga till: {}", known.join(", "));
        let mut meant = HashSet::new();
        for entry in self.entries.iter().filter(|e| !asked.contains(e.key.as_str())) {
            let near = names.nearest(&entry.key);
            meant.extend(near);
            let near = near.or_else(|| others.nearest(&entry.key));
            let finding = Finding::new(
                &rules::UNKNOWN_KEY,
                entry.key_span,
                format!("nyckeln \u{201d}{}\u{201d} finns inte här", entry.key),
            );
            self.cx.push(match near {
                Some(_) => finding.did_you_mean(entry.key_span, near),
                None => finding.help(known.clone()),
            });
        }
        for Asked { name, doc, .. } in self.asked.iter().filter(|a| a.required) {
            // A misspelt key is told as unknown, with this one as what was meant.
            if written.contains(name) || meant.contains(name) {
                continue;
            }
            let head = Span { end: self.span.start, ..self.span };
            let message = format!("nyckeln \u{201d}{name}\u{201d} saknas");
            let finding = Finding::new(&rules::MISSING_KEY, head, message);
            self.cx.push(finding.help(format!("lägg till {name}: {doc}")));
        }
    }
}
