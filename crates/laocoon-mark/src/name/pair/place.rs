//! Names of places.

use super::evidence::Evidence;
use super::organisation::known;
use super::part::parts;
use super::word::{Tie, likeness};
use laocoon_references::gazetteer::crossing::crossing;
use laocoon_references::gazetteer::spelling_cost;

pub(super) fn compare(a: &str, b: &str, evidence: &mut Evidence) {
    let (known_a, known_b) = (known(a), known(b));
    if let Some(common) = known_a.iter().find(|number| known_b.contains(number)) {
        let name = laocoon_references::gazetteer::gazetteer()
            .entity(*common)
            .map_or("", |entity| {
                entity.name(laocoon_references::gazetteer::language::ENGLISH)
            });
        evidence.add(4.0, Some(format!("both name {name} in the gazetteer")));
        return;
    }
    evidence.add(-0.5, None);
    if !known_a.is_empty() && !known_b.is_empty() {
        evidence.add(-3.0, Some("two places in the gazetteer".to_owned()));
    }
    let join = |name: &str| {
        let words: Vec<String> = parts(name).into_iter().map(|part| part.plain).collect();
        words.concat()
    };
    let (likely, tie) = likeness(&join(a), &join(b));
    let odds = (likely / (1.0 - likely)).ln().clamp(-4.0, 4.0);
    let because = match tie {
        Tie::Equal => "written alike".to_owned(),
        Tie::Slip => "a slip away from each other".to_owned(),
        Tie::Spelling | Tie::Initial => format!("spellings of one word ({likely:.2})"),
    };
    let because = if odds > 0.0 {
        because
    } else {
        "other words".to_owned()
    };
    evidence.add(odds, Some(because));
}

/// What the gazetteer knows under a name.
pub(super) fn known_names(name: &str) -> Vec<u32> {
    known(name)
}

/// Whether the gazetteer has a name for one of these.
pub(super) fn is_among(numbers: &[u32], name: &str) -> bool {
    !numbers.is_empty() && known(name).iter().any(|number| numbers.contains(number))
}

/// How near a folded name is to another, to rank many by: the higher the nearer. Words of two scripts by how likely they
/// are written for each other, for each letter; those of one script on the same scale.
pub(super) fn nearness(a: &str, b: &str) -> f64 {
    let cyrillic = |word: &str| word.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'));
    match (cyrillic(a), cyrillic(b)) {
        (false, true) => crossing(a, b).joint,
        (true, false) => crossing(b, a).joint,
        _ => {
            let letters = a.chars().count().max(b.chars().count()).max(1);
            -2.0 - 4.0 * f64::from(spelling_cost(a, b)) / letters as f64
        }
    }
}
