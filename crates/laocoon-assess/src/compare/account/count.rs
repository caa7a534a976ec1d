//! Counts of a toll: which are a copy's, part of another, or old.

use super::{Link, Over, Stand, Version, Voice};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A copy repeats the count of the text that it copies: it was made on that text's day.
pub(super) fn first_counts(voices: &mut [Voice], versions: &mut [Version]) {
    for version in versions {
        let mut first: BTreeMap<u32, Option<String>> = BTreeMap::new();
        for voice in &version.voices {
            let voice = &mut voices[*voice as usize];
            let day = first
                .entry(voice.origin)
                .or_insert_with(|| voice.day.clone());
            voice.day.clone_from(day);
        }
        let days = version.voices.iter();
        version.last = days
            .filter_map(|voice| voices[*voice as usize].day.clone())
            .max();
    }
}

/// Of the counts that a document tells for one day, all but the greatest are parts of it or older.
pub(super) fn partial(voices: &mut [Voice]) {
    let mut greatest: BTreeMap<(u32, Option<String>), Decimal> = BTreeMap::new();
    let least = |voice: &Voice| voice.low.or(voice.high);
    for voice in voices.iter() {
        if let Some(number) = least(voice) {
            let most = greatest
                .entry((voice.document, voice.day.clone()))
                .or_insert(number);
            *most = number.max(*most);
        }
    }
    for voice in voices {
        let most = greatest.get(&(voice.document, voice.day.clone()));
        voice.partial = most.is_some_and(|most| least(voice).is_some_and(|own| own < *most));
    }
}

/// A count told on a day after one that develops it was known is outdated: it neither revises
/// nor contradicts.
pub(super) fn outdated(voices: &mut [Voice], versions: &[Version], links: &[Link]) {
    let developed = links
        .iter()
        .filter(|link| link.how == Stand::Development && link.over == Over::Number);
    for link in developed {
        let newer = versions[link.b as usize].first.clone();
        for voice in &versions[link.a as usize].voices {
            let voice = &mut voices[*voice as usize];
            voice.outdated |= newer.is_some() && voice.day > newer;
        }
    }
}
