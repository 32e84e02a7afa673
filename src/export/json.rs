//! JSON: an array with an object for each row, fields in the order of the table. What is unknown
//! or not due is `null`.

use std::io::{self, Write as _};

use super::{SAMPLE, room};
use crate::derive::data::sheet::Sheet;
use crate::derive::data::value::Value;

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn value(out: &mut Vec<u8>, value: &Value) {
    // Nothing fails that is written to memory.
    let _ = match value {
        Value::Text(text) => serde_json::to_writer(out, &**text).map_err(io::Error::from),
        Value::Whole(n) => write!(out, "{n}"),
        Value::Number(x) => write!(out, "{x}"),
        Value::Truth(b) => write!(out, "{b}"),
        Value::Unknown | Value::Blank => write!(out, "null"),
    };
}

/// A sheet as a JSON file: a row a line.
#[must_use]
pub fn bytes(sheet: &Sheet) -> Vec<u8> {
    if sheet.rows.is_empty() {
        return b"[]\n".to_vec();
    }
    let names: Vec<String> = sheet.fields.iter().map(|f| format!("{}:", quoted(f.name))).collect();
    let mut out = Vec::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        if at == SAMPLE {
            out.reserve(room(out.len(), sheet));
        }
        out.extend_from_slice(if at == 0 { b"[\n{" } else { b",\n{" });
        for (n, (name, cell)) in names.iter().zip(row).enumerate() {
            out.extend_from_slice(if n == 0 { b"" } else { b"," });
            out.extend_from_slice(name.as_bytes());
            value(&mut out, cell);
        }
        out.push(b'}');
    }
    out.extend_from_slice(b"\n]\n");
    out
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
