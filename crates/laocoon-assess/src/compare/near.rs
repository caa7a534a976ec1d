//! Near-duplicate texts, exactly: every pair whose shingles are alike enough, and no other.
//!
//! Two sets with a Jaccard index of at least t share an element among the first
//! |S| - ceil(t |S|) + 1 of each, in any order common to all (Chaudhuri et al. 2006; Bayardo et
//! al. 2007). Rare shingles come first, so that few pairs meet; each pair that meets is counted
//! out. Memory: 8 bytes a shingle, and 12 for each in a prefix.

/// Two documents and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The document that comes first in the list.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// Shingles in common over shingles of both.
    pub jaccard: f32,
    /// Shingles in common over those of the shorter.
    pub containment: f32,
}

/// One document in a crowd meets this many others in one posting; hostile lists stay linear.
const MEET: usize = 256;

/// All pairs with a Jaccard index of at least `least`, in order. `sets` as
/// [`super::shingles`] gives them.
pub fn pairs(sets: &[Vec<u64>], least: f64) -> Vec<Pair> {
    let (firsts, twins) = collapse(sets);
    let order = Rarity::new(firsts.iter().map(|at| &sets[*at as usize]));
    let mut postings: Vec<(u64, u32)> = Vec::new();
    let mut keys: Vec<(u16, u64)> = Vec::new();
    for (nth, at) in firsts.iter().enumerate() {
        let set = &sets[*at as usize];
        let prefix =
            set.len() + 1 - ((least * set.len() as f64).ceil() as usize).clamp(1, set.len());
        keys.clear();
        keys.extend(set.iter().map(|hash| (order.count(*hash), *hash)));
        if prefix < keys.len() {
            keys.select_nth_unstable(prefix - 1);
        }
        postings.extend(keys[..prefix].iter().map(|(_, hash)| (*hash, nth as u32)));
    }
    let long = |nth: u32| sets[firsts[nth as usize] as usize].len();
    let mut meet = meetings(
        postings,
        |short, other| long(short) as f64 >= least * long(other) as f64,
        long,
    );
    meet.sort_unstable();
    meet.dedup();
    let mut out = Vec::new();
    for (x, y) in meet {
        let (a, b) = (firsts[x as usize], firsts[y as usize]);
        if let Some(pair) =
            compare(sets, a, b).filter(|pair| f64::from(pair.jaccard) >= least - 1e-7)
        {
            for a in &twins[x as usize] {
                out.extend(twins[y as usize].iter().map(|b| Pair {
                    a: *a.min(b),
                    b: *a.max(b),
                    ..pair
                }));
            }
        }
    }
    for same in &twins {
        for (nth, a) in same.iter().enumerate() {
            out.extend(same[nth + 1..].iter().map(|b| Pair {
                a: *a,
                b: *b,
                jaccard: 1.0,
                containment: 1.0,
            }));
        }
    }
    out.sort_unstable_by_key(|pair| (pair.a, pair.b));
    out
}

/// Pairs of which one text holds at least `least` of the other's shingles, however long it is
/// itself. Found through one shingle in four; texts of fewer than 24 shingles are left out.
pub fn excerpts(sets: &[Vec<u64>], least: f64) -> Vec<Pair> {
    let (firsts, twins) = collapse(sets);
    let mut postings: Vec<(u64, u32)> = Vec::new();
    for (nth, at) in firsts.iter().enumerate() {
        let set = &sets[*at as usize];
        if set.len() >= 24 {
            let sampled = set.iter().filter(|hash| *hash % 4 == 0);
            postings.extend(sampled.map(|hash| (*hash, nth as u32)));
        }
    }
    let long = |nth: u32| sets[firsts[nth as usize] as usize].len();
    let mut meet = meetings(postings, |_, _| true, long);
    meet.sort_unstable();
    let mut out = Vec::new();
    for same in meet.chunk_by(|a, b| a == b) {
        let (x, y) = same[0];
        let shorter = long(x).min(long(y));
        // Half of what is due on average: chance takes away no more.
        if (same.len() as f64) < least * shorter as f64 / 8.0 {
            continue;
        }
        let (a, b) = (firsts[x as usize], firsts[y as usize]);
        if let Some(pair) = compare(sets, a, b).filter(|pair| f64::from(pair.containment) >= least)
        {
            for a in &twins[x as usize] {
                out.extend(twins[y as usize].iter().map(|b| Pair {
                    a: *a.min(b),
                    b: *a.max(b),
                    ..pair
                }));
            }
        }
    }
    out.sort_unstable_by_key(|pair| (pair.a, pair.b));
    out
}

/// One document for each distinct set that is not empty, and all that have it.
fn collapse(sets: &[Vec<u64>]) -> (Vec<u32>, Vec<Vec<u32>>) {
    let mut order: Vec<u32> = (0..sets.len() as u32)
        .filter(|at| !sets[*at as usize].is_empty())
        .collect();
    order.sort_by(|a, b| sets[*a as usize].cmp(&sets[*b as usize]).then(a.cmp(b)));
    let same = |a: &u32, b: &u32| sets[*a as usize] == sets[*b as usize];
    let mut twins: Vec<Vec<u32>> = order.chunk_by(same).map(<[u32]>::to_vec).collect();
    twins.sort_unstable_by_key(|same| same[0]);
    (twins.iter().map(|same| same[0]).collect(), twins)
}

/// Pairs of documents that share a posting, once for each posting they share.
fn meetings(
    mut postings: Vec<(u64, u32)>,
    near: impl Fn(u32, u32) -> bool,
    long: impl Fn(u32) -> usize,
) -> Vec<(u32, u32)> {
    postings.sort_unstable();
    let mut out = Vec::new();
    let mut crowd: Vec<u32> = Vec::new();
    for group in postings
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() > 1)
    {
        crowd.clear();
        crowd.extend(group.iter().map(|(_, nth)| *nth));
        crowd.sort_by_key(|nth| (long(*nth), *nth));
        for (index, x) in crowd.iter().enumerate() {
            let others = crowd[index + 1..].iter().take(MEET);
            for y in others.take_while(|y| near(*x, **y)) {
                out.push((*x.min(y), *x.max(y)));
            }
        }
    }
    out
}

/// Counts what two sorted sets have in common.
fn compare(sets: &[Vec<u64>], a: u32, b: u32) -> Option<Pair> {
    let (x, y) = (&sets[a as usize], &sets[b as usize]);
    let (mut i, mut j, mut common) = (0, 0, 0usize);
    while let (Some(left), Some(right)) = (x.get(i), y.get(j)) {
        common += usize::from(left == right);
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    let both = x.len() + y.len() - common;
    (common > 0).then(|| Pair {
        a: a.min(b),
        b: a.max(b),
        jaccard: (common as f64 / both as f64) as f32,
        containment: (common as f64 / x.len().min(y.len()) as f64) as f32,
    })
}

/// About how many documents hold a shingle: a table of counters, some shared.
struct Rarity(Vec<u16>);

const COUNTERS: usize = 1 << 20;

impl Rarity {
    fn new<'s>(sets: impl Iterator<Item = &'s Vec<u64>>) -> Self {
        let mut counts = vec![0u16; COUNTERS];
        for hash in sets.flatten() {
            let count = &mut counts[*hash as usize % COUNTERS];
            *count = count.saturating_add(1);
        }
        Rarity(counts)
    }

    fn count(&self, hash: u64) -> u16 {
        self.0[hash as usize % COUNTERS]
    }
}

#[cfg(test)]
mod tests {
    use super::{excerpts, pairs};
    use crate::compare::shingles;

    fn text(from: usize, to: usize) -> String {
        (from..to).map(|nth| format!("mot{nth} ")).collect()
    }

    #[test]
    fn near_texts_are_found_and_others_are_not() {
        let reworded = text(0, 100).replace("mot50 ", "autre ");
        let texts = [
            text(0, 100),
            reworded,
            text(200, 300),
            text(0, 100),
            String::new(),
        ];
        let sets: Vec<_> = texts.iter().map(|text| shingles(text)).collect();
        let found: Vec<_> = pairs(&sets, 0.8)
            .iter()
            .map(|pair| (pair.a, pair.b))
            .collect();
        assert_eq!(found, [(0, 1), (0, 3), (1, 3)]);
    }

    #[test]
    fn an_excerpt_is_found_in_a_longer_text() {
        let texts = [text(0, 400), text(100, 180), text(500, 580)];
        let sets: Vec<_> = texts.iter().map(|text| shingles(text)).collect();
        assert!(pairs(&sets, 0.8).is_empty());
        let found: Vec<_> = excerpts(&sets, 0.6)
            .iter()
            .map(|pair| (pair.a, pair.b))
            .collect();
        assert_eq!(found, [(0, 1)]);
    }

    #[test]
    fn agrees_with_counting_every_pair() {
        // Texts that overlap by steps: all degrees of likeness occur.
        let texts: Vec<String> = (0..60)
            .map(|nth| text(nth * 3, nth * 3 + 40 + nth % 7))
            .collect();
        let sets: Vec<_> = texts.iter().map(|text| shingles(text)).collect();
        for least in [0.3, 0.5, 0.8] {
            let mut due = Vec::new();
            for a in 0..sets.len() {
                for b in a + 1..sets.len() {
                    let common = sets[a].iter().filter(|hash| sets[b].contains(hash)).count();
                    let both = sets[a].len() + sets[b].len() - common;
                    if common as f64 / both as f64 >= least {
                        due.push((a as u32, b as u32));
                    }
                }
            }
            let found: Vec<_> = pairs(&sets, least)
                .iter()
                .map(|pair| (pair.a, pair.b))
                .collect();
            assert!(!due.is_empty());
            assert_eq!(found, due, "at {least}");
        }
    }
}
