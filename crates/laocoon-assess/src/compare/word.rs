//! Words of a text as hashes: runs of letters, digits and `_`, in lower case.

use std::sync::OnceLock;

/// The high bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;
const EACH: u64 = 0x0101_0101_0101_0101;
const STEP: u64 = 0xF135_7AEA_2E62_A9C5;

/// Gives the hash of each word with its first byte and one past its last.
///
/// Eight bytes are looked at together: which of them belong to words of ASCII is a mask, and its edges are where
/// words start and end. Runs with other letters are walked through one by one.
#[inline]
pub(super) fn each_word(text: &str, mut give: impl FnMut(u64, u32, u32)) {
    let bytes = text.as_bytes();
    let (mut before, mut start) = (0u64, 0);
    let mut run = |from: usize, to: usize| match ascii(bytes, from, to) {
        Some(hash) => give(hash, from as u32, to as u32),
        None => letters(text, from, to, &mut give),
    };
    let mut at = 0;
    while at < bytes.len() {
        let mut mask = 0u64;
        for (nth, eight) in bytes[at..bytes.len().min(at + 64)].chunks(8).enumerate() {
            mask |= words(load(eight)) << (8 * nth);
        }
        let mut edges = mask ^ (mask << 1 | before);
        before = mask >> 63;
        while edges != 0 {
            let edge = edges.trailing_zeros();
            edges &= edges - 1;
            let place = at + edge as usize;
            if mask >> edge & 1 == 1 {
                start = place;
            } else {
                run(start, place);
            }
        }
        at += 64;
    }
    if before == 1 {
        run(start, bytes.len());
    }
}

/// Up to eight bytes, the first lowest.
#[inline]
fn load(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => bytes
            .iter()
            .rev()
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
    }
}

/// A bit for each of eight bytes: whether it is a letter, a digit, `_`, or not ASCII.
#[inline]
fn words(eight: u64) -> u64 {
    // Sums of seven bits and a limit: the eighth bit tells whether it is reached.
    let seven = eight & !HIGH;
    let reaches = |bytes: u64, limit: u8| bytes + EACH * u64::from(0x80 - limit);
    let small = seven | (EACH * 0x20);
    let letters = reaches(small, b'a') & !reaches(small, b'z' + 1);
    let digits = reaches(seven, b'0') & !reaches(seven, b'9' + 1);
    let line = !reaches(seven ^ (EACH * u64::from(b'_')), 1);
    let found = (letters & (seven << 1) | digits | line | eight) & HIGH;
    (found >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The hash of a word of ASCII; `None` if there are other bytes in it.
#[inline]
fn ascii(bytes: &[u8], from: usize, to: usize) -> Option<u64> {
    let (mut hash, mut all) = (0u64, 0);
    let mut at = from;
    loop {
        let left = to - at;
        let eight = load(&bytes[at..]);
        if left >= 8 {
            all |= eight;
            hash = (hash.rotate_left(23) ^ (eight | (EACH * 0x20))).wrapping_mul(STEP);
            at += 8;
            if left == 8 {
                break;
            }
        } else {
            let mask = (1u64 << (8 * left)) - 1;
            all |= eight & mask;
            hash = (hash.rotate_left(23) ^ ((eight | (EACH * 0x20)) & mask)).wrapping_mul(STEP);
            break;
        }
    }
    (all & HIGH == 0).then_some(hash ^ (hash >> 32))
}

/// Gives the words of a run that holds letters beyond ASCII, or signs.
fn letters(text: &str, from: usize, to: usize, give: &mut impl FnMut(u64, u32, u32)) {
    let table = table();
    let bytes = text.as_bytes();
    // A word of ASCII has one hash, whatever signs stand around it.
    let mut word = |start: usize, end: usize, hash: u64| {
        let hash = ascii(bytes, start, end).unwrap_or(hash ^ (hash >> 32));
        give(hash, start as u32, end as u32);
    };
    let (mut at, mut start, mut hash) = (from, from, 0u64);
    while at < to {
        let byte = bytes[at];
        let (letter, width) = match byte {
            0..0x80 => (table[byte as usize], 1),
            0xC2..0xE0 => {
                let low = bytes.get(at + 1).copied().unwrap_or_default();
                let code = (byte as usize & 0x1F) << 6 | low as usize & 0x3F;
                (table[code], 2)
            }
            _ => (OTHER, 0),
        };
        if letter > OTHER {
            hash = (hash ^ u64::from(letter)).wrapping_mul(STEP);
            at += width;
            continue;
        }
        let c = text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .unwrap_or(' ');
        if c.is_alphanumeric() {
            for c in c.to_lowercase() {
                hash = (hash ^ u64::from(c)).wrapping_mul(STEP);
            }
            at += c.len_utf8();
            continue;
        }
        if at > start {
            word(start, at, hash);
        }
        at += c.len_utf8();
        (start, hash) = (at, 0);
    }
    if at > start {
        word(start, at, hash);
    }
}

/// In the table: not a letter, or one that it cannot hold.
const OTHER: u16 = 1;

/// What letters up to U+07FF are in lower case.
fn table() -> &'static [u16; 0x800] {
    static TABLE: OnceLock<Box<[u16; 0x800]>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Box::new([OTHER; 0x800]);
        for (code, entry) in (0u32..).zip(table.iter_mut()) {
            let Some(c) = char::from_u32(code).filter(|c| c.is_alphanumeric() || *c == '_') else {
                continue;
            };
            let mut lower = c.to_lowercase();
            if let (Some(one), None) = (lower.next(), lower.next()) {
                *entry = u16::try_from(u32::from(one)).unwrap_or(OTHER);
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::each_word;

    /// Words as plainly as they can be told.
    fn plainly(text: &str) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let of_word = c.is_alphanumeric() || c == '_';
            match (start, of_word) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    out.push((from, at));
                    start = None
                }
                _ => {}
            }
        }
        out
    }

    #[test]
    fn words_end_where_they_end() {
        let all: String = (0..0x3000).filter_map(char::from_u32).collect();
        let apart: String = all.chars().flat_map(|c| ['x', c, ' ']).collect();
        for text in [
            all.as_str(),
            &apart,
            "",
            "_",
            "a",
            "à",
            "a-b_c 12,5 abcdefgh abcdefghi «Où ?» —Ёлка",
            &"mot ".repeat(99),
        ] {
            for from in 0..text.len().min(70) {
                let Some(text) = text.get(from..) else {
                    continue;
                };
                let mut found = Vec::new();
                each_word(text, |_, start, end| {
                    found.push((start as usize, end as usize))
                });
                assert_eq!(found, plainly(text));
            }
        }
    }

    #[test]
    fn words_differ_unless_they_are_alike() {
        let hash = |word: &str| {
            let mut out = Vec::new();
            each_word(word, |hash, _, _| out.push(hash));
            assert_eq!(out.len(), 1, "{word}");
            out[0]
        };
        for (a, b) in [
            ("Abcdefghijk", "aBCDEFGHIJK"),
            ("ÉTÉ", "été"),
            ("ЁЛКА", "ёлка"),
            ("ẞ_9", "ß_9"),
        ] {
            assert_eq!(hash(a), hash(b), "{a}");
        }
        for (a, b) in [
            ("abcdefgh", "abcdefghi"),
            ("abcdefgh", "abcdefgg"),
            ("a", "aa"),
            ("été", "ete"),
            ("a_", "a"),
        ] {
            assert_ne!(hash(a), hash(b), "{a} {b}");
        }
    }
}
