//! One entity for the names that many documents give it.

mod heard;

use super::Digest;
use super::decision::Decisions;
use super::digest::Bearer;
use heard::Heard;
use laocoon_mark::NameKind;
use laocoon_mark::name::pair::compare;
use serde::Serialize;
use std::collections::BTreeMap;

/// An entity of the whole case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Joined {
    /// The name that most documents give.
    pub name: String,
    /// "PER", "LOC", ...
    pub kind: String,
    /// Its names: document, index in [`Digest::names`], and what joined it to the first.
    pub members: Vec<(u32, u32, String)>,
}

/// How alike names must be of which one has an initial for a word: many share that.
const BY_INITIAL: f32 = 0.7;

fn has_initial(name: &str) -> bool {
    name.split(' ')
        .any(|word| word.trim_end_matches('.').chars().count() == 1)
}

/// Brings together the names of all documents. Names with one identifier are one entity; full
/// names of persons whose every word is alike are one, in any script; names of organisations and
/// other things when written alike. A surname alone joins nobody.
pub fn join(digests: &[Digest]) -> Vec<Joined> {
    let mut out: Vec<Joined> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut heard = Heard::default();
    for (digest, document) in digests.iter().zip(0u32..) {
        for (bearer, index) in digest.names.iter().zip(0u32..) {
            let folded = fold(&bearer.name);
            let person = bearer.kind == "PER" && bearer.key.is_none();
            let full = folded.contains(' ');
            let key = match &bearer.key {
                Some(key) => key.clone(),
                None if person && !full => format!("{document}:{index}"),
                None => format!("{}:{folded}", bearer.kind),
            };
            let mut found = known.get(&key).copied().map(|at| (at, why(&bearer.key)));
            let sounds: Vec<String> = match found.is_none() && person && full {
                true => folded
                    .split(' ')
                    .map(laocoon_references::gazetteer::sound)
                    .collect(),
                false => Vec::new(),
            };
            if !sounds.is_empty() {
                let alike = heard
                    .near(&sounds)
                    .into_iter()
                    .map(|at| (at, compare(&bearer.name, &out[at].name, NameKind::Person)));
                let best = alike
                    .filter(|(at, likeness)| {
                        let initial = has_initial(&folded) || has_initial(&fold(&out[*at].name));
                        likeness.is_same() && (!initial || likeness.score >= BY_INITIAL)
                    })
                    .max_by(|a, b| a.1.score.total_cmp(&b.1.score).then(b.0.cmp(&a.0)));
                found = best.map(|(at, likeness)| {
                    let (name, score) = (&out[at].name, likeness.score);
                    let why = likeness.reason();
                    (
                        at,
                        format!("spelling of {name} (likeness {score:.2}: {why})"),
                    )
                });
            }
            let (at, because) = found.unwrap_or_else(|| {
                out.push(Joined {
                    name: bearer.name.clone(),
                    kind: bearer.kind.clone(),
                    members: Vec::new(),
                });
                if !sounds.is_empty() {
                    heard.add(out.len() - 1, sounds);
                }
                (out.len() - 1, "first met".to_owned())
            });
            known.entry(key).or_insert(at);
            out[at].members.push((document, index, because));
        }
    }
    let mut out = identified(out, digests);
    for one in &mut out {
        one.name = usual(&one.members, digests);
    }
    out
}

/// The name that most documents give, of those told as often the shortest.
fn usual(members: &[(u32, u32, String)], digests: &[Digest]) -> String {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for (document, index, _) in members {
        let name = &digests[*document as usize].names[*index as usize].name;
        *names.entry(name).or_default() += 1;
    }
    let best = names.into_iter().max_by(|(a, x), (b, y)| {
        let length = |name: &str| name.chars().count();
        x.cmp(y).then(length(b).cmp(&length(a))).then(b.cmp(a))
    });
    best.map(|(name, _)| name.to_owned()).unwrap_or_default()
}

/// A name without an identifier means what one name alike of one kind means that has one.
fn identified(all: Vec<Joined>, digests: &[Digest]) -> Vec<Joined> {
    let bearer = |(document, index, _): &(u32, u32, String)| -> &Bearer {
        &digests[*document as usize].names[*index as usize]
    };
    let first = |one: &Joined| one.members.first().map(bearer);
    let mut known: BTreeMap<(String, &str), Option<usize>> = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        if first(one).is_some_and(|bearer| bearer.key.is_some()) {
            for bearer in one.members.iter().map(bearer) {
                let several = known.entry((fold(&bearer.name), &bearer.kind));
                // Two things of one name leave open which is meant.
                several
                    .and_modify(|only| *only = only.filter(|only| *only == at))
                    .or_insert(Some(at));
            }
        }
    }
    let into: Vec<Option<usize>> = all
        .iter()
        .map(|one| {
            let bearer = first(one).filter(|bearer| bearer.key.is_none())?;
            *known.get(&(fold(&bearer.name), bearer.kind.as_str()))?
        })
        .collect();
    let mut out: Vec<Option<Joined>> = all.into_iter().map(Some).collect();
    for (at, into) in into.into_iter().enumerate() {
        let Some(into) = into else { continue };
        let Some(one) = out[at].take() else { continue };
        if let Some(whole) = &mut out[into] {
            let members = one.members.into_iter();
            whole.members.extend(
                members.map(|(document, index, _)| (document, index, "written alike".to_owned())),
            );
            whole
                .members
                .sort_by_key(|(document, index, _)| (*document, *index));
        }
    }
    out.into_iter().flatten().collect()
}

/// Roles, as "police", are others in every affair: each gets an entity of its own, under the
/// name that most documents of the affair give it.
pub fn apart(all: Vec<Joined>, digests: &[Digest], affairs: &[u32]) -> Vec<Joined> {
    let mut out = Vec::new();
    for one in all {
        let bearer = |(document, index, _): &(u32, u32, String)| -> &Bearer {
            &digests[*document as usize].names[*index as usize]
        };
        let key = one
            .members
            .first()
            .and_then(|member| bearer(member).key.as_deref());
        let is_role = key.is_some_and(|key| key.starts_with("role:"));
        if !is_role {
            out.push(one);
            continue;
        }
        let mut by_affair: BTreeMap<u32, Vec<(u32, u32, String)>> = BTreeMap::new();
        for member in one.members {
            by_affair
                .entry(affairs[member.0 as usize])
                .or_default()
                .push(member);
        }
        for members in by_affair.into_values() {
            out.push(Joined {
                name: usual(&members, digests),
                kind: one.kind.clone(),
                members,
            });
        }
    }
    out
}

/// The joined names with the user's merges and splits: names merged are one entity, under the
/// first of them; a name split off stands for itself.
pub fn settled(names: Vec<Joined>, digests: &[Digest], decided: &Decisions) -> Vec<Joined> {
    let mut out: Vec<Joined> = Vec::new();
    let mut apart: BTreeMap<String, Joined> = BTreeMap::new();
    for mut one in names {
        let spelled = |document: u32, index: u32| &digests[document as usize].names[index as usize];
        let mut kept = Vec::new();
        for member in one.members.drain(..) {
            let bearer = spelled(member.0, member.1);
            if !decided.split.contains(&bearer.name) {
                kept.push(member);
                continue;
            }
            let own = apart.entry(bearer.name.clone()).or_insert_with(|| Joined {
                name: bearer.name.clone(),
                kind: bearer.kind.clone(),
                members: Vec::new(),
            });
            let because = "split off by the user".to_owned();
            own.members.push((member.0, member.1, because));
        }
        if kept.is_empty() {
            continue;
        }
        if decided.split.contains(&one.name) {
            one.name = spelled(kept[0].0, kept[0].1).name.clone();
        }
        let has = |one: &Joined, members: &[(u32, u32, String)], name: &str| {
            let of = members.iter();
            one.name == name
                || of
                    .map(|(at, index, _)| spelled(*at, *index))
                    .any(|bearer| bearer.name == name)
        };
        let together = decided
            .merged
            .iter()
            .find(|merged| merged.iter().any(|name| has(&one, &kept, name)));
        let into = together.and_then(|merged| {
            out.iter()
                .position(|first| merged.iter().any(|name| has(first, &first.members, name)))
        });
        match into {
            Some(at) => out[at]
                .members
                .extend(kept.into_iter().map(|(document, index, _)| {
                    (document, index, "merged by the user".to_owned())
                })),
            None => out.push(Joined {
                members: kept,
                ..one
            }),
        }
    }
    out.extend(apart.into_values());
    out
}

fn why(key: &Option<String>) -> String {
    match key {
        Some(key) => format!("the same {key}"),
        None => "written alike".to_owned(),
    }
}

/// A name without accents and case, word by word.
pub(super) fn fold(name: &str) -> String {
    let words = name.split_whitespace();
    let words: Vec<String> = words
        .map(|word| laocoon_mark::token::plain(word, laocoon_text::Language::Unknown))
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::join;
    use crate::compare::{Bearer, Digest};

    fn people(names: &[&str]) -> Vec<Digest> {
        let digest = |name: &&str| Digest {
            names: vec![Bearer {
                name: (*name).to_owned(),
                kind: "PER".to_owned(),
                ..Bearer::default()
            }],
            ..Digest::default()
        };
        names.iter().map(digest).collect()
    }

    #[test]
    fn spellings_are_joined_and_relatives_are_not() {
        let check = |names: &[&str], entities: usize| {
            assert_eq!(join(&people(names)).len(), entities, "{names:?}");
        };
        check(
            &[
                "Kassym-Jomart Tokaïev",
                "Касым-Жомарт Токаев",
                "Kassym-Jomart Tokayev",
            ],
            1,
        );
        check(&["Ivan Petrov", "Olga Petrova", "Igor Petrov"], 3);
        check(&["Petrov", "Petrov"], 2);
        check(&["Nursultan Nazarbayev", "Dariga Nazarbayeva"], 2);
    }
}
