//! Looking up: one name, many names, citations, and nouns within nouns.

use super::links;
use super::registry::{Known, Registry};
use super::rules;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::citation::Citation;
use crate::model::handbook::Handbook;
use crate::model::link::{Link, WrittenLink};
use crate::model::stage::Written;
use crate::model::table::{Name, Noun, Ref};
use crate::source::sources::Sources;
use crate::text::near::nearest;

/// What is needed to bind one noun, and the findings so far.
pub struct Binder<'a> {
    /// Every name.
    pub registry: &'a Registry,
    /// The files, for paths.
    pub sources: &'a Sources,
    /// The data already bound, for live figures; `None` while the data itself is bound.
    pub data: Option<&'a Handbook>,
    /// Path of the file that is bound.
    pub path: &'a str,
    /// Findings.
    pub diags: Diags,
    /// Paths of the articles whose headings were asked for.
    pub asked: Vec<String>,
}

impl<'a> Binder<'a> {
    /// A binder for the file at `path`.
    #[must_use]
    pub fn new(registry: &'a Registry, sources: &'a Sources, path: &'a str) -> Self {
        Self { registry, sources, data: None, path, diags: Diags::new(), asked: Vec::new() }
    }

    /// The reference of a name; an unknown one is told.
    pub fn look<T: Known + Noun>(&mut self, name: &Name<T>) -> Option<Ref<T>> {
        let names = T::names(self.registry);
        if let Some(found) = names.find(&name.text) {
            return Some(found);
        }
        let lost = &self.registry.lost;
        if lost.ids.contains(&name.text) || lost.kinds.contains(T::SINGULAR) {
            return None;
        }
        let finding = Finding::new(
            &rules::UNKNOWN_ID,
            name.span,
            format!("{} \u{201d}{}\u{201d} finns inte", T::SINGULAR, name.text),
        );
        let near = nearest(&name.text, names.ids());
        self.diags.push(match near {
            Some(_) => finding.did_you_mean(name.span, near),
            None => {
                let some: Vec<&str> = names.ids().take(8).collect();
                if some.is_empty() {
                    finding.help(format!("det finns ännu inga poster av slaget {}", T::SINGULAR))
                } else {
                    let more = if names.ids().count() > 8 { " …" } else { "" };
                    finding.help(format!("det finns: {}{more}", some.join(", ")))
                }
            }
        });
        None
    }

    /// The reference of a name that may be left out.
    pub fn one<T: Known + Noun>(&mut self, name: Option<Name<T>>) -> Option<Ref<T>> {
        name.and_then(|n| self.look(&n))
    }

    /// The references of names; unknown ones are told and left out.
    pub fn many<T: Known + Noun>(&mut self, names: &[Name<T>]) -> Vec<Ref<T>> {
        names.iter().filter_map(|n| self.look(n)).collect()
    }

    /// Citations; unknown sources are told and left out.
    pub fn cite(&mut self, citations: Vec<Citation<Written>>) -> Vec<Citation> {
        citations
            .into_iter()
            .filter_map(|c| {
                let source = self.look(&c.source)?;
                Some(Citation { source, place: c.place })
            })
            .collect()
    }

    /// A path or address that may be left out.
    pub fn link(&mut self, link: Option<WrittenLink>) -> Option<Link> {
        link.map(|l| links::bind_path(self, &l))
    }

    /// Paths from the handbook's root or from the file.
    pub fn links(&mut self, links: &[WrittenLink]) -> Vec<Link> {
        links.iter().map(|l| links::bind_path(self, l)).collect()
    }
}

/// A noun or a part of one that can be bound.
pub trait Bind {
    /// What it becomes.
    type Out;
    /// Looks up its names.
    fn bind(self, cx: &mut Binder<'_>) -> Self::Out;
}

impl<T: Bind> Bind for Option<T> {
    type Out = Option<T::Out>;
    fn bind(self, cx: &mut Binder<'_>) -> Self::Out {
        self.map(|t| t.bind(cx))
    }
}

impl<T: Bind> Bind for Vec<T> {
    type Out = Vec<T::Out>;
    fn bind(self, cx: &mut Binder<'_>) -> Self::Out {
        self.into_iter().map(|t| t.bind(cx)).collect()
    }
}

/// Declares how a noun is bound, by the way each field is; groups without fields are left out.
macro_rules! bind {
    ($noun:ident =
        $(keep $($keep:ident)*;)? $(one $($one:ident)*;)? $(many $($many:ident)*;)?
        $(cite $($cite:ident)*;)? $(into $($into:ident)*;)? $(link $($link:ident)*;)?
        $(links $($links:ident)*;)?
    ) => {
        impl $crate::resolve::bind::Bind for $noun<$crate::model::stage::Written> {
            type Out = $noun;
            fn bind(self, cx: &mut $crate::resolve::bind::Binder<'_>) -> $noun {
                let _ = &cx;
                $noun {
                    $($($keep: self.$keep,)*)?
                    $($($one: cx.one(self.$one),)*)?
                    $($($many: cx.many(&self.$many),)*)?
                    $($($cite: cx.cite(self.$cite),)*)?
                    $($($into: self.$into.bind(cx),)*)?
                    $($($link: cx.link(self.$link),)*)?
                    $($($links: cx.links(&self.$links),)*)?
                }
            }
        }
    };
}
pub(crate) use bind;
