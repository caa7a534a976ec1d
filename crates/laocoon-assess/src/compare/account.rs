//! Claims of several documents about one thing: where they agree, and where they differ.

use super::names::Joined;
use super::{Digest, Statement};
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What is said about one thing, by whom.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Account {
    /// "figure", "event", "relation" or "toll".
    pub kind: String,
    /// What about: an indicator, an event's code, what a toll counts.
    pub about: String,
    /// Whose or where, by the names of the joined entities.
    pub of: Vec<String>,
    /// Which part.
    pub part: Option<String>,
    /// Who says it, by the day for which it holds.
    pub voices: Vec<Voice>,
    /// How later voices stand to earlier ones.
    pub links: Vec<Link>,
    /// Number of independent origins.
    pub origins: usize,
    /// Number of sides, of those whose side the user told.
    pub sides: usize,
}

/// One statement of an account.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Voice {
    /// Index of the document.
    pub document: u32,
    /// Index of the claim in it.
    pub claim: u32,
    /// Index of the document's group of origin.
    pub origin: u32,
    /// The day for which it holds: its own, else that of its document.
    pub day: Option<String>,
    /// The day it was published.
    pub published: Option<String>,
    /// On whose word; `None` for the writer's.
    pub holder: Option<String>,
    /// Least number stated.
    pub low: Option<Decimal>,
    /// Greatest number stated.
    pub high: Option<Decimal>,
    /// Whether it is denied.
    pub denied: bool,
    /// The words.
    pub quote: String,
    /// Origins that agree with this voice, itself included.
    pub corroborated: usize,
}

/// How two voices of an account stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Index of the voice that holds for the earlier day.
    pub a: u32,
    /// Index of the other.
    pub b: u32,
    /// How.
    pub how: Stand,
}

/// How the later of two voices stands to the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// The same.
    Agreement,
    /// For the same day, numbers that exclude each other, another day, or a denial.
    Contradiction,
    /// A later day and a count that grew.
    Development,
    /// A later day, and a count below the earlier one.
    Revision,
    /// An older number, repeated after a newer one was known.
    Outdated,
}

/// Pairs compared in one account: the latest voices are held against each other.
const MOST: usize = 200;

/// Brings the statements of all documents together. `origins`: for each document the index of
/// its group. `sides`: for each document the side that the user gave its source.
pub fn accounts(
    digests: &[Digest],
    joined: &[Joined],
    origins: &[u32],
    sides: &[Option<String>],
) -> Vec<Account> {
    let mut entity: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for (one, at) in joined.iter().zip(0..) {
        entity.extend(
            one.members
                .iter()
                .map(|(document, index, _)| ((*document, *index), at)),
        );
    }
    let mut by_key: BTreeMap<Key<'_>, Vec<(u32, &Statement)>> = BTreeMap::new();
    for (digest, document) in digests.iter().zip(0u32..) {
        for statement in &digest.statements {
            let of = statement
                .of
                .iter()
                .filter_map(|index| entity.get(&(document, *index)).copied());
            let of: Vec<u32> = if matches!(statement.kind.as_str(), "event" | "toll") {
                of.take(1).collect()
            } else {
                of.collect()
            };
            let key = Key {
                kind: &statement.kind,
                about: &statement.about,
                of,
                part: statement
                    .part
                    .as_deref()
                    .filter(|_| statement.kind == "figure"),
                unit: statement.unit.as_deref(),
            };
            by_key.entry(key).or_default().push((document, statement));
        }
    }
    let mut out = Vec::new();
    for (key, said) in by_key {
        let of: Vec<String> = key
            .of
            .iter()
            .map(|at| joined[*at as usize].name.clone())
            .collect();
        for said in if key.kind == "event" {
            episodes(digests, said)
        } else {
            vec![said]
        } {
            out.push(account(&key, of.clone(), &said, digests, origins, sides));
        }
    }
    out
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'s> {
    kind: &'s str,
    about: &'s str,
    of: Vec<u32>,
    part: Option<&'s str>,
    unit: Option<&'s str>,
}

fn day<'d>(digests: &'d [Digest], document: u32, statement: &'d Statement) -> Option<&'d str> {
    let own = statement.time.as_ref().map(|(_, to)| to.as_str());
    own.or(digests[document as usize].day.as_deref())
}

/// Events of one kind at one place fall apart where more than two days lie between them.
fn episodes<'s>(
    digests: &'s [Digest],
    mut said: Vec<(u32, &'s Statement)>,
) -> Vec<Vec<(u32, &'s Statement)>> {
    let date = |one: &(u32, &'s Statement)| -> Option<jiff::civil::Date> {
        let from = one.1.time.as_ref().map(|(from, _)| from.as_str());
        from.or(digests[one.0 as usize].day.as_deref())?
            .parse()
            .ok()
    };
    said.sort_by_key(|one| (date(one), one.0, one.1.claim));
    let near = |a: &(u32, &'s Statement), b: &(u32, &'s Statement)| match (date(a), date(b)) {
        (Some(a), Some(b)) => a.until(b).is_ok_and(|span| span.get_days() <= 2),
        (None, None) => true,
        _ => false,
    };
    said.chunk_by(near).map(<[_]>::to_vec).collect()
}

fn account(
    key: &Key<'_>,
    of: Vec<String>,
    said: &[(u32, &Statement)],
    digests: &[Digest],
    origins: &[u32],
    sides: &[Option<String>],
) -> Account {
    let mut voices: Vec<Voice> = said
        .iter()
        .map(|(document, statement)| Voice {
            document: *document,
            claim: statement.claim,
            origin: origins
                .get(*document as usize)
                .copied()
                .unwrap_or(*document),
            day: day(digests, *document, statement).map(str::to_owned),
            published: digests[*document as usize].day.clone(),
            holder: statement.holder.clone(),
            low: statement.low,
            high: statement.high,
            denied: statement.denied,
            quote: statement.quote.clone(),
            corroborated: 1,
        })
        .collect();
    voices.sort_by(|a, b| {
        (&a.day, &a.published, a.document, a.claim).cmp(&(
            &b.day,
            &b.published,
            b.document,
            b.claim,
        ))
    });
    let mut links = Vec::new();
    for b in 0..voices.len() {
        for a in b.saturating_sub(MOST)..b {
            if voices[a].document != voices[b].document {
                let how = stand(key.kind, &voices[a], &voices[b]);
                links.push(Link {
                    a: a as u32,
                    b: b as u32,
                    how,
                });
            }
        }
    }
    outdated(&voices, &mut links);
    for at in 0..voices.len() {
        let agree = links.iter().filter(|link| link.how == Stand::Agreement);
        let others = agree.filter_map(|link| match (link.a as usize, link.b as usize) {
            (a, b) if a == at => Some(b),
            (a, b) if b == at => Some(a),
            _ => None,
        });
        let mut agreed: BTreeSet<u32> = others.map(|other| voices[other].origin).collect();
        agreed.insert(voices[at].origin);
        voices[at].corroborated = agreed.len();
    }
    let all: BTreeSet<u32> = voices.iter().map(|voice| voice.origin).collect();
    let told: BTreeSet<&String> = voices
        .iter()
        .filter_map(|voice| sides.get(voice.document as usize)?.as_ref())
        .collect();
    Account {
        kind: key.kind.to_owned(),
        about: key.about.to_owned(),
        of,
        part: key.part.map(str::to_owned),
        origins: all.len(),
        sides: told.len(),
        links,
        voices,
    }
}

/// Days within which two figures are held to speak of one time.
const SEASON: i32 = 120;

fn days_between(a: &Voice, b: &Voice) -> Option<i32> {
    let day = |voice: &Voice| voice.day.as_ref()?.parse::<jiff::civil::Date>().ok();
    Some(day(a)?.until(day(b)?).ok()?.get_days())
}

fn stand(kind: &str, a: &Voice, b: &Voice) -> Stand {
    if a.denied != b.denied {
        return Stand::Contradiction;
    }
    let below = |x: &Voice, y: &Voice| matches!((x.high, y.low), (Some(x), Some(y)) if x < y);
    let (grew, shrank) = (below(a, b), below(b, a));
    if !grew && !shrank {
        let another_day = kind == "event" && a.day.is_some() && b.day.is_some() && a.day != b.day;
        return if another_day {
            Stand::Contradiction
        } else {
            Stand::Agreement
        };
    }
    // A country's figure does not change within a season; a toll may within hours.
    let least = if kind == "figure" { SEASON } else { 1 };
    let later = days_between(a, b).is_some_and(|days| days >= least);
    match (later, grew) {
        (false, _) => Stand::Contradiction,
        (true, true) => Stand::Development,
        (true, false) if kind == "toll" => Stand::Revision,
        (true, false) => Stand::Development,
    }
}

/// A number below one already given, that agrees with a still earlier one, is outdated: not a
/// revision, not a contradiction.
fn outdated(voices: &[Voice], links: &mut [Link]) {
    let agreed: BTreeSet<(u32, u32)> = links
        .iter()
        .filter(|link| link.how == Stand::Agreement)
        .map(|link| (link.a, link.b))
        .collect();
    for link in links.iter_mut().filter(|link| link.how == Stand::Revision) {
        let repeats = (0..link.a).any(|old| {
            agreed.contains(&(old, link.b))
                && voices[old as usize].day < voices[link.a as usize].day
        });
        if repeats {
            link.how = Stand::Outdated;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Stand, accounts};
    use crate::compare::{Bearer, Digest, Statement, names};
    use rust_decimal::Decimal;

    fn says(day: &str, number: i64, own: Option<&str>) -> Digest {
        let value = Some(Decimal::from(number));
        Digest {
            day: Some(day.to_owned()),
            names: vec![Bearer {
                name: "Sarhe".into(),
                kind: "LOC".into(),
                key: Some("geonames:1".into()),
                ..Bearer::default()
            }],
            statements: vec![Statement {
                kind: "toll".into(),
                about: "killed".into(),
                of: vec![0],
                low: value,
                high: value,
                time: own.map(|day| (day.to_owned(), day.to_owned())),
                ..Statement::default()
            }],
            ..Digest::default()
        }
    }

    fn links(digests: &[Digest], origins: &[u32]) -> (Vec<(u32, u32, Stand)>, Vec<usize>, usize) {
        let joined = names::join(digests);
        let found = accounts(digests, &joined, origins, &vec![None; digests.len()]);
        assert_eq!(found.len(), 1);
        let links = found[0]
            .links
            .iter()
            .map(|link| (link.a, link.b, link.how))
            .collect();
        let corroborated = found[0]
            .voices
            .iter()
            .map(|voice| voice.corroborated)
            .collect();
        (links, corroborated, found[0].origins)
    }

    #[test]
    fn a_toll_grows_and_an_old_one_is_repeated() {
        let digests = [
            says("2021-03-01", 4, None),
            says("2021-03-02", 9, None),
            says("2021-03-03", 4, None),
        ];
        let (links, ..) = links(&digests, &[0, 1, 2]);
        assert_eq!(
            links,
            [
                (0, 1, Stand::Development),
                (0, 2, Stand::Agreement),
                (1, 2, Stand::Outdated)
            ]
        );
    }

    #[test]
    fn two_numbers_for_one_day_contradict_each_other() {
        let digests = [
            says("2021-03-01", 4, None),
            says("2021-03-02", 9, Some("2021-03-01")),
        ];
        assert_eq!(links(&digests, &[0, 1]).0, [(0, 1, Stand::Contradiction)]);
    }

    #[test]
    fn figures_of_one_season_contradict_each_other() {
        let figure = |day: &str, number: i64| {
            let mut digest = says(day, number, None);
            digest.statements[0].kind = "figure".into();
            digest
        };
        let stands =
            |days: [&str; 2]| links(&[figure(days[0], 5), figure(days[1], 8)], &[0, 1]).0[0].2;
        assert_eq!(stands(["2021-03-01", "2021-03-04"]), Stand::Contradiction);
        assert_eq!(stands(["2021-03-01", "2023-03-04"]), Stand::Development);
    }

    #[test]
    fn copies_corroborate_nothing() {
        let digests = [
            says("2021-03-01", 4, None),
            says("2021-03-01", 4, None),
            says("2021-03-01", 4, None),
        ];
        let (_, corroborated, origins) = links(&digests, &[0, 0, 1]);
        assert_eq!(corroborated, [2, 2, 2]);
        assert_eq!(origins, 2);
    }
}
