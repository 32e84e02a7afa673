//! Someone that a centre works with or hands over to.

use super::citation::Citation;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::words::PartnerType;
use crate::source::span::Spanned;

/// Someone that a centre works with or hands over to.
#[derive(Clone, Debug)]
pub struct Partner<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// Kind.
    pub kind: Spanned<PartnerType>,
    /// Description.
    pub description: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Partner<S> {
    const SINGULAR: &'static str = "samverkanspart";
    const DEFINITE: &'static str = "samverkansparten";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
