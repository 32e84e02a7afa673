//! The whole handbook bound: the data first, then the texts, which may ask the data for figures.

use rayon::prelude::*;

use super::bind::{Bind, Binder};
use super::registry::{self, Registry};
use super::terms::Finder;
use super::{headings, include, prose, rules};
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::manuscript::read::Manuscript;
use crate::model::article::{Article, Chapter, Place};
use crate::model::colophon::Colophon;
use crate::model::handbook::Handbook;
use crate::model::stage::Written;
use crate::model::table::{Name, Noun, Table};
use crate::model::when::When;
use crate::model::words::HandbookStatus;
use crate::settings::Settings;
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span, Spanned};
use crate::text::near::nearest;

/// Binds a manuscript.
pub fn handbook(
    mut manuscript: Manuscript,
    sources: &Sources,
    settings: Settings,
    diags: &mut Diags,
) -> Handbook {
    let parties = registry::parties(&manuscript);
    let registry = Registry::new(&manuscript, &parties);
    folders(&mut manuscript, &registry, sources, diags);
    let articles = std::mem::take(&mut manuscript.articles);
    let assets = std::mem::take(&mut manuscript.assets);
    let mut handbook = data(manuscript, parties, &registry, sources, settings, diags);
    handbook.assets = assets;
    handbook.articles = texts(articles, &registry, sources, &handbook, diags);
    handbook.chapters = chapters(&handbook.articles);
    handbook
}

/// Centres in a folder that is no region: told once for each file, in words about folders.
fn folders(manuscript: &mut Manuscript, registry: &Registry, sources: &Sources, diags: &mut Diags) {
    let centres = std::mem::take(&mut manuscript.centres);
    manuscript.centres = centres.map(|mut centre| {
        if let Some(name) = &centre.region
            && registry.regions.find(&name.text).is_none()
        {
            let finding = Finding::new(
                &rules::UNKNOWN_FOLDER,
                name.span,
                format!("mappen \u{201d}{}\u{201d} motsvarar ingen region", name.text),
            );
            let near = nearest(&name.text, registry.regions.ids());
            let file = sources.file(name.span.file).name();
            diags.push(match near {
                Some(near) => {
                    finding.help(format!("flytta filen till content/centres/{near}/{file}"))
                }
                None => finding
                    .help(format!("lägg till regionen i guidance/regions/{}.yaml", name.text)),
            });
            centre.region = None;
        }
        centre
    });
}

fn table<T, U>(
    table: Table<T>,
    registry: &Registry,
    sources: &Sources,
    diags: &mut Diags,
) -> Table<U>
where
    T: Bind<Out = U> + Noun,
{
    let mut cx = Binder::new(registry, sources, "");
    let bound = table.map(|row| {
        let path = &sources.file(row.id().span.file).path;
        cx.path = path;
        row.bind(&mut cx)
    });
    diags.extend(cx.diags);
    bound
}

macro_rules! bound {
    ($manuscript:ident, $registry:ident, $sources:ident, $diags:ident, {
        $($given:ident: $value:expr),* $(,)?
    }, [$($field:ident),* $(,)?]) => {
        Handbook {
            $($field: table($manuscript.$field, $registry, $sources, $diags),)*
            $($given: $value,)*
        }
    };
}

fn data(
    manuscript: Manuscript,
    parties: Table<crate::model::party::Party>,
    registry: &Registry,
    sources: &Sources,
    settings: Settings,
    diags: &mut Diags,
) -> Handbook {
    let mut cx = Binder::new(registry, sources, "guidance/handbook.yaml");
    let colophon = manuscript.colophon.unwrap_or_else(blank).bind(&mut cx);
    let measurements = manuscript.measurements.bind(&mut cx);
    diags.extend(cx.diags);
    let accessibility = manuscript.accessibility;
    bound!(manuscript, registry, sources, diags, {
        colophon: colophon,
        settings: settings,
        articles: Table::default(),
        chapters: Vec::new(),
        assets: Vec::new(),
        parties: parties,
        measurements: measurements,
        accessibility: accessibility,
    }, [
        regions, municipalities, tariffs, centres, definitions, goals, target_groups, indicators,
        roles, bodies, actors, methods, steps, requirements, responsibilities, assignments,
        partners, handovers, terms, sources, laws, decisions, proposals, areas, challenges,
        questions, other_regions, statistics, calendar, demands,
    ])
}

/// What stands in for a colophon that could not be read; its absence is already told.
fn blank() -> Colophon<Written> {
    let text = |s: &str| Spanned::new(s.to_owned(), Span::head(FileId(0)));
    Colophon {
        title: text("Handbok utan namn"),
        subtitle: None,
        publishers: Vec::new(),
        edition: text("0"),
        date: Spanned::new(When::Year(2000).first_day(), Span::head(FileId(0))),
        status: Spanned::new(HandbookStatus::Draft, Span::head(FileId(0))),
        decision: None::<Name<crate::model::decision::Decision>>,
        valid_from: None,
        valid_to: None,
        base_url: None,
        report_form: None,
        edit_url: None,
        contact: None,
        language: text("sv"),
        licence: None,
        theme: None,
        summary: None,
        profile: None,
        security_contact: None,
        security_until: None,
        weights: Vec::new(),
    }
}

fn texts(
    articles: Table<Article<Written>>,
    registry: &Registry,
    sources: &Sources,
    data: &Handbook,
    diags: &mut Diags,
) -> Table<Article> {
    let finder = Finder::new(&data.terms);
    let mut found: Vec<Diags> = Vec::new();
    let bound = articles.transform(|rows| {
        let pairs: Vec<(Article, Diags)> = rows
            .into_par_iter()
            .map(|article| {
                let mut cx = Binder::new(registry, sources, "");
                let path = article.path.value.clone();
                cx.path = &path;
                cx.data = Some(data);
                let front = article.front.bind(&mut cx);
                let prose = prose::bind(&mut cx, article.prose);
                let mut bound = Article {
                    path: article.path,
                    file: article.file,
                    place: article.place,
                    front,
                    prose,
                };
                headings::settle(&mut bound);
                finder.link(&mut bound.prose);
                (bound, cx.diags)
            })
            .collect();
        let (rows, told): (Vec<Article>, Vec<Diags>) = pairs.into_iter().unzip();
        found = told;
        rows
    });
    for told in found {
        diags.extend(told);
    }
    include::expand(bound, diags)
}

/// Chapters by number, each with its sections by number; sections without an opening page make
/// no chapter and are told of by `check`.
fn chapters(articles: &Table<Article>) -> Vec<Chapter> {
    let mut openings: Vec<(u32, &str, Chapter)> = articles
        .iter()
        .filter_map(|(r, a)| match &a.place {
            Place::Chapter { number, slug } => {
                Some((*number, slug.as_str(), Chapter { opening: r, sections: Vec::new() }))
            }
            _ => None,
        })
        .collect();
    openings.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let place: std::collections::HashMap<String, usize> =
        openings.iter().enumerate().map(|(i, (_, slug, _))| ((*slug).to_owned(), i)).collect();
    let mut sections: Vec<(usize, u32, &str, crate::model::table::Ref<Article>)> = articles
        .iter()
        .filter_map(|(r, a)| match &a.place {
            Place::Section { chapter, number, slug, .. } => {
                Some((*place.get(chapter)?, *number, slug.as_str(), r))
            }
            _ => None,
        })
        .collect();
    sections.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    for (chapter, _, _, section) in sections {
        openings[chapter].2.sections.push(section);
    }
    openings.into_iter().map(|(_, _, chapter)| chapter).collect()
}
