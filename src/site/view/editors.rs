//! The working group's overview: every page with owner, status, review and readability.

use serde::Serialize;

use crate::derive::readability;
use crate::model::closed::Closed;
use crate::model::words::HandbookStatus;
use crate::route;
use crate::site::Site;
use crate::text::{collate, dates, numbers};

/// The overview.
#[derive(Clone, Debug, Serialize)]
pub struct EditorsView {
    /// In short: what and how many.
    pub sums: Vec<Sum>,
    /// Pages, the one to be reviewed first first.
    pub pages: Vec<PageRow>,
    /// Centres whose facts were checked longest ago, the oldest first.
    pub centres: Vec<CentreRow>,
}

/// A number with its words.
#[derive(Clone, Debug, Serialize)]
pub struct Sum {
    /// "sidor är utkast".
    pub words: &'static str,
    /// How many, of how many.
    pub value: String,
}

/// A page.
#[derive(Clone, Debug, Serialize)]
pub struct PageRow {
    /// Title with number.
    pub title: String,
    /// From `redaktion/`.
    pub href: String,
    /// Who answers for it.
    pub owner: String,
    /// "Utkast".
    pub status: &'static str,
    /// "Inte ännu" or a date.
    pub reviewed: String,
    /// A date.
    pub review_by: String,
    /// The same as `2027-05-31`, for the table as data.
    pub review_by_iso: String,
    /// Whether the date has passed.
    pub overdue: bool,
    /// "38"; a dash for a page too short to say.
    pub lix: String,
    /// Whether the text is harder to read than its class allows.
    pub hard: bool,
    /// The file.
    pub file: String,
}

/// A centre.
#[derive(Clone, Debug, Serialize)]
pub struct CentreRow {
    /// Name.
    pub name: String,
    /// From `redaktion/`.
    pub href: String,
    /// When its file was checked.
    pub checked: String,
}

impl EditorsView {
    /// The overview of a handbook, as seen from a page.
    #[must_use]
    pub fn new(site: &Site<'_>, from: &str) -> Self {
        let handbook = site.handbook;
        let today = handbook.settings.today;
        let mut articles: Vec<_> = handbook.articles.rows().collect();
        articles.sort_by(|a, b| {
            (a.front.review_by.value, &a.path.value).cmp(&(b.front.review_by.value, &b.path.value))
        });
        let own = readability::own_words(handbook);
        let pages: Vec<PageRow> = articles
            .into_iter()
            .map(|article| {
                let front = &article.front;
                let lix = readability::of(article, &own).lix();
                let title = &front.title.value;
                PageRow {
                    title: article
                        .number()
                        .map_or_else(|| title.clone(), |number| format!("{number} {title}")),
                    href: route::relative(from, &route::article(article)),
                    owner: front.responsible.map_or_else(
                        || "Uppgift saknas".to_owned(),
                        |role| handbook.roles[role].title.value.clone(),
                    ),
                    status: front.status.value.label(),
                    reviewed: front
                        .reviewed
                        .as_ref()
                        .map_or_else(|| "Inte ännu".to_owned(), |date| dates::long(date.value)),
                    review_by: dates::long(front.review_by.value),
                    review_by_iso: dates::iso(front.review_by.value),
                    overdue: front.review_by.value < today,
                    lix: lix.map_or_else(|| "–".to_owned(), |lix| numbers::decimal(lix, 0)),
                    hard: lix.is_some_and(|lix| {
                        lix > readability::limit(readability::audience(article))
                    }),
                    file: article.path.value.clone(),
                }
            })
            .collect();
        let mut centres: Vec<_> = handbook.centres.iter().collect();
        centres.sort_by(|(_, a), (_, b)| {
            let by_name = || collate::compare(&a.name.value, &b.name.value);
            a.checked.value.cmp(&b.checked.value).then_with(by_name)
        });
        let centres = centres
            .into_iter()
            .map(|(centre, row)| CentreRow {
                name: row.name.value.clone(),
                href: route::relative(
                    from,
                    &route::path(handbook, crate::model::link::Target::Centre(centre)),
                ),
                checked: dates::long(row.checked.value),
            })
            .collect();
        Self { sums: sums(site, &pages), pages, centres }
    }

    /// The pages as a table for a spreadsheet: semicolons, so that Swedish programs open it right,
    /// and a mark of UTF-8 first.
    #[must_use]
    pub fn csv(&self) -> String {
        let field = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut out = String::from(
            "\u{feff}\"Sida\";\"Ansvarig\";\"Status\";\"Granskad\";\"Granskas senast\";\
             \"Försenad\";\"LIX\";\"Fil\"\r\n",
        );
        for page in &self.pages {
            let overdue = if page.overdue { "ja" } else { "nej" };
            let row = [
                &page.title,
                &page.owner,
                page.status,
                &page.reviewed,
                &page.review_by_iso,
                overdue,
                &page.lix,
                &page.file,
            ];
            out.push_str(&row.map(field).join(";"));
            out.push_str("\r\n");
        }
        out
    }
}

fn sums(site: &Site<'_>, pages: &[PageRow]) -> Vec<Sum> {
    let all = pages.len();
    let of = |words, count: usize, all: usize| Sum { words, value: format!("{count} av {all}") };
    let status =
        |wanted: HandbookStatus| pages.iter().filter(|page| page.status == wanted.label()).count();
    let never = site.handbook.articles.rows().filter(|a| a.front.reviewed.is_none()).count();
    let owners = site.handbook.articles.rows().filter(|a| a.front.responsible.is_none()).count();
    vec![
        of("sidor är utkast", status(HandbookStatus::Draft), all),
        of("sidor är fastställda", status(HandbookStatus::Decided), all),
        of("sidor har aldrig granskats", never, all),
        of("sidor skulle redan ha granskats", pages.iter().filter(|p| p.overdue).count(), all),
        of("sidor saknar ansvarig", owners, all),
        of("sidor är svårare att läsa än de ska", pages.iter().filter(|p| p.hard).count(), all),
    ]
}
