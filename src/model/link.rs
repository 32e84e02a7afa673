//! Where prose points: as written, and as bound to something that exists.

use super::article::Article;
use super::centre::Centre;
use super::goal::Goal;
use super::indicator::Indicator;
use super::method::Method;
use super::region::Region;
use super::role::Role;
use super::source::Source;
use super::table::Ref;
use super::term::Term;
use crate::source::span::Span;

/// A link's address as an editor wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenLink {
    /// The address, percent-decoding not yet done.
    pub href: String,
    /// The whole link in the file.
    pub span: Span,
}

/// A page that the press makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// The front page.
    Front,
    /// A chapter's opening, a section, a page, news, an onboarding path or a form.
    Article(Ref<Article>),
    /// A region.
    Region(Ref<Region>),
    /// A region's municipalities.
    Municipalities(Ref<Region>),
    /// A centre.
    Centre(Ref<Centre>),
    /// The introduction at a centre.
    Arrival(Ref<Centre>),
    /// A goal.
    Goal(Ref<Goal>),
    /// An indicator.
    Indicator(Ref<Indicator>),
    /// A role.
    Role(Ref<Role>),
    /// A method.
    Method(Ref<Method>),
    /// A page that lists records of one kind.
    Register(Register),
}

/// Pages that list what the data knows of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Register {
    /// All centres.
    Centres,
    /// All goals.
    Goals,
    /// All indicators.
    Indicators,
    /// Statistics that the sources give.
    Statistics,
    /// All roles.
    Roles,
    /// Bodies at each level.
    Bodies,
    /// Actors and their mandates.
    Actors,
    /// Who does what: R, A, C, I.
    Responsibilities,
    /// Assignments that a centre may be given.
    Assignments,
    /// Who takes over, by need.
    Collaboration,
    /// All methods.
    Methods,
    /// Steps toward a family centre.
    Steps,
    /// The minimum level.
    MinimumLevel,
    /// Definitions side by side.
    Definitions,
    /// Tariffs.
    Tariffs,
    /// Other regions compared.
    Comparison,
    /// Proposals by level and status.
    Proposals,
    /// Development areas.
    Areas,
    /// Challenges.
    Challenges,
    /// Questions that the working group must answer.
    Questions,
    /// The year's calendar.
    Calendar,
    /// Terms.
    Terms,
    /// Sources.
    Sources,
    /// Laws.
    Laws,
    /// Decisions.
    Decisions,
    /// What the sources ask of a guidance, and where it answers.
    Demands,
    /// Forms and agreements.
    Forms,
    /// Onboarding paths.
    Paths,
    /// All pages, for those who cannot search.
    Index,
    /// Accessibility statement.
    Accessibility,
    /// What to download.
    Downloads,
    /// Every table as data, with what its fields mean.
    Data,
    /// News.
    News,
}

impl Register {
    /// Every register, in the order in which menus show them.
    pub const ALL: &'static [Self] = &[
        Self::Centres,
        Self::Goals,
        Self::Indicators,
        Self::Statistics,
        Self::Roles,
        Self::Bodies,
        Self::Actors,
        Self::Responsibilities,
        Self::Assignments,
        Self::Collaboration,
        Self::Methods,
        Self::Steps,
        Self::MinimumLevel,
        Self::Definitions,
        Self::Tariffs,
        Self::Comparison,
        Self::Proposals,
        Self::Areas,
        Self::Challenges,
        Self::Questions,
        Self::Calendar,
        Self::Terms,
        Self::Sources,
        Self::Laws,
        Self::Decisions,
        Self::Demands,
        Self::Forms,
        Self::Paths,
        Self::Index,
        Self::Accessibility,
        Self::Downloads,
        Self::Data,
        Self::News,
    ];
}

/// A link that was looked up.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// A page of the handbook, at a heading or a record's anchor.
    To {
        /// The page.
        target: Target,
        /// The anchor on it, without `#`.
        anchor: Option<String>,
    },
    /// A source, at a page or section of it.
    Source {
        /// The source.
        source: Ref<Source>,
        /// "s. 8".
        place: Option<String>,
    },
    /// A term of the glossary; `expand` writes the long form out beside an abbreviation.
    Term {
        /// The term.
        term: Ref<Term>,
        /// Whether this is its first use on the page and the long form is due.
        expand: bool,
    },
    /// A live figure: the text that the data gives.
    Fact {
        /// The value as text, in Swedish form.
        value: String,
        /// The figure and its parameters, as written after `fakta:`.
        asked: String,
    },
    /// A field of a form; the centre's value or a blank.
    Field {
        /// The field's name: `namn`, `huvudman.mhv`, `fri`.
        name: String,
    },
    /// No link but a language: the words are in another than the text around them.
    Language {
        /// The language's tag, as BCP 47 has it: `en`, `ar`, `zh-Hans`.
        tag: String,
    },
    /// A file that is published as it is.
    Asset {
        /// Path from the handbook's root.
        path: String,
    },
    /// A file that the press makes of data: a table, a calendar.
    File {
        /// Path from the site's root.
        path: String,
    },
    /// An address outside the handbook (http, https, mailto, tel).
    External(String),
    /// Already reported; rendered as plain text.
    Broken,
}
