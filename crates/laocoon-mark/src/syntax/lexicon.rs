//! What is known of a word before its sentence is seen: the parts of speech it may be, and
//! the words it behaves like.

use super::bytes::{Malformed, Reader, Writer};
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

/// Entries by hash of the word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    slots: Vec<(Key, Entry)>,
    mask: usize,
}

impl Lexicon {
    /// Lays out entries; the first of two with one key counts.
    pub fn new(entries: &[(Key, Entry)]) -> Self {
        let size = (entries.len() + entries.len() / 3)
            .next_power_of_two()
            .max(2);
        let mut lexicon = Self {
            slots: vec![(0, Entry::default()); size],
            mask: size - 1,
        };
        for (key, entry) in entries.iter().filter(|(key, _)| *key != 0) {
            let mut at = *key as usize & lexicon.mask;
            while lexicon.slots[at].0 != 0 {
                at = (at + 1) & lexicon.mask;
            }
            lexicon.slots[at] = (*key, *entry);
        }
        lexicon
    }

    /// What is known of the word with this hash.
    pub fn get(&self, key: Key) -> Entry {
        if self.slots.is_empty() {
            return Entry::default();
        }
        let mut at = key as usize & self.mask;
        loop {
            let (found, entry) = self.slots[at];
            if found == key || found == 0 {
                return entry;
            }
            at = (at + 1) & self.mask;
        }
    }
}

/// Writes entries in ascending order of keys.
pub fn write(entries: &[(Key, Entry)], out: &mut Writer) {
    out.number(entries.len() as u64);
    let mut last = 0;
    for (key, _) in entries {
        out.number(u64::from(key - last));
        last = *key;
    }
    for (_, entry) in entries {
        out.number(u64::from(entry.senses));
    }
    for (_, entry) in entries {
        out.byte(entry.certain);
        out.byte(entry.settled);
    }
    for (_, entry) in entries {
        out.number(u64::from(entry.cluster));
    }
    for (_, entry) in entries {
        out.number(u64::from(entry.paradigm));
    }
}

/// Reads what [`write`] wrote.
pub fn read(bytes: &mut Reader<'_>) -> Result<Lexicon, Malformed> {
    let count = bytes.count()?;
    let mut entries = vec![(0, Entry::default()); count];
    let mut last = 0_u32;
    for entry in &mut entries {
        last = last.wrapping_add(bytes.number()? as u32);
        entry.0 = last;
    }
    for entry in &mut entries {
        entry.1.senses = bytes.number()? as u32;
    }
    for entry in &mut entries {
        entry.1.certain = bytes.byte()?;
        entry.1.settled = bytes.byte()?;
    }
    for entry in &mut entries {
        entry.1.cluster = bytes.number()? as u16;
    }
    for entry in &mut entries {
        entry.1.paradigm = bytes.number()? as u16;
    }
    Ok(Lexicon::new(&entries))
}

#[cfg(test)]
mod tests {
    use super::{Entry, Lexicon, read, write};
    use crate::syntax::bytes::{Reader, Writer};

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
                (u32::from(n) * 77_777, entry)
            })
            .collect();
        let mut out = Writer::default();
        write(&entries, &mut out);
        let lexicon = read(&mut Reader::new(&out.into_bytes())).unwrap_or_default();
        for (key, entry) in &entries {
            assert_eq!(lexicon.get(*key), *entry);
        }
        assert_eq!(lexicon.get(5), Entry::default());
        assert_eq!(Lexicon::default().get(5), Entry::default());
    }
}
