//! Looking for bytes in long texts, sixteen at a time.

/// The first place from `from` on where a byte is wanted. For bytes that are rare, and for a
/// question of a few comparisons.
#[must_use]
pub fn find(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let (blocks, _) = rest.as_chunks::<16>();
    // All of a block is asked, without stopping: that is done in a few steps of the processor.
    let none = |block: &&[u8; 16]| !block.iter().fold(false, |any, byte| any | wanted(*byte));
    let passed = blocks.iter().take_while(none).count() * 16;
    let found = rest[passed..].iter().position(|byte| wanted(*byte))?;
    Some(from + passed + found)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in 0..70 {
            for place in 0..length {
                let mut bytes = vec![b'a'; length];
                bytes[place] = b'7';
                for from in 0..=length {
                    let due = (from <= place).then_some(place);
                    assert_eq!(find(&bytes, from, |b| b.is_ascii_digit()), due);
                }
            }
        }
        assert_eq!(find(b"a", 2, |_| true), None);
    }
}
