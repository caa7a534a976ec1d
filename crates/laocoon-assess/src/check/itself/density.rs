//! Density = population / area.

use super::{Indexed, inconsistent};
use crate::Finding;
use laocoon_claim::unit::{self, Dimension};
use laocoon_mark::Layers;
use rust_decimal::Decimal;

/// By how much a density may be off: population and area are told in round numbers.
const TOLERANCE: Decimal = Decimal::from_parts(15, 0, 0, false, 2);

pub fn check(layers: &Layers, figures: &[Indexed<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, density) in figures
        .iter()
        .filter(|(_, f)| f.indicator == "population-density")
    {
        let of = |key: &str| {
            figures.iter().find(|(_, other)| {
                other.indicator == key
                    && other.subject.is_some()
                    && other.subject == density.subject
                    && other.time == density.time
            })
        };
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
            found.push(inconsistent("density", claims, Vec::new(), because));
        }
    }
    found
}
