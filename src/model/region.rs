//! A region: its municipalities, which definitions apply there, its tariffs.

use super::citation::Citation;
use super::definition::Definition;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use crate::source::span::Spanned;

/// A region: its municipalities, which definitions apply there, its tariffs.
#[derive(Clone, Debug)]
pub struct Region<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Full name.
    pub name: Spanned<String>,
    /// Short name.
    pub short: Spanned<String>,
    /// County.
    pub county: Spanned<String>,
    /// Official county code.
    pub county_code: Spanned<String>,
    /// Which definitions apply.
    pub definitions: RegionDefinitions<S>,
    /// How many municipalities the county has.
    pub municipality_count: Spanned<i64>,
    /// Colours and logotype.
    pub profile: Option<Profile>,
    /// Age band of children.
    pub ages: Option<AgeBand>,
    /// A short description.
    pub description: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Region<S> {
    const SINGULAR: &'static str = "region";
    const DEFINITE: &'static str = "regionen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}

/// Which definitions apply in a region.
#[derive(Clone, Debug)]
pub struct RegionDefinitions<S: Stage = Bound> {
    /// For family centre.
    pub centre: Option<S::To<Definition>>,
    /// For a centre-like activity.
    pub centre_like: Option<S::To<Definition>>,
}

/// How a region looks.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Colour in the light scheme.
    pub colour: Stated<String>,
    /// Colour in the dark scheme.
    pub colour_dark: Stated<String>,
    /// Logotype file.
    pub logo: Stated<String>,
    /// Logotype file for the dark scheme.
    pub logo_dark: Stated<String>,
    /// What the logotype says, in words.
    pub logo_alt: Stated<String>,
}

/// Ages in whole years, both ends included.
#[derive(Clone, Debug)]
pub struct AgeBand {
    /// Youngest.
    pub from: Stated<i64>,
    /// Oldest.
    pub to: Stated<i64>,
}
