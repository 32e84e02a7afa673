//! What Typst objects to, told at the line that an editor or a theme's maker wrote.

use std::collections::BTreeMap;

use super::setting::Told;
use super::typ::Typ;
use crate::source::span::Span;

/// Where an objection belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blame {
    /// At a block of the handbook.
    Text(Span),
    /// At a byte of a theme's file, by the path in the theme.
    Theme(String, usize),
    /// Nowhere that is known.
    Nowhere,
}

/// What only an editor's text or picture can cause, wherever in the theme it shows.
const DATA_FAULTS: &[&str] = &[
    "depth exceeded",
    "could not be displayed",
    "code point",
    "codepoint",
    "alt text",
    "heading title",
    "SVG",
    "image",
    "CMYK",
    "decode",
];

/// Finds where an objection belongs. One that arises in the theme is the theme's, unless only a
/// text can have caused it; else it belongs to the nearest run of an editor's text in its trace.
#[must_use]
pub fn blame(texts: &BTreeMap<String, Typ>, told: &Told) -> Blame {
    let mut theme = Blame::Nowhere;
    let data = DATA_FAULTS.iter().any(|fault| told.message.contains(fault));
    for (path, at) in &told.places {
        if let Some(typ) = texts.get(path) {
            if let Some(origin) = typ.origin(*at) {
                return Blame::Text(origin);
            }
        } else if theme == Blame::Nowhere {
            theme = Blame::Theme(path.clone(), *at);
            if !data {
                return theme;
            }
        }
    }
    theme
}

/// What Typst says, in Swedish where the saying is known.
#[must_use]
pub fn swedish(message: &str) -> String {
    const KNOWN: &[(&str, &str)] = &[
        ("maximum show rule depth exceeded", "stycken är inskjutna för djupt"),
        ("could not be displayed with", "ett tecken saknar form i typsnitten"),
        ("missing alt text", "en bild saknar alternativtext"),
        ("heading title is empty", "en rubrik har inga ord"),
        ("failed to parse SVG", "en SVG-bild går inte att läsa"),
        ("failed to process image", "en bild går inte att trycka"),
        ("missing a CMYK profile", "en bild är i CMYK"),
        ("unknown variable", "ett namn är okänt"),
        ("unexpected argument", "ett argument passar inte"),
        ("file not found", "en fil finns inte"),
        ("unclosed", "en parentes eller ett citattecken är inte slutet"),
        ("loop seems to be infinite", "en slinga tar aldrig slut"),
        ("condition is always true", "en slinga tar aldrig slut"),
        ("maximum layout depth exceeded", "stycken är inskjutna för djupt"),
        ("maximum grouping depth exceeded", "stycken är inskjutna för djupt"),
        ("panicked", "temat avbröt med panic"),
        ("assertion failed", "temat avbröt med assert"),
        ("missing argument", "ett argument saknas"),
        ("unexpected", "ett tecken står där det inte kan stå"),
        ("expected", "något annat väntades här"),
        ("does not contain", "namnet finns inte i det som hämtas"),
        ("cannot ", "uttrycket går inte att räkna ut"),
        ("label", "ett märke finns inte eller finns flera gånger"),
        ("maximum function call depth exceeded", "en funktion anropar sig själv utan slut"),
    ];
    let known = KNOWN.iter().find(|(english, _)| message.contains(english));
    match known {
        Some((_, swedish)) => format!("{swedish} (Typst: {message})"),
        None => format!("typsättaren godtar det inte (Typst: {message})"),
    }
}
