//! Spellings of persons' names, across transcriptions, scripts and case endings.

use laocoon_references::gazetteer::{sound, spelling_cost};

/// Whether two names may be one person's: one surname, and no two first names that differ.
pub(super) fn same_person(a: &[String], b: &[String]) -> bool {
    let (Some(surname), Some(other)) = (a.last(), b.last()) else {
        return false;
    };
    if !same_word(surname, other) {
        return false;
    }
    if a.len() == 1 || b.len() == 1 {
        return true;
    }
    same_word(&a[0], &b[0]) || is_initial(&a[0], &b[0])
}

pub(super) fn is_initial(a: &str, b: &str) -> bool {
    let short = a.chars().count() == 1 || b.chars().count() == 1;
    short && a.chars().next() == b.chars().next()
}

/// Spellings of one word, of either script and any case ending.
pub(super) fn same_word(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    a == b || sound(a) == sound(b) && word_similarity(a, b) >= SAME
}

/// Words that [`same_word`] may join have this in common.
pub(super) fn sound_of(word: &str) -> String {
    sound(bare(word))
}

/// From here on two words are taken for one.
const SAME: f32 = 0.8;

/// How alike two folded words of either script are, 0 to 1: what correcting one into the
/// other costs, for their length; a cost that leaves the consonants as they sound counts half.
fn word_similarity(a: &str, b: &str) -> f32 {
    let shorter = a.chars().count().min(b.chars().count()) as f32;
    if shorter < 3.0 {
        return if a == b { 1.0 } else { 0.0 };
    }
    let cost = spelling_cost(a, b);
    let cost = if sound(a) == sound(b) {
        cost / 2.0
    } else {
        cost
    };
    (1.0 - cost / (shorter * 0.6)).max(0.0)
}

/// A surname without its case, in whatever language.
pub(super) fn bare(word: &str) -> &str {
    if word.is_ascii() {
        return word;
    }
    let mut left = super::lexicon::cases().filter_map(|(ending, keep)| {
        let stem = word.strip_suffix(ending.as_str())?;
        // Shorter words have no ending.
        (stem.chars().count() >= 3).then(|| &word[..stem.len() + keep.len()])
    });
    left.next().unwrap_or(word)
}
