//! Parts greater than their whole: of a toll, of a border.

use super::{Indexed, inconsistent};
use crate::{Finding, Gap};
use laocoon_claim::{Body, Claim};
use laocoon_mark::{EntityId, Layers, Quantity};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

pub fn check(layers: &Layers, claims: &[Claim], figures: &[Indexed<'_>]) -> Vec<Finding> {
    let mut found = tolls(layers, claims);
    found.extend(borders(layers, figures));
    found
}

fn least(quantity: &Quantity) -> Option<Decimal> {
    quantity.low.or(quantity.value)
}

fn most(quantity: &Quantity) -> Option<Decimal> {
    match quantity.high {
        None if quantity.low.is_some() => None,
        None => quantity.value,
        high => high,
    }
}

fn tolls(layers: &Layers, claims: &[Claim]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (claim, index) in claims.iter().zip(0..) {
        let Body::Toll(part) = &claim.body else {
            continue;
        };
        let Some((Body::Toll(whole), of)) =
            (part.part_of).and_then(|of| Some((&claims.get(of as usize)?.body, of)))
        else {
            continue;
        };
        if let (Some(part), Some(whole)) =
            (least(&layers[part.quantity]), most(&layers[whole.quantity]))
            && part > whole
        {
            let because = format!("{part} are counted among {whole}.");
            found.push(inconsistent(
                "part-above-total",
                vec![of, index],
                Vec::new(),
                because,
                Gap::between(part, whole, "1"),
            ));
        }
    }
    found
}

/// The borders of a subject in one unit, neighbour by neighbour.
#[derive(Default)]
struct Borders {
    neighbours: BTreeSet<EntityId>,
    sum: Decimal,
    claims: Vec<u32>,
}

fn borders(layers: &Layers, figures: &[Indexed<'_>]) -> Vec<Finding> {
    let lengths = (figures.iter())
        .filter(|(_, figure)| figure.indicator == "land-boundary")
        .filter_map(|(index, figure)| {
            let quantity = figure.amount.quantity(layers)?;
            Some((*index, figure.subject?, figure.with, quantity))
        });
    let mut borders: BTreeMap<(EntityId, String), Borders> = BTreeMap::new();
    let mut totals = Vec::new();
    for (index, subject, with, quantity) in lengths {
        let Some(unit) = quantity.unit.clone() else {
            continue;
        };
        let Some(with) = with else {
            totals.extend(most(&quantity).map(|most| (index, (subject, unit), most)));
            continue;
        };
        let of = borders.entry((subject, unit)).or_default();
        if of.neighbours.insert(with) {
            of.sum += least(&quantity).unwrap_or_default();
            of.claims.push(index);
        }
    }
    let mut found = Vec::new();
    for (index, key, most) in totals {
        // A total told again adds nothing.
        let Some(parts) = borders.remove(&key) else {
            continue;
        };
        if parts.sum > most * Decimal::new(101, 2) {
            let mut claims = parts.claims;
            claims.push(index);
            claims.sort_unstable();
            let unit = &key.1;
            let because = format!(
                "The borders with {} neighbours add up to {} {unit}, more than the {} {unit} given for all.",
                parts.neighbours.len(),
                parts.sum.normalize(),
                most.normalize(),
            );
            found.push(inconsistent(
                "parts-above-total",
                claims,
                Vec::new(),
                because,
                Gap::between(parts.sum, most, &key.1),
            ));
        }
    }
    found
}
