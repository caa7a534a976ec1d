//! Acronyms and the names that they are made of: "Fonds national X (FNX)".

use crate::name::Found;
use crate::name::shape::{is_acronym_of, shaped};
use crate::name::text::{Case, Text};
use crate::{Entity, EntityId, Name, NameKind};
use laocoon_references::gazetteer::Role;
use std::collections::{BTreeMap, BTreeSet};

/// Longest name that an acronym stands for, in words.
const LONGEST: usize = 14;
const BESIDE: &str = "acronym of the words beside it";

/// An acronym in brackets whose letters the words before it begin with, one by one but for small words, makes
/// these words a name, whatever was found among them; and so the other way round.
pub(in crate::name) fn spell_out(text: &Text<'_>, found: &mut Vec<Found>) {
    let mut new: Vec<Found> = Vec::new();
    // The acronyms of the text that are spelled out.
    let mut spelled: Vec<usize> = Vec::new();
    for sentence in text.sentences {
        let (start, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        for open in start..end.saturating_sub(2) {
            if !text.is_sign(open, &["("]) {
                continue;
            }
            let from = new.last().map_or(start, |last| last.last + 1).max(start);
            let one = before(text, from, open).or_else(|| inside(text, open, end));
            let Some(one) = one.filter(|one| new.last().is_none_or(|last| last.last < one.first))
            else {
                continue;
            };
            // The acronym names the same body.
            let short = if one.first > open { open - 1 } else { open + 1 };
            spelled.push(short);
            let at = found.partition_point(|old| old.last < short);
            match found.get_mut(at).filter(|old| old.first <= short) {
                Some(old) if old.entity.is_none() && old.first == old.last => {
                    old.kind = NameKind::Organisation
                }
                Some(_) => {}
                None => {
                    found.insert(
                        at,
                        shaped(short, short, NameKind::Organisation, 0.85, BESIDE),
                    );
                }
            }
            new.push(one);
        }
    }
    let mut index = 0;
    found.retain(|old| {
        while index < new.len() && new[index].last < old.first {
            index += 1;
        }
        let Some(one) = new.get(index).filter(|one| one.first <= old.last) else {
            return true;
        };
        // A known body that the words are the name of stays.
        let known = old.entity.is_some() && (old.first, old.last) == (one.first, one.last);
        if known {
            new.remove(index);
        }
        known
    });
    found.extend(new);
    found.sort_by_key(|one| one.first);
    mention_again(text, &spelled, found);
}

/// Further mentions of an acronym that the text spells out are names too.
fn mention_again(text: &Text<'_>, spelled: &[usize], found: &mut Vec<Found>) {
    if spelled.is_empty() {
        return;
    }
    let short: BTreeSet<&str> = spelled.iter().map(|token| text.word(*token)).collect();
    let mut taken = vec![false; text.tokens.len()];
    for one in &*found {
        taken[one.first..=one.last].fill(true);
    }
    let again: Vec<Found> = (0..text.tokens.len())
        .filter(|token| !taken[*token] && short.contains(text.word(*token)))
        .map(|token| shaped(token, token, NameKind::Organisation, 0.85, BESIDE))
        .collect();
    found.extend(again);
    found.sort_by_key(|one| one.first);
}

fn letters(text: &Text<'_>, token: usize) -> Option<Vec<char>> {
    let acronym = text.is_word(token) && text.cases[token] == Case::Upper;
    let letters: Vec<char> = text.plain(token).chars().collect();
    (acronym && (3..=10).contains(&letters.len())).then_some(letters)
}

/// "Conseil national pour la sauvegarde de la patrie (CNSP)".
fn before(text: &Text<'_>, from: usize, open: usize) -> Option<Found> {
    if !text.is_sign(open + 2, &[")"]) {
        return None;
    }
    let mut left = letters(text, open + 1)?;
    let mut at = open;
    while at > from && open - at < 2 * LONGEST {
        at -= 1;
        if !text.is_word(at) {
            if text.is_hyphen(at) || text.is_sign(at, &["'", "’", "«", "»", "\""]) {
                continue;
            }
            return None;
        }
        let first = text.plain(at).chars().next()?;
        if left.last() == Some(&first) && !text.lexicon.links.has(text.plain(at)) {
            left.pop();
            if left.is_empty() {
                return whole(text, at, open - 1);
            }
        } else if !is_small_word(text, at) {
            return None;
        }
    }
    None
}

/// "CNSP (Conseil national pour la sauvegarde de la patrie)".
fn inside(text: &Text<'_>, open: usize, end: usize) -> Option<Found> {
    let acronym = letters(text, open.checked_sub(1)?)?;
    let close = (open + 1..end.min(open + 2 * LONGEST)).find(|at| text.is_sign(*at, &[")"]))?;
    let mut left = acronym.into_iter().peekable();
    for at in (open + 1..close).filter(|at| text.is_word(*at)) {
        let first = text.plain(at).chars().next()?;
        if text.lexicon.links.has(text.plain(at)) {
            continue;
        }
        if left.next_if_eq(&first).is_none() && !is_small_word(text, at) {
            return None;
        }
    }
    let all = left.peek().is_none() && close > open + 3;
    all.then(|| whole(text, open + 1, close - 1)).flatten()
}

fn whole(text: &Text<'_>, first: usize, last: usize) -> Option<Found> {
    let known = text.gazetteer.lookup(text.plain(first));
    let body = known.into_iter().any(|sense| sense.role == Role::Body);
    let named = text.cases[first] != Case::Small || body;
    (named && last > first).then(|| {
        let why = "words that the acronym beside them is made of";
        shaped(first, last, NameKind::Organisation, 0.9, why)
    })
}

fn is_small_word(text: &Text<'_>, token: usize) -> bool {
    text.cases[token] == Case::Small && text.plain(token).chars().count() <= 4
        || text.lexicon.links.has(text.plain(token))
}

/// Makes acronyms and the names that they stand for one entity: beside each other with one in brackets, or an
/// acronym that no list has and the only name of the text with these initials.
pub(super) fn join(text: &Text<'_>, found: &[Found], names: &mut [Name], entities: &mut [Entity]) {
    let mut moves: BTreeMap<EntityId, EntityId> = BTreeMap::new();
    let body = |one: &Found| one.kind == NameKind::Organisation;
    for (index, pair) in found.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let bracketed = right.first == left.last + 2
            && text.is_sign(left.last + 1, &["("])
            && text.is_sign(right.last + 1, &[")"]);
        if !bracketed || !body(left) || !body(right) {
            continue;
        }
        let (long, short) = if text.cases[right.first] == Case::Upper {
            (left, right)
        } else {
            (right, left)
        };
        if is_acronym_of(text.plain(short.first), &initials(text, long, true))
            && let (Some(a), Some(b)) = (names[index].entity, names[index + 1].entity)
        {
            note(&mut moves, entities, a, b);
        }
    }
    // Elsewhere in the text.
    let mut by_initials: BTreeMap<String, Vec<EntityId>> = BTreeMap::new();
    for (one, name) in found.iter().zip(names.iter()) {
        let initials = initials(text, one, false);
        if let (true, Some(id), true) = (body(one), name.entity, initials.chars().count() > 2) {
            let known = by_initials.entry(initials).or_default();
            if !known.contains(&id) && known.len() < 3 {
                known.push(id);
            }
        }
    }
    for (one, name) in found.iter().zip(names.iter()) {
        let lone = body(one) && one.first == one.last && one.entity.is_none();
        if !lone || text.cases[one.first] != Case::Upper {
            continue;
        }
        if let (Some(id), Some([long])) = (
            name.entity,
            by_initials.get(text.plain(one.first)).map(Vec::as_slice),
        ) && !moves.contains_key(&id)
        {
            note(&mut moves, entities, *long, id);
        }
    }
    apply(&moves, names, entities);
}

/// The later entity moves to the earlier, but to one that a list knows.
fn note(moves: &mut BTreeMap<EntityId, EntityId>, entities: &[Entity], a: EntityId, b: EntityId) {
    let known = |id: EntityId| !entities[id.0 as usize].ids.is_empty();
    if a == b || known(a) && known(b) {
        return;
    }
    let (from, to) = if known(b) { (a, b) } else { (b, a) };
    if !moves.contains_key(&to) {
        moves.insert(from, to);
    }
}

fn initials(text: &Text<'_>, found: &Found, links: bool) -> String {
    (found.first..=found.last)
        .filter(|token| text.is_word(*token))
        .filter(|token| links || !text.lexicon.links.has(text.plain(*token)))
        .filter_map(|token| text.plain(token).chars().next())
        .collect()
}

fn apply(moves: &BTreeMap<EntityId, EntityId>, names: &mut [Name], entities: &mut [Entity]) {
    for name in names.iter_mut() {
        if let Some(to) = name.entity.and_then(|from| moves.get(&from)) {
            name.entity = Some(*to);
            name.because.push_str("; acronym and name of one body");
        }
    }
    for (from, to) in moves {
        let moved = std::mem::take(&mut entities[from.0 as usize].mentions);
        let spellings = std::mem::take(&mut entities[from.0 as usize].spellings);
        let target = &mut entities[to.0 as usize];
        target.mentions.extend(moved);
        target.mentions.sort();
        for spelling in spellings {
            if !target.spellings.contains(&spelling) {
                // The full name is the usual one.
                if target.ids.is_empty() && spelling.len() > target.name.len() {
                    target.name.clone_from(&spelling);
                }
                target.spellings.push(spelling);
            }
        }
    }
}
