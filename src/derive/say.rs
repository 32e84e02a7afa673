//! Words for prose that is made from data: text, links, dates, lists of names, citations.

use crate::model::answer::Answer;
use crate::model::centre::Centre;
use crate::model::citation::Citation;
use crate::model::definition::Definition;
use crate::model::goal::Goal;
use crate::model::handbook::Handbook;
use crate::model::indicator::Indicator;
use crate::model::link::{Link, Register, Target};
use crate::model::method::Method;
use crate::model::municipality::Municipality;
use crate::model::party::{Party, PartyKind};
use crate::model::prose::{Inline, LinkInline, Mark, Tone};
use crate::model::region::{AgeBand, Region};
use crate::model::role::Role;
use crate::model::stage::Stated;
use crate::model::table::Ref;
use crate::model::when::When;
use crate::source::piece::Piece;
use crate::text::{dates, numbers};

/// A run of inline text: a cell, a paragraph, a list item.
pub type Line = Vec<Inline>;

/// Text.
pub fn text(words: impl Into<String>) -> Inline {
    Inline::Text(Piece::from(words.into()))
}

/// A line of text.
pub fn line(words: impl Into<String>) -> Line {
    vec![text(words)]
}

/// Text with stress.
pub fn strong(words: impl Into<String>) -> Inline {
    Inline::Strong(line(words))
}

/// A link to anything.
pub fn link(to: Link, words: impl Into<String>) -> Inline {
    Inline::Link(Box::new(LinkInline { to, title: String::new(), text: line(words) }))
}

/// A link to a page.
pub fn to(target: Target, words: impl Into<String>) -> Inline {
    link(Link::To { target, anchor: None }, words)
}

/// A link to a place on a page.
pub fn at(target: Target, anchor: &str, words: impl Into<String>) -> Inline {
    link(Link::To { target, anchor: Some(anchor.to_owned()) }, words)
}

/// A link to a record of a register.
pub fn record(register: Register, anchor: &str, words: impl Into<String>) -> Inline {
    at(Target::Register(register), anchor, words)
}

/// "Uppgift saknas".
pub fn missing() -> Inline {
    Inline::Mark(Mark::Missing)
}

/// ✓ Ja, ✗ Nej, ? Kan inte avgöras.
pub fn answer(answer: Answer) -> Inline {
    Inline::Mark(Mark::Answer(answer))
}

/// Ja, Nej or "Uppgift saknas", for a fact that someone states or does not.
pub fn yes_no(fact: &Stated<bool>) -> Inline {
    fact.as_ref().map_or_else(missing, |f| answer(f.value.into()))
}

/// A status in words.
pub fn status(tone: Tone, words: impl Into<String>) -> Inline {
    Inline::Mark(Mark::Status(tone, words.into()))
}

/// A stated text, or "Uppgift saknas".
pub fn stated(fact: &Stated<String>) -> Line {
    fact.as_ref().map_or_else(|| vec![missing()], |f| line(f.value.clone()))
}

/// A stated text, or nothing.
pub fn optional(fact: &Stated<String>) -> Line {
    fact.as_ref().map_or_else(Vec::new, |f| line(f.value.clone()))
}

/// Lines one after the other with a text between.
pub fn joined(lines: impl IntoIterator<Item = Line>, between: &str) -> Line {
    let mut out = Vec::new();
    for l in lines {
        if l.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(text(between));
        }
        out.extend(l);
    }
    out
}

/// Lines under each other in one cell.
pub fn stacked(lines: impl IntoIterator<Item = Line>) -> Line {
    let mut out = Vec::new();
    for l in lines {
        if l.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(Inline::HardBreak);
        }
        out.extend(l);
    }
    out
}

/// "a", "a och b", "a, b och c".
pub fn listing<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} och {}", first.join(", "), last.as_ref())
        }
    }
}

/// "a", "a eller b", "a, b eller c".
pub fn choice<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} eller {}", first.join(", "), last.as_ref())
        }
    }
}

/// The text with a capital first letter.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// "25 februari 2021", "maj 2021", "2021".
pub fn when(when: When) -> String {
    match when {
        When::Year(y) => y.to_string(),
        When::Month(y, m) => format!("{} {y}", dates::month(m)),
        When::Day(d) => dates::long(d),
    }
}

/// A stated date, or "Uppgift saknas".
pub fn stated_when(fact: &Stated<When>) -> Line {
    fact.as_ref().map_or_else(|| vec![missing()], |w| line(when(w.value)))
}

/// "0–6 år"; `None` when neither end is known.
pub fn ages(band: Option<&AgeBand>) -> Option<String> {
    let band = band?;
    match (&band.from, &band.to) {
        (Some(a), Some(b)) => Some(format!("{}–{} år", a.value, b.value)),
        (Some(a), None) => Some(format!("från {} år", a.value)),
        (None, Some(b)) => Some(format!("till och med {} år", b.value)),
        (None, None) => None,
    }
}

/// "1 central", "2 centraler".
pub fn counted(n: usize, one: &str, many: &str) -> String {
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    format!("{}\u{a0}{}", numbers::whole(n), if n == 1 { one } else { many })
}

/// Source and place, linked: "S1 s. 8, S3 avsnitt 2.1".
pub fn citations(hb: &Handbook, sources: &[Citation]) -> Line {
    joined(
        sources.iter().map(|c| {
            let short = &hb.sources[c.source].short.value;
            let words = match &c.place {
                Some(place) => format!("{short} {place}"),
                None => short.clone(),
            };
            vec![link(Link::Source { source: c.source, place: c.place.clone() }, words)]
        }),
        ", ",
    )
}

/// A line with its sources after it, as editors set them in their own text.
pub fn sourced(hb: &Handbook, mut words: Line, sources: &[Citation]) -> Line {
    let cited = citations(hb, sources);
    if cited.is_empty() {
        return words;
    }
    if words.is_empty() {
        return cited;
    }
    words.push(text(" "));
    words.extend(cited);
    words
}

/// "Täljare: besök av män"; nothing when there is nothing to say.
pub fn labelled(label: &str, mut words: Line) -> Line {
    if !words.is_empty() {
        words.insert(0, text(format!("{label}: ")));
    }
    words
}

/// A region by short name, linked.
pub fn region(hb: &Handbook, r: Ref<Region>) -> Inline {
    to(Target::Region(r), hb.regions[r].short.value.clone())
}

/// A region, or "Alla" where a record is common.
pub fn region_or_all(hb: &Handbook, r: Option<Ref<Region>>) -> Line {
    r.map_or_else(|| line("Alla"), |r| vec![region(hb, r)])
}

/// A municipality, linked to its row.
pub fn municipality(hb: &Handbook, m: Ref<Municipality>) -> Inline {
    let row = &hb.municipalities[m];
    match row.region {
        Some(r) => at(Target::Municipalities(r), &row.id.value, row.name.value.clone()),
        None => text(row.name.value.clone()),
    }
}

/// A centre, linked.
pub fn centre(hb: &Handbook, c: Ref<Centre>) -> Inline {
    to(Target::Centre(c), hb.centres[c].name.value.clone())
}

/// A goal by number and short name, linked.
pub fn goal(hb: &Handbook, g: Ref<Goal>) -> Inline {
    to(Target::Goal(g), hb.goals[g].short.value.clone())
}

/// An indicator, linked.
pub fn indicator(hb: &Handbook, i: Ref<Indicator>) -> Inline {
    to(Target::Indicator(i), hb.indicators[i].name.value.clone())
}

/// A role, linked.
pub fn role(hb: &Handbook, r: Ref<Role>) -> Inline {
    to(Target::Role(r), hb.roles[r].title.value.clone())
}

/// A method, linked.
pub fn method(hb: &Handbook, m: Ref<Method>) -> Inline {
    to(Target::Method(m), hb.methods[m].name.value.clone())
}

/// A definition, linked to its place among the others.
pub fn definition(hb: &Handbook, d: Ref<Definition>) -> Inline {
    let row = &hb.definitions[d];
    record(Register::Definitions, &row.id.value, row.name.value.clone())
}

/// A role or body, linked.
pub fn party(hb: &Handbook, p: Ref<Party>) -> Inline {
    let row = &hb.parties[p];
    match row.kind {
        PartyKind::Role(r) => role(hb, r),
        PartyKind::Body(_) => record(Register::Bodies, &row.id.value, row.name.clone()),
    }
}

/// Roles and bodies with commas between: roles are common nouns, so only the first has a capital.
pub fn parties(hb: &Handbook, parties: &[Ref<Party>]) -> Line {
    let one = |(i, p): (usize, &Ref<Party>)| match hb.parties[*p].kind {
        PartyKind::Role(r) if i > 0 => {
            vec![to(Target::Role(r), uncapital(&hb.roles[r].title.value))]
        }
        _ => vec![party(hb, *p)],
    };
    joined(parties.iter().enumerate().map(one), ", ")
}

/// The text with a small first letter, unless it begins with an abbreviation ("BVC-chef").
pub fn uncapital(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::prose::plain_text;
    use crate::model::stage::Bound;

    #[test]
    fn words_are_listed_as_swedes_list_them() {
        assert_eq!(listing::<&str>(&[]), "");
        assert_eq!(listing(&["a"]), "a");
        assert_eq!(listing(&["a", "b", "c"]), "a, b och c");
        assert_eq!(choice(&["a", "b"]), "a eller b");
        assert_eq!(capital("öppen"), "Öppen");
        assert_eq!(counted(1, "central", "centraler"), "1\u{a0}central");
    }

    #[test]
    fn a_role_within_a_list_is_a_common_noun_but_an_abbreviation_keeps_its_capitals() {
        assert_eq!(uncapital("Barnmorska"), "barnmorska");
        assert_eq!(uncapital("Åldersansvarig"), "åldersansvarig");
        assert_eq!(uncapital("BVC-chef"), "BVC-chef");
        assert_eq!(uncapital(""), "");
    }

    #[test]
    fn empty_lines_leave_no_comma() {
        let out = joined([line("a"), Vec::new(), line("b")], ", ");
        assert_eq!(plain_text::<Bound>(&out), "a, b");
    }
}
