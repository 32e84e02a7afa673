//! What the argument parser has to say, said in Swedish.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::args::Args;
use super::{Failure, screen};
use crate::apart::crew::COMMAND;

/// Prints help or tells what was wrong with the arguments.
pub fn tell(error: &Error, typed: &[OsString]) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            screen::out(&error.render().to_string());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayVersion => {
            screen::out(&format!("handbok {}\n", env!("CARGO_PKG_VERSION")));
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            screen::err(&error.render().to_string());
            ExitCode::from(2)
        }
        _ => {
            screen::failure(&failure(error, typed));
            ExitCode::from(2)
        }
    }
}

/// A parser's error as a sentence and advice.
fn failure(error: &Error, typed: &[OsString]) -> Failure {
    let arg = one(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = one(error, ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => format!("Flaggan {arg} finns inte."),
        ErrorKind::UnknownArgument => format!("Ordet \u{201d}{arg}\u{201d} är ett för mycket."),
        ErrorKind::InvalidSubcommand => {
            let name = one(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("Kommandot \u{201d}{name}\u{201d} finns inte.")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("Det saknas ett värde efter {arg}."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("\u{201d}{value}\u{201d} duger inte till {arg}.")
        }
        ErrorKind::MissingRequiredArgument => format!("Det saknas något: {arg}."),
        ErrorKind::MissingSubcommand => "Det saknas ett kommando.".to_owned(),
        ErrorKind::ArgumentConflict => match one(error, ContextKind::PriorArg) {
            Some(prior) if prior != arg => format!("{arg} och {prior} går inte att använda ihop."),
            _ => format!("{arg} får skrivas bara en gång."),
        },
        ErrorKind::TooManyValues if !value.is_empty() => {
            format!("\u{201d}{value}\u{201d} är ett värde för mycket till {arg}.")
        }
        ErrorKind::NoEquals => format!("{arg} skrivs med likhetstecken före värdet."),
        ErrorKind::TooFewValues | ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("Det är fel antal värden efter {arg}.")
        }
        ErrorKind::InvalidUtf8 => "Ett av orden är inte skrivet i UTF-8.".to_owned(),
        _ => "Orden efter handbok går inte att tolka.".to_owned(),
    };
    Failure::new(message).help(advice(error, typed))
}

fn advice(error: &Error, typed: &[OsString]) -> String {
    let near =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
            .into_iter()
            .find_map(|kind| one(error, kind))
            // What is not for people is not what they meant.
            .filter(|near| *near != COMMAND);
    if let Some(near) = near {
        return format!("Menade du {near}?");
    }
    if let Some(ContextValue::Strings(valid)) = error.get(ContextKind::ValidValue)
        && !valid.is_empty()
    {
        return format!("Välj ett av: {}.", valid.join(", "));
    }
    if let Some(ContextValue::Strings(valid)) = error.get(ContextKind::ValidSubcommand) {
        return format!("Välj ett av: {}.", valid.join(", "));
    }
    match command(typed) {
        Some(name) => format!("handbok {name} --help visar vad som går att skriva."),
        None => "handbok --help visar vad som går att skriva.".to_owned(),
    }
}

/// The command that was typed, as far as it is one: "new centre".
fn command(typed: &[OsString]) -> Option<String> {
    let top = Args::command();
    let mut words = typed.iter().skip(1).filter_map(|word| word.to_str());
    let first = words.find_map(|word| top.find_subcommand(word))?;
    let second = words.find_map(|word| first.find_subcommand(word));
    Some(second.map_or_else(
        || first.get_name().to_owned(),
        |second| format!("{} {}", first.get_name(), second.get_name()),
    ))
}

fn one(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(plain(text)),
        ContextValue::Strings(texts) if !texts.is_empty() => {
            Some(texts.iter().map(|t| plain(t)).collect::<Vec<_>>().join(" och "))
        }
        ContextValue::StyledStr(text) => Some(plain(&text.to_string())),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What was typed may hold anything: what would move the cursor is left out.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;

    fn told(line: &str) -> String {
        let words = std::iter::once("handbok").chain(line.split_whitespace());
        let typed: Vec<OsString> = words.map(OsString::from).collect();
        let error = Args::try_parse_from(&typed).expect_err("is wrong on purpose");
        let failure = failure(&error, &typed);
        format!("{} {}", failure.message, failure.help.unwrap_or_default())
    }

    #[test]
    fn the_arguments_are_well_formed() {
        Args::command().debug_assert();
    }

    #[test]
    fn slips_are_told_in_swedish_with_the_nearest_word() {
        assert_eq!(told("bild"), "Kommandot ”bild” finns inte. Menade du build?");
        assert_eq!(told("build --stric"), "Flaggan --stric finns inte. Menade du --strict?");
        assert_eq!(
            told("check --format xml"),
            "”xml” duger inte till --format <FORM>. \
             Välj ett av: text, short, json, sarif, github, gitlab."
        );
        assert_eq!(
            told("build --out"),
            "Det saknas ett värde efter --out <MAPP>. \
             handbok build --help visar vad som går att skriva."
        );
        assert_eq!(
            told("new centre"),
            "Det saknas något: <NAMN>. handbok new centre --help visar vad som går att skriva."
        );
        assert_eq!(
            told("serve --port 99999"),
            "”99999” duger inte till --port <PORT>. \
             handbok serve --help visar vad som går att skriva."
        );
        assert!(told("build extra").starts_with("Ordet ”extra” är ett för mycket."));
        assert!(told("build --strict --strict").starts_with("--strict får skrivas bara en gång."));
    }

    #[test]
    fn no_english_word_of_the_parser_is_left_in_any_help() {
        let pages = ["", "build", "serve", "check", "new", "explain", "print"];
        let deeper = ["new handbook", "new chapter", "new centre", "new region"];
        let swedish = ["bygg", "visa", "kontrollera", "ny", "forklara", "ny kapitel", "ny bok"];
        for line in pages.iter().chain(&deeper).chain(&swedish) {
            let words = std::iter::once("handbok").chain(line.split_whitespace()).chain(["--help"]);
            let error = Args::try_parse_from(words).expect_err("is help");
            assert_eq!(error.kind(), ErrorKind::DisplayHelp, "{line}");
            let help = error.render().to_string();
            for english in [
                "Usage",
                "Options",
                "Commands",
                "Arguments",
                "Print",
                "[default",
                "[alias",
                "[possible",
                "OPTIONS",
                "COMMAND",
            ] {
                assert!(!help.contains(english), "{english} stands in the help of {line}:\n{help}");
            }
        }
    }
}
