//! The place that a happening is counted to.

use super::Grouping;
use crate::compare::{Bearer, Digest};
use std::collections::BTreeMap;

/// The town where an affair takes place.
#[derive(Clone, Debug)]
pub(super) struct Focus {
    /// Index of the joined name.
    place: u32,
    country: Option<String>,
    at: Option<(f32, f32)>,
}

/// The town that each affair's documents name most.
pub(super) fn focuses(
    digests: &[Digest],
    group: Grouping<'_>,
    entity: &BTreeMap<(u32, u32), u32>,
) -> BTreeMap<u32, Focus> {
    let mut votes: BTreeMap<u32, BTreeMap<u32, (usize, Focus)>> = BTreeMap::new();
    for (digest, document) in digests.iter().zip(0u32..) {
        let Some(focus) = digest.focus else { continue };
        if let Some(place) = entity.get(&(document, focus)) {
            let affair = votes.entry(group.affairs[document as usize]).or_default();
            let bearer = &digest.names[focus as usize];
            let focus = Focus {
                place: *place,
                country: bearer.country.clone(),
                at: bearer.at,
            };
            affair.entry(*place).or_insert((0, focus)).0 += 1;
        }
    }
    let most = |places: BTreeMap<u32, (usize, Focus)>| {
        let best = places
            .into_iter()
            .max_by(|a, b| a.1.0.cmp(&b.1.0).then(b.0.cmp(&a.0)));
        best.map(|(_, (_, focus))| focus)
    };
    let settled = votes.into_iter();
    settled
        .filter_map(|(affair, places)| Some((affair, most(places)?)))
        .collect()
}

/// Kilometres within which a place is a part of a town, or so near that it stands for it.
const NEAR: f32 = 25.0;

/// The place that a happening is counted to: the affair's town where none is told, or only the
/// country it lies in, or what is likely a part of the town.
pub(super) fn settle(of: Vec<u32>, place: Option<&Bearer>, focus: Option<&Focus>) -> Option<u32> {
    let own = of.first().copied();
    let Some(focus) = focus else {
        return own;
    };
    let belongs = place.is_some_and(|place| {
        let key = place.key.as_deref().unwrap_or_default();
        let same_country = place.country.is_some() && place.country == focus.country;
        let is_near = || {
            let apart = place.at.zip(focus.at).map(|(a, b)| kilometres(a, b));
            apart.is_some_and(|apart| apart <= NEAR)
        };
        // What no list of places knows is a street, a hospital, a quarter.
        key.is_empty() || same_country && (key.starts_with("iso3166:") || is_near())
    });
    if own.is_none() || belongs {
        return Some(focus.place);
    }
    own
}

/// How far two points are apart, for small distances.
fn kilometres(a: (f32, f32), b: (f32, f32)) -> f32 {
    const DEGREE: f32 = 111.2;
    let north = (a.0 - b.0) * DEGREE;
    let east = (a.1 - b.1) * DEGREE * ((a.0 + b.0) / 2.0).to_radians().cos();
    north.hypot(east)
}

#[cfg(test)]
mod tests {
    use super::{Focus, settle};
    use crate::compare::Bearer;

    #[test]
    fn what_lies_in_the_town_is_the_towns() {
        let focus = Focus {
            place: 9,
            country: Some("GB".into()),
            at: Some((51.5, -0.1)),
        };
        let place = |key: &str, country: &str, at| Bearer {
            key: Some(key.into()),
            country: Some(country.into()),
            at,
            ..Bearer::default()
        };
        let check = |place: &Bearer, due| {
            assert_eq!(
                settle(vec![1], Some(place), Some(&focus)),
                Some(due),
                "{place:?}"
            );
        };
        check(&place("iso3166:GB", "GB", None), 9);
        check(&place("geonames:1", "GB", Some((51.38, -0.1))), 9);
        check(&place("geonames:2", "GB", Some((53.48, -2.24))), 1);
        check(&place("geonames:3", "GB", None), 1);
        check(&place("iso3166:FR", "FR", None), 1);
        check(&Bearer::default(), 9);
        assert_eq!(settle(Vec::new(), None, Some(&focus)), Some(9));
    }
}
