//! Words that the glossary asks editors to avoid.

use std::collections::BTreeMap;

use crate::check::cx::Cx;
use crate::check::running::Running;
use crate::check::texts;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::term::Term;
use crate::source::span::Span;
use crate::text::begins::Begins;
use crate::text::near::nearest;
use crate::text::words::{cased_like, lowered, words};

/// The rule.
pub static RULE: Rule = Rule {
    code: "undvik-term",
    severity: Severity::Warning,
    title: "Ordet är ett som ordlistan ber oss undvika.",
    why: "Samma sak ska heta samma sak i hela handboken, annars tror läsaren att två ord är två saker. I citat och i kod får ordet stå kvar.",
    wrong: "Familjcentralen har öppet.",
    right: "Familjecentralen har öppet.",
    source: "Språklagen 11 §, handbokens ordlista",
};

/// What is to be avoided, by the first word in small letters.
#[derive(Default)]
struct Avoided<'a> {
    first: BTreeMap<String, Vec<Variant<'a>>>,
    begins: Begins,
}

/// A variant to avoid, as words, and what to write.
struct Variant<'a> {
    words: Vec<String>,
    term: &'a Term,
    preferred: String,
    /// Whether the variant is a misspelling, so that the replacement fits every sentence.
    misspelt: bool,
    /// Whether only the very same letters count, since the variants differ in capitals alone.
    exact: Option<&'a str>,
}

fn variants<'a>(term: &'a Term, out: &mut BTreeMap<String, Vec<Variant<'a>>>) {
    let good = term.term.value.as_str();
    for avoid in &term.avoid {
        let written = avoid.value.as_str();
        // "familjcentralerna" is "familjcentral" with an ending, which the right word gets too.
        let stem = term
            .avoid
            .iter()
            .map(|a| a.value.as_str())
            .filter(|a| written.starts_with(a))
            .min_by_key(|a| a.len())
            .unwrap_or(written);
        let preferred = format!("{good}{}", &written[stem.len()..]);
        let lower: Vec<String> = words(written).map(|w| w.text.to_lowercase()).collect();
        let Some(first) = lower.first().cloned() else { continue };
        let same = written.to_lowercase() == good.to_lowercase();
        let misspelt = nearest(stem, [good]).is_some();
        let exact = same.then_some(written);
        out.entry(first).or_default().push(Variant {
            words: lower,
            term,
            preferred,
            misspelt,
            exact,
        });
    }
}

/// Looks for avoided words in running text, titles, leads, and the texts of records.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let mut known = Avoided::default();
    for term in cx.handbook.terms.rows() {
        variants(term, &mut known.first);
    }
    if known.first.is_empty() {
        return;
    }
    for list in known.first.values_mut() {
        list.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then(a.words.cmp(&b.words)));
    }
    known.begins = known.first.keys().map(String::as_str).collect();
    for page in &cx.pages {
        look(&page.prose, &known, &mut |from, to, v| {
            diags.push(tell(page.span(from, to), page.text, v));
        });
        let front = &page.article.front;
        for text in [&front.title, &front.lead].into_iter().chain(&front.questions) {
            field(cx, text.span, &known, diags);
        }
        for step in &page.article.front.steps {
            field(cx, step.task.span, &known, diags);
        }
    }
    for span in texts::all(cx.handbook) {
        field(cx, span, &known, diags);
    }
}

/// Looks in a text of YAML, as it is written there.
fn field(cx: &Cx, at: Span, known: &Avoided, diags: &mut Diags) {
    let written = cx.text(at);
    // The quotation marks of YAML hold a text together, and quote nobody.
    let outer = written.starts_with(['"', '\'']) && written.len() > 1;
    let skip = usize::from(outer);
    let inner = written.get(skip..written.len() - skip).unwrap_or("");
    let base = at.start as usize + skip;
    let whole = cx.sources.file(at.file).text().unwrap_or("");
    look(&Running::of(inner), known, &mut |from, to, v| {
        diags.push(tell(Span::new(at.file, base + from, base + to), whole, v));
    });
}

fn look<'v, 'a>(
    text: &Running,
    known: &'v Avoided<'a>,
    found: &mut impl FnMut(usize, usize, &'v Variant<'a>),
) {
    let all: Vec<_> = text.words().collect();
    let mut lower = String::new();
    let mut at = 0;
    while at < all.len() {
        if !known.begins.may(all[at].text) {
            at += 1;
            continue;
        }
        lowered(all[at].text, &mut lower);
        let list = known.first.get(&lower);
        let hit = list.into_iter().flatten().find(|v| {
            let Some(run) = all.get(at..at + v.words.len()) else { return false };
            let same = run.iter().zip(&v.words).all(|(w, due)| w.text.to_lowercase() == *due);
            let last = run[run.len() - 1];
            let near = last.end() - run[0].start <= v.words.iter().map(|w| w.len() + 4).sum();
            same && near && v.exact.is_none_or(|e| text.between(run[0].start, last.end()) == e)
        });
        match hit {
            Some(v) => {
                let last = all[at + v.words.len() - 1];
                found(all[at].start, last.end(), v);
                at += v.words.len();
            }
            None => at += 1,
        }
    }
}

fn tell(span: Span, text: &str, v: &Variant) -> Finding {
    let written = text.get(span.range()).unwrap_or("");
    let preferred = cased_like(&v.preferred, written);
    let message = format!("ordlistan undviker \u{201d}{written}\u{201d}");
    let finding = Finding::new(&RULE, span, message)
        .help(format!("skriv \u{201d}{preferred}\u{201d}"))
        .see(v.term.term.span, "så säger ordlistan");
    if v.misspelt { finding.fix(span, preferred) } else { finding.suggest(span, preferred) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::{expect, findings};
    use crate::check::rules::Entry;

    const TERMS: &str = "
-- guidance/terms.yaml --
- id: familjecentral
  term: familjecentral
  undvik: [familjcentral, familjcentralerna]
- id: besokare
  term: besökare
  undvik: [kund, vår kund]
";

    #[test]
    fn avoided_words_are_told_outside_quotations_and_code() {
        let text = "
Familjcentralerna har öppet. <!-- fel: undvik-term -->

En kund och `kund` och ”kund”. <!-- fel: undvik-term -->

> En kund sa så.

> [!NOTE]
> En kund till. <!-- fel: undvik-term -->

Se [sidan](kund.md) och kundvagn.
";
        expect(
            &Entry::whole(&RULE, check),
            &format!(
                "
{TERMS}-- content/kund.md --
Ord.
-- content/x.md --
{text}"
            ),
        );
    }

    #[test]
    fn a_misspelling_is_mended_with_its_ending_and_capital() {
        let found = findings(
            &Entry::whole(&RULE, check),
            &format!(
                "
{TERMS}-- content/x.md --
Famjlj. Familjcentralerna och vår kund.
"
            ),
        );
        let fixes: Vec<_> = found
            .iter()
            .filter_map(|f| f.suggestion.as_ref())
            .map(|s| (s.text.as_str(), s.safe))
            .collect();
        assert_eq!(fixes, [("Familjecentralerna", true), ("besökare", false)]);
    }
}
