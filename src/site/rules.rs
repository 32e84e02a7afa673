//! The kinds of findings that only the making of pages can give.

use crate::diag::rule::{Rule, Severity};

/// A template of the handbook's own theme that cannot be used.
pub static TEMPLATE: Rule = Rule {
    code: "trasig-mall",
    severity: Severity::Error,
    title: "En av temats mallar går inte att använda.",
    why: "Handboken har egna mallar i mappen themes/default/templates. En av dem har ett fel, och \
          därför skulle sidorna visas med programmets egen mall i stället för er.",
    wrong: "<h1>{{ page.titel }}</h1>",
    right: "<h1>{{ page.title }}</h1>",
    source: "Husets regel",
};

/// Every rule of this room.
pub static ALL: &[&Rule] = &[&TEMPLATE];
