//! Groups of documents that go back to one origin.

use super::decision::Decisions;
use super::spans::copied;
use super::{Digest, near, shingles, translated};
use laocoon_text::Span;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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
    /// "exact", "near", "excerpt" or "translation"; of a link made by the user, what it said.
    pub how: String,
    /// How sure or how much, 0 to 1.
    pub share: f32,
    /// The words that stand in both, in the order of the first; of a translation none.
    pub copied: Vec<Passage>,
}

/// Words that stand in two documents. Offsets are code points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// In the first: first and one past the last.
    pub a: (u32, u32),
    /// In the second.
    pub b: (u32, u32),
    /// The words, as the first has them.
    pub quote: String,
}

/// How a link through an agency begins.
const AGENCY: &str = "agency ";
/// From these on two texts have one origin.
const NEAR: f64 = 0.5;
const EXCERPT: f64 = 0.6;
const TRANSLATION: f32 = 0.75;

/// What shows that documents have one origin, and what the user said of that.
pub fn links(texts: &[&str], digests: &[Digest], decided: &Decisions) -> Vec<Link> {
    let sets: Vec<Vec<u64>> = texts.iter().map(|text| shingles(text)).collect();
    let mut links = Vec::new();
    for pair in near::pairs(&sets, NEAR) {
        let same = texts[pair.a as usize] == texts[pair.b as usize];
        let how = if same { "exact" } else { "near" };
        links.push(link(pair.a, pair.b, how, pair.jaccard));
    }
    for pair in near::excerpts(&sets, EXCERPT) {
        if f64::from(pair.jaccard) < NEAR {
            links.push(link(pair.a, pair.b, "excerpt", pair.containment));
        }
    }
    links.extend(translations(digests));
    links.retain(|link| {
        let pair = (link.a, link.b);
        !decided.unlinked.contains(&pair) && !decided.linked.contains_key(&pair)
    });
    let made = decided.linked.iter();
    links.extend(made.map(|((a, b), how)| link(*a, *b, how, 1.0)));
    links
}

/// Documents of one affair that credit one agency with their whole text on the same or the next
/// day tell what it told.
pub fn agencies(digests: &[Digest], affairs: &[Vec<u32>], decided: &Decisions) -> Vec<Link> {
    let mut links = Vec::new();
    for affair in affairs {
        let mut by_agency: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for at in affair {
            let digest = &digests[*at as usize];
            let credits = digest.cited.iter().filter(|cited| cited.whole);
            let agencies: BTreeSet<&str> = credits
                .filter_map(|cited| cited.agency.as_deref())
                .collect();
            for agency in agencies {
                by_agency.entry(agency).or_default().push(*at);
            }
        }
        for (agency, mut members) in by_agency {
            members.sort_by_key(|at| (&digests[*at as usize].day, *at));
            for pair in members.windows(2) {
                let (a, b) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
                let day = |at: u32| -> Option<jiff::civil::Date> {
                    digests[at as usize].day.as_ref()?.parse().ok()
                };
                let near = match (day(pair[0]), day(pair[1])) {
                    (Some(first), Some(next)) => {
                        first.until(next).is_ok_and(|span| span.get_days() <= 1)
                    }
                    _ => false,
                };
                if near && !decided.unlinked.contains(&(a, b)) {
                    links.push(link(a, b, &format!("{AGENCY}{agency}"), 1.0));
                }
            }
        }
    }
    links
}

/// Puts every document into a group; most groups have one member. In order of the documents.
pub fn groups(links: Vec<Link>, texts: &[&str], digests: &[Digest]) -> Vec<Group> {
    let mut parent: Vec<u32> = (0..digests.len() as u32).collect();
    for link in &links {
        let (a, b) = (root(&mut parent, link.a), root(&mut parent, link.b));
        parent[a.max(b) as usize] = a.min(b);
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut place = vec![usize::MAX; digests.len()];
    for at in 0..digests.len() as u32 {
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
    for mut link in telling(links, digests.len()) {
        if link.how != "translation" && !link.how.starts_with(AGENCY) {
            link.copied = passages(texts[link.a as usize], texts[link.b as usize]);
        }
        let root = root(&mut parent, link.a) as usize;
        groups[place[root]].links.push(link);
    }
    for group in &mut groups {
        // A document without a day comes after those with one.
        group.members.sort_by_key(|at| {
            let day = digests[*at as usize].day.as_deref();
            (day.is_none(), day, *at)
        });
    }
    groups
}

/// Links of a document beyond which only those are kept that nothing else joins: a hundred
/// copies have thousands of links, and they all say the same.
const LINKS: u32 = 8;

/// The closest links of each document, and all that hold groups together.
fn telling(links: Vec<Link>, documents: usize) -> Vec<Link> {
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (&links[*a], &links[*b]);
        b.share
            .total_cmp(&a.share)
            .then((a.a, a.b).cmp(&(b.a, b.b)))
    });
    let mut parent: Vec<u32> = (0..documents as u32).collect();
    let mut held = vec![0u32; documents];
    let mut kept = vec![false; links.len()];
    for at in order {
        let link = &links[at];
        let (x, y) = (root(&mut parent, link.a), root(&mut parent, link.b));
        let few = held[link.a as usize].max(held[link.b as usize]) < LINKS;
        if x != y || few {
            parent[x.max(y) as usize] = x.min(y);
            held[link.a as usize] += 1;
            held[link.b as usize] += 1;
            kept[at] = true;
        }
    }
    let kept = links.into_iter().zip(kept).filter(|(_, kept)| *kept);
    kept.map(|(link, _)| link).collect()
}

fn link(a: u32, b: u32, how: &str, share: f32) -> Link {
    Link {
        a,
        b,
        how: how.to_owned(),
        share,
        copied: Vec::new(),
    }
}

fn passages(a: &str, b: &str) -> Vec<Passage> {
    let found = copied(a, b);
    let first = in_characters(a, found.iter().map(|both| both.a));
    let second = in_characters(b, found.iter().map(|both| both.b));
    let both = found.iter().zip(first.into_iter().zip(second));
    both.map(|(found, (x, y))| Passage {
        a: x,
        b: y,
        quote: found.a.of(a).to_owned(),
    })
    .collect()
}

/// Spans of bytes as code points, in one walk over the text.
fn in_characters(text: &str, spans: impl Iterator<Item = Span>) -> Vec<(u32, u32)> {
    let spans: Vec<Span> = spans.collect();
    let mut ends: Vec<u32> = spans
        .iter()
        .flat_map(|span| [span.start, span.end])
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let (mut at, mut counted) = (0, 0u32);
    let mut known: BTreeMap<u32, u32> = BTreeMap::new();
    for end in ends {
        let between = text.get(at..end as usize).unwrap_or_default();
        counted += between.chars().count() as u32;
        at = end as usize;
        known.insert(end, counted);
    }
    spans
        .iter()
        .map(|span| (known[&span.start], known[&span.end]))
        .collect()
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
            links.push(link(a, b, "translation", share));
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
