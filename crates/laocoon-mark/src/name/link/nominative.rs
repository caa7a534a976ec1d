//! The nominative of names that a text has in other cases alone: "Сержем Саргсяном" is "Серж Саргсян".

use crate::name::text::Text;
use crate::{Entity, NameKind, token};
use laocoon_references::gazetteer::{Role, flag};

/// Puts the usual name of a person that no list has in the nominative, where the endings or other spellings tell it.
pub(super) fn name(text: &Text<'_>, entity: &mut Entity) {
    let table = &text.lexicon.nominative;
    if entity.kind != NameKind::Person || table.man.is_empty() {
        return;
    }
    let words: Vec<&str> = entity.name.split(' ').collect();
    let name = match words.as_slice() {
        [surname] => lone(text, surname),
        [given, .., surname] => {
            let met = met(text, surname, &entity.spellings);
            let base = given_name(text, given).or_else(|| beside(text, given, surname));
            let (given, surname) = match (base, met) {
                (None, None) => return,
                (Some((base, ending)), met) => {
                    let woman = table
                        .women
                        .iter()
                        .any(|ending| base.ends_with(ending.as_str()));
                    let endings = if woman { &table.woman } else { &table.man };
                    let cut = met
                        .map(|(surname, _)| surname)
                        .or_else(|| cut(surname, endings));
                    let bare = || {
                        surname
                            .strip_suffix(ending)
                            .filter(|_| !woman)
                            .map(str::to_owned)
                    };
                    (
                        base,
                        cut.or_else(bare).unwrap_or_else(|| (*surname).to_owned()),
                    )
                }
                // The surname stands elsewhere without this ending; a first name that is not known loses it too.
                (None, Some((surname, ending))) => {
                    let open = !is_given(text, given);
                    let bare = given.strip_suffix(ending.as_str()).filter(|_| open);
                    (bare.unwrap_or(given).to_owned(), surname)
                }
            };
            let middle = words[1..words.len() - 1]
                .iter()
                .map(|word| (*word).to_owned());
            let all: Vec<String> = [given].into_iter().chain(middle).chain([surname]).collect();
            Some(all.join(" "))
        }
        [] => None,
    };
    if let Some(name) = name {
        entity.name = name;
    }
}

/// A surname as it stands alone elsewhere, if that is this one without an ending of case; and the ending.
fn met(text: &Text<'_>, surname: &str, spellings: &[String]) -> Option<(String, String)> {
    let endings = &text.lexicon.nominative.given;
    let alone = spellings
        .iter()
        .filter_map(|spelling| spelling.rsplit([' ', '.']).next());
    alone
        .filter(|alone| alone.chars().count() > 2)
        .find_map(|alone| {
            let ending = surname.strip_prefix(alone)?;
            let known = endings
                .iter()
                .any(|(known, base)| known == ending && base.is_empty());
            known.then(|| (alone.to_owned(), ending.to_owned()))
        })
}

fn is_given(text: &Text<'_>, word: &str) -> bool {
    let plain = token::plain(word, text.document.language);
    text.gazetteer
        .lookup(&plain)
        .any(|sense| sense.role == Role::Given)
}

/// A first name in the nominative, and the ending that it had; `None` if it stands in it already, or is not known.
fn given_name<'t>(text: &Text<'t>, given: &str) -> Option<(String, &'t str)> {
    let is_base = |word: &str| {
        let plain = token::plain(word, text.document.language);
        let mut senses = text.gazetteer.lookup(&plain);
        senses.any(|sense| sense.role == Role::Given && sense.flags & flag::BASE != 0)
    };
    if is_base(given) {
        return None;
    }
    let mut endings = text.lexicon.nominative.given.iter();
    endings.find_map(|(ending, base)| {
        let word = format!("{}{base}", given.strip_suffix(ending.as_str())?);
        is_base(&word).then_some((word, ending.as_str()))
    })
}

/// A first name that is not known, beside a surname whose ending is a man's in the instrumental: both have it.
fn beside<'t>(text: &Text<'t>, given: &str, surname: &str) -> Option<(String, &'t str)> {
    lone(text, surname).filter(|_| !is_given(text, given))?;
    let mut endings = text.lexicon.nominative.given.iter();
    endings.find_map(|(ending, base)| {
        let stem = given.strip_suffix(ending.as_str())?;
        let both = surname.ends_with(ending.as_str());
        both.then(|| (format!("{stem}{base}"), ending.as_str()))
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
