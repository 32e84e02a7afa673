//! What a centre has, lacks, or has not said, beside how common it is in the country.

use jiff::civil::Date;

use crate::model::answer::Answer;
use crate::model::centre::{Agreement, Centre};
use crate::model::handbook::Handbook;
use crate::model::requirement::Requirement;
use crate::model::statistic::Statistic;
use crate::model::table::Ref;
use crate::model::words::{AgreementStatus, AgreementType, Meetings};
use crate::text::numbers;

/// The statistic that national shares are taken from.
pub const PRACTICE: &str = "praxis-2023";

/// Something that a centre is expected to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A steering group.
    Steering,
    /// A signed agreement on collaboration.
    Agreement,
    /// A coordinator of its own.
    Coordinator,
    /// Meetings of all actors.
    Meetings,
    /// A common plan.
    Plan,
    /// A common report.
    Report,
    /// A common follow-up.
    FollowUp,
}

impl Topic {
    /// Every topic in the order in which pages show them.
    pub const ALL: [Self; 7] = [
        Self::Steering,
        Self::Agreement,
        Self::Coordinator,
        Self::Meetings,
        Self::Plan,
        Self::Report,
        Self::FollowUp,
    ];

    /// What readers call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Steering => "Styrgrupp",
            Self::Agreement => "Samverkansavtal",
            Self::Coordinator => "Samordnare",
            Self::Meetings => "Möten där alla är med",
            Self::Plan => "Gemensam plan",
            Self::Report => "Gemensam berättelse",
            Self::FollowUp => "Gemensam uppföljning",
        }
    }

    /// The row of [`PRACTICE`] that tells how common it is.
    #[must_use]
    pub fn row(self) -> &'static str {
        match self {
            Self::Steering => "ledningsgrupp",
            Self::Agreement => "samverkansavtal",
            Self::Coordinator => "lokal-samordnare",
            Self::Meetings => "moten-alla",
            Self::Plan | Self::Report => "gemensam-plan-och-berattelse",
            Self::FollowUp => "gemensam-uppfoljning",
        }
    }
}

/// A centre's state on one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The topic.
    pub topic: Topic,
    /// Whether the centre has it.
    pub answer: Answer,
    /// How common it is in the country, in per cent; `None` when the source gives no figure.
    pub national: Option<f64>,
}

/// How common a topic is in the country, with the statistic that says so.
#[must_use]
pub fn national(hb: &Handbook, topic: Topic) -> Option<(Ref<Statistic>, f64)> {
    let r = hb.statistics.find(PRACTICE)?;
    let row = hb.statistics[r].rows.iter().find(|row| row.id.value == topic.row())?;
    Some((r, row.value.as_ref()?.value))
}

/// "90 %", or "cirka 90 %" where the source does not say it to the per cent; `None` when it gives no
/// figure.
#[must_use]
pub fn national_words(hb: &Handbook, topic: Topic) -> Option<String> {
    let (r, share) = national(hb, topic)?;
    let row = hb.statistics[r].rows.iter().find(|row| row.id.value == topic.row())?;
    let about = row.approximate.as_ref().is_some_and(|a| a.value);
    let words = numbers::percent(share, 0);
    Some(if about { format!("cirka{}{words}", numbers::NBSP) } else { words })
}

fn is_collaboration(agreement: &Agreement) -> bool {
    matches!(
        agreement.kind.value,
        AgreementType::Collaboration | AgreementType::Accord | AgreementType::Supplement
    )
}

/// Whether the centre has a signed agreement on collaboration; a centre that names none has not
/// said.
#[must_use]
pub fn agreement(centre: &Centre) -> Answer {
    centre
        .agreements
        .iter()
        .filter(|a| is_collaboration(a))
        .map(|a| match a.status.as_ref().map(|s| s.value) {
            Some(AgreementStatus::Signed) => Answer::Yes,
            _ => Answer::Unknown,
        })
        .fold(Answer::Unknown, |a, b| if b == Answer::Yes { b } else { a })
}

/// Whether the centre has what a topic asks for.
#[must_use]
pub fn state(centre: &Centre, topic: Topic) -> Answer {
    match topic {
        Topic::Steering => {
            centre.steering.as_ref().map_or(Answer::Unknown, |s| Answer::from(&s.exists))
        }
        Topic::Agreement => agreement(centre),
        Topic::Coordinator => {
            centre.coordinator.as_ref().map_or(Answer::Unknown, |c| Answer::from(&c.exists))
        }
        Topic::Meetings => Answer::from(centre.meetings.as_ref().map(|m| m.value == Meetings::All)),
        Topic::Plan => Answer::from(&centre.common_plan),
        Topic::Report => Answer::from(&centre.common_report),
        Topic::FollowUp => Answer::from(&centre.common_follow_up),
    }
}

/// Every topic for a centre.
#[must_use]
pub fn gaps(hb: &Handbook, centre: &Centre) -> Vec<Gap> {
    Topic::ALL
        .into_iter()
        .map(|topic| Gap {
            topic,
            answer: state(centre, topic),
            national: national(hb, topic).map(|(_, share)| share),
        })
        .collect()
}

/// Every requirement of the minimum level for a centre.
#[must_use]
pub fn minimum(hb: &Handbook, centre: &Centre) -> Vec<(Ref<Requirement>, Answer)> {
    hb.requirements
        .iter()
        .map(|(r, requirement)| {
            let stated = centre
                .minimum
                .iter()
                .find(|(id, _)| id.value == requirement.id.value)
                .and_then(|(_, met)| *met);
            (r, Answer::from(stated))
        })
        .collect()
}

/// How an agreement stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// It has run out.
    Ended,
    /// Its review is overdue.
    Overdue,
    /// Nothing is due, or no date is stated.
    Fine,
}

/// How an agreement stands on a day; a date known only by month or year is due at its end.
#[must_use]
pub fn due(agreement: &Agreement, today: Date) -> Due {
    if agreement.to.as_ref().is_some_and(|to| to.value.last_day() < today) {
        Due::Ended
    } else if agreement.review_by.as_ref().is_some_and(|by| by.value.last_day() < today) {
        Due::Overdue
    } else {
        Due::Fine
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::derive::example::{at, centre, some};
    use crate::model::centre::Steering;
    use crate::model::when::When;

    fn agreement_of(kind: AgreementType, status: Option<AgreementStatus>) -> Agreement {
        Agreement {
            id: at("a".to_owned()),
            kind: at(kind),
            parties: Vec::new(),
            from: None,
            to: None,
            review_by: None,
            status: status.map(at),
            area: Vec::new(),
            number: None,
            sources: Vec::new(),
        }
    }

    #[test]
    fn what_nobody_said_is_not_a_lack() {
        let c = centre();
        for topic in Topic::ALL {
            assert_eq!(state(&c, topic), Answer::Unknown, "{topic:?}");
        }
    }

    #[test]
    fn a_centre_has_lacks_or_has_not_said() {
        let mut c = centre();
        c.steering = Some(Steering { exists: some(true), body: None, shared_with: Vec::new() });
        c.meetings = some(Meetings::Some);
        c.common_plan = some(false);
        assert_eq!(state(&c, Topic::Steering), Answer::Yes);
        assert_eq!(state(&c, Topic::Meetings), Answer::No);
        assert_eq!(state(&c, Topic::Plan), Answer::No);
        assert_eq!(state(&c, Topic::Report), Answer::Unknown);
    }

    #[test]
    fn only_a_signed_agreement_on_collaboration_counts() {
        let signed = Some(AgreementStatus::Signed);
        for (kind, status, expected) in [
            (AgreementType::Collaboration, signed, Answer::Yes),
            (AgreementType::Accord, signed, Answer::Yes),
            (AgreementType::Accord, None, Answer::Unknown),
            (AgreementType::Collaboration, Some(AgreementStatus::Proposed), Answer::Unknown),
            (AgreementType::Intent, signed, Answer::Unknown),
            (AgreementType::Lease, signed, Answer::Unknown),
        ] {
            let mut c = centre();
            c.agreements = vec![agreement_of(kind, status)];
            assert_eq!(state(&c, Topic::Agreement), expected, "{kind:?} {status:?}");
        }
    }

    #[test]
    fn an_agreement_is_due_the_day_after_its_last() {
        let mut a = agreement_of(AgreementType::Collaboration, None);
        a.review_by = some(When::Month(2026, 10));
        assert_eq!(due(&a, date(2026, 10, 31)), Due::Fine);
        assert_eq!(due(&a, date(2026, 11, 1)), Due::Overdue);
        a.to = some(When::Year(2025));
        assert_eq!(due(&a, date(2026, 10, 31)), Due::Ended);
    }
}
