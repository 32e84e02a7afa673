//! Styles and scripts under names of their content.

use super::colours;
use crate::memo::content_hash;
use crate::model::handbook::Handbook;
use crate::theme::Theme;

/// Names of the theme's files on the site; a name changes with its content, so that browsers
/// may keep a file for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetNames {
    /// The style sheet.
    pub style: String,
    /// Runs before the first paint: colour scheme and region.
    pub start: String,
    /// Everything else that a page does.
    pub script: String,
    /// Search.
    pub search: String,
}

impl AssetNames {
    /// The names for a theme and the handbook's regional colours.
    #[must_use]
    pub fn new(handbook: &Handbook, theme: &Theme) -> Self {
        let script = |stem: &str| {
            let text = theme.text(&format!("assets/{stem}.js")).unwrap_or_default();
            named(stem, "js", text)
        };
        Self {
            style: named("stil", "css", &style(handbook, theme)),
            start: script("start"),
            script: script("sida"),
            search: script("sok"),
        }
    }
}

fn named(stem: &str, ending: &str, text: &str) -> String {
    let hash = content_hash(&[text.as_bytes()]);
    let number = hash[..5].iter().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    format!("resurser/{stem}-{number:010x}.{ending}")
}

/// What stands after the last dot.
pub fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// All style sheets of the theme, in the order of their names, and the regions' colours.
pub fn style(handbook: &Handbook, theme: &Theme) -> String {
    let mut css = String::new();
    for (name, file) in theme.under("assets") {
        if ending(name) == "css"
            && let Ok(text) = std::str::from_utf8(&file.bytes)
        {
            css.push_str(text);
        }
    }
    css.push_str(&colours::css(handbook));
    css
}
