//! Characters that the press can print: what no font has is replaced before Typst sees it, since
//! an accessible PDF may not hold a character without a glyph.

use super::foundry::Foundry;

/// What stands for a run of characters that no font has.
const STANDS_FOR: &str = "□";
/// A longer word than this is given places to break at.
const LONGEST: usize = 48;

/// Words made printable, and what had to be replaced.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The words to print.
    pub words: String,
    /// Characters that were replaced, each once, in order.
    pub missing: Vec<char>,
    /// Whether a word was so long that it was given places to break at.
    pub overlong: bool,
}

/// Characters without form of their own that only steer others.
fn invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'
            ..='\u{200d}' | '\u{2060}' | '\u{a0}' | '\u{202f}' | '\u{2009}' | ' ' | '\n' | '\t'
    )
}

/// Characters that never belong on paper: controls, order marks, direction overrides, variation
/// selectors, tags.
fn dropped(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c,
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2061}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Characters that PDF/A forbids whatever the font.
fn forbidden(c: char) -> bool {
    let n = c as u32;
    matches!(n, 0xe000..=0xf8ff | 0xf_0000..=0x10_ffff) || n & 0xfffe == 0xfffe
}

/// Makes words printable.
#[must_use]
pub fn settle(foundry: &Foundry, words: &str) -> Settled {
    let mut out = Settled::default();
    let mut gap = false;
    let mut run = 0;
    let mut before = ' ';
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let last = std::mem::replace(&mut before, c);
        // A line neither begins with a dash nor ends within "2020–2025".
        if c == ' ' && next == '–' {
            let mut ahead = chars.clone();
            ahead.next();
            if ahead.next().is_none_or(|c| c == ' ') {
                out.words.push('\u{a0}');
                (gap, run) = (false, 0);
                continue;
            }
        }
        if c == '–' && last.is_ascii_digit() && next.is_ascii_digit() {
            out.words.push_str("\u{2060}–\u{2060}");
            (gap, run) = (false, 0);
            continue;
        }
        if dropped(c) {
            continue;
        }
        if invisible(c) {
            if !(gap && c == '\u{200d}') {
                out.words.push(c);
                gap = false;
            }
            run = 0;
            continue;
        }
        if forbidden(c) || !foundry.has(c) {
            if !gap {
                out.words.push_str(STANDS_FOR);
            }
            gap = true;
            if !out.missing.contains(&c) {
                out.missing.push(c);
            }
            continue;
        }
        gap = false;
        if matches!(c, '-' | '/' | '–' | '—') {
            run = 0;
        }
        run += 1;
        if run > LONGEST {
            out.words.push('\u{200b}');
            out.overlong = true;
            run = 1;
        }
        out.words.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;

    fn settled(words: &str) -> Settled {
        settle(&Foundry::new(&Theme::embedded()), words)
    }

    #[test]
    fn swedish_words_signs_and_numbers_are_printed_as_they_are() {
        let words = "Åäö\u{a0}– ”citat” −3\u{a0}788 → ✓ ✗ ☐ ☑ § … € ½ m² é";
        assert_eq!(settled(words), Settled { words: words.to_owned(), ..Settled::default() });
    }

    #[test]
    fn a_span_of_years_stays_on_its_line_and_no_line_begins_with_a_dash() {
        assert_eq!(settled("2020–2025").words, "2020\u{2060}–\u{2060}2025");
        assert_eq!(settled("Läs – 5 min").words, "Läs\u{a0}– 5 min");
        assert_eq!(settled("mars–juni, – 5").words, "mars–juni,\u{a0}– 5");
    }

    #[test]
    fn what_no_font_has_becomes_a_box_and_is_told_once() {
        let out = settled("Bra 👨‍👩‍👧 arbete, 歓迎 👨!");
        assert_eq!(out.words, "Bra □ arbete, □ □!");
        assert_eq!(out.missing.len(), 3 + 2);
    }

    #[test]
    fn marks_that_turn_text_around_are_dropped_and_private_signs_replaced() {
        assert_eq!(settled("a\u{202e}b\u{feff}").words, "ab");
        assert_eq!(settled("a\u{e000}").words, "a□");
    }

    #[test]
    fn a_word_wider_than_the_page_is_given_places_to_break_at() {
        let out = settled(&"a".repeat(300));
        assert!(out.overlong);
        assert_eq!(out.words.matches('\u{200b}').count(), 6);
        assert!(!settled("barnhälsovårdssjuksköterskemottagningen").overlong);
    }
}
