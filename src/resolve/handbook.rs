//! The whole handbook bound: the data first, then the texts, which may ask the data for figures.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::bind::Bind;
use super::binder::Binder;
use super::registry::{self, Registry};
use super::terms::Finder;
use super::{headings, include, prose, rules};
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::manuscript::written::Manuscript;
use crate::model::article::{Article, Chapter, Place};
use crate::model::colophon::Colophon;
use crate::model::handbook::Handbook;
use crate::model::stage::Written;
use crate::model::table::{Name, Noun, Ref, Table};
use crate::model::when::When;
use crate::model::words::HandbookStatus;
use crate::settings::Settings;
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span, Spanned};
use crate::text::near::nearest;

/// A handbook bound, with what is needed to bind an edited text again: every name, the data, and
/// each text as it was before texts were taken into texts.
#[derive(Debug)]
pub struct Resolved {
    registry: Registry,
    /// All but the texts.
    data: Handbook,
    /// What the data gave cause to tell.
    diags: Diags,
    /// The articles whose headings the data asked for.
    asked: HashSet<String>,
    finder: Finder,
    articles: Table<Article>,
    /// Beside each article: what it gave cause to tell, and whose headings it asked for.
    texts: Vec<Told>,
}

#[derive(Debug, Default)]
struct Told {
    diags: Diags,
    asked: Vec<String>,
}

impl Resolved {
    /// Binds a manuscript.
    #[must_use]
    pub fn new(mut manuscript: Manuscript, sources: &Sources, settings: Settings) -> Self {
        let mut diags = Diags::new();
        let mut asked = HashSet::new();
        let parties = registry::parties(&manuscript);
        let registry = Registry::new(&manuscript, &parties);
        folders(&mut manuscript, &registry, sources, &mut diags);
        let articles = std::mem::take(&mut manuscript.articles);
        let assets = std::mem::take(&mut manuscript.assets);
        let mut out = Out { diags: &mut diags, asked: &mut asked };
        let mut data = data(manuscript, parties, &registry, sources, settings, &mut out);
        data.assets = assets;
        let finder = Finder::new(&data.terms);
        let bench = Bench { registry: &registry, data: &data, finder: &finder, sources };
        let mut texts = Vec::new();
        let articles = articles.transform(|rows| {
            let bound: Vec<(Arc<Article>, Told)> = rows
                .into_par_iter()
                .map(|article| {
                    let (article, told) = bench.bind(Arc::unwrap_or_clone(article));
                    (Arc::new(article), told)
                })
                .collect();
            let (rows, told) = bound.into_iter().unzip();
            texts = told;
            rows
        });
        Self { registry, data, diags, asked, finder, articles, texts }
    }

    /// The whole handbook, which shares its rows with this, and what there is to tell of it.
    #[must_use]
    pub fn handbook(&self) -> (Handbook, Diags) {
        let mut diags = self.diags.clone();
        for told in &self.texts {
            diags.extend(told.diags.clone());
        }
        let articles = include::expand(self.articles.clone(), &mut diags);
        let chapters = chapters(&articles);
        (Handbook { articles, chapters, ..self.data.clone() }, diags)
    }

    /// Binds edited texts again, and the texts that point at headings which came or went by the
    /// edit. `read` reads an article's file. What it was stays when this returns `false`: then
    /// more than texts has changed, and all must be bound anew.
    #[must_use]
    pub fn edit(
        &mut self,
        sources: &Sources,
        edited: Vec<Article<Written>>,
        read: impl Fn(FileId) -> Option<Article<Written>>,
    ) -> bool {
        // Where something could not be read, names may be lost, and an edit may find them.
        if !self.registry.lost.is_empty() {
            return false;
        }
        let mut again: BTreeMap<usize, Article<Written>> = BTreeMap::new();
        let mut moved: HashMap<String, registry::Anchors> = HashMap::new();
        for article in edited {
            let path = &article.path.value;
            let Some(reference) = self.articles.find(path) else { return false };
            let anchors = registry::anchors(&article);
            if self.registry.anchors.get(path) != Some(&anchors) {
                if self.asked.contains(path) {
                    return false;
                }
                moved.insert(path.clone(), anchors);
            }
            again.insert(reference.index(), article);
        }
        if !moved.is_empty() {
            for (at, article) in self.articles.rows().enumerate() {
                let asks = self.texts[at].asked.iter().any(|path| moved.contains_key(path));
                if asks && !again.contains_key(&at) {
                    let Some(article) = read(article.file) else { return false };
                    again.insert(at, article);
                }
            }
            self.registry.anchors.extend(moved);
        }
        let bench =
            Bench { registry: &self.registry, data: &self.data, finder: &self.finder, sources };
        let bound: Vec<(usize, Article, Told)> = again
            .into_par_iter()
            .map(|(at, article)| {
                let (article, told) = bench.bind(article);
                (at, article, told)
            })
            .collect();
        for (at, article, told) in bound {
            let Some(reference) = self.articles.find(&article.path.value) else { continue };
            self.articles.replace(reference, article);
            self.texts[at] = told;
        }
        true
    }
}

/// What a text is bound with.
struct Bench<'a> {
    registry: &'a Registry,
    data: &'a Handbook,
    finder: &'a Finder,
    sources: &'a Sources,
}

impl Bench<'_> {
    fn bind(&self, article: Article<Written>) -> (Article, Told) {
        let path = article.path.value.clone();
        let mut cx = Binder::new(self.registry, self.sources, &path);
        cx.data = Some(self.data);
        let front = article.front.bind(&mut cx);
        let prose = prose::bind(&mut cx, article.prose);
        let mut bound =
            Article { path: article.path, file: article.file, place: article.place, front, prose };
        headings::settle(&mut bound);
        // The glossary is in Swedish.
        if bound.in_swedish() {
            self.finder.link(&mut bound.prose);
        }
        (bound, Told { diags: cx.diags, asked: cx.asked })
    }
}

/// Where what is told and asked goes while the data is bound.
struct Out<'a> {
    diags: &'a mut Diags,
    asked: &'a mut HashSet<String>,
}

impl Out<'_> {
    fn take(&mut self, cx: Binder<'_>) {
        self.diags.extend(cx.diags);
        self.asked.extend(cx.asked);
    }
}

/// Centres in a folder that is no region: told once for each file, in words about folders.
fn folders(manuscript: &mut Manuscript, registry: &Registry, sources: &Sources, diags: &mut Diags) {
    let centres = std::mem::take(&mut manuscript.centres);
    manuscript.centres = centres.map(|mut centre| {
        if let Some(name) = &centre.region
            && registry.regions.find(&name.text).is_none()
        {
            // The region's own file was told.
            if registry.lost.ids.contains(&name.text) {
                centre.region = None;
                return centre;
            }
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
    out: &mut Out<'_>,
) -> Table<U>
where
    T: Bind<Out = U> + Noun + Clone,
{
    let mut cx = Binder::new(registry, sources, "");
    let bound = table.map(|row| {
        let path = &sources.file(row.id().span.file).path;
        cx.path = path;
        row.bind(&mut cx)
    });
    out.take(cx);
    bound
}

macro_rules! bound {
    ($manuscript:ident, $registry:ident, $sources:ident, $out:ident, {
        $($given:ident: $value:expr),* $(,)?
    }, [$($field:ident),* $(,)?]) => {
        Handbook {
            $($field: table($manuscript.$field, $registry, $sources, $out),)*
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
    out: &mut Out<'_>,
) -> Handbook {
    let mut cx = Binder::new(registry, sources, "guidance/handbook.yaml");
    let colophon = manuscript.colophon.unwrap_or_else(blank).bind(&mut cx);
    let measurements = manuscript.measurements.bind(&mut cx);
    out.take(cx);
    let accessibility = manuscript.accessibility;
    bound!(manuscript, registry, sources, out, {
        colophon: colophon,
        rules: Vec::new(),
        settings: settings,
        articles: Table::default(),
        chapters: Vec::new(),
        assets: Vec::new(),
        parties: parties,
        measurements: crate::model::measurement::Measurements::new(measurements),
        accessibility: accessibility,
        doubts: crate::model::doubt::Doubts::default(),
        hindrances: OnceLock::new(),
    }, [
        regions, municipalities, tariffs, centres, definitions, goals, target_groups, indicators,
        roles, bodies, actors, methods, steps, requirements, responsibilities, assignments,
        partners, handovers, terms, sources, laws, decisions, proposals, areas, challenges,
        questions, other_regions, statistics, calendar, demands, booklets,
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
        replaces: None,
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
        deposit: None,
        weights: Vec::new(),
    }
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
    let place: HashMap<String, usize> =
        openings.iter().enumerate().map(|(i, (_, slug, _))| ((*slug).to_owned(), i)).collect();
    let all: Vec<(Ref<Article>, &Article)> = articles.iter().collect();
    let mut sections: Vec<(usize, u32, &str, Ref<Article>)> = all
        .into_par_iter()
        .filter_map(|(r, a)| match &a.place {
            Place::Section { chapter, number, slug, .. } => {
                Some((*place.get(chapter)?, *number, slug.as_str(), r))
            }
            _ => None,
        })
        .collect();
    sections.par_sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    for (chapter, _, _, section) in sections {
        openings[chapter].2.sections.push(section);
    }
    openings.into_iter().map(|(_, _, chapter)| chapter).collect()
}
