//! One rule, one file: its code and explanation, what it looks for, and its test.

pub mod abbreviation;
pub mod accountable;
pub mod agreement_area;
pub mod agreement_parties;
pub mod agreement_principals;
pub mod agreement_review;
pub mod avoided_term;
pub mod bare_address;
pub mod base_url;
pub mod booklets;
pub mod calendar_month;
pub mod centre_count;
pub mod centre_designation;
pub mod centre_gaps;
pub mod centre_keys;
pub mod centre_region;
pub mod centre_stale;
pub mod circle;
pub mod coordinator_percent;
pub mod date_ahead;
pub mod date_order;
pub mod deadline;
pub mod decided_without_decision;
pub mod degree_units;
pub mod demand_open;
pub mod edition_expired;
pub mod empty_page;
pub mod footnote;
pub mod form_field;
pub mod goal_numbers;
pub mod goal_without_indicator;
pub mod image_alt;
pub mod image_alt_name;
pub mod image_size;
pub mod link_text;
pub mod live_block;
pub mod live_word;
pub mod lix;
pub mod local_goal;
pub mod logo;
pub mod long_sentence;
pub mod measurement_future;
pub mod measurement_object;
pub mod measurement_twice;
pub mod measurement_version;
pub mod method_support;
pub mod mobile_number;
pub mod municipality_centres;
pub mod municipality_code;
pub mod municipality_count;
pub mod municipality_status;
pub mod news_date;
pub mod organisation_number;
pub mod path_missing;
pub mod path_steps;
pub mod path_time;
pub mod percent_parts;
pub mod person_expired;
pub mod personal_number;
pub mod premises_apart;
pub mod principal;
pub mod private_mail;
pub mod profile_contrast;
pub mod proposed_body;
pub mod quiz_reply;
pub mod quiz_right;
pub mod report_form;
pub mod review_far;
pub mod review_overdue;
pub mod review_soon;
pub mod same_anchor;
pub mod same_heading;
pub mod same_title;
pub mod security_contact;
pub mod seven_contents;
pub mod shares;
pub mod small_cell;
pub mod source_superseded;
pub mod source_uncited;
pub mod statement_claim;
pub mod statement_items;
pub mod statement_missing;
pub mod statement_old;
pub mod step_order;
pub mod table_caption;
pub mod table_header;
pub mod table_ragged;
pub mod table_text;
pub mod tariff_gap;
pub mod tariff_overlap;
pub mod tick_box;
pub mod two_spellings;
pub mod value_missing;
pub mod value_range;

use super::cx::Cx;
use super::page::Page;
use crate::diag::rule::Rule;
use crate::diag::sink::Diags;

/// A rule and what runs it.
pub struct Entry {
    /// What it is.
    pub rule: &'static Rule,
    /// What looks for it.
    pub check: Check,
}

/// What looks for what a rule is about, and tells what it finds.
#[derive(Clone, Copy)]
pub enum Check {
    /// Looks through the handbook.
    Whole(fn(&Cx, &mut Diags)),
    /// Looks through one page, and asks no other. All such rules look through a page while it is at
    /// hand, before the next is taken: most of what they take is the way to it in memory.
    Page(fn(&Cx, &Page, &mut Diags)),
}

impl Entry {
    /// A rule about the handbook.
    pub const fn whole(rule: &'static Rule, check: fn(&Cx, &mut Diags)) -> Self {
        Self { rule, check: Check::Whole(check) }
    }

    /// A rule about each page.
    pub const fn page(rule: &'static Rule, check: fn(&Cx, &Page, &mut Diags)) -> Self {
        Self { rule, check: Check::Page(check) }
    }

    /// Looks through all of the handbook.
    pub fn run(&self, cx: &Cx, diags: &mut Diags) {
        match self.check {
            Check::Whole(check) => check(cx, diags),
            Check::Page(check) => cx.pages.iter().for_each(|page| check(cx, page, diags)),
        }
    }
}

macro_rules! rules {
    (@entry $module:ident) => { Entry::whole(&$module::RULE, $module::check) };
    (@entry $module:ident page) => { Entry::page(&$module::RULE, $module::check) };
    ($($group:literal: $($module:ident $($page:ident)?),* $(,)?;)*) => {
        /// Every rule, in the order in which the editors' guide lists them.
        pub static ALL: &[Entry] = &[$($(rules!(@entry $module $($page)?)),*),*];
        /// The same rules under what they are about.
        pub static GROUPS: &[(&str, &[&Rule])] = &[$(($group, &[$(&$module::RULE),*])),*];
    };
}

rules! {
    "Bilder, länkar, tabeller och rubriker":
    image_alt page, image_alt_name page, image_size, link_text page, bare_address page,
    table_header page, table_ragged page, table_text page, table_caption page, footnote page,
    same_heading page, same_anchor page, same_title, empty_page, live_block page,
    live_word page, form_field page;
    "Språk":
    avoided_term, abbreviation, lix page, long_sentence page, two_spellings, centre_count;
    "Personuppgifter":
    personal_number, private_mail, mobile_number, person_expired;
    "Datum":
    review_overdue, review_soon, review_far, centre_stale, agreement_review, date_order,
    date_ahead, news_date;
    "Regioner, kommuner och centraler":
    municipality_count, municipality_status, municipality_centres, municipality_code,
    centre_region, centre_designation, degree_units, premises_apart, principal, centre_gaps,
    coordinator_percent, local_goal, centre_keys, step_order;
    "Avtal och ersättning":
    agreement_parties, agreement_principals, agreement_area, tariff_overlap, tariff_gap;
    "Mål, indikatorer och mätningar":
    goal_without_indicator, goal_numbers, circle, percent_parts, value_range, value_missing,
    measurement_twice, measurement_object, measurement_future, measurement_version, small_cell,
    shares;
    "Roller, organ, beslut och källor":
    accountable, proposed_body, method_support, decided_without_decision, source_superseded,
    source_uncited, deadline, calendar_month, demand_open, seven_contents;
    "Introduktioner":
    path_missing, path_steps, path_time, tick_box page, quiz_right page, quiz_reply page;
    "Handboken som helhet":
    base_url, booklets, report_form, security_contact, organisation_number, logo,
    edition_expired, profile_contrast, statement_missing, statement_items, statement_claim,
    statement_old;
}
