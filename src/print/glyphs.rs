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
    for c in words.chars() {
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
        let words = "Åäö – ”citat” −3\u{a0}788 → ✓ ✗ ☐ ☑ § … € ½ m² é";
        assert_eq!(settled(words), Settled { words: words.to_owned(), ..Settled::default() });
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
