//! Parts greater than their whole: of a toll, of a border.

use super::{Indexed, inconsistent};
use crate::Finding;
use laocoon_claim::{Body, Claim};
use laocoon_mark::{Layers, Quantity};
use rust_decimal::Decimal;

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
            ));
        }
    }
    found
}

fn borders(layers: &Layers, figures: &[Indexed<'_>]) -> Vec<Finding> {
    let of =
        |index: &Indexed<'_>| index.1.indicator == "land-boundary" && index.1.subject.is_some();
    let lengths: Vec<&Indexed<'_>> = figures.iter().filter(|each| of(each)).collect();
    let mut found = Vec::new();
    for (whole_index, whole) in lengths.iter().filter(|(_, figure)| figure.with.is_none()) {
        let Some((most, unit)) = (whole.amount.quantity(layers))
            .and_then(|quantity| Some((most(&quantity)?, quantity.unit.clone()?)))
        else {
            continue;
        };
        let mut neighbours = Vec::new();
        let (mut sum, mut claims) = (Decimal::ZERO, vec![*whole_index]);
        for (index, part) in &lengths {
            let Some(with) = part.with.filter(|_| part.subject == whole.subject) else {
                continue;
            };
            let Some(quantity) = part.amount.quantity(layers) else {
                continue;
            };
            if quantity.unit.as_ref() != Some(&unit) || neighbours.contains(&with) {
                continue;
            }
            neighbours.push(with);
            sum += least(&quantity).unwrap_or_default();
            claims.push(*index);
        }
        if sum > most * Decimal::new(101, 2) {
            claims.sort_unstable();
            let because = format!(
                "The borders with {} neighbours add up to {} {unit}, more than the {} {unit} given for all.",
                neighbours.len(),
                sum.normalize(),
                most.normalize(),
            );
            found.push(inconsistent(
                "parts-above-total",
                claims,
                Vec::new(),
                because,
            ));
        }
    }
    found
}
