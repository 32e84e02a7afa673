//! Whose mark stands on the title page: the logotype that a profile names, on the web and on paper
//! the same.

use super::booklet::Booklet;
use super::pictures::Pictures;
use super::typ::{array, quoted};
use crate::derive::logo;
use crate::model::handbook::Handbook;
use crate::model::region::Profile;
use crate::source::sources::Sources;

/// The logotypes of a book as an array of the theme's: path, height over width, and what it says.
/// A region's book has the region's own; a book for all has the handbook's, or without one those of
/// all regions. What may not be shown is left out; the check of the handbook tells why.
pub fn logos(
    hb: &Handbook,
    sources: &Sources,
    booklet: Booklet,
    pictures: &mut Pictures,
) -> String {
    if !booklet.is_book() {
        return array([]);
    }
    let whole = hb.colophon.profile.as_ref().map(|p| (p, hb.colophon.title.value.as_str()));
    let region = match booklet {
        Booklet::Whole { region } => region,
        Booklet::Chosen { entry, .. } => hb.booklets[entry].region,
        _ => None,
    };
    let of_regions = hb
        .regions
        .iter()
        .filter(|(r, _)| region.is_none_or(|own| own == *r))
        .filter_map(|(_, row)| Some((row.profile.as_ref()?, row.name.value.as_str())));
    let named = |(profile, _): &(&Profile, &str)| profile.logo.is_some();
    let mut found: Vec<(&Profile, &str)> = of_regions.filter(named).collect();
    if let Some(whole) = whole.filter(named)
        && (region.is_none() || found.is_empty())
    {
        found = vec![whole];
    }
    array(found.into_iter().filter_map(|(profile, name)| {
        let path = logo::file(sources, profile.logo.as_ref()?).ok()?;
        let placed = pictures.file(sources, &path).ok()?;
        let says = profile.logo_alt.as_ref().map_or(name, |alt| alt.value.trim());
        let parts = [
            quoted(&format!("/{}", placed.path)),
            format!("{:.4}", placed.ratio),
            quoted(if says.is_empty() { name } else { says }),
        ];
        Some(array(parts))
    }))
}
