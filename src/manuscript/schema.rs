//! JSON Schemas for editors, made from what `decode` asks for: completion and hover in Swedish.

use serde_json::{Map, Value, json};

use super::decode::keys;
use super::shape::{Key, Shape};
use super::{read, written};
use crate::model::accessibility::Accessibility;
use crate::model::centre::Centre;
use crate::model::colophon::Colophon;
use crate::model::front_matter::FrontMatter;
use crate::model::measurement::Measurement;
use crate::model::stage::Written;

/// Every schema: its file's name (`goals.schema.json`), the files it is for as a pattern from the
/// handbook's root, and the schema.
#[must_use]
pub fn all() -> Vec<(String, String, Value)> {
    let mut out = Vec::new();
    let mut add = |name: &str, pattern: &str, schema: Value| {
        let mut schema = schema;
        if let Value::Object(map) = &mut schema {
            let dialect = json!("http://json-schema.org/draft-07/schema#");
            map.insert("$schema".to_owned(), dialect);
        }
        out.push((format!("{name}.schema.json"), pattern.to_owned(), schema));
    };
    add("handbook", "guidance/handbook.yaml", group(&keys::<Colophon<Written>>()));
    add("region", "guidance/regions/*.yaml", group(&read::region_keys()));
    add("centre", "content/centres/*/*.yaml", group(&keys::<Centre<Written>>()));
    add("accessibility", "content/accessibility.yaml", group(&keys::<Accessibility>()));
    let measurements = Shape::List(Box::new(Shape::Group(keys::<Measurement<Written>>())));
    add("measurements", "content/measurements/*.yaml", shape(&measurements));
    for (file, keys) in written::list_keys() {
        let list = Shape::List(Box::new(Shape::Group(keys)));
        add(file, &format!("guidance/{file}.yaml"), shape(&list));
    }
    add("front-matter", "**/*.md", group(&keys::<FrontMatter<Written>>()));
    out
}

fn group(keys: &[Key]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut value = shape(&key.shape);
        if let Value::Object(map) = &mut value {
            map.insert("description".to_owned(), json!(key.doc));
        }
        properties.insert(key.name.to_owned(), value);
    }
    let required: Vec<&str> = keys.iter().filter(|k| k.required).map(|k| k.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// A value, or `okand` where the value may be unknown.
fn or_unknown(value: &Value) -> Value {
    json!({ "anyOf": [value, { "const": "okand" }] })
}

fn shape(of: &Shape) -> Value {
    match of {
        Shape::Text => json!({ "type": ["string", "number", "boolean"] }),
        Shape::YesNo => json!({ "enum": ["ja", "nej", "okand"] }),
        Shape::Whole => or_unknown(&json!({ "type": ["integer", "string"] })),
        Shape::Number => or_unknown(&json!({ "type": ["number", "string"] })),
        Shape::Date => json!({
            "type": "string",
            "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}|okand|nej)$",
        }),
        Shape::When => json!({
            "type": ["string", "integer"],
            "pattern": "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|okand)$",
        }),
        Shape::Word(words) => {
            let mut all: Vec<&str> = words.iter().map(|(w, _)| *w).collect();
            if !all.contains(&"okand") {
                all.push("okand");
            }
            let labels: Vec<String> = words.iter().map(|(w, l)| format!("{w}: {l}")).collect();
            json!({ "enum": all, "markdownDescription": labels.join("  \n") })
        }
        Shape::Id(kind) => json!({ "type": "string", "title": format!("id för {kind}") }),
        Shape::Citation => {
            json!({ "type": "string", "title": "källans id och plats, till exempel s1 s. 8" })
        }
        Shape::Link => json!({ "type": "string", "title": "sökväg" }),
        Shape::Predicate => json!({ "type": "object", "minProperties": 1, "maxProperties": 1 }),
        Shape::List(item) => or_unknown(&json!({ "type": "array", "items": shape(item) })),
        Shape::OneOrMany(item) => {
            let item = shape(item);
            json!({ "anyOf": [item, { "type": "array", "items": item }, { "const": "okand" }] })
        }
        Shape::Group(keys) => group(keys),
        Shape::Map(value) => {
            or_unknown(&json!({ "type": "object", "additionalProperties": shape(value) }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_file_has_a_schema_with_swedish_words() {
        let all = all();
        assert!(all.len() > 30, "{}", all.len());
        let (_, _, centre) =
            all.iter().find(|(n, _, _)| n == "centre.schema.json").expect("centres have a schema");
        assert_eq!(centre["properties"]["kommun"]["description"], "Kommunens id, eller okand.");
        let status = centre["properties"]["status"]["enum"].as_array().map(Vec::len);
        assert_eq!(status, Some(10));
        let required: Vec<&str> =
            centre["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!(
            required,
            ["namn", "kommun", "benamning", "status", "kontrollerad", "ansvarig_roll", "kalla"]
        );
    }
}
