//! Leaves of all editions become runs; what one source lost, the other or the editions around it give back.

use super::figure::{Bound, Number};
use super::leaf::Leaf;
use laocoon_references::{INDICATORS, Part, bare, find_entity, fold};
use std::collections::{BTreeMap, BTreeSet};

/// A value in an unbroken run of editions.
#[derive(Clone, Debug)]
pub struct Run {
    pub first: u16,
    pub last: u16,
    pub leaf: Leaf,
}

/// (entity, part key or "", lag)
pub type TrackKey = (&'static str, String, u8);

/// All runs of one indicator.
#[derive(Default)]
pub struct Table {
    pub tracks: BTreeMap<TrackKey, Vec<Run>>,
    /// Part key -> its other spellings.
    pub parts: BTreeMap<String, BTreeSet<String>>,
}

/// Editions of which the archive lost the periods ("2017 est.").
const LOST_PERIODS: std::ops::RangeInclusive<u16> = 2018..=2020;

/// Marks the values of the archive whose period was lost.
pub fn mark_lost_periods(leaves: &mut [Leaf], edition: u16) {
    for leaf in leaves
        .iter_mut()
        .filter(|_| LOST_PERIODS.contains(&edition))
    {
        leaf.period_lost = leaf.period.is_none();
    }
}

/// Adds to the leaves of the archive what only the snapshot of the same edition has; fills in lost periods.
pub fn with_snapshot(archive: &mut Vec<Leaf>, snapshot: Vec<Leaf>) {
    let place = |l: &Leaf| (l.indicator, l.lag, fold(&l.part));
    let places: BTreeMap<_, usize> = archive
        .iter()
        .enumerate()
        .rev()
        .map(|(n, l)| (place(l), n))
        .collect();
    for leaf in snapshot {
        match places.get(&place(&leaf)) {
            Some(&n) => {
                let found = &mut archive[n];
                if found.period.is_none() && found.value == leaf.value {
                    found.period = leaf.period;
                    found.period_lost = false;
                }
            }
            None => archive.push(leaf),
        }
    }
}

/// Sorts leaves into tables by indicator, in the registry's order.
pub fn tables(
    editions: &BTreeMap<u16, BTreeMap<&'static str, Vec<Leaf>>>,
) -> Vec<(&'static str, Table)> {
    INDICATORS
        .iter()
        .map(|i| (i.key, table(i.key, i.part, editions)))
        .collect()
}

fn table(
    key: &str,
    part: Part,
    editions: &BTreeMap<u16, BTreeMap<&'static str, Vec<Leaf>>>,
) -> Table {
    let names = Names::collect(key, part, editions);
    let mut table = Table {
        tracks: BTreeMap::new(),
        parts: names.parts(),
    };
    for (&year, pages) in editions {
        for (&entity, leaves) in pages {
            for leaf in leaves.iter().filter(|l| l.indicator == key) {
                let part = names.key(&leaf.part);
                let runs = table.tracks.entry((entity, part, leaf.lag)).or_default();
                extend(runs, year, leaf.clone());
            }
        }
    }
    table
}

/// Appends an edition's leaf to a track.
fn extend(runs: &mut Vec<Run>, year: u16, leaf: Leaf) {
    if let Some(last) = runs.last_mut() {
        if last.last == year {
            // Two spellings of one category in one list: the first counts.
            return;
        }
        if last.last + 1 == year && same(&last.leaf, &leaf) {
            let (period, period_lost) = if last.leaf.period_lost {
                (leaf.period.clone(), leaf.period_lost)
            } else {
                (last.leaf.period.take(), false)
            };
            let mended = last.leaf.mended || leaf.mended;
            *last = Run {
                first: last.first,
                last: year,
                leaf: Leaf {
                    period,
                    period_lost,
                    mended,
                    ..leaf
                },
            };
            return;
        }
    }
    runs.push(Run {
        first: year,
        last: year,
        leaf,
    });
}

/// Whether two leaves are one value; a period may be missing where the source lost it.
pub fn same(a: &Leaf, b: &Leaf) -> bool {
    let period = a.period_lost || b.period_lost || a.period == b.period;
    (a.value, a.range, a.bound, a.unit) == (b.value, b.range, b.bound, b.unit) && period
}

/// Spellings of the parts of one indicator, grouped by what they mean.
struct Names {
    /// As printed -> folded.
    folded: BTreeMap<String, String>,
    /// Folded -> (key, spellings).
    groups: BTreeMap<String, (String, BTreeSet<String>)>,
}

impl Names {
    fn collect(
        key: &str,
        part: Part,
        editions: &BTreeMap<u16, BTreeMap<&'static str, Vec<Leaf>>>,
    ) -> Names {
        let mut groups: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
        let mut folded = BTreeMap::new();
        if part == Part::Whole {
            return Names {
                folded: BTreeMap::new(),
                groups,
            };
        }
        // From the newest edition back: the first spelling met names the group, the commonest within that edition.
        for pages in editions.values().rev() {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for leaf in pages
                .values()
                .flatten()
                .filter(|l| l.indicator == key && !l.part.is_empty())
            {
                *counts.entry(&leaf.part).or_default() += 1;
            }
            let mut counted: Vec<_> = counts.into_iter().collect();
            counted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
            for (name, _) in counted {
                let fold = folded
                    .entry(name.to_owned())
                    .or_insert_with(|| group_of(name));
                let group = groups
                    .entry(fold.clone())
                    .or_insert_with(|| (key_of(name), BTreeSet::new()));
                if group.0 != name {
                    group.1.insert(name.to_owned());
                }
            }
        }
        Names { folded, groups }
    }

    fn key(&self, part: &str) -> String {
        let group = self.folded.get(part).and_then(|f| self.groups.get(f));
        group.map_or_else(String::new, |g| g.0.clone())
    }

    fn parts(&self) -> BTreeMap<String, BTreeSet<String>> {
        self.groups.values().cloned().collect()
    }
}

fn group_of(name: &str) -> String {
    if find_entity(name).is_some() {
        name.to_owned()
    } else {
        fold(name)
    }
}

fn key_of(name: &str) -> String {
    let plain = bare(name);
    if plain.is_empty() {
        name.to_owned()
    } else {
        plain
    }
}

/// A bound as its flag.
pub fn bound_flag(bound: Bound) -> u8 {
    match bound {
        Bound::Exact => 0,
        Bound::Less => 1,
        Bound::More => 2,
        Bound::About => 3,
    }
}

/// Numbers in the form they are written in the table.
pub fn stored(n: Number) -> Number {
    n.reduced()
}
