//! What is told when a theme takes all time or all memory, or makes the setting of type fall: which
//! PDF was not made, why, and where in the theme to begin to look.

use std::time::Duration;

use super::rules;
use crate::apart::hand::Death;
use crate::diag::finding::Finding;
use crate::model::handbook::Handbook;
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span};
use crate::theme::{Theme, ThemeFile};

/// What setting type may take, to be told when it was not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long was waited.
    pub patience: Duration,
    /// How many bytes of memory there were.
    pub memory: u64,
}

/// A finding on what was not made, at the first line of the theme's own files for print that is not
/// as in the theme of the binary: what is as there is not at fault. Without such files, at the
/// handbook's head.
#[must_use]
pub fn finding(
    hb: &Handbook,
    sources: &Sources,
    theme: &Theme,
    what: &str,
    death: Death,
    limits: Limits,
) -> Finding {
    let suspects = suspects(theme);
    let Some((first, rest)) = suspects.split_first() else {
        // The theme in the binary: a text is at fault, and only its time is bounded.
        let how = format!("{what} gjordes inte: det tog mer än {}", time(limits.patience));
        return Finding::new(&rules::ENDLESS, hb.colophon.title.span, how)
            .help("leta efter ett mycket långt ord, stycke eller en mycket lång tabell");
    };
    let how = match death {
        Death::Time => format!("temat blev inte färdigt på {}", time(limits.patience)),
        Death::Memory => {
            let most = memory(limits.memory);
            format!("temat tog mer minne än typsättaren får, högst {most}")
        }
        Death::Stack => "temat lägger saker i varandra i fler led än typsättaren klarar".to_owned(),
        Death::Killed => "datorn avbröt typsättaren, troligen för att minnet tog slut".to_owned(),
        Death::Other => "temat fick typsättaren att krascha".to_owned(),
    };
    let sought = match death {
        Death::Time => "en slinga som går för många varv",
        Death::Memory | Death::Killed => "något som upprepas för många gånger",
        Death::Stack => "en slinga som lägger det den har i något nytt vid varje varv",
        Death::Other => "det som ändrades senast",
    };
    let mut help = format!("leta efter {sought}");
    if first.0 {
        help.push_str(", från den första rad som inte är som i programmets eget tema");
    }
    let rest: Vec<&str> = rest.iter().map(|(_, at)| sources.file(at.file).path.as_str()).collect();
    if !rest.is_empty() {
        help.push_str(", och sedan i ");
        help.push_str(&rest.join(", "));
    }
    Finding::new(&rules::ENDLESS, first.1, format!("{what} gjordes inte: {how}")).help(help)
}

/// Where the theme's own files for print differ from those of the binary, and whether there is one of
/// the same name there; what is no program of Typst's only when nothing else is the theme's own.
fn suspects(theme: &Theme) -> Vec<(bool, Span)> {
    let embedded = Theme::embedded();
    let own = theme.under("print").filter_map(|(name, file)| Some((name, file, file.own?)));
    let mut differ = Vec::new();
    let mut beside = Vec::new();
    for (name, file, id) in own {
        match embedded.get(&format!("print/{name}")) {
            Some(before) => differ.push((true, difference(before, file, id))),
            None if is_typst(name) => differ.push((false, Span::head(id))),
            None => beside.push((false, Span::head(id))),
        }
    }
    if differ.is_empty() { beside } else { differ }
}

fn is_typst(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, kind)| kind == "typ")
}

/// The first line that a file does not share with another.
fn difference(before: &ThemeFile, file: &ThemeFile, id: FileId) -> Span {
    let lines = |file: &'_ ThemeFile| -> Vec<Vec<u8>> {
        file.bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
    };
    let (before, after) = (lines(before), lines(file));
    let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    // Where the rest is cut off, the end is told.
    let shared = same.min(after.len().saturating_sub(1));
    let at = after[..shared].iter().map(Vec::len).sum();
    Span::new(id, at, at)
}

fn time(patience: Duration) -> String {
    let seconds = patience.as_millis().div_ceil(1000);
    if seconds < 120 { format!("{seconds}\u{a0}s") } else { format!("{}\u{a0}min", seconds / 60) }
}

fn memory(bytes: u64) -> String {
    if bytes >= 1 << 30 {
        format!("{}\u{a0}GB", bytes >> 30)
    } else {
        format!("{}\u{a0}MB", bytes >> 20)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suspected_is_what_is_not_as_in_the_binary_from_its_first_line_that_is_not() {
        let embedded = Theme::embedded();
        let text = |name: &str| {
            let file = embedded.get(&format!("print/{name}")).expect("in the binary");
            String::from_utf8(file.bytes.to_vec()).expect("is UTF-8")
        };
        let told = |files: &[(&str, &str)]| {
            let fixture: Vec<String> = files
                .iter()
                .map(|(name, text)| format!("-- themes/egen/print/{name} --\n{text}"))
                .collect();
            let sources = Sources::from_fixture(&fixture.concat());
            let theme = Theme::overlaid(&sources, "egen");
            let all = suspects(&theme).into_iter().map(|(_, span)| {
                let name = sources.file(span.file).name().to_owned();
                (name, sources.place(span).line)
            });
            all.collect::<Vec<_>>()
        };
        let (tokens, inline) = (text("tokens.typ"), text("inline.typ"));
        let lines = tokens.lines().count();
        let longer = format!("{tokens}#let x = 1\n");
        let other = format!("#let x = 1\n{inline}");
        let at = |name: &str, line| (name.to_owned(), line);
        assert!(told(&[("tokens.typ", &tokens)]).is_empty());
        assert_eq!(told(&[("tokens.typ", &tokens), ("a.ttf", "x")]), [at("a.ttf", 1)]);
        assert_eq!(
            told(&[("inline.typ", &inline), ("tokens.typ", &longer)]),
            [at("tokens.typ", lines + 1)]
        );
        assert_eq!(
            told(&[("eget.typ", "#let x = 1\n"), ("inline.typ", &other), ("fonts/a.ttf", "x")]),
            [at("eget.typ", 1), at("inline.typ", 1)]
        );
        assert!(told(&[]).is_empty());
    }

    #[test]
    fn bounds_are_told_as_they_are() {
        assert_eq!(time(Duration::from_millis(40)), "1\u{a0}s");
        assert_eq!(time(Duration::from_mins(5)), "5\u{a0}min");
        assert_eq!(
            (memory(4 << 30), memory(512 << 20)),
            ("4\u{a0}GB".into(), "512\u{a0}MB".into())
        );
    }
}
