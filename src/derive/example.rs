//! Centres for tests: everything unknown until a test says otherwise.

use crate::model::centre::{Centre, CentreUnit, Colocation, Units};
use crate::model::words::{CentreStatus, Degree};
use crate::source::span::{FileId, Span, Spanned};

/// The head of the first file.
pub const HERE: Span = Span { file: FileId(0), start: 0, end: 0 };

/// A value at the head of the first file.
pub fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, HERE)
}

/// A stated value.
#[allow(clippy::unnecessary_wraps, reason = "fields that may be unknown are options")]
pub fn some<T>(value: T) -> Option<Spanned<T>> {
    Some(at(value))
}

/// An active centre of which nothing else is known.
pub fn centre() -> Centre {
    Centre {
        id: at("a".to_owned()),
        region: None,
        name: at("A".to_owned()),
        names_in_source: Vec::new(),
        municipality: None,
        municipality_derived: None,
        designation: None,
        status: at(CentreStatus::Active),
        status_date: None,
        history: Vec::new(),
        units: Some(Units {
            maternity: None,
            child_health: None,
            open_preschool: None,
            social_services: None,
        }),
        colocation: None,
        common_plan: None,
        common_efforts: None,
        systematic: None,
        meetings: None,
        common_report: None,
        common_follow_up: None,
        supplement: None,
        ages: None,
        coordinator: None,
        steering: None,
        agreements: Vec::new(),
        local_goals: Vec::new(),
        methods: Vec::new(),
        partners: Vec::new(),
        area_type: None,
        steps: Vec::new(),
        minimum: Vec::new(),
        hours: None,
        contact: None,
        area: Vec::new(),
        rent: None,
        checked: at(jiff::civil::date(2026, 11, 21)),
        responsible: None,
        as_of: None,
        note: None,
        sources: Vec::new(),
    }
}

/// A unit that takes part or not, placed or not.
pub fn unit(exists: Option<bool>, colocated: Option<bool>) -> CentreUnit {
    CentreUnit {
        exists: exists.map(at),
        name: None,
        principal: None,
        provider: None,
        provider_name: None,
        colocated: colocated.map(at),
        whole: None,
        care_choice: None,
        presence: None,
    }
}

/// The centre with the four units in the order of `classify::ACTIVITIES`.
pub fn with_units(mut centre: Centre, [a, b, c, d]: [CentreUnit; 4]) -> Centre {
    centre.units = Some(Units {
        maternity: Some(a),
        child_health: Some(b),
        open_preschool: Some(c),
        social_services: Some(d),
    });
    centre
}

/// The centre with a degree of co-location.
pub fn with_degree(mut centre: Centre, degree: Option<Degree>) -> Centre {
    centre.colocation = Some(Colocation {
        degree: degree.map(at),
        common_premises: None,
        form: None,
        sources: Vec::new(),
    });
    centre
}
