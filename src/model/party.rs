//! Someone who can be given a task: a role or a body.

use super::body::Body;
use super::role::Role;
use super::table::{Noun, Ref};
use crate::source::span::Spanned;

/// A role or a body; the two share one space of ids.
#[derive(Clone, Debug)]
pub struct Party {
    /// Id of the role or body.
    pub id: Spanned<String>,
    /// Name that readers see.
    pub name: String,
    /// Which of the two.
    pub kind: PartyKind,
}

/// Which kind of party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyKind {
    /// A role.
    Role(Ref<Role>),
    /// A body.
    Body(Ref<Body>),
}

impl Noun for Party {
    const SINGULAR: &'static str = "roll eller organ";
    const DEFINITE: &'static str = "rollen eller organet";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
