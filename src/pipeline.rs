//! The corridor: sources in, a handbook and findings out. Pure: no file is read, no clock asked.

use std::collections::HashSet;

use crate::check;
use crate::check::verdict::Verdict;
use crate::derive;
use crate::derive::readability::Readability;
use crate::diag::rule::Rule;
use crate::diag::sink::Diags;
use crate::disk;
use crate::external;
use crate::manuscript;
use crate::model::handbook::{Handbook, RuleGroup};
use crate::model::link::{Register, Target};
use crate::print::{self, booklet::Booklet};
use crate::resolve::{self, handbook::Resolved};
use crate::settings::Settings;
use crate::site::{self, Download};
use crate::source::sources::Sources;
use crate::source::span::FileId;
use crate::word::Document;

/// A handbook ready to be rendered, and everything that its authors should know.
#[derive(Debug)]
pub struct Prepared {
    /// The handbook.
    pub handbook: Handbook,
    /// Findings so far, unsorted.
    pub diags: Diags,
    /// What this handbook silences and weighs otherwise, for the findings to come.
    pub verdict: Verdict,
    /// How hard each article is to read, in the order of their paths.
    pub readability: Vec<Readability>,
}

/// What the checks of a handbook came to.
#[derive(Debug)]
pub struct Checked {
    /// The findings of reading, resolving and checking, as the handbook wants to hear them.
    pub diags: Diags,
    /// What it makes of those to come.
    pub verdict: Verdict,
    /// How hard each article is to read, in the order of their paths.
    pub readability: Vec<Readability>,
}

/// Reads, resolves and checks a handbook; what a finding doubts is known to it from then on. (The
/// preview shows a text before it is checked: there the findings stand in the panel.)
#[must_use]
pub fn prepare(sources: &Sources, settings: &Settings) -> Prepared {
    let Bound { mut handbook, diags } = Draft::new(sources, settings).bound();
    let Checked { diags, verdict, readability } = checked(&handbook, sources, diags);
    handbook.doubts = check::doubts::of(&diags);
    derive::doubt::in_texts(&mut handbook);
    Prepared { handbook, diags, verdict, readability }
}

/// Checks a handbook, and tells it what stands in the way of readers; `diags` are the findings of reading and resolving.
#[must_use]
pub fn checked(handbook: &Handbook, sources: &Sources, mut diags: Diags) -> Checked {
    let readability = check::handbook(handbook, sources, &mut diags);
    let mut told = Diags::new();
    let verdict = Verdict::read(handbook, sources, &rules(), &mut told);
    let late = [site::rules::ALL, print::rules::ALL, external::rules::ALL].concat();
    told.extend(verdict.first(diags, &late));
    let claimed = check::hindrances::claimed(handbook, &told);
    if let Some(finding) = claimed {
        told.push(finding);
    }
    // Whoever checks it first tells the statement; who checks it again comes to the same.
    let _ = handbook.hindrances.set(check::hindrances::of(&told));
    Checked { diags: told, verdict, readability }
}

/// A handbook that can be rendered but is not yet checked.
#[derive(Debug)]
pub struct Bound {
    /// The handbook.
    pub handbook: Handbook,
    /// What reading and resolving gave to tell, unsorted, silenced or not.
    pub diags: Diags,
}

/// A handbook read and resolved, which takes edits: a text that was edited is read and bound
/// again, and all else stays as it was. What comes out is what a new draft would give.
#[derive(Debug)]
pub struct Draft {
    settings: Settings,
    read: Diags,
    resolved: Resolved,
}

impl Draft {
    /// Reads and resolves a handbook.
    #[must_use]
    pub fn new(sources: &Sources, settings: &Settings) -> Self {
        let mut read = Diags::new();
        let manuscript = manuscript::read::manuscript(sources, &mut read);
        let resolved = Resolved::new(manuscript, sources, settings.clone());
        Self { settings: settings.clone(), read, resolved }
    }

    /// The handbook and the findings so far.
    #[must_use]
    pub fn bound(&self) -> Bound {
        let (mut handbook, more) = self.resolved.handbook();
        handbook.rules = rule_groups();
        let mut diags = self.read.clone();
        diags.extend(more);
        Bound { handbook, diags }
    }

    /// Takes an edit of some files; `sources` hold the same files as before, with these changed.
    /// `false` when more than texts has changed: then the draft must be made anew, for it may hold
    /// half of the edit.
    #[must_use]
    pub fn edit(&mut self, sources: &Sources, settings: &Settings, changed: &[FileId]) -> bool {
        // What is told of the handbook as a whole stands at its first file, which may be edited.
        let whole = [&manuscript::rules::MISSING_FOLDER, &manuscript::rules::MISSING_FILE];
        let of_whole = self.read.as_slice().iter().any(|f| whole.contains(&f.rule));
        if of_whole || self.settings != *settings {
            return false;
        }
        let mut articles = Vec::new();
        let mut told = Diags::new();
        for id in changed {
            let file = sources.file(*id);
            let Some((article, diags)) = manuscript::read::article_alone(*id, file) else {
                return false;
            };
            articles.push(article);
            told.extend(diags);
        }
        self.read.forget(changed);
        self.read.extend(told);
        self.resolved.edit(sources, articles, |id| {
            manuscript::read::article_alone(id, sources.file(id)).map(|(article, _)| article)
        })
    }
}

/// The PDFs, the Word documents and the site itself, as the site links to them: each by the page
/// that it belongs to.
#[must_use]
pub fn downloads(
    handbook: &Handbook,
    booklets: &[Booklet],
    documents: &[Document],
) -> Vec<Download> {
    let target = |booklet: &Booklet| match *booklet {
        Booklet::Whole { region: None } => Target::Front,
        Booklet::Whole { region: Some(region) } => Target::Region(region),
        Booklet::Chapter(article)
        | Booklet::Path(article)
        | Booklet::Welcome { path: article, .. } => Target::Article(article),
        Booklet::Form { form, .. } => Target::Article(form),
        Booklet::Centre(centre) => Target::Centre(centre),
        Booklet::Arrival(centre) => Target::Arrival(centre),
        Booklet::Large | Booklet::Bound | Booklet::Chosen { .. } | Booklet::FollowUp(_) => {
            Target::Register(Register::Downloads)
        }
        Booklet::Register(register) => Target::Register(register),
    };
    let printed = booklets.iter().map(|booklet| Download {
        kind: "PDF",
        path: booklet.path(handbook),
        title: booklet.title(handbook),
        target: target(booklet),
    });
    let written = documents.iter().map(|document| Download {
        kind: "Word",
        path: document.path(handbook),
        title: document.title(handbook),
        target: target(&document.booklet()),
    });
    let all = Download {
        kind: "Zip",
        path: site::TAKE_ALONG.to_owned(),
        title: "Hela webbplatsen, att läsa utan nät".to_owned(),
        target: Target::Register(Register::Downloads),
    };
    printed.chain(written).chain([all]).collect()
}

/// Every kind of finding that a handbook's authors can be told, in the order of the rooms.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    rule_groups().into_iter().flat_map(|(_, rules)| rules).collect()
}

/// The same kinds under what they are about, as the editors' guide lists them: each once, where it
/// is first told.
#[must_use]
pub fn rule_groups() -> Vec<RuleGroup> {
    let mut out = vec![
        ("Filer och uppgifter", [disk::load::RULES, manuscript::rules::ALL].concat()),
        ("Hänvisningar", resolve::rules::ALL.to_vec()),
    ];
    out.extend(check::rules::GROUPS.iter().map(|(about, rules)| (*about, rules.to_vec())));
    out.push((
        "Tysta och väga anmärkningar",
        [check::silence::RULES, check::verdict::RULES].concat(),
    ));
    out.push(("Tryck", print::rules::ALL.to_vec()));
    out.push(("Tema", site::rules::ALL.to_vec()));
    out.push(("Länkar till andra", external::rules::ALL.to_vec()));
    let mut listed = HashSet::new();
    for (_, rules) in &mut out {
        rules.retain(|rule| listed.insert(rule.code));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What reading and resolving tell; the rules of `check` have tests of their own.
    fn told(fixture: &str) -> Vec<String> {
        let rooms = [manuscript::rules::ALL, resolve::rules::ALL];
        let sources = Sources::from_fixture(fixture);
        let settings = Settings { today: jiff::civil::date(2026, 11, 21), base_url: None };
        let prepared = prepare(&sources, &settings);
        prepared
            .diags
            .sorted()
            .into_iter()
            .filter(|f| rooms.iter().any(|room| room.contains(&f.rule)))
            .map(|f| {
                let place = sources.place(f.span);
                format!("{}:{} {}", sources.file(f.span.file).path, place.line, f.rule.code)
            })
            .collect()
    }

    const HEAD: &str = "-- guidance/handbook.yaml --
titel: Påhittad handbok
utgava: \"1\"
datum: 2026-01-01
status: utkast
sprak: sv
utgivare: okand
-- guidance/roles.yaml --
- id: chef
  titel: Chef
  huvudman: okand
  uppdrag: Leder.
  pa_central: ja
  kalla: s1
-- guidance/sources.yaml --
- id: s1
  kortnamn: S1
  titel: Påhittad källa
  utgivare: Ingen
  ar: 2026
  typ: ovrig
  status: underlag
  beskrivning: Finns inte.
";

    fn page(body: &str) -> String {
        format!(
            "{HEAD}-- content/index.md --
---
titel: Start
ingress: Här börjar du.
ansvarig_roll: chef
granskad: nej
granskas_senast: 2027-01-01
status: utkast
---
{body}
"
        )
    }

    #[test]
    fn a_sound_handbook_gives_no_findings() {
        let text = "Text med [chefen](../guidance/roles.yaml#chef).";
        assert_eq!(told(&page(text)), Vec::<String>::new());
    }

    #[test]
    fn every_broken_link_of_a_page_is_told_at_its_line() {
        let found = told(&page(
            "[a](om/b.md)
[c](../guidance/roles.yaml#cheff)
[d](#ingen)
[e](javascript:alert(1))
![f](bild.png)
[g](kalla:s9)
[h](fakta:centrler)
[12](fakta:centraler)",
        ));
        let codes: Vec<&str> = found.iter().map(|f| f.rsplit(' ').next().unwrap_or("")).collect();
        assert_eq!(
            codes,
            [
                "trasig-lank",
                "okant-id",
                "trasig-rubriklank",
                "okand-lank",
                "saknad-bild",
                "okant-id",
                "okand-siffra",
                "fel-siffra"
            ]
        );
        assert!(found[0].starts_with("content/index.md:9 "), "{found:?}");
        assert!(found[7].starts_with("content/index.md:16 "), "{found:?}");
    }

    #[test]
    fn a_broken_file_is_told_once_and_not_by_everything_that_points_at_it() {
        let broken = page("Text.").replace("  titel: Chef\n", "  titel: Chef: en roll\n");
        assert_eq!(told(&broken), ["guidance/roles.yaml:2 yaml-syntax"]);
    }

    #[test]
    fn a_misspelt_key_is_told_once_with_what_was_meant() {
        let broken = page("Text.").replace("ingress:", "ingres:");
        assert_eq!(told(&broken), ["content/index.md:3 okand-nyckel"]);
    }

    #[test]
    fn a_folder_without_any_file_is_told_and_not_stumbled_on() {
        let settings = Settings { today: jiff::civil::date(2026, 11, 21), base_url: None };
        let prepared = prepare(&Sources::from_fixture(""), &settings);
        assert!(prepared.diags.has_errors());
    }
}
