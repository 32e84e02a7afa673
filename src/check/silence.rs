//! Findings that an editor has looked at and let stand: for one place, with a reason and a last
//! day, in the file where they stand.
//!
//! In YAML and front matter `# tyst: kod – skäl – till 2027-01-01` on the line before; it holds
//! for that line and the lines indented under it. In Markdown `<!-- tyst: … -->` on the line
//! before; it holds for the block. On a file's first line it holds for the file as a whole.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::cx::{is_markdown, written};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span};
use crate::text::dates;
use crate::text::near::nearest;

/// A silencer that cannot be read.
pub static MALFORMED: Rule = Rule {
    code: "tyst-fel-form",
    severity: Severity::Warning,
    title: "Raden som ska tysta en anmärkning går inte att använda.",
    why: "En anmärkning får bara tystas med ett skäl och ett sista datum, så att någon tittar på den igen. Fel i filens form och trasiga hänvisningar går inte att tysta, för då försvinner text.",
    wrong: "# tyst: lang-mening",
    right: "# tyst: lang-mening – citat ur avtalet – till 2027-01-01",
    source: "Handbokens egen regel",
};

/// A silencer whose last day has passed.
pub static EXPIRED: Rule = Rule {
    code: "tyst-har-gatt-ut",
    severity: Severity::Warning,
    title: "Tystnaden har gått ut.",
    why: "Den dag som någon satte har passerat, och anmärkningen syns igen. Rätta det den gäller, eller sätt ett nytt datum.",
    wrong: "# tyst: lang-mening – citat ur avtalet – till 2025-01-01",
    right: "# tyst: lang-mening – citat ur avtalet – till 2027-01-01",
    source: "Handbokens egen regel",
};

/// A silencer that silences nothing.
pub static IDLE: Rule = Rule {
    code: "tyst-utan-verkan",
    severity: Severity::Warning,
    title: "Det finns inget att tysta här.",
    why: "Felet är rättat, har flyttat eller hette något annat. En rad som ligger kvar kan dölja nästa fel.",
    wrong: "# tyst: lang-mening – citat – till 2027-01-01\ntitel: Kort",
    right: "titel: Kort",
    source: "Handbokens egen regel",
};

/// The kinds of findings about silencers.
pub static RULES: &[&Rule] = &[&MALFORMED, &EXPIRED, &IDLE];

/// A silencer: which kind of finding, over which bytes of its file.
#[derive(Debug)]
struct Silencer {
    span: Span,
    code: String,
    from: u32,
    to: u32,
}

/// The silencers of a handbook.
#[derive(Debug, Default)]
pub struct Silencers {
    all: Vec<Silencer>,
    by_place: HashMap<(FileId, String), Vec<usize>>,
}

impl Silencers {
    /// Reads those of every file, and tells of those that are wrong or over; `known` are the kinds
    /// of findings that there are, and `may` says which of them can be silenced at all.
    #[must_use]
    pub fn read(
        sources: &Sources,
        today: Date,
        known: &[&'static Rule],
        may: fn(&Rule) -> bool,
        diags: &mut Diags,
    ) -> Self {
        let mut all: Vec<Silencer> = Vec::new();
        for (file, text) in written(sources, |text| text.contains("tyst:")) {
            let markdown = is_markdown(sources, file);
            Reader { file, today, known, may, out: &mut all, diags }.read(text, markdown);
        }
        let mut by_place: HashMap<(FileId, String), Vec<usize>> = HashMap::new();
        for (at, s) in all.iter().enumerate() {
            by_place.entry((s.span.file, s.code.clone())).or_default().push(at);
        }
        Self { all, by_place }
    }

    /// The silencer of a finding, if there is one.
    #[must_use]
    pub fn hit(&self, finding: &Finding) -> Option<usize> {
        if self.all.is_empty() {
            return None;
        }
        let key = (finding.span.file, finding.rule.code.to_owned());
        let over = |at: &usize| {
            let silencer = &self.all[*at];
            (silencer.from..silencer.to).contains(&finding.span.start)
        };
        self.by_place.get(&key)?.iter().copied().find(over)
    }

    /// Tells of silencers that silenced nothing, those of `late` kinds aside: whether there are
    /// such findings is not known until pages and PDFs are made.
    pub fn idle(&self, used: &BTreeSet<usize>, late: &[&'static Rule], diags: &mut Diags) {
        for (at, silencer) in self.all.iter().enumerate() {
            if used.contains(&at) || late.iter().any(|rule| rule.code == silencer.code) {
                continue;
            }
            let message = format!(
                "det finns ingen anmärkning \u{201d}{}\u{201d} att tysta här",
                silencer.code
            );
            diags.push(Finding::new(&IDLE, silencer.span, message).help("ta bort raden"));
        }
    }
}

/// A file being looked through for silencers.
struct Reader<'a> {
    file: FileId,
    today: Date,
    known: &'a [&'static Rule],
    may: fn(&Rule) -> bool,
    out: &'a mut Vec<Silencer>,
    diags: &'a mut Diags,
}

impl Reader<'_> {
    fn read(&mut self, text: &str, markdown: bool) {
        let mut lines: Vec<(usize, &str)> = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            lines.push((at, line));
            at += line.len();
        }
        let mut front = markdown && text.starts_with("---");
        let mut fenced = false;
        let mut near = Near::default();
        for (n, (start, line)) in lines.iter().enumerate() {
            let bare = line.trim();
            if front && n > 0 && bare == "---" {
                front = false;
                continue;
            }
            let yaml = !markdown || front;
            if !yaml && (bare.starts_with("```") || bare.starts_with("~~~")) {
                fenced = !fenced;
            }
            let inner = if yaml {
                bare.strip_prefix('#').map(str::trim_start)
            } else if fenced {
                None
            } else {
                let bare = bare.trim_start_matches(['>', ' ']);
                bare.strip_prefix("<!--").and_then(|l| l.strip_suffix("-->")).map(str::trim)
            };
            let Some(inner) = inner.and_then(|l| l.strip_prefix("tyst:")) else { continue };
            let begin = start + (line.len() - line.trim_start().len());
            let span = Span::new(self.file, begin, begin + bare.len());
            if let Some(code) = self.form(inner, span) {
                // An editor's own note about the file may stand before it.
                let apart = |(_, line): &(usize, &str)| line.starts_with("# yaml-language-server:");
                let first = lines[..n].iter().all(apart) || (front && n == 1);
                let (from, to) = near.reach(&lines, n, yaml, text.len());
                let from = if first { 0 } else { from };
                let range = Span::new(self.file, from, to);
                self.out.push(Silencer { span, code, from: range.start, to: range.end });
            }
        }
    }

    /// The code of a silencer that holds today; what is wrong with others is told.
    fn form(&mut self, inner: &str, span: Span) -> Option<String> {
        let spaced = inner.replace(" - ", " – ").replace(" — ", " – ");
        let parts: Vec<&str> = spaced.split(" – ").map(str::trim).collect();
        let code = parts.first().copied().unwrap_or("");
        let mut wrong = |message: String, help: String| {
            self.diags.push(Finding::new(&MALFORMED, span, message).help(help));
        };
        let Some(rule) = self.known.iter().find(|r| r.code == code) else {
            let near = nearest(code, self.known.iter().map(|r| r.code));
            wrong(
                format!("anmärkningen \u{201d}{code}\u{201d} finns inte"),
                near.map_or_else(
                    || "skriv koden som står sist i anmärkningen".to_owned(),
                    |n| format!("menade du \u{201d}{n}\u{201d}?"),
                ),
            );
            return None;
        };
        if !(self.may)(rule) {
            wrong(
                format!("anmärkningen \u{201d}{code}\u{201d} går inte att tysta"),
                "rätta det som den gäller".to_owned(),
            );
            return None;
        }
        let until =
            parts.last().and_then(|p| p.strip_prefix("till ")).map(|d| d.trim().parse::<Date>());
        let reason = parts.len() >= 3 && parts[1..parts.len() - 1].iter().any(|p| !p.is_empty());
        let due = "skriv kod – skäl – till ÅÅÅÅ-MM-DD".to_owned();
        match until {
            Some(Ok(_)) if !reason => {
                wrong("det finns inget skäl till att anmärkningen tystas".to_owned(), due);
                None
            }
            Some(Ok(day)) if day < self.today => {
                self.diags.push(
                    Finding::new(
                        &EXPIRED,
                        span,
                        format!("tystnaden gällde till {}", dates::long(day)),
                    )
                    .help("rätta det som anmärkningen gäller, eller sätt ett nytt datum"),
                );
                None
            }
            Some(Ok(_)) => Some(code.to_owned()),
            Some(Err(_)) => {
                wrong("datumet går inte att läsa".to_owned(), due);
                None
            }
            None => {
                wrong("det står inte till vilken dag anmärkningen tystas".to_owned(), due);
                None
            }
        }
    }
}

/// Where the silencer before ended up: those that stand together hold for the same lines, which
/// are then looked for once.
#[derive(Default)]
struct Near {
    yaml: bool,
    first: usize,
    bytes: (usize, usize),
}

impl Near {
    /// The bytes that a silencer on line `at` holds for.
    fn reach(
        &mut self,
        lines: &[(usize, &str)],
        at: usize,
        yaml: bool,
        end: usize,
    ) -> (usize, usize) {
        if self.yaml == yaml && self.first > at {
            return self.bytes;
        }
        let comment = |line: &str| {
            let line = line.trim_start_matches(['>', ' ']);
            if yaml { line.starts_with('#') } else { line.starts_with("<!--") }
        };
        let blank = |line: &str| line.trim().trim_start_matches(['>', ' ']).is_empty();
        let next = (at + 1..lines.len()).find(|n| !blank(lines[*n].1) && !comment(lines[*n].1));
        let indent = |line: &str| line.len() - line.trim_start().len();
        let bytes = next.map_or((end, end), |first| {
            let own = indent(lines[first].1);
            let over = (first + 1..lines.len()).find(|n| {
                let line = lines[*n].1;
                if yaml { !blank(line) && indent(line) <= own } else { blank(line) }
            });
            (lines[first].0, over.map_or(end, |n| lines[n].0))
        });
        *self = Self { yaml, first: next.unwrap_or(lines.len()), bytes };
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::{Prepared, prepare};
    use crate::check::verdict::Verdict;

    type Told = Vec<(usize, String)>;

    /// Lines and codes that remain in the files of a fixture, and those that should.
    fn left(text: &str) -> (Told, Told) {
        let Prepared { case, sources, handbook, form } = prepare(text);
        let mut diags = form;
        crate::check::handbook(&handbook, &sources, &mut diags);
        let form = crate::manuscript::rules::ALL.iter().chain(crate::resolve::rules::ALL);
        let known: Vec<_> = form.copied().chain(crate::check::all()).collect();
        let mut told = Diags::new();
        let verdict = Verdict::read(&handbook, &sources, &known, &mut told);
        told.extend(verdict.first(diags, &[]));
        let mut found: Told = told
            .as_slice()
            .iter()
            .filter(|f| case.has(&sources.file(f.span.file).path))
            .map(|f| (sources.place(f.span).line, f.rule.code.to_owned()))
            .collect();
        found.sort();
        (found, case.due.into_iter().map(|(_, line, code)| (line, code)).collect())
    }

    #[test]
    fn a_finding_is_silenced_for_its_block_alone() {
        let long = "ord ".repeat(31);
        let (found, due) = left(&format!(
            "
-- content/x.md --
<!-- tyst: lang-mening – citat ur avtalet – till 2027-01-01 -->
Ett {long}här.

Två {long}här. <!-- fel: lang-mening -->
"
        ));
        assert_eq!(found, due);
    }

    #[test]
    fn a_silencer_in_yaml_holds_for_what_is_indented_under_it() {
        let goals = "
-- guidance/goals.yaml --
# tyst: mal-utan-indikator – väljs i vår – till 2027-06-01
- id: a
  niva: regional
  text: Mål.
  kortnamn: A
  kalla: s1
  status: gallande
- id: b # fel: mal-utan-indikator
  niva: regional
  text: Mål.
  kortnamn: B
  kalla: s1
  status: gallande
";
        let (found, due) = left(goals);
        assert_eq!(found, due);
    }

    #[test]
    fn silencers_that_are_wrong_over_or_idle_are_told() {
        let (found, due) = left(
            "
-- content/x.md --
<!-- tyst: lang-mening --> <!-- fel: tyst-fel-form -->
Ord.

<!-- tyst: langmening – skäl – till 2027-01-01 --> <!-- fel: tyst-fel-form -->
Ord.

<!-- tyst: lang-mening – – till 2027-01-01 --> <!-- fel: tyst-fel-form -->
Ord.

<!-- tyst: trasig-lank – skäl – till 2027-01-01 --> <!-- fel: tyst-fel-form -->
Ord.

<!-- tyst: lang-mening – skäl – till 2026-11-30 --> <!-- fel: tyst-har-gatt-ut -->
Ord.

<!-- tyst: lang-mening – skäl – till 2026-12-01 --> <!-- fel: tyst-utan-verkan -->
Ord.

<!-- tyst: lang-mening - skäl - till 2027-02-30 --> <!-- fel: tyst-fel-form -->
Ord.
",
        );
        assert_eq!(found, due);
    }
}
