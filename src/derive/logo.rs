//! Logotypes that a profile names: which file, and whether it may be shown.

use crate::source::sources::Sources;
use crate::source::span::Spanned;

/// What is wrong with a logotype's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No such file in the handbook.
    Missing,
    /// Neither SVG nor PNG.
    Kind,
    /// A drawing that runs script or fetches from elsewhere.
    Unquiet,
}

/// The path of a logotype's file from the handbook's root: as written from there, or from the folder
/// of the file that names it.
///
/// # Errors
/// Why it may not be shown.
pub fn file(sources: &Sources, stated: &Spanned<String>) -> Result<String, Trouble> {
    let own = &sources.file(stated.span.file).path;
    let written = stated.value.trim().trim_start_matches('/');
    let beside = joined(own, written);
    let found = [written.to_owned(), beside].into_iter().find_map(|path| {
        let public = path.starts_with("content/") || path.starts_with("guidance/");
        sources.find(&path).filter(|_| public).map(|id| (path, id))
    });
    let (path, id) = found.ok_or(Trouble::Missing)?;
    let bytes = &sources.file(id).bytes;
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "png" if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Ok(path),
        "svg" => match std::str::from_utf8(bytes) {
            Ok(text) if quiet(text) => Ok(path),
            Ok(text) if text.contains("<svg") => Err(Trouble::Unquiet),
            _ => Err(Trouble::Kind),
        },
        _ => Err(Trouble::Kind),
    }
}

/// A path written from another file's folder.
fn joined(from: &str, written: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in written.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether a drawing only draws: no script, no event, no entity, no page within it, nothing fetched.
fn quiet(text: &str) -> bool {
    let text = text.to_lowercase();
    let loud = ["<script", "<foreignobject", "<iframe", "<!entity", "javascript:", "@import"];
    let outward = |rest: &str| {
        let target = rest.trim_start().trim_start_matches(['"', '\'']).trim_start();
        !(target.starts_with('#') || target.starts_with("data:image/png"))
    };
    let fetches = ["href=", "url("]
        .iter()
        .any(|word| text.match_indices(word).any(|(at, _)| outward(&text[at + word.len()..])));
    let event = |at: usize| {
        let rest = &text[at..];
        let name: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
        name.len() > 2 && rest[name.len()..].trim_start().starts_with('=')
    };
    let events = text.match_indices("on").any(|(at, _)| {
        text[..at].ends_with(|c: char| c.is_whitespace() || "\"'/".contains(c)) && event(at)
    });
    text.contains("<svg") && !loud.iter().any(|word| text.contains(word)) && !fetches && !events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_that_does_more_than_draw_is_not_shown() {
        let svg = |inner: &str| {
            quiet(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>"))
        };
        assert!(svg("<path id=\"on\" fill=\"url(#a)\" d=\"M0 0\"/><use href=\"#a\"/>"));
        assert!(svg("<title>Region på prov</title>"));
        assert!(!svg("<script>alert(1)</script>"));
        assert!(!svg("<path onclick=\"x()\"/>"));
        assert!(!svg("<path\nONLOAD = 'x()'/>"));
        assert!(!svg("<image href=\"https://exempel.se/spana.png\"/>"));
        assert!(!svg("<path fill='url(https://exempel.se/a)'/>"));
        assert!(!svg("<foreignObject/>"));
        assert!(!quiet("GIF89a"));
    }

    #[test]
    fn a_path_may_be_written_from_the_root_or_from_the_file_that_names_it() {
        let svg = "<svg viewBox=\"0 0 40 10\"></svg>";
        let sources = Sources::from_fixture(&format!(
            "-- content/images/logo.svg --\n{svg}\n-- guidance/regions/prov.yaml --\nx\n"
        ));
        let yaml = sources.find("guidance/regions/prov.yaml").expect("is there");
        let stated =
            |path: &str| Spanned::new(path.to_owned(), crate::source::span::Span::head(yaml));
        let found = Ok("content/images/logo.svg".to_owned());
        assert_eq!(file(&sources, &stated("content/images/logo.svg")), found);
        assert_eq!(file(&sources, &stated("../../content/images/logo.svg")), found);
        assert_eq!(file(&sources, &stated("logo.svg")), Err(Trouble::Missing));
        assert_eq!(file(&sources, &stated("prov.yaml")), Err(Trouble::Kind));
    }
}
