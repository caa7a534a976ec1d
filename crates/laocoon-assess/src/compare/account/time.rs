//! The day for which a statement holds, and which statements tell of one time.

use super::Grouping;
use super::gather::Said;
use super::stand::days_between;
use crate::compare::{Digest, Statement};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Days between events of one kind at one place from which on they are two events.
const EPISODE: i32 = 2;

/// The first day of each affair's documents.
pub(super) fn first_days(digests: &[Digest], group: Grouping<'_>) -> BTreeMap<u32, String> {
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
pub(super) fn earlier(statement: &Statement, first: Option<&String>) -> Option<String> {
    let (_, to) = statement
        .time
        .as_ref()
        .filter(|_| statement.kind == "toll")?;
    let before = days_between(Some(to), Some(first?))?;
    (before > EARLIER).then(|| to.get(..7).unwrap_or(to).to_owned())
}

/// The day for which a statement holds. A toll is known as of the day it is published: a day in
/// its words is the event's, unless the document follows the count from day to day.
pub(super) fn day(digests: &[Digest], document: u32, statement: &Statement) -> Option<String> {
    let digest = &digests[document as usize];
    let own = statement.time.as_ref().map(|(_, to)| to.clone());
    if statement.kind == "toll" && !follows(digest, statement) {
        return digest.day.clone().or(own);
    }
    own.or_else(|| digest.day.clone())
}

/// Whether a document follows a count from day to day: it tells several days, and more on each.
fn follows(digest: &Digest, statement: &Statement) -> bool {
    let same = digest.statements.iter().filter(|other| {
        other.kind == "toll" && other.about == statement.about && other.part == statement.part
    });
    let mut counts: Vec<(&str, Decimal)> = same
        .filter_map(|other| Some((other.time.as_ref()?.1.as_str(), other.low.or(other.high)?)))
        .collect();
    counts.sort_unstable();
    counts.dedup();
    let grows = |pair: &[(&str, Decimal)]| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1;
    counts.len() > 1 && counts.windows(2).all(grows)
}

/// Events of one kind at one place fall apart where more than two days lie between them. What is
/// told without a day belongs to the last one before it was told.
pub(super) fn episodes(said: Vec<Said<'_>>) -> Vec<Vec<Said<'_>>> {
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
