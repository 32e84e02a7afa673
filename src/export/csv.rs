//! CSV as RFC 4180 has it: commas, CRLF, double quotes, a header row. UTF-8 without a byte order
//! mark, which strict readers would take for a part of the first field's name; decimals have a
//! point. An unknown fact is `okand`, one that is not due is empty.

use super::{SAMPLE, room};
use crate::derive::data::sheet::Sheet;
use crate::derive::data::value::Value;

/// What stands for an unknown fact.
pub const UNKNOWN: &str = "okand";

fn field(out: &mut String, text: &str) {
    let plain = !text.contains([',', '"', '\r', '\n']) && text.trim() == text;
    if plain {
        out.push_str(text);
    } else {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    }
}

fn value(out: &mut String, value: &Value) {
    match value {
        Value::Text(text) => field(out, text),
        Value::Whole(n) => out.push_str(&n.to_string()),
        Value::Number(x) => out.push_str(&x.to_string()),
        Value::Truth(true) => out.push_str("ja"),
        Value::Truth(false) => out.push_str("nej"),
        Value::Unknown => out.push_str(UNKNOWN),
        Value::Blank => {}
    }
}

/// A sheet as a CSV file.
#[must_use]
pub fn bytes(sheet: &Sheet) -> Vec<u8> {
    let mut out = String::new();
    for (i, name) in sheet.fields.iter().map(|f| f.name).enumerate() {
        if i > 0 {
            out.push(',');
        }
        field(&mut out, name);
    }
    out.push_str("\r\n");
    for (at, row) in sheet.rows.iter().enumerate() {
        if at == SAMPLE {
            out.reserve(room(out.len(), sheet));
        }
        for (i, cell) in row.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            value(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::data::sheet::Field;

    #[test]
    fn fields_are_quoted_only_where_they_must_be_and_quotes_are_doubled() {
        let sheet = Sheet {
            name: "s",
            title: "S",
            about: "",
            key: vec!["a"],
            fields: vec![Field::text("a", "A"), Field::number("b", "B"), Field::truth("c", "C")],
            rows: vec![
                vec![Value::Text("å, \"ä\"\nö".into()), Value::Number(19.4), Value::Truth(true)],
                vec![Value::Text("rak".into()), Value::Whole(-3788), Value::Unknown],
                vec![Value::Blank, Value::Number(1e21), Value::Truth(false)],
            ],
            sources: Vec::new(),
        };
        assert_eq!(
            String::from_utf8(bytes(&sheet)).expect("is UTF-8"),
            "a,b,c\r\n\"å, \"\"ä\"\"\nö\",19.4,ja\r\nrak,-3788,okand\r\n,1000000000000000000000,nej\r\n"
        );
    }
}
