//! Messages between two programs: bytes after their length, and runs of bytes within them.

use std::io::{self, Read, Write};

/// How many bytes tell a length.
const LENGTH: usize = 8;

fn length(bytes: &[u8]) -> [u8; LENGTH] {
    (bytes.len() as u64).to_le_bytes()
}

/// Writes a message: its length, then its bytes.
///
/// # Errors
/// When nobody reads any longer.
pub fn write(to: &mut impl Write, message: &[u8]) -> io::Result<()> {
    to.write_all(&length(message))?;
    to.write_all(message)?;
    to.flush()
}

/// Reads a message.
///
/// # Errors
/// When it ends too soon, or nobody writes any longer.
pub fn read(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; LENGTH];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    // Room is made as bytes come: a length alone is nobody's word.
    let mut message = Vec::new();
    from.take(length).read_to_end(&mut message)?;
    if message.len() as u64 == length {
        Ok(message)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// Parts as one run of bytes, each after its length.
#[must_use]
pub fn pack(parts: &[&[u8]]) -> Vec<u8> {
    let whole = parts.iter().map(|part| part.len() + LENGTH).sum();
    let mut out = Vec::with_capacity(whole);
    for part in parts {
        out.extend(length(part));
        out.extend(*part);
    }
    out
}

/// The parts of what was packed; none when it was cut short.
#[must_use]
pub fn unpack(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut parts = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk::<LENGTH>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (part, rest) = rest.split_at_checked(length)?;
        parts.push(part);
        bytes = rest;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_cut_short_is_an_error() {
        let mut line = Vec::new();
        for message in [b"ett".as_slice(), b"", b"tre"] {
            write(&mut line, message).expect("memory takes it");
        }
        let mut from = line.as_slice();
        assert_eq!(read(&mut from).expect("is whole"), b"ett");
        assert_eq!(read(&mut from).expect("is whole"), b"");
        for end in 1..from.len() {
            assert!(read(&mut &from[..end]).is_err(), "cut at {end}");
        }
        assert!(read(&mut [u8::MAX; LENGTH].as_slice()).is_err(), "a length that is not true");
    }

    #[test]
    fn what_is_packed_is_unpacked_and_what_is_cut_short_is_none() {
        let parts = [b"a".as_slice(), b"", "å".as_bytes()];
        let packed = pack(&parts);
        assert_eq!(unpack(&packed).as_deref(), Some(parts.as_slice()));
        assert_eq!(unpack(&[]).as_deref(), Some([].as_slice()));
        for end in 1..packed.len() {
            assert!(unpack(&packed[..end]).is_none_or(|left| left.len() < 3), "cut at {end}");
        }
    }
}
