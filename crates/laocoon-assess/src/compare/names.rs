//! One entity for the names that many documents give it.

use super::Digest;
use laocoon_mark::name::person_similarity;
use serde::Serialize;
use std::collections::BTreeMap;

/// From here on two full names are taken for one person's.
const SAME: f32 = 0.78;

/// An entity of the whole case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Joined {
    /// The name that comes first.
    pub name: String,
    /// "PER", "LOC", ...
    pub kind: String,
    /// Its names: document, index in [`Digest::names`], and what joined it to the first.
    pub members: Vec<(u32, u32, String)>,
}

/// Brings together the names of all documents. Names with one identifier are one entity; full
/// names of persons whose every word is alike are one, in any script; names of organisations and
/// other things when written alike. A surname alone joins nobody.
pub fn join(digests: &[Digest]) -> Vec<Joined> {
    let mut out: Vec<Joined> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    // Persons by the sounds of their words: only those who share one are compared.
    let mut heard: BTreeMap<String, Vec<usize>> = BTreeMap::new();
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
            let sounds: Vec<String> = folded
                .split(' ')
                .map(laocoon_references::gazetteer::sound)
                .collect();
            if found.is_none() && person && full {
                let near = sounds.iter().filter_map(|sound| heard.get(sound)).flatten();
                let alike = near.map(|at| (*at, person_similarity(&bearer.name, &out[*at].name)));
                let best = alike
                    .filter(|(_, alike)| *alike >= SAME)
                    .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
                found = best.map(|(at, alike)| {
                    (
                        at,
                        format!("spelling of {} (likeness {alike:.2})", out[at].name),
                    )
                });
            }
            let (at, because) = found.unwrap_or_else(|| {
                out.push(Joined {
                    name: bearer.name.clone(),
                    kind: bearer.kind.clone(),
                    members: Vec::new(),
                });
                if person && full {
                    for sound in &sounds {
                        let alike = heard.entry(sound.clone()).or_default();
                        if alike.len() < 64 && !alike.contains(&(out.len() - 1)) {
                            alike.push(out.len() - 1);
                        }
                    }
                }
                (out.len() - 1, "first met".to_owned())
            });
            known.entry(key).or_insert(at);
            out[at].members.push((document, index, because));
        }
    }
    out
}

fn why(key: &Option<String>) -> String {
    match key {
        Some(key) => format!("the same {key}"),
        None => "written alike".to_owned(),
    }
}

fn fold(name: &str) -> String {
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
