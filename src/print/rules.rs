//! The kinds of findings that only the press can make.

use crate::diag::rule::{Rule, Severity};

/// A character that no font has.
pub static MISSING_GLYPH: Rule = Rule {
    code: "tecken-utan-typ",
    severity: Severity::Warning,
    title: "Ett tecken finns inte i något typsnitt och blir en ruta i PDF:en.",
    why: "En tillgänglig PDF får inte innehålla tecken som saknar form. Emojier och andra skriftspråk \
          behöver ett typsnitt i temats mapp print/fonts, eller ersättas med ord.",
    wrong: "Bra jobbat 👏",
    right: "Bra jobbat",
    source: "PDF/UA-1 (ISO 14289-1) 7.21.8",
};

/// A word so long that it does not fit a line.
pub static OVERLONG_WORD: Rule = Rule {
    code: "for-langt-ord",
    severity: Severity::Warning,
    title: "Ett ord är längre än en rad och delas på godtyckligt ställe i PDF:en.",
    why: "Ord på mer än 48 tecken utan bindestreck går inte att avstava säkert. Dela upp ordet, eller \
          gör en länktext av en lång adress.",
    wrong: "https://exempel.se/en/mycket-lång-adress-utan-länktext…",
    right: "[Rapporten](https://exempel.se/…)",
    source: "Husets regel",
};

/// A heading that skips a level.
pub static SKIPPED_LEVEL: Rule = Rule {
    code: "rubrikniva-i-tryck",
    severity: Severity::Warning,
    title: "En rubrik hoppar över en nivå; i PDF:en flyttas den upp.",
    why: "Den som läser med skärmläsare går genom rubrikerna nivå för nivå. En överhoppad nivå låter som \
          om något saknas, och en tillgänglig PDF får inte ha det.",
    wrong: "## Rubrik\n\n#### Underrubrik",
    right: "## Rubrik\n\n### Underrubrik",
    source: "PDF/UA-1 (ISO 14289-1) 7.4.2",
};

/// A heading without words.
pub static EMPTY_HEADING: Rule = Rule {
    code: "tom-rubrik-i-tryck",
    severity: Severity::Warning,
    title: "En rubrik har inga ord och utelämnas i PDF:en.",
    why: "Rubriker blir bokmärken och innehållsförteckning. En rubrik utan ord går inte att hitta till.",
    wrong: "##",
    right: "## Så delas kostnaderna",
    source: "PDF/UA-1 (ISO 14289-1) 7.4",
};

/// Blocks within blocks, too deep.
pub static TOO_DEEP: Rule = Rule {
    code: "for-djup-nastling",
    severity: Severity::Warning,
    title: "Stycken är inskjutna för djupt; i PDF:en flyttas de ut.",
    why: "Ingen läsare följer listor och citat i tolv nivåer, och sidan blir för smal för texten.",
    wrong: "> > > > > > > > > > > > > text",
    right: "> text",
    source: "Husets regel",
};

/// A picture that cannot be printed.
pub static BAD_PICTURE: Rule = Rule {
    code: "bild-gar-inte-att-trycka",
    severity: Severity::Warning,
    title: "En bild går inte att trycka; dess alternativtext trycks i stället.",
    why: "Bilden är trasig, för stor, i ett format som inte stöds, i CMYK, eller hämtar något utifrån. \
          Spara den som SVG utan länkar, PNG eller JPEG i RGB.",
    wrong: "![Karta](karta.tiff)",
    right: "![Karta](karta.png)",
    source: "PDF/A-2 (ISO 19005-2), PDF/UA-1",
};

/// A table wider than any page.
pub static TOO_WIDE: Rule = Rule {
    code: "tabell-bredare-an-sidan",
    severity: Severity::Warning,
    title: "En tabell ryms inte på någon sida och blir listor i PDF:en, en för varje rad.",
    why: "Inte ens på en liggande sida får orden plats bredvid varandra. Ta bort kolumner, dela \
          tabellen, eller byt plats på rader och kolumner.",
    wrong: "| A | B | C | D | … | Ö |",
    right: "Två tabeller, var och en med högst åtta kolumner",
    source: "Husets regel",
};

/// A footnote where none can stand.
pub static NOTE_IN_HEADING: Rule = Rule {
    code: "fotnot-i-rubrik",
    severity: Severity::Warning,
    title: "En fotnot står i en rubrik; i PDF:en står den som ett eget stycke under rubriken.",
    why: "Rubriken återkommer i innehållsförteckning, sidhuvud och bokmärken, där ingen fotnot kan stå.",
    wrong: "## Kostnader[^1]",
    right: "## Kostnader\n\nSå här delas de.[^1]",
    source: "Husets regel",
};

/// Something that Typst refused.
pub static REFUSED: Rule = Rule {
    code: "gar-inte-att-satta",
    severity: Severity::Warning,
    title: "Ett stycke gick inte att sätta och utelämnades ur PDF:en.",
    why: "Typsättaren vägrade. Texten står kvar på webben, men saknas i PDF:en tills stycket är ändrat.",
    wrong: "",
    right: "",
    source: "Typst",
};

/// A theme that does not work.
pub static THEME: Rule = Rule {
    code: "fel-i-trycktema",
    severity: Severity::Error,
    title: "Temats filer för tryck fungerar inte, och en PDF eller en bild för delade länkar gjordes inte.",
    why: "Ett fel i themes/<namn>/print/*.typ hindrar alla PDF:er som använder filen.",
    wrong: "#let p(body) = text(fyll: blue, body)",
    right: "#let p(body) = text(fill: blue, body)",
    source: "Typst",
};

/// A theme that goes on for ever.
pub static ENDLESS: Rule = Rule {
    code: "tryck-utan-slut",
    severity: Severity::Error,
    title: "En PDF eller en bild för delade länkar gick inte att göra färdig.",
    why: "Temats filer för tryck är program. En slinga som går för många varv eller samlar på sig allt \
          minne, eller funktioner som anropar varandra utan slut, stoppar alla PDF:er.",
    wrong: "#for a in range(99999) { for b in range(99999) { let c = a + b } }",
    right: "#for a in (1, 2, 3) { a }",
    source: "Husets regel",
};

/// A booklet whose pages and what it says of them never agreed.
pub static UNSETTLED: Rule = Rule {
    code: "osakra-sidnummer",
    severity: Severity::Warning,
    title: "En PDF kan hänvisa till fel sida.",
    why: "Sidnummer och hänvisningar räknas fram genom att PDF:en sätts flera gånger. Här blev svaret ett \
          nytt varje gång, så ett sidnummer i PDF:en kan vara fel. Det händer när något flyttar sig \
          av att få veta var det står.",
    wrong: "#context if calc.odd(counter(page).final().first()) { pagebreak() }",
    right: "#pagebreak(to: \"odd\")",
    source: "Typst",
};

/// Every kind, in the order of this file.
pub static ALL: &[&Rule] = &[
    &MISSING_GLYPH,
    &OVERLONG_WORD,
    &SKIPPED_LEVEL,
    &EMPTY_HEADING,
    &TOO_DEEP,
    &BAD_PICTURE,
    &TOO_WIDE,
    &NOTE_IN_HEADING,
    &REFUSED,
    &THEME,
    &ENDLESS,
    &UNSETTLED,
];
