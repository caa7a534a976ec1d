//! A linear model of few classes over hashed features: the weights of all classes stand side by
//! side, so that a feature is added to all scores at once.

use super::{Key, Row};
use crate::syntax::Upos;
use crate::syntax::bucket::{self, Buckets};
use crate::syntax::bytes::{Bytes, Malformed, Reader, Writer};

/// Number of classes: the parts of speech.
pub const CLASSES: usize = Upos::ALL.len();

/// Classes that are added as one vector; those after it one by one.
const LANES: usize = 16;

/// Weights of a linear model, read where they lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Rows by key: a weight of one byte for each class.
    rows: Buckets,
}

impl Rows {
    /// Lays out rows.
    pub fn new(rows: &[Row]) -> Self {
        let mut out = Writer::default();
        write(rows, &mut out);
        let bytes = out.into_bytes();
        read(&mut Reader::new(&bytes), |bytes| bytes.to_vec().into()).unwrap_or_default()
    }

    /// The class that the features speak for most; the first of equals.
    pub fn best(&self, keys: &[Key]) -> u8 {
        let mut scores = [0_i16; CLASSES];
        self.rows.each(keys, |row| {
            let Some((lanes, rest)) = row.split_first_chunk::<LANES>() else {
                return;
            };
            for (score, weight) in scores.iter_mut().zip(lanes) {
                *score += i16::from(*weight as i8);
            }
            for (score, weight) in scores[LANES..].iter_mut().zip(rest) {
                *score += i16::from(*weight as i8);
            }
        });
        let classes = scores.iter().enumerate();
        classes
            .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(&a.0)))
            .map_or(0, |(class, _)| class as u8)
    }
}

/// Writes rows.
pub fn write(rows: &[Row], out: &mut Writer) {
    let records = rows.iter().map(|(key, row)| {
        let mut record = vec![0; CLASSES.next_multiple_of(2)];
        for (class, weight) in row {
            if let Some(cell) = record.get_mut(*class as usize) {
                *cell = *weight as u8;
            }
        }
        (*key, record)
    });
    bucket::write(records.collect(), out);
}

/// Reads what [`write`] wrote; `keep` says how to hold the bytes.
pub fn read<'a>(
    bytes: &mut Reader<'a>,
    keep: impl Fn(&'a [u8]) -> Bytes,
) -> Result<Rows, Malformed> {
    let rows = Buckets::read(bytes, keep)?;
    Ok(Rows { rows })
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, Rows};

    #[test]
    fn adds_up() {
        let last = CLASSES as u8 - 1;
        let rows = Rows::new(&[
            (5, vec![(1, 2), (3, -4)]),
            (9, vec![(1, 1), (2, 4)]),
            (70, vec![(last, 5)]),
        ]);
        assert_eq!(rows.best(&[5]), 1);
        assert_eq!(rows.best(&[5, 9, 77]), 2);
        assert_eq!(rows.best(&[5, 9, 70]), last);
        assert_eq!(rows.best(&[77]), 0);
    }
}
