//! A handbook as written: what its files held, nothing looked up. One line a kind of record.

use std::collections::HashSet;

use super::layout::ListKind;
use super::reading::{Decode, Reading};
use super::rules;
use super::yaml::{Node, NodeKind};
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::accessibility::Accessibility;
use crate::model::actor::Actor;
use crate::model::area::Area;
use crate::model::article::Article;
use crate::model::assignment::Assignment;
use crate::model::body::Body;
use crate::model::booklet::Listed;
use crate::model::calendar_item::CalendarItem;
use crate::model::centre::Centre;
use crate::model::challenge::Challenge;
use crate::model::colophon::Colophon;
use crate::model::decision::Decision;
use crate::model::definition::Definition;
use crate::model::demand::Demand;
use crate::model::goal::Goal;
use crate::model::handover::Handover;
use crate::model::indicator::Indicator;
use crate::model::law::Law;
use crate::model::measurement::Measurement;
use crate::model::method::Method;
use crate::model::municipality::Municipality;
use crate::model::open_question::OpenQuestion;
use crate::model::other_region::OtherRegion;
use crate::model::partner::Partner;
use crate::model::party::Party;
use crate::model::proposal::Proposal;
use crate::model::region::Region;
use crate::model::requirement::Requirement;
use crate::model::responsibility::Responsibility;
use crate::model::role::Role;
use crate::model::source::Source;
use crate::model::stage::Written;
use crate::model::statistic::Statistic;
use crate::model::step::Step;
use crate::model::table::{Noun, Table};
use crate::model::target_group::TargetGroup;
use crate::model::tariff::Tariff;
use crate::model::term::Term;
use crate::text::slug::is_slug;

macro_rules! manuscript {
    ($($(#[$doc:meta])* $field:ident: $noun:ident = $kind:ident;)*) => {
        /// A handbook as written.
        #[derive(Clone, Debug, Default)]
        pub struct Manuscript {
            /// What this edition is.
            pub colophon: Option<Colophon<Written>>,
            /// Markdown files.
            pub articles: Table<Article<Written>>,
            /// Files that are published as they are.
            pub assets: Vec<String>,
            /// Regions.
            pub regions: Table<Region<Written>>,
            /// Municipalities.
            pub municipalities: Table<Municipality<Written>>,
            /// Tariffs.
            pub tariffs: Table<Tariff<Written>>,
            /// Centres.
            pub centres: Table<Centre<Written>>,
            /// Measured values.
            pub measurements: Vec<Measurement<Written>>,
            /// Accessibility statement.
            pub accessibility: Option<Accessibility>,
            /// What is there but could not be read, already told: names of it are not told again.
            pub lost: Lost,
            $($(#[$doc])* #[doc = concat!("Records of `", stringify!($kind), "`.")]
            pub $field: Table<$noun<Written>>,)*
        }

        /// The records of one list file.
        pub(super) enum Records {
            $($noun(Vec<$noun<Written>>),)*
        }

        /// Reads a list file.
        pub(super) fn list(kind: ListKind, node: Option<&Node>, cx: &mut Reading) -> Records {
            match kind {
                $(ListKind::$kind => Records::$noun(items(node, cx)),)*
            }
        }

        impl Manuscript {
            pub(super) fn add_list(&mut self, records: Records, diags: &mut Diags) {
                match records {
                    $(Records::$noun(rows) => add(&mut self.$field, rows, diags),)*
                }
            }
        }

        /// What the records of a kind of list file are called.
        #[allow(unreachable_patterns, reason = "roles and bodies are parties too, told first")]
        pub(super) fn lost_kinds(kind: ListKind) -> Vec<&'static str> {
            match kind {
                ListKind::Roles => vec![<Role as Noun>::SINGULAR, <Party as Noun>::SINGULAR],
                ListKind::Bodies => vec![<Body as Noun>::SINGULAR, <Party as Noun>::SINGULAR],
                $(ListKind::$kind => vec![<$noun as Noun>::SINGULAR],)*
            }
        }

        /// The keys of each kind of list file, by the file's name.
        #[must_use]
        pub fn list_keys() -> Vec<(&'static str, Vec<super::shape::Key>)> {
            vec![$((
                ListKind::FILES.iter().find(|(k, _)| *k == ListKind::$kind).map_or("", |(_, f)| f),
                super::decode::keys::<$noun<Written>>(),
            )),*]
        }
    };
}

manuscript! {
    goals: Goal = Goals;
    target_groups: TargetGroup = TargetGroups;
    indicators: Indicator = Indicators;
    roles: Role = Roles;
    bodies: Body = Bodies;
    actors: Actor = Actors;
    methods: Method = Methods;
    steps: Step = Steps;
    requirements: Requirement = Requirements;
    responsibilities: Responsibility = Responsibilities;
    assignments: Assignment = Assignments;
    partners: Partner = Partners;
    handovers: Handover = Handovers;
    definitions: Definition = Definitions;
    terms: Term = Terms;
    sources: Source = Sources;
    laws: Law = Laws;
    decisions: Decision = Decisions;
    proposals: Proposal = Proposals;
    areas: Area = Areas;
    challenges: Challenge = Challenges;
    questions: OpenQuestion = Questions;
    other_regions: OtherRegion = OtherRegions;
    statistics: Statistic = Statistics;
    calendar: CalendarItem = Calendar;
    demands: Demand = Demands;
    booklets: Listed = Booklets;
}

/// Things that exist but could not be read.
#[derive(Clone, Debug, Default)]
pub struct Lost {
    /// Kinds whose whole file is broken, by their Swedish name.
    pub kinds: HashSet<&'static str>,
    /// Ids of records that are incomplete.
    pub ids: HashSet<String>,
    /// Paths of files that are broken.
    pub paths: HashSet<String>,
}

impl Lost {
    /// Whether everything could be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.ids.is_empty() && self.paths.is_empty()
    }
}

/// The records of a list file; what is no list is told.
pub(super) fn items<T: Decode>(node: Option<&Node>, cx: &mut Reading) -> Vec<T> {
    let Some(node) = node else { return Vec::new() };
    match &node.kind {
        NodeKind::List(items) => items.iter().filter_map(|item| cx.record(item)).collect(),
        _ => {
            let finding = Finding::new(
                &rules::WRONG_KIND,
                node.span,
                format!("filen ska innehålla en lista, men den innehåller {}", node.kind.name()),
            )
            .help("börja varje post med ett streck: - id: …");
            cx.push(finding);
            Vec::new()
        }
    }
}

/// Adds rows to a table; ids of a wrong form and ids that are taken are told.
pub(super) fn add<T: Noun>(table: &mut Table<T>, rows: Vec<T>, diags: &mut Diags) {
    for row in rows {
        let id = row.id().clone();
        if !is_slug(&id.value) {
            diags.push(
                Finding::new(
                    &rules::BAD_ID,
                    id.span,
                    format!(
                        "id:t \u{201d}{}\u{201d} har tecken som inte går i en webbadress",
                        id.value
                    ),
                )
                .help("använd små bokstäver a–z, siffror och bindestreck")
                .suggest(id.span, crate::text::slug::slug(&id.value)),
            );
        }
        let first = table.find(&id.value).map(|r| table.get(r).id().span);
        if let Some(first) = first {
            diags.push(
                Finding::new(
                    &rules::DUPLICATE_ID,
                    id.span,
                    format!("{} \u{201d}{}\u{201d} finns redan", T::SINGULAR, id.value),
                )
                .help("välj ett annat id, eller ta bort den ena posten")
                .see(first, "här står den första"),
            );
            continue;
        }
        table.add(row);
    }
}
