//! Statements of many documents brought together by what they are about.

use super::Account;
use super::place::{focuses, settle};
use super::time::{day, earlier, episodes, first_days};
use super::version::account;
use crate::compare::affair::entities;
use crate::compare::decision::Decisions;
use crate::compare::names::Joined;
use crate::compare::{Digest, Statement};
use std::collections::BTreeMap;

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
pub(super) struct Key<'s> {
    pub(super) kind: &'s str,
    pub(super) about: &'s str,
    pub(super) affair: Option<u32>,
    pub(super) of: Vec<u32>,
    pub(super) part: Option<&'s str>,
    /// The month of a toll of another time, told beside the affair's own.
    earlier: Option<String>,
    unit: Option<&'s str>,
}

/// A statement with its names joined.
#[derive(Clone)]
pub(super) struct Said<'s> {
    pub(super) document: u32,
    pub(super) statement: &'s Statement,
    pub(super) by: Vec<u32>,
    pub(super) to: Vec<u32>,
    pub(super) day: Option<String>,
}
