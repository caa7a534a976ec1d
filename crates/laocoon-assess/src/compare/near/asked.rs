use super::{Alike, SAMPLE};
use crate::compare::bucket::{Starts, sorted};

/// One shingle brings together at most so many documents, those nearest in length; hostile lists stay linear.
const MEET: usize = 256;
/// Natural logarithm of the chance, one in a million, at which a pair is missed that is just alike enough.
const RARELY: f64 = 13.8;

/// Which sets ask for which shingles.
pub(super) struct Asked {
    entries: Vec<Entry>,
    starts: Starts,
}

/// In the order of hashes, then of lengths.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    hash: u64,
    length: u32,
    set: u32,
}

/// The greatest hash in the sample of a set of so many shingles.
pub(super) fn bound(length: usize) -> u64 {
    let times = (length / SAMPLE).max(1).ilog2();
    u64::MAX >> times
}

impl Asked {
    /// What the sets ask for. `read` tells how many shingles of a set are read: only those may be asked for.
    pub(super) fn new(sets: &[&[u64]], read: impl Fn(&[u64]) -> usize, alike: Alike) -> Self {
        let rarity = Rarity::new(sets.iter().map(|set| &set[..read(set)]));
        let mut entries = Vec::new();
        let mut counts = Vec::new();
        for (set, nth) in sets
            .iter()
            .zip(0u32..)
            .filter(|(set, _)| set.len() >= alike.fewest)
        {
            let bound = bound(set.len());
            let sample = &set[..set.partition_point(|hash| *hash <= bound)];
            let slack = match sample.len() < set.len() {
                true => (RARELY / (2.0 * sample.len() as f64)).sqrt(),
                false => 1e-9,
            };
            let due = (alike.share - slack) * sample.len() as f64;
            let spare = sample.len() - (due.ceil().max(1.0) as usize).min(sample.len());
            let most = spare + times(set.len()) as usize;
            rarity.rarest(sample, most, &mut counts, |hash| {
                entries.push(Entry {
                    hash,
                    length: set.len() as u32,
                    set: nth,
                });
            });
        }
        let (entries, starts) = sorted(&entries, |entry| entry.hash);
        Asked { entries, starts }
    }

    /// Gives the sets that ask for a shingle and are shorter than one of so many shingles and this
    /// number; of two as long the first is the shorter.
    pub(super) fn by(&self, hash: u64, longer: (u32, u32), give: impl FnMut(u32)) {
        let near = &self.entries[self.starts.range(hash)];
        let from = near.partition_point(|entry| entry.hash < hash);
        let shorter = |entry: &Entry| entry.hash == hash && (entry.length, entry.set) < longer;
        let to = from + near[from..].partition_point(shorter);
        let met = &near[from.max(to.saturating_sub(MEET))..to];
        met.iter().map(|entry| entry.set).for_each(give);
    }
}

/// How often a set of so many shingles meets every other that holds enough of it, at least: it
/// asks for so many more than may be missing. The more, the fewer pairs meet by chance.
pub(super) fn times(length: usize) -> u32 {
    1 + (length.min(2 * SAMPLE) / 64) as u32
}

/// About how many documents hold a shingle: a table of counters, some shared.
struct Rarity(Vec<u8>);

const MOST_COUNTERS: usize = 1 << 20;

impl Rarity {
    fn new<'s>(sets: impl Iterator<Item = &'s [u64]> + Clone) -> Self {
        let all: usize = sets.clone().map(<[u64]>::len).sum();
        let mut rarity = Rarity(vec![0; all.next_power_of_two().min(MOST_COUNTERS)]);
        for hash in sets.flatten() {
            let place = rarity.place(*hash);
            rarity.0[place] = rarity.0[place].saturating_add(1);
        }
        rarity
    }

    /// Low bits choose the counter, since samples share the high ones. There are 2^n counters.
    fn place(&self, hash: u64) -> usize {
        hash as usize & (self.0.len() - 1)
    }

    /// Gives the rarest of some shingles, at most so many, in the order of hashes.
    fn rarest(&self, sample: &[u64], most: usize, counts: &mut Vec<u8>, mut give: impl FnMut(u64)) {
        counts.clear();
        counts.extend(sample.iter().map(|hash| self.0[self.place(*hash)]));
        let mut held = [0usize; 256];
        counts.iter().for_each(|count| held[*count as usize] += 1);
        // Up to which count all are taken, and how many of the next.
        let (mut cut, mut left) = (0, most.min(sample.len()));
        while left > held[cut] {
            left -= held[cut];
            cut += 1;
        }
        for (hash, count) in sample.iter().zip(&*counts) {
            let at_cut = usize::from(*count) == cut && left > 0;
            left -= usize::from(at_cut);
            if usize::from(*count) < cut || at_cut {
                give(*hash);
            }
        }
    }
}
