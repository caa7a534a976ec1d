//! Density = population / area.

use super::{Indexed, inconsistent};
use crate::{Finding, Gap};
use laocoon_claim::unit::{self, Dimension};
use laocoon_mark::{EntityId, Layers, TimeId};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// By how much a density may be off: population and area are told in round numbers.
const TOLERANCE: Decimal = Decimal::from_parts(15, 0, 0, false, 2);

/// An indicator of a subject at a time.
type Thing<'f> = (&'f str, EntityId, Option<TimeId>);

pub fn check(layers: &Layers, figures: &[Indexed<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    // The first of each thing told of a subject and time.
    let mut first: BTreeMap<Thing<'_>, Indexed<'_>> = BTreeMap::new();
    for (index, figure) in figures {
        if let (Some(subject), "population" | "area") = (figure.subject, figure.indicator.as_str())
        {
            let thing = (figure.indicator.as_str(), subject, figure.time);
            first.entry(thing).or_insert((*index, figure));
        }
    }
    for (index, density) in figures
        .iter()
        .filter(|(_, f)| f.indicator == "population-density")
    {
        let of = |key: &'static str| first.get(&(key, density.subject?, density.time));
        let (Some((people_at, people)), Some((area_at, area))) = (of("population"), of("area"))
        else {
            continue;
        };
        let value = |figure: &laocoon_claim::Figure| {
            let quantity = figure.amount.quantity(layers)?;
            let factor = match quantity.unit.as_deref().and_then(unit::unit) {
                Some((Dimension::Area, factor)) => factor,
                _ => Decimal::ONE,
            };
            Some(quantity.value? * factor)
        };
        let (Some(told), Some(people), Some(area)) = (value(density), value(people), value(area))
        else {
            continue;
        };
        if area.is_zero() || told.is_zero() {
            continue;
        }
        let computed = people / area;
        if (computed - told).abs() > told * TOLERANCE {
            let because = format!(
                "{} people on {} km2 are {} a km2; the text says {}.",
                people.normalize(),
                area.normalize(),
                computed.round_dp(1).normalize(),
                told.normalize(),
            );
            let mut claims = vec![*index, *people_at, *area_at];
            claims.sort_unstable();
            found.push(inconsistent(
                "density",
                claims,
                Vec::new(),
                because,
                Gap::between(told, computed, "/km2"),
            ));
        }
    }
    found
}
