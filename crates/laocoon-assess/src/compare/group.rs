//! Groups of documents that go back to one origin.

use super::{Digest, near, shingles, translated};
use serde::Serialize;

/// Documents of one origin.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The documents, first seen first.
    pub members: Vec<u32>,
    /// What joined them.
    pub links: Vec<Link>,
}

/// Why two documents have one origin.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// One document.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// "exact", "near", "excerpt" or "translation".
    pub how: &'static str,
    /// How sure or how much, 0 to 1.
    pub share: f32,
}

/// From these on two texts have one origin.
const NEAR: f64 = 0.5;
const EXCERPT: f64 = 0.6;
const TRANSLATION: f32 = 0.75;

/// Puts every document into a group; most groups have one member. In order of the documents.
pub fn groups(texts: &[&str], digests: &[Digest]) -> Vec<Group> {
    let sets: Vec<Vec<u64>> = texts.iter().map(|text| shingles(text)).collect();
    let mut links = Vec::new();
    for pair in near::pairs(&sets, NEAR) {
        let how = if texts[pair.a as usize] == texts[pair.b as usize] {
            "exact"
        } else {
            "near"
        };
        links.push(Link {
            a: pair.a,
            b: pair.b,
            how,
            share: pair.jaccard,
        });
    }
    for pair in near::excerpts(&sets, EXCERPT) {
        if f64::from(pair.jaccard) < NEAR {
            links.push(Link {
                a: pair.a,
                b: pair.b,
                how: "excerpt",
                share: pair.containment,
            });
        }
    }
    links.extend(translations(digests));
    let mut parent: Vec<u32> = (0..texts.len() as u32).collect();
    for link in &links {
        let (a, b) = (root(&mut parent, link.a), root(&mut parent, link.b));
        parent[a.max(b) as usize] = a.min(b);
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut place = vec![usize::MAX; texts.len()];
    for at in 0..texts.len() as u32 {
        let root = root(&mut parent, at) as usize;
        if place[root] == usize::MAX {
            place[root] = groups.len();
            groups.push(Group {
                members: Vec::new(),
                links: Vec::new(),
            });
        }
        groups[place[root]].members.push(at);
    }
    for link in links {
        let root = root(&mut parent, link.a) as usize;
        groups[place[root]].links.push(link);
    }
    for group in &mut groups {
        // A document without a day comes after those with one.
        group.members.sort_by_key(|at| {
            let day = digests
                .get(*at as usize)
                .and_then(|digest| digest.day.as_deref());
            (day.is_none(), day, *at)
        });
    }
    groups
}

/// Pairs of texts in two languages that share a rare item of their skeletons are compared.
fn translations(digests: &[Digest]) -> Vec<Link> {
    let mut postings: Vec<(&str, u32)> = Vec::new();
    for (digest, at) in digests.iter().zip(0..) {
        postings.extend(digest.skeleton.iter().map(|item| (item.as_str(), at)));
    }
    postings.sort_unstable();
    postings.dedup();
    let mut meet = Vec::new();
    for group in postings
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() <= 64)
    {
        for (nth, (_, a)) in group.iter().enumerate() {
            let others = group[nth + 1..].iter().map(|(_, b)| (*a, *b));
            meet.extend(
                others.filter(|(a, b)| {
                    digests[*a as usize].language != digests[*b as usize].language
                }),
            );
        }
    }
    meet.sort_unstable();
    let mut links = Vec::new();
    for same in meet.chunk_by(|a, b| a == b).filter(|same| same.len() >= 3) {
        let (a, b) = same[0];
        let share = translated(&digests[a as usize], &digests[b as usize]);
        if share >= TRANSLATION {
            links.push(Link {
                a,
                b,
                how: "translation",
                share,
            });
        }
    }
    links
}

fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        parent[at as usize] = parent[parent[at as usize] as usize];
        at = parent[at as usize];
    }
    at
}
