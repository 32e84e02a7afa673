//! How a rule's own test is run.

use super::cx::Cx;
use super::fixture;
use super::rules::Entry;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::pipeline::{self, Prepared};
use crate::settings::Settings;
use crate::source::sources::Sources;

/// What a rule finds in the files that a fixture writes itself.
pub fn findings(check: fn(&Cx, &mut Diags), text: &str) -> Vec<Finding> {
    let case = fixture::case(text);
    let sources = Sources::from_fixture(&case.whole());
    let settings = Settings { today: jiff::civil::date(2026, 12, 1), base_url: None };
    let prepared = pipeline::prepare(&sources, &settings);
    let mut diags = Diags::new();
    check(&Cx::new(&prepared.handbook, &sources), &mut diags);
    let own = |f: &Finding| case.has(&sources.file(f.span.file).path);
    diags.sorted().into_iter().filter(own).collect()
}

/// The findings of one rule over a fixture must be those that are written in it, place by place.
pub fn expect(entry: &Entry, text: &str) {
    let case = fixture::case(text);
    let sources = Sources::from_fixture(&case.whole());
    let settings = Settings { today: jiff::civil::date(2026, 12, 1), base_url: None };
    let Prepared { handbook, diags: form } = pipeline::prepare(&sources, &settings);
    let errors: Vec<String> = form
        .as_slice()
        .iter()
        .filter(|f| crate::manuscript::rules::ALL.contains(&f.rule))
        .map(|f| {
            format!(
                "{}:{} {}",
                sources.file(f.span.file).path,
                sources.place(f.span).line,
                f.message
            )
        })
        .collect();
    assert_eq!(errors, Vec::<String>::new(), "the fixture itself is written wrongly");
    let mut diags = Diags::new();
    (entry.check)(&Cx::new(&handbook, &sources), &mut diags);
    let mut found: Vec<(String, usize, String)> = diags
        .as_slice()
        .iter()
        .map(|f| {
            let path = sources.file(f.span.file).path.clone();
            (path, sources.place(f.span).line, f.rule.code.to_owned())
        })
        .filter(|(path, _, _)| case.has(path))
        .collect();
    found.sort();
    let due: Vec<_> = case.due.into_iter().filter(|(_, _, c)| c == entry.rule.code).collect();
    assert_eq!(found, due);
}
