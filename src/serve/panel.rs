//! The findings in the page: a small panel at its foot, and the script that reloads the page.
//! Added as a response leaves; a build never sees it.

use std::fmt::Write as _;

use serde::Serialize;

use super::edition::Edition;
use crate::diag::finding::Finding;
use crate::diag::rule::Severity;

/// The folder of addresses that belong to the preview and not to the site.
pub const FOLDER: &str = "_handbok";

/// The panel's script.
pub const SCRIPT: &str = include_str!("panel.js");

/// The panel's style.
pub const STYLE: &str = include_str!("panel.css");

/// What the panel shows.
#[derive(Debug, Serialize)]
pub struct Panel<'a> {
    edition: u64,
    /// Whether the page is shown as it was before something broke.
    earlier: bool,
    errors: usize,
    warnings: usize,
    infos: usize,
    findings: Vec<Told<'a>>,
}

#[derive(Debug, Serialize)]
struct Told<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    file: &'a str,
    line: usize,
    column: usize,
    /// An address that opens the place in the editor.
    open: String,
}

/// The most findings that a panel lists; the counts tell of all.
const MOST: usize = 200;

/// The panel of an edition and its findings. `root` is where the handbook lies, for links into an editor.
#[must_use]
pub fn panel<'a>(
    edition: &'a Edition,
    findings: &'a [Finding],
    root: &str,
    earlier: bool,
) -> Panel<'a> {
    let many = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings, infos) =
        (many(Severity::Error), many(Severity::Warning), many(Severity::Info));
    let mut findings: Vec<_> = findings.iter().collect();
    findings.sort_by_key(|f| f.severity);
    let told = findings.into_iter().take(MOST).map(|f| {
        let file = edition.loaded.sources.file(f.span.file);
        let at = file.line_column(f.span.start as usize);
        Told {
            severity: f.severity.word(),
            code: f.rule.code,
            message: &f.message,
            help: f.help.as_deref(),
            file: &file.path,
            line: at.line,
            column: at.column,
            open: format!(
                "vscode://file/{}/{}:{}:{}",
                encoded(root.trim_start_matches('/')),
                encoded(&file.path),
                at.line,
                at.column
            ),
        }
    });
    Panel { edition: edition.number, earlier, errors, warnings, infos, findings: told.collect() }
}

/// A path as part of an address.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The page with the panel's script and style before the end of its body.
#[must_use]
pub fn with_panel(mut page: Vec<u8>, edition: u64) -> Vec<u8> {
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|part| part == end).unwrap_or(page.len());
    let added = format!(
        "<link rel=\"stylesheet\" href=\"/{FOLDER}/panel.css\">\
         <script src=\"/{FOLDER}/panel.js\" data-utgava=\"{edition}\" defer></script>"
    );
    page.splice(at..at, added.into_bytes());
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_same_but_for_what_is_added_before_its_end() {
        let page = "<html><body><p>å</p></body></html>";
        let with = String::from_utf8(with_panel(page.into(), 7)).expect("is text");
        assert!(with.starts_with("<html><body><p>å</p><link") && with.ends_with("</body></html>"));
        assert!(with.contains("data-utgava=\"7\""));
        let bare = String::from_utf8(with_panel(b"<p>".to_vec(), 1)).expect("is text");
        assert!(bare.starts_with("<p><link"));
    }

    #[test]
    fn a_path_is_an_address_whatever_letters_it_has() {
        assert_eq!(encoded("C:/mina filer/å.md"), "C:/mina%20filer/%C3%A5.md");
    }
}
