use super::{Point, Series, Standing};
use crate::compare::account::{Account, Stand, Voice};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The tolls among the accounts as series of counts.
pub(super) fn series(accounts: &[Account]) -> Vec<Series> {
    let tolls = accounts.iter().zip(0u32..);
    let tolls = tolls.filter(|(account, _)| account.kind == "toll");
    tolls
        .map(|(account, nth)| Series {
            account: nth,
            what: account.about.clone(),
            of: account.of.clone(),
            part: account.part.clone(),
            points: points(account),
        })
        .collect()
}

fn points(account: &Account) -> Vec<Point> {
    let median = median(account);
    let contested = contested(account);
    // What was last known, over all voices so far.
    let mut known: Option<&Voice> = None;
    let mut out = Vec::with_capacity(account.voices.len());
    let mut told = BTreeSet::new();
    let mut order: Vec<(u32, &Voice)> = (0u32..).zip(&account.voices).collect();
    order.sort_by_key(|(nth, voice)| (&voice.day, *nth));
    for (nth, voice) in order {
        // Headline and text of one document give one count.
        if !told.insert((voice.document, voice.version, &voice.day)) {
            continue;
        }
        let standing = if voice.partial {
            Standing::Part
        } else {
            standing(&contested, voice, known)
        };
        let counts = matches!(
            standing,
            Standing::First | Standing::Grown | Standing::Revised
        );
        if counts {
            known = Some(voice);
        }
        out.push(Point {
            voice: nth,
            document: voice.document,
            as_of: voice.day.clone(),
            low: voice.low,
            high: voice.high,
            who: voice.who.clone(),
            holder: voice.holder.clone(),
            side: voice.side.clone(),
            standing,
            outlier: !voice.partial && median.is_some_and(|median| far(voice, median)),
        });
    }
    out
}

/// Versions with the days on which another that excludes them is told, too.
fn contested(account: &Account) -> BTreeSet<(u32, Option<&str>)> {
    let days = |version: u32| -> BTreeSet<Option<&str>> {
        let voices = account.versions[version as usize].voices.iter();
        voices
            .map(|voice| account.voices[*voice as usize].day.as_deref())
            .collect()
    };
    let mut out = BTreeSet::new();
    for link in &account.links {
        if link.how == Stand::Contradiction {
            let (a, b) = (days(link.a), days(link.b));
            for day in a.intersection(&b) {
                out.extend([(link.a, *day), (link.b, *day)]);
            }
        }
    }
    out
}

fn standing(
    contested: &BTreeSet<(u32, Option<&str>)>,
    voice: &Voice,
    known: Option<&Voice>,
) -> Standing {
    if voice.denied {
        return Standing::Denied;
    }
    if voice.outdated {
        return Standing::Outdated;
    }
    let contested = contested.contains(&(voice.version, voice.day.as_deref()));
    let Some(known) = known else {
        return if contested {
            Standing::Contested
        } else {
            Standing::First
        };
    };
    let below = |x: &Voice, y: &Voice| matches!((x.high, y.low), (Some(x), Some(y)) if x < y);
    let apart = below(known, voice) || below(voice, known);
    let undated = known.day.is_none() || voice.day.is_none();
    match (below(known, voice), below(voice, known)) {
        _ if contested || apart && undated => Standing::Contested,
        (true, _) => Standing::Grown,
        (_, true) => Standing::Revised,
        _ => Standing::Same,
    }
}

/// The median over the independent origins of their last exact numbers; of fewer than three
/// origins there is none.
fn median(account: &Account) -> Option<Decimal> {
    let counts = |voice: &&Voice| !voice.denied && !voice.outdated && !voice.partial;
    let exact = account.voices.iter().filter(counts);
    let exact = exact.filter_map(|voice| Some((voice.origin, voice.low.or(voice.high)?)));
    let last: BTreeMap<u32, Decimal> = exact.collect();
    let mut numbers: Vec<Decimal> = last.into_values().collect();
    numbers.sort_unstable();
    (numbers.len() >= 3).then(|| numbers[numbers.len() / 2])
}

fn far(voice: &Voice, median: Decimal) -> bool {
    let three = Decimal::from(3);
    let ten = Decimal::TEN;
    let apart = |number: Decimal| (number - median).abs() >= ten;
    let above = voice
        .low
        .is_some_and(|low| apart(low) && low >= median * three);
    let under = voice
        .high
        .is_some_and(|high| apart(high) && high * three <= median);
    above || under
}
