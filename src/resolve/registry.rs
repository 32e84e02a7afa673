//! Which names exist: ids of every kind, proved by the tables they come from.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::manuscript::written::{Lost, Manuscript};
use crate::model::actor::Actor;
use crate::model::area::Area;
use crate::model::article::Article;
use crate::model::assignment::Assignment;
use crate::model::body::Body;
use crate::model::booklet::Listed;
use crate::model::calendar_item::CalendarItem;
use crate::model::centre::Centre;
use crate::model::challenge::Challenge;
use crate::model::decision::Decision;
use crate::model::definition::Definition;
use crate::model::demand::Demand;
use crate::model::goal::Goal;
use crate::model::handover::Handover;
use crate::model::indicator::Indicator;
use crate::model::law::Law;
use crate::model::method::Method;
use crate::model::municipality::Municipality;
use crate::model::open_question::OpenQuestion;
use crate::model::other_region::OtherRegion;
use crate::model::partner::Partner;
use crate::model::party::{Party, PartyKind};
use crate::model::proposal::Proposal;
use crate::model::prose::{Block, BlockKind};
use crate::model::region::Region;
use crate::model::requirement::Requirement;
use crate::model::responsibility::Responsibility;
use crate::model::role::Role;
use crate::model::source::Source;
use crate::model::stage::Written;
use crate::model::statistic::Statistic;
use crate::model::step::Step;
use crate::model::table::{Ids, Ref, Table};
use crate::model::target_group::TargetGroup;
use crate::model::tariff::Tariff;
use crate::model::term::Term;

/// The names of one kind.
#[derive(Debug)]
pub struct Names<T>(Ids<T>);

impl<T> Names<T> {
    fn of<W>(table: &Table<W>) -> Self {
        Self(table.names())
    }

    /// The reference of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Ref<T>> {
        self.0.find(id)
    }

    /// The ids in order, for what is told of a name that there is not.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.all().into_iter()
    }
}

/// A kind of thing that the registry knows.
pub trait Known: Sized {
    /// Its names.
    fn names(registry: &Registry) -> &Names<Self>;
}

macro_rules! registry {
    ($($field:ident: $noun:ident;)*) => {
        /// Every name of a handbook.
        #[derive(Debug)]
        pub struct Registry {
            $(#[doc = concat!("Names of `", stringify!($noun), "`.")]
            pub $field: Names<$noun>,)*
            /// Roles and bodies.
            pub parties: Names<Party>,
            /// Files that are published as they are.
            pub assets: HashSet<String>,
            /// What is there but could not be read.
            pub lost: Lost,
            /// The anchors on each article's page, by the article's path.
            pub anchors: HashMap<String, Anchors>,
        }

        impl Registry {
            /// The names of a manuscript and its parties.
            #[must_use]
            pub fn new(manuscript: &Manuscript, parties: &Table<Party>) -> Self {
                Self {
                    $($field: Names::of(&manuscript.$field),)*
                    parties: Names::of(parties),
                    assets: manuscript.assets.iter().cloned().collect(),
                    lost: manuscript.lost.clone(),
                    anchors: anchors_of_all(&manuscript.articles),
                }
            }
        }

        $(impl Known for $noun {
            fn names(registry: &Registry) -> &Names<Self> {
                &registry.$field
            }
        })*
    };
}

registry! {
    articles: Article;
    regions: Region;
    municipalities: Municipality;
    tariffs: Tariff;
    centres: Centre;
    definitions: Definition;
    goals: Goal;
    target_groups: TargetGroup;
    indicators: Indicator;
    roles: Role;
    bodies: Body;
    actors: Actor;
    methods: Method;
    steps: Step;
    requirements: Requirement;
    responsibilities: Responsibility;
    assignments: Assignment;
    partners: Partner;
    handovers: Handover;
    terms: Term;
    sources: Source;
    laws: Law;
    decisions: Decision;
    proposals: Proposal;
    areas: Area;
    challenges: Challenge;
    questions: OpenQuestion;
    other_regions: OtherRegion;
    statistics: Statistic;
    calendar: CalendarItem;
    demands: Demand;
    booklets: Listed;
}

impl Known for Party {
    fn names(registry: &Registry) -> &Names<Self> {
        &registry.parties
    }
}

/// Roles and bodies as one table; of a role and a body with one id the role is kept.
#[must_use]
pub fn parties(manuscript: &Manuscript) -> Table<Party> {
    let mut table = Table::default();
    for role in manuscript.roles.rows() {
        if let Some(r) = manuscript.roles.promise(&role.id.value) {
            let kind = PartyKind::Role(r);
            table.add(Party { id: role.id.clone(), name: role.title.value.clone(), kind });
        }
    }
    for body in manuscript.bodies.rows() {
        if let Some(r) = manuscript.bodies.promise(&body.id.value) {
            let kind = PartyKind::Body(r);
            table.add(Party { id: body.id.clone(), name: body.name.value.clone(), kind });
        }
    }
    table
}

/// The anchors on a page, in alphabetical order, each once.
pub type Anchors = Box<[Box<str>]>;

fn anchors_of_all(articles: &Table<Article<Written>>) -> HashMap<String, Anchors> {
    let rows: Vec<&Article<Written>> = articles.rows().collect();
    let each = |article: &&Article<Written>| (article.path.value.clone(), anchors(article));
    let all: Vec<(String, Anchors)> = rows.par_iter().map(each).collect();
    all.into_iter().collect()
}

/// The anchors on an article's page.
#[must_use]
pub fn anchors(article: &Article<Written>) -> Anchors {
    let mut anchors = Vec::new();
    collect(&article.prose.blocks, &mut anchors);
    anchors.sort_unstable();
    anchors.dedup();
    anchors.into_iter().map(Box::from).collect()
}

fn collect<'a>(blocks: &'a [Block<Written>], out: &mut Vec<&'a str>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(h) => {
                out.push(&h.anchor);
            }
            BlockKind::Question(q) => {
                out.push(&q.heading.anchor);
            }
            BlockKind::Supplement(s) => {
                out.push(&s.anchor);
                collect(&s.blocks, out);
            }
            BlockKind::Callout(c) => collect(&c.blocks, out),
            BlockKind::Quote(blocks) => collect(blocks, out),
            BlockKind::List(list) => list.items.iter().for_each(|i| collect(&i.blocks, out)),
            _ => {}
        }
    }
}
