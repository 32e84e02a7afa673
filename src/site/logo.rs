//! Logotypes from a profile, as templates see them.

use serde::Serialize;

use super::pictures;
use crate::derive::logo::file;
use crate::model::region::Profile;
use crate::route;
use crate::source::sources::Sources;
use crate::source::span::Spanned;

/// A logotype as templates see it; paths are from the site's root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogoView {
    /// The picture, in both schemes when there is no other for the dark one.
    pub light: String,
    /// The picture in the dark scheme.
    pub dark: Option<String>,
    /// What it says.
    pub alt: String,
    /// Width in pixels, when the file tells.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
}

/// The logotype of a profile; `name` says what it says when the profile does not. None when there
/// is none, or its file may not be shown.
#[must_use]
pub fn of(sources: &Sources, profile: &Profile, name: &str) -> Option<LogoView> {
    let usable = |stated: &Spanned<String>| file(sources, stated).ok();
    let light = profile.logo.as_ref().and_then(usable)?;
    let dark = profile.logo_dark.as_ref().and_then(usable);
    let size = pictures::size(&light, &sources.file(sources.find(&light)?).bytes);
    Some(LogoView {
        alt: profile.logo_alt.as_ref().map_or(name, |alt| alt.value.trim()).to_owned(),
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
        dark: dark.map(|path| route::asset(&path)),
        light: route::asset(&light),
    })
}
