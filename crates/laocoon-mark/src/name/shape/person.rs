//! Persons: runs of capitals that a title, a first name or a public figure's surname
//! announces.

use super::{Taken, shaped};
use crate::NameKind;
use crate::name::Found;
use crate::name::compare::{bare, same_word, sound_of};
use crate::name::scan::Marks;
use crate::name::text::{Case, Text};
use laocoon_references::gazetteer::Role;
use laocoon_text::BlockKind;
use std::collections::BTreeMap;

/// A run of words with capitals, and the small words inside a name.
struct Run {
    first: usize,
    last: usize,
    /// Words with a capital.
    words: Vec<usize>,
}

pub(super) fn find(text: &Text<'_>, marks: &[Marks], taken: &Taken, found: &mut Vec<Found>) {
    let mut new: Vec<Found> = Vec::new();
    let mut loose: Vec<Run> = Vec::new();
    for sentence in text.sentences {
        let (mut at, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        while at < end {
            if !may_begin(text, at, taken, found) {
                at += 1;
                continue;
            }
            let run = run(text, at, end, marks, taken, found);
            at = run.last + 1;
            let Some(run) = trim(text, run, marks, taken) else {
                continue;
            };
            match person(text, &run, marks, taken, found) {
                Some(person) => new.push(person),
                None => loose.push(run),
            }
        }
    }
    // A surname once known is known alone, in any case and spelling.
    let mut surnames: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let named = new
        .iter()
        .chain(found.iter().filter(|one| one.kind == NameKind::Person));
    for one in named {
        let word = text.plain(one.last);
        let alike = surnames.entry(sound_of(word)).or_default();
        // Hostile texts make many names of one sound; a few spellings are enough.
        if alike.len() < 8 && !alike.contains(&word) {
            alike.push(word);
        }
    }
    for run in loose {
        if run.words.len() == 1
            && is_known_surname(&surnames, text.plain(run.first))
            && taken[run.first].is_none()
        {
            let why = "surname of a person named in full";
            new.push(shaped(run.first, run.last, NameKind::Person, 0.85, why));
        }
    }
    // What a longer name took in is no name of its own.
    new.sort_by_key(|one| one.first);
    let mut index = 0;
    found.retain(|old| {
        while index < new.len() && new[index].last < old.first {
            index += 1;
        }
        !new.get(index)
            .is_some_and(|one| one.first <= old.last && old.first <= one.last)
    });
    found.extend(new);
    found.sort_by_key(|one| one.first);
}

fn is_known_surname(surnames: &BTreeMap<String, Vec<&str>>, word: &str) -> bool {
    let alike = surnames.get(&sound_of(word));
    alike.is_some_and(|alike| {
        alike.iter().any(|known| {
            let begins = known.as_bytes().first() == word.as_bytes().first();
            *known == word || word.chars().count() >= 5 && begins && same_word(known, word)
        })
    })
}

fn free_or_person(token: usize, taken: &Taken, found: &[Found]) -> bool {
    taken[token].is_none_or(|index| found[index as usize].kind == NameKind::Person)
}

fn may_begin(text: &Text<'_>, token: usize, taken: &Taken, found: &[Found]) -> bool {
    text.is_word(token) && text.cases[token] != Case::Small && free_or_person(token, taken, found)
}

fn run(
    text: &Text<'_>,
    first: usize,
    end: usize,
    marks: &[Marks],
    taken: &Taken,
    found: &[Found],
) -> Run {
    let mut run = Run {
        first,
        last: first,
        words: vec![first],
    };
    let mut at = first;
    while let Some(next) = next_word(text, at, end, marks) {
        if !free_or_person(next, taken, found) || marks[next].has(Role::Title) {
            break;
        }
        at = next;
        run.last = next;
        run.words.push(next);
        if run.words.len() >= 6 {
            break;
        }
    }
    run
}

/// The next word with a capital: right after, over a hyphen or the stop of an initial, or
/// over one or two small words of names ("van der").
fn next_word(text: &Text<'_>, at: usize, end: usize, marks: &[Marks]) -> Option<usize> {
    let capital =
        |token: usize| token < end && text.is_word(token) && text.cases[token] != Case::Small;
    let next = at + 1;
    if capital(next) {
        return Some(next);
    }
    let initial =
        text.word(at).chars().count() <= 2 && text.is_sign(next, &["."]) && text.glued(at);
    if (text.is_hyphen(next) || initial) && capital(next + 1) {
        return Some(next + 1);
    }
    let particle =
        |token: usize| token < end && text.is_word(token) && marks[token].has(Role::Particle);
    if !particle(next) {
        return None;
    }
    if capital(next + 1) {
        return Some(next + 1);
    }
    if text.is_hyphen(next + 1) && capital(next + 2) {
        return Some(next + 2);
    }
    (particle(next + 1) && capital(next + 2)).then_some(next + 2)
}

/// Takes off what is no part of a name: a common word that has its capital from the
/// sentence, titles, acronyms before the name.
fn trim(text: &Text<'_>, mut run: Run, marks: &[Marks], taken: &Taken) -> Option<Run> {
    while let Some(&word) = run.words.first() {
        let given = marks[word].has(Role::Given);
        let starts = text.starts_sentence(word) && text.is_common(word) && !given;
        let title = marks[word].has(Role::Title) || marks[word].has(Role::Office);
        let common = marks[word].has(Role::Common) && taken[word].is_none();
        let preposition = text.word(word).chars().count() == 1 && !text.is_sign(word + 1, &["."]);
        if !(starts || title || common || preposition) {
            break;
        }
        run.words.remove(0);
    }
    // An acronym or another word before the first name is somebody else's.
    while run.words.len() > 2 || run.words.len() == 2 && text.cases[run.words[0]] == Case::Upper {
        let (first, second) = (run.words[0], run.words[1]);
        let acronym = text.cases[first] == Case::Upper && text.cases[second] == Case::Capital;
        let stranger = !marks[first].has(Role::Given)
            && marks[second].has(Role::Given)
            && text.word(first).chars().count() > 2
            && taken[first].is_none()
            && !text.is_hyphen(first + 1);
        if !(acronym || stranger) {
            break;
        }
        run.words.remove(0);
    }
    run.first = *run.words.first()?;
    run.last = *run.words.last()?;
    Some(run)
}

fn person(
    text: &Text<'_>,
    run: &Run,
    marks: &[Marks],
    taken: &Taken,
    found: &[Found],
) -> Option<Found> {
    let start = text.sentence(run.first).tokens.0 as usize;
    let before = previous_word(text, run.first, start);
    let announced = |role: Role| before.is_some_and(|before| marks[before].has(role));
    let known = run
        .words
        .iter()
        .find_map(|word| taken[*word].map(|index| &found[index as usize]));
    let several = run.words.len() > 1;
    let first = run.first;
    let uncommon = run
        .words
        .iter()
        .filter(|word| !text.is_common(**word))
        .count();
    let person = |score: f32, why: &str| {
        let mut one = shaped(run.first, run.last, NameKind::Person, score, why);
        one.entity = known.and_then(|known| known.entity);
        Some(one)
    };
    if let Some(known) = known {
        if known.first == run.first && known.last == run.last {
            return None;
        }
        return person(0.9, "first name and surname of a public figure");
    }
    let upper = run
        .words
        .iter()
        .all(|word| text.cases[*word] == Case::Upper);
    if upper && run.words.len() < 2 {
        return None;
    }
    if announced(Role::Title)
        && (several || !text.is_common(first))
        && !marks[first].has(Role::Body)
    {
        return person(0.85, "capital after a title");
    }
    if several && marks[first].has(Role::Given) && text.cases[first] == Case::Capital {
        return person(0.85, "first name and surname");
    }
    let lone_given =
        !several && marks[first].has(Role::Given) && text.cases[first] == Case::Capital;
    let starts = text.starts_sentence(first);
    if lone_given && !announced(Role::At) && !(starts && text.is_common(first)) {
        return person(0.6, "first name alone");
    }
    let initial = several && text.word(first).chars().count() == 1;
    if initial && uncommon + 1 >= run.words.len() && text.word(run.last).chars().count() > 2 {
        return person(0.75, "initial and surname");
    }
    if announced(Role::Office) && several && uncommon > 0 {
        return person(0.8, "capitals after an office");
    }
    let places = announced(Role::At) || marks[first].has(Role::Body);
    let heading = text.lexicon.capitals && text.block(first) != BlockKind::Paragraph;
    let all_capital = run
        .words
        .iter()
        .all(|word| text.cases[*word] == Case::Capital);
    if several
        && run.words.len() <= 4
        && uncommon == run.words.len()
        && all_capital
        && !places
        && !heading
        && !run.words.iter().all(|word| text.is_english(*word))
    {
        return person(0.6, "two unknown words with capitals");
    }
    if !several && !places && has_surname_ending(text, text.plain(first)) && uncommon == 1 {
        return person(0.55, "ending of a surname");
    }
    None
}

/// The word before a token, over an opening quote or a stop ("M. Dupont").
fn previous_word(text: &Text<'_>, token: usize, start: usize) -> Option<usize> {
    let mut at = token.checked_sub(1).filter(|at| *at >= start)?;
    if text.is_sign(at, &[".", "\"", "«", "“", ","]) {
        at = at.checked_sub(1).filter(|at| *at >= start)?;
    }
    text.is_word(at).then_some(at)
}

/// Whether a word ends as only surnames do.
fn has_surname_ending(text: &Text<'_>, plain: &str) -> bool {
    let plain = bare(plain);
    let ends = |ending: &String| plain.ends_with(ending.as_str());
    plain.chars().count() >= 5 && text.lexicon.surnames.iter().any(ends)
}
