//! A linear model over hashed features: for each feature the few classes it speaks for or
//! against, as small integers.

pub mod rows;

use super::bucket::{self, Buckets};
use super::bytes::{Bytes, Malformed, Reader, Writer};

/// The key of a feature: its template and the values in it, mixed to 32 bits.
pub type Key = u32;

/// Weights of a linear model, read where they lie: nothing is unpacked before use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    /// Rows by key: class and weight of each entry.
    rows: Buckets,
}

/// The weights of one feature: class and weight, in order of classes.
pub type Row = (Key, Vec<(u8, i8)>);

impl Weights {
    /// Lays out rows. A row has at most 255 entries.
    pub fn new(rows: &[Row]) -> Self {
        let mut out = Writer::default();
        write(rows, &mut out);
        let bytes = out.into_bytes();
        read(&mut Reader::new(&bytes), |bytes| bytes.to_vec().into()).unwrap_or_default()
    }

    /// Adds what the features say to the scores of the classes.
    pub fn score(&self, keys: &[Key], scores: &mut Scores) {
        self.rows.each(keys, |row| {
            for entry in row.chunks_exact(2) {
                scores[entry[0] as usize] += i32::from(entry[1] as i8);
            }
        });
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// Scores of the classes of a model; a class is one byte.
pub type Scores = [i32; 256];

/// Writes rows.
pub fn write(rows: &[Row], out: &mut Writer) {
    let records = rows.iter().filter(|(_, row)| row.len() <= 255);
    let records = records.map(|(key, row)| {
        let entries = row
            .iter()
            .flat_map(|(class, weight)| [*class, *weight as u8]);
        (*key, entries.collect())
    });
    bucket::write(records.collect(), out);
}

/// Reads what [`write`] wrote; `keep` says how to hold the bytes.
pub fn read<'a>(
    bytes: &mut Reader<'a>,
    keep: impl Fn(&'a [u8]) -> Bytes,
) -> Result<Weights, Malformed> {
    let rows = Buckets::read(bytes, keep)?;
    Ok(Weights { rows })
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
        let keep = |bytes: &[u8]| bytes.to_vec().into();
        let weights = read(&mut Reader::new(&bytes), keep);
        assert_eq!(weights.ok(), Some(Weights::new(&rows)));
        for cut in 0..bytes.len() {
            assert!(read(&mut Reader::new(&bytes[..cut]), keep).is_err());
        }
    }

    #[test]
    fn adds_up() {
        let weights = Weights::new(&[(5, vec![(1, 2), (3, -4)]), (9, vec![(1, 1)])]);
        let mut scores = [0; 256];
        weights.score(&[5, 9, 77], &mut scores);
        assert_eq!(&scores[..4], &[0, 3, 0, -4]);
    }
}
