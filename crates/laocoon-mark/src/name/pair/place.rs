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

/// Whether the gazetteer has both names for one thing.
pub(super) fn is_known(a: &str, b: &str) -> bool {
    let known_a = known(a);
    !known_a.is_empty() && known(b).iter().any(|number| known_a.contains(number))
}

/// How near a name is to another, to rank many by: the higher the nearer. Places of the gazetteer under both names come
/// first, where `listed` says so; else words of two scripts by how likely they are written for each other.
pub(super) fn nearness(a: &str, b: &str, listed: bool) -> f64 {
    if listed && is_known(a, b) {
        return 1.0;
    }
    let join = |name: &str| {
        let words = parts(name).into_iter().map(|part| part.plain);
        words.collect::<String>()
    };
    let (a, b) = (join(a), join(b));
    let cyrillic = |word: &str| word.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'));
    match (cyrillic(&a), cyrillic(&b)) {
        (false, true) => crossing(&a, &b).joint,
        (true, false) => crossing(&b, &a).joint,
        _ => -f64::from(spelling_cost(&a, &b)),
    }
}
