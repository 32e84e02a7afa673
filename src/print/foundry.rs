//! The fonts and Typst's library, made once: every booklet is set with the same type.

use std::sync::Arc;

use typst::text::Font;
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _};
use typst_kit::fonts::{FontStore, embedded};

use crate::theme::Theme;

/// Fonts, and the library with which PDFs get row headers.
#[derive(Clone)]
pub struct Foundry {
    pub(super) fonts: Arc<FontStore>,
    pub(super) library: Arc<LazyHash<Library>>,
    /// A bit for each character, in order: whether some font has it.
    has: Arc<[u64]>,
}

impl std::fmt::Debug for Foundry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Foundry(..)")
    }
}

impl Foundry {
    /// The fonts in the binary, and those under the theme's `print/fonts/`.
    #[must_use]
    pub fn new(theme: &Theme) -> Self {
        Self::of(Self::own(theme))
    }

    /// The files of fonts that a theme brings along.
    pub fn own(theme: &Theme) -> impl Iterator<Item = &[u8]> {
        theme.under("print/fonts").map(|(_, file)| file.bytes.as_ref())
    }

    /// The fonts in the binary, and those in these files.
    #[must_use]
    pub fn of<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut fonts = FontStore::new();
        fonts.extend(embedded());
        for file in files {
            let bytes = typst::foundations::Bytes::new(file.to_vec());
            fonts.extend(Font::iter(bytes).map(|font| {
                let info = font.info().clone();
                (font, info)
            }));
        }
        let mut has = vec![0_u64; (char::MAX as usize >> 6) + 1];
        let mut index = 0;
        while let Some(info) = fonts.book().info(index) {
            for c in info.coverage.iter() {
                if let Some(word) = has.get_mut(c as usize >> 6) {
                    *word |= 1 << (c & 63);
                }
            }
            index += 1;
        }
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_features(features).build();
        Self { fonts: Arc::new(fonts), library: Arc::new(LazyHash::new(library)), has: has.into() }
    }

    /// Whether any font has a glyph for a character.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        let c = c as u32;
        self.has.get(c as usize >> 6).is_some_and(|word| word >> (c & 63) & 1 == 1)
    }
}
