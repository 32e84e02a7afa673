//! Each noun bound: which of its fields are kept, looked up, cited or bound in turn.

use super::bind::bind;
use crate::model::actor::Actor;
use crate::model::area::Area;
use crate::model::assignment::Assignment;
use crate::model::body::Body;
use crate::model::calendar_item::CalendarItem;
use crate::model::centre::{Agreement, Centre, CentreEvent, Colocation, LocalGoal, Steering};
use crate::model::challenge::Challenge;
use crate::model::colophon::Colophon;
use crate::model::decision::Decision;
use crate::model::definition::Definition;
use crate::model::demand::Demand;
use crate::model::front_matter::{FrontMatter, PathStep};
use crate::model::goal::Goal;
use crate::model::handover::Handover;
use crate::model::indicator::Indicator;
use crate::model::law::Law;
use crate::model::measurement::Measurement;
use crate::model::method::Method;
use crate::model::municipality::Municipality;
use crate::model::open_question::OpenQuestion;
use crate::model::other_region::OtherRegion;
use crate::model::partner::Partner;
use crate::model::proposal::Proposal;
use crate::model::region::{Region, RegionDefinitions};
use crate::model::requirement::Requirement;
use crate::model::responsibility::Responsibility;
use crate::model::role::Role;
use crate::model::source::Source;
use crate::model::statistic::Statistic;
use crate::model::step::Step;
use crate::model::target_group::TargetGroup;
use crate::model::tariff::{Pot, Tariff};
use crate::model::term::{Term, TermDefinition};

bind!(Region {
    keep: [id, name, short, county, county_code, municipality_count, profile, ages, description],
    one: [],
    many: [],
    cite: [sources],
    into: [definitions],
    link: [],
    links: []
});

bind!(RegionDefinitions {
    keep: [],
    one: [centre, centre_like],
    many: [],
    cite: [],
    into: [],
    link: [],
    links: []
});

bind!(Municipality {
    keep: [id, name, code, status, centre_count, derived, note, administrative_areas],
    one: [region],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Tariff {
    keep: [
        id, name, valid_from, valid_to, status, recipient, levels, per_person, conditions, open,
        note
    ],
    one: [region],
    many: [],
    cite: [sources],
    into: [pots],
    link: [],
    links: []
});

bind!(Pot {
    keep: [year, kronor],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Definition {
    keep: [id, name, concept, date, text, quotation, condition, note],
    one: [region],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Centre {
    keep: [
        id,
        name,
        names_in_source,
        municipality_derived,
        designation,
        status,
        status_date,
        units,
        common_plan,
        common_efforts,
        systematic,
        meetings,
        common_report,
        common_follow_up,
        supplement,
        ages,
        coordinator,
        area_type,
        steps,
        minimum,
        hours,
        contact,
        area,
        rent,
        checked,
        as_of,
        note
    ],
    one: [region, municipality, responsible],
    many: [methods, partners],
    cite: [sources],
    into: [history, colocation, steering, agreements, local_goals],
    link: [],
    links: []
});

bind!(CentreEvent {
    keep: [status, date, text],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Colocation {
    keep: [degree, common_premises, form],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Steering {
    keep: [exists],
    one: [body],
    many: [shared_with],
    cite: [],
    into: [],
    link: [],
    links: []
});

bind!(Agreement {
    keep: [id, kind, parties, from, to, review_by, status, area, number],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(LocalGoal {
    keep: [id, text, own],
    one: [derived_from],
    many: [],
    cite: [],
    into: [],
    link: [],
    links: []
});

bind!(Goal {
    keep: [id, level, number, text, short, status, detail],
    one: [region, derived_from],
    many: [target_groups, indicators],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(TargetGroup {
    keep: [id, name, description, exposed],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Indicator {
    keep: [
        id,
        name,
        kind,
        definition,
        numerator,
        denominator,
        unit,
        direction,
        breakdowns,
        collection,
        period,
        smallest_cell,
        version,
        status,
        question,
        ages,
        note
    ],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Role {
    keep: [id, title, principal, activity, mission, duties, at_centre],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Body {
    keep: [id, name, level, phase, description, mandate, meetings, status],
    one: [region, proposal],
    many: [roles],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Actor {
    keep: [id, name, mandate, description, as_of],
    one: [region],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Method {
    keep: [id, name, level, aim, description, evidence, recommendation],
    one: [region, decision],
    many: [target_groups, professions],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Step {
    keep: [id, order, name, criteria],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Requirement {
    keep: [id, text, area, minimum, developed, shown_by, status],
    one: [decision],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Responsibility {
    keep: [id, task, area, status],
    one: [region, proposal],
    many: [responsible, accountable, consulted, informed],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Assignment {
    keep: [id, text, may_decline, ordered_by, anchoring, care_choice, note],
    one: [region],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Partner {
    keep: [id, name, kind, description],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Handover {
    keep: [id, need, routine, description],
    one: [],
    many: [partners],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Term {
    keep: [id, term, abbreviation, synonyms, avoid, definition],
    one: [],
    many: [see_also],
    cite: [],
    into: [definitions],
    link: [],
    links: []
});

bind!(TermDefinition {
    keep: [text],
    one: [region],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Source {
    keep: [id, short, title, publisher, year, date, number, url, kind, status, description],
    one: [superseded_by],
    many: [],
    cite: [],
    into: [],
    link: [],
    links: []
});

bind!(Law {
    keep: [id, name, number, from, concerns],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Decision {
    keep: [id, organ, date, paragraph, number, title, status, clauses, sent_to],
    one: [preceded_by],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Proposal {
    keep: [id, text, level, status, responsible],
    one: [region, area],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Area {
    keep: [id, name, kind, description, state, next],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Challenge {
    keep: [id, area, text],
    one: [region],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(OpenQuestion {
    keep: [id, question, to, why],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(OtherRegion {
    keep: [id, region, count, care_choice, economy, governance, experience],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Statistic {
    keep: [id, name, unit, as_of, scope, value, rows, n, multiple, printed, calculation, note],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(CalendarItem {
    keep: [id, title, wheel, months, date, kind, document, recipient, status],
    one: [region],
    many: [for_whom],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Demand {
    keep: [id, text, content, remaining],
    one: [],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: [answered_by]
});

bind!(Measurement {
    keep: [country, clinic, year, value, missing, n, ages, version, preliminary, note],
    one: [indicator, region, municipality, centre],
    many: [],
    cite: [sources],
    into: [],
    link: [],
    links: []
});

bind!(Colophon {
    keep: [
        title,
        subtitle,
        publishers,
        edition,
        date,
        status,
        valid_from,
        valid_to,
        base_url,
        report_form,
        edit_url,
        contact,
        language,
        licence,
        theme,
        summary
    ],
    one: [decision],
    many: [],
    cite: [],
    into: [],
    link: [],
    links: []
});

bind!(FrontMatter {
    keep: [
        title,
        lead,
        reviewed,
        review_by,
        outcome,
        status,
        aliases,
        questions,
        readability,
        date,
        form
    ],
    one: [responsible, reviewer, decision, region, role],
    many: [audience],
    cite: [sources],
    into: [steps],
    link: [],
    links: []
});

bind!(PathStep {
    keep: [pace, task, minutes, responsible],
    one: [],
    many: [],
    cite: [],
    into: [],
    link: [link],
    links: []
});
