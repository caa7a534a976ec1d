use super::Source;
use crate::weigh::spread::Dated;
use jiff::civil::Date;
use laocoon_claim::{Body, EventKind, Modality};
use std::collections::BTreeMap;

/// The first day on which a text has something happen at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Onset {
    /// The place.
    pub place: String,
    /// The day.
    pub day: Date,
    /// Degrees north and east.
    pub position: (f32, f32),
}

/// Days of one affair, at most.
const AFFAIR: i32 = 60;
/// Most pairs of a place and a day that are looked at.
const MOST: usize = 300;

/// For each place of unrest the first day that the text gives; of several affairs in a text that with the
/// most places. In order of days.
pub(super) fn onsets(source: &Source<'_>) -> Vec<Onset> {
    let layers = source.layers;
    let mut first: BTreeMap<(String, Date), (f32, f32)> = BTreeMap::new();
    for claim in source.claims {
        if first.len() >= MOST {
            break;
        }
        let Body::Event(event) = &claim.body else {
            continue;
        };
        let unrest = matches!(event.kind, EventKind::Protest | EventKind::Assault);
        if !unrest || event.modality != Modality::Actual || event.since {
            continue;
        }
        let when = event.when.map(|when| &layers[when.time]);
        let Some(day) = when.and_then(|time| time.from.filter(|from| time.to == Some(*from)))
        else {
            continue;
        };
        for place in event.places.iter().map(|place| &layers[*place]) {
            // A country is no place where something begins on a day.
            let position = place
                .position
                .filter(|p| !matches!(p.of, "country" | "continent" | "water"));
            if let Some(position) = position {
                first.insert(
                    (place.name.clone(), day),
                    (position.latitude, position.longitude),
                );
            }
        }
    }
    let days: Vec<Date> = first.keys().map(|(_, day)| *day).collect();
    let within = |start: Date| {
        let mut onsets = BTreeMap::<&str, (Date, (f32, f32))>::new();
        for ((place, day), position) in &first {
            let after = (*day - start).get_days();
            if (0..=AFFAIR).contains(&after) {
                let known = onsets.entry(place).or_insert((*day, *position));
                *known = if *day < known.0 {
                    (*day, *position)
                } else {
                    *known
                };
            }
        }
        onsets
    };
    // The latest of equals.
    let best = days
        .into_iter()
        .max_by_key(|day| (within(*day).len(), *day));
    let chosen = best.map(within).unwrap_or_default();
    let mut onsets: Vec<Onset> = (chosen.into_iter())
        .map(|(place, (day, position))| Onset {
            place: place.to_owned(),
            day,
            position,
        })
        .collect();
    onsets.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| a.place.cmp(&b.place)));
    onsets
}

/// The same in days and kilometres on a plane through their middle.
pub(super) fn dated(onsets: &[Onset]) -> Vec<Dated> {
    let places: Vec<(f64, f64)> = (onsets.iter())
        .map(|onset| (f64::from(onset.position.0), f64::from(onset.position.1)))
        .collect();
    let days = onsets.iter().map(|onset| {
        let since = onset.day - Date::constant(1970, 1, 1);
        i64::from(since.get_days())
    });
    let places = crate::weigh::spread::plane(&places);
    days.zip(places)
        .map(|(day, place)| Dated { day, place })
        .collect()
}
