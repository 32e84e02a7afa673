//! How far a noun has come: with names as written, or with references bound.
//!
//! One type serves both through a parameter: `Goal<Written>` holds `Name<Goal>`,
//! `Goal<Bound>` (or just `Goal`) holds `Ref<Goal>`.

use std::fmt::Debug;

use super::link::{Link, WrittenLink};
use super::table::{Name, Ref};
use crate::source::span::Spanned;

/// What stands where one noun points at another.
pub trait Stage: Clone + Debug + 'static {
    /// A pointer to a `T`.
    type To<T: 'static>: Clone + Debug;
    /// A pointer out of prose.
    type Link: Clone + Debug;
}

/// As written: nothing looked up.
#[derive(Clone, Copy, Debug)]
pub struct Written;

/// As known: everything looked up, what was not found already told.
#[derive(Clone, Copy, Debug)]
pub struct Bound;

impl Stage for Written {
    type To<T: 'static> = Name<T>;
    type Link = WrittenLink;
}

impl Stage for Bound {
    type To<T: 'static> = Ref<T>;
    type Link = Link;
}

/// A fact that may be unknown: `None` renders as "Uppgift saknas".
pub type Stated<T> = Option<Spanned<T>>;
