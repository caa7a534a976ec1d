//! How much two texts agree, as the article-extraction-benchmark counts it.

use std::collections::BTreeMap;

/// Shares of right, surplus and missing 4-grams of words, as the benchmark counts them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Match {
    right: f64,
    surplus: f64,
    missing: f64,
}

impl Match {
    /// Compares the words of two texts.
    pub(crate) fn of(expected: &str, found: &str) -> Match {
        let (expected, found) = (shingles(expected), shingles(found));
        let mut counts = Match::default();
        for (shingle, &count) in &expected {
            let other = found.get(shingle).copied().unwrap_or(0.0);
            counts.right += count.min(other);
            counts.missing += (count - other).max(0.0);
        }
        for (shingle, &count) in &found {
            let other = expected.get(shingle).copied().unwrap_or(0.0);
            counts.surplus += (count - other).max(0.0);
        }
        counts
    }

    /// Right among what was found.
    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.surplus, self.missing)
    }

    /// Right among what was expected.
    pub(crate) fn recall(self) -> f64 {
        share(self.right, self.missing, self.surplus)
    }
}

fn share(right: f64, wrong: f64, other: f64) -> f64 {
    if wrong == 0.0 && other == 0.0 {
        1.0
    } else if right == 0.0 {
        0.0
    } else {
        right / (right + wrong)
    }
}

fn shingles(text: &str) -> BTreeMap<Vec<&str>, f64> {
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut shingles = BTreeMap::new();
    if words.is_empty() {
        return shingles;
    }
    for start in 0..words.len().saturating_sub(3).max(1) {
        let shingle = words[start..(start + 4).min(words.len())].to_vec();
        *shingles.entry(shingle).or_insert(0.0) += 1.0;
    }
    shingles
}

/// Precision, recall and F1 of a set, as the benchmark averages them: over the pages, and F1
/// of the averages.
pub(crate) fn average(pages: &[(Match, bool, bool)]) -> (f64, f64, f64) {
    let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let precision = mean(
        pages
            .iter()
            .filter(|page| page.1)
            .map(|page| page.0.precision())
            .collect(),
    );
    let recall = mean(
        pages
            .iter()
            .filter(|page| page.2)
            .map(|page| page.0.recall())
            .collect(),
    );
    (
        precision,
        recall,
        2.0 * precision * recall / (precision + recall),
    )
}

#[cfg(test)]
mod tests {
    use super::Match;

    #[test]
    fn agreement() {
        let check = |expected: &str, found: &str, precision: f64, recall: f64| {
            let counts = Match::of(expected, found);
            assert_eq!((counts.precision(), counts.recall()), (precision, recall));
        };
        check("one two three four", "one, two: three four!", 1.0, 1.0);
        check("a b c d e", "a b c d", 1.0, 0.5);
        check("a b c d", "a b c d e f g", 0.25, 1.0);
        check("a b", "a b", 1.0, 1.0);
        check("", "", 1.0, 1.0);
        check("a b c d", "e f g h", 0.0, 0.0);
    }
}
