//! The place that a happening is counted to.

use super::Grouping;
use crate::compare::{Bearer, Digest};
use std::collections::BTreeMap;

/// The town that each affair's documents name most, and its country.
pub(super) fn focuses(
    digests: &[Digest],
    group: Grouping<'_>,
    entity: &BTreeMap<(u32, u32), u32>,
) -> BTreeMap<u32, (u32, Option<String>)> {
    let mut votes: BTreeMap<u32, BTreeMap<u32, (usize, Option<String>)>> = BTreeMap::new();
    for (digest, document) in digests.iter().zip(0u32..) {
        let Some(focus) = digest.focus else { continue };
        if let Some(place) = entity.get(&(document, focus)) {
            let affair = votes.entry(group.affairs[document as usize]).or_default();
            let country = digest.names[focus as usize].country.clone();
            affair.entry(*place).or_insert((0, country)).0 += 1;
        }
    }
    let most = |places: BTreeMap<u32, (usize, Option<String>)>| {
        let best = places
            .into_iter()
            .max_by(|a, b| a.1.0.cmp(&b.1.0).then(b.0.cmp(&a.0)));
        best.map(|(place, (_, country))| (place, country))
    };
    let settled = votes.into_iter();
    settled
        .filter_map(|(affair, places)| Some((affair, most(places)?)))
        .collect()
}

/// The place that a happening is counted to: the affair's town where none is told, or only the
/// country it lies in.
pub(super) fn settle(
    of: Vec<u32>,
    place: Option<&Bearer>,
    focus: Option<&(u32, Option<String>)>,
) -> Option<u32> {
    let own = of.first().copied();
    let Some((town, country)) = focus else {
        return own;
    };
    let in_country = place.is_some_and(|place| {
        let is_country = place
            .key
            .as_deref()
            .is_some_and(|key| key.starts_with("iso3166:"));
        is_country && place.country.is_some() && place.country == *country
    });
    if own.is_none() || in_country {
        return Some(*town);
    }
    own
}
