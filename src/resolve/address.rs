//! Addresses as written in a link: their parts, the path they come to, and what was meant by one that
//! leads nowhere.

use crate::text::near::nearest;

/// `https://…` → ("https", "//…").
pub(super) fn scheme(href: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = href.split_once(':')?;
    let name = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    (name && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((scheme, rest))
}

/// Path and anchor, percent-decoded.
pub(super) fn split(href: &str) -> (String, Option<String>) {
    match href.split_once('#') {
        Some((path, anchor)) => (decode(path), Some(decode(anchor))),
        None => (decode(href), None),
    }
}

/// What `%C3%A4` stands for, and all else as it is.
pub(super) fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |b: u8| char::from(b).to_digit(16);
        let pair = (bytes[i] == b'%' && i + 2 < bytes.len())
            .then(|| Some(hex(bytes[i + 1])? * 16 + hex(bytes[i + 2])?))
            .flatten();
        if let Some(byte) = pair.and_then(|p| u8::try_from(p).ok()) {
            out.push(byte);
            i += 3;
        } else {
            out.push(bytes[i]);
            i += 1;
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// `guidance/chapters/1/a.md` and `../2/b.md` → `guidance/chapters/2/b.md`; `None` outside.
pub(super) fn join(from: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

/// The file that was probably meant by a path that leads nowhere: of the same sort, and with
/// nearly the same path, the same name elsewhere, or nearly the same name.
pub(super) fn meant<'a>(path: &str, files: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    fn name(path: &str) -> &str {
        path.rsplit('/').next().unwrap_or(path)
    }
    fn sort(path: &str) -> &str {
        match name(path).rsplit_once('.').map_or("", |(_, end)| end) {
            "png" | "jpg" | "jpeg" | "webp" | "gif" => "svg",
            "yml" => "yaml",
            end => end,
        }
    }
    let alike: Vec<&str> =
        files.filter(|f| sort(f) == sort(path) && !f.starts_with("themes/")).collect();
    if let Some(near) = nearest(path, alike.iter().copied()) {
        return Some(near);
    }
    if name(path) == "index.md" {
        return None;
    }
    let same = alike.iter().find(|f| name(f) == name(path));
    same.copied().or_else(|| {
        let near = nearest(name(path), alike.iter().map(|f| name(f)))?;
        alike.into_iter().find(|f| name(f) == near)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_counted_from_the_file_they_stand_in() {
        let from = "guidance/chapters/1-a/2-b.md";
        assert_eq!(join(from, "../3-c/x.md").as_deref(), Some("guidance/chapters/3-c/x.md"));
        assert_eq!(join(from, "./x.md").as_deref(), Some("guidance/chapters/1-a/x.md"));
        assert_eq!(join(from, "../../../../x.md"), None);
        assert_eq!(decode("v%C3%A4lj%20metod.md"), "välj metod.md");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(scheme("https://x"), Some(("https", "//x")));
        assert_eq!(scheme("metoder.md#a:b"), None);
    }

    #[test]
    fn a_path_that_leads_nowhere_is_told_the_nearest_of_its_sort() {
        let files = [
            "content/index.md",
            "content/images/trappan.svg",
            "guidance/chapters/1-uppdraget/1-fyra.md",
            "guidance/chapters/1-uppdraget/index.md",
        ];
        let meant = |path| meant(path, files.into_iter());
        assert_eq!(
            meant("guidance/chapters/1-uppdragen/index.md"),
            Some("guidance/chapters/1-uppdraget/index.md")
        );
        assert_eq!(meant("guidance/styrning.md"), None);
        assert_eq!(meant("guidance/fyra.md"), Some("guidance/chapters/1-uppdraget/1-fyra.md"));
        assert_eq!(meant("content/1-fyra.md"), Some("guidance/chapters/1-uppdraget/1-fyra.md"));
        assert_eq!(meant("guidance/trapan.png"), Some("content/images/trappan.svg"));
        assert_eq!(meant("om/index.md"), None);
    }
}
