//! Which folder holds what: the kind of each file, from its path alone.

use crate::model::article::Place;
use crate::text::slug::slug;

/// What a file is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `guidance/handbook.yaml`.
    Colophon,
    /// A region.
    Region,
    /// A centre.
    Centre,
    /// A list of records, by the file's name: `goals`.
    List(ListKind),
    /// Measured values of a year.
    Measurements,
    /// The accessibility statement's facts.
    Accessibility,
    /// A Markdown file.
    Article(Place),
    /// Published as it is.
    Asset,
    /// Part of the handbook's own theme.
    Theme,
    /// For the editors themselves: a README, editor settings.
    Apart,
    /// On no known place; the nearest known path, if any.
    Unknown(Option<String>),
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        /// Kinds of files with a list of records.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ListKind {
            $(#[doc = concat!("`guidance/", $file, ".yaml`.")] $name,)*
        }

        impl ListKind {
            /// Each kind with its file's name.
            pub const FILES: &'static [(Self, &'static str)] = &[$((Self::$name, $file)),*];
        }
    };
}

lists! {
    Goals = "goals";
    TargetGroups = "target-groups";
    Indicators = "indicators";
    Roles = "roles";
    Bodies = "bodies";
    Actors = "actors";
    Methods = "methods";
    Steps = "steps";
    Requirements = "minimum-level";
    Responsibilities = "responsibilities";
    Assignments = "assignments";
    Partners = "partners";
    Handovers = "collaboration";
    Definitions = "definitions";
    Terms = "terms";
    Sources = "sources";
    Laws = "laws";
    Decisions = "decisions";
    Proposals = "proposals";
    Areas = "areas";
    Challenges = "challenges";
    Questions = "questions";
    OtherRegions = "comparison";
    Statistics = "statistics";
    Calendar = "calendar";
    Demands = "demands";
    Booklets = "booklets";
}

/// `3-insatser` → (3, "insatser"); without a number, the order is last.
fn numbered(name: &str) -> (u32, String) {
    match name.split_once('-') {
        Some((n, rest)) if n.len() <= 3 => match n.parse() {
            Ok(n) => (n, slug(rest)),
            Err(_) => (999, slug(name)),
        },
        _ => (999, slug(name)),
    }
}

/// The kind of the file at a path.
#[must_use]
pub fn kind(path: &str) -> FileKind {
    let parts: Vec<&str> = path.split('/').collect();
    let name = parts.last().copied().unwrap_or("");
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if parts.len() > 1 && name.eq_ignore_ascii_case("README.md") {
        return FileKind::Apart;
    }
    let markdown = ending == "md";
    match parts.as_slice() {
        ["themes", ..] => FileKind::Theme,
        ["guidance", "handbook.yaml"] => FileKind::Colophon,
        ["guidance", "addresses.txt"] => FileKind::Apart,
        ["guidance", "regions", _] if ending == "yaml" => FileKind::Region,
        ["guidance", "chapters", folder, _] if markdown => {
            let (chapter_number, chapter) = numbered(folder);
            if stem == "index" {
                return FileKind::Article(Place::Chapter { number: chapter_number, slug: chapter });
            }
            let (number, slug) = numbered(stem);
            FileKind::Article(Place::Section { chapter, chapter_number, number, slug })
        }
        ["guidance", "templates", _] if markdown => {
            FileKind::Article(Place::Form { slug: slug(stem) })
        }
        ["guidance", _] if ending == "yaml" => {
            match ListKind::FILES.iter().find(|(_, file)| *file == stem) {
                Some((kind, _)) => FileKind::List(*kind),
                None => {
                    let files = ListKind::FILES.iter().map(|(_, f)| *f).chain(["handbook"]);
                    let near = crate::text::near::nearest(stem, files);
                    FileKind::Unknown(near.map(|n| format!("guidance/{n}.yaml")))
                }
            }
        }
        ["content", "accessibility.yaml"] => FileKind::Accessibility,
        ["content", "centres", _, _] if ending == "yaml" => FileKind::Centre,
        ["content", "measurements", _] if ending == "yaml" => FileKind::Measurements,
        ["content", "index.md"] => FileKind::Article(Place::Front),
        ["content", "om", _] if markdown => FileKind::Article(Place::About { slug: slug(stem) }),
        ["content", "nyheter", _] if markdown => {
            FileKind::Article(Place::News { slug: slug(stem) })
        }
        ["content", "onboarding", _] if markdown => {
            FileKind::Article(Place::Path { slug: slug(stem) })
        }
        ["content", rest @ ..] if markdown => {
            let path: Vec<String> =
                rest.iter().map(|p| slug(p.strip_suffix(".md").unwrap_or(p))).collect();
            FileKind::Article(Place::Page { path: path.join("/") })
        }
        ["content" | "guidance", .., _] if PUBLISHED.contains(&ending.to_lowercase().as_str()) => {
            FileKind::Asset
        }
        ["guidance", folder, ..] if ending == "yaml" && parts.len() > 2 => {
            let near = crate::text::near::nearest(folder, ["regions", "chapters", "templates"]);
            FileKind::Unknown(near.map(|n| format!("guidance/{n}/{name}")))
        }
        ["content", folder, ..] if ending == "yaml" => {
            let near = crate::text::near::nearest(folder, ["centres", "measurements"]);
            FileKind::Unknown(near.map(|n| format!("content/{n}/…/{name}")))
        }
        [single] if !matches!(ending, "yaml" | "yml") || !single.contains('/') => FileKind::Apart,
        _ if ending == "yml" => {
            FileKind::Unknown(Some(format!("{}yaml", path.trim_end_matches("yml"))))
        }
        _ => FileKind::Unknown(None),
    }
}

/// Endings of files that are published as they are.
const PUBLISHED: &[&str] = &[
    "svg", "png", "jpg", "jpeg", "webp", "gif", "avif", "pdf", "docx", "xlsx", "odt", "ods", "csv",
    "json", "txt", "mp4", "vtt", "ics",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_place_tells_what_it_is() {
        assert_eq!(kind("guidance/goals.yaml"), FileKind::List(ListKind::Goals));
        assert_eq!(
            kind("guidance/goal.yaml"),
            FileKind::Unknown(Some("guidance/goals.yaml".to_owned()))
        );
        assert_eq!(
            kind("guidance/chapters/3-insatser/2-välj metod.md"),
            FileKind::Article(Place::Section {
                chapter: "insatser".into(),
                chapter_number: 3,
                number: 2,
                slug: "valj-metod".into()
            })
        );
        assert_eq!(kind("content/centres/dalarna/sopranen.yaml"), FileKind::Centre);
        assert_eq!(kind("content/images/nav.svg"), FileKind::Asset);
    }
}
