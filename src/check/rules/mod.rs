//! One rule, one file: its code and explanation, what it looks for, and its test.

use super::cx::Cx;
use crate::diag::rule::Rule;
use crate::diag::sink::Diags;

/// A rule and what runs it.
pub struct Entry {
    /// What it is.
    pub rule: &'static Rule,
    /// Looks through the handbook and tells what it finds.
    pub check: fn(&Cx, &mut Diags),
}

macro_rules! rules {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// Every rule, in the order in which the editors' guide lists them.
        pub static ALL: &[Entry] =
            &[$(Entry { rule: &$module::RULE, check: $module::check }),*];
    };
}

rules! {
    // Pictures, links, tables, headings.
    image_alt, image_alt_name, image_size, link_text, bare_address, table_header, table_ragged,
    table_caption, same_heading, same_anchor, same_title, empty_page,
    // Language.
    avoided_term, abbreviation, lix, long_sentence, two_spellings, centre_count,
    // Personal data.
    personal_number, private_mail, mobile_number,
    // Dates.
    review_overdue, review_soon, review_far, centre_stale, agreement_review, date_order,
    date_ahead, news_date,
    // Regions, municipalities, centres.
    municipality_count, municipality_status, municipality_centres, municipality_code,
    centre_region, centre_designation, degree_units, premises_apart, principal, centre_gaps,
    coordinator_percent, local_goal,
    // Agreements and money.
    agreement_parties, agreement_principals, agreement_area, tariff_overlap, tariff_gap,
    // Goals, indicators, measurements.
    goal_without_indicator, goal_numbers, circle, percent_parts, value_range, value_missing,
    measurement_twice, measurement_object, measurement_future, measurement_version, small_cell,
    shares,
    // Roles, bodies, decisions, sources.
    accountable, proposed_body, method_support, decided_without_decision, source_superseded,
    source_uncited, deadline, calendar_month, demand_open, seven_contents,
    // Introductions.
    path_missing, path_steps, path_time, quiz_right, quiz_reply,
    // The handbook as a whole.
    base_url, report_form, edition_expired, profile_contrast, statement_missing, statement_items,
    statement_claim, statement_old,
}
