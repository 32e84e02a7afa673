//! The whole handbook as written: every file read by its kind, all trouble told, nothing looked up.

use std::collections::HashSet;

use rayon::prelude::*;

use super::decode::{Decode, Fields, Reading, Record};
use super::layout::{self, FileKind, ListKind};
use super::yaml::{self, Node, NodeKind};
use super::{article, rules};
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
use crate::source::file::SourceFile;
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span};
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

        enum Records {
            $($noun(Vec<$noun<Written>>),)*
        }

        fn list(kind: ListKind, node: Option<&Node>, cx: &mut Reading) -> Records {
            match kind {
                $(ListKind::$kind => Records::$noun(items(node, cx)),)*
            }
        }

        impl Manuscript {
            fn add_list(&mut self, records: Records, diags: &mut Diags) {
                match records {
                    $(Records::$noun(rows) => add(&mut self.$field, rows, diags),)*
                }
            }
        }

        /// What the records of a kind of list file are called.
        #[allow(unreachable_patterns, reason = "roles and bodies are parties too, told first")]
        fn lost_kinds(kind: ListKind) -> Vec<&'static str> {
            match kind {
                ListKind::Roles => vec![<Role as Noun>::SINGULAR, <Party as Noun>::SINGULAR],
                ListKind::Bodies => vec![<Body as Noun>::SINGULAR, <Party as Noun>::SINGULAR],
                $(ListKind::$kind => vec![<$noun as Noun>::SINGULAR],)*
            }
        }

        /// The keys of each kind of list file, by the file's name.
        #[must_use]
        pub fn list_keys() -> Vec<(&'static str, Vec<super::decode::Key>)> {
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

/// What one file held.
enum Part {
    Nothing,
    Lost(Vec<&'static str>),
    Colophon(Box<Colophon<Written>>),
    Region(Box<RegionFile>),
    Centre(Box<Centre<Written>>),
    List(Records),
    Measurements(Vec<Measurement<Written>>),
    Accessibility(Box<Accessibility>),
    Article(Box<Article<Written>>),
    Asset(String),
}

/// A region's file: the region and what lies within it.
struct RegionFile {
    region: Option<Region<Written>>,
    municipalities: Vec<Municipality<Written>>,
    tariffs: Vec<Tariff<Written>>,
}

impl Record for RegionFile {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let municipalities = f.need_list("kommuner", "Länets kommuner.");
        let tariffs = f.list("tariffer", "Ersättningar med datum.");
        let region = Region::read(f);
        Some(Self { region, municipalities, tariffs })
    }
}

/// The keys of a region's file.
#[must_use]
pub fn region_keys() -> Vec<super::decode::Key> {
    super::decode::keys::<RegionFile>()
}

/// Reads every file.
pub fn manuscript(sources: &Sources, diags: &mut Diags) -> Manuscript {
    folders(sources, diags);
    let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
    let parts: Vec<(Part, Reading)> =
        files.par_iter().map(|(id, file)| read_file(*id, file)).collect();
    let mut out = Manuscript::default();
    for ((_, file), (part, cx)) in files.iter().zip(parts) {
        diags.extend(cx.diags);
        out.lost.ids.extend(cx.lost);
        match part {
            Part::Nothing => {}
            Part::Lost(kinds) => {
                out.lost.kinds.extend(kinds);
                out.lost.paths.insert(file.path.clone());
            }
            Part::Colophon(c) => out.colophon = Some(*c),
            Part::Region(file) => {
                add(&mut out.regions, file.region.into_iter().collect(), diags);
                add(&mut out.municipalities, file.municipalities, diags);
                add(&mut out.tariffs, file.tariffs, diags);
            }
            Part::Centre(centre) => add(&mut out.centres, vec![*centre], diags),
            Part::List(records) => out.add_list(records, diags),
            Part::Measurements(rows) => out.measurements.extend(rows),
            Part::Accessibility(a) => out.accessibility = Some(*a),
            Part::Article(article) => {
                out.articles.add(*article);
            }
            Part::Asset(path) => out.assets.push(path),
        }
    }
    out
}

fn folders(sources: &Sources, diags: &mut Diags) {
    let head = Span::head(FileId(0));
    for folder in ["guidance", "content"] {
        let prefix = format!("{folder}/");
        if !sources.files().iter().any(|f| f.path.starts_with(&prefix)) {
            diags.push(
                Finding::new(
                    &rules::MISSING_FOLDER,
                    head,
                    format!("mappen \u{201d}{folder}\u{201d} saknas eller är tom"),
                )
                .help("står du i handbokens mapp? Ange annars mappen med --root"),
            );
        }
    }
    if sources.find("guidance/handbook.yaml").is_none() {
        diags.push(
            Finding::new(&rules::MISSING_FILE, head, "filen guidance/handbook.yaml saknas")
                .help("skapa den, eller gör en ny handbok med handbok new handbook MAPP"),
        );
    }
}

/// Reads one article alone, with the findings of its reading; `None` when the file is no article
/// or could not be read whole.
#[must_use]
pub fn article_alone(id: FileId, file: &SourceFile) -> Option<(Article<Written>, Diags)> {
    match read_file(id, file) {
        (Part::Article(article), cx) if cx.lost.is_empty() => Some((*article, cx.diags)),
        _ => None,
    }
}

fn read_file(id: FileId, file: &SourceFile) -> (Part, Reading) {
    let mut cx = Reading::new(id, &file.path);
    let part = part(file, &mut cx);
    (part, cx)
}

/// A file of this kind could not be read.
fn lost(kind: &FileKind, cx: &mut Reading) -> Part {
    cx.lost.push(cx.stem.clone());
    Part::Lost(match kind {
        FileKind::List(kind) => lost_kinds(*kind),
        FileKind::Region => vec![<Municipality as Noun>::SINGULAR, <Tariff as Noun>::SINGULAR],
        _ => Vec::new(),
    })
}

fn part(file: &SourceFile, cx: &mut Reading) -> Part {
    let kind = layout::kind(&file.path);
    match &kind {
        FileKind::Theme | FileKind::Apart => return Part::Nothing,
        FileKind::Asset => return Part::Asset(file.path.clone()),
        FileKind::Unknown(near) => {
            let finding =
                Finding::new(&rules::UNKNOWN_FILE, Span::head(cx.file), "filen används inte");
            cx.push(match near {
                Some(near) => finding.help(format!("menade du {near}?")),
                None => finding.help("flytta den dit den hör hemma, eller ta bort den"),
            });
            return Part::Nothing;
        }
        _ => {}
    }
    let text = match file.text() {
        Ok(text) => text,
        Err(at) => {
            let span = Span::new(cx.file, at, at + 1);
            cx.push(
                Finding::new(&rules::NOT_UTF8, span, "filen är inte sparad som UTF-8")
                    .help("spara om filen med teckenkodningen UTF-8"),
            );
            return lost(&kind, cx);
        }
    };
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        let finding = Finding::new(&rules::EMPTY_FILE, Span::head(cx.file), "filen är tom")
            .help("skriv något i den, eller ta bort den");
        cx.push(finding);
        return lost(&kind, cx);
    }
    if let FileKind::Article(place) = &kind {
        let read = article::read(file, text, place.clone(), cx);
        return read.map_or_else(|| lost(&kind, cx), |read| Part::Article(Box::new(read)));
    }
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let node = yaml::parse(&text[bom..], cx.file, bom, &mut cx.diags);
    let broken = node.is_none() && cx.diags.has_errors();
    if broken {
        return lost(&kind, cx);
    }
    let node = node.as_ref();
    let part = match &kind {
        FileKind::Colophon => single(node, cx).map(|c| Part::Colophon(Box::new(c))),
        FileKind::Region => single(node, cx).map(|r| Part::Region(Box::new(r))),
        FileKind::Centre => {
            check_file_id(cx);
            single(node, cx).map(|c| Part::Centre(Box::new(c)))
        }
        FileKind::Accessibility => single(node, cx).map(|a| Part::Accessibility(Box::new(a))),
        FileKind::Measurements => Some(Part::Measurements(items(node, cx))),
        FileKind::List(kind) => Some(Part::List(list(*kind, node, cx))),
        _ => Some(Part::Nothing),
    };
    if matches!(&part, Some(Part::Region(file)) if file.region.is_none()) {
        cx.lost.push(cx.stem.clone());
    }
    part.unwrap_or_else(|| lost(&kind, cx))
}

fn check_file_id(cx: &mut Reading) {
    if !is_slug(&cx.stem) {
        let finding = Finding::new(
            &rules::BAD_ID,
            Span::head(cx.file),
            format!("filens namn \u{201d}{}\u{201d} kan inte bli en webbadress", cx.stem),
        )
        .help(format!("döp om filen till {}.yaml", crate::text::slug::slug(&cx.stem)));
        cx.push(finding);
    }
}

fn single<T: Decode>(node: Option<&Node>, cx: &mut Reading) -> Option<T> {
    node.and_then(|node| T::decode(node, cx))
}

fn items<T: Decode>(node: Option<&Node>, cx: &mut Reading) -> Vec<T> {
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
fn add<T: Noun>(table: &mut Table<T>, rows: Vec<T>, diags: &mut Diags) {
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
