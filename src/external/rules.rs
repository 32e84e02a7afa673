//! The kinds of findings about addresses of others.

use crate::diag::rule::{Rule, Severity};

/// A page that is not there.
pub static GONE: Rule = Rule {
    code: "extern-lank-borta",
    severity: Severity::Warning,
    title: "Sidan som länken leder till finns inte.",
    why: "Den andra webbplatsen svarar att sidan inte finns, eller så finns inte webbplatsen. Sök efter sidan med dess namn: oftast har den fått en ny adress. Finns den inte längre, hänvisa till diarienummer eller skriv vad som stod där.",
    wrong: "[Rapporten](https://exempel.example/borttagen)",
    right: "[Rapporten](https://exempel.example/rapporten)",
    source: "WCAG 2.2, 2.4.4; handbokens egen regel",
};

/// A page that has moved for good.
pub static MOVED: Rule = Rule {
    code: "extern-lank-flyttad",
    severity: Severity::Info,
    title: "Sidan som länken leder till har flyttat för gott.",
    why: "Den gamla adressen skickar läsaren vidare, men brukar sluta göra det efter något år. Byt till den nya adressen när du har sett att det är rätt sida.",
    wrong: "[Rapporten](http://exempel.example/rapport)",
    right: "[Rapporten](https://exempel.example/rapporter/rapport)",
    source: "RFC 9110, 15.4.2 och 15.4.9",
};

/// A page that cannot be reached safely.
pub static UNSAFE: Rule = Rule {
    code: "extern-lank-osaker",
    severity: Severity::Warning,
    title: "Länken leder till en webbplats utan säker anslutning.",
    why: "Webbplatsens certifikat har gått ut, gäller en annan adress eller går inte att lita på. Läsarens webbläsare varnar i stället för att visa sidan. Hör av dig till den som äger webbplatsen, eller länka någon annanstans.",
    wrong: "[Rapporten](https://utgatt-certifikat.example/)",
    right: "[Rapporten](https://exempel.example/)",
    source: "RFC 9110, 4.2.2",
};

/// A page that did not answer now.
pub static SILENT: Rule = Rule {
    code: "extern-lank-svarar-inte",
    severity: Severity::Info,
    title: "Sidan som länken leder till gick inte att kontrollera.",
    why: "Webbplatsen svarade inte i tid, hade ett eget fel eller släpper inte in program. Det betyder inte att länken är fel. Öppna den själv, eller kontrollera igen en annan dag.",
    wrong: "",
    right: "",
    source: "RFC 9110, 15.5 och 15.6",
};

/// Every kind.
pub static ALL: &[&Rule] = &[&GONE, &MOVED, &UNSAFE, &SILENT];
