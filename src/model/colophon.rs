//! What this edition is.

use jiff::civil::Date;

use super::closed::closed;
use super::decision::Decision;
use super::region::Profile;
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
    /// The edition that it replaces.
    pub replaces: Stated<String>,
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
    /// Colours and logotype of the handbook as a whole.
    pub profile: Option<Profile>,
    /// Where to tell of a hole in the site's security.
    pub security_contact: Stated<String>,
    /// The last day that the contact holds for.
    pub security_until: Stated<Date>,
    /// How an edition is delivered to an archive and to the National Library.
    pub deposit: Option<Deposit>,
    /// Kinds of findings that weigh otherwise here.
    pub weights: Vec<Weighing>,
}

/// What an archive and the National Library need to know of who delivers an edition.
#[derive(Clone, Debug)]
pub struct Deposit {
    /// Who delivers; the publishers where it is not told.
    pub organisation: Stated<String>,
    /// Its number, ten digits.
    pub number: Stated<String>,
    /// The agreement with the electronic archive, as the archive names it.
    pub archive: Stated<String>,
    /// The agreement with Kungliga biblioteket, as the library names it.
    pub library: Stated<String>,
}

closed! {
    /// What a kind of finding weighs in one handbook.
    pub enum Weight {
        Error = "fel", "Fel: stoppar ett bygge";
        Warning = "varning", "Varning: stoppar med --strict";
        Info = "upplysning", "Upplysning: stoppar aldrig";
        Off = "av", "Av: visas inte";
    }
}

/// A kind of finding that a handbook weighs in its own way.
#[derive(Clone, Debug)]
pub struct Weighing {
    /// The code of its rule.
    pub code: Spanned<String>,
    /// The weight.
    pub weight: Spanned<Weight>,
    /// Why, where the weight is lowered.
    pub reason: Stated<String>,
}
