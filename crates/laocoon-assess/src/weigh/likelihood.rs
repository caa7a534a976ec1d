use super::matrix::Evidence;
use super::scale::Interval;

/// Evidence with copies merged: one thing stated twice counts once.
#[derive(Default)]
pub(super) struct Collected {
    pub(super) items: Vec<Evidence>,
}

impl Collected {
    /// Adds an item, or merges it into the one with the same key.
    pub(super) fn add(&mut self, item: Evidence) {
        let Some(same) = self.items.iter_mut().find(|other| other.key == item.key) else {
            self.items.push(item);
            return;
        };
        for words in item.words {
            if !same.words.contains(&words) {
                same.words.push(words);
            }
        }
        same.origins.extend(item.origins);
        same.origins.sort();
        same.origins.dedup();
        same.credibility = same.credibility.hull(item.credibility);
        for (given, more) in same.ratings.iter_mut().zip(item.ratings) {
            if *given != more {
                given.extend(more);
            }
        }
        for (cell, other) in same.cells.iter_mut().zip(item.cells) {
            *cell = cell.hull(other);
        }
    }
}

impl Evidence {
    /// P(the thing is as reported), from all independent origins: 1 - (1 - r)^n.
    ///
    /// Copies share an origin, so they add nothing.
    pub fn reliability(&self) -> Interval {
        let n = self.origins.len().max(1) as f64;
        let all = |r: f64| 1.0 - (1.0 - r).powf(n);
        Interval {
            low: all(self.credibility.low),
            high: all(self.credibility.high),
        }
    }

    /// P(reported | hypothesis): r p + (1 - r) P(reported | false).
    pub(super) fn reported(&self, p: f64, r: f64) -> f64 {
        r * p + (1.0 - r) * self.if_false
    }

    /// Least and greatest log likelihood ratio of hypothesis `a` to `b` over the box.
    ///
    /// Two hypotheses rated alike are taken to be as likely, whatever that likelihood is: 0.
    pub fn ratio(&self, a: usize, b: usize) -> (f64, f64) {
        let (Some(a), Some(b)) = (self.cells.get(a), self.cells.get(b)) else {
            return (0.0, 0.0);
        };
        if a == b {
            return (0.0, 0.0);
        }
        let reliability = self.reliability();
        // For fixed cells the ratio is monotone in r: its extremes are at the ends.
        let at = |p: f64, q: f64, r: f64| (self.reported(p, r) / self.reported(q, r)).ln();
        let ends = [reliability.low, reliability.high];
        let least = ends
            .map(|r| at(a.low, b.high, r))
            .into_iter()
            .fold(f64::INFINITY, f64::min);
        let most = ends
            .map(|r| at(a.high, b.low, r))
            .into_iter()
            .fold(f64::NEG_INFINITY, f64::max);
        (least, most)
    }

    /// ln P(reported | hypothesis) at the middle of every interval.
    pub(super) fn middle(&self, hypothesis: usize) -> f64 {
        let p = self.cells.get(hypothesis).map_or(0.5, |cell| cell.middle());
        self.reported(p, self.reliability().middle()).ln()
    }
}
