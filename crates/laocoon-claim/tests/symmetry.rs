//! Same treatment for every side: exchange two actors of one kind (states, leaders, groups), and
//! marks and claims are the same up to the names.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod swap;

use laocoon_claim::{Body, Holder};
use laocoon_mark::{EntityId, Layers};
use laocoon_read::Options;
use laocoon_text::{Document, Language};
use std::fmt::Write;
use swap::{GROUPS, LEADERS, STATES, Set, Side};

/// The text with the forms of two sides: {A} or {B} and the number of the form.
fn fill(text: &str, first: &Side, second: &Side) -> String {
    let mut filled = text.to_owned();
    for (letter, side) in [('A', first), ('B', second)] {
        for (nth, form) in side.forms.iter().enumerate() {
            filled = filled.replace(&format!("{{{letter}{nth}}}"), form);
        }
    }
    // A sentence opens with a capital.
    let mut start = true;
    let opened = filled.chars().map(|letter| {
        let upper = start && letter.is_lowercase();
        start = matches!(letter, '\n') || start && !letter.is_alphanumeric();
        if upper {
            letter.to_uppercase().next().unwrap()
        } else {
            letter
        }
    });
    opened.collect()
}

/// Everything found, without names and offsets: who is who is told by "A", "B" or "-".
fn shape(document: &Document, first: &Side, second: &Side) -> String {
    let layers = laocoon_mark::mark(document);
    let side = |entity: Option<EntityId>| side(&layers, entity, first, second);
    let mut out = String::new();
    for name in &layers.names {
        let _ = writeln!(out, "name {} {}", name.kind.code(), side(name.entity));
    }
    for quantity in &layers.quantities {
        let (kind, value) = (&quantity.kind, &quantity.value);
        let _ = writeln!(out, "quantity {kind:?} {value:?} {:?}", quantity.bound);
    }
    for time in &layers.times {
        let _ = writeln!(out, "time {:?} {}", time.kind, time.value);
    }
    for cue in &layers.cues {
        let (scoped, target) = (cue.scope.is_some(), side(cue.target));
        let _ = writeln!(out, "cue {} {scoped} {target}", cue.class.name());
    }
    for claim in laocoon_claim::claim(document, &layers) {
        let holder = match claim.stance.holder {
            Holder::Author => "author",
            Holder::Unnamed => "unnamed",
            Holder::Entity(entity) => side(Some(entity)),
        };
        let certainty = claim.stance.certainty;
        let _ = write!(out, "{} {certainty:?} by {holder}:", claim.body.kind());
        let all = |list: &[EntityId]| -> Vec<&str> {
            list.iter().map(|entity| side(Some(*entity))).collect()
        };
        let told = match &claim.body {
            Body::Figure(figure) => format!(
                "{} of {} with {}",
                figure.indicator,
                side(figure.subject),
                side(figure.with)
            ),
            Body::Event(event) => format!(
                "{} {:?} {:?} {:?} {:?} {}",
                event.kind.code(),
                event.modality,
                all(&event.actors),
                all(&event.targets),
                all(&event.places),
                event.when.is_some()
            ),
            Body::Relation(step) => format!(
                "{:?} {:?} {} {} {} {}",
                step.kind,
                step.modality,
                side(step.from),
                side(step.to),
                step.amount.is_some(),
                step.instrument.is_some()
            ),
            Body::Toll(toll) => format!("{} {}", toll.what.name(), toll.part_of.is_some()),
            Body::Report(report) => format!("{} {:?}", side(report.source), report.form),
            Body::Demand(demand) => format!("{} of {}", side(demand.by), side(demand.to)),
            Body::Inference(inference) => inference.form.name().to_owned(),
        };
        let _ = writeln!(out, " {told}");
    }
    out
}

fn side(layers: &Layers, entity: Option<EntityId>, first: &Side, second: &Side) -> &'static str {
    let Some(entity) = entity.map(|entity| &layers[entity]) else {
        return "-";
    };
    let is = |side: &Side| {
        entity.id("iso3166") == Some(side.key)
            || entity.id("role") == Some(side.key)
            || entity.name == side.forms[0]
    };
    match (is(first), is(second)) {
        (true, _) => "A",
        (_, true) => "B",
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

/// Tries every ordered pair of a set in every text; gives the number of swaps.
fn swaps(set: &Set) -> usize {
    let mut swaps = 0;
    for text in set.texts {
        let (one, two) = (&set.sides[0], &set.sides[1]);
        let expected = shape(&read(&fill(text, one, two), set.language), one, two);
        assert!(
            expected.contains(" A") || expected.contains("\"A\""),
            "{expected}"
        );
        for first in set.sides {
            for second in set.sides.iter().filter(|second| second.key != first.key) {
                let filled = fill(text, first, second);
                let found = shape(&read(&filled, set.language), first, second);
                assert_eq!(found, expected, "{filled}");
                swaps += 1;
            }
        }
    }
    swaps
}

#[test]
fn swapping_two_actors_of_a_kind_changes_nothing_but_names() {
    let sets = STATES.iter().chain(LEADERS).chain(GROUPS);
    let total: usize = sets.map(swaps).sum();
    assert!(total >= 1000, "only {total} swaps were tried");
}
