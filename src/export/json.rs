//! JSON: an array with an object for each row, fields in the order of the table. What is unknown
//! or not due is `null`.

use crate::derive::data::sheet::Sheet;
use crate::derive::data::value::Value;

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn value(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Whole(n) => n.to_string(),
        Value::Number(x) => x.to_string(),
        Value::Truth(b) => b.to_string(),
        Value::Unknown | Value::Blank => "null".to_owned(),
    }
}

/// A sheet as a JSON file: a row a line.
#[must_use]
pub fn bytes(sheet: &Sheet) -> Vec<u8> {
    let names: Vec<String> = sheet.fields.iter().map(|f| quoted(f.name)).collect();
    let rows: Vec<String> = sheet
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<String> = names
                .iter()
                .zip(row)
                .map(|(name, cell)| format!("{name}:{}", value(cell)))
                .collect();
            format!("{{{}}}", cells.join(","))
        })
        .collect();
    if rows.is_empty() {
        return b"[]\n".to_vec();
    }
    format!("[\n{}\n]\n", rows.join(",\n")).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::data::sheet::Field;

    #[test]
    fn rows_are_objects_that_any_reader_of_json_reads() {
        let sheet = Sheet {
            name: "s",
            title: "S",
            about: "",
            key: vec!["a"],
            fields: vec![Field::text("a", "A"), Field::number("b", "B"), Field::truth("c", "C")],
            rows: vec![vec![
                Value::Text("\"å\"\n\u{1}".into()),
                Value::Number(0.5),
                Value::Unknown,
            ]],
            sources: Vec::new(),
        };
        let read: serde_json::Value = serde_json::from_slice(&bytes(&sheet)).expect("is JSON");
        assert_eq!(read, serde_json::json!([{ "a": "\"å\"\n\u{1}", "b": 0.5, "c": null }]));
        let empty = Sheet { rows: Vec::new(), ..sheet };
        assert_eq!(bytes(&empty), b"[]\n");
    }
}
