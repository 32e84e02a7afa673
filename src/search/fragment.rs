//! Fragments: what the search shows of a page. The marks that split compound words for the index
//! are taken out again, so that readers see words as they are written.

use std::io::{self, Read, Write};

use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::compounds::MARK;

/// A fragment's content.
///
/// # Errors
/// When the bytes are not gzip.
pub fn read(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut text)?;
    Ok(text)
}

/// The fragment without marks; same bytes in, same bytes out.
///
/// # Errors
/// When the bytes are not gzip.
pub fn without_marks(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut text = read(bytes)?;
    let mut mark = [0; 4];
    let mark = MARK.encode_utf8(&mut mark).as_bytes()[0];
    text.retain(|byte| *byte != mark);
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&text)?;
    encoder.finish()
}
