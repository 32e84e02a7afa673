//! Links: from an address as written to a page, a record, a source, a term, a figure, a file.

use super::address::{decode, join, meant, scheme, split};
use super::binder::Binder;
use super::facts;
use super::registry::{Known, Names};
use super::rules;
use crate::diag::finding::Finding;
use crate::manuscript::layout::{self, FileKind, ListKind};
use crate::model::link::{Link, Register, Target, WrittenLink};
use crate::model::source::Source;
use crate::model::term::Term;
use crate::source::span::Span;
use crate::text::near::nearest;

/// Binds a link out of prose: relative to its file.
pub fn bind(cx: &mut Binder<'_>, link: &WrittenLink) -> Link {
    let href = link.href.trim();
    if let Some((scheme, rest)) = scheme(href) {
        return match scheme {
            "http" | "https" | "mailto" | "tel" => Link::External(href.to_owned()),
            "kalla" => source(cx, rest, link.span),
            "term" => term(cx, rest, link.span),
            "fakta" => facts::bind(cx, rest, link.span),
            "falt" => Link::Field { name: rest.to_owned() },
            "sprak" => language(cx, rest, link.span),
            _ => {
                cx.diags.push(
                    Finding::new(
                        &rules::STRANGE_LINK,
                        link.span,
                        format!("länkar som börjar med \u{201d}{scheme}:\u{201d} går inte att använda"),
                    )
                    .help("länka till en fil i handboken, eller till en adress som börjar med https://"),
                );
                Link::Broken
            }
        };
    }
    if href.starts_with("//") || href.starts_with('/') {
        cx.diags.push(
            Finding::new(&rules::STRANGE_LINK, link.span, "länken börjar med snedstreck")
                .help("skriv sökvägen från filen du står i, till exempel ../4-roller/index.md"),
        );
        return Link::Broken;
    }
    if href.is_empty() {
        cx.diags.push(
            Finding::new(&rules::BROKEN_LINK, link.span, "länken har ingen adress")
                .help("skriv adressen inom parentes efter länktexten"),
        );
        return Link::Broken;
    }
    let (path, anchor) = split(href);
    if path.is_empty() {
        return here(cx, anchor.unwrap_or_default(), link.span);
    }
    let Some(path) = join(cx.path, &path) else {
        return broken(cx, &path, link.span);
    };
    file(cx, &path, anchor.as_deref(), link.span)
}

/// The language that words are written in.
fn language(cx: &mut Binder<'_>, tag: &str, span: Span) -> Link {
    if crate::text::language::is_tag(tag) {
        return Link::Language { tag: tag.to_owned() };
    }
    cx.diags.push(
        Finding::new(
            &rules::STRANGE_LINK,
            span,
            format!("\u{201d}{tag}\u{201d} är inget språk som webbläsare känner till"),
        )
        .help("skriv språkets kod, till exempel sprak:en för engelska eller sprak:ar för arabiska"),
    );
    Link::Broken
}

/// Binds a path in YAML: from its own file, or from the handbook's root.
pub fn bind_path(cx: &mut Binder<'_>, link: &WrittenLink) -> Link {
    let (path, anchor) = split(link.href.trim());
    let rooted = path.starts_with("guidance/") || path.starts_with("content/");
    if rooted && scheme(&link.href).is_none() {
        return file(cx, &path, anchor.as_deref(), link.span);
    }
    bind(cx, link)
}

fn here(cx: &mut Binder<'_>, anchor: String, span: Span) -> Link {
    let Some(article) = cx.registry.articles.find(cx.path) else { return Link::Broken };
    let target = Target::Article(article);
    check_anchor(cx, cx.path, &anchor, span);
    Link::To { target, anchor: Some(anchor) }
}

fn check_anchor(cx: &mut Binder<'_>, path: &str, anchor: &str, span: Span) {
    cx.asked.push(path.to_owned());
    let Some(known) = cx.registry.anchors.get(path) else { return };
    if known.binary_search_by(|known| (**known).cmp(anchor)).is_ok() {
        return;
    }
    let names: Vec<&str> = known.iter().map(|known| &**known).collect();
    let finding = Finding::new(
        &rules::BROKEN_ANCHOR,
        span,
        format!("rubriken \u{201d}#{anchor}\u{201d} finns inte i {path}"),
    );
    let near = nearest(&crate::text::slug::slug(anchor), names.iter().copied());
    cx.diags.push(match near {
        Some(near) => finding.help(format!("menade du \u{201d}#{near}\u{201d}?")),
        None if names.is_empty() => finding.help("sidan har inga rubriker; ta bort delen efter #"),
        None => finding.help(format!("rubriker på sidan: {}", names.join(", "))),
    });
}

fn broken(cx: &mut Binder<'_>, path: &str, span: Span) -> Link {
    if cx.registry.lost.paths.contains(path) {
        return Link::Broken;
    }
    let finding =
        Finding::new(&rules::BROKEN_LINK, span, format!("filen \u{201d}{path}\u{201d} finns inte"));
    let near = meant(path, cx.sources.files().iter().map(|f| f.path.as_str()));
    cx.diags.push(match near {
        Some(near) => finding.help(format!(
            "menade du {}? Skriv i så fall {}",
            near,
            crate::route::relative(cx.path, near)
        )),
        None => finding.help("kontrollera sökvägen; den räknas från filen som länken står i"),
    });
    Link::Broken
}

/// A file of the handbook and, in it, a heading or a record.
fn file(cx: &mut Binder<'_>, path: &str, anchor: Option<&str>, span: Span) -> Link {
    let path = path.trim_end_matches('/');
    // What is a page is no folder.
    let mut article = cx.registry.articles.find(path);
    let index = if article.is_none() { format!("{path}/index.md") } else { String::new() };
    let folder = article.is_none() && cx.sources.find(&index).is_some();
    let path = if folder { index.as_str() } else { path };
    if folder {
        article = cx.registry.articles.find(path);
    }
    if let Some(article) = article {
        if let Some(anchor) = anchor {
            check_anchor(cx, path, anchor, span);
        }
        return Link::To { target: Target::Article(article), anchor: anchor.map(str::to_owned) };
    }
    if cx.registry.assets.contains(path) {
        return Link::Asset { path: path.to_owned() };
    }
    let stem = path.rsplit('/').next().and_then(|n| n.rsplit_once('.')).map_or("", |(s, _)| s);
    let page = |target| Link::To { target, anchor: anchor.map(str::to_owned) };
    match layout::kind(path) {
        FileKind::Colophon => Link::To { target: Target::Front, anchor: None },
        FileKind::Accessibility => page(Target::Register(Register::Accessibility)),
        FileKind::Measurements => page(Target::Register(Register::Indicators)),
        FileKind::Region => match cx.registry.regions.find(stem) {
            Some(region) => page(Target::Region(region)),
            None => broken(cx, path, span),
        },
        FileKind::Centre => match cx.registry.centres.find(stem) {
            Some(centre) => page(Target::Centre(centre)),
            None => broken(cx, path, span),
        },
        FileKind::List(kind) if cx.sources.find(path).is_some() => {
            record(cx, kind, path, anchor, span)
        }
        _ => broken(cx, path, span),
    }
}

/// A record of a list file: its own page, or its row on the register's page.
fn record(cx: &mut Binder<'_>, kind: ListKind, path: &str, id: Option<&str>, span: Span) -> Link {
    let register = register(kind);
    let Some(id) = id else { return Link::To { target: Target::Register(register), anchor: None } };
    let registry = cx.registry;
    let lost = &registry.lost;
    if lost.ids.contains(id) || lost.paths.contains(path) {
        return Link::Broken;
    }
    let (target, known) = match kind {
        ListKind::Goals => own(&registry.goals, id, Target::Goal),
        ListKind::Indicators => own(&registry.indicators, id, Target::Indicator),
        ListKind::Roles => own(&registry.roles, id, Target::Role),
        ListKind::Methods => own(&registry.methods, id, Target::Method),
        ListKind::TargetGroups => row(&registry.target_groups, id),
        ListKind::Bodies => row(&registry.bodies, id),
        ListKind::Actors => row(&registry.actors, id),
        ListKind::Steps => row(&registry.steps, id),
        ListKind::Requirements => row(&registry.requirements, id),
        ListKind::Responsibilities => row(&registry.responsibilities, id),
        ListKind::Assignments => row(&registry.assignments, id),
        ListKind::Partners => row(&registry.partners, id),
        ListKind::Handovers => row(&registry.handovers, id),
        ListKind::Definitions => row(&registry.definitions, id),
        ListKind::Terms => row(&registry.terms, id),
        ListKind::Sources => row(&registry.sources, id),
        ListKind::Laws => row(&registry.laws, id),
        ListKind::Decisions => row(&registry.decisions, id),
        ListKind::Proposals => row(&registry.proposals, id),
        ListKind::Areas => row(&registry.areas, id),
        ListKind::Challenges => row(&registry.challenges, id),
        ListKind::Questions => row(&registry.questions, id),
        ListKind::OtherRegions => row(&registry.other_regions, id),
        ListKind::Statistics => row(&registry.statistics, id),
        ListKind::Calendar => row(&registry.calendar, id),
        ListKind::Demands => row(&registry.demands, id),
        ListKind::Booklets => row(&registry.booklets, id),
    };
    match known {
        Ok(()) => {}
        Err(near) => {
            let finding = Finding::new(
                &rules::UNKNOWN_ID,
                span,
                format!("posten \u{201d}{id}\u{201d} finns inte"),
            );
            cx.diags.push(match near {
                Some(near) => finding.help(format!("menade du \u{201d}#{near}\u{201d}?")),
                None => finding.help("kontrollera delen efter # i länken"),
            });
            return Link::Broken;
        }
    }
    match target {
        Some(target) => Link::To { target, anchor: None },
        None => Link::To { target: Target::Register(register), anchor: Some(id.to_owned()) },
    }
}

type Found<'a> = (Option<Target>, Result<(), Option<&'a str>>);

fn own<'a, T>(
    names: &'a Names<T>,
    id: &str,
    target: impl Fn(crate::model::table::Ref<T>) -> Target,
) -> Found<'a> {
    match names.find(id) {
        Some(found) => (Some(target(found)), Ok(())),
        None => (None, Err(nearest(id, names.ids()))),
    }
}

fn row<'a, T>(names: &'a Names<T>, id: &str) -> Found<'a> {
    match names.find(id) {
        Some(_) => (None, Ok(())),
        None => (None, Err(nearest(id, names.ids()))),
    }
}

/// The page that lists a kind of record.
#[must_use]
pub fn register(kind: ListKind) -> Register {
    match kind {
        ListKind::Goals | ListKind::TargetGroups => Register::Goals,
        ListKind::Indicators => Register::Indicators,
        ListKind::Roles => Register::Roles,
        ListKind::Bodies => Register::Bodies,
        ListKind::Actors => Register::Actors,
        ListKind::Methods => Register::Methods,
        ListKind::Steps => Register::Steps,
        ListKind::Requirements => Register::MinimumLevel,
        ListKind::Responsibilities => Register::Responsibilities,
        ListKind::Assignments => Register::Assignments,
        ListKind::Partners | ListKind::Handovers => Register::Collaboration,
        ListKind::Definitions => Register::Definitions,
        ListKind::Terms => Register::Terms,
        ListKind::Sources => Register::Sources,
        ListKind::Laws => Register::Laws,
        ListKind::Decisions => Register::Decisions,
        ListKind::Proposals => Register::Proposals,
        ListKind::Areas => Register::Areas,
        ListKind::Challenges => Register::Challenges,
        ListKind::Questions => Register::Questions,
        ListKind::OtherRegions => Register::Comparison,
        ListKind::Statistics => Register::Statistics,
        ListKind::Calendar => Register::Calendar,
        ListKind::Demands => Register::Demands,
        ListKind::Booklets => Register::Downloads,
    }
}

fn named<T: Known + crate::model::table::Noun>(
    cx: &mut Binder<'_>,
    id: &str,
    span: Span,
) -> Option<crate::model::table::Ref<T>> {
    cx.look(&crate::model::table::Name::new(id, span))
}

/// `kalla:s1`; the place stands in the link's text.
fn source(cx: &mut Binder<'_>, id: &str, span: Span) -> Link {
    named::<Source>(cx, id, span)
        .map_or(Link::Broken, |source| Link::Source { source, place: None })
}

/// `term:bvc`: an id, an abbreviation or the term itself.
fn term(cx: &mut Binder<'_>, id: &str, span: Span) -> Link {
    let id = crate::text::slug::slug(&decode(id));
    named::<Term>(cx, &id, span).map_or(Link::Broken, |term| Link::Term { term, expand: false })
}
