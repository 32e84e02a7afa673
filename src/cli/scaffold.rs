//! The files that `new` begins with: a small handbook, embedded in the binary, and single files
//! whose keys and comments are those that the reader of YAML knows.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::json;

use crate::manuscript::decode::keys;
use crate::manuscript::shape::{Key, Shape};
use crate::manuscript::yaml_quote::written;
use crate::manuscript::{read, schema};
use crate::model::centre::Centre;
use crate::model::front_matter::FrontMatter;
use crate::model::stage::Written;
use crate::output::Output;

static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/scaffold.rs"));

/// The small handbook of a region that does not exist.
#[must_use]
pub fn handbook(today: Date) -> Vec<Output> {
    let mut files: Vec<Output> = EMBEDDED
        .iter()
        .filter_map(|(path, bytes)| {
            // A hidden file in the project's own folders would be obeyed there.
            let path = path.strip_prefix("handbook/")?.replace("dot-", ".");
            let text = String::from_utf8_lossy(bytes);
            let text = text
                .replace("{{idag}}", &today.to_string())
                .replace("{{ar}}", &today.year().to_string())
                .replace("{{om-ett-ar}}", &in_a_year(today).to_string());
            Some(Output::one(path.clone(), link(&path).unwrap_or_default() + &text))
        })
        .collect();
    files.extend(editor());
    files
}

/// The folder of a handbook where its schemas lie.
pub const SCHEMAS: &str = ".vscode/schemas";

/// The schemas of every kind of file, front matter too, by their files' names.
#[must_use]
pub fn schemas() -> Vec<Output> {
    schema::all().into_iter().map(|(name, _, schema)| Output::one(name, pretty(&schema))).collect()
}

/// The comment that links a YAML file at a path from the root to its schema, as a line; `None` for
/// files that have none.
#[must_use]
pub fn link(path: &str) -> Option<String> {
    let fits =
        |pattern: &str| {
            let (mut parts, mut due) = (path.split('/'), pattern.split('/'));
            parts.by_ref().zip(due.by_ref()).all(|(part, due)| {
                due.strip_prefix('*').map_or(part == due, |end| part.ends_with(end))
            }) && path.split('/').count() == pattern.split('/').count()
        };
    let (name, ..) = schema::all()
        .into_iter()
        .find(|(_, pattern, _)| !pattern.contains("**") && fits(pattern))?;
    let up = "../".repeat(path.split('/').count() - 1);
    Some(format!("# yaml-language-server: $schema={up}{SCHEMAS}/{name}\n"))
}

/// What makes an editor complete keys and tell what they mean.
fn editor() -> Vec<Output> {
    let mut by_file = serde_json::Map::new();
    for (name, pattern, _) in schema::all() {
        if pattern.rsplit('.').next() == Some("yaml") {
            by_file.insert(format!("./{SCHEMAS}/{name}"), json!(pattern));
        }
    }
    let mut files: Vec<Output> = schemas()
        .into_iter()
        .map(|file| Output::one(format!("{SCHEMAS}/{}", file.path), file.bytes))
        .collect();
    let settings = json!({
        "editor.insertSpaces": true,
        "editor.tabSize": 2,
        "editor.wordWrap": "on",
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.exclude": { ".handbok": true, "dist": true },
        "files.insertFinalNewline": true,
        "yaml.schemas": by_file,
    });
    files.push(Output::one(".vscode/settings.json", pretty(&settings)));
    let task = |label: &str, command: &str, background: bool| {
        json!({
            "label": label,
            "type": "shell",
            "command": command,
            "isBackground": background,
            "presentation": { "reveal": if background { "silent" } else { "always" } },
            "problemMatcher": if background { json!([]) } else { matcher() },
        })
    };
    let tasks = json!({
        "version": "2.0.0",
        "tasks": [
            task("Kontrollera handboken", "handbok check --format short", false),
            task("Visa handboken", "handbok serve --open", true),
        ],
    });
    files.push(Output::one(".vscode/tasks.json", pretty(&tasks)));
    let wanted = json!({ "recommendations": ["redhat.vscode-yaml"] });
    files.push(Output::one(".vscode/extensions.json", pretty(&wanted)));
    files
}

/// How an editor reads a line of `check --format short`, so that each finding is marked where it
/// stands.
fn matcher() -> serde_json::Value {
    let word = |severity: &str, word: &str| {
        json!({
            "owner": format!("handbok-{word}"),
            "source": "handbok",
            "fileLocation": ["relative", "${workspaceFolder}"],
            "severity": severity,
            "pattern": {
                "regexp": format!("^(.+):(\\d+):(\\d+): {word}\\[([a-z0-9-]+)\\]: (.+)$"),
                "file": 1, "line": 2, "column": 3, "code": 4, "message": 5,
            },
        })
    };
    json!([word("error", "fel"), word("warning", "varning"), word("info", "upplysning")])
}

fn pretty(value: &serde_json::Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn in_a_year(today: Date) -> Date {
    today.saturating_add(1.year())
}

/// A centre's file: what must be there filled in as far as it is known, and all else as comments.
#[must_use]
pub fn centre(name: &str, role: &str, source: Option<&str>, today: Date) -> String {
    let mut out = format!(
        "# {}\n\
         # Det du inte vet: skriv okand, eller låt raden stå som den är.\n\
         # Ta bort nummertecknet framför en rad när du fyller i den.\n\n",
        one_line(name)
    );
    let known = [
        ("namn", scalar(name)),
        ("kommun", "okand".to_owned()),
        ("benamning", "okand".to_owned()),
        ("status", "aktiv".to_owned()),
        ("kontrollerad", today.to_string()),
        ("ansvarig_roll", scalar(role)),
        ("kalla", source.map_or_else(String::new, scalar)),
    ];
    write_keys(&mut out, &keys::<Centre<Written>>(), &known);
    out
}

/// A region's file.
#[must_use]
pub fn region(name: &str, source: Option<&str>) -> String {
    let short = name.strip_prefix("Region ").unwrap_or(name);
    let county = county(name);
    let mut out = format!("# {}\n", one_line(name));
    if county.is_none() {
        out.push_str("# Skriv länets namn, länskoden och antalet kommuner: programmet kände inte igen dem.\n");
    }
    out.push_str("# Ta bort nummertecknet framför en rad när du fyller i den.\n\n");
    let (lan, code, count) = county.map_or((String::new(), "", String::new()), |c| {
        (scalar(&c.name()), c.code, c.municipalities.to_string())
    });
    let known = [
        ("namn", scalar(name)),
        ("kortnamn", scalar(short)),
        ("lan", lan),
        ("lankod", format!("\"{code}\"")),
        ("definitioner", "{familjecentral: okand, familjecentralsliknande: okand}".to_owned()),
        ("kommuner_antal", count),
        ("kommuner", "[]".to_owned()),
        ("kalla", source.map_or_else(String::new, scalar)),
    ];
    write_keys(&mut out, &read::region_keys(), &known);
    out
}

/// A chapter's opening page.
#[must_use]
pub fn chapter(title: &str, role: &str, today: Date) -> String {
    let known = [
        ("titel", scalar(title)),
        ("ingress", "Skriv här vad läsaren får veta eller kan göra.".to_owned()),
        ("ansvarig_roll", scalar(role)),
        ("granskad", "nej".to_owned()),
        ("granskas_senast", in_a_year(today).to_string()),
        ("status", "utkast".to_owned()),
    ];
    let elsewhere = ["datum", "roll", "steg", "typ"];
    let mut keys = keys::<FrontMatter<Written>>();
    keys.retain(|key| !elsewhere.contains(&key.name));
    let mut out = String::from("---\n");
    write_keys(&mut out, &keys, &known);
    out.push_str(
        "---\n\nSkriv kapitlets inledning här. Avsnitten läggs i samma mapp, i filer som heter \
         1-namn.md, 2-namn.md och så vidare.\n",
    );
    out
}

/// First the keys that have a value, then the others as comments, each under what it means.
fn write_keys(out: &mut String, keys: &[Key], known: &[(&str, String)]) {
    for (name, value) in known {
        if let Some(key) = keys.iter().find(|key| key.name == *name) {
            let _ = writeln!(out, "## {}", meaning(key));
            let space = if value.is_empty() { "" } else { " " };
            let _ = writeln!(out, "{name}:{space}{value}");
        }
    }
    out.push_str("\n## Det här går också att skriva:\n");
    for key in keys {
        if !known.iter().any(|(name, _)| *name == key.name) {
            comment(out, key, 0);
        }
    }
}

/// A key as a comment; when the first `#` is taken away the key is left, under a comment still.
fn comment(out: &mut String, key: &Key, depth: usize) {
    let indent = "  ".repeat(depth);
    let _ = writeln!(out, "# {indent}# {}", meaning(key));
    let _ = writeln!(out, "# {indent}{}:", key.name);
    let group = match &key.shape {
        Shape::Group(keys) => Some((keys, 1)),
        Shape::List(inner) | Shape::OneOrMany(inner) | Shape::Map(inner) => match &**inner {
            Shape::Group(keys) => Some((keys, 2)),
            _ => None,
        },
        _ => None,
    };
    if let Some((keys, deeper)) = group {
        if deeper == 2 {
            let _ = writeln!(out, "# {indent}  -");
        }
        for key in keys {
            comment(out, key, depth + deeper);
        }
    }
}

/// "Sedan när. Skriv en dag, en månad eller ett år: 2026-03-01, 2026-03 eller 2026."
fn meaning(key: &Key) -> String {
    let hint = hint(&key.shape);
    // Many meanings say already which id is due.
    let said = hint.is_empty() || (hint.starts_with("id ") && key.doc.contains("id"));
    if said { key.doc.to_owned() } else { format!("{} Skriv {hint}.", key.doc) }
}

fn hint(shape: &Shape) -> String {
    match shape {
        Shape::YesNo => "ja, nej eller okand".to_owned(),
        Shape::Whole => "ett heltal".to_owned(),
        Shape::Number => "ett tal, till exempel 35 eller 19.4".to_owned(),
        Shape::Date => "ett datum: 2026-03-01".to_owned(),
        Shape::When => {
            "ett datum, en månad eller ett år: 2026-03-01, 2026-03 eller 2026".to_owned()
        }
        Shape::Word(words) => {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            match words.as_slice() {
                [] => String::new(),
                [one] => (*one).to_owned(),
                [rest @ .., last] => format!("{} eller {last}", rest.join(", ")),
            }
        }
        Shape::List(inner) | Shape::OneOrMany(inner) => match &**inner {
            Shape::Word(_) | Shape::Id(_) => format!("en lista: {}", hint(inner)),
            _ => String::new(),
        },
        Shape::Id(kind) => format!("id för {kind}"),
        Shape::Citation => "källans id och gärna plats: s1 s. 8".to_owned(),
        Shape::Text | Shape::Link | Shape::Predicate | Shape::Group(_) | Shape::Map(_) => {
            String::new()
        }
    }
}

/// A county of Sweden.
struct County {
    code: &'static str,
    /// As in "Dalarnas län": with the genitive where there is one.
    genitive: &'static str,
    municipalities: u32,
}

impl County {
    fn name(&self) -> String {
        format!("{} län", self.genitive)
    }
}

/// The counties with their codes and how many municipalities they have, as Statistics Sweden has
/// them; Gotland's region and municipality are one.
static COUNTIES: [County; 21] = [
    County { code: "01", genitive: "Stockholms", municipalities: 26 },
    County { code: "03", genitive: "Uppsala", municipalities: 8 },
    County { code: "04", genitive: "Södermanlands", municipalities: 9 },
    County { code: "05", genitive: "Östergötlands", municipalities: 13 },
    County { code: "06", genitive: "Jönköpings", municipalities: 13 },
    County { code: "07", genitive: "Kronobergs", municipalities: 8 },
    County { code: "08", genitive: "Kalmar", municipalities: 12 },
    County { code: "09", genitive: "Gotlands", municipalities: 1 },
    County { code: "10", genitive: "Blekinge", municipalities: 5 },
    County { code: "12", genitive: "Skåne", municipalities: 33 },
    County { code: "13", genitive: "Hallands", municipalities: 6 },
    County { code: "14", genitive: "Västra Götalands", municipalities: 49 },
    County { code: "17", genitive: "Värmlands", municipalities: 16 },
    County { code: "18", genitive: "Örebro", municipalities: 12 },
    County { code: "19", genitive: "Västmanlands", municipalities: 10 },
    County { code: "20", genitive: "Dalarnas", municipalities: 15 },
    County { code: "21", genitive: "Gävleborgs", municipalities: 10 },
    County { code: "22", genitive: "Västernorrlands", municipalities: 7 },
    County { code: "23", genitive: "Jämtlands", municipalities: 8 },
    County { code: "24", genitive: "Västerbottens", municipalities: 15 },
    County { code: "25", genitive: "Norrbottens", municipalities: 14 },
];

/// The county that a region's name speaks of: "Region Dalarna", "Region Jönköpings län",
/// "Västra Götalandsregionen", "Region Jämtland Härjedalen".
fn county(region: &str) -> Option<&'static County> {
    let name = region.to_lowercase();
    let name = name.strip_prefix("region ").unwrap_or(&name);
    let sormland = name.starts_with("sörmland").then_some("södermanland");
    let name = sormland.unwrap_or(name);
    COUNTIES.iter().find(|county| {
        let genitive = county.genitive.to_lowercase();
        let stem = genitive.strip_suffix('s').unwrap_or(&genitive);
        name.starts_with(stem)
    })
}

/// A text as a YAML value: bare where it can be, else between quotes.
#[must_use]
pub fn scalar(text: &str) -> String {
    let text = one_line(text);
    let ours = ["ja", "nej", "okand"].contains(&text.to_lowercase().as_str());
    if ours { format!("\"{text}\"") } else { written(&text) }
}

fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "scaffold_tests.rs"]
mod tests;
