//! Names of companies, bodies, units, ships.

use super::evidence::Evidence;
use super::form::{agree, sort};
use super::part::{Part, parts};
use super::word::{Tie, likeness};
use fst::raw::Fst;
use laocoon_languages::words;
use laocoon_references::gazetteer::{Role, gazetteer, language};
use laocoon_text::Language;
use std::sync::OnceLock;

const PRIOR: f32 = -0.3;

pub(super) fn compare(a: &str, b: &str, evidence: &mut Evidence) {
    evidence.add(PRIOR, None);
    let (known_a, known_b) = (known(a), known(b));
    if let Some(common) = known_a.iter().find(|number| known_b.contains(number)) {
        let name = gazetteer().entity(*common);
        let name = name.map_or("", |entity| entity.name(language::ENGLISH));
        evidence.add(5.0, Some(format!("both name {name} in the gazetteer")));
        return;
    }
    let (words_a, words_b) = (parts(a), parts(b));
    if acronym(&words_a, &words_b) || acronym(&words_b, &words_a) {
        evidence.add(2.0, Some("one is made of the other's initials".to_owned()));
        return;
    }
    // Legal forms hold small words themselves ("mit beschränkter Haftung").
    let telling = |words: &[Part]| {
        let mut sorted = sort(words);
        sorted.own.retain(|part| !is_small(part));
        sorted
    };
    let (one, other) = (telling(&words_a), telling(&words_b));
    if !agree(&one.forms, &other.forms) {
        evidence.contradict("legal forms of two kinds".to_owned());
    } else if !one.forms.is_empty() && !other.forms.is_empty() {
        evidence.add(0.6, None);
    }
    let joined = |own: &[Part]| {
        own.iter()
            .map(|part| part.plain.as_str())
            .collect::<String>()
    };
    let same = |one: &[Part], other: &[Part]| !one.is_empty() && joined(one) == joined(other);
    if same(&words_own(&one), &words_own(&other)) || same(&words_a, &words_b) {
        evidence.add(4.0, Some("written alike but for legal forms".to_owned()));
        return;
    }
    own_words(&one.own, &other.own, evidence);
    let missing = |from: &[Part], to: &[Part]| {
        let lacks = |part: &&Part| !to.iter().any(|known| alike(part, known).0 >= 0.5);
        from.iter().filter(lacks).count()
    };
    let (own, beyond) = (
        missing(&one.common, &[&other.common[..], &other.own].concat()),
        missing(&other.common, &[&one.common[..], &one.own].concat()),
    );
    if own > 0 && beyond > 0 {
        evidence.contradict("kinds of bodies differ".to_owned());
    } else if own + beyond > 0 {
        evidence.add(-1.2 * (own + beyond) as f32, None);
    }
}

fn words_own(sorted: &super::form::Sorted) -> Vec<Part> {
    [&sorted.own[..], &sorted.common].concat()
}

/// Pairs the words that tell a body from others.
fn own_words(a: &[Part], b: &[Part], evidence: &mut Evidence) {
    let mut free: Vec<&Part> = b.iter().collect();
    let mut left: Vec<&Part> = Vec::new();
    for part in a {
        let best = free
            .iter()
            .enumerate()
            .map(|(at, other)| (at, alike(part, other)))
            .max_by(|x, y| x.1.0.total_cmp(&y.1.0).then(y.0.cmp(&x.0)));
        match best {
            Some((at, (likely, tie))) if likely >= 0.45 => {
                let other = free.remove(at);
                let odds = (likely / (1.0 - likely)).ln().clamp(-2.0, 3.0);
                let because = match tie {
                    Tie::Equal => format!("{} in both", part.written),
                    _ => format!("{} for {} ({likely:.2})", part.written, other.written),
                };
                evidence.add(odds, Some(because));
            }
            _ => left.push(part),
        }
    }
    let joined = |parts: &[&Part]| {
        parts
            .iter()
            .map(|part| part.plain.as_str())
            .collect::<String>()
    };
    let (one, other) = (joined(&left), joined(&free));
    if !one.is_empty() && !other.is_empty() {
        // "US" for "United States".
        let written = |parts: &[&Part]| {
            let words = parts.iter().map(|part| part.written.as_str());
            words.collect::<Vec<_>>().join(" ")
        };
        let (short, long) = (written(&left), written(&free));
        let numbers = known(&short);
        if known(&long).iter().any(|number| numbers.contains(number)) {
            evidence.add(
                2.5,
                Some(format!("{short} for {long}, one in the gazetteer")),
            );
            return;
        }
        // "Good Will" for "Goodwill".
        if (left.len() > 1 || free.len() > 1) && likeness(&one, &other).0 >= 0.8 {
            evidence.add(2.5, Some(format!("{one} for {other}, written together")));
            return;
        }
        evidence.contradict(format!("{} is not {}", left[0].written, free[0].written));
        return;
    }
    // A body and a part of it, or a branch, are two.
    for part in left.iter().chain(&free) {
        let place = known(&part.written).iter().any(|number| is_place(*number));
        let odds = if place { -2.5 } else { -4.0 };
        evidence.add(odds, Some(format!("one name alone has {}", part.written)));
    }
}

/// Words inside names that tell nothing: "of", "the", "et".
fn is_small(part: &Part) -> bool {
    let capitals = part.written.chars().all(char::is_uppercase);
    let length = part.plain.chars().count();
    length <= 3 && is_common(&part.plain) && !(capitals && length > 1)
}

fn alike(a: &Part, b: &Part) -> (f32, Tie) {
    if a.plain == b.plain {
        return (1.0, Tie::Equal);
    }
    let apart = (0.0, Tie::Equal);
    match (a.number(), b.number()) {
        (None, None) => {}
        (one, other) => {
            return if one == other {
                (1.0, Tie::Equal)
            } else {
                apart
            };
        }
    }
    let shorter = a.plain.chars().count().min(b.plain.chars().count());
    // Two words of the language are two words, however alike ("Motors", "Mortars").
    if shorter < 4 || is_common(&a.plain) && is_common(&b.plain) {
        return apart;
    }
    likeness(&a.plain, &b.plain)
}

/// Whether a word stands in the dictionary of a language.
fn is_common(plain: &str) -> bool {
    static BOOKS: OnceLock<Vec<Fst<&'static [u8]>>> = OnceLock::new();
    let books = BOOKS.get_or_init(|| {
        let books = Language::ALL
            .into_iter()
            .map(|language| Fst::new(words(language)));
        books.filter_map(Result::ok).collect()
    });
    books.iter().any(|book| book.contains_key(plain))
}

/// Whether a single word in capitals is made of the first letters of the other's words.
fn acronym(short: &[Part], long: &[Part]) -> bool {
    let ([short, ..], true) = (short, long.len() >= 3) else {
        return false;
    };
    let upper = short.written.chars().all(char::is_uppercase);
    let initials: String = (long.iter().filter(|part| !is_small(part)))
        .filter_map(|part| part.plain.chars().next())
        .collect();
    upper && short.plain.chars().count() >= 3 && short.plain == initials
}

/// What the gazetteer knows under a name, most prominent first.
pub(super) fn known(name: &str) -> Vec<u32> {
    let form: Vec<String> = parts(name).into_iter().map(|part| part.plain).collect();
    let senses = gazetteer().lookup(&form.join(" "));
    senses
        .filter(|sense| sense.role == Role::Name)
        .filter_map(|sense| sense.entity)
        .collect()
}

fn is_place(number: u32) -> bool {
    use laocoon_references::gazetteer::EntityKind as Kind;
    let kind = gazetteer().entity(number).map(|entity| entity.kind);
    matches!(
        kind,
        Some(Kind::Country | Kind::Capital | Kind::City | Kind::Region | Kind::Continent)
    )
}
