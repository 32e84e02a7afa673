//! A piece of text: part of a file, which is in memory anyway, or a text of its own.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// Text that most often stands word for word in a file, and is then no copy of it.
#[derive(Clone)]
pub struct Piece(Kind);

#[derive(Clone)]
enum Kind {
    Part {
        /// The file's text, of which this is `start..end`.
        whole: Arc<str>,
        start: u32,
        end: u32,
    },
    Own(Box<str>),
}

impl Piece {
    /// Part of a file's text; `None` when there is no such part.
    #[must_use]
    pub fn part(whole: &Arc<str>, range: Range<usize>) -> Option<Self> {
        whole.get(range.clone())?;
        let (start, end) = (u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?);
        Some(Self(Kind::Part { whole: Arc::clone(whole), start, end }))
    }

    /// A piece of this piece.
    ///
    /// # Panics
    /// When there is no such piece, as slices of texts do.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        match &self.0 {
            Kind::Part { whole, start, .. } => {
                let text = &self[range.clone()];
                let from = *start as usize + range.start;
                Self::part(whole, from..from + text.len()).unwrap_or_else(|| Self::from(text))
            }
            Kind::Own(text) => Self::from(&text[range]),
        }
    }

    /// Where it stands in a file's text, if it is part of that very text.
    #[must_use]
    pub fn place_in(&self, file: &str) -> Option<Range<usize>> {
        match &self.0 {
            Kind::Part { whole, start, end } if std::ptr::eq(&raw const **whole, file) => {
                Some(*start as usize..*end as usize)
            }
            _ => None,
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self
    }
}

impl Deref for Piece {
    type Target = str;
    fn deref(&self) -> &str {
        match &self.0 {
            Kind::Part { whole, start, end } => &whole[*start as usize..*end as usize],
            Kind::Own(text) => text,
        }
    }
}

impl From<&str> for Piece {
    fn from(text: &str) -> Self {
        Self(Kind::Own(text.into()))
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Self {
        Self(Kind::Own(text.into_boxed_str()))
    }
}

impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

/// Text that comes bit by bit out of a file: where it stands, as long as that is one place.
#[derive(Debug)]
pub enum Gathered {
    /// Only this part of the file so far.
    Part(Range<usize>),
    /// What stands nowhere as it is.
    Own(String),
}

impl Default for Gathered {
    fn default() -> Self {
        Self::Part(0..0)
    }
}

impl Gathered {
    /// Adds a text that came out of `range` of a file, or of what is there in other words.
    pub fn add(&mut self, text: &str, range: Range<usize>, file: &str) {
        if let Self::Part(part) = self {
            let stands = file.get(range.clone()) == Some(text);
            let first = part.start == part.end;
            if stands && (first || part.end == range.start) {
                let start = if first { range.start } else { part.start };
                *part = start..range.end;
                return;
            }
            *self = Self::Own(file[part.clone()].to_owned());
        }
        if let Self::Own(own) = self {
            own.push_str(text);
        }
    }

    /// Whether nothing came.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Part(part) => part.start == part.end,
            Self::Own(own) => own.is_empty(),
        }
    }

    /// What came out of this file.
    #[must_use]
    pub fn text<'a>(&'a self, file: &'a str) -> &'a str {
        match self {
            Self::Part(part) => &file[part.clone()],
            Self::Own(own) => own,
        }
    }

    /// The piece that it is of a text in which the file stands at byte `base`; with no such text, a
    /// piece of its own.
    #[must_use]
    pub fn piece(self, file: &str, whole: Option<&Arc<str>>, base: usize) -> Piece {
        match self {
            Self::Part(part) => {
                let place = base + part.start..base + part.end;
                let found = whole.and_then(|whole| Piece::part(whole, place));
                found.unwrap_or_else(|| Piece::from(&file[part]))
            }
            Self::Own(own) => Piece::from(own),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_file_is_no_copy_and_parts_of_it_are_none_either() {
        let whole: Arc<str> = Arc::from("Öppna förskolan");
        let piece = Piece::part(&whole, 7..17).expect("it stands there");
        assert_eq!(&*piece, "förskolan");
        assert_eq!(piece.as_ptr(), whole[7..].as_ptr());
        assert_eq!(piece.place_in(&whole), Some(7..17));
        assert_eq!(piece.place_in("Öppna förskolan"), None);
        assert_eq!(Piece::from("förskolan").place_in(&whole), None);
        let inner = piece.slice(4..9);
        assert_eq!((&*inner, inner.as_ptr()), ("skola", whole[11..].as_ptr()));
        assert_eq!(Piece::from("förskolan".to_owned()), piece);
        assert_eq!(&*Piece::from("förskolan").slice(0..3), "fö");
        // Within a letter, behind the end, and backwards.
        for (start, end) in [(1, 3), (0, 18), (3, 2)] {
            assert!(Piece::part(&whole, Range { start, end }).is_none());
        }
    }

    #[test]
    fn bits_that_stand_side_by_side_are_one_part_and_others_are_put_together() {
        let file = "a\\*b c";
        let whole: Arc<str> = Arc::from(format!("--{file}").as_str());
        let gather = |bits: &[(&str, Range<usize>)]| {
            let mut gathered = Gathered::default();
            for (text, range) in bits {
                gathered.add(text, range.clone(), file);
            }
            assert_eq!(gathered.text(file), bits.iter().map(|(t, _)| *t).collect::<String>());
            let part = matches!(gathered, Gathered::Part(_));
            let piece = gathered.piece(file, Some(&whole), 2);
            assert_eq!(&*piece, bits.iter().map(|(t, _)| *t).collect::<String>());
            part
        };
        assert!(gather(&[]));
        assert!(gather(&[("*b", 2..4), (" c", 4..6)]));
        assert!(!gather(&[("a", 0..1), ("*b", 2..4)]));
        assert!(!gather(&[("&", 0..1)]));
        assert!(!gather(&[("a", 0..1), ("é", 1..3), ("b", 3..4)]));
    }
}
