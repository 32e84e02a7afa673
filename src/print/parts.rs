//! What a booklet consists of: parts in order, each an opening and its text.

use crate::derive::pages::{arrival, follow_up};
use crate::model::article::Article;
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::text::collate;

use super::backmatter;
use super::booklet::Booklet;
use super::chart;
use super::info::SOURCES;
use super::introduction::{folder, on_a_page};
use super::listed;
use super::part::{Opening, Part, of_data, of_page, of_text};

/// The parts of a booklet, in order.
#[must_use]
pub fn parts(hb: &Handbook, booklet: Booklet) -> Vec<Part> {
    match booklet {
        Booklet::Large | Booklet::Bound => parts(hb, Booklet::Whole { region: None }),
        Booklet::Chosen { .. } | Booklet::Whole { .. } => {
            let (region, chosen) = match booklet {
                Booklet::Chosen { entry, .. } => {
                    let entry = &hb.booklets[entry];
                    (entry.region, listed::chapters(hb, entry, &mut Vec::new()))
                }
                Booklet::Whole { region } => {
                    (region, hb.chapters.iter().map(|c| c.opening).collect())
                }
                _ => (None, Vec::new()),
            };
            let chapters = hb.chapters.iter().filter(|c| chosen.contains(&c.opening));
            let mut out: Vec<Part> = chapters
                .flat_map(|c| chapter(hb, c.opening, &c.sections, Opening::Chapter, region))
                .collect();
            let appendix = |r, how| of_page(hb, Target::Register(r), how, region);
            out.extend(appendix(Register::Terms, Opening::Appendix));
            out.extend(backmatter::sources(hb));
            out.extend(appendix(Register::Laws, Opening::Further));
            out.extend(appendix(Register::Decisions, Opening::Further));
            out
        }
        Booklet::Chapter(opening) => hb
            .chapters
            .iter()
            .find(|c| c.opening == opening)
            .map(|c| chapter(hb, opening, &c.sections, Opening::Alone, None))
            .unwrap_or_default(),
        Booklet::Centre(c) => {
            of_page(hb, Target::Centre(c), Opening::Sheet, None).into_iter().collect()
        }
        Booklet::Register(r) => {
            let mut part = of_page(hb, Target::Register(r), Opening::Sheet, None);
            if let (Register::Responsibilities, Some(part)) = (r, &mut part) {
                part.prose.blocks = chart::blocks(hb);
            }
            part.into_iter().collect()
        }
        Booklet::Path(a) => vec![folder(hb, a, None)],
        Booklet::Welcome { path, centre } => {
            let mut out = vec![folder(hb, path, hb.centres[centre].region)];
            out.extend(of_page(hb, Target::Centre(centre), Opening::Appendix, None));
            out
        }
        Booklet::Arrival(centre) => {
            let target = Target::Arrival(centre);
            let mut out: Vec<Part> =
                of_page(hb, target, Opening::Sheet, None).into_iter().collect();
            let mut roles: Vec<Part> = arrival::paths(hb).map(|(r, _)| on_a_page(hb, r)).collect();
            roles.sort_by(|a, b| collate::compare(&a.title, &b.title));
            out.extend(roles);
            out
        }
        Booklet::FollowUp(r) => {
            let data = follow_up::page(hb, r);
            let path = booklet.path(hb);
            vec![of_data(hb, data, path, Opening::Sheet, Some(r))]
        }
        Booklet::Form { form, .. } => {
            let mut part = of_text(hb, form, Opening::Sheet, 1, None);
            part.info.clear();
            vec![part]
        }
    }
}

/// A chapter: its opening page and its sections, those of other regions left out.
fn chapter(
    hb: &Handbook,
    opening: Ref<Article>,
    sections: &[Ref<Article>],
    how: Opening,
    region: Option<Ref<Region>>,
) -> Vec<Part> {
    let mut out = vec![of_text(hb, opening, how, 1, region)];
    for &section in sections {
        let other = match (region, hb.articles[section].front.region) {
            (Some(wanted), Some(its)) => wanted != its,
            _ => false,
        };
        if !other {
            let mut part = of_text(hb, section, Opening::Section, 2, region);
            // What holds for the whole chapter is said once, at its head.
            part.info.retain(|row| row.0 == SOURCES || !out[0].info.contains(row));
            out.push(part);
        }
    }
    out
}
