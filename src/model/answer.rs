//! Three-valued truth: yes, no, cannot tell (Kleene's strong logic).

use crate::model::stage::Stated;

/// An answer that may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// Ja.
    Yes,
    /// Nej.
    No,
    /// Kan inte avgöras.
    Unknown,
}

impl Answer {
    /// Both: no beats unknown, unknown beats yes.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Either: yes beats unknown, unknown beats no.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Unknown,
        }
    }

    /// The opposite; unknown stays unknown.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    /// At least `n` of the answers are yes.
    #[must_use]
    pub fn at_least(n: usize, answers: &[Self]) -> Self {
        let yes = answers.iter().filter(|a| **a == Self::Yes).count();
        let open = answers.iter().filter(|a| **a == Self::Unknown).count();
        if yes >= n {
            Self::Yes
        } else if yes + open >= n {
            Self::Unknown
        } else {
            Self::No
        }
    }

    /// The words that readers see.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "Ja",
            Self::No => "Nej",
            Self::Unknown => "Kan inte avgöras",
        }
    }
}

impl From<bool> for Answer {
    fn from(b: bool) -> Self {
        if b { Self::Yes } else { Self::No }
    }
}

impl From<Option<bool>> for Answer {
    fn from(b: Option<bool>) -> Self {
        b.map_or(Self::Unknown, Self::from)
    }
}

impl From<&Stated<bool>> for Answer {
    fn from(b: &Stated<bool>) -> Self {
        b.as_ref().map_or(Self::Unknown, |b| b.value.into())
    }
}
