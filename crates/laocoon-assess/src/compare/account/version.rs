//! An account: its voices, the versions they tell, and how these stand to each other.

use super::count::{first_counts, outdated, partial};
use super::gather::{Key, Said};
use super::stand::stand;
use super::{Account, Grouping, Link, Version, Voice};
use crate::compare::Digest;
use crate::compare::decision::{Decisions, MADE};
use std::collections::BTreeSet;

/// Versions of one account that are held against each other, each against so many before it.
const MOST: usize = 64;

pub(super) fn account(
    key: &Key<'_>,
    said: &[Said<'_>],
    digests: &[Digest],
    group: Grouping<'_>,
    decided: &Decisions,
) -> Account {
    let mut order: Vec<&Said<'_>> = said.iter().collect();
    let published = |said: &Said<'_>| digests[said.document as usize].day.clone();
    order.sort_by_key(|said| {
        let at = (said.document, said.statement.claim);
        (said.day.clone(), published(said), at)
    });
    let mut versions: Vec<Version> = Vec::new();
    let mut voices: Vec<Voice> = Vec::new();
    for said in order {
        let statement = said.statement;
        let own = Digest::own_day(statement).map(str::to_owned);
        let like = Version {
            low: statement.low,
            high: statement.high,
            day: own.clone().filter(|_| key.kind == "event"),
            denied: statement.denied,
            by: said.by.clone(),
            to: said.to.clone(),
            ..Version::default()
        };
        let at = version(&mut versions, like, key.kind);
        let nth = voices.len() as u32;
        versions[at].voices.push(nth);
        let document = said.document as usize;
        voices.push(Voice {
            document: said.document,
            claim: (statement.claim < MADE).then_some(statement.claim),
            origin: group.origins[document],
            version: at as u32,
            day: said.day.clone(),
            dated: own.is_some(),
            published: published(said),
            holder: statement.holder.clone(),
            side: group.sides[document].clone(),
            who: statement.who.clone(),
            low: statement.low,
            high: statement.high,
            denied: statement.denied,
            start: statement.start,
            end: statement.end,
            quote: statement.quote.clone(),
            verdict: statement.verdict.clone(),
            judged: decided.judged(said.document, statement.claim),
            corrected: statement.corrected.clone(),
            partial: false,
            outdated: false,
        });
    }
    for version in &mut versions {
        let of = || version.voices.iter().map(|voice| &voices[*voice as usize]);
        version.first = of().filter_map(|voice| voice.day.clone()).min();
        version.last = of().filter_map(|voice| voice.day.clone()).max();
        version.origins = of()
            .map(|voice| voice.origin)
            .collect::<BTreeSet<_>>()
            .len();
        version.sides = of().filter_map(|voice| voice.side.clone()).collect();
    }
    if key.kind == "toll" {
        first_counts(&mut voices, &mut versions);
        partial(&mut voices);
    }
    let links = links((key.kind, key.about), &voices, &versions);
    outdated(&mut voices, &versions, &links);
    let origins: BTreeSet<u32> = voices.iter().map(|voice| voice.origin).collect();
    let sides: BTreeSet<String> = voices
        .iter()
        .filter_map(|voice| voice.side.clone())
        .collect();
    let names = key.of.iter();
    Account {
        kind: key.kind.to_owned(),
        about: key.about.to_owned(),
        of: names
            .map(|at| group.joined[*at as usize].name.clone())
            .collect(),
        part: key.part.map(str::to_owned),
        unit: said.iter().find_map(|said| said.statement.unit.clone()),
        affair: key.affair,
        voices,
        versions,
        links,
        origins: origins.len(),
        sides: sides.into_iter().collect(),
    }
}

/// The version that says the same, a new one if there is none. Of an event, who did it to whom
/// need not be told twice: what says less belongs to the first that does not differ.
fn version(versions: &mut Vec<Version>, like: Version, kind: &str) -> usize {
    let fits =
        |x: &[u32], y: &[u32]| x.is_empty() || y.is_empty() || x.iter().any(|one| y.contains(one));
    let same = |one: &Version| {
        one.denied == like.denied
            && (one.low, one.high) == (like.low, like.high)
            && (kind != "event"
                || one.day == like.day && fits(&one.by, &like.by) && fits(&one.to, &like.to))
    };
    let Some(at) = versions.iter().position(same) else {
        versions.push(like);
        return versions.len() - 1;
    };
    let one = &mut versions[at];
    for (names, more) in [(&mut one.by, like.by), (&mut one.to, like.to)] {
        if names.is_empty() {
            *names = more;
        }
    }
    at
}

fn links(kind: (&str, &str), voices: &[Voice], versions: &[Version]) -> Vec<Link> {
    let mut links = Vec::new();
    let of = |version: &Version| -> Vec<&Voice> {
        let of = version.voices.iter();
        of.map(|voice| &voices[*voice as usize]).collect()
    };
    let is_partial = |version: &Version| of(version).iter().all(|voice| voice.partial);
    let partial: Vec<bool> = versions.iter().map(is_partial).collect();
    let documents = |version: &Version| -> BTreeSet<u32> {
        of(version).iter().map(|voice| voice.document).collect()
    };
    let documents: Vec<BTreeSet<u32>> = versions.iter().map(documents).collect();
    for b in 0..versions.len() {
        for a in b.saturating_sub(MOST)..b {
            if partial[a] || partial[b] {
                continue;
            }
            let (x, y) = (&documents[a], &documents[b]);
            // One document by itself is the business of its own examination.
            if x.len() == 1 && x == y && kind.0 != "toll" {
                continue;
            }
            // Who tells both knows how they go together.
            let (few, many) = if x.len() < y.len() { (x, y) } else { (y, x) };
            let in_one = few.iter().any(|document| many.contains(document));
            if let Some((how, over)) = stand(kind, in_one, &versions[a], &versions[b]) {
                links.push(Link {
                    a: a as u32,
                    b: b as u32,
                    how,
                    over,
                });
            }
        }
    }
    links
}
