//! A table by hashed key, read in place: four records to a bucket, one look at a bucket's head to
//! know which of them, if any, is the key's.

use super::bytes::{Bytes, Malformed, Reader, Writer};
use super::weights::Key;

/// Records by key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Buckets {
    /// Of each bucket [`HEAD`] bytes: the low bits of its [`WAYS`] keys (two bytes each, 0 for
    /// none), half the lengths of their records (one byte each), where the first starts (four bytes).
    heads: Bytes,
    /// The records in order of buckets, then [`SEEN`] bytes more.
    records: Bytes,
}

/// Records of a bucket. What finds its bucket full stands in the next.
const WAYS: usize = 4;
const HEAD: usize = 16;
/// Bytes of a record that are fetched together with those of others.
const SEEN: usize = 16;
/// Keys looked up at a time.
const BATCH: usize = 48;
/// Buckets of which a record may stand behind its own.
const LONGEST: usize = 64;

type Head = [u8; HEAD];

impl Buckets {
    /// The record of a key; empty if there is none.
    pub fn find(&self, key: Key) -> &[u8] {
        let bucket = self.bucket(key);
        self.place(bucket, &self.head(bucket), key)
            .map_or(&[], |(start, length)| self.record(start, length))
    }

    /// Shows the records of those keys that have one, in order.
    pub fn each(&self, keys: &[Key], mut see: impl FnMut(&[u8])) {
        if self.is_empty() {
            return;
        }
        // The tables are larger than the caches: loads that do not wait for each other, nor for
        // a branch, run at the same time, so each kind of load has its own pass.
        for keys in keys.chunks(BATCH) {
            let mut heads = [[0; HEAD]; BATCH];
            for (head, key) in heads.iter_mut().zip(keys) {
                *head = self.head(self.bucket(*key));
            }
            let mut places = [(0, 0); BATCH];
            let mut count = 0;
            for (head, key) in heads.iter().zip(keys) {
                if let Some(place) = self.place(self.bucket(*key), head, *key) {
                    places[count] = place;
                    count += 1;
                }
            }
            let mut seen = [[0; SEEN]; BATCH];
            for (seen, (start, _)) in seen.iter_mut().zip(&places[..count]) {
                if let Some(bytes) = self.records.get(*start..*start + SEEN) {
                    seen.copy_from_slice(bytes);
                }
            }
            for (seen, (start, length)) in seen.iter().zip(&places[..count]) {
                let short = seen.get(..*length);
                see(short.unwrap_or_else(|| self.record(*start, *length)));
            }
        }
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    fn bucket(&self, key: Key) -> usize {
        bucket(key, self.heads.len() / HEAD)
    }

    fn head(&self, bucket: usize) -> Head {
        let head = self.heads.get(bucket * HEAD..(bucket + 1) * HEAD);
        head.and_then(|head| head.try_into().ok())
            .unwrap_or_default()
    }

    fn record(&self, start: usize, length: usize) -> &[u8] {
        self.records.get(start..start + length).unwrap_or_default()
    }

    /// Where a key's record starts, and how long it is; its bucket's head is at hand.
    #[inline]
    fn place(&self, bucket: usize, head: &Head, key: Key) -> Option<(usize, usize)> {
        match find(head, key) {
            Ok(place) => Some(place),
            Err(Room::Left) => None,
            Err(Room::None) => self.place_behind(bucket, key),
        }
    }

    #[cold]
    fn place_behind(&self, bucket: usize, key: Key) -> Option<(usize, usize)> {
        let buckets = self.heads.len() / HEAD;
        for step in 1..LONGEST.min(buckets) {
            match find(&self.head((bucket + step) % buckets), key) {
                Ok(place) => return Some(place),
                Err(Room::Left) => return None,
                Err(Room::None) => {}
            }
        }
        None
    }

    /// Reads what [`write`] wrote.
    pub fn read<'a>(
        bytes: &mut Reader<'a>,
        keep: impl Fn(&'a [u8]) -> Bytes,
    ) -> Result<Buckets, Malformed> {
        let buckets = bytes.count()?;
        let heads = bytes.take(buckets.checked_mul(HEAD).ok_or(Malformed)?)?;
        let length = bytes.count()?;
        Ok(Buckets {
            heads: keep(heads),
            records: keep(bytes.take(length)?),
        })
    }
}

/// Whether a bucket can take another record.
enum Room {
    Left,
    None,
}

/// Where a bucket has the record of a key.
#[inline]
fn find(head: &Head, key: Key) -> Result<(usize, usize), Room> {
    const ONES: u64 = 0x0001_0001_0001_0001;
    const HIGHS: u64 = 0x8000_8000_8000_8000;
    let number = |from: usize| {
        let bytes = head
            .get(from..from + 4)
            .and_then(|four| four.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes)
    };
    let checks = u64::from(number(0)) | u64::from(number(4)) << 32;
    // The lowest bit that is set tells the first of the four that is zero.
    let zero = |value: u64| value.wrapping_sub(ONES) & !value & HIGHS;
    let found = zero(checks ^ (u64::from(check(key)) * ONES));
    if found == 0 {
        return Err(if zero(checks) == 0 {
            Room::None
        } else {
            Room::Left
        });
    }
    let way = found.trailing_zeros() as usize / 16;
    let before: usize = head[8..8 + way].iter().map(|half| *half as usize * 2).sum();
    Ok((number(12) as usize + before, head[8 + way] as usize * 2))
}

fn bucket(key: Key, buckets: usize) -> usize {
    ((u64::from(key) * buckets as u64) >> 32) as usize
}

fn check(key: Key) -> u16 {
    (key as u16).max(1)
}

/// Writes records; the length of each is even and at most 510.
pub fn write(records: Vec<(Key, Vec<u8>)>, out: &mut Writer) {
    // Three quarters full: less takes more room, more makes searches longer.
    let buckets = (records.len() / (WAYS - 1) + 1).min(u32::MAX as usize);
    let mut table: Vec<Vec<(Key, Vec<u8>)>> = vec![Vec::new(); buckets];
    for (key, record) in records {
        let own = bucket(key, buckets);
        let free = (0..LONGEST.min(buckets))
            .map(|step| (own + step) % buckets)
            .find(|at| table[*at].len() < WAYS);
        if let Some(at) = free {
            table[at].push((key, record));
        }
    }
    out.number(buckets as u64);
    let mut bytes = Vec::new();
    for bucket in &table {
        let mut head = [0; HEAD];
        head[12..].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
        for (way, (key, record)) in bucket.iter().enumerate() {
            head[way * 2..way * 2 + 2].copy_from_slice(&check(*key).to_le_bytes());
            let half = (record.len() / 2).min(255);
            head[8 + way] = half as u8;
            bytes.extend(&record[..half * 2]);
        }
        out.bytes(&head);
    }
    bytes.extend([0; SEEN]);
    out.number(bytes.len() as u64);
    out.bytes(&bytes);
}

#[cfg(test)]
mod tests {
    use super::{Buckets, write};
    use crate::syntax::bytes::{Reader, Writer};
    use crate::syntax::weights::mix;

    #[test]
    fn finds_all_and_nothing_else() {
        let record = |n: u32| vec![n as u8; (n % 20) as usize * 2];
        let records = (1..5000).map(|n| (mix(7, n), record(n))).collect();
        let mut out = Writer::default();
        write(records, &mut out);
        let bytes = out.into_bytes();
        let table = Buckets::read(&mut Reader::new(&bytes), |bytes| bytes.to_vec().into());
        let table = table.unwrap_or_default();
        for n in 1..5000 {
            assert_eq!(table.find(mix(7, n)), record(n));
        }
        let strangers = (5000..50_000).filter(|n| !table.find(mix(7, *n)).is_empty());
        assert!(strangers.count() < 10);
        let keys: Vec<u32> = (1..200).map(|n| mix(7, n * 100)).collect();
        let mut seen = Vec::new();
        table.each(&keys, |record| seen.push(record.to_vec()));
        let found = keys.iter().map(|key| table.find(*key).to_vec());
        let found: Vec<_> = found.filter(|record| !record.is_empty()).collect();
        seen.retain(|record| !record.is_empty());
        assert_eq!(seen, found);
    }

    #[test]
    fn empty() {
        let mut out = Writer::default();
        write(Vec::new(), &mut out);
        let bytes = out.into_bytes();
        let table = Buckets::read(&mut Reader::new(&bytes), |bytes| bytes.to_vec().into());
        assert_eq!(table.unwrap_or_default().find(3), b"");
        assert_eq!(Buckets::default().find(3), b"");
    }
}
