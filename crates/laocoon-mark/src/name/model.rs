//! The learned weights of a language's tagger of names, read where they lie.
//!
//! The file: [`MAGIC`]; two bytes, the logarithms of the number of rows and of the number of
//! slots for words; [`LABELS`] times [`LABELS`] transitions as little-endian `i16`; rows of
//! [`LABELS`] signed bytes; slots of four bytes, a check of the word and its cluster; [`PEOPLE`]
//! bits that filter the words of persons' names.

use laocoon_text::Language;

/// First bytes of a model; the last is the version.
pub const MAGIC: &[u8; 8] = b"LNAMES\0\x01";
/// Labels of a token: outside, then first and further word of a person, a place, an
/// organisation; the eighth is free.
pub const LABELS: usize = 8;
/// Bytes before the rows.
pub const HEADER: usize = MAGIC.len() + 2 + 2 * LABELS * LABELS;

/// Bits of the filter of persons' names, [`BITS`] to a word.
pub const PEOPLE: usize = 1 << 22;
/// Bits that each word of a person's name sets.
pub const BITS: u32 = 4;

/// Weights of one language.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    rows: &'a [u8],
    row_mask: u32,
    words: &'a [u8],
    word_mask: u32,
    people: &'a [u8],
    transitions: [[i32; LABELS]; LABELS],
}

impl<'a> Model<'a> {
    /// Opens a model; `None` for bytes that are not one.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let header = bytes.get(..HEADER)?.strip_prefix(MAGIC)?;
        let (&[rows, words], numbers) = header.split_first_chunk::<2>()?;
        if rows > 24 || words > 24 {
            return None;
        }
        let mut transitions = [[0; LABELS]; LABELS];
        let cells = transitions.iter_mut().flatten();
        for (cell, number) in cells.zip(numbers.chunks_exact(2)) {
            *cell = i32::from(i16::from_le_bytes([number[0], number[1]]));
        }
        let (rows, words) = (1_usize << rows, 1_usize << words);
        let body = bytes.get(HEADER..)?;
        let (row_bytes, word_bytes) = body.split_at_checked(rows * LABELS)?;
        let (word_bytes, people) = word_bytes.split_at_checked(words * 4)?;
        (people.len() == PEOPLE / 8).then_some(Self {
            people,
            rows: row_bytes,
            row_mask: rows as u32 - 1,
            words: word_bytes,
            word_mask: words as u32 - 1,
            transitions,
        })
    }

    /// Adds what a feature says to the scores of the labels.
    pub fn add(&self, feature: u32, scores: &mut [i32; LABELS]) {
        let at = (feature & self.row_mask) as usize * LABELS;
        if let Some(row) = self.rows.get(at..at + LABELS) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight as i8);
            }
        }
    }

    /// What one label after another is worth.
    pub fn transition(&self, before: usize, after: usize) -> i32 {
        self.transitions[before][after]
    }

    /// Whether a word is known in names of persons, by its hash; a few in a thousand are not.
    pub fn is_person(&self, word: u32) -> bool {
        bits(word).all(|bit| {
            self.people
                .get(bit / 8)
                .is_some_and(|byte| byte & 1 << (bit % 8) != 0)
        })
    }

    /// The cluster of a word by its hash; 0 for none.
    pub fn cluster(&self, word: u32) -> u16 {
        let check = check(word);
        for step in 0..PROBES {
            let at = (word.wrapping_add(step) & self.word_mask) as usize * 4;
            let Some(slot) = self.words.get(at..at + 4) else {
                return 0;
            };
            let (found, cluster) = (
                u16::from_le_bytes([slot[0], slot[1]]),
                u16::from_le_bytes([slot[2], slot[3]]),
            );
            if found == check {
                return cluster;
            }
            if cluster == 0 {
                return 0;
            }
        }
        0
    }
}

/// The bits of a word of a person's name.
pub fn bits(word: u32) -> impl Iterator<Item = usize> {
    let step = word.wrapping_mul(0x9E37_79B1) | 1;
    (1..=BITS).map(move |nth| word.wrapping_add(step.wrapping_mul(nth)) as usize % PEOPLE)
}

/// Slots that a word may stand in, from its own on.
pub const PROBES: u32 = 16;

/// What tells a slot's word from its neighbours.
pub fn check(word: u32) -> u16 {
    (word >> 16) as u16
}

/// The model of a language; `None` for a language without.
pub fn model(language: Language) -> Option<Model<'static>> {
    Model::open(laocoon_languages::name_model(language)?)
}
