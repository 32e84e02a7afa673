//! What a kind of finding is: its code, weight and explanation, fixed at compile time.

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Stops a build.
    Error,
    /// Stops a build under `--strict`.
    Warning,
    /// Told, never stops.
    Info,
}

impl Severity {
    /// The word that readers see.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "fel",
            Self::Warning => "varning",
            Self::Info => "upplysning",
        }
    }
}

/// A kind of finding. `handbok explain CODE` prints it; the editors' guide lists them all.
#[derive(Debug)]
pub struct Rule {
    /// Stable name, ASCII, Swedish: `okand-nyckel`.
    pub code: &'static str,
    /// Weight unless the handbook's settings say otherwise.
    pub severity: Severity,
    /// One sentence that says what is wrong.
    pub title: &'static str,
    /// Why it matters and how to mend it, a short paragraph.
    pub why: &'static str,
    /// How it looks when wrong.
    pub wrong: &'static str,
    /// How it looks when right.
    pub right: &'static str,
    /// Law, standard or guideline by name, or the house's own reason.
    pub source: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

/// Writes a room's table of rules: one static for each, and `ALL`, in the order they stand. A line
/// is name, code, weight, title, why, wrong, right, source: the fields of [`Rule`].
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident, $title:literal,
        $why:literal, $wrong:literal, $right:literal, $source:literal;)*) => {
        $($(#[$doc])* pub static $name: $crate::diag::rule::Rule = $crate::diag::rule::Rule {
            code: $code,
            severity: $crate::diag::rule::Severity::$severity,
            title: $title,
            why: $why,
            wrong: $wrong,
            right: $right,
            source: $source,
        };)*
        /// Every rule of this room.
        pub static ALL: &[&$crate::diag::rule::Rule] = &[$(&$name),*];
    };
}
pub(crate) use rules;
