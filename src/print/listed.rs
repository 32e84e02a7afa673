//! The list of booklets: what it means, and what in it leads nowhere.

use std::collections::BTreeMap;

use super::booklet::{Booklet, everything};
use crate::model::article::{Article, Place};
use crate::model::booklet::{Contents, Listed, Variant};
use crate::model::handbook::Handbook;
use crate::model::table::Ref;
use crate::source::span::Span;
use crate::text::near::nearest;
use crate::text::slug::slug;

/// Something in the list that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Where it is written.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Every PDF of a handbook, in the order in which readers see them: those that its list names, or
/// without a list all that there can be.
#[must_use]
pub fn plan(hb: &Handbook) -> Vec<Booklet> {
    if hb.booklets.is_empty() { everything(hb) } else { read(hb).0 }
}

/// The booklets of a list, in its order, each once; and what leads nowhere.
#[must_use]
pub fn read(hb: &Handbook) -> (Vec<Booklet>, Vec<Lost>) {
    let mut out: Vec<Booklet> = Vec::new();
    let mut lost = Vec::new();
    let mut paths: BTreeMap<String, Span> = BTreeMap::new();
    for (entry, listed) in hb.booklets.iter() {
        for booklet in booklets(hb, entry, listed, &mut lost) {
            let path = booklet.path(hb);
            if out.contains(&booklet) || paths.insert(path.clone(), listed.id.span).is_some() {
                lost.push(Lost {
                    span: listed.id.span,
                    message: format!("häftet {path} finns redan i listan"),
                    help: "ta bort det ena, eller ge det ett annat id".to_owned(),
                });
            } else {
                out.push(booklet);
            }
        }
    }
    (out, lost)
}

fn booklets(
    hb: &Handbook,
    entry: Ref<Listed>,
    listed: &Listed,
    lost: &mut Vec<Lost>,
) -> Vec<Booklet> {
    let all = || everything(hb).into_iter();
    let mut need = |what: &str, key: &str| {
        lost.push(Lost {
            span: listed.contents.span,
            message: format!("häftet \u{201d}{}\u{201d} säger inte {what}", listed.id.value),
            help: format!("lägg till nyckeln {key}"),
        });
        Vec::new()
    };
    match listed.contents.value {
        Contents::Guidance => guidance(hb, entry, listed, lost),
        Contents::EachRegion => {
            all().filter(|b| matches!(b, Booklet::Whole { region: Some(_) })).collect()
        }
        Contents::EachChapter => {
            let chosen = chapters(hb, listed, lost);
            chosen.into_iter().map(Booklet::Chapter).collect()
        }
        Contents::EachCentre => all().filter(|b| matches!(b, Booklet::Centre(_))).collect(),
        Contents::EachPath => all().filter(|b| matches!(b, Booklet::Path(_))).collect(),
        Contents::EachArrival => all().filter(|b| matches!(b, Booklet::Arrival(_))).collect(),
        Contents::EachForm => all().filter(|b| matches!(b, Booklet::Form { .. })).collect(),
        Contents::EachFollowUp => all().filter(|b| matches!(b, Booklet::FollowUp(_))).collect(),
        Contents::EachRegister => all().filter(|b| matches!(b, Booklet::Register(_))).collect(),
        Contents::Centre => match listed.centre {
            Some(centre) => vec![Booklet::Centre(centre)],
            None => need("vilken familjecentral det gäller", "central"),
        },
        Contents::Path => match listed.role {
            None => need("vilken yrkesroll det gäller", "roll"),
            Some(role) => {
                let path = |a: &Article| {
                    matches!(a.place, Place::Path { .. }) && a.front.role == Some(role)
                };
                let found = hb.articles.iter().find(|(_, a)| path(a)).map(|(r, _)| r);
                match (found, listed.centre) {
                    (Some(path), Some(centre)) => vec![Booklet::Welcome { path, centre }],
                    (Some(path), None) => vec![Booklet::Path(path)],
                    (None, _) => {
                        lost.push(Lost {
                            span: listed.id.span,
                            message: format!(
                                "det finns ingen introduktion för {}",
                                hb.roles[role].title.value
                            ),
                            help: "skriv den i content/onboarding".to_owned(),
                        });
                        Vec::new()
                    }
                }
            }
        },
        Contents::Form => match &listed.form {
            None => need("vilken mall det gäller", "mall"),
            Some(named) => {
                let forms: Vec<(&str, Ref<Article>)> = hb
                    .articles
                    .iter()
                    .filter_map(|(r, a)| match &a.place {
                        Place::Form { slug } => Some((slug.as_str(), r)),
                        _ => None,
                    })
                    .collect();
                match forms.iter().find(|(name, _)| *name == slug(&named.value)) {
                    Some((_, form)) => vec![Booklet::Form { form: *form, centre: listed.centre }],
                    None => {
                        let names = forms.iter().map(|(name, _)| *name);
                        lost.push(unknown("mallen", &named.value, named.span, names));
                        Vec::new()
                    }
                }
            }
        },
    }
}

/// The whole guidance, or a choice of its chapters.
fn guidance(
    hb: &Handbook,
    entry: Ref<Listed>,
    listed: &Listed,
    lost: &mut Vec<Lost>,
) -> Vec<Booklet> {
    if hb.chapters.is_empty() || chapters(hb, listed, lost).is_empty() {
        return Vec::new();
    }
    let variant = listed.variant.as_ref().map(|v| v.value);
    let own = !listed.chapters.is_empty() || listed.title.is_some() || listed.sheet.is_some();
    vec![match (own, listed.region, variant) {
        (false, region, None) => Booklet::Whole { region },
        (false, None, Some(Variant::Large)) => Booklet::Large,
        (false, None, Some(Variant::Bound)) => Booklet::Bound,
        _ => Booklet::Chosen {
            entry,
            variant,
            wide: listed
                .sheet
                .as_ref()
                .is_some_and(|s| s.value == crate::model::booklet::Sheet::A3),
        },
    }]
}

/// The openings of the chapters that an entry names, in the order of the book; all when it names
/// none.
pub fn chapters(hb: &Handbook, listed: &Listed, lost: &mut Vec<Lost>) -> Vec<Ref<Article>> {
    let openings = hb.chapters.iter().map(|c| c.opening);
    if listed.chapters.is_empty() {
        return openings.collect();
    }
    let known: Vec<(String, String, Ref<Article>)> = openings
        .filter_map(|r| match &hb.articles[r].place {
            Place::Chapter { number, slug } => Some((slug.clone(), format!("{number}-{slug}"), r)),
            _ => None,
        })
        .collect();
    let mut wanted = Vec::new();
    for named in &listed.chapters {
        let name = slug(&named.value);
        match known.iter().find(|(short, long, _)| *short == name || *long == name) {
            Some((_, _, r)) => wanted.push(*r),
            None => {
                let names = known.iter().map(|(short, ..)| short.as_str());
                lost.push(unknown("kapitlet", &named.value, named.span, names));
            }
        }
    }
    known.into_iter().map(|(_, _, r)| r).filter(|r| wanted.contains(r)).collect()
}

fn unknown<'a>(
    what: &str,
    named: &str,
    span: Span,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Lost {
    let help = nearest(&slug(named), known.clone()).map_or_else(
        || format!("välj bland {}", known.collect::<Vec<_>>().join(", ")),
        |near| format!("menade du \u{201d}{near}\u{201d}?"),
    );
    Lost { span, message: format!("{what} \u{201d}{named}\u{201d} finns inte"), help }
}
