//! A forme: one booklet locked up and ready for the press, all its source, pictures and theme.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::booklet::Booklet;
use super::cover;
use super::emit::{Emitter, IMPORT};
use super::foundry::Foundry;
use super::info::status;
use super::labels::{label, labels};
use super::part::{Opening, Part};
use super::parts::parts;
use super::pictures::Pictures;
use super::typ::{Typ, array, quoted, quoted_or_none};
use super::world::{MAIN, SHAPE, TEXTS};
use crate::diag::sink::Diags;
use crate::memo::{ContentHash, content_hash};
use crate::model::article::Place;
use crate::model::closed::Closed as _;
use crate::model::handbook::Handbook;
use crate::model::link::Register;
use crate::model::words::HandbookStatus;
use crate::source::sources::Sources;
use crate::source::span::Span;
use crate::text::{collate, dates};
use crate::theme::Theme;

/// A booklet ready to be set.
#[derive(Clone, Debug)]
pub struct Forme {
    /// Which.
    pub booklet: Booklet,
    /// The file that Typst begins with.
    pub main: String,
    /// The file that says how large the type is, whether the pages have a margin, and what the
    /// parts are called.
    pub shape: String,
    /// One file a part, by path in the press's world.
    pub texts: BTreeMap<String, Typ>,
    /// Pictures.
    pub pictures: Pictures,
    /// What was found while the text was made ready.
    pub diags: Diags,
}

impl Forme {
    /// Makes a booklet ready. `skipped` are the places of blocks that Typst has refused.
    #[must_use]
    pub fn new(
        hb: &Handbook,
        sources: &Sources,
        foundry: &Foundry,
        booklet: Booklet,
        skipped: &BTreeSet<Span>,
    ) -> Self {
        let parts = parts(hb, booklet);
        let labels = labels(&parts);
        let mut emitter = Emitter::new(hb, sources, foundry, booklet, &labels, skipped);
        let mut main = String::from(IMPORT);
        let logos = cover::logos(hb, sources, booklet, &mut emitter.pictures);
        main.push_str(&frame(hb, booklet, &parts, logos));
        let mut texts = BTreeMap::new();
        for (i, part) in parts.iter().enumerate() {
            let path = format!("{TEXTS}{i}.typ");
            let of = if matches!(part.opening, Opening::Appendix | Opening::Further) {
                "#t.appended(include"
            } else {
                "#(include"
            };
            let _ = writeln!(main, "{of} \"/{path}\")");
            texts.insert(path, emitter.part(part));
        }
        if booklet.is_book() {
            main.push_str(&index(hb, &labels, &emitter.uses));
        }
        let (pictures, diags) = (emitter.pictures, emitter.diags);
        let (paper, flipped, width) = booklet.paper();
        let shape = format!(
            "#let scale = {:.3}\n#let has-margin = {}\n#let two-sided = {}\n#let paper = {}\n#let flipped = {}\n#let page-width = {}mm\n#let titles = {}\n",
            booklet.scale(),
            booklet.has_margin(),
            booklet.two_sided(),
            quoted(paper),
            flipped,
            width,
            titles(&parts, booklet),
        );
        Self { booklet, main, shape, texts, pictures, diags }
    }

    /// The files of the press's world, sorted by path within each kind.
    pub fn files<'a>(&'a self, theme: &'a Theme) -> impl Iterator<Item = (String, &'a [u8])> {
        let main = std::iter::once((MAIN.to_owned(), self.main.as_bytes()));
        let shape = std::iter::once((SHAPE.to_owned(), self.shape.as_bytes()));
        let texts = self.texts.iter().map(|(path, typ)| (path.clone(), typ.text.as_bytes()));
        let pictures = self.pictures.files.iter().map(|(path, b)| (path.clone(), b.as_ref()));
        let theme =
            theme.under("print").map(|(path, file)| (format!("print/{path}"), file.bytes.as_ref()));
        main.chain(shape).chain(texts).chain(pictures).chain(theme)
    }

    /// How much text of a booklet is among files, in bytes of Typst source.
    pub fn length<P: AsRef<str>>(files: &[(P, &[u8])]) -> usize {
        let texts = files.iter().filter(|(path, _)| path.as_ref().starts_with(TEXTS));
        texts.map(|(_, bytes)| bytes.len()).sum()
    }

    /// What the PDF follows from: the same key, the same bytes.
    #[must_use]
    pub fn key(&self, theme: &Theme) -> ContentHash {
        let files: Vec<(String, &[u8])> = self.files(theme).collect();
        let mut all: Vec<&[u8]> = vec![env!("CARGO_PKG_VERSION").as_bytes()];
        for (path, bytes) in &files {
            all.push(path.as_bytes());
            all.push(bytes);
        }
        content_hash(&all)
    }
}

/// What the parts are called, in order: level, number and words. The theme makes room for the list
/// of contents with it, before Typst knows what there is to list.
fn titles(parts: &[Part], booklet: Booklet) -> String {
    let title = |level: u8, number: Option<&str>, words: &str| {
        array([level.to_string(), quoted_or_none(number), quoted(words)])
    };
    let named = parts.iter().map(|part| title(part.level, part.number.as_deref(), &part.title));
    let index = booklet.is_book().then(|| title(1, None, INDEX));
    array(named.chain(index))
}

/// What the index is called.
const INDEX: &str = "Register";

/// The index of terms, in Swedish order: each with its entry in the glossary, when it has one. In how
/// many parts each is used lets the theme make room for it before any page is laid.
fn index(hb: &Handbook, labels: &BTreeSet<String>, uses: &BTreeMap<String, usize>) -> String {
    let glossary = crate::route::register(Register::Terms);
    let mut terms: Vec<(&str, String)> = hb
        .terms
        .rows()
        .map(|term| (term.term.value.as_str(), label(glossary, &term.id.value)))
        .filter(|(_, label)| labels.contains(label))
        .collect();
    terms.sort_by_cached_key(|(term, _)| collate::key(term));
    let rows = terms.iter().map(|(term, label)| array([quoted(term), quoted(label)]));
    let rows: Vec<String> = rows.collect();
    let used = |label| uses.get(label).copied().unwrap_or(0).to_string();
    let uses = array(terms.iter().map(|(_, label)| used(label)));
    format!("#t.index({}, uses: {uses}, {})\n", quoted(INDEX), rows.join(", "))
}

/// The booklet's frame: what the theme knows of it before the text begins.
fn frame(hb: &Handbook, booklet: Booklet, parts: &[Part], logos: String) -> String {
    let c = &hb.colophon;
    let title = booklet.title(hb);
    let date = c.date.value;
    let (kind, over) = match booklet {
        _ if booklet.is_book() => ("book", None),
        Booklet::Chapter(a) => {
            let number = hb.articles[a].number();
            (
                "chapter",
                Some(number.map_or_else(|| "Inledning".to_owned(), |n| format!("Kapitel {n}"))),
            )
        }
        Booklet::Centre(c) => {
            let region = hb.centres[c].region.map(|r| hb.regions[r].name.value.clone());
            ("sheet", Some(region.unwrap_or_else(|| "Familjecentral".to_owned())))
        }
        Booklet::Path(_) => ("folder", Some("Introduktion".to_owned())),
        Booklet::Welcome { centre, .. } => {
            ("folder", Some(format!("Introduktion, {}", hb.centres[centre].name.value)))
        }
        Booklet::Arrival(centre) => {
            let region = hb.centres[centre].region.map(|r| hb.regions[r].name.value.clone());
            ("folder", Some(region.unwrap_or_else(|| "Introduktion".to_owned())))
        }
        Booklet::Form { .. } => ("form", Some("Mall".to_owned())),
        Booklet::FollowUp(r) => ("report", Some(hb.regions[r].name.value.clone())),
        _ => ("register", None),
    };
    let region = match booklet {
        Booklet::Whole { region } => region.map(|r| hb.regions[r].name.value.clone()),
        Booklet::Chosen { entry, .. } => {
            hb.booklets[entry].region.map(|r| hb.regions[r].name.value.clone())
        }
        _ => None,
    };
    let article_status = match booklet {
        Booklet::Chapter(a)
        | Booklet::Path(a)
        | Booklet::Welcome { path: a, .. }
        | Booklet::Form { form: a, .. } => {
            let front = &hb.articles[a].front;
            Some((front.status.value, front.decision.is_some()))
        }
        _ => None,
    };
    let (state, decided) = article_status.unwrap_or((c.status.value, c.decision.is_some()));
    let open = matches!(state, HandbookStatus::Draft | HandbookStatus::Consultation);
    let decision = c.decision.map(|d| hb.decisions[d].title.value.clone());
    let publishers: Vec<String> = c.publishers.iter().map(|p| quoted(&p.value)).collect();
    let subtitle = match booklet {
        _ if booklet.is_book() => c.subtitle.as_ref().map(|s| s.value.clone()),
        Booklet::Chapter(_) | Booklet::Register(_) => Some(c.title.value.clone()),
        _ => None,
    };
    let text = |stated: &crate::model::stage::Stated<String>| {
        quoted_or_none(stated.as_ref().map(|s| s.value.as_str()))
    };
    let written = hb.articles.rows().filter(|a| matches!(a.place, Place::Section { .. }));
    let written: BTreeSet<String> = written.map(crate::route::article).collect();
    let sections = parts.iter().filter(|p| p.level == 2 && written.contains(&p.page)).count();
    let rows = [
        ("kind", quoted(kind)),
        ("title", quoted(&title)),
        ("subtitle", quoted_or_none(subtitle.as_deref())),
        ("over", quoted_or_none(over.as_deref())),
        ("book", quoted(&c.title.value)),
        ("region", quoted_or_none(region.as_deref())),
        ("edition", quoted(&c.edition.value)),
        ("status", quoted(&status(state, decided))),
        ("mark", quoted_or_none(open.then(|| mark(state)))),
        (
            "date",
            format!(
                "datetime(year: {}, month: {}, day: {})",
                date.year(),
                date.month(),
                date.day()
            ),
        ),
        ("date-words", quoted(&dates::long(date))),
        ("publishers", array(publishers)),
        ("decision", quoted_or_none(decision.as_deref())),
        ("licence", text(&c.licence)),
        ("contact", text(&c.contact)),
        ("address", text(&c.base_url)),
        ("summary", text(&c.summary)),
        ("contents", (booklet.is_book() || sections > 2).to_string()),
        ("lang", quoted(&c.language.value)),
        ("logos", logos),
    ];
    let mut out = String::from("#show: t.booklet.with(");
    for (key, value) in rows {
        let _ = write!(out, "{key}: {value}, ");
    }
    out.push_str(")\n");
    out
}

/// The mark that stands on every page of a text that nobody has decided.
fn mark(state: HandbookStatus) -> &'static str {
    match state {
        HandbookStatus::Draft => "Utkast",
        other => other.label(),
    }
}
