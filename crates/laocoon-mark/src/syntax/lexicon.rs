//! What is known of a word before its sentence is seen: the parts of speech it may be, and
//! the words it behaves like.

use super::bucket::{self, Buckets};
use super::bytes::{Bytes, Malformed, Reader, Writer};
use super::weights::Key;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The parts of speech it may be: bit `n` stands for `Upos::ALL[n]`.
    pub senses: u32,
    /// One more than the index of its only part of speech, where it is frequent and never
    /// another; else 0.
    pub certain: u8,
    /// One more than the number of its only inflection, where that is certain too; else 0.
    pub settled: u8,
    /// Its cluster as a path in a binary tree, the first turn in the highest of twelve bits;
    /// 0 for none.
    pub cluster: u16,
    /// Number of the set of inflections it may stand for; 0 for none.
    pub paradigm: u16,
}

/// Entries by hash of the word, read where they lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    entries: Buckets,
}

impl Lexicon {
    /// Lays out entries in ascending order of keys.
    pub fn new(entries: &[(Key, Entry)]) -> Self {
        let mut out = Writer::default();
        write(entries, &mut out);
        let bytes = out.into_bytes();
        read(&mut Reader::new(&bytes), |bytes| bytes.to_vec().into()).unwrap_or_default()
    }

    /// What is known of the word with this hash.
    pub fn get(&self, key: Key) -> Entry {
        match *self.entries.find(key) {
            [a, b, c, certain, settled, d, e, f, g, _] => Entry {
                senses: u32::from_le_bytes([a, b, c, 0]),
                certain,
                settled,
                cluster: u16::from_le_bytes([d, e]),
                paradigm: u16::from_le_bytes([f, g]),
            },
            _ => Entry::default(),
        }
    }
}

/// Writes entries in ascending order of keys.
pub fn write(entries: &[(Key, Entry)], out: &mut Writer) {
    let records = entries.iter().map(|(key, entry)| {
        let [a, b, c, _] = entry.senses.to_le_bytes();
        let ([d, e], [f, g]) = (entry.cluster.to_le_bytes(), entry.paradigm.to_le_bytes());
        (
            *key,
            vec![a, b, c, entry.certain, entry.settled, d, e, f, g, 0],
        )
    });
    bucket::write(records.collect(), out);
}

/// Reads what [`write`] wrote; `keep` says how to hold the bytes.
pub fn read<'a>(
    bytes: &mut Reader<'a>,
    keep: impl Fn(&'a [u8]) -> Bytes,
) -> Result<Lexicon, Malformed> {
    let entries = Buckets::read(bytes, keep)?;
    Ok(Lexicon { entries })
}

#[cfg(test)]
mod tests {
    use super::{Entry, Lexicon};
    use crate::syntax::weights::mix;

    #[test]
    fn round_trip() {
        let entries: Vec<_> = (1..300_u16)
            .map(|n| {
                let entry = Entry {
                    senses: u32::from(n) * 9,
                    certain: (n % 17) as u8,
                    settled: (n % 5) as u8,
                    cluster: n,
                    paradigm: n * 3,
                };
                (mix(3, u32::from(n)), entry)
            })
            .collect();
        let lexicon = Lexicon::new(&entries);
        for (key, entry) in &entries {
            assert_eq!(lexicon.get(*key), *entry);
        }
        assert_eq!(lexicon.get(5), Entry::default());
        assert_eq!(Lexicon::default().get(5), Entry::default());
    }
}
