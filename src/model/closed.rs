//! Closed vocabularies: enums whose words editors write and whose labels readers see.

/// A closed vocabulary.
pub trait Closed: Copy + Eq + 'static {
    /// Each value with the word that editors write and the label that readers see, in order.
    const WORDS: &'static [(Self, &'static str, &'static str)];

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, w, _)| *w == word).map(|(v, _, _)| *v)
    }

    /// The word that editors write.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(v, _, _)| *v == self).map_or("", |(_, w, _)| w)
    }

    /// The label that readers see.
    fn label(self) -> &'static str {
        Self::WORDS.iter().find(|(v, _, _)| *v == self).map_or("", |(_, _, l)| l)
    }
}

/// Declares a closed vocabulary: `Value = "ord", "Etikett";`.
macro_rules! closed {
    ($(#[$doc:meta])* pub enum $name:ident { $($value:ident = $word:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`: ", $label, ".")] $value,)*
        }
        impl crate::model::closed::Closed for $name {
            const WORDS: &'static [(Self, &'static str, &'static str)] =
                &[$((Self::$value, $word, $label)),*];
        }
    };
}
pub(crate) use closed;
