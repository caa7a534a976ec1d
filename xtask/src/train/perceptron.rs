//! The averaged perceptron.

use laocoon_mark::syntax::weights::{Key, Row, Scores};
use std::collections::BTreeMap;

/// The weights of a feature. What is asked at every step stands apart from what is not, since
/// training waits for memory more than for anything else.
#[derive(Debug, Default)]
struct Weights {
    /// Class and value.
    now: Vec<(u8, i32)>,
    /// Of each, the sum of its past values, and since when it has its own.
    past: Vec<(i64, u32)>,
}

/// Features looked up at a time.
const BATCH: usize = 48;

/// A linear model in the making.
#[derive(Debug, Default)]
pub struct Perceptron {
    /// Open addressing: key and one more than the index of its row.
    slots: Vec<(Key, u32)>,
    rows: Vec<Weights>,
    /// How often each row changed.
    changes: Vec<u32>,
    now: u32,
}

impl Perceptron {
    /// Adds what the features say to the scores of the classes.
    pub fn score(&self, keys: &[Key], scores: &mut Scores) {
        let Some(mask) = self.slots.len().checked_sub(1) else {
            return;
        };
        // Loads that do not wait for each other run at the same time.
        for keys in keys.chunks(BATCH) {
            let mut seen = [(0, 0); BATCH];
            for (seen, key) in seen.iter_mut().zip(keys) {
                *seen = self.slots[*key as usize & mask];
            }
            let mut rows: [&[(u8, i32)]; BATCH] = [&[]; BATCH];
            for ((row, key), seen) in rows.iter_mut().zip(keys).zip(seen) {
                match seen {
                    (_, 0) => {}
                    (found, at) if found == *key => *row = &self.rows[at as usize - 1].now,
                    _ => *row = self.find(*key).map_or(&[], |at| &self.rows[at].now),
                }
            }
            for (class, value) in rows.into_iter().flatten() {
                scores[*class as usize] += value;
            }
        }
    }

    /// One example has passed.
    pub fn tick(&mut self) {
        self.now += 1;
    }

    /// Moves the weights towards `right` and away from `wrong`.
    pub fn update(&mut self, keys: &[Key], right: usize, wrong: usize) {
        for key in keys {
            let row = self.row(*key);
            self.changes[row] += 1;
            self.add(row, right as u8, 1);
            self.add(row, wrong as u8, -1);
        }
    }

    fn add(&mut self, row: usize, class: u8, change: i32) {
        let now = self.now;
        let row = &mut self.rows[row];
        match row.now.iter().position(|weight| weight.0 == class) {
            Some(at) => {
                let (value, (sum, since)) = (&mut row.now[at].1, &mut row.past[at]);
                *sum += i64::from(*value) * i64::from(now - *since);
                *since = now;
                *value += change;
            }
            None => {
                row.now.push((class, change));
                row.past.push((0, now));
            }
        }
    }

    fn find(&self, key: Key) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = key as usize & mask;
        loop {
            match self.slots[at] {
                (_, 0) => return None,
                (found, row) if found == key => return Some(row as usize - 1),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn row(&mut self, key: Key) -> usize {
        if let Some(row) = self.find(key) {
            return row;
        }
        if (self.rows.len() + 1) * 2 > self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![(0, 0); (old.len() * 2).max(1 << 16)];
            for slot in old.into_iter().filter(|slot| slot.1 != 0) {
                self.insert(slot);
            }
        }
        self.rows.push(Weights::default());
        self.changes.push(0);
        self.insert((key, self.rows.len() as u32));
        self.rows.len() - 1
    }

    fn insert(&mut self, slot: (Key, u32)) {
        let mask = self.slots.len() - 1;
        let mut at = slot.0 as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }

    /// Adds the averaged weights, and how often each feature changed, to a sum.
    fn add_to(&self, sum: &mut BTreeMap<Key, Sum>) {
        for (key, row) in self.slots.iter().filter(|slot| slot.1 != 0) {
            let row = *row as usize - 1;
            let total = sum.entry(*key).or_default();
            total.changes += self.changes[row];
            let row = &self.rows[row];
            for ((class, value), (sum, since)) in row.now.iter().zip(&row.past) {
                let past = sum + i64::from(*value) * i64::from(self.now - since);
                let average = past as f64 / f64::from(self.now.max(1));
                match total.weights.iter_mut().find(|known| known.0 == *class) {
                    Some(known) => known.1 += average,
                    None => total.weights.push((*class, average)),
                }
            }
        }
    }
}

/// The weights of one feature in several perceptrons together.
#[derive(Debug, Default)]
struct Sum {
    changes: u32,
    weights: Vec<(u8, f64)>,
}

/// Perceptrons whose weights are added: each with a seed of its own, on a thread of its own.
pub fn together(
    count: u64,
    seed: u64,
    learn: impl Fn(u64) -> Perceptron + Sync,
) -> Vec<Perceptron> {
    let learn = &learn;
    std::thread::scope(|scope| {
        let seeds = (0..count).map(|index| seed + index * 7919);
        let threads: Vec<_> = seeds.map(|seed| scope.spawn(move || learn(seed))).collect();
        let learned = threads.into_iter().filter_map(|thread| thread.join().ok());
        learned.collect()
    })
}

/// The averaged weights as small integers, in ascending order of keys. Features that changed
/// less than `least` times in each perceptron, those that changed least above `most`, and
/// weights that round to two or less are left out.
pub fn average(perceptrons: &[Perceptron], least: u32, most: usize) -> Vec<Row> {
    let mut sum = BTreeMap::new();
    for perceptron in perceptrons {
        perceptron.add_to(&mut sum);
    }
    let mut changes: Vec<u32> = sum.values().map(|row| row.changes).collect();
    changes.sort_unstable_by_key(|changes| std::cmp::Reverse(*changes));
    let enough = changes.get(most).map_or(0, |changes| changes + 1);
    let least = enough.max(least * perceptrons.len() as u32);
    sum.retain(|_, row| row.changes >= least);
    // The few largest weights are clipped, so that the many small ones keep a digit.
    let weights = sum.values().flat_map(|row| &row.weights);
    let mut sizes: Vec<f64> = weights.map(|weight| weight.1.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let largest = sizes.get(sizes.len().saturating_sub(sizes.len() / 2000 + 1));
    let scale = 127.0 / largest.copied().unwrap_or(1.0).max(1e-9);
    let rows = sum.into_iter().map(|(key, mut row)| {
        row.weights.sort_by_key(|weight| weight.0);
        let weights = row.weights.into_iter().filter_map(|(class, weight)| {
            let small = (weight * scale).round().clamp(-127.0, 127.0) as i8;
            (small.abs() > 2).then_some((class, small))
        });
        (key, weights.take(255).collect::<Vec<_>>())
    });
    rows.filter(|(_, row)| !row.is_empty()).collect()
}

/// The weights that are larger than `noise`, for a file that is to be small: the others tell about
/// as much as chance does.
pub fn larger(rows: Vec<Row>, noise: i8) -> Vec<Row> {
    let rows = rows.into_iter().map(|(key, mut row)| {
        row.retain(|(_, weight)| weight.abs() > noise);
        (key, row)
    });
    rows.filter(|(_, row)| !row.is_empty()).collect()
}

/// How often a feature must have changed to be kept: `usual`, but in a treebank of a few
/// sentences one change is all there is.
pub fn least_changes(sentences: usize, usual: u32) -> u32 {
    if sentences < 500 { 1 } else { usual }
}

/// A small generator of pseudo-random numbers (xorshift): training has a seed, not luck.
#[derive(Clone, Copy, Debug)]
pub struct Random(pub u64);

impl Random {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    /// The numbers below `count` in another order.
    pub fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for at in (1..count).rev() {
            order.swap(at, self.below(at + 1));
        }
        order
    }
}
