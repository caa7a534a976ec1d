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

/// Adds to the leaves of the archive what only the snapshot of the same edition has; fills in lost periods.
pub fn with_snapshot(archive: &mut Vec<Leaf>, snapshot: Vec<Leaf>) {
    for leaf in snapshot {
        let place = |l: &Leaf| (l.indicator, l.lag, fold(&l.part));
        let wanted = place(&leaf);
        match archive.iter_mut().find(|l| place(l) == wanted) {
            Some(found) if found.period.is_none() && found.value == leaf.value => {
                found.period = leaf.period
            }
            Some(_) => {}
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
        if last.last + 1 == year
            && same(
                &last.leaf,
                &leaf,
                LOST_PERIODS.contains(&last.last) || LOST_PERIODS.contains(&year),
            )
        {
            let period = last.leaf.period.take().or_else(|| leaf.period.clone());
            let mended = last.leaf.mended || leaf.mended;
            *last = Run {
                first: last.first,
                last: year,
                leaf: Leaf {
                    period,
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

/// Editions of which the archive lost the periods ("2017 est.").
const LOST_PERIODS: std::ops::RangeInclusive<u16> = 2018..=2020;

/// Whether two leaves are one value; a period may be missing where the archive lost them.
pub fn same(a: &Leaf, b: &Leaf, lost: bool) -> bool {
    let missing = lost && (a.period.is_none() || b.period.is_none());
    let period = missing || a.period == b.period;
    (a.value, a.range, a.bound, a.unit) == (b.value, b.range, b.bound, b.unit) && period
}

/// Spellings of the parts of one indicator, grouped by what they mean.
struct Names {
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
        if part == Part::Whole {
            return Names { groups };
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
                let group = groups
                    .entry(group_of(name))
                    .or_insert_with(|| (key_of(name), BTreeSet::new()));
                if group.0 != name {
                    group.1.insert(name.to_owned());
                }
            }
        }
        Names { groups }
    }

    fn key(&self, part: &str) -> String {
        self.groups
            .get(&group_of(part))
            .map_or_else(String::new, |g| g.0.clone())
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
