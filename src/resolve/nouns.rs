//! Each noun bound: which of its fields are kept, looked up, cited or bound in turn.

use super::bind::bind;
use crate::model::actor::Actor;
use crate::model::area::Area;
use crate::model::assignment::Assignment;
use crate::model::body::Body;
use crate::model::booklet::Listed;
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

bind! { Region =
    keep id name short county county_code municipality_count profile ages description;
    cite sources;
    into definitions;
}
bind! { RegionDefinitions =
    one centre centre_like;
}
bind! { Municipality =
    keep id name code status centre_count derived note administrative_areas;
    one region;
    cite sources;
}
bind! { Tariff =
    keep id name valid_from valid_to status recipient levels per_person conditions open note;
    one region;
    cite sources;
    into pots;
}
bind! { Pot =
    keep year kronor;
    cite sources;
}
bind! { Definition =
    keep id name concept date text quotation condition note;
    one region;
    cite sources;
}
bind! { Centre =
    keep id name names_in_source municipality_derived designation status status_date units
        common_plan common_efforts systematic meetings common_report common_follow_up supplement
        ages coordinator area_type steps minimum hours contact area rent checked as_of note;
    one region municipality responsible;
    many methods partners;
    cite sources;
    into history colocation steering agreements local_goals;
}
bind! { CentreEvent =
    keep status date text;
    cite sources;
}
bind! { Colocation =
    keep degree common_premises form;
    cite sources;
}
bind! { Steering =
    keep exists;
    one body;
    many shared_with;
}
bind! { Agreement =
    keep id kind parties from to review_by status area number;
    cite sources;
}
bind! { LocalGoal =
    keep id text own;
    one derived_from;
}
bind! { Goal =
    keep id level number text short status detail;
    one region derived_from;
    many target_groups indicators;
    cite sources;
}
bind! { TargetGroup =
    keep id name description exposed;
    cite sources;
}
bind! { Indicator =
    keep id name kind definition numerator denominator unit direction breakdowns collection period
        smallest_cell version status question ages note;
    cite sources;
}
bind! { Role =
    keep id title principal activity mission duties at_centre;
    cite sources;
}
bind! { Body =
    keep id name level phase description mandate meetings status;
    one region proposal;
    many roles;
    cite sources;
}
bind! { Actor =
    keep id name mandate description as_of;
    one region;
    cite sources;
}
bind! { Method =
    keep id name level aim description evidence recommendation;
    one region decision;
    many target_groups professions;
    cite sources;
}
bind! { Step =
    keep id order name criteria;
    cite sources;
}
bind! { Requirement =
    keep id text area minimum developed shown_by status;
    one decision;
    cite sources;
}
bind! { Responsibility =
    keep id task area status;
    one region proposal;
    many responsible accountable consulted informed;
    cite sources;
}
bind! { Assignment =
    keep id text may_decline ordered_by anchoring care_choice note;
    one region;
    cite sources;
}
bind! { Partner =
    keep id name kind description;
    cite sources;
}
bind! { Handover =
    keep id need routine description;
    many partners;
    cite sources;
}
bind! { Term =
    keep id term abbreviation synonyms avoid definition;
    many see_also;
    into definitions;
}
bind! { TermDefinition =
    keep text;
    one region;
    cite sources;
}
bind! { Source =
    keep id short title publisher year date number url kind status description;
    one superseded_by;
}
bind! { Law =
    keep id name number from concerns;
    cite sources;
}
bind! { Decision =
    keep id organ date paragraph number title status clauses sent_to;
    one preceded_by;
    cite sources;
}
bind! { Proposal =
    keep id text level status responsible;
    one region area;
    cite sources;
}
bind! { Area =
    keep id name kind description state next;
    cite sources;
}
bind! { Challenge =
    keep id area text;
    one region;
    cite sources;
}
bind! { OpenQuestion =
    keep id question to why;
    cite sources;
}
bind! { OtherRegion =
    keep id region count care_choice economy governance experience;
    cite sources;
}
bind! { Statistic =
    keep id name unit as_of scope value rows n multiple printed calculation note;
    cite sources;
}
bind! { CalendarItem =
    keep id title wheel months date kind document recipient status;
    one region;
    many for_whom;
    cite sources;
}
bind! { Demand =
    keep id text content remaining;
    cite sources;
    links answered_by;
}
bind! { Measurement =
    keep country clinic year value missing n ages version preliminary note;
    one indicator region municipality centre;
    cite sources;
}
bind! { Listed =
    keep id contents title chapters form variant sheet;
    one region role centre;
}
bind! { Colophon =
    keep title subtitle publishers edition date status valid_from valid_to replaces base_url
        report_form edit_url contact language licence theme summary weights profile security_contact
        security_until deposit;
    one decision;
}
bind! { FrontMatter =
    keep title lead reviewed review_by outcome status aliases questions readability date form language
        easy;
    one responsible reviewer decision region role;
    many audience;
    cite sources;
    into steps;
    link original;
}
bind! { PathStep =
    keep pace task minutes responsible;
    link link;
}
