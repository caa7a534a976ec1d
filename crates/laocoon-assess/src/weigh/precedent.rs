use laocoon_stats::{Gap, Random, Step, align, p_value};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// One entry of a chronology.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its day, counted from any day.
    pub day: i64,
    /// The type of event, if known.
    pub kind: Option<String>,
    /// Its words.
    pub text: String,
}

/// Two entries that were found to be counterparts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Index into the first chronology.
    pub first: usize,
    /// Index into the second.
    pub second: usize,
    /// Days from each chronology's first entry: how much later the second's comes.
    pub lag: i64,
    /// How alike the two are, 0 to 1.
    pub likeness: f64,
}

/// Two chronologies, aligned.
#[derive(Clone, Debug, PartialEq)]
pub struct Precedent {
    /// Counterparts, in order.
    pub matches: Vec<Match>,
    /// Entries of the first without counterpart.
    pub only_first: Vec<usize>,
    /// Entries of the second without counterpart.
    pub only_second: Vec<usize>,
    /// Likeness summed over the matches, for each entry of the shorter chronology.
    pub score: f64,
    /// Share of shuffled orders of the second that score at least as much.
    pub p: f64,
}

/// Two gaps cost more than a pair that is not alike at all is worth.
const GAP: Gap = Gap {
    open: 0.02,
    extend: 0.46,
};

/// Aligns two chronologies on the type of event, or where none is known on their words; `permutations`
/// shuffled orders of the second tell how much any order would give.
pub fn precedent(first: &[Entry], second: &[Entry], permutations: usize, seed: u64) -> Precedent {
    let likeness = table(first, second);
    let (found, score) = aligned(
        &likeness,
        second.len(),
        &(0..second.len()).collect::<Vec<_>>(),
    );
    let start = |entries: &[Entry]| entries.iter().map(|e| e.day).min().unwrap_or(0);
    let (first_start, second_start) = (start(first), start(second));
    let mut result = Precedent {
        matches: Vec::new(),
        only_first: Vec::new(),
        only_second: Vec::new(),
        score,
        p: 1.0,
    };
    for step in found {
        match step {
            Step::Pair(i, j) if likeness[i][j] > 0.0 => result.matches.push(Match {
                first: i,
                second: j,
                lag: (second[j].day - second_start) - (first[i].day - first_start),
                likeness: likeness[i][j],
            }),
            Step::Pair(i, j) => {
                result.only_first.push(i);
                result.only_second.push(j);
            }
            Step::First(i) => result.only_first.push(i),
            Step::Second(j) => result.only_second.push(j),
        }
    }
    let extreme = |index: usize| {
        let mut order: Vec<usize> = (0..second.len()).collect();
        Random::new(seed, index as u64).shuffle(&mut order);
        aligned(&likeness, second.len(), &order).1 >= score - 1e-12
    };
    let count = (0..permutations)
        .into_par_iter()
        .filter(|index| extreme(*index))
        .count();
    result.p = p_value(count, permutations);
    result
}

/// The score alone.
pub fn score(first: &[Entry], second: &[Entry]) -> f64 {
    aligned(
        &table(first, second),
        second.len(),
        &(0..second.len()).collect::<Vec<_>>(),
    )
    .1
}

fn aligned(likeness: &[Vec<f64>], width: usize, order: &[usize]) -> (Vec<Step>, f64) {
    let (_, steps) = align(likeness.len(), width, GAP, |i, j| {
        1.0 - likeness[i][order[j]]
    });
    let sum: f64 = steps
        .iter()
        .map(|step| match step {
            Step::Pair(i, j) => likeness[*i][order[*j]],
            _ => 0.0,
        })
        .sum();
    (steps, sum / likeness.len().min(width).max(1) as f64)
}

/// How alike each pair of entries is.
fn table(first: &[Entry], second: &[Entry]) -> Vec<Vec<f64>> {
    let bags: Vec<Vec<String>> = first.iter().chain(second).map(|e| stems(&e.text)).collect();
    let mut frequency = BTreeMap::<&str, f64>::new();
    for stem in bags.iter().flatten() {
        *frequency.entry(stem).or_default() += 1.0;
    }
    let all = bags.len() as f64;
    let weight = |stem: &String| ((all + 1.0) / frequency[stem.as_str()]).ln();
    let square = |bag: &Vec<String>| bag.iter().map(|s| weight(s).powi(2)).sum::<f64>();
    let squares: Vec<f64> = bags.iter().map(square).collect();
    let (ours, theirs) = bags.split_at(first.len());
    let cell = |i: usize, j: usize| {
        if let (Some(a), Some(b)) = (&first[i].kind, &second[j].kind) {
            return f64::from(u8::from(a == b));
        }
        let common = ours[i]
            .iter()
            .filter(|s| theirs[j].binary_search(s).is_ok());
        let dot: f64 = common.map(|s| weight(s).powi(2)).sum();
        let scale = (squares[i] * squares[first.len() + j]).sqrt();
        // Two reports of one event share some third of their weight: that counts as fully alike.
        if scale > 0.0 {
            (2.5 * dot / scale).min(1.0)
        } else {
            0.0
        }
    };
    (0..first.len())
        .map(|i| (0..second.len()).map(|j| cell(i, j)).collect())
        .collect()
}

/// The longer words without their endings, each once, sorted.
pub(super) fn stems(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3);
    let mut stems: Vec<String> = words.map(|w| w.chars().take(6).collect()).collect();
    stems.sort();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::{Entry, precedent};

    fn typed(entries: &[(i64, &str)]) -> Vec<Entry> {
        let entry = |(day, kind): &(i64, &str)| Entry {
            day: *day,
            kind: Some((*kind).to_owned()),
            text: String::new(),
        };
        entries.iter().map(entry).collect()
    }

    #[test]
    fn counterparts_with_their_lags() {
        let a = typed(&[
            (10, "PROTEST"),
            (11, "COERCE"),
            (13, "DISMISSAL"),
            (15, "EMERGENCY"),
        ]);
        let b = typed(&[
            (500, "PROTEST"),
            (520, "DISMISSAL"),
            (521, "ELECTION"),
            (530, "EMERGENCY"),
        ]);
        let found = precedent(&a, &b, 199, 1);
        let lags: Vec<_> = found
            .matches
            .iter()
            .map(|m| (m.first, m.second, m.lag))
            .collect();
        assert_eq!(lags, [(0, 0, 0), (2, 1, 17), (3, 3, 25)]);
        assert_eq!((found.only_first, found.only_second), (vec![1], vec![2]));
        assert!(found.p > 0.0 && found.p <= 1.0);
    }
}
