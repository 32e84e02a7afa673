//! A family centre: where it is, who works there, which goals it follows.

use jiff::civil::Date;

use super::body::Body;
use super::citation::Citation;
use super::goal::Goal;
use super::method::Method;
use super::municipality::Municipality;
use super::partner::Partner;
use super::region::{AgeBand, Region};
use super::role::Role;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::when::When;
use super::words::{
    AgreementStatus, AgreementType, CentreStatus, Degree, Designation, Meetings, Premises,
    Principal, Provider,
};
use crate::source::span::Spanned;

/// A family centre: where it is, who works there, which goals it follows.
#[derive(Clone, Debug)]
pub struct Centre<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Its region, the folder that its file lies in.
    pub region: Option<S::To<Region>>,
    /// Name.
    pub name: Spanned<String>,
    /// Spellings in the sources.
    pub names_in_source: Vec<Spanned<String>>,
    /// Municipality.
    pub municipality: Option<S::To<Municipality>>,
    /// Whether the municipality is inferred.
    pub municipality_derived: Stated<bool>,
    /// What it calls itself.
    pub designation: Stated<Designation>,
    /// Where it is in its life.
    pub status: Spanned<CentreStatus>,
    /// Since when.
    pub status_date: Stated<When>,
    /// Earlier stages.
    pub history: Vec<CentreEvent<S>>,
    /// The four activities.
    pub units: Option<Units>,
    /// Shared premises.
    pub colocation: Option<Colocation<S>>,
    /// Common plan.
    pub common_plan: Stated<bool>,
    /// Common efforts.
    pub common_efforts: Stated<bool>,
    /// Systematic collaboration.
    pub systematic: Stated<bool>,
    /// Common meetings.
    pub meetings: Stated<Meetings>,
    /// Common report.
    pub common_report: Stated<bool>,
    /// Common follow-up.
    pub common_follow_up: Stated<bool>,
    /// Has the region's supplementary assignment.
    pub supplement: Stated<bool>,
    /// Children's ages.
    pub ages: Option<AgeBand>,
    /// Coordinator.
    pub coordinator: Option<Coordinator>,
    /// Steering group.
    pub steering: Option<Steering<S>>,
    /// Agreements.
    pub agreements: Vec<Agreement<S>>,
    /// Local goals.
    pub local_goals: Vec<LocalGoal<S>>,
    /// Methods used.
    pub methods: Vec<S::To<Method>>,
    /// Partners.
    pub partners: Vec<S::To<Partner>>,
    /// Area type 1–5.
    pub area_type: Stated<i64>,
    /// State of each step.
    pub steps: Vec<(Spanned<String>, StepState)>,
    /// Which requirements are met.
    pub minimum: Vec<(Spanned<String>, Option<bool>)>,
    /// Opening hours.
    pub hours: Stated<String>,
    /// Contact.
    pub contact: Option<Contact>,
    /// Square metres by party.
    pub area: Vec<(Spanned<String>, f64)>,
    /// Rent a year.
    pub rent: Stated<i64>,
    /// When someone checked this file.
    pub checked: Spanned<Date>,
    /// Who keeps the file.
    pub responsible: Option<S::To<Role>>,
    /// What date the facts hold for.
    pub as_of: Stated<When>,
    /// Remark.
    pub note: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Centre<S> {
    const SINGULAR: &'static str = "familjecentral";
    const DEFINITE: &'static str = "familjecentralen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}

/// A stage that a centre was in.
#[derive(Clone, Debug)]
pub struct CentreEvent<S: Stage = Bound> {
    /// The stage.
    pub status: Spanned<CentreStatus>,
    /// When.
    pub date: Stated<When>,
    /// What happened.
    pub text: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

/// Which activities take part, and how.
#[derive(Clone, Debug)]
pub struct Units {
    /// Maternity care.
    pub maternity: Option<CentreUnit>,
    /// Child health care.
    pub child_health: Option<CentreUnit>,
    /// Open preschool.
    pub open_preschool: Option<CentreUnit>,
    /// Preventive social services.
    pub social_services: Option<CentreUnit>,
}

/// One activity at a centre.
#[derive(Clone, Debug)]
pub struct CentreUnit {
    /// Takes part.
    pub exists: Stated<bool>,
    /// Unit's name.
    pub name: Stated<String>,
    /// Principal.
    pub principal: Stated<Principal>,
    /// Own or private.
    pub provider: Stated<Provider>,
    /// Provider's name.
    pub provider_name: Stated<String>,
    /// In the shared premises.
    pub colocated: Stated<bool>,
    /// Its whole ordinary activity is there.
    pub whole: Stated<bool>,
    /// Within the care choice system.
    pub care_choice: Stated<bool>,
    /// Presence.
    pub presence: Stated<String>,
}

/// How premises are shared.
#[derive(Clone, Debug)]
pub struct Colocation<S: Stage = Bound> {
    /// Degree.
    pub degree: Stated<Degree>,
    /// Common premises for common efforts.
    pub common_premises: Stated<bool>,
    /// Form.
    pub form: Stated<Premises>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

/// The coordinator of a centre.
#[derive(Clone, Debug)]
pub struct Coordinator {
    /// There is one.
    pub exists: Stated<bool>,
    /// Per cent of full time.
    pub percent: Stated<f64>,
}

/// The steering group of a centre.
#[derive(Clone, Debug)]
pub struct Steering<S: Stage = Bound> {
    /// There is one.
    pub exists: Stated<bool>,
    /// The body.
    pub body: Option<S::To<Body>>,
    /// Centres that share it.
    pub shared_with: Vec<S::To<Centre>>,
}

/// An agreement between the parties of a centre.
#[derive(Clone, Debug)]
pub struct Agreement<S: Stage = Bound> {
    /// Id.
    pub id: Spanned<String>,
    /// Kind.
    pub kind: Spanned<AgreementType>,
    /// Parties.
    pub parties: Vec<Spanned<String>>,
    /// First day.
    pub from: Stated<When>,
    /// Last day.
    pub to: Stated<When>,
    /// To be reviewed by.
    pub review_by: Stated<When>,
    /// Whether it is signed.
    pub status: Stated<AgreementStatus>,
    /// Square metres by party.
    pub area: Vec<(Spanned<String>, f64)>,
    /// Registration number.
    pub number: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

/// A centre's own goal.
#[derive(Clone, Debug)]
pub struct LocalGoal<S: Stage = Bound> {
    /// Id.
    pub id: Spanned<String>,
    /// The goal.
    pub text: Spanned<String>,
    /// The goal that it comes from.
    pub derived_from: Option<S::To<Goal>>,
    /// Has no goal above it.
    pub own: Stated<bool>,
}

/// How far a centre is on one step.
#[derive(Clone, Debug)]
pub struct StepState {
    /// Whether met.
    pub met: Stated<bool>,
    /// What shows it.
    pub evidence: Stated<String>,
}

/// How to reach a centre.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Mail, a function's address.
    pub email: Stated<String>,
    /// Telephone.
    pub phone: Stated<String>,
    /// Street address.
    pub address: Stated<String>,
    /// Web page.
    pub web: Stated<String>,
    /// Someone to ask for, beside the function.
    pub person: Option<ContactPerson>,
}

/// Someone whose name may stand on the centre's page for a time.
#[derive(Clone, Debug)]
pub struct ContactPerson {
    /// The name.
    pub name: Spanned<String>,
    /// Whether the person has agreed that it is published.
    pub agreed: Spanned<bool>,
    /// The last day that it may stand there.
    pub until: Spanned<Date>,
}

impl ContactPerson {
    /// Whether the name may be shown on a day.
    #[must_use]
    pub fn may_be_shown(&self, today: Date) -> bool {
        self.agreed.value && self.until.value >= today
    }
}
