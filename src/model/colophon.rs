//! What this edition is.

use jiff::civil::Date;

use super::decision::Decision;
use super::stage::{Bound, Stage, Stated};
use super::when::When;
use super::words::HandbookStatus;
use crate::source::span::Spanned;

/// What this edition is.
#[derive(Clone, Debug)]
pub struct Colophon<S: Stage = Bound> {
    /// Title.
    pub title: Spanned<String>,
    /// Subtitle.
    pub subtitle: Stated<String>,
    /// Publishers.
    pub publishers: Vec<Spanned<String>>,
    /// Edition.
    pub edition: Spanned<String>,
    /// Date of the edition.
    pub date: Spanned<Date>,
    /// How far it has come.
    pub status: Spanned<HandbookStatus>,
    /// Decision.
    pub decision: Option<S::To<Decision>>,
    /// Valid from.
    pub valid_from: Stated<When>,
    /// Valid to.
    pub valid_to: Stated<When>,
    /// Permanent address.
    pub base_url: Stated<String>,
    /// Report form.
    pub report_form: Stated<String>,
    /// Forge's editor.
    pub edit_url: Stated<String>,
    /// Contact.
    pub contact: Stated<String>,
    /// Language.
    pub language: Spanned<String>,
    /// Licence of the text.
    pub licence: Stated<String>,
    /// Theme.
    pub theme: Stated<String>,
    /// Status in a sentence.
    pub summary: Stated<String>,
}
