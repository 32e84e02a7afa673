//! The few shapes of CBOR (RFC 8949) that the index is written in: numbers, texts and lists, each with
//! its length first and in the fewest bytes.

/// A whole number.
pub fn int(out: &mut Vec<u8>, value: i64) {
    match u64::try_from(value) {
        Ok(value) => head(out, 0, value),
        // −1 is written as 0, −2 as 1.
        Err(_) => head(out, 1, (!value).unsigned_abs()),
    }
}

/// A text.
pub fn text(out: &mut Vec<u8>, text: &str) {
    head(out, 3, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// The beginning of a list of this many things, which follow.
pub fn list(out: &mut Vec<u8>, length: usize) {
    head(out, 4, length as u64);
}

/// The kind of what follows and its number, in as few bytes as it takes.
fn head(out: &mut Vec<u8>, kind: u8, value: u64) {
    let kind = kind << 5;
    let bytes = value.to_be_bytes();
    let (short, length) = match value {
        0..24 => {
            out.push(kind | bytes[7]);
            return;
        }
        24..0x100 => (24, 1),
        0x100..0x1_0000 => (25, 2),
        0x1_0000..0x1_0000_0000 => (26, 4),
        _ => (27, 8),
    };
    out.push(kind | short);
    out.extend_from_slice(&bytes[8 - length..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_texts_and_lists_are_written_as_the_standard_has_them() {
        // Examples of RFC 8949, appendix A.
        for (value, bytes) in [
            (0, &[0x00][..]),
            (23, &[0x17]),
            (24, &[0x18, 0x18]),
            (1000, &[0x19, 0x03, 0xe8]),
            (1_000_000, &[0x1a, 0x00, 0x0f, 0x42, 0x40]),
            (1_000_000_000_000, &[0x1b, 0, 0, 0, 0xe8, 0xd4, 0xa5, 0x10, 0]),
            (-1, &[0x20]),
            (-100, &[0x38, 0x63]),
            (-1000, &[0x39, 0x03, 0xe7]),
        ] {
            let mut out = Vec::new();
            int(&mut out, value);
            assert_eq!(out, bytes, "{value}");
        }
        let mut out = Vec::new();
        list(&mut out, 1);
        text(&mut out, "ü");
        assert_eq!(out, [0x81, 0x62, 0xc3, 0xbc]);
    }
}
