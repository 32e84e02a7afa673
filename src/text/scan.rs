//! Looking for bytes in long texts, sixty-four at a time: what is wanted of them becomes the bits of
//! one number.

#![allow(clippy::inline_always, reason = "what is asked of a block is for one loop, in wide steps")]

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};

/// So many bytes are asked at once.
pub const BLOCK: usize = 64;

/// Shorter ends of texts are asked byte by byte: that is less than a whole block's work.
const SHORT: usize = 12;

/// A bit for each byte of a block, the lowest for the first: whether it is wanted. For a question
/// of a few comparisons, which the processor then asks of many bytes in one step.
#[inline]
#[must_use]
pub fn mask(block: &[u8; BLOCK], wanted: impl Fn(u8) -> bool) -> u64 {
    let flags = flags(block, wanted);
    // The steps that every processor of this kind has: they stand in the midst of a loop, where a
    // choice between processors would take longer than the step.
    dispatch!(Level::baseline(), simd => bits(simd, &flags))
}

/// The same for what is left of a text where it ends: at most a block.
#[inline]
#[must_use]
pub fn mask_of_end(rest: &[u8], wanted: impl Fn(u8) -> bool) -> u64 {
    if rest.len() < SHORT {
        let each = rest.iter().rev();
        return each.fold(0, |mask, byte| mask << 1 | u64::from(wanted(*byte)));
    }
    mask(&block(rest), wanted) & (u64::MAX >> (BLOCK - rest.len().min(BLOCK)))
}

/// The same for the block that a text begins with, or for all of a shorter one.
#[inline]
#[must_use]
pub fn mask_from(rest: &[u8], wanted: impl Fn(u8) -> bool) -> u64 {
    match rest.first_chunk() {
        Some(block) => mask(block, wanted),
        None => mask_of_end(rest, wanted),
    }
}

/// Questions asked together of each byte of a text: what comes of them for a block.
pub trait Questions {
    /// Asks them of one block. Of a byte 0, with which the last block is filled up, the answers are
    /// to be no. Whoever implements this says `#[inline(always)]`, or the steps are narrow ones.
    fn ask(block: &impl Asked) -> Self;
}

/// One block, whose bytes are asked about.
pub trait Asked {
    /// A bit for each byte that is wanted.
    fn mask(&self, wanted: impl Fn(u8) -> bool) -> u64;
}

struct Block<'b, S> {
    simd: S,
    block: &'b [u8; BLOCK],
}

impl<S: Simd> Asked for Block<'_, S> {
    #[inline(always)]
    fn mask(&self, wanted: impl Fn(u8) -> bool) -> u64 {
        bits(self.simd, &flags(self.block, wanted))
    }
}

/// What comes of some questions for each block of a text, in the widest steps that the processor
/// has.
pub fn ask<Q: Questions>(text: &[u8], out: &mut Vec<Q>) {
    out.clear();
    out.reserve(text.len().div_ceil(BLOCK));
    dispatch!(Level::new(), simd => ask_with(simd, text, out));
}

#[inline(always)]
fn ask_with<S: Simd, Q: Questions>(simd: S, text: &[u8], out: &mut Vec<Q>) {
    let (blocks, rest) = text.as_chunks::<BLOCK>();
    for block in blocks {
        out.push(Q::ask(&Block { simd, block }));
    }
    if !rest.is_empty() {
        out.push(Q::ask(&Block { simd, block: &block(rest) }));
    }
}

/// All bits of a byte that is wanted, and none of another.
#[inline(always)]
fn flags(block: &[u8; BLOCK], wanted: impl Fn(u8) -> bool) -> [u8; BLOCK] {
    let mut flags = [0; BLOCK];
    for (flag, byte) in flags.iter_mut().zip(block) {
        *flag = if wanted(*byte) { u8::MAX } else { 0 };
    }
    flags
}

/// The highest bits of sixty-four bytes side by side.
#[inline(always)]
fn bits<S: Simd>(simd: S, flags: &[u8; BLOCK]) -> u64 {
    u8x64::from_slice(simd, flags).simd_gt(0).to_bitmask()
}

/// The first place from `from` on where a byte is wanted. Who asks again and again of one text does
/// better with a [`Scan`].
#[inline]
#[must_use]
pub fn find(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let found = Scan::new(bytes.get(from..)?, wanted).next(0)?;
    Some(from + found)
}

/// The places of a text where bytes are wanted, asked for from the front to the back.
pub struct Scan<'t, W> {
    bytes: &'t [u8],
    wanted: W,
    /// Where the block at hand begins, and its bits; beyond all texts while there is none.
    at: usize,
    mask: u64,
}

impl<'t, W: Fn(u8) -> bool> Scan<'t, W> {
    /// Of a text.
    #[inline]
    #[must_use]
    pub fn new(bytes: &'t [u8], wanted: W) -> Self {
        Self { bytes, wanted, at: usize::MAX, mask: 0 }
    }

    /// The first place from `from` on.
    #[inline]
    #[must_use]
    pub fn next(&mut self, from: usize) -> Option<usize> {
        let place = from % BLOCK;
        if from - place != self.at {
            self.load(from - place)?;
        }
        let mut mask = self.mask & (u64::MAX << place);
        while mask == 0 {
            self.load(self.at + BLOCK)?;
            mask = self.mask;
        }
        Some(self.at + mask.trailing_zeros() as usize)
    }

    #[inline]
    fn load(&mut self, at: usize) -> Option<()> {
        let rest = self.bytes.get(at..).filter(|rest| !rest.is_empty())?;
        self.mask = mask_from(rest, &self.wanted);
        self.at = at;
        Some(())
    }
}

/// The first block of a text, with zeros where the text is shorter.
#[inline]
fn block(text: &[u8]) -> [u8; BLOCK] {
    text.first_chunk().copied().unwrap_or_else(|| {
        let mut block = [0; BLOCK];
        block[..text.len()].copy_from_slice(text);
        block
    })
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};

    use super::{Asked, BLOCK, Questions, Scan, ask, ask_with, find, mask_from};

    const LENGTHS: [usize; 14] = [0, 1, 2, 11, 12, 13, 63, 64, 65, 127, 128, 129, 200, 256];

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in LENGTHS {
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

    #[test]
    fn every_byte_that_is_wanted_is_found_in_order_and_from_anywhere() {
        for length in LENGTHS {
            let bytes: Vec<u8> = (0..length).map(|n| if n % 5 < 2 { b'7' } else { b'a' }).collect();
            let mut scan = Scan::new(&bytes, |byte| byte == b'7');
            let mut found = Vec::new();
            let mut from = 0;
            while let Some(at) = scan.next(from) {
                found.push(at);
                from = at + 1;
            }
            assert_eq!(found, (0..length).filter(|n| n % 5 < 2).collect::<Vec<_>>());
            for from in (0..length + 3).rev() {
                let due = (from..length).find(|n| n % 5 < 2);
                assert_eq!(scan.next(from), due, "{from} of {length}");
            }
        }
    }

    #[derive(Debug, PartialEq)]
    struct Two(u64, u64);

    impl Questions for Two {
        #[inline(always)]
        fn ask(block: &impl Asked) -> Self {
            Self(block.mask(|byte| byte >= 0xc3), block.mask(|byte| byte.is_ascii_digit()))
        }
    }

    proptest::proptest! {
        #[test]
        fn questions_asked_together_are_answered_as_one_by_one(text in "[a0-9åÅ日]{0,150}") {
            let bytes = text.as_bytes();
            let mut due = Vec::new();
            for block in bytes.chunks(BLOCK) {
                let bits = |wanted: fn(u8) -> bool| {
                    let each = block.iter().rev();
                    each.fold(0, |mask, byte| mask << 1 | u64::from(wanted(*byte)))
                };
                due.push(Two(bits(|byte| byte >= 0xc3), bits(|byte| byte.is_ascii_digit())));
                proptest::prop_assert_eq!(mask_from(block, |byte| byte >= 0xc3), bits(|b| b >= 0xc3));
            }
            // What was answered before is forgotten.
            let mut told = vec![Two(1, 2)];
            ask(bytes, &mut told);
            proptest::prop_assert_eq!(&told, &due);
            // Any processor of the kind says the same.
            told.clear();
            dispatch!(Level::baseline(), simd => ask_with(simd, bytes, &mut told));
            proptest::prop_assert_eq!(&told, &due);
        }
    }
}
