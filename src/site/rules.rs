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

/// An earlier edition's address that leads nowhere now.
pub static LOST_ADDRESS: Rule = Rule {
    code: "adress-borta",
    severity: Severity::Warning,
    title: "En adress från en tidigare utgåva leder inte till någon sida.",
    why: "Andra har sparat adressen, länkat till den eller skrivit ut den. Den som följer den ska \
          komma rätt. Adresserna står i guidance/addresses.txt, som ni kopierar från adresser.txt \
          på webbplatsen när en utgåva fastställs.",
    wrong: "kapitel/uppdraget/gammal.html",
    right: "kapitel/uppdraget/gammal.html -> kapitel/uppdraget/ny.html",
    source: "Handbokens egen regel",
};

/// An earlier address that a page names but cannot have.
pub static ALIAS: Rule = Rule {
    code: "tidigare-adress",
    severity: Severity::Warning,
    title: "Sidans tidigare adress går inte att använda.",
    why: "En tidigare adress leder den som har sparat den till sidan av i dag. Den måste ligga på \
          webbplatsen, får inte vara en adress som en sida har i dag och kan bara leda till en sida.",
    wrong: "alias: https://www.example.org/gammal",
    right: "alias: gammal/sida",
    source: "Handbokens egen regel",
};

/// Every rule of this room.
pub static ALL: &[&Rule] = &[&TEMPLATE, &LOST_ADDRESS, &ALIAS];
