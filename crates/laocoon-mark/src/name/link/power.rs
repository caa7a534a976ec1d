//! Metonyms: a capital or another seat for the power that sits there ("Moscou a répondu").

use crate::name::Found;
use crate::name::scan::Marks;
use crate::name::text::Text;
use laocoon_references::gazetteer::{EntityKind, Role};

/// The country whose power a name stands for, told by context: not after a word of place, nor beside words
/// that speak of the city.
pub(super) fn seat_of_power(text: &Text<'_>, marks: &[Marks], found: &Found) -> Option<u32> {
    let entity = text.entity(found.entity?)?;
    if entity.power.is_none() || found.role != Role::Name {
        return None;
    }
    if entity.kind == EntityKind::Capital && is_place(text, marks, found) {
        return None;
    }
    entity.power
}

/// Whether a capital's name means the city here: after a word of place ("à Moscou", but not
/// "face à Moscou"), or in a sentence that speaks of a city.
fn is_place(text: &Text<'_>, marks: &[Marks], found: &Found) -> bool {
    let sentence = text.sentence(found.first).tokens;
    let (start, end) = (sentence.0 as usize, sentence.1 as usize);
    if (start..end).any(|token| marks[token].has(Role::Town)) {
        return true;
    }
    let Some(before) = found.first.checked_sub(1).filter(|before| *before >= start) else {
        return false;
    };
    text.lexicon.address.has(text.plain(before))
        || marks[before].has(Role::At) && !marks[before].has(Role::Agent)
}
