//! A text as YAML, the other way through the door.

/// A text on one line as a YAML value. The library says whether it can stand bare; else it stands
/// within double quotation marks, the ones that editors know.
#[must_use]
pub fn written(text: &str) -> String {
    if serde_yaml::to_string(text).is_ok_and(|value| value.trim_end() == text) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
