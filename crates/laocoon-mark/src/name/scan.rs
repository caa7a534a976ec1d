//! The longest names of the gazetteer, in one pass over the words.

pub(super) mod near;
mod settle;

pub(super) use settle::settle;

use super::text::{Case, Text};
use super::{Found, name_kind};
use crate::{NameKind, TokenKind};
use laocoon_references::gazetteer::{Entity, EntityKind, Role, Sense, flag};

/// What a word is, beside a name: a set of [`Role`]s that end or begin at it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks(u16);

impl Marks {
    pub fn has(self, role: Role) -> bool {
        self.0 & 1 << role as u8 != 0
    }

    /// A bit for each role.
    pub fn bits(self) -> u16 {
        self.0
    }

    fn set(&mut self, role: Role) {
        self.0 |= 1 << role as u8;
    }
}

pub(super) struct Scan {
    pub matches: Vec<Found>,
    /// By token. A title of several words marks its last.
    pub marks: Vec<Marks>,
}

/// Names longer than this many tokens are not in the gazetteer.
const LONGEST: usize = 24;

pub(super) fn scan(text: &Text<'_>) -> Scan {
    let mut scan = Scan {
        matches: Vec::new(),
        marks: vec![Marks::default(); text.tokens.len()],
    };
    for sentence in text.sentences {
        let (first, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        let shouting = is_shouting(text, first, end);
        let mut at = first;
        while at < end {
            at = match longest(text, at, end, shouting, &mut scan.marks) {
                Some(found) => {
                    let next = found.last + 1;
                    scan.matches.push(found);
                    next
                }
                None => at + 1,
            };
        }
    }
    scan
}

/// Whether a sentence is all capitals, so that they tell nothing.
fn is_shouting(text: &Text<'_>, first: usize, end: usize) -> bool {
    let words = (first..end).filter(|token| text.is_word(*token));
    let (mut upper, mut small) = (0, 0);
    for token in words {
        match text.cases[token] {
            Case::Upper => upper += 1,
            _ if text.word(token).chars().nth(1).is_some() => small += 1,
            _ => {}
        }
    }
    upper >= 3 && upper > 3 * small
}

fn longest(
    text: &Text<'_>,
    start: usize,
    end: usize,
    shouting: bool,
    marks: &mut [Marks],
) -> Option<Found> {
    if text.tokens[start].kind == TokenKind::Sign {
        return None;
    }
    let mut walk = text.feed(text.gazetteer.walk(), start, true)?;
    let mut best = None;
    let mut at = start;
    loop {
        if text.is_word(at) || at > start {
            for sense in text.gazetteer.senses(walk) {
                mark(text, start, at, sense, marks);
            }
            let senses = text.gazetteer.senses(walk);
            best = choose(text, start, at, end, senses, shouting).or(best);
        }
        let next = match step(text, at, end) {
            Some(next) if next - start < LONGEST => next,
            _ => return best,
        };
        match text.feed(walk, next, false) {
            Some(further) => (walk, at) = (further, next),
            None => return best,
        }
    }
}

/// The next token that may go on a name: the next word, over a hyphen, an apostrophe or the
/// stop of a short word ("St. Lucia").
fn step(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let next = at + 1;
    if next >= end {
        return None;
    }
    if text.tokens[next].kind != TokenKind::Sign {
        return Some(next);
    }
    let joins = text.is_hyphen(next)
        || text.is_sign(next, &["'", "’"]) && text.glued(at) && text.glued(next)
        || text.is_sign(next, &["."]) && text.glued(at) && text.word(at).chars().count() <= 3
        || text.is_sign(next, &["-", "–", "—"]) && text.is_word(at);
    (joins && next + 1 < end && text.tokens[next + 1].kind != TokenKind::Sign).then_some(next + 1)
}

fn mark(text: &Text<'_>, first: usize, last: usize, sense: Sense, marks: &mut [Marks]) {
    if sense.languages & text.language == 0 {
        return;
    }
    match sense.role {
        Role::Name | Role::People | Role::Prefix => {}
        Role::Body | Role::Given | Role::Common if text.cases[first] == Case::Small => {}
        Role::Common => {
            // "US" is not "us": acronyms stay acronyms, other words stay words.
            let upper = text.cases[first] == Case::Upper;
            if upper || text.word(first).chars().any(char::is_lowercase) {
                marks[last].set(sense.role);
            }
        }
        Role::Body | Role::Given => marks[first].set(sense.role),
        _ => marks[last].set(sense.role),
    }
}

/// The best meaning of a form that the way it is written allows.
fn choose(
    text: &Text<'_>,
    first: usize,
    last: usize,
    end: usize,
    senses: impl Iterator<Item = Sense>,
    shouting: bool,
) -> Option<Found> {
    let mut best: Option<(u32, Found)> = None;
    for sense in senses {
        let Some((rank, found)) = weigh(text, first, last, end, sense, shouting) else {
            continue;
        };
        if best.as_ref().is_none_or(|(most, _)| rank > *most) {
            best = Some((rank, found));
        }
    }
    best.map(|(_, found)| found)
}

fn weigh(
    text: &Text<'_>,
    first: usize,
    last: usize,
    end: usize,
    sense: Sense,
    shouting: bool,
) -> Option<(u32, Found)> {
    let number = sense.entity?;
    let entity = text.entity(number)?;
    let own = sense.languages & text.language != 0;
    let case = text.cases[first];
    match sense.role {
        Role::People => {
            let small = case == Case::Small && text.lexicon.capitals;
            if !own
                || small
                || case == Case::Upper && !shouting && last == first && text.word(first).len() < 5
            {
                return None;
            }
        }
        Role::Prefix => {
            let compound = last + 2 < end && text.is_hyphen(last + 1);
            if !own || !compound || !leads_to_people(text, last + 2) {
                return None;
            }
        }
        _ => {
            return weigh_name(text, first, last, sense, &entity, shouting).map(|(rank, found)| {
                (
                    rank,
                    Found {
                        entity: Some(number),
                        ..found
                    },
                )
            });
        }
    }
    let found = Found {
        first,
        last,
        kind: NameKind::Group,
        entity: Some(number),
        role: sense.role,
        score: 0.95,
        because: format!("gazetteer: people of {}", entity.name(text.language)),
        weak: false,
        class: None,
        event: None,
    };
    Some((1000 + u32::from(entity.prominence), found))
}

/// Whether an adjective of a people, or another first part, begins at a token.
fn leads_to_people(text: &Text<'_>, token: usize) -> bool {
    let Some(walk) = text.feed(text.gazetteer.walk(), token, true) else {
        return false;
    };
    text.gazetteer.senses(walk).any(|sense| {
        matches!(sense.role, Role::People | Role::Prefix) && sense.languages & text.language != 0
    }) || near::people(text, text.plain(token)).is_some()
}

fn weigh_name(
    text: &Text<'_>,
    first: usize,
    last: usize,
    sense: Sense,
    entity: &Entity,
    shouting: bool,
) -> Option<(u32, Found)> {
    if sense.role != Role::Name {
        return None;
    }
    let own = sense.languages & text.language != 0;
    let single = first == last;
    let has = |bit: u8| sense.flags & bit != 0;
    if !is_written_as_name(text, first, last, sense, shouting) {
        return None;
    }
    let common = single && text.is_common(first);
    if !own && (entity.prominence < 180 || common || has(flag::AMBIGUOUS | flag::CAPITALS)) {
        return None;
    }
    let known = matches!(
        entity.kind,
        EntityKind::Country | EntityKind::Continent | EntityKind::Organisation
    );
    let small_town = entity.kind == EntityKind::City && entity.prominence < 133;
    let starts = text.starts_sentence(first);
    let upper = text.cases[first] == Case::Upper && !shouting;
    let letters = text.word(first).chars().count();
    let short = letters <= 4 && entity.kind == EntityKind::City && entity.prominence < 165;
    // A word in capitals may be shouted, but a country's name is seldom another word.
    let country = entity.kind == EntityKind::Country && !has(flag::AMBIGUOUS);
    let shout = upper && single && common && !has(flag::CAPITALS) && !country;
    let weak = shout
        || !upper
            && (has(flag::AMBIGUOUS)
                || single && short
                || single && (small_town || shouting && common && !country)
                || single && common && starts && !known
                || !own && !known && single);
    let rank =
        u32::from(entity.prominence) + if own { 1000 } else { 0 } + if weak { 0 } else { 2000 };
    let usual = entity.name(text.language);
    let written = text.document.words(text.span(first, last));
    let found = Found {
        first,
        last,
        kind: name_kind(entity.kind),
        entity: None,
        role: Role::Name,
        score: if weak { 0.7 } else { 0.97 },
        because: if written == usual {
            "gazetteer".to_owned()
        } else {
            format!("gazetteer: {usual}")
        },
        weak,
        class: None,
        event: None,
    };
    Some((rank, found))
}

/// Whether the capitals stand where the name wants them.
fn is_written_as_name(
    text: &Text<'_>,
    first: usize,
    last: usize,
    sense: Sense,
    shouting: bool,
) -> bool {
    let case = text.cases[first];
    let capitals = sense.flags & flag::CAPITALS != 0;
    if first == last && capitals {
        return match case {
            Case::Upper => !shouting || !text.is_common(first),
            Case::Capital => text.word(first).chars().count() >= 4 && !text.is_common(first),
            Case::Small => false,
        };
    }
    if case == Case::Small {
        let small = sense.flags & flag::SMALL != 0;
        return small && (first..=last).any(|token| text.cases[token] != Case::Small);
    }
    first < last || text.word(first).chars().count() > 1
}
