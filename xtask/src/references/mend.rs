//! Fields that an edition of the archive lost, carried over where the editions before and after agree.

use super::leaf::Leaf;
use super::merge::{Run, Table, same};
use std::collections::{BTreeMap, BTreeSet};

/// Editions that lost an indicator, and what was carried over.
pub struct Mended {
    pub first: u16,
    pub last: u16,
    /// Newest values in the edition before, and in the lost ones.
    pub before: usize,
    pub left: usize,
    /// Values carried over, and of how many entities.
    pub values: usize,
    pub entities: usize,
}

/// The longest gap that counts as a loss; a longer one is a field given up and taken up again.
const LONGEST_GAP: u16 = 2;

/// Finds editions with far fewer values than those on both sides, and closes the gaps in their tracks.
pub fn mend(table: &mut Table) -> Vec<Mended> {
    let counts = counts(table);
    let mut all = Vec::new();
    for (first, last) in gaps(&counts) {
        let (values, entities) = close(table, first, last);
        let left = (first..=last).map(|y| count(&counts, y)).max().unwrap_or(0);
        all.push(Mended {
            first,
            last,
            before: count(&counts, first - 1),
            left,
            values,
            entities,
        });
    }
    all
}

/// Newest values by edition; for lists, those of the parts count, not the totals.
fn counts(table: &Table) -> BTreeMap<u16, usize> {
    let lists = table.tracks.keys().any(|(_, part, _)| !part.is_empty());
    let mut counts = BTreeMap::new();
    for ((_, part, lag), runs) in &table.tracks {
        if *lag > 0 || (lists && part.is_empty()) {
            continue;
        }
        for year in runs.iter().flat_map(|r| r.first..=r.last) {
            *counts.entry(year).or_default() += 1;
        }
    }
    counts
}

fn count(counts: &BTreeMap<u16, usize>, year: u16) -> usize {
    counts.get(&year).copied().unwrap_or(0)
}

/// Gaps of one or two editions in which more than half of the values on both sides are missing.
fn gaps(counts: &BTreeMap<u16, usize>) -> Vec<(u16, u16)> {
    let (Some(first), Some(last)) = (counts.keys().next(), counts.keys().next_back()) else {
        return Vec::new();
    };
    let mut found: Vec<(u16, u16)> = Vec::new();
    for start in first + 1..*last {
        if found.last().is_some_and(|gap| start <= gap.1) {
            continue;
        }
        let is_gap = |end: &u16| {
            let sides = count(counts, start - 1).min(count(counts, end + 1));
            *end < *last && sides >= 40 && (start..=*end).all(|y| 2 * count(counts, y) < sides)
        };
        if let Some(end) = (start..start + LONGEST_GAP).find(is_gap) {
            found.push((start, end));
        }
    }
    found
}

/// Joins runs around the lost editions that are one value; returns how many, and of how many entities.
fn close(table: &mut Table, first: u16, last: u16) -> (usize, usize) {
    let (mut values, mut entities) = (0, BTreeSet::new());
    for ((entity, ..), runs) in &mut table.tracks {
        let mut closed: Vec<Run> = Vec::with_capacity(runs.len());
        for run in runs.drain(..) {
            match closed.last_mut() {
                Some(before)
                    if before.last + 1 >= first
                        && before.last + 1 < run.first
                        && run.first <= last + 1
                        && same(&before.leaf, &run.leaf) =>
                {
                    values += 1;
                    entities.insert(*entity);
                    *before = Run {
                        first: before.first,
                        last: run.last,
                        leaf: Leaf {
                            mended: true,
                            ..run.leaf
                        },
                    };
                }
                _ => closed.push(run),
            }
        }
        *runs = closed;
    }
    (values, entities.len())
}
