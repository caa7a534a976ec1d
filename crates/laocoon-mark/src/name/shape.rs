//! Names that no list has, told by how they are written and by the words around them.

use super::scan::Marks;
use super::text::{Case, Text};
use super::{Found, person};
use crate::NameKind;
use laocoon_references::gazetteer::Role;

/// Which tokens already belong to a name: its index, else `None`.
pub(super) type Taken = Vec<Option<u32>>;

pub(super) fn find(text: &Text<'_>, marks: &[Marks], found: &mut Vec<Found>) {
    organisations(text, marks, found);
    let taken = taken(text, found);
    person::find(text, marks, &taken, found);
    let taken = self::taken(text, found);
    lone_words(text, marks, &taken, found);
}

fn taken(text: &Text<'_>, found: &[Found]) -> Taken {
    let mut taken = vec![None; text.tokens.len()];
    for (index, one) in found.iter().enumerate() {
        taken[one.first..=one.last].fill(Some(index as u32));
    }
    taken
}

/// A name that shape alone tells.
pub(super) fn shaped(
    first: usize,
    last: usize,
    kind: NameKind,
    score: f32,
    because: &str,
) -> Found {
    Found {
        first,
        last,
        kind,
        entity: None,
        role: Role::Name,
        score,
        because: because.to_owned(),
        weak: false,
    }
}

/// Longest name of an organisation, in tokens.
const LONGEST: usize = 16;

/// Names that begin with a word such as "Ministère", and names in quotation marks. They take
/// in the names of places inside them ("Université de Genève").
fn organisations(text: &Text<'_>, marks: &[Marks], found: &mut Vec<Found>) {
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

/// "Ministère des Affaires étrangères", "Université de Genève", "Fonds X (FX)": from the
/// first word to the last capital that small linking words lead to, or to the bracket whose
/// letters the words begin with.
fn body(text: &Text<'_>, head: usize, end: usize, start: usize) -> Option<Found> {
    let first = if text.language == 2 {
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
        if function || text.plain(first - 1) == "the" || head - first >= 4 {
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
pub(super) fn is_acronym_of(acronym: &str, initials: &str) -> bool {
    let mut letters = initials.chars();
    let mut acronym = acronym.chars().filter(|c| c.is_alphabetic());
    let (Some(a), Some(b)) = (acronym.next(), letters.next()) else {
        return false;
    };
    a == b && acronym.all(|c| letters.any(|letter| letter == c))
}

/// Small words that link the parts of an organisation's name.
fn is_link(text: &Text<'_>, token: usize) -> bool {
    const LINKS: [&str; 30] = [
        "de", "du", "des", "d'", "la", "le", "les", "l'", "et", "pour", "a", "aux", "en", "sur",
        "contre", "of", "the", "for", "and", "on", "in", "to", "against", "и", "по", "в", "за",
        "с", "при", "для",
    ];
    LINKS.contains(&text.plain(token))
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
        let foreign = text.language != 2 && matches!(text.plain(at), "of" | "for" | "the" | "and");
        unknown += usize::from(foreign || !text.is_common(at) && !is_link(text, at));
    }
    None
}

/// A word such as "Center" or "Comité", in any language.
fn is_body(text: &Text<'_>, token: usize) -> bool {
    let mut senses = text.gazetteer.lookup(text.plain(token));
    senses.any(|sense| sense.role == Role::Body)
}

/// Single words left: acronyms, and capitals after a word of place.
fn lone_words(text: &Text<'_>, marks: &[Marks], taken: &Taken, found: &mut Vec<Found>) {
    for token in 0..text.tokens.len() {
        if taken[token].is_some() || text.cases[token] == Case::Small || !text.is_word(token) {
            continue;
        }
        if marks[token].has(Role::Common) || touches_hyphen(text, token) {
            continue;
        }
        let letters = text.word(token).chars().count();
        let first = text.sentence(token).tokens.0 as usize;
        match text.cases[token] {
            Case::Upper if (3..=7).contains(&letters) => {
                let shouted = text.is_common(token) && has_shouting_neighbour(text, token);
                let alphabetic = text.word(token).chars().all(char::is_alphabetic);
                if alphabetic && !is_roman(text.word(token)) && !shouted && !is_unit(text, token) {
                    found.push(shaped(token, token, NameKind::Organisation, 0.5, "acronym"));
                }
            }
            Case::Capital if letters >= 3 => {
                let placed = token > first
                    && marks[token - 1].has(Role::At)
                    && (text.language != 2 || matches!(text.plain(token - 1), "in" | "near"));
                if placed && !text.is_common(token) && !marks[token].has(Role::Given) {
                    let why = "capital after a word of place";
                    found.push(shaped(token, token, NameKind::Place, 0.5, why));
                }
            }
            _ => {}
        }
    }
}

fn touches_hyphen(text: &Text<'_>, token: usize) -> bool {
    token > 0 && text.is_hyphen(token - 1) || text.is_hyphen(token + 1)
}

/// Capitals all around tell nothing.
fn has_shouting_neighbour(text: &Text<'_>, token: usize) -> bool {
    let upper = |at: Option<usize>| {
        at.and_then(|at| text.cases.get(at))
            .is_some_and(|case| *case == Case::Upper)
    };
    upper(token.checked_sub(1)) || upper(Some(token + 1))
}

/// A unit or number right before it: "83P", "100 MW".
fn is_unit(text: &Text<'_>, token: usize) -> bool {
    token > 0 && text.tokens[token - 1].kind == crate::TokenKind::Number
}

/// A numeral such as centuries and kings have; longer ones may as well be acronyms.
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
