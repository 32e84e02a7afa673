//! Setting type apart: what a hand of [`crate::apart`] is sent, what it makes of it, and what comes
//! back. A theme is a program, and one that a handbook brings along may take all memory or all time:
//! then a hand falls, and not the press.

use std::sync::atomic::AtomicBool;

use super::card;
use super::forme::Forme;
use super::setting::{self, Printed, Told};
use super::spent::Spent;
use super::stock::Stock;
use super::world::Desk;
use crate::apart::crew::{Crew, Trouble};
use crate::apart::frame::{pack, unpack};
use crate::apart::hand::Death;

/// What is to be made of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// A PDF that says that it is this one.
    Pdf(&'a str),
    /// A card for shared links, as PNG.
    Card,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// A PDF.
    Pdf(Printed),
    /// A card.
    Card(Vec<u8>),
    /// Nothing: what Typst objects to.
    Refused(Vec<Told>),
}

/// Has a hand of the crew make something of a desk's files, until `ended` says that nobody wants it.
///
/// # Errors
/// When no hand can be had, or one falls.
pub fn ask(
    crew: &Crew,
    kind: Kind<'_>,
    files: &[(String, &[u8])],
    ended: &AtomicBool,
) -> Result<Made, Trouble> {
    let answer = crew.ask(&packed(kind, files), ended)?;
    // A hand is this very program; what it says otherwise is no answer.
    Made::unpacked(&answer).ok_or(Trouble::Fell(Death::Other))
}

fn packed(kind: Kind<'_>, files: &[(String, &[u8])]) -> Vec<u8> {
    let head: [&[u8]; 2] = match kind {
        Kind::Pdf(ident) => [b"pdf", ident.as_bytes()],
        Kind::Card => [b"kort", b""],
    };
    let files = files.iter().flat_map(|(path, bytes)| [path.as_bytes(), *bytes]);
    let parts: Vec<&[u8]> = head.into_iter().chain(files).collect();
    pack(&parts)
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

fn number(bytes: &[u8]) -> Option<usize> {
    text(bytes)?.parse().ok()
}

impl Made {
    /// As a run of bytes.
    #[must_use]
    pub fn packed(&self) -> Vec<u8> {
        match self {
            Self::Pdf(Printed { bytes, pages, settled }) => {
                let settled: &[u8] = if *settled { b"klar" } else { b"" };
                pack(&[b"pdf", pages.to_string().as_bytes(), settled, bytes])
            }
            Self::Card(bytes) => pack(&[b"kort", bytes]),
            Self::Refused(all) => {
                let mut parts = vec![b"nej".to_vec()];
                for Told { message, places } in all {
                    parts.extend([message.clone().into(), places.len().to_string().into()]);
                    for (path, at) in places {
                        parts.extend([path.clone().into(), at.to_string().into()]);
                    }
                }
                let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
                pack(&parts)
            }
        }
    }

    /// The same again; none of what is something else.
    #[must_use]
    pub fn unpacked(bytes: &[u8]) -> Option<Self> {
        let parts = unpack(bytes)?;
        match parts.as_slice() {
            [b"pdf", pages, settled, bytes] => {
                let (pages, settled) = (number(pages)?, !settled.is_empty());
                Some(Self::Pdf(Printed { bytes: bytes.to_vec(), pages, settled }))
            }
            [b"kort", bytes] => Some(Self::Card(bytes.to_vec())),
            [b"nej", rest @ ..] => {
                let mut rest = rest.iter();
                let mut all = Vec::new();
                while let Some(message) = rest.next() {
                    let mut places = Vec::new();
                    for _ in 0..number(rest.next()?)? {
                        places.push((text(rest.next()?)?.to_owned(), number(rest.next()?)?));
                    }
                    all.push(Told { message: text(message)?.to_owned(), places });
                }
                Some(Self::Refused(all))
            }
            _ => None,
        }
    }
}

/// What a hand holds between two pieces of work: its type, and what Typst remembers.
#[derive(Debug, Default)]
pub struct Setter {
    stock: Stock,
    spent: Spent,
}

impl Setter {
    /// Does a piece of work; none when it is no work for a setter.
    #[must_use]
    pub fn answer(&self, job: &[u8]) -> Option<Vec<u8>> {
        let parts = unpack(job)?;
        let (head, rest) = parts.split_at_checked(2)?;
        let files: Vec<(&str, &[u8])> = rest
            .chunks_exact(2)
            .map(|pair| Some((text(pair[0])?, pair[1])))
            .collect::<Option<_>>()?;
        let fonts = files.iter().filter(|(path, _)| path.starts_with("print/fonts/"));
        let foundry = self.stock.foundry(fonts.map(|(_, bytes)| *bytes));
        let desk = Desk::new(&foundry, &self.stock, files.iter().copied())?;
        self.spent.spend(Forme::length(&files));
        let made = match head {
            [b"pdf", ident] => setting::pdf(&desk, &self.stock, text(ident)?).0.map(Made::Pdf),
            [b"kort", _] => card::draw(&desk).map(Made::Card),
            _ => return None,
        };
        Some(made.unwrap_or_else(Made::Refused).packed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_comes_back_as_it_was_and_what_is_cut_short_does_not() {
        let told = |places: &[(&str, usize)]| Told {
            message: "unknown variable: å".to_owned(),
            places: places.iter().map(|(path, at)| ((*path).to_owned(), *at)).collect(),
        };
        for made in [
            Made::Pdf(Printed { bytes: b"%PDF".to_vec(), pages: 7, settled: true }),
            Made::Pdf(Printed { bytes: Vec::new(), pages: 0, settled: false }),
            Made::Card(vec![0, 255]),
            Made::Refused(Vec::new()),
            Made::Refused(vec![told(&[("print/å.typ", 3), ("text/0.typ", 0)]), told(&[])]),
        ] {
            let packed = made.packed();
            assert_eq!(Made::unpacked(&packed), Some(made.clone()));
            for end in 0..packed.len() {
                assert_ne!(Made::unpacked(&packed[..end]), Some(made.clone()), "cut at {end}");
            }
        }
    }

    #[test]
    fn what_is_no_work_has_no_answer() {
        let setter = Setter::default();
        for job in [&[][..], b"dikt", &pack(&[b"dikt", b""]), &pack(&[b"pdf", b"x", b"\xff", b""])]
        {
            assert_eq!(setter.answer(job), None);
        }
    }
}
