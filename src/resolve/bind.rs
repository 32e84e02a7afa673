//! Binding: citations, links, and nouns within nouns.

use super::binder::Binder;
use super::links;
use crate::model::citation::Citation;
use crate::model::link::{Link, WrittenLink};
use crate::model::stage::Written;

impl Binder<'_> {
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
            fn bind(self, cx: &mut $crate::resolve::binder::Binder<'_>) -> $noun {
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
