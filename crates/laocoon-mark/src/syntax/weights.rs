//! A linear model over hashed features: for each feature the few classes it speaks for or
//! against, as small integers.

use super::bytes::{Malformed, Reader, Writer};

/// The key of a feature: its template and the values in it, mixed to 32 bits.
pub type Key = u32;

/// Weights of a linear model, laid out for lookup.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    /// Open addressing; a key with start 0 is a free slot.
    keys: Vec<Key>,
    /// Where the entries of each slot's key start.
    starts: Vec<u32>,
    /// At a start, the number of entries; then class and weight of each.
    entries: Vec<(u8, i8)>,
    mask: usize,
}

/// The weights of one feature: class and weight, in order of classes.
pub type Row = (Key, Vec<(u8, i8)>);

impl Weights {
    /// Lays out rows in ascending order of keys.
    pub fn new(rows: &[Row]) -> Self {
        let mut weights = Self::with_room(rows.len());
        for (key, row) in rows {
            weights.push(*key, row.iter().copied());
        }
        weights
    }

    fn with_room(rows: usize) -> Self {
        let size = (rows + rows / 3 + 1).next_power_of_two();
        Self {
            keys: vec![0; size],
            starts: vec![0; size],
            entries: vec![(0, 0)],
            mask: size - 1,
        }
    }

    fn push(&mut self, key: Key, row: impl ExactSizeIterator<Item = (u8, i8)>) {
        if row.len() == 0 || row.len() > 255 {
            return;
        }
        let mut at = key as usize & self.mask;
        while self.starts[at] != 0 {
            at = (at + 1) & self.mask;
        }
        self.keys[at] = key;
        self.starts[at] = self.entries.len() as u32;
        self.entries.push((row.len() as u8, 0));
        self.entries.extend(row);
    }

    /// Where the entries of a key start; 0 for none. `seen` is what its first slot holds.
    fn start(&self, key: Key, seen: Key) -> u32 {
        let mut at = key as usize & self.mask;
        let mut seen = seen;
        // A free slot holds the key 0: only then is its start worth a look.
        while seen != key {
            if seen == 0 && self.starts[at] == 0 {
                return 0;
            }
            at = (at + 1) & self.mask;
            seen = self.keys[at];
        }
        self.starts[at]
    }

    /// Adds what the features say to the scores of the classes.
    pub fn score(&self, keys: &[Key], scores: &mut Scores) {
        if self.keys.is_empty() {
            return;
        }
        // The tables are larger than the caches: loads that do not wait for each other run at
        // the same time, so each kind of load has its own pass.
        for keys in keys.chunks(BATCH) {
            let mut seen = [0; BATCH];
            for (seen, key) in seen.iter_mut().zip(keys) {
                *seen = self.keys[*key as usize & self.mask];
            }
            let mut starts = [0; BATCH];
            let mut count = 0;
            for (key, seen) in keys.iter().zip(seen) {
                starts[count] = self.start(*key, seen);
                count += usize::from(starts[count] != 0);
            }
            let mut rows = [(0, 0); BATCH];
            for (row, start) in rows.iter_mut().zip(&starts[..count]) {
                *row = (
                    *start as usize + 1,
                    self.entries[*start as usize].0 as usize,
                );
            }
            for (first, length) in &rows[..count] {
                for (class, weight) in &self.entries[*first..first + length] {
                    scores[*class as usize] += i32::from(*weight);
                }
            }
        }
    }

    /// Number of features.
    pub fn len(&self) -> usize {
        self.starts.iter().filter(|start| **start != 0).count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Features looked up at a time.
const BATCH: usize = 32;

/// Scores of the classes of a model; a class is one byte.
pub type Scores = [i32; 256];

/// Writes rows in ascending order of keys.
pub fn write(rows: &[Row], out: &mut Writer) {
    out.number(rows.len() as u64);
    let mut last = 0;
    for (key, _) in rows {
        out.number(u64::from(key - last));
        last = *key;
    }
    // Columns of one kind compress better than records.
    for (_, row) in rows {
        out.number(row.len() as u64);
    }
    for (class, _) in rows.iter().flat_map(|(_, row)| row) {
        out.byte(*class);
    }
    for (_, weight) in rows.iter().flat_map(|(_, row)| row) {
        out.byte(*weight as u8);
    }
}

/// Reads what [`write`] wrote.
pub fn read(bytes: &mut Reader<'_>) -> Result<Weights, Malformed> {
    let count = bytes.count()?;
    let mut keys = Vec::with_capacity(count);
    let mut last = 0_u32;
    for _ in 0..count {
        last = last.wrapping_add(bytes.number()? as u32);
        keys.push(last);
    }
    let mut lengths = Vec::with_capacity(count);
    for _ in 0..count {
        lengths.push(bytes.count()?);
    }
    let total = lengths.iter().sum();
    let classes = bytes.take(total)?;
    let values = bytes.take(total)?;
    let mut entries = classes
        .iter()
        .copied()
        .zip(values.iter().map(|byte| *byte as i8));
    let mut weights = Weights::with_room(count);
    for (key, length) in keys.into_iter().zip(lengths) {
        let row = entries.clone().take(length);
        weights.push(key, row);
        entries.by_ref().take(length).for_each(drop);
    }
    Ok(weights)
}

/// Mixes a value into a key.
pub const fn mix(key: Key, value: u32) -> Key {
    let mixed = (key ^ value).wrapping_mul(0x9E37_79B1);
    mixed ^ (mixed >> 15)
}

/// The key of a template and its values.
pub fn key(template: u32, values: &[u32]) -> Key {
    let mut hash = template.wrapping_add(1).wrapping_mul(0x85EB_CA77);
    for value in values {
        hash = mix(hash, *value);
    }
    mix(hash, 0x27D4_EB2F)
}

#[cfg(test)]
mod tests {
    use super::{Row, Weights, read, write};
    use crate::syntax::bytes::{Reader, Writer};

    #[test]
    fn round_trip() {
        let rows: Vec<Row> = (0..500)
            .map(|row| (row * 7 + 1, vec![(row as u8, -3), (255, row as i8)]))
            .collect();
        let mut out = Writer::default();
        write(&rows, &mut out);
        let bytes = out.into_bytes();
        let weights = read(&mut Reader::new(&bytes));
        assert_eq!(weights.ok(), Some(Weights::new(&rows)));
        for cut in 0..bytes.len() {
            assert!(read(&mut Reader::new(&bytes[..cut])).is_err());
        }
    }

    #[test]
    fn adds_up() {
        let weights = Weights::new(&[(5, vec![(1, 2), (3, -4)]), (9, vec![(1, 1)])]);
        let mut scores = [0; 256];
        weights.score(&[5, 9, 77], &mut scores);
        assert_eq!(&scores[..4], &[0, 3, 0, -4]);
        assert_eq!(weights.len(), 2);
    }
}
