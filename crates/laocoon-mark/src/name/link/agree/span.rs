//! Where names that the tagger found begin and end: no titles, no line breaks, no half of a known name.

use crate::NameKind;
use crate::name::Found;
use crate::name::scan::Marks;
use crate::name::shape::shaped;
use crate::name::text::{Case, Text};
use laocoon_references::gazetteer::Role;

/// Mends the spans of a document's names, which stay in order.
pub(super) fn mend(text: &Text<'_>, marks: &[Marks], ruled: &[Found], found: &mut Vec<Found>) {
    cover(ruled, found);
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for mut one in found.drain(..) {
        if let Some((left, right)) = two_persons(text, marks, &one) {
            out.push(left);
            out.push(right);
            continue;
        }
        if one.entity.is_some() {
            out.push(one);
            continue;
        }
        trim(text, marks, &mut one);
        over_hyphens(text, &mut one);
        // A letter is no name.
        if one.first == one.last && text.word(one.first).chars().count() < 2 {
            continue;
        }
        if let Some(rest) = cut_at_line(text, &mut one) {
            out.push(one);
            out.push(rest);
        } else if let Some((left, right)) = pair(text, &one) {
            out.push(left);
            out.push(right);
        } else {
            let body = marks[one.first].has(Role::Body) && one.first < one.last;
            if body && one.kind == NameKind::Place {
                one.kind = NameKind::Organisation;
            }
            out.push(one);
        }
    }
    *found = out;
    noble(text, marks, found);
}

/// A name of several words that the gazetteer was sure of takes the place of what the tagger saw of it, where that
/// was no more than a part.
fn cover(ruled: &[Found], found: &mut Vec<Found>) {
    let mut kept: Vec<Found> = Vec::new();
    for rule in ruled {
        if rule.entity.is_none() || rule.score < 0.95 || rule.first == rule.last {
            continue;
        }
        let from = found.partition_point(|one| one.last < rule.first);
        let mut inside = found[from..]
            .iter()
            .take_while(|one| one.first <= rule.last)
            .peekable();
        let part = |one: &Found| {
            rule.first <= one.first
                && one.last <= rule.last
                && (one.first, one.last) != (rule.first, rule.last)
        };
        if inside.peek().is_some() && inside.all(part) {
            kept.push(rule.clone());
        }
    }
    if kept.is_empty() {
        return;
    }
    let mut index = 0;
    found.retain(|one| {
        while index < kept.len() && kept[index].last < one.first {
            index += 1;
        }
        kept.get(index).is_none_or(|rule| rule.first > one.first)
    });
    found.extend(kept);
    found.sort_by_key(|one| one.first);
}

/// Titles before a person, and small words before an organisation, up to a word that may begin its name.
fn trim(text: &Text<'_>, marks: &[Marks], one: &mut Found) {
    match one.kind {
        NameKind::Person => {
            while one.first < one.last {
                let title = marks[one.first].has(Role::Title) || marks[one.first].has(Role::Office);
                let stop = text.is_sign(one.first, &["."]);
                if !stop && (!title || marks[one.first].has(Role::Given)) {
                    break;
                }
                one.first += 1;
            }
        }
        NameKind::Organisation => {
            let begins = |token: usize| {
                let mut senses = text.gazetteer.lookup(text.plain(token));
                text.cases[token] != Case::Small
                    || text.is_word(token) && senses.any(|sense| sense.role == Role::Body)
            };
            if let Some(first) = (one.first..=one.last).find(|token| begins(*token)) {
                one.first = first;
            }
            complete(text, one);
        }
        NameKind::Place => complete(text, one),
        _ => {}
    }
}

/// A name that ends in a small word goes on to the next ("Office national de l'" + "emploi"), if it says something by
/// itself already or the next has a capital; else the small word is none of it.
fn complete(text: &Text<'_>, one: &mut Found) {
    let end = text.sentence(one.last).tokens.1 as usize;
    let is_link = |token: usize| text.lexicon.links.has(text.plain(token));
    if one.first == one.last || !is_link(one.last) {
        return;
    }
    let next = one.last + 1;
    let words = (one.first..one.last).filter(|token| text.is_word(*token) && !is_link(*token));
    let capital = next < end && text.cases[next] != Case::Small;
    let told = words.count() > 1 && one.kind == NameKind::Organisation;
    if next < end && text.is_word(next) && (told || capital) {
        one.last = next;
        return;
    }
    while one.last > one.first && is_link(one.last) {
        one.last -= 1;
    }
}

/// "AIX" + "-EN-OTHE": a name has all that hyphens join to it.
fn over_hyphens(text: &Text<'_>, one: &mut Found) {
    if one.kind == NameKind::Person {
        return;
    }
    let end = text.sentence(one.last).tokens.1 as usize;
    let mut last = one.last;
    while last + 2 < end && text.is_hyphen(last + 1) && text.is_word(last + 2) {
        last += 2;
    }
    // "Ouest-africain" is none.
    if text.cases[last] != Case::Small {
        one.last = last;
    }
}

/// "Islam Karimov Lola Karimova": two first names, each before a surname, are two persons.
fn two_persons(text: &Text<'_>, marks: &[Marks], one: &Found) -> Option<(Found, Found)> {
    if one.kind != NameKind::Person || one.last != one.first + 3 {
        return None;
    }
    let given = |at: usize| marks[one.first + at].has(Role::Given);
    let words = (one.first..=one.last)
        .all(|token| text.is_word(token) && text.cases[token] == Case::Capital);
    if !words || !given(0) || given(1) || !given(2) || given(3) {
        return None;
    }
    let half = |from: usize| {
        let why = "first name and surname";
        shaped(
            one.first + from,
            one.first + from + 1,
            NameKind::Person,
            0.8,
            why,
        )
    };
    let mut left = half(0);
    left.entity = one.entity;
    Some((left, half(2)))
}

/// Lines shorter than that, in bytes, were not wrapped: their end is an end.
const SHORT: u32 = 50;

/// Cuts a name where a short line ends in it; what stands after the break.
fn cut_at_line(text: &Text<'_>, one: &mut Found) -> Option<Found> {
    let whole = text.document.words(text.span(one.first, one.last));
    if !whole.contains('\n') {
        return None;
    }
    let written = &text.document.text;
    let cut = (one.first..one.last).find(|token| {
        let (end, next) = (
            text.tokens[*token].span.end,
            text.tokens[token + 1].span.start,
        );
        let line = written[..end as usize].rfind('\n').map_or(0, |at| at + 1);
        written[end as usize..next as usize].contains('\n') && end - (line as u32) < SHORT
    })?;
    let mut rest = one.clone();
    rest.first = cut + 1;
    one.last = cut;
    if rest.first == rest.last && text.cases[rest.first] == Case::Upper {
        rest.kind = NameKind::Organisation;
    }
    (text.is_word(rest.first) && text.cases[rest.first] != Case::Small).then_some(rest)
}

/// "Gao-Kidal", "OM-PSG": two known places, or two acronyms, with a hyphen between.
fn pair(text: &Text<'_>, one: &Found) -> Option<(Found, Found)> {
    let (left, right) = (one.first, one.last);
    if right != left + 2 || !text.is_hyphen(left + 1) {
        return None;
    }
    let place = |token: usize| {
        let senses = text.gazetteer.lookup(text.plain(token));
        let mut senses =
            senses.filter(|sense| sense.role == Role::Name && sense.languages & text.language != 0);
        senses.any(|sense| {
            let entity = sense.entity.and_then(|number| text.entity(number));
            entity.is_some_and(|entity| crate::name::name_kind(entity.kind) == NameKind::Place)
        })
    };
    let upper = |token: usize| text.cases[token] == Case::Upper;
    let kind = match () {
        () if upper(left) && upper(right) => NameKind::Organisation,
        () if place(left) && place(right) => NameKind::Place,
        () => return None,
    };
    let half = |token| {
        shaped(
            token,
            token,
            kind,
            0.7,
            "one of two names with a hyphen between",
        )
    };
    Some((half(left), half(right)))
}

/// "Philibert de Saint-Aubin": a person, a small word of names, and a place that no list has are a person's name.
fn noble(text: &Text<'_>, marks: &[Marks], found: &mut Vec<Found>) {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for one in found.drain(..) {
        let listed = text
            .gazetteer
            .lookup(&text.form(one.first, one.last))
            .next()
            .is_some();
        let open = one.kind == NameKind::Place && one.entity.is_none() && !listed;
        match out.last_mut() {
            Some(person)
                if open
                    && person.kind == NameKind::Person
                    && one.first == person.last + 2
                    && marks[one.first - 1].has(Role::Particle) =>
            {
                person.last = one.last;
            }
            _ => out.push(one),
        }
    }
    *found = out;
}
