//! Which PDFs exist: each with a stable address and a title.

use crate::derive::pages::{arrival, follow_up};
use crate::derive::titles;
use crate::model::article::{Article, Place};
use crate::model::booklet::{Listed, Variant};
use crate::model::centre::Centre;
use crate::model::closed::Closed as _;
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::model::region::Region;
use crate::model::table::Ref;

/// A PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Booklet {
    /// The whole guidance: for all, or with one region's supplements only.
    Whole {
        /// Whose edition; `None` for all regions together.
        region: Option<Ref<Region>>,
    },
    /// The whole guidance in large print, for all.
    Large,
    /// The whole guidance for printing on both sides of the paper and binding.
    Bound,
    /// One chapter, by its opening page.
    Chapter(Ref<Article>),
    /// A centre's sheet.
    Centre(Ref<Centre>),
    /// A welcome folder for a role.
    Path(Ref<Article>),
    /// A welcome folder for a role at one centre, with what is known of the centre. Made when it
    /// is asked for: there are as many as roles times centres.
    Welcome {
        /// The role's folder.
        path: Ref<Article>,
        /// The centre.
        centre: Ref<Centre>,
    },
    /// What someone who is new at a centre should know of it, and each role's steps: for those who
    /// lead, who hand out the pages that a new colleague needs.
    Arrival(Ref<Centre>),
    /// What is measured in a region, with plots and tables.
    FollowUp(Ref<Region>),
    /// A form or agreement: blank, or filled in for a centre.
    Form {
        /// The template.
        form: Ref<Article>,
        /// The centre; `None` leaves blanks.
        centre: Option<Ref<Centre>>,
    },
    /// A choice of chapters, or the whole set in another way, as the list of booklets has it.
    Chosen {
        /// Its entry in the list.
        entry: Ref<Listed>,
        /// How it is set.
        variant: Option<Variant>,
        /// Whether it is set on A3.
        wide: bool,
    },
    /// A register on its own: the glossary, the yearly wheel, the responsibility matrix.
    Register(Register),
}

/// The registers that are worth a PDF of their own, with the names of their files.
const REGISTERS: &[(Register, &str)] = &[
    (Register::Terms, "ordlista"),
    (Register::Calendar, "arshjul"),
    (Register::Responsibilities, "ansvar"),
];

/// Every PDF that a handbook can have without being asked for it by name.
#[must_use]
pub fn everything(hb: &Handbook) -> Vec<Booklet> {
    let mut out = Vec::new();
    if !hb.chapters.is_empty() {
        out.push(Booklet::Whole { region: None });
        if hb.regions.len() > 1 {
            out.extend(hb.regions.refs().map(|r| Booklet::Whole { region: Some(r) }));
        }
        out.push(Booklet::Large);
        out.push(Booklet::Bound);
    }
    out.extend(hb.chapters.iter().map(|chapter| Booklet::Chapter(chapter.opening)));
    out.extend(hb.centres.refs().map(Booklet::Centre));
    let paths = hb.articles.iter().filter(|(_, a)| matches!(a.place, Place::Path { .. }));
    out.extend(paths.map(|(r, _)| Booklet::Path(r)));
    out.extend(arrival::all(hb).map(Booklet::Arrival));
    let forms = hb.articles.iter().filter(|(_, a)| matches!(a.place, Place::Form { .. }));
    out.extend(forms.map(|(r, _)| Booklet::Form { form: r, centre: None }));
    out.extend(hb.regions.refs().filter(|r| follow_up::has(hb, *r)).map(Booklet::FollowUp));
    out.extend(REGISTERS.iter().filter(|(r, _)| used(hb, *r)).map(|(r, _)| Booklet::Register(*r)));
    out
}

/// Whether a register has anything to show.
fn used(hb: &Handbook, register: Register) -> bool {
    match register {
        Register::Terms => !hb.terms.is_empty(),
        Register::Calendar => !hb.calendar.is_empty(),
        Register::Responsibilities => !hb.responsibilities.is_empty(),
        _ => false,
    }
}

/// The slug of an article that is a chapter, a path or a form.
fn slug(article: &Article) -> &str {
    match &article.place {
        Place::Chapter { slug, .. } | Place::Path { slug } | Place::Form { slug } => slug,
        _ => "sida",
    }
}

impl Booklet {
    /// The PDF's path from the site's root: `pdf/kapitel/uppdraget.pdf`.
    #[must_use]
    pub fn path(self, hb: &Handbook) -> String {
        let centre_path = |c: Ref<Centre>| {
            let centre = &hb.centres[c];
            let region = centre.region.map_or("ovriga", |r| hb.regions[r].id.value.as_str());
            format!("{region}/{}", centre.id.value)
        };
        match self {
            Self::Whole { region: None } => "pdf/vagledningen.pdf".to_owned(),
            Self::Whole { region: Some(r) } => {
                format!("pdf/vagledningen-{}.pdf", hb.regions[r].id.value)
            }
            Self::Large => "pdf/vagledningen-stor-stil.pdf".to_owned(),
            Self::Bound => "pdf/vagledningen-dubbelsidig.pdf".to_owned(),
            Self::Chosen { entry, .. } => format!("pdf/{}.pdf", hb.booklets[entry].id.value),
            Self::Chapter(a) => format!("pdf/kapitel/{}.pdf", slug(&hb.articles[a])),
            Self::Centre(c) => format!("pdf/centraler/{}.pdf", centre_path(c)),
            Self::Path(a) => format!("pdf/introduktion/{}.pdf", slug(&hb.articles[a])),
            Self::Welcome { path, centre } => {
                format!("pdf/introduktion/{}/{}.pdf", slug(&hb.articles[path]), centre_path(centre))
            }
            Self::Arrival(c) => format!("pdf/introduktion/{}.pdf", centre_path(c)),
            Self::FollowUp(r) => format!("pdf/uppfoljning/{}.pdf", hb.regions[r].id.value),
            Self::Form { form, centre: None } => {
                format!("pdf/mallar/{}.pdf", slug(&hb.articles[form]))
            }
            Self::Form { form, centre: Some(c) } => {
                format!("pdf/mallar/{}/{}.pdf", slug(&hb.articles[form]), centre_path(c))
            }
            Self::Register(register) => {
                let known = REGISTERS.iter().find(|(r, _)| *r == register);
                let name = known.map_or_else(
                    || crate::route::register(register).trim_end_matches(".html").replace('/', "-"),
                    |(_, name)| (*name).to_owned(),
                );
                format!("pdf/{name}.pdf")
            }
        }
    }

    /// Whether it is the whole guidance: with a title page, contents and an index.
    #[must_use]
    pub fn is_book(self) -> bool {
        matches!(self, Self::Whole { .. } | Self::Large | Self::Bound | Self::Chosen { .. })
    }

    /// Whether its pages have a margin for what is said beside the text.
    #[must_use]
    pub fn has_margin(self) -> bool {
        !matches!(
            self,
            Self::Large
                | Self::Bound
                | Self::Centre(_)
                | Self::Form { .. }
                | Self::FollowUp(_)
                | Self::Chosen { variant: Some(_), .. }
                | Self::Register(_)
        )
    }

    /// Whether it is printed on both sides: left and right pages are each other's mirror, and
    /// chapters begin on the right.
    #[must_use]
    pub fn two_sided(self) -> bool {
        matches!(self, Self::Bound | Self::Chosen { variant: Some(Variant::Bound), .. })
    }

    /// White space at both sides of a page together, in millimetres: more where a page is bound.
    #[must_use]
    pub fn edges(self) -> u16 {
        if self.two_sided() { 70 } else { 46 }
    }

    /// How much larger than usual its type is: large print is 18 points, a centre's sheet is set
    /// so that it fits both sides of one.
    #[must_use]
    pub fn scale(self) -> f64 {
        match self {
            Self::Large | Self::Chosen { variant: Some(Variant::Large), .. } => 18.0 / 10.5,
            Self::Centre(_) => 0.9,
            Self::Bound | Self::Chosen { variant: Some(Variant::Bound), .. } => 11.0 / 10.5,
            _ => 1.0,
        }
    }

    /// How much it is to set beside others, roughly: the whole guidance before its parts, and in
    /// large type before small. What is most is begun first, so that all hands end together.
    #[must_use]
    pub fn heft(self) -> u8 {
        match self {
            _ if !self.is_book() => 0,
            Self::Large | Self::Chosen { variant: Some(Variant::Large), .. } => 3,
            Self::Bound | Self::Chosen { variant: Some(Variant::Bound), .. } => 2,
            _ => 1,
        }
    }

    /// Whether its tables are charts: many columns, their heads turned.
    #[must_use]
    pub fn is_chart(self) -> bool {
        self == Self::Register(Register::Responsibilities)
    }

    /// Its paper: the name, whether it lies on its side, and how broad it then is, in millimetres.
    /// The responsibility matrix is a chart for the wall.
    #[must_use]
    pub fn paper(self) -> (&'static str, bool, u16) {
        match self {
            Self::Register(Register::Responsibilities) | Self::Chosen { wide: true, .. } => {
                ("a3", false, 297)
            }
            _ => ("a4", false, 210),
        }
    }

    /// The PDF's title: what readers see in lists, on the first page and in the window's frame.
    #[must_use]
    pub fn title(self, hb: &Handbook) -> String {
        let whole = &hb.colophon.title.value;
        match self {
            Self::Whole { region: None } => whole.clone(),
            Self::Whole { region: Some(r) } => format!("{whole} – {}", hb.regions[r].name.value),
            Self::Large => format!("{whole} – stor stil"),
            Self::Bound => format!("{whole} – för dubbelsidig utskrift"),
            Self::Chosen { entry, .. } => {
                let listed = &hb.booklets[entry];
                let region = listed.region.map(|r| hb.regions[r].name.value.as_str());
                let variant = listed.variant.as_ref().map(|v| v.value.label());
                match (&listed.title, region.or(variant)) {
                    (Some(title), _) => title.value.clone(),
                    (None, Some(what)) => format!("{whole} – {what}"),
                    (None, None) => whole.clone(),
                }
            }
            Self::Chapter(a) | Self::Path(a) | Self::Form { form: a, centre: None } => {
                hb.articles[a].front.title.value.clone()
            }
            Self::Form { form, centre: Some(c) } => {
                format!("{} – {}", hb.articles[form].front.title.value, hb.centres[c].name.value)
            }
            Self::Centre(c) => hb.centres[c].name.value.clone(),
            Self::Welcome { path, centre } => {
                format!(
                    "{} – {}",
                    hb.articles[path].front.title.value, hb.centres[centre].name.value
                )
            }
            Self::Arrival(c) => titles::title(hb, Target::Arrival(c)),
            Self::FollowUp(r) => follow_up::title(hb, r),
            Self::Register(register) => crate::derive::pages::page(hb, Target::Register(register))
                .map_or_else(|| whole.clone(), |page| page.title),
        }
    }
}

/// The PDF that shows a page, if there is one: its path from the site's root.
#[must_use]
pub fn file(hb: &Handbook, target: Target) -> Option<String> {
    let booklet = match target {
        Target::Front => (!hb.chapters.is_empty()).then_some(Booklet::Whole { region: None }),
        Target::Centre(c) => Some(Booklet::Centre(c)),
        Target::Arrival(c) => arrival::has(hb, c).then_some(Booklet::Arrival(c)),
        Target::Region(r) => (hb.regions.len() > 1 && !hb.chapters.is_empty())
            .then_some(Booklet::Whole { region: Some(r) }),
        Target::Register(r) => {
            let known = REGISTERS.iter().any(|(known, _)| *known == r) && used(hb, r);
            known.then_some(Booklet::Register(r))
        }
        Target::Article(a) => match &hb.articles[a].place {
            Place::Chapter { .. } | Place::Section { .. } => hb
                .chapters
                .iter()
                .find(|c| c.opening == a || c.sections.contains(&a))
                .map(|c| Booklet::Chapter(c.opening)),
            Place::Path { .. } => Some(Booklet::Path(a)),
            Place::Form { .. } => Some(Booklet::Form { form: a, centre: None }),
            _ => None,
        },
        _ => None,
    };
    booklet.map(|b| b.path(hb))
}
