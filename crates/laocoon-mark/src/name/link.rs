//! Names of one thing -> one entity.

mod acronym;
mod agree;
mod book;
mod nominative;
mod person;
mod power;

pub(super) use acronym::spell_out;
pub(super) use agree::agree;

use super::Found;
use super::scan::Marks;
use super::text::Text;
use crate::{Entity, EntityId, Name};
use book::{Book, Key};

/// Builds the names, in order, and their entities, in order of their first mention.
pub(super) fn link(text: &Text<'_>, marks: &[Marks], found: &[Found]) -> (Vec<Name>, Vec<Entity>) {
    let people = person::persons(text, found);
    let mut book = Book::default();
    let mut names = Vec::with_capacity(found.len());
    for (one, person) in found.iter().zip(people) {
        let seat = power::seat_of_power(text, marks, one);
        let key = match (&person, seat) {
            (Some(person), _) => Key::Person(person.number),
            (None, Some(country)) => Key::Known(country),
            (None, None) => match (one.entity, one.event) {
                (Some(number), _) => Key::Known(number),
                (None, Some(event)) => Key::Event(event),
                (None, None) => Key::Form(text.form(one.first, one.last)),
            },
        };
        let (mut score, mut because) = (one.score, one.because.clone());
        if seat.is_some() {
            score = score.min(0.75);
            because.push_str(", for the power that sits there");
        }
        let evidence = person.and_then(|person| person.because);
        let (entity, spelled) = book.entity(text, key, one, names.len() as u32);
        for reason in evidence.into_iter().chain(spelled) {
            because.push_str("; ");
            because.push_str(&reason);
        }
        names.push(Name {
            span: text.span(one.first, one.last),
            kind: one.kind,
            class: one.class,
            entity: Some(entity),
            score,
            because,
        });
    }
    let mut entities = std::mem::take(&mut book.entities);
    acronym::join(text, found, &mut names, &mut entities);
    for (entity, number) in entities.iter_mut().zip(0..) {
        if !book.listed.contains(&EntityId(number)) {
            nominative::name(text, entity);
        }
    }
    (names, entities)
}
