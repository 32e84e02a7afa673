//! What all pages share: the name of the handbook, its chapters, regions and registers. Made
//! once; addresses are from the site's root, and pages put their own way to the root before.

use serde::Serialize;

use super::LinkView;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::route;
use crate::site::logo::{self, LogoView};
use crate::site::names::AssetNames;
use crate::source::sources::Sources;

/// What all pages share.
#[derive(Clone, Debug, Serialize)]
pub struct Shared {
    /// The handbook's title.
    pub title: String,
    /// Its subtitle.
    pub subtitle: Option<String>,
    /// "2026.1".
    pub edition: String,
    /// "utkast".
    pub status: String,
    /// Its status in one honest sentence.
    pub summary: Option<String>,
    /// Language of the text.
    pub language: String,
    /// Publishers.
    pub publishers: Vec<String>,
    /// Licence of the text.
    pub licence: Option<String>,
    /// The handbook's logotype.
    pub logo: Option<LogoView>,
    /// Chapters with their sections.
    pub chapters: Vec<ChapterView>,
    /// Regions.
    pub regions: Vec<RegionView>,
    /// The rest of the menu.
    pub groups: Vec<Group>,
    /// Links at the foot.
    pub foot: Vec<LinkView>,
    /// The style sheet.
    pub style: String,
    /// Script that runs before the first paint.
    pub start: String,
    /// Script.
    pub script: String,
    /// Script of the search.
    pub search: String,
}

/// A chapter in the menu.
#[derive(Clone, Debug, Serialize)]
pub struct ChapterView {
    /// "3"; none for the chapter numbered 0.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// From the root.
    pub href: String,
    /// Sections.
    pub sections: Vec<SectionView>,
}

/// A section in the menu.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// "3.2".
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// From the root.
    pub href: String,
}

/// A region in the choice at the top.
#[derive(Clone, Debug, Serialize)]
pub struct RegionView {
    /// Id.
    pub id: String,
    /// "Region Dalarna".
    pub name: String,
    /// "Dalarna".
    pub short: String,
    /// From the root.
    pub href: String,
}

/// A group of links in the menu.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Heading.
    pub title: &'static str,
    /// Links from the root.
    pub links: Vec<LinkView>,
}

impl Shared {
    /// What all pages of a handbook share.
    #[must_use]
    pub fn new(handbook: &Handbook, sources: &Sources, names: &AssetNames) -> Self {
        let colophon = &handbook.colophon;
        Self {
            title: colophon.title.value.clone(),
            subtitle: colophon.subtitle.as_ref().map(|s| s.value.clone()),
            edition: colophon.edition.value.clone(),
            status: colophon.status.value.label().to_lowercase(),
            summary: colophon.summary.as_ref().map(|s| s.value.clone()),
            language: colophon.language.value.clone(),
            publishers: colophon.publishers.iter().map(|p| p.value.clone()).collect(),
            licence: colophon.licence.as_ref().map(|l| l.value.clone()),
            logo: colophon
                .profile
                .as_ref()
                .and_then(|profile| logo::of(sources, profile, &colophon.title.value)),
            chapters: chapters(handbook),
            regions: regions(handbook),
            groups: groups(handbook),
            foot: foot(handbook),
            style: names.style.clone(),
            start: names.start.clone(),
            script: names.script.clone(),
            search: names.search.clone(),
        }
    }
}

fn chapters(handbook: &Handbook) -> Vec<ChapterView> {
    let section = |article| {
        let article = &handbook.articles[article];
        SectionView {
            number: article.number(),
            title: article.front.title.value.clone(),
            href: route::article(article),
        }
    };
    let chapter = |chapter: &crate::model::article::Chapter| {
        let opening = section(chapter.opening);
        ChapterView {
            number: opening.number,
            title: opening.title,
            href: opening.href,
            sections: chapter.sections.iter().map(|s| section(*s)).collect(),
        }
    };
    handbook.chapters.iter().map(chapter).collect()
}

fn regions(handbook: &Handbook) -> Vec<RegionView> {
    let view = |(r, region): (_, &crate::model::region::Region)| RegionView {
        id: region.id.value.clone(),
        name: region.name.value.clone(),
        short: region.short.value.clone(),
        href: route::path(handbook, Target::Region(r)),
    };
    handbook.regions.iter().map(view).collect()
}

fn groups(handbook: &Handbook) -> Vec<Group> {
    let registers = |list: &[Register]| -> Vec<LinkView> {
        list.iter().map(|r| LinkView::new(title(*r), route::register(*r))).collect()
    };
    let mut places: Vec<LinkView> = handbook
        .regions
        .iter()
        .map(|(r, region)| {
            LinkView::new(&region.name.value, route::path(handbook, Target::Region(r)))
        })
        .collect();
    places.extend(registers(&[Register::Centres]));
    vec![
        Group { title: "Här finns centralerna", links: places },
        Group { title: "För dig som är ny", links: registers(&[Register::Paths]) },
        Group {
            title: "Slå upp",
            links: registers(&[
                Register::Terms,
                Register::Goals,
                Register::Roles,
                Register::Responsibilities,
                Register::Methods,
                Register::Indicators,
                Register::Calendar,
                Register::Forms,
                Register::Sources,
                Register::Index,
            ]),
        },
    ]
}

fn foot(handbook: &Handbook) -> Vec<LinkView> {
    let mut links: Vec<LinkView> = handbook
        .articles
        .rows()
        .filter(|a| matches!(a.place, crate::model::article::Place::About { .. }))
        .map(|a| LinkView::to_article(handbook, a))
        .collect();
    for register in [
        Register::Index,
        Register::News,
        Register::Downloads,
        Register::Data,
        Register::Accessibility,
    ] {
        links.push(LinkView::new(title(register), route::register(register)));
    }
    links.push(LinkView::new("För redaktionen", "redaktion/index.html"));
    links
}

/// What a register is called in menus.
#[must_use]
pub fn title(register: Register) -> &'static str {
    match register {
        Register::Centres => "Alla familjecentraler",
        Register::Goals => "Mål",
        Register::Indicators => "Indikatorer",
        Register::Statistics => "Statistik",
        Register::Roles => "Roller",
        Register::Bodies => "Grupper och organ",
        Register::Actors => "Aktörer",
        Register::Responsibilities => "Vem ansvarar för vad",
        Register::Assignments => "Uppdrag",
        Register::Collaboration => "Samverkanskarta",
        Register::Methods => "Metoder och insatser",
        Register::Steps => "Trappan till familjecentral",
        Register::MinimumLevel => "Lägsta nivå",
        Register::Definitions => "Definitioner",
        Register::Tariffs => "Ersättningar",
        Register::Comparison => "Jämförelse med andra regioner",
        Register::Proposals => "Förslag",
        Register::Areas => "Utvecklingsområden",
        Register::Challenges => "Utmaningar",
        Register::Questions => "Frågor att besvara",
        Register::Calendar => "Kalender",
        Register::Terms => "Ordlista",
        Register::Sources => "Källor",
        Register::Laws => "Lagar",
        Register::Decisions => "Beslut",
        Register::Demands => "Krav på vägledningen",
        Register::Forms => "Mallar",
        Register::Paths => "Introduktion",
        Register::Index => "Allt innehåll",
        Register::Accessibility => "Tillgänglighet",
        Register::Downloads => "Ladda ned",
        Register::Data => "Öppna data",
        Register::News => "Nyheter",
    }
}
