//! A table by hashed key, read in place: the highest bits of a key choose a bucket, the others
//! stand before its record.

use super::bytes::{Bytes, Malformed, Reader, Writer};
use super::weights::Key;

/// Records by key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Buckets {
    /// A bucket is the key without this many low bits: at most 16.
    shift: u32,
    /// Where each bucket starts in `records`, and where the last ends: four bytes each.
    starts: Bytes,
    /// In order of keys: the low bits of the key (two bytes), half the length (one), the rest.
    records: Bytes,
}

impl Buckets {
    /// Where the bucket of a key starts and ends.
    pub fn bucket(&self, key: Key) -> (u32, u32) {
        let at = (key >> self.shift) as usize * 4;
        let number = |at: usize| {
            let bytes = self
                .starts
                .get(at..at + 4)
                .and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, u32::from_le_bytes)
        };
        (number(at), number(at + 4))
    }

    /// The record of a key in its bucket; empty if there is none.
    pub fn find(&self, (start, end): (u32, u32), key: Key) -> &[u8] {
        let low = key & ((1 << self.shift) - 1);
        let mut rest = self
            .records
            .get(start as usize..end as usize)
            .unwrap_or_default();
        while let [first, second, half, after @ ..] = rest {
            let found = u32::from(u16::from_le_bytes([*first, *second]));
            let length = usize::from(*half) * 2;
            if found >= low {
                return match found == low {
                    true => after.get(..length).unwrap_or_default(),
                    false => &[],
                };
            }
            rest = after.get(length..).unwrap_or_default();
        }
        &[]
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Reads what [`write`] wrote.
    pub fn read<'a>(
        bytes: &mut Reader<'a>,
        keep: impl Fn(&'a [u8]) -> Bytes,
    ) -> Result<Buckets, Malformed> {
        let shift = u32::from(bytes.byte()?);
        if shift > 16 {
            return Err(Malformed);
        }
        let starts = bytes.take(((1_usize << (32 - shift)) + 1) * 4)?;
        let length = bytes.count()?;
        Ok(Buckets {
            shift,
            starts: keep(starts),
            records: keep(bytes.take(length)?),
        })
    }
}

/// Writes records in ascending order of keys; the length of each is even and at most 510.
pub fn write(records: Vec<(Key, Vec<u8>)>, out: &mut Writer) {
    // Two records a bucket or a few more; the low bits must fit two bytes.
    let bits = (records.len() / 2).max(1).ilog2().clamp(16, 24);
    let shift = 32 - bits;
    let mut starts: Vec<u32> = Vec::with_capacity((1 << bits) + 1);
    let mut bytes: Vec<u8> = Vec::new();
    for (key, record) in records {
        while starts.len() <= (key >> shift) as usize {
            starts.push(bytes.len() as u32);
        }
        let low = (key & ((1 << shift) - 1)) as u16;
        bytes.extend(low.to_le_bytes());
        bytes.push((record.len() / 2) as u8);
        bytes.extend(record);
    }
    starts.resize((1 << bits) + 1, bytes.len() as u32);
    out.byte(shift as u8);
    for start in starts {
        out.bytes(&start.to_le_bytes());
    }
    out.number(bytes.len() as u64);
    out.bytes(&bytes);
}
