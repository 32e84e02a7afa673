//! What the world hands in: today's date and what the command was told.

use jiff::civil::Date;

/// Handed in from the edge; nothing inside asks the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Today.
    pub today: Date,
    /// `--base-url`, which goes before the handbook's own.
    pub base_url: Option<String>,
}
