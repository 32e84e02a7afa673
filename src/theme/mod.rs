//! A theme as one value: templates, assets, Typst files and words, embedded in the binary by
//! `build.rs` and overlaid, file by file, by the handbook's own `themes/<name>/`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::source::sources::Sources;
use crate::source::span::FileId;

static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// One file of a theme.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Content.
    pub bytes: Cow<'static, [u8]>,
    /// The handbook's own file, when it overlays the embedded one and says something else: findings
    /// point there.
    pub own: Option<FileId>,
}

/// All files of a theme by path: `templates/…`, `assets/…`, `print/…`, `lang/…`.
#[derive(Clone, Debug)]
pub struct Theme {
    files: BTreeMap<String, ThemeFile>,
}

impl Theme {
    /// The theme in the binary.
    #[must_use]
    pub fn embedded() -> Self {
        let files = EMBEDDED
            .iter()
            .map(|(path, bytes)| {
                ((*path).to_owned(), ThemeFile { bytes: Cow::Borrowed(*bytes), own: None })
            })
            .collect();
        Self { files }
    }

    /// The theme in the binary with the handbook's `themes/<name>/` laid over it. A copy of what is in
    /// the binary is not the handbook's own: nothing of it has to be set apart or doubted.
    #[must_use]
    pub fn overlaid(sources: &Sources, name: &str) -> Self {
        let mut theme = Self::embedded();
        let prefix = format!("themes/{name}/");
        for (id, file) in sources.iter() {
            let Some(path) = file.path.strip_prefix(&prefix) else { continue };
            let copied = theme.files.get(path).is_some_and(|known| *known.bytes == *file.bytes);
            if !copied {
                let bytes = Cow::Owned(file.bytes.to_vec());
                theme.files.insert(path.to_owned(), ThemeFile { bytes, own: Some(id) });
            }
        }
        theme
    }

    /// A file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&ThemeFile> {
        self.files.get(path)
    }

    /// A text file; `None` when it is missing or not UTF-8.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(&self.get(path)?.bytes).ok()
    }

    /// The files under a folder, sorted: path with the folder cut off, and file.
    pub fn under(&self, folder: &str) -> impl Iterator<Item = (&str, &ThemeFile)> {
        let prefix = format!("{folder}/");
        self.files.iter().filter_map(move |(path, file)| Some((path.strip_prefix(&prefix)?, file)))
    }
}

#[cfg(test)]
mod tests {
    use super::{EMBEDDED, Theme};
    use crate::source::file::SourceFile;
    use crate::source::sources::Sources;

    #[test]
    fn a_copy_of_the_binarys_theme_is_not_the_handbooks_own() {
        let copy = EMBEDDED.iter().enumerate().map(|(n, (path, bytes))| {
            let mut bytes = bytes.to_vec();
            if n == 0 {
                bytes.push(b'\n');
            }
            SourceFile::new(format!("themes/default/{path}"), bytes)
        });
        let theme = Theme::overlaid(&Sources::new(copy.collect()), "default");
        let own: Vec<&str> =
            theme.files.iter().filter(|(_, f)| f.own.is_some()).map(|(p, _)| p.as_str()).collect();
        assert_eq!(own, [EMBEDDED[0].0]);
    }
}
