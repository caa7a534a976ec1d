//! Names of places.

use super::evidence::Evidence;
use super::organisation::known;
use super::part::parts;
use super::word::{Tie, likeness};

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
