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

/// The first place from `from` on where a byte and the one after it are wanted together; after the
/// last one stands nothing, and it is not asked.
#[must_use]
pub fn find_pair(bytes: &[u8], from: usize, wanted: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let (first, second) = (bytes.get(from..)?, bytes.get(from + 1..)?);
    let (firsts, seconds) = (first.as_chunks::<16>().0, second.as_chunks::<16>().0);
    let none = |(a, b): &(&[u8; 16], &[u8; 16])| {
        !a.iter().zip(*b).fold(false, |any, (a, b)| any | wanted(*a, *b))
    };
    let passed = firsts.iter().zip(seconds).take_while(none).count() * 16;
    let mut rest = first[passed..].iter().zip(&second[passed..]);
    Some(from + passed + rest.position(|(a, b)| wanted(*a, *b))?)
}

#[cfg(test)]
mod tests {
    use super::{find, find_pair};

    #[test]
    fn a_pair_is_found_wherever_it_stands() {
        for length in 2..70 {
            for place in 0..length - 1 {
                let mut bytes = vec![b'a'; length];
                bytes[place] = b'7';
                bytes[place + 1] = b'!';
                for from in 0..=length + 1 {
                    let due = (from <= place).then_some(place);
                    assert_eq!(find_pair(&bytes, from, |a, b| a == b'7' && b == b'!'), due);
                }
            }
        }
        assert_eq!(find_pair(b"a", 0, |_, _| true), None);
    }

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
