//! The accessibility statement's facts.

use jiff::civil::Date;

use super::stage::Stated;
use super::words::Conformity;
use crate::source::span::Spanned;

/// The accessibility statement's facts.
#[derive(Clone, Debug)]
pub struct Accessibility {
    /// Actor.
    pub actor: Spanned<String>,
    /// Service.
    pub service: Spanned<String>,
    /// Conformity.
    pub status: Stated<Conformity>,
    /// Known shortcomings.
    pub shortcomings: Vec<Shortcoming>,
    /// Assessed.
    pub assessed: Stated<Date>,
    /// Updated.
    pub updated: Spanned<Date>,
    /// Method.
    pub method: Spanned<String>,
    /// Report form.
    pub report: Stated<String>,
    /// Supervisor's form.
    pub complaint: Spanned<String>,
    /// Unreasonably burdensome.
    pub burdensome: Stated<String>,
    /// Outside the law.
    pub outside: Stated<String>,
    /// Manually reviewed.
    pub manual_review: Stated<bool>,
}

/// What the checks find that keeps someone from reading, of one kind: then the site does not follow
/// the law in full, whatever the statement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hindrance {
    /// What is wrong, as a sentence.
    pub what: &'static str,
    /// In how many places.
    pub places: usize,
}

/// A known shortcoming.
#[derive(Clone, Debug)]
pub struct Shortcoming {
    /// What.
    pub text: Spanned<String>,
    /// Why.
    pub reason: Stated<String>,
    /// Remedy.
    pub remedy: Stated<String>,
}
