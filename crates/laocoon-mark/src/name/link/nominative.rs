//! The nominative of names that a text has in other cases alone: "Сержем Саргсяном" is "Серж Саргсян".

use crate::name::text::Text;
use crate::{Entity, NameKind, token};
use laocoon_references::gazetteer::{Role, flag};

/// Puts the usual name of a person that no list has in the nominative, where the endings tell it.
pub(super) fn name(text: &Text<'_>, entity: &mut Entity) {
    let table = &text.lexicon.nominative;
    if entity.kind != NameKind::Person || !entity.ids.is_empty() || table.man.is_empty() {
        return;
    }
    let words: Vec<&str> = entity.name.split(' ').collect();
    let name = match words.as_slice() {
        [surname] => lone(text, surname),
        [given, .., surname] => {
            let Some(base) = given_name(text, given).or_else(|| beside(text, given, surname))
            else {
                return;
            };
            let woman = table
                .women
                .iter()
                .any(|ending| base.ends_with(ending.as_str()));
            let endings = if woman { &table.woman } else { &table.man };
            let surname = cut(surname, endings).unwrap_or_else(|| (*surname).to_owned());
            let middle = words[1..words.len() - 1]
                .iter()
                .map(|word| (*word).to_owned());
            let all: Vec<String> = [base].into_iter().chain(middle).chain([surname]).collect();
            Some(all.join(" "))
        }
        [] => None,
    };
    if let Some(name) = name {
        entity.name = name;
    }
}

/// A first name in the nominative; `None` if it stands in it already, or is not known.
fn given_name(text: &Text<'_>, given: &str) -> Option<String> {
    let is_base = |word: &str| {
        let plain = token::plain(word, text.document.language);
        let mut senses = text.gazetteer.lookup(&plain);
        senses.any(|sense| sense.role == Role::Given && sense.flags & flag::BASE != 0)
    };
    if is_base(given) {
        return None;
    }
    let endings = text.lexicon.nominative.given.iter();
    let all = endings.filter_map(|(ending, base)| {
        Some(format!("{}{base}", given.strip_suffix(ending.as_str())?))
    });
    all.into_iter().find(|word| is_base(word))
}

/// A first name that is not known, beside a surname whose ending is a man's in the instrumental: both have it.
fn beside(text: &Text<'_>, given: &str, surname: &str) -> Option<String> {
    let plain = token::plain(given, text.document.language);
    let known = text
        .gazetteer
        .lookup(&plain)
        .any(|sense| sense.role == Role::Given);
    lone(text, surname).filter(|_| !known)?;
    let mut endings = text.lexicon.nominative.given.iter();
    endings.find_map(|(ending, base)| {
        let stem = given.strip_suffix(ending.as_str())?;
        surname
            .ends_with(ending.as_str())
            .then(|| format!("{stem}{base}"))
    })
}

/// A surname alone: only endings that no woman's surname has in the nominative.
fn lone(text: &Text<'_>, surname: &str) -> Option<String> {
    let table = &text.lexicon.nominative;
    let woman = |ending: &str| table.woman.iter().any(|(_, base)| base == ending);
    let hit = table
        .man
        .iter()
        .find(|(ending, _)| surname.ends_with(ending.as_str()));
    let (ending, base) = hit.filter(|(ending, _)| !woman(ending) && ending.chars().count() > 2)?;
    Some(format!("{}{base}", surname.strip_suffix(ending.as_str())?))
}

fn cut(surname: &str, endings: &[(String, String)]) -> Option<String> {
    endings.iter().find_map(|(ending, base)| {
        let stem = surname.strip_suffix(ending.as_str())?;
        (stem.chars().count() > 1).then(|| format!("{stem}{base}"))
    })
}
