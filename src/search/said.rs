//! Text as it is indexed and shown: words, spaces, the ends of sentences.

use unicode_normalization::char::is_combining_mark;

use crate::text::hyphens;

/// Adds words, each with a space after it; how many.
pub(super) fn take_words(raw: &str, out: &mut String) -> u32 {
    let mut words = 0;
    for word in html_escape::decode_html_entities(raw).split_whitespace() {
        let before = out.len();
        out.extend(word.chars().filter(|c| !matches!(*c, '\u{200b}' | hyphens::SOFT)));
        if out.len() > before {
            out.push(' ');
            words += 1;
        }
    }
    words
}

/// Text on one line, references resolved, without soft hyphens.
pub(super) fn normal(text: &str) -> String {
    let text = html_escape::decode_html_entities(text);
    let text = hyphens::harden(&text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(at) = rest.find(char::is_whitespace) {
        let (word, after) = rest.split_at(at);
        rest = after.trim_start();
        let space = &after[..after.len() - rest.len()];
        out.push_str(word);
        // A space that is wider, or does not break, stays what it is.
        out.push_str(if space.chars().nth(1).is_some() || space == "\n" { " " } else { space });
    }
    out.push_str(rest);
    out
}

/// Whether a sentence that ends with this character has no full stop.
pub(super) fn ends_without_point(c: char) -> bool {
    c.is_alphabetic()
        || c.is_ascii_digit()
        || matches!(c, '_' | '\'' | '"' | ')' | '$' | '*')
        || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
        || is_combining_mark(c)
}
