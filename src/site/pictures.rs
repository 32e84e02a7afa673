//! Sizes of pictures, read from their first bytes, so that a page does not jump as they load.

use std::collections::BTreeMap;

use super::html::Size;
use crate::model::handbook::Handbook;
use crate::source::sources::Sources;

/// The sizes of the handbook's published pictures by path, as far as they can be read.
#[must_use]
pub fn sizes(handbook: &Handbook, sources: &Sources) -> BTreeMap<String, Size> {
    let mut sizes = BTreeMap::new();
    for path in &handbook.assets {
        if let Some(file) = sources.find(path)
            && let Some(size) = size(path, &sources.file(file).bytes)
        {
            sizes.insert(path.clone(), size);
        }
    }
    sizes
}

/// The size of a picture, if its first bytes tell.
#[must_use]
pub fn size(path: &str, bytes: &[u8]) -> Option<Size> {
    match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "svg" => svg(std::str::from_utf8(bytes).ok()?),
        "png" => png(bytes),
        _ => None,
    }
}

fn png(bytes: &[u8]) -> Option<Size> {
    bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some(Size { width: number(16)?, height: number(20)? })
}

fn svg(text: &str) -> Option<Size> {
    let start = text.find("<svg")?;
    let tag = &text[start..start + text[start..].find('>')?];
    let attribute = |name: &str| {
        let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        Some(&tag[from..from + tag[from..].find('"')?])
    };
    let whole = |text: &str| {
        let number: f64 = text.trim().trim_end_matches("px").parse().ok()?;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to lie within 1–20 000"
        )]
        (1.0..=20_000.0).contains(&number).then(|| number.round() as u32)
    };
    if let (Some(width), Some(height)) =
        (attribute("width").and_then(whole), attribute("height").and_then(whole))
    {
        return Some(Size { width, height });
    }
    let numbers: Vec<&str> =
        attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let [_, _, width, height] = numbers.as_slice() else { return None };
    Some(Size { width: whole(width)?, height: whole(height)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_tells_its_size_by_attributes_or_by_its_view_box() {
        let size = |w, h| Some(Size { width: w, height: h });
        assert_eq!(svg("<?xml?><svg width=\"10\" height=\"20px\" x=\"1\">"), size(10, 20));
        assert_eq!(svg("<svg viewBox=\"0 0 720 405.4\">"), size(720, 405));
        assert_eq!(svg("<svg viewBox=\"0 0 720\">"), None);
        assert_eq!(svg("<svg"), None);
    }
}
