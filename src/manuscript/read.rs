//! The whole handbook as written: every file read by its kind, all trouble told, nothing looked up.

use std::sync::Arc;

use rayon::prelude::*;

use super::decode::{Fields, Record};
use super::layout::{self, FileKind};
use super::reading::{Decode, Reading};
use super::written::{Manuscript, Records, add, items, list, lost_kinds};
use super::yaml::{self, Node};
use super::{article, rules};
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::accessibility::Accessibility;
use crate::model::article::Article;
use crate::model::centre::Centre;
use crate::model::colophon::Colophon;
use crate::model::measurement::Measurement;
use crate::model::municipality::Municipality;
use crate::model::region::Region;
use crate::model::stage::Written;
use crate::model::table::Noun;
use crate::model::tariff::Tariff;
use crate::source::file::SourceFile;
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span};
use crate::text::slug::is_slug;

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
    Article(Arc<Article<Written>>),
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
pub fn region_keys() -> Vec<super::shape::Key> {
    super::decode::keys::<RegionFile>()
}

/// Reads every file.
pub fn manuscript(sources: &Sources, diags: &mut Diags) -> Manuscript {
    folders(sources, diags);
    let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
    let parts: Vec<(Part, Reading)> =
        files.par_iter().map(|(id, file)| read_file(*id, file)).collect();
    let mut out = Manuscript::default();
    let articles = parts.iter().filter(|(part, _)| matches!(part, Part::Article(_)));
    out.articles.reserve(articles.count());
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
                out.articles.add_shared(article);
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
        (Part::Article(article), cx) if cx.lost.is_empty() => {
            Some((Arc::unwrap_or_clone(article), cx.diags))
        }
        _ => None,
    }
}

fn read_file(id: FileId, file: &SourceFile) -> (Part, Reading) {
    let mut cx = Reading::new(id, &file.path);
    cx.whole = file.whole().cloned();
    let part = part(file, &mut cx);
    // What is read holds on to the text by its parts.
    cx.whole = None;
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
        return read.map_or_else(|| lost(&kind, cx), |read| Part::Article(Arc::new(read)));
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
