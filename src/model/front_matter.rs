//! What an article says of itself.

use jiff::civil::Date;

use super::citation::Citation;
use super::decision::Decision;
use super::region::Region;
use super::role::Role;
use super::stage::{Bound, Stage, Stated};
use super::words::{Audience, HandbookStatus, Pace};
use crate::source::span::Spanned;

/// What an article says of itself.
#[derive(Clone, Debug)]
pub struct FrontMatter<S: Stage = Bound> {
    /// Title.
    pub title: Spanned<String>,
    /// What the reader will know or do.
    pub lead: Spanned<String>,
    /// Responsible role.
    pub responsible: Option<S::To<Role>>,
    /// Reviewed; `nej` when not yet.
    pub reviewed: Stated<Date>,
    /// To be reviewed by.
    pub review_by: Spanned<Date>,
    /// Reviewer.
    pub reviewer: Option<S::To<Role>>,
    /// Outcome.
    pub outcome: Stated<String>,
    /// How far it has come.
    pub status: Spanned<HandbookStatus>,
    /// Decision.
    pub decision: Option<S::To<Decision>>,
    /// Readers.
    pub audience: Vec<S::To<Role>>,
    /// Region; none is common.
    pub region: Option<S::To<Region>>,
    /// Earlier addresses.
    pub aliases: Vec<Spanned<String>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
    /// Questions that it answers.
    pub questions: Vec<Spanned<String>>,
    /// Readability class.
    pub readability: Stated<Audience>,
    /// Date of news.
    pub date: Stated<Date>,
    /// Role of an onboarding path.
    pub role: Option<S::To<Role>>,
    /// Steps of an onboarding path.
    pub steps: Vec<PathStep<S>>,
    /// Kind of form.
    pub form: Stated<String>,
    /// Language, when it is not the handbook's.
    pub language: Stated<String>,
    /// Written to be easy to read.
    pub easy: Stated<bool>,
    /// The page that this one says in another language, or more simply.
    pub original: Option<S::Link>,
}

/// A step of an introduction.
#[derive(Clone, Debug)]
pub struct PathStep<S: Stage = Bound> {
    /// When.
    pub pace: Spanned<Pace>,
    /// Task.
    pub task: Spanned<String>,
    /// Where to read.
    pub link: Option<S::Link>,
    /// Minutes.
    pub minutes: Spanned<i64>,
    /// Who helps.
    pub responsible: Stated<String>,
}
