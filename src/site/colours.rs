//! A region's colours: read strictly, and used only when they can be read against the page.

use std::fmt::Write as _;

use crate::model::handbook::Handbook;

/// Red, green, blue.
type Rgb = [u8; 3];

/// The page's lightest and darkest backgrounds in each scheme, as in the theme's tokens.
const LIGHT: [Rgb; 3] = [[0xfb, 0xf8, 0xf3], [0xff, 0xff, 0xff], [0xf2, 0xed, 0xe4]];
const DARK: [Rgb; 3] = [[0x12, 0x18, 0x1a], [0x1a, 0x22, 0x25], [0x0d, 0x12, 0x14]];

/// Least contrast of text with its background (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

/// Reads `#rrggbb`; anything else is no colour.
#[must_use]
pub fn parse(text: &str) -> Option<Rgb> {
    let hex = text.strip_prefix('#')?;
    if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = colour.map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// The contrast of two colours, 1–21.
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn readable(text: Option<&str>, backgrounds: &[Rgb]) -> Option<Rgb> {
    let colour = parse(text?)?;
    backgrounds.iter().all(|b| contrast(colour, *b) >= LEAST).then_some(colour)
}

/// The rules that give the handbook's links and each region their colour; a region without a readable colour of its own
/// gets one of the theme's.
#[must_use]
pub fn css(handbook: &Handbook) -> String {
    let mut light = String::new();
    let mut dark = String::new();
    let hex = |[r, g, b]: Rgb| format!("#{r:02x}{g:02x}{b:02x}");
    if let Some(profile) = &handbook.colophon.profile {
        let stated =
            |c: &'_ crate::model::stage::Stated<String>| c.as_ref().map(|c| c.value.clone());
        if let Some(link) = readable(stated(&profile.colour).as_deref(), &LIGHT) {
            let _ = writeln!(light, ":root{{--link:{}}}", hex(link));
        }
        if let Some(link) = readable(stated(&profile.colour_dark).as_deref(), &DARK) {
            let link = hex(link);
            let _ = writeln!(dark, "@media screen{{:root[data-tema=\"mork\"]{{--link:{link}}}}}");
            let _ = writeln!(
                dark,
                "@media screen and (prefers-color-scheme:dark){{:root:not([data-tema=\"ljus\"])\
                 {{--link:{link}}}}}"
            );
        }
    }
    for (number, region) in handbook.regions.rows().enumerate() {
        let profile = region.profile.as_ref();
        let own = |stated: Option<&str>, backgrounds: &[Rgb]| match readable(stated, backgrounds) {
            Some(colour) => hex(colour),
            None => format!("var(--region-{})", number % 4 + 1),
        };
        let colour = profile.and_then(|p| p.colour.as_ref()).map(|c| c.value.as_str());
        let night = profile.and_then(|p| p.colour_dark.as_ref()).map(|c| c.value.as_str());
        let id = &region.id.value;
        let _ = writeln!(light, "[data-region=\"{id}\"]{{--c:{}}}", own(colour, &LIGHT));
        let night = own(night, &DARK);
        let _ = writeln!(
            dark,
            "@media screen{{[data-tema=\"mork\"] [data-region=\"{id}\"]{{--c:{night}}}}}"
        );
        let _ = writeln!(
            dark,
            "@media screen and (prefers-color-scheme:dark){{:root:not([data-tema=\"ljus\"]) \
             [data-region=\"{id}\"]{{--c:{night}}}}}"
        );
    }
    light + &dark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_that_can_be_read_are_used() {
        assert_eq!(readable(Some("#25478a"), &LIGHT), Some([0x25, 0x47, 0x8a]));
        assert_eq!(readable(Some("#ffff00"), &LIGHT), None);
        assert_eq!(readable(Some("red;}body{display:none"), &LIGHT), None);
        assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 0.01);
    }
}
