//! Near-duplicate texts: pairs of which one holds enough of the other's shingles.
//!
//! If one set holds a share c of another, then of the other's (1 - c) |S| + k rarest shingles it
//! holds at least k (after Chaudhuri et al. 2006; Bayardo et al. 2007). So each set asks for its
//! rarest shingles alone ([`Asked`]), every set is read once for who asked for what it holds, and
//! pairs that meet often enough are counted out ([`common`]).
//!
//! Of a set of more than twice [`SAMPLE`] shingles those with the smallest hashes stand for it: a
//! sample by chance, the same in all texts. Its share differs from the whole's by chance, so it
//! asks for so much more that one pair in a million is missed of those that are just alike enough,
//! and far fewer of those that are more so. What is found is counted out in full: nothing is found
//! that is not alike.
//!
//! Memory beyond the sets themselves (8 bytes a shingle): at most 40 bytes for each shingle asked
//! for, which are at most 512 a text, and up to 1 MB for rarity.

mod asked;
mod common;
#[cfg(test)]
mod tests;

use asked::{Asked, bound};
use common::common;

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

/// Shingles that stand for a text, at least, where it has more.
const SAMPLE: usize = 256;
/// Shingles of the shortest text that is looked for in longer ones.
const SHORT: usize = 24;

/// What makes a pair.
#[derive(Clone, Copy, Debug)]
struct Alike {
    /// Least part of the shorter that the longer must hold.
    share: f64,
    /// Least length of the shorter, as a part of the longer's.
    length: f64,
    /// Least Jaccard index.
    jaccard: f64,
    /// Fewest shingles of the shorter.
    fewest: usize,
}

/// All pairs with a Jaccard index of at least `least`, in order. `sets` as
/// [`super::shingles`] gives them.
pub fn pairs(sets: &[Vec<u64>], least: f64) -> Vec<Pair> {
    let (firsts, twins) = collapse(sets);
    // |x ∩ y| >= t / (1 + t) (|x| + |y|), and the longer has at least as many as the shorter.
    let alike = Alike {
        share: 2.0 * least / (1.0 + least),
        length: least,
        jaccard: least,
        fewest: 1,
    };
    let mut out = join(sets, &firsts, &twins, alike);
    for same in &twins {
        for (nth, a) in same.iter().enumerate() {
            out.extend(between(&[*a], &same[nth + 1..], (1.0, 1.0)));
        }
    }
    out.sort_unstable_by_key(|pair| (pair.a, pair.b));
    out
}

/// Pairs of different texts of which one holds at least `least` of the other's shingles, however long it is
/// itself. Texts of fewer than 24 shingles are left out.
pub fn excerpts(sets: &[Vec<u64>], least: f64) -> Vec<Pair> {
    let (firsts, twins) = collapse(sets);
    let alike = Alike {
        share: least,
        length: 0.0,
        jaccard: 0.0,
        fewest: SHORT,
    };
    let mut out = join(sets, &firsts, &twins, alike);
    out.sort_unstable_by_key(|pair| (pair.a, pair.b));
    out
}

/// All pairs of distinct sets that are alike.
fn join(sets: &[Vec<u64>], firsts: &[u32], twins: &[Vec<u32>], alike: Alike) -> Vec<Pair> {
    let distinct: Vec<&[u64]> = firsts
        .iter()
        .map(|at| sets[*at as usize].as_slice())
        .collect();
    // Of each set what those that it may hold can have asked for.
    let read = |set: &[u64]| {
        let bound = bound((alike.length * set.len() as f64) as usize);
        set.partition_point(|hash| *hash <= bound)
    };
    let asked = Asked::new(&distinct, read, alike);
    let mut out = Vec::new();
    let mut met = vec![0u32; distinct.len()];
    let mut seen: Vec<u32> = Vec::new();
    for (y, long) in (0u32..).zip(&distinct) {
        for hash in &long[..read(long)] {
            asked.by(*hash, (long.len() as u32, y), |x| {
                if met[x as usize] == 0 {
                    seen.push(x);
                }
                met[x as usize] += 1;
            });
        }
        for x in seen.drain(..) {
            let times = std::mem::take(&mut met[x as usize]);
            let short = distinct[x as usize];
            let (few, many) = (short.len() as f64, long.len() as f64);
            if few < alike.length * many || times < asked::times(short.len()) {
                continue;
            }
            let due = (alike.share * few).max(alike.jaccard / (1.0 + alike.jaccard) * (few + many));
            if let Some(common) = common(short, long, (due - 1e-9).ceil() as usize) {
                let both = few + many - common as f64;
                let how = ((common as f64 / both) as f32, (common as f64 / few) as f32);
                out.extend(between(&twins[x as usize], &twins[y as usize], how));
            }
        }
    }
    out
}

/// Every document of one list with every one of another.
fn between<'t>(
    x: &'t [u32],
    y: &'t [u32],
    (jaccard, containment): (f32, f32),
) -> impl Iterator<Item = Pair> + 't {
    let pair = move |a: &u32, b: &u32| Pair {
        a: *a.min(b),
        b: *a.max(b),
        jaccard,
        containment,
    };
    x.iter()
        .flat_map(move |a| y.iter().map(move |b| pair(a, b)))
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
