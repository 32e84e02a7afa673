//! How single values are read: texts, numbers, dates, words, ids, citations, links.

use jiff::civil::Date;

use super::reading::{Decode, Reading};
use super::rules;
use super::shape::Shape;
use super::yaml::{self, Node, NodeKind};
use crate::diag::finding::Finding;
use crate::model::booklet::{Contents, Sheet, Variant};
use crate::model::citation::Citation;
use crate::model::closed::Closed;
use crate::model::colophon::Weight;
use crate::model::link::WrittenLink;
use crate::model::stage::Written;
use crate::model::table::{Name, Noun};
use crate::model::when::When;
use crate::model::words::{
    Activity, AgreementStatus, AgreementType, Aim, AreaType, Audience, BodyLevel, BodyStatus,
    CalendarStatus, CalendarType, CentreStatus, Concept, Conformity, DecisionStatus, Degree,
    Designation, Direction, Evidence, FollowUpQuestion, GoalLevel, HandbookStatus, IndicatorStatus,
    IndicatorType, LevelStatus, Mandate, Meetings, MethodLevel, MunicipalityStatus, Pace,
    PartnerType, Premises, Principal, ProposalStatus, Provider, Recommendation, Routine,
    SourceStatus, SourceType, Standing, TariffStatus, Unit, WorkPrincipal,
};
use crate::source::span::{Span, Spanned};
use crate::text::dates;
use crate::text::near::nearest;
use crate::text::numbers;

fn scalar<'n>(node: &'n Node, due: &str, cx: &mut Reading) -> Option<&'n str> {
    match &node.kind {
        NodeKind::Scalar { text, .. } => Some(text),
        _ => {
            cx.wrong_kind(node, due);
            None
        }
    }
}

/// A word, number or date: curly quotation marks around it were told, and are not part of it.
fn token<'n>(node: &'n Node, due: &str, cx: &mut Reading) -> Option<&'n str> {
    let text = scalar(node, due, cx)?;
    let inner = text.trim_matches(yaml::curly);
    let pair = text.chars().count() == inner.chars().count() + 2;
    Some(if pair && text.starts_with(yaml::curly) { inner } else { text })
}

impl Decode for String {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        scalar(node, "en text", cx).map(|t| t.trim_end().to_owned())
    }
    fn shape() -> Shape {
        Shape::Text
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        T::decode(node, cx).map(|value| Self { value, span: node.span })
    }
    fn shape() -> Shape {
        T::shape()
    }
}

impl Decode for bool {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        let text = token(node, "ja, nej eller okand", cx)?;
        let meant = match text {
            "ja" => return Some(true),
            "nej" => return Some(false),
            "true" | "yes" | "Ja" | "JA" | "on" | "sant" => Some("ja"),
            "false" | "no" | "Nej" | "NEJ" | "off" | "falskt" => Some("nej"),
            _ => None,
        };
        let finding = Finding::new(
            &rules::UNKNOWN_WORD,
            node.span,
            format!("\u{201d}{text}\u{201d} är varken ja, nej eller okand"),
        );
        cx.push(match meant {
            Some(word) => finding.help(format!("skriv {word}")).fix(node.span, word),
            None => finding.help("skriv ja, nej eller okand"),
        });
        None
    }
    fn shape() -> Shape {
        Shape::YesNo
    }
}

impl Decode for f64 {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        let text = token(node, "ett tal", cx)?;
        let number = numbers::parse(text).filter(|n: &Self| n.is_finite());
        if number.is_none() {
            let finding = Finding::new(
                &rules::BAD_NUMBER,
                node.span,
                format!("\u{201d}{text}\u{201d} är inget tal"),
            )
            .help("skriv bara siffror, till exempel 30 eller 19,4");
            cx.push(finding);
        }
        number
    }
    fn shape() -> Shape {
        Shape::Number
    }
}

impl Decode for i64 {
    #[allow(clippy::cast_possible_truncation, reason = "bounded to ±10^15 just before")]
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        let number = f64::decode(node, cx)?;
        if number.fract() == 0.0 && number.abs() < 1e15 {
            return Some(number as Self);
        }
        let finding = Finding::new(&rules::BAD_NUMBER, node.span, "här ska stå ett heltal")
            .help("ta bort decimalerna");
        cx.push(finding);
        None
    }
    fn shape() -> Shape {
        Shape::Whole
    }
}

impl Decode for When {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        let text = token(node, "ett datum", cx)?;
        let when = Self::parse(text);
        if when.is_none() {
            cx.push(no_date(text, node.span, "", "skriv som 2026-03-01, 2026-03 eller 2026"));
        }
        when
    }
    fn shape() -> Shape {
        Shape::When
    }
}

/// What is wrong with a text that should be a date: its form, or a day that no calendar has.
fn no_date(text: &str, span: Span, kind: &str, help: &str) -> Finding {
    let parts: Vec<&str> = text.split('-').collect();
    if let [year, month, day] = parts[..]
        && year.len() == 4
        && let (Ok(year), Ok(month), Ok(_)) =
            (year.parse::<i16>(), month.parse::<i8>(), day.parse::<u8>())
    {
        let message = format!("\u{201d}{text}\u{201d} finns inte i kalendern");
        let finding = Finding::new(&rules::BAD_DATE, span, message);
        return match Date::new(year, month, 1) {
            Ok(first) => finding.help(format!(
                "{} {year} har {} dagar; rätta dagen",
                dates::month(month),
                first.days_in_month()
            )),
            Err(_) => finding.help("månaden skrivs 01 till 12"),
        };
    }
    let message = format!("\u{201d}{text}\u{201d} är inget datum{kind}");
    Finding::new(&rules::BAD_DATE, span, message).help(help)
}

impl Decode for Date {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        let text = token(node, "ett datum", cx)?;
        if let Some(When::Day(day)) = When::parse(text) {
            return Some(day);
        }
        let help = "skriv år, månad och dag, till exempel 2026-03-01";
        cx.push(no_date(text, node.span, " med dag", help));
        None
    }
    fn shape() -> Shape {
        Shape::Date
    }
}

impl<T: Noun> Decode for Name<T> {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        let text = token(node, &format!("ett id ({})", T::SINGULAR), cx)?;
        Some(Self::new(text, node.span))
    }
    fn shape() -> Shape {
        Shape::Id(T::SINGULAR)
    }
}

impl Decode for Citation<Written> {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        let text = token(node, "en källa", cx)?.trim();
        let (id, place) = match text.split_once(char::is_whitespace) {
            Some((id, place)) => (id, Some(place.trim().to_owned())),
            None => (text, None),
        };
        Some(Self { source: Name::new(id.trim_end_matches(','), node.span), place })
    }
    fn shape() -> Shape {
        Shape::Citation
    }
}

impl Decode for WrittenLink {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        let text = scalar(node, "en sökväg", cx)?;
        Some(Self { href: text.to_owned(), span: node.span })
    }
    fn shape() -> Shape {
        Shape::Link
    }
}

fn word<T: Closed>(node: &Node, cx: &mut Reading) -> Option<T> {
    let words = || T::WORDS.iter().map(|(_, w, _)| *w);
    let all = || words().collect::<Vec<_>>().join(", ");
    let text = token(node, &format!("ett av orden {}", all()), cx)?;
    let value = T::from_word(text);
    if value.is_none() {
        let finding = Finding::new(
            &rules::UNKNOWN_WORD,
            node.span,
            format!("\u{201d}{text}\u{201d} kan inte väljas här"),
        );
        let near = nearest(text, words());
        let finding = match near {
            Some(near) => finding.suggest(node.span, near).help(format!(
                "menade du \u{201d}{near}\u{201d}? Det går att välja mellan: {}",
                all()
            )),
            None => finding.help(format!("välj ett av orden: {}", all())),
        };
        cx.push(finding);
    }
    value
}

macro_rules! words {
    ($($name:ident),* $(,)?) => {$(
        impl Decode for $name {
            fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
                word(node, cx)
            }
            fn shape() -> Shape {
                Shape::Word(<$name as Closed>::WORDS.iter().map(|(_, w, l)| (*w, *l)).collect())
            }
        }
    )*};
}

words!(
    Activity,
    AgreementStatus,
    AgreementType,
    Aim,
    AreaType,
    Audience,
    BodyLevel,
    BodyStatus,
    CalendarStatus,
    CalendarType,
    CentreStatus,
    Concept,
    Conformity,
    DecisionStatus,
    Degree,
    Designation,
    Direction,
    Evidence,
    FollowUpQuestion,
    GoalLevel,
    HandbookStatus,
    Contents,
    Sheet,
    Variant,
    IndicatorStatus,
    IndicatorType,
    LevelStatus,
    Mandate,
    Meetings,
    MethodLevel,
    MunicipalityStatus,
    Pace,
    PartnerType,
    Premises,
    Principal,
    ProposalStatus,
    Provider,
    Recommendation,
    Routine,
    SourceStatus,
    SourceType,
    Standing,
    TariffStatus,
    Unit,
    Weight,
    WorkPrincipal
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::span::FileId;

    #[test]
    fn a_day_that_no_calendar_has_is_told_apart_from_a_text_that_is_no_date() {
        let told = |text: &str| no_date(text, Span::head(FileId(0)), " med dag", "skriv så här");
        assert_eq!(
            told("2026-11-31").help.as_deref(),
            Some("november 2026 har 30 dagar; rätta dagen")
        );
        assert_eq!(
            told("2027-02-29").help.as_deref(),
            Some("februari 2027 har 28 dagar; rätta dagen")
        );
        assert_eq!(told("2026-13-01").help.as_deref(), Some("månaden skrivs 01 till 12"));
        assert_eq!(told("1 mars 2026").help.as_deref(), Some("skriv så här"));
        assert!(told("2026-11-31").message.contains("finns inte i kalendern"));
    }
}
