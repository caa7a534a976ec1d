//! How well the surroundings of a place are those that an anchor remembers.

use super::Anchor;
use rustc_hash::FxHashMap;

/// Words of the surroundings that are compared on each side.
const WORDS: usize = 10;
/// Share of words that are taken to have changed: between few and half.
const CHANGED: f64 = 0.35;

/// How often each word stands in a text.
pub(super) struct Frequency<'t> {
    counts: FxHashMap<&'t str, u32>,
    total: f64,
}

impl<'t> Frequency<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
        let mut total = 0.0;
        for word in words(text) {
            *counts.entry(word).or_default() += 1;
            total += 1.0;
        }
        Self { counts, total }
    }

    /// Chance that a word drawn from the text is this one.
    fn of(&self, word: &str) -> f64 {
        let count = self.counts.get(word).copied().unwrap_or(0);
        (f64::from(count) + 0.5) / (self.total + 1.0)
    }

    /// How often these words would stand in the text one after the other by chance.
    pub(super) fn expected(&self, quote: &str) -> f64 {
        words(quote)
            .take(WORDS)
            .fold(self.total, |expected, word| expected * self.of(word))
    }
}

/// Words and numbers; each sign by itself is none.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Natural logarithm of how much likelier the surroundings of a place are if it is the anchor's
/// than if it is any.
pub(super) fn context(
    text: &str,
    start: usize,
    anchor: &Anchor<'_>,
    frequency: &Frequency<'_>,
) -> f64 {
    let end = start + anchor.exact.len();
    let before = near(words(anchor.prefix).rev());
    let after = near(words(anchor.suffix));
    let here: Vec<&str> = words(&text[..start]).rev().take(before.len() + 2).collect();
    let there: Vec<&str> = words(&text[end..]).take(after.len() + 2).collect();
    side(&before, &here, frequency) + side(&after, &there, frequency)
}

/// The nearest of the remembered words. What is remembered ends somewhere, mostly inside a word:
/// the last is left out, if there are others.
fn near<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut near: Vec<&str> = words.take(WORDS + 1).collect();
    if near.len() > 1 {
        near.pop();
    }
    near
}

/// The likeliest alignment of the remembered words with those that are there.
fn side(remembered: &[&str], there: &[&str], frequency: &Frequency<'_>) -> f64 {
    // A word that changed is as likely as one that is missing: what it became does not count.
    let missing = CHANGED.ln();
    let mut row = vec![0.0; there.len() + 1];
    for word in remembered {
        // Chance that it would stand near by anyway.
        let chance = (4.0 * frequency.of(word)).min(0.6);
        let kept = ((1.0 - CHANGED) / chance).ln();
        let missing = missing - (1.0 - chance).ln();
        let mut diagonal = row[0];
        row[0] += missing;
        for (at, other) in there.iter().enumerate() {
            let above = row[at + 1];
            let mut best = (above + missing).max(row[at]);
            if word == other {
                best = best.max(diagonal + kept);
            }
            row[at + 1] = best;
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0.0)
}

/// Whether words that stand at a place are not the middle of longer ones.
pub(super) fn is_whole(text: &str, start: usize, exact: &str) -> bool {
    let joins = |inner: Option<char>, outer: Option<char>| {
        inner
            .zip(outer)
            .is_some_and(|(inner, outer)| inner.is_alphanumeric() && outer.is_alphanumeric())
    };
    let before = text[..start].chars().next_back();
    let after = text[start + exact.len()..].chars().next();
    !joins(exact.chars().next(), before) && !joins(exact.chars().next_back(), after)
}
