//! Same treatment for every side: exchange two actors of one kind, and marks and claims are the
//! same up to the names.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use laocoon_claim::{Body, Holder};
use laocoon_mark::{EntityId, Layers};
use laocoon_read::Options;
use laocoon_text::{Document, Language};
use std::fmt::Write;

/// Countries by language: name, with article where the language has one, adjective, code. All
/// of one language take the same endings, so that swapping them leaves good grammar.
const FRENCH: &[[&str; 3]] = &[
    ["la Russie", "russe", "RU"],
    ["la Serbie", "serbe", "RS"],
    ["la Croatie", "croate", "HR"],
    ["la Bulgarie", "bulgare", "BG"],
    ["la Belgique", "belge", "BE"],
    ["la Slovaquie", "slovaque", "SK"],
    ["la Suisse", "suisse", "CH"],
];
const ENGLISH: &[[&str; 3]] = &[
    ["Russia", "Russian", "RU"],
    ["Bulgaria", "Bulgarian", "BG"],
    ["Hungary", "Hungarian", "HU"],
    ["Romania", "Romanian", "RO"],
    ["Serbia", "Serbian", "RS"],
    ["Lithuania", "Lithuanian", "LT"],
    ["Slovakia", "Slovak", "SK"],
];
const RUSSIAN: &[[&str; 3]] = &[
    ["Болгария", "болгарский", "BG"],
    ["Сербия", "сербский", "RS"],
    ["Хорватия", "хорватский", "HR"],
    ["Словакия", "словацкий", "SK"],
    ["Венгрия", "венгерский", "HU"],
    ["Румыния", "румынский", "RO"],
];

/// Texts with two actors: {A} and {B} for the names, {a} and {b} for the adjectives.
const FRENCH_TEXTS: &[&str] = &[
    "Selon le porte-parole {a}, {B} compte 7 millions d'habitants et {A} n'en compterait que 5.",
    "Le 3 mai 2016, {A} a accusé {B} d'avoir menti sur ses 1 200 km de frontière.\n\nLe ministre {b} aurait répondu par l'insulte, à en croire une source {a}.",
    "Si {B} attaque, {A} se défendra, assure le président {a}. Le régime {b} ment, évidemment.",
    "Quelques chiffres sur {A} :\n  • une inflation de 12 %,\n  • 340 km de frontière avec {B},\n  • 4,5 % de chômage.",
];
const ENGLISH_TEXTS: &[&str] = &[
    "According to {a} officials, {B} has a population of 7 million, while {A} may have only 5 million.",
    "On 3 May 2016 {A} accused {B} of lying about its 1,200 km of border.\n\nThe {b} minister reportedly answered with insults, a {a} source said.",
    "If {B} attacks, {A} will defend itself. The {b} regime is lying, of course, and the {a} regime is not.",
    "A few facts about {A}:\n- inflation of 12%,\n- a border of 340 km with {B},\n- unemployment of 4.5%.",
];
const RUSSIAN_TEXTS: &[&str] = &[
    "{A} и {B} подписали договор 3 мая 2016 года. По словам источника, {a} министр якобы не читал его.",
    "Если {B} нападёт, {A} будет защищаться: так заявил {a} президент. А {b} режим, конечно, лжёт.",
    "{A} обвинила во лжи соседа: {B} не признала потерь, погибли не менее 12 человек, сообщил {b} штаб.",
];

fn fill(text: &str, first: &[&str; 3], second: &[&str; 3]) -> String {
    text.replace("{A}", first[0])
        .replace("{a}", first[1])
        .replace("{B}", second[0])
        .replace("{b}", second[1])
}

/// Everything found, without names and offsets: who is who is told by "A", "B" or "-".
fn shape(document: &Document, first: &str, second: &str) -> String {
    let layers = laocoon_mark::mark(document);
    let side = |entity: Option<EntityId>| side(&layers, entity, first, second);
    let mut out = String::new();
    for name in &layers.names {
        let _ = writeln!(out, "name {} {}", name.kind.code(), side(name.entity));
    }
    for quantity in &layers.quantities {
        let _ = writeln!(
            out,
            "quantity {:?} {:?} {:?}",
            quantity.kind, quantity.value, quantity.bound
        );
    }
    for time in &layers.times {
        let _ = writeln!(out, "time {:?} {}", time.kind, time.value);
    }
    for cue in &layers.cues {
        let scoped = cue.scope.is_some();
        let _ = writeln!(out, "cue {} {scoped}", cue.class.name());
    }
    for claim in laocoon_claim::claim(document, &layers) {
        let Body::Figure(figure) = &claim.body else {
            let _ = write!(out, "{} {:?}", claim.body.kind(), claim.stance.certainty);
            let all = |list: &[EntityId]| -> Vec<&str> {
                list.iter().map(|entity| side(Some(*entity))).collect()
            };
            match &claim.body {
                Body::Event(event) => {
                    let (who, whom) = (all(&event.actors), all(&event.targets));
                    let _ = write!(out, " {} {who:?} {whom:?}", event.kind.code());
                }
                Body::Relation(step) => {
                    let _ = write!(
                        out,
                        " {:?} {} {}",
                        step.kind,
                        side(step.from),
                        side(step.to)
                    );
                }
                _ => {}
            }
            let _ = writeln!(out);
            continue;
        };
        let holder = match claim.stance.holder {
            Holder::Author => "author",
            Holder::Unnamed => "unnamed",
            Holder::Entity(entity) => side(Some(entity)),
        };
        let _ = writeln!(
            out,
            "claim {} of {} with {} by {holder} {:?}",
            figure.indicator,
            side(figure.subject),
            side(figure.with),
            claim.stance.certainty,
        );
    }
    out
}

fn side(layers: &Layers, entity: Option<EntityId>, first: &str, second: &str) -> &'static str {
    match entity.and_then(|entity| layers[entity].id("iso3166")) {
        Some(code) if code == first => "A",
        Some(code) if code == second => "B",
        _ => "-",
    }
}

fn read(text: &str, language: Language) -> Document {
    let options = Options {
        language: Some(language),
        ..Options::default()
    };
    laocoon_read::read(text.as_bytes().to_vec(), "swap.txt", &options).unwrap()
}

#[test]
fn swapping_two_states_changes_nothing_but_names() {
    let mut swaps = 0;
    for (language, countries, texts) in [
        (Language::French, FRENCH, FRENCH_TEXTS),
        (Language::English, ENGLISH, ENGLISH_TEXTS),
        (Language::Russian, RUSSIAN, RUSSIAN_TEXTS),
    ] {
        for text in texts {
            let expected = {
                let (first, second) = (&countries[0], &countries[1]);
                shape(
                    &read(&fill(text, first, second), language),
                    first[2],
                    second[2],
                )
            };
            assert!(expected.contains("name LOC A"), "{expected}");
            for first in countries {
                for second in countries.iter().filter(|second| second[2] != first[2]) {
                    let filled = fill(text, first, second);
                    let found = shape(&read(&filled, language), first[2], second[2]);
                    assert_eq!(found, expected, "{filled}");
                    swaps += 1;
                }
            }
        }
    }
    assert!(swaps > 400, "only {swaps} swaps were tried");
}
