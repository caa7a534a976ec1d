//! Shares above a hundred per cent, one or several together.

use super::{Indexed, inconsistent};
use crate::{Finding, Gap};
use laocoon_claim::{Certainty, Claim, Figure};
use laocoon_mark::{Bound, EntityId, Layers, Quantity};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Indicators whose value is a share of a whole, and whether their categories exclude each
/// other: a person has one age, and may speak two languages.
const SHARES: &[(&str, bool)] = &[
    ("ethnic-group", true),
    ("age-structure", true),
    ("gdp-sector", true),
    ("export-partner", true),
    ("import-partner", true),
    ("religion", false),
    ("language", false),
    ("literacy", false),
    ("urban-population", false),
    ("unemployment", false),
    ("youth-unemployment", false),
    ("poverty", false),
];

/// By how many points rounded shares may add up to more than a hundred.
const ROUNDING: Decimal = Decimal::TWO;

/// What shares are of: indicator, subject and time.
type Whole<'f> = (&'f str, Option<EntityId>, Option<&'f str>);
/// What has the share: another side, a category.
type Part<'f> = (Option<EntityId>, Option<&'f str>);

/// The shares of one whole, each part once.
#[derive(Default)]
struct Shares<'f> {
    parts: BTreeSet<Part<'f>>,
    shares: Vec<(u32, Decimal)>,
}

pub fn check(layers: &Layers, claims: &[Claim], figures: &[Indexed<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut groups: BTreeMap<Whole<'_>, Shares<'_>> = BTreeMap::new();
    for (index, figure) in figures {
        let Some(exclusive) = share_of_whole(figure) else {
            continue;
        };
        let Some(quantity) = figure.amount.quantity(layers) else {
            continue;
        };
        let Some(least) = least(&quantity) else {
            continue;
        };
        let stated = matches!(
            claims[*index as usize].stance.certainty,
            Certainty::Asserted | Certainty::Reported
        );
        if !stated {
            continue;
        }
        if least > Decimal::ONE_HUNDRED {
            let because =
                format!("{least} % is given as a share of a whole; no share is more than 100 %.");
            found.push(inconsistent(
                "share-above-100",
                vec![*index],
                vec![quantity.span],
                because,
                Gap::between(least, Decimal::ONE_HUNDRED, "%"),
            ));
        } else if exclusive && figure.subject.is_some() {
            let time = figure.time.map(|time| layers[time].value.as_str());
            let group = groups
                .entry((&figure.indicator, figure.subject, time))
                .or_default();
            if group
                .parts
                .insert((figure.with, figure.category.as_deref()))
            {
                group.shares.push((*index, least));
            }
        }
    }
    for Shares { shares, .. } in groups.into_values() {
        let sum: Decimal = shares.iter().map(|(_, share)| share).sum();
        if sum > Decimal::ONE_HUNDRED + ROUNDING {
            let list: Vec<String> = shares
                .iter()
                .map(|(_, share)| share.normalize().to_string())
                .collect();
            let because = format!(
                "The shares of one whole add up to {} % ({}).",
                sum.normalize(),
                list.join(" + ")
            );
            let claims = shares.iter().map(|(index, _)| *index).collect();
            found.push(inconsistent(
                "shares-above-100",
                claims,
                Vec::new(),
                because,
                Gap::between(sum, Decimal::ONE_HUNDRED, "%"),
            ));
        }
    }
    found
}

/// For a share of a whole: whether the parts exclude each other.
fn share_of_whole(figure: &Figure) -> Option<bool> {
    let key = figure.indicator.as_str();
    let known = SHARES.iter().find(|(name, _)| *name == key);
    known
        .map(|(_, exclusive)| *exclusive)
        .or_else(|| key.ends_with("-share").then_some(false))
}

/// The least value that the words allow.
fn least(quantity: &Quantity) -> Option<Decimal> {
    match quantity.bound {
        Bound::LessThan | Bound::AtMost | Bound::Nearly | Bound::About => None,
        Bound::Range => quantity.low,
        Bound::Exact | Bound::MoreThan | Bound::AtLeast => quantity
            .value
            .map(|value| value - quantity.last_digit / Decimal::TWO),
    }
}
