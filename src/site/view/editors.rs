//! The working group's overview: every page with owner, status, review and readability.

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::changed;
use crate::derive::{gaps, readability};
use crate::diag::finding::Finding;
use crate::diag::rule::Severity;
use crate::model::answer::Answer;
use crate::model::closed::Closed;
use crate::model::history::Change;
use crate::model::link::Target;
use crate::model::words::{Audience, HandbookStatus};
use crate::route;
use crate::site::Site;
use crate::text::{collate, dates, numbers};

/// As many pages and centres are shown, the most urgent first.
const MOST: usize = 120;

/// The overview.
#[derive(Clone, Debug, Serialize)]
pub struct EditorsView {
    /// In short: what and how many.
    pub sums: Vec<Sum>,
    /// Pages, the one to be reviewed first first. Templates of the press's own see those that are shown.
    pub pages: Pages,
    /// As many of them are shown; the table for a spreadsheet has all.
    pub shown: usize,
    /// How many pages there are.
    pub all_pages: usize,
    /// What a LIX means, the easiest first.
    pub scale: Vec<Sum>,
    /// How hard a page may be, by its readers.
    pub limits: String,
    /// Findings by kind, the gravest first; none when nobody has told.
    pub findings: Vec<FindingRow>,
    /// Centres whose facts were checked longest ago, the oldest first; not more than are shown.
    pub centres: Vec<CentreRow>,
    /// How many centres there are.
    pub all_centres: usize,
}

/// Pages, of which a template is told some.
#[derive(Clone, Debug)]
pub struct Pages {
    rows: Vec<PageRow>,
    told: usize,
}

impl Serialize for Pages {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows[..self.told].serialize(serializer)
    }
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
    /// When the file was last changed, in words.
    pub changed: String,
    /// The same as `2026-11-21`, or the words when no day is known.
    pub changed_iso: String,
    /// Whether it was changed after it was last reviewed.
    pub newer: bool,
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
    /// When its file was last changed.
    pub changed: String,
}

/// Findings of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct FindingRow {
    /// "Varning".
    pub weight: &'static str,
    /// What the rule says.
    pub title: &'static str,
    /// The rule's code.
    pub code: &'static str,
    /// How many.
    pub count: usize,
    /// The first places: "guidance/goals.yaml, rad 7".
    pub places: Vec<String>,
    /// How many places are not among the first.
    pub more: usize,
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
        let pages: Vec<PageRow> = articles
            .into_par_iter()
            .map(|article| {
                let front = &article.front;
                let lix = site.lix(article);
                let title = &front.title.value;
                let change = site.history.of(&article.path.value);
                let sure = match change {
                    Some(Change::On(date)) => Some(date),
                    _ => None,
                };
                let reviewed = front.reviewed.as_ref().map(|date| date.value);
                PageRow {
                    changed: changed::words(change),
                    changed_iso: sure.map_or_else(|| changed::words(change), dates::iso),
                    newer: sure.zip(reviewed).is_some_and(|(changed, read)| changed > read),
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
        let all_centres = centres.len();
        let centres = centres
            .into_iter()
            .take(MOST)
            .map(|(centre, row)| CentreRow {
                name: row.name.value.clone(),
                href: route::relative(from, &route::path(handbook, Target::Centre(centre))),
                checked: dates::long(row.checked.value),
                changed: changed::words(changed::change(site, Target::Centre(centre))),
            })
            .collect();
        Self {
            sums: sums(site, &pages),
            shown: pages.len().min(MOST),
            all_pages: pages.len(),
            pages: Pages {
                told: if site.patterned { pages.len().min(MOST) } else { pages.len() },
                rows: pages,
            },
            scale: scale(),
            limits: limits(),
            findings: findings(site),
            centres,
            all_centres,
        }
    }

    /// The pages as a table for a spreadsheet: semicolons, so that Swedish programs open it right,
    /// and a mark of UTF-8 first.
    #[must_use]
    pub fn csv(&self) -> String {
        let head = "\u{feff}\"Sida\";\"Ansvarig\";\"Status\";\"Granskad\";\"Granskas senast\";\
                    \"Försenad\";\"Senast ändrad\";\"LIX\";\"Fil\"\r\n";
        // Dates and words of known length, and marks around them, take less than this.
        let long = |page: &PageRow| page.title.len() + page.owner.len() + page.file.len() + 120;
        let room: usize = self.pages.rows.iter().map(long).sum();
        let mut out = String::with_capacity(head.len() + room);
        out.push_str(head);
        for page in &self.pages.rows {
            let overdue = if page.overdue { "ja" } else { "nej" };
            let row = [
                &page.title,
                &page.owner,
                page.status,
                &page.reviewed,
                &page.review_by_iso,
                overdue,
                &page.changed_iso,
                &page.lix,
                &page.file,
            ];
            line(&mut out, row);
        }
        out
    }
}

/// A line of a table for a spreadsheet.
fn line<const N: usize>(out: &mut String, fields: [&str; N]) {
    for (at, field) in fields.into_iter().enumerate() {
        out.push_str(if at == 0 { "\"" } else { ";\"" });
        for (n, piece) in field.split('"').enumerate() {
            if n > 0 {
                out.push_str("\"\"");
            }
            out.push_str(piece);
        }
        out.push('"');
    }
    out.push_str("\r\n");
}

/// How many places of a finding are shown.
const PLACES: usize = 3;

/// Where a finding stands.
fn place<'s>(site: &Site<'s>, finding: &Finding) -> (&'s str, usize) {
    (&site.sources.file(finding.span.file).path, site.sources.line(finding.span))
}

fn findings(site: &Site<'_>) -> Vec<FindingRow> {
    let mut rows: Vec<(Severity, FindingRow)> = Vec::new();
    for finding in site.findings() {
        let code = finding.rule.code;
        let at = rows.iter().position(|(_, row)| row.code == code).unwrap_or_else(|| {
            let row = FindingRow {
                weight: weight(finding.severity),
                title: finding.rule.title,
                code,
                count: 0,
                places: Vec::new(),
                more: 0,
            };
            rows.push((finding.severity, row));
            rows.len() - 1
        });
        let row = &mut rows[at].1;
        row.count += 1;
        if row.places.len() < PLACES {
            let (path, line) = place(site, finding);
            row.places.push(format!("{path}, rad {line}"));
        } else {
            row.more += 1;
        }
    }
    rows.sort_by(|(a, x), (b, y)| (a, x.code).cmp(&(b, y.code)));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Fel",
        Severity::Warning => "Varning",
        Severity::Info => "Upplysning",
    }
}

/// Every finding as a table for a spreadsheet, in the order in which it is told.
#[must_use]
pub fn findings_csv(site: &Site<'_>) -> String {
    let head = "\u{feff}\"Slag\";\"Kod\";\"Anmärkning\";\"Råd\";\"Fil\";\"Rad\"\r\n";
    // Room for all at once: a large table that grows is in memory twice.
    let long = |f: &Finding| {
        let help = f.help.as_ref().map_or(0, String::len);
        let path = site.sources.file(f.span.file).path.len();
        f.rule.code.len() + f.message.len() + help + path + 40
    };
    let mut out =
        String::with_capacity(head.len() + site.findings().iter().map(long).sum::<usize>());
    out.push_str(head);
    for finding in site.findings() {
        let (path, number) = place(site, finding);
        let row = [
            weight(finding.severity),
            finding.rule.code,
            &finding.message,
            finding.help.as_deref().unwrap_or_default(),
            path,
            &number.to_string(),
        ];
        line(&mut out, row);
    }
    out
}

fn scale() -> Vec<Sum> {
    let steps = [(25.0, "Under 30"), (35.0, "30–39"), (45.0, "40–49"), (55.0, "50–59")];
    let row =
        |(lix, value): (f64, &str)| Sum { words: readability::grade(lix), value: value.into() };
    steps.into_iter().chain([(65.0, "60 och över")]).map(row).collect()
}

fn limits() -> String {
    let most = |audience| numbers::decimal(readability::limit(audience), 0);
    format!(
        "En introduktion bör ha LIX högst {}, ett kapitel högst {} och en text om lagar högst {}.",
        most(Audience::Introduction),
        most(Audience::Chapter),
        most(Audience::Law)
    )
}

fn sums(site: &Site<'_>, pages: &[PageRow]) -> Vec<Sum> {
    let all = pages.len();
    let of = |words, count: usize, all: usize| Sum { words, value: format!("{count} av {all}") };
    let status =
        |wanted: HandbookStatus| pages.iter().filter(|page| page.status == wanted.label()).count();
    let never = site.handbook.articles.rows().filter(|a| a.front.reviewed.is_none()).count();
    let newer = pages.iter().filter(|page| page.newer).count();
    let demands = site.handbook.demands.len();
    let answered = site.handbook.demands.rows().filter(|d| !d.answered_by.is_empty()).count();
    let open = site.handbook.questions.len();
    let gaps = site
        .handbook
        .centres
        .rows()
        .filter(|c| !gaps::gaps(site.handbook, c).iter().all(|g| g.answer == Answer::Yes))
        .count();
    let owners = site.handbook.articles.rows().filter(|a| a.front.responsible.is_none()).count();
    vec![
        of("sidor är utkast", status(HandbookStatus::Draft), all),
        of("sidor är fastställda", status(HandbookStatus::Decided), all),
        of("sidor har aldrig granskats", never, all),
        of("sidor skulle redan ha granskats", pages.iter().filter(|p| p.overdue).count(), all),
        of("sidor är ändrade efter sin senaste granskning", newer, all),
        of("sidor saknar ansvarig", owners, all),
        of("sidor är svårare att läsa än de ska", pages.iter().filter(|p| p.hard).count(), all),
        of("krav på vägledningen är besvarade", answered, demands),
        of("centraler saknar något eller har inte svarat", gaps, site.handbook.centres.len()),
        Sum { words: "frågor väntar på svar från arbetsgruppen", value: open.to_string() },
    ]
}
