//! One figure told twice, differently.

use super::super::number;
use super::super::number::reading::{Fit, Reading, Scale};
use super::{Indexed, inconsistent};
use crate::{Finding, Gap};
use laocoon_claim::{Certainty, Claim, Figure, Holder, Source, unit};
use laocoon_mark::{Layers, QuantityKind};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub fn check(layers: &Layers, claims: &[Claim], figures: &[Indexed<'_>]) -> Vec<Finding> {
    let told: Vec<(u32, &Figure, Told)> = (figures.iter())
        .filter(|(index, figure)| {
            let stance = &claims[*index as usize].stance;
            matches!(stance.certainty, Certainty::Asserted | Certainty::Reported)
                && figure.subject.is_some()
                && matches!(figure.subject_from, Source::Sentence | Source::Topic)
                && figure.indicator_from == Source::Sentence
        })
        .filter_map(|(index, figure)| Some((*index, *figure, read(layers, figure)?)))
        .collect();
    let mut found = Vec::new();
    // The latest of each thing told by one holder: a figure told five times is no ten contradictions.
    let mut latest: BTreeMap<(Key<'_>, (u8, u32)), usize> = BTreeMap::new();
    for (at, (index, figure, here)) in told.iter().enumerate() {
        let holder = match claims[*index as usize].stance.holder {
            Holder::Author => (0, 0),
            Holder::Unnamed => (1, 0),
            Holder::Entity(entity) => (2, entity.0),
        };
        let Some(before) = latest.insert((key(layers, figure), holder), at) else {
            continue;
        };
        let (other, _, there) = &told[before];
        let named = [index, other].into_iter().any(|at| {
            let figure = claims[*at as usize].body.figure();
            figure.is_some_and(|figure| figure.subject_from == Source::Sentence)
        });
        if !named || !here.excludes(there) {
            continue;
        }
        let because = format!(
            "The text gives {} here and {} before, for the same thing and time.",
            number::text(here.reading.value, &here.unit),
            number::text(there.reading.value, &there.unit),
        );
        found.push(inconsistent(
            "told-twice",
            vec![*other, *index],
            Vec::new(),
            because,
            Gap::between(here.reading.value, there.reading.value, &here.unit),
        ));
    }
    found
}

type Key<'f> = (
    &'f str,
    Option<laocoon_mark::EntityId>,
    Option<laocoon_mark::EntityId>,
    Option<&'f str>,
    Option<&'f str>,
);

fn key<'f>(layers: &'f Layers, figure: &'f Figure) -> Key<'f> {
    (
        &figure.indicator,
        figure.subject,
        figure.with,
        figure.category.as_deref(),
        figure.time.map(|time| layers[time].value.as_str()),
    )
}

/// A figure's reading in the base unit of its dimension.
struct Told {
    reading: Reading,
    unit: String,
    scale: Scale,
}

fn read(layers: &Layers, figure: &Figure) -> Option<Told> {
    let quantity = figure.amount.quantity(layers)?;
    let (unit, factor) = match quantity.unit.as_deref() {
        None => ("1".to_owned(), Decimal::ONE),
        Some(code) => match unit::unit(code) {
            Some((dimension, factor)) => (unit::base(dimension).unwrap_or(code).to_owned(), factor),
            None => (code.to_owned(), Decimal::ONE),
        },
    };
    let scale = match quantity.kind {
        QuantityKind::Rank => Scale::Ranks,
        QuantityKind::Percent => Scale::Points,
        _ => Scale::Relative,
    };
    Some(Told {
        reading: Reading::new(&quantity, factor)?,
        unit,
        scale,
    })
}

impl Told {
    /// Whether no value fits both: their wide readings are apart, and by more than a tenth.
    fn excludes(&self, other: &Told) -> bool {
        let apart = |a: &Told, b: &Told| match (a.reading.wide().1, b.reading.wide().0) {
            (Some(high), Some(low)) => high < low,
            _ => false,
        };
        self.unit == other.unit
            && self.scale == other.scale
            && (apart(self, other) || apart(other, self))
            && self.reading.fit(other.reading.value, self.scale) == Fit::Outside
    }
}
