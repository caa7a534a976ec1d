//! What the tagger found against the rest of the document: a word that means a country elsewhere in the text
//! means it here as well.

mod span;

use crate::NameKind;
use crate::name::compare::{same_word, sound_of};
use crate::name::scan::Marks;
use crate::name::shape::shaped;
use crate::name::text::{Case, Text};
use crate::name::{Found, name_kind};
use laocoon_references::gazetteer::{Entity, EntityKind, Role, flag};
use std::collections::{BTreeMap, BTreeSet};

/// Gives names that the tagger found without knowing them what the text says of them elsewhere, or the gazetteer.
/// `ruled` is what gazetteer and rules had found before the tagger, in order.
pub(in crate::name) fn agree(
    text: &Text<'_>,
    marks: &[Marks],
    ruled: &[Found],
    found: &mut Vec<Found>,
) {
    span::mend(text, marks, ruled, found);
    let seen = Seen::new(text, found);
    let mut place_before: Option<usize> = None;
    for one in found.iter_mut() {
        // "à Janaozen puis Aktau": a town beside a place.
        let beside = place_before.is_some_and(|last| one.first <= last + 2);
        place_before = (one.kind == NameKind::Place).then_some(one.last);
        if one.entity.is_some() {
            homonym(text, marks, &seen, one);
            continue;
        }
        if one.kind == NameKind::Person && one.first < one.last {
            continue;
        }
        let form = text.form(one.first, one.last);
        let titled = one.first > 0 && marks[one.first - 1].has(Role::Title);
        let surname = one.first == one.last && seen.is_surname(text.plain(one.first));
        if surname {
            if one.kind != NameKind::Person {
                one.kind = NameKind::Person;
                one.because = "surname of a person named in full".to_owned();
            }
        } else if let Some(known) = seen.forms.get(&form).filter(|_| !titled) {
            adopt(text, one, known, 0.85, "as elsewhere in the text");
        } else if let Some(rule) = rule(ruled, one).filter(|rule| !titled && seen.backs(text, rule))
        {
            adopt(text, one, rule, 0.8, "gazetteer, as the text speaks of it");
        } else if let Some((number, kind)) = listed(text, &seen, &form, one.kind, beside) {
            one.kind = kind;
            one.entity = Some(number);
            one.score = 0.8;
            one.because = text.entity(number).map_or_else(String::new, |entity| {
                format!(
                    "learned from texts; gazetteer: {}",
                    entity.name(text.language)
                )
            });
        }
    }
    settle(text, marks, found);
}

/// A town that bears the surname of a person named in full is that person, but after a word of place: "Иванова".
fn homonym(text: &Text<'_>, marks: &[Marks], seen: &Seen, one: &mut Found) {
    let town = one.entity.and_then(|number| text.entity(number));
    let town = town.is_some_and(|entity| entity.kind == EntityKind::City);
    let placed = one.first > 0 && marks[one.first - 1].has(Role::At);
    if town && !placed && one.first == one.last && seen.is_surname(text.plain(one.first)) {
        *one = shaped(
            one.first,
            one.last,
            NameKind::Person,
            0.7,
            "surname of a person named in full",
        );
    }
}

/// Names that no list has and that consist of words "written like a name, but none", are none; and one form is of one
/// kind in all of a text, the most frequent.
fn settle(text: &Text<'_>, marks: &[Marks], found: &mut Vec<Found>) {
    found.retain(|one| {
        let common = |token: usize| {
            let listed = text.lexicon.common.has(text.plain(token));
            text.cases[token] == Case::Small || listed || marks[token].has(Role::Common)
        };
        let unknown = one.entity.is_none() && one.kind != NameKind::Person;
        !(unknown && (one.first..=one.last).all(common) && text.cases[one.first] != Case::Small)
    });
    let open = |one: &Found| {
        one.entity.is_none() && !matches!(one.kind, NameKind::Group | NameKind::Other)
    };
    let mut kinds: BTreeMap<String, BTreeMap<NameKind, usize>> = BTreeMap::new();
    for one in found.iter().filter(|one| open(one)) {
        let form = text.form(one.first, one.last);
        *kinds.entry(form).or_default().entry(one.kind).or_default() += 1;
    }
    kinds.retain(|_, kinds| kinds.len() > 1);
    if kinds.is_empty() {
        return;
    }
    for one in found.iter_mut().filter(|one| open(one)) {
        let kinds = kinds.get(&text.form(one.first, one.last));
        let most = kinds.and_then(|kinds| kinds.iter().max_by_key(|(_, count)| **count));
        if let Some((kind, _)) = most.filter(|(kind, _)| **kind != one.kind) {
            one.kind = *kind;
            one.because
                .push_str("; of the kind that it mostly has in the text");
        }
    }
}

/// What the text says of its names.
struct Seen {
    /// Folded form -> a name that is known.
    forms: BTreeMap<String, Found>,
    entities: BTreeSet<u32>,
    countries: BTreeSet<&'static str>,
    /// Surnames of persons named in full, by sound.
    surnames: BTreeMap<String, Vec<String>>,
}

/// Surnames of one sound that are compared.
const MOST: usize = 8;

impl Seen {
    fn new(text: &Text<'_>, found: &[Found]) -> Self {
        let mut seen = Self {
            forms: BTreeMap::new(),
            entities: BTreeSet::new(),
            countries: BTreeSet::new(),
            surnames: BTreeMap::new(),
        };
        for one in found {
            if one.kind == NameKind::Person && (one.first < one.last || one.entity.is_some()) {
                let word = text.plain(one.last).to_owned();
                let alike = seen.surnames.entry(sound_of(&word)).or_default();
                if alike.len() < MOST && !alike.contains(&word) {
                    alike.push(word);
                }
            }
            let Some(number) = one.entity else { continue };
            seen.entities.insert(number);
            seen.countries
                .extend(text.entity(number).map(|entity| entity.country));
            if one.kind != NameKind::Person {
                let form = text.form(one.first, one.last);
                seen.forms.entry(form).or_insert_with(|| one.clone());
            }
        }
        seen
    }

    fn is_surname(&self, plain: &str) -> bool {
        let alike = self.surnames.get(&sound_of(plain));
        alike.is_some_and(|alike| alike.iter().any(|known| same_word(known, plain)))
    }

    /// Whether the text speaks of what a rule found, or of the country that it lies in.
    fn backs(&self, text: &Text<'_>, rule: &Found) -> bool {
        let Some(number) = rule.entity else {
            return false;
        };
        let near = |entity: Entity| {
            let town = matches!(entity.kind, EntityKind::City | EntityKind::Region);
            town && self.countries.contains(entity.country)
        };
        self.entities.contains(&number) || text.entity(number).is_some_and(near)
    }
}

/// What rules had found at the same words.
fn rule<'f>(ruled: &'f [Found], one: &Found) -> Option<&'f Found> {
    let at = ruled.partition_point(|rule| rule.first < one.first);
    let rule = ruled.get(at)?;
    ((rule.first, rule.last) == (one.first, one.last)).then_some(rule)
}

fn adopt(text: &Text<'_>, one: &mut Found, known: &Found, score: f32, why: &str) {
    let name = known.entity.and_then(|number| text.entity(number));
    let name = name
        .map_or("", |entity| entity.name(text.language))
        .to_owned();
    *one = Found {
        first: one.first,
        last: one.last,
        score,
        because: format!("{why}: {name}"),
        weak: false,
        ..known.clone()
    };
}

/// What the gazetteer has under a form, of the kind that the tagger saw; of towns only those that are known well or
/// lie in a country of the text. `beside` a place, a town of such a country goes before what the tagger saw.
fn listed(
    text: &Text<'_>,
    seen: &Seen,
    form: &str,
    kind: NameKind,
    beside: bool,
) -> Option<(u32, NameKind)> {
    /// A town of a hundred thousand people and more.
    const KNOWN: u8 = 133;
    let senses = text.gazetteer.lookup(form).filter(|sense| {
        let plain = sense.flags & (flag::SURNAME | flag::AMBIGUOUS) == 0;
        sense.role == Role::Name && plain
    });
    let fitting = senses.filter_map(|sense| {
        let entity = text.entity(sense.entity?)?;
        let town = entity.kind == EntityKind::City;
        let near = town && seen.countries.contains(entity.country);
        let own = sense.languages & text.language != 0;
        // A country is one, whatever the tagger saw.
        let state = entity.kind == EntityKind::Country && kind != NameKind::Person;
        let as_seen = (name_kind(entity.kind) == kind || state)
            && (near || own && (!town || entity.prominence >= KNOWN));
        (as_seen || beside && near).then_some((sense.entity?, entity))
    });
    let best =
        fitting.max_by_key(|(number, entity)| (entity.prominence, std::cmp::Reverse(*number)));
    best.map(|(number, entity)| (number, name_kind(entity.kind)))
}
