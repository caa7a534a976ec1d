use super::stand::{days_between, stand};
use super::{Account, Link, Over, Stand, Version, Voice};
use crate::compare::affair::entities;
use crate::compare::decision::{Decisions, MADE};
use crate::compare::names::Joined;
use crate::compare::{Digest, Statement};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// How the documents hang together.
#[derive(Clone, Copy, Debug)]
pub struct Grouping<'g> {
    /// The names of all documents.
    pub joined: &'g [Joined],
    /// For each document the index of its group of origin.
    pub origins: &'g [u32],
    /// For each document the index of its affair.
    pub affairs: &'g [u32],
    /// For each document the side that the user gave its source.
    pub sides: &'g [Option<String>],
}

/// Days between events of one kind at one place from which on they are two events.
const EPISODE: i32 = 2;
/// Versions of one account that are held against each other, each against so many before it.
const MOST: usize = 64;

/// Brings the statements of all documents together, but those that the user rejected.
pub fn accounts(digests: &[Digest], group: Grouping<'_>, decided: &Decisions) -> Vec<Account> {
    let entity = entities(group.joined);
    let focus = focuses(digests, group, &entity);
    let days = first_days(digests, group);
    let mut by_key: BTreeMap<Key<'_>, Vec<Said<'_>>> = BTreeMap::new();
    for (digest, document) in digests.iter().zip(0u32..) {
        for statement in &digest.statements {
            if decided.is_rejected(document, statement.claim) {
                continue;
            }
            let joined = |indices: &[u32]| -> Vec<u32> {
                let found = indices.iter().filter_map(|at| entity.get(&(document, *at)));
                found.copied().collect()
            };
            let said = Said {
                document,
                statement,
                by: joined(&statement.by),
                to: joined(&statement.to),
                day: day(digests, document, statement),
            };
            let mut of = joined(&statement.of);
            let happening = is_happening(statement);
            let affair = happening.then(|| group.affairs[document as usize]);
            if let Some(affair) = affair {
                let place = statement.of.first().map(|at| &digest.names[*at as usize]);
                of.truncate(1);
                of = settle(of, place, focus.get(&affair)).into_iter().collect();
            }
            let of_part = matches!(statement.kind.as_str(), "figure" | "toll");
            let key = Key {
                kind: &statement.kind,
                about: &statement.about,
                affair,
                of,
                part: statement.part.as_deref().filter(|_| of_part),
                earlier: affair.and_then(|affair| earlier(statement, days.get(&affair))),
                unit: statement
                    .unit
                    .as_deref()
                    .filter(|_| !happening || statement.about == "cost"),
            };
            by_key.entry(key).or_default().push(said);
        }
    }
    let mut out = Vec::new();
    for (key, said) in by_key {
        let parts = if key.kind == "event" {
            episodes(said)
        } else {
            vec![said]
        };
        for said in parts {
            out.push(account(&key, &said, digests, group, decided));
        }
    }
    out
}

/// Events and tolls belong to an affair; figures and steps of states stand for themselves.
fn is_happening(statement: &Statement) -> bool {
    matches!(statement.kind.as_str(), "event" | "toll")
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'s> {
    kind: &'s str,
    about: &'s str,
    affair: Option<u32>,
    of: Vec<u32>,
    part: Option<&'s str>,
    /// The month of a toll of another time, told beside the affair's own.
    earlier: Option<String>,
    unit: Option<&'s str>,
}

/// A statement with its names joined.
#[derive(Clone)]
struct Said<'s> {
    document: u32,
    statement: &'s Statement,
    by: Vec<u32>,
    to: Vec<u32>,
    day: Option<String>,
}

/// The town that each affair's documents name most, and its country.
fn focuses(
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

/// The first day of each affair's documents.
fn first_days(digests: &[Digest], group: Grouping<'_>) -> BTreeMap<u32, String> {
    let mut days: BTreeMap<u32, String> = BTreeMap::new();
    for (digest, affair) in digests.iter().zip(group.affairs) {
        if let Some(day) = &digest.day {
            let first = days.entry(*affair).or_insert_with(|| day.clone());
            if day < first {
                first.clone_from(day);
            }
        }
    }
    days
}

/// Days before an affair from which on a toll with a day of its own is another event's.
const EARLIER: i32 = 30;

/// The month of a toll that is told of another time: last year's flood beside this year's.
fn earlier(statement: &Statement, first: Option<&String>) -> Option<String> {
    let (_, to) = statement
        .time
        .as_ref()
        .filter(|_| statement.kind == "toll")?;
    let before = days_between(Some(to), Some(first?))?;
    (before > EARLIER).then(|| to.get(..7).unwrap_or(to).to_owned())
}

/// The place that a happening is counted to: the affair's town where none is told, or only the
/// country it lies in.
fn settle(
    of: Vec<u32>,
    place: Option<&crate::compare::Bearer>,
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

/// The day for which a statement holds. A toll is known as of the day it is published: a day in
/// its words is the event's, unless the document follows the count from day to day.
fn day(digests: &[Digest], document: u32, statement: &Statement) -> Option<String> {
    let digest = &digests[document as usize];
    let own = statement.time.as_ref().map(|(_, to)| to.clone());
    if statement.kind == "toll" {
        let mut days = BTreeSet::new();
        let same = digest.statements.iter().filter(|other| {
            other.kind == "toll" && other.about == statement.about && other.part == statement.part
        });
        days.extend(same.filter_map(|other| other.time.as_ref()));
        if days.len() < 2 {
            return digest.day.clone().or(own);
        }
    }
    own.or_else(|| digest.day.clone())
}

/// Events of one kind at one place fall apart where more than two days lie between them. What is
/// told without a day belongs to the last one before it was told.
fn episodes(said: Vec<Said<'_>>) -> Vec<Vec<Said<'_>>> {
    let own = |said: &Said<'_>| Digest::own_day(said.statement).map(str::to_owned);
    let (mut dated, loose): (Vec<Said<'_>>, Vec<Said<'_>>) =
        said.into_iter().partition(|said| own(said).is_some());
    if dated.is_empty() {
        return vec![loose];
    }
    dated.sort_by_key(|said| (own(said), said.document, said.statement.claim));
    let near = |a: &Said<'_>, b: &Said<'_>| {
        days_between(own(a).as_deref(), own(b).as_deref()).is_some_and(|days| days <= EPISODE)
    };
    let mut episodes: Vec<Vec<Said<'_>>> = dated.chunk_by(near).map(<[_]>::to_vec).collect();
    let starts: Vec<Option<String>> = episodes.iter().map(|said| own(&said[0])).collect();
    for said in loose {
        let at = starts.partition_point(|start| *start <= said.day);
        episodes[at.saturating_sub(1)].push(said);
    }
    episodes
}

fn account(
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
            judged: decided.judged(said.document, statement.claim),
            corrected: decided.corrected(said.document, statement.claim),
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
    }
    if key.kind == "toll" {
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

/// A copy repeats the count of the text that it copies: it was made on that text's day.
fn first_counts(voices: &mut [Voice], versions: &mut [Version]) {
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

/// Of the counts that a document tells for one day, all but the greatest are parts of it or older.
fn partial(voices: &mut [Voice]) {
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

fn links(kind: (&str, &str), voices: &[Voice], versions: &[Version]) -> Vec<Link> {
    let mut links = Vec::new();
    let is_partial = |version: &Version| {
        let mut of = version.voices.iter();
        of.all(|voice| voices[*voice as usize].partial)
    };
    for b in 0..versions.len() {
        for a in b.saturating_sub(MOST)..b {
            if is_partial(&versions[a]) || is_partial(&versions[b]) {
                continue;
            }
            let alone = |nth: usize| {
                let of = versions[nth].voices.iter();
                of.map(|voice| voices[*voice as usize].document)
                    .collect::<BTreeSet<_>>()
            };
            let (x, y) = (alone(a), alone(b));
            // One document by itself is the business of its own examination.
            if x.len() == 1 && x == y && kind.0 != "toll" {
                continue;
            }
            if let Some((how, over)) = stand(kind, voices, &versions[a], &versions[b]) {
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

/// A count told on a day after one that develops it was known is outdated: it neither revises
/// nor contradicts.
fn outdated(voices: &mut [Voice], versions: &[Version], links: &[Link]) {
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
