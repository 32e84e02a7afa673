//! Everything that is known: tables of nouns, bound to each other.

use std::sync::OnceLock;

use super::accessibility::{Accessibility, Hindrance};
use super::actor::Actor;
use super::area::Area;
use super::article::{Article, Chapter};
use super::assignment::Assignment;
use super::body::Body;
use super::booklet::Listed;
use super::calendar_item::CalendarItem;
use super::centre::Centre;
use super::challenge::Challenge;
use super::colophon::Colophon;
use super::decision::Decision;
use super::definition::Definition;
use super::demand::Demand;
use super::doubt::Doubts;
use super::goal::Goal;
use super::handover::Handover;
use super::indicator::Indicator;
use super::law::Law;
use super::measurement::Measurements;
use super::method::Method;
use super::municipality::Municipality;
use super::open_question::OpenQuestion;
use super::other_region::OtherRegion;
use super::partner::Partner;
use super::party::Party;
use super::proposal::Proposal;
use super::region::Region;
use super::requirement::Requirement;
use super::responsibility::Responsibility;
use super::role::Role;
use super::source::Source;
use super::statistic::Statistic;
use super::step::Step;
use super::table::{Ref, Table};
use super::target_group::TargetGroup;
use super::tariff::Tariff;
use super::term::Term;
use crate::diag::rule::Rule;
use crate::settings::Settings;

/// Kinds of findings and what they are about.
pub type RuleGroup = (&'static str, Vec<&'static Rule>);

/// A handbook with every reference bound.
#[derive(Clone, Debug)]
pub struct Handbook {
    /// What this edition is.
    pub colophon: Colophon,
    /// The kinds of findings that its authors can be told, under what they are about; empty until
    /// the corridor hands them in.
    pub rules: Vec<RuleGroup>,
    /// Today, and what the commands were told.
    pub settings: Settings,
    /// Markdown files, sorted by path.
    pub articles: Table<Article>,
    /// Chapters by number.
    pub chapters: Vec<Chapter>,
    /// Files that are published as they are: path from the root, sorted.
    pub assets: Vec<String>,
    /// Regions.
    pub regions: Table<Region>,
    /// Municipalities of all regions.
    pub municipalities: Table<Municipality>,
    /// Tariffs of all regions.
    pub tariffs: Table<Tariff>,
    /// Centres.
    pub centres: Table<Centre>,
    /// Definitions.
    pub definitions: Table<Definition>,
    /// Goals.
    pub goals: Table<Goal>,
    /// Target groups.
    pub target_groups: Table<TargetGroup>,
    /// Indicators.
    pub indicators: Table<Indicator>,
    /// Roles.
    pub roles: Table<Role>,
    /// Bodies.
    pub bodies: Table<Body>,
    /// Roles and bodies together.
    pub parties: Table<Party>,
    /// Actors.
    pub actors: Table<Actor>,
    /// Methods.
    pub methods: Table<Method>,
    /// Steps of the staircase.
    pub steps: Table<Step>,
    /// Minimum level.
    pub requirements: Table<Requirement>,
    /// Responsibilities.
    pub responsibilities: Table<Responsibility>,
    /// Assignments.
    pub assignments: Table<Assignment>,
    /// Partners.
    pub partners: Table<Partner>,
    /// Who takes over.
    pub handovers: Table<Handover>,
    /// Terms.
    pub terms: Table<Term>,
    /// Sources.
    pub sources: Table<Source>,
    /// Laws.
    pub laws: Table<Law>,
    /// Decisions.
    pub decisions: Table<Decision>,
    /// Proposals.
    pub proposals: Table<Proposal>,
    /// Development areas.
    pub areas: Table<Area>,
    /// Challenges.
    pub challenges: Table<Challenge>,
    /// Open questions.
    pub questions: Table<OpenQuestion>,
    /// Other regions.
    pub other_regions: Table<OtherRegion>,
    /// Statistics.
    pub statistics: Table<Statistic>,
    /// Calendar.
    pub calendar: Table<CalendarItem>,
    /// Demands on a guidance.
    pub demands: Table<Demand>,
    /// The list of booklets; empty when the press's own list holds.
    pub booklets: Table<Listed>,
    /// Measured values.
    pub measurements: Measurements,
    /// Accessibility statement, when there is one.
    pub accessibility: Option<Accessibility>,
    /// What findings doubt; none until the checks have run.
    pub doubts: Doubts,
    /// What the checks find against WCAG 2.2 A and AA; not known until they have run.
    pub hindrances: OnceLock<Vec<Hindrance>>,
}

impl Handbook {
    /// The municipalities of a region, in the order of its file.
    pub fn municipalities_of(
        &self,
        region: Ref<Region>,
    ) -> impl Iterator<Item = (Ref<Municipality>, &Municipality)> {
        self.municipalities.iter().filter(move |(_, m)| m.region == Some(region))
    }

    /// The centres of a region, in file order.
    pub fn centres_of(&self, region: Ref<Region>) -> impl Iterator<Item = (Ref<Centre>, &Centre)> {
        self.centres.iter().filter(move |(_, c)| c.region == Some(region))
    }
}
