//! Organisations told by their first or last word, and names in quotation marks.

use super::{shaped, taken};
use crate::NameKind;
use crate::name::Found;
use crate::name::pair::is_legal_form;
use crate::name::scan::Marks;
use crate::name::text::{Case, Text};
use laocoon_references::gazetteer::Role;

/// Longest name of an organisation, in tokens.
const LONGEST: usize = 16;

/// Names that begin with a word such as "Ministère", and names in quotation marks. They take
/// in the names of places inside them ("Université de Genève").
pub(super) fn find(text: &Text<'_>, marks: &[Marks], found: &mut Vec<Found>) {
    let taken = taken(text, found);
    let mut new = Vec::new();
    for sentence in text.sentences {
        let (mut at, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        while at < end {
            let free = taken[at].is_none();
            let one = if free && marks[at].has(Role::Body) {
                body(text, at, end, sentence.tokens.0 as usize)
            } else if free && text.is_word(at) && text.cases[at] != Case::Small {
                quoted(text, at, end, sentence.tokens.0 as usize)
            } else {
                None
            };
            at = one.as_ref().map_or(at, |one| one.last) + 1;
            new.extend(one);
        }
    }
    if new.is_empty() {
        return;
    }
    let covers = |one: &Found, other: &Found| one.first <= other.first && other.last <= one.last;
    // A name of the gazetteer that only begins inside ends the shaped one before it.
    for one in &mut new {
        let crossing = found.iter().filter(|other| {
            one.first < other.first && other.first <= one.last && other.last > one.last
        });
        if let Some(first) = crossing.map(|other| other.first).min() {
            one.last = first - 1;
        }
    }
    new.retain(|one| one.first < one.last);
    let mut index = 0;
    found.retain(|old| {
        while index < new.len() && new[index].last < old.first {
            index += 1;
        }
        !new.get(index).is_some_and(|one| covers(one, old))
    });
    found.extend(new);
    found.sort_by_key(|one| one.first);
}

/// Names that the tagger does not see: a whole quotation that begins with a word such as "Centre", and capitals before
/// a legal form ("Caspian Tanker Services SA").
pub(super) fn find_more(text: &Text<'_>, marks: &[Marks], found: &[Found], new: &mut Vec<Found>) {
    for sentence in text.sentences {
        let (start, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        for at in start..end {
            if let Some(close) = text.quoted(at, end) {
                let (first, last) = (at + 1, close - 1);
                let body =
                    marks[first].has(Role::Body) || text.lexicon.body_last() && is_body(text, last);
                let foreign = text.cases[last] != Case::Small && is_body(text, last);
                let capital = text.cases[first] != Case::Small;
                if first < last && last - first < 9 && capital && (body || foreign) {
                    let why = "quotation that begins as an organisation's name does";
                    new.push(shaped(first, last, NameKind::Organisation, 0.75, why));
                }
                continue;
            }
            let small = text.cases[at] == Case::Small && text.is_word(at);
            if small && text.lexicon.bodies.has(text.plain(at)) {
                new.extend(seated(text, found, at, end));
                continue;
            }
            let short = text.plain(at).chars().count() < 3 && text.cases[at] != Case::Upper;
            let form =
                !small && !short && text.cases[at] != Case::Small && is_legal_form(text.plain(at));
            if let Some(first) = form.then(|| capitals_before(text, at, start)).flatten() {
                let why = "capitals before a legal form";
                new.push(shaped(first, at, NameKind::Organisation, 0.8, why));
            }
        }
    }
}

/// "université de Bergen", "cour d'appel de Colmar", "ambassade du Pérou": a word for a body in small letters, at most one
/// further word, a small word, and a place or a capital that is no person's.
fn seated(text: &Text<'_>, found: &[Found], head: usize, end: usize) -> Option<Found> {
    const BETWEEN: usize = 1;
    let (mut next, mut words, mut linked) = (head + 1, 0, false);
    while next < end && text.is_word(next) && text.cases[next] == Case::Small {
        linked = text.lexicon.links.has(text.plain(next));
        words += usize::from(!linked);
        if words > BETWEEN {
            return None;
        }
        next += 1;
    }
    if !linked || next >= end || !text.is_word(next) {
        return None;
    }
    let last = match super::at(found, next) {
        Some(one) if one.first == next && one.kind == NameKind::Place => one.last,
        Some(one)
            if one.first == next && one.kind == NameKind::Organisation && one.entity.is_none() =>
        {
            one.last
        }
        None if text.cases[next] != Case::Small && text.word(next).len() > 1 => next,
        _ => return None,
    };
    let why = "word for a body before a place or a capital";
    Some(shaped(head, last, NameKind::Organisation, 0.75, why))
}

/// The first of the words with capitals before a token.
fn capitals_before(text: &Text<'_>, at: usize, start: usize) -> Option<usize> {
    let mut first = at;
    while first > start && at - first < LONGEST {
        let word = first - 1;
        let begins = text.starts_sentence(word) && text.is_common(word);
        let capital = text.is_word(word) && text.cases[word] != Case::Small;
        if !capital || begins {
            break;
        }
        first = word;
    }
    (first < at).then_some(first)
}

/// "Ministère des Affaires étrangères", "Université de Genève", "Fonds X (FX)": from the
/// first word to the last capital that small linking words lead to, or to the bracket whose
/// letters the words begin with.
fn body(text: &Text<'_>, head: usize, end: usize, start: usize) -> Option<Found> {
    let first = if text.lexicon.body_last() {
        leftmost(text, head, start)
    } else {
        head
    };
    let end = end.min(first + LONGEST);
    let mut last = head;
    let mut initials: String = (first..=head).map(|token| initial(text, token)).collect();
    for at in head + 1..end {
        if text.is_sign(at, &["("]) {
            let acronym = at + 2 < end && text.cases[at + 1] == Case::Upper;
            if acronym && is_acronym_of(text.plain(at + 1), &initials) {
                let why = "first word and acronym of an organisation";
                return Some(shaped(first, at - 1, NameKind::Organisation, 0.85, why));
            }
            break;
        }
        if text.is_hyphen(at) || text.is_sign(at, &["'", "’"]) {
            continue;
        }
        if !text.is_word(at) {
            break;
        }
        initials.push_str(&initial(text, at));
        if text.cases[at] != Case::Small {
            last = at;
        } else if at > last + 5 {
            break;
        }
    }
    // Small words between would make it a sentence.
    let gap = (first + 1..last)
        .filter(|at| text.is_word(*at) && text.cases[*at] == Case::Small && !is_link(text, *at));
    if last == first || gap.count() > 2 {
        return None;
    }
    Some(shaped(
        first,
        last,
        NameKind::Organisation,
        0.7,
        "first word of an organisation",
    ))
}

/// In English the words before "Department" are part of the name as well.
fn leftmost(text: &Text<'_>, head: usize, start: usize) -> usize {
    let mut first = head;
    while first > start && text.is_word(first - 1) && text.cases[first - 1] != Case::Small {
        let function = text.starts_sentence(first - 1) && text.is_common(first - 1);
        if function
            || text
                .lexicon
                .articles
                .iter()
                .any(|article| article == text.plain(first - 1))
            || head - first >= 4
        {
            break;
        }
        first -= 1;
    }
    first
}

fn initial(text: &Text<'_>, token: usize) -> String {
    text.plain(token).chars().take(1).collect()
}

/// Whether the letters of an acronym are the words' first letters, in order, from the first.
pub(in crate::name) fn is_acronym_of(acronym: &str, initials: &str) -> bool {
    let mut letters = initials.chars();
    let mut acronym = acronym.chars().filter(|c| c.is_alphabetic());
    let (Some(a), Some(b)) = (acronym.next(), letters.next()) else {
        return false;
    };
    a == b && acronym.all(|c| letters.any(|letter| letter == c))
}

/// Small words that link the parts of an organisation's name.
fn is_link(text: &Text<'_>, token: usize) -> bool {
    let plain = text.plain(token);
    text.lexicon.links.has(plain) || text.lexicon.foreign.has(plain)
}

/// A name in quotation marks of its own: two capitals or more and nothing but links between.
fn quoted(text: &Text<'_>, first: usize, end: usize, start: usize) -> Option<Found> {
    const OPEN: [&str; 5] = ["\"", "«", "“", "„", "‘"];
    const CLOSE: [&str; 5] = ["\"", "»", "”", "“", "’"];
    let before = first.checked_sub(1).filter(|before| *before >= start)?;
    if !text.is_sign(before, &OPEN) {
        return None;
    }
    let (mut capitals, mut unknown) = (0, 0);
    for at in first..end.min(first + 9) {
        if text.is_sign(at, &CLOSE) {
            let last = at - 1;
            let whole = capitals >= 2 && unknown > 0 && text.cases[last] != Case::Small;
            let body = (first..=last).any(|token| is_body(text, token));
            let kind = if body {
                NameKind::Organisation
            } else {
                NameKind::Other
            };
            let why = "capitals in quotation marks";
            return (whole && last > first).then(|| shaped(first, last, kind, 0.55, why));
        }
        if text.is_hyphen(at) {
            continue;
        }
        if !text.is_word(at) || text.cases[at] == Case::Small && !is_link(text, at) {
            return None;
        }
        capitals += usize::from(text.cases[at] != Case::Small);
        let foreign = text.lexicon.foreign.has(text.plain(at));
        unknown += usize::from(foreign || !text.is_common(at) && !is_link(text, at));
    }
    None
}

/// A word such as "Center" or "Comité", in any language.
fn is_body(text: &Text<'_>, token: usize) -> bool {
    let mut senses = text.gazetteer.lookup(text.plain(token));
    senses.any(|sense| sense.role == Role::Body)
}
