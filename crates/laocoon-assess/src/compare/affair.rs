//! Which documents tell of one affair: an event and what follows from it.
//!
//! Documents are like each other by their words, weighed by rarity in the case, and by the names,
//! numbers and dates that they share; across languages by the latter alone. In order of their
//! days each joins the affair to whose members it is most like, if it is like enough.

use super::names::Joined;
use super::word::each_word;
use super::{Digest, Statement};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Likeness, 0 to 1, from which on a document joins an affair.
const ALIKE: f32 = 0.2;
/// What one town in focus and one kind of harm told add to it.
const SAME_SCENE: f32 = 0.15;
/// Documents that a small case is reckoned to have more: in it nothing is as rare as it seems.
const GROUND: f32 = 20.0;
/// Days that may lie between a document and the affair's last one before it.
const PAUSE: i32 = 10;
/// Heaviest features by which documents meet, and documents that meet in one feature.
const HEAVY: usize = 48;
const MEET: usize = 256;

/// Puts every document into an affair; many have but one member. In order of their first members.
pub fn affairs(texts: &[&str], digests: &[Digest], joined: &[Joined]) -> Vec<Vec<u32>> {
    let vectors = vectors(texts, digests, joined);
    let entity = entities(joined);
    let scenes: Vec<Scene<'_>> = (0u32..)
        .zip(digests)
        .map(|(at, digest)| scene(at, digest, &entity))
        .collect();
    let mut order: Vec<usize> = (0..digests.len()).collect();
    order.sort_by_key(|at| (digests[*at].day.is_none(), &digests[*at].day, *at));
    let mut met: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
    let mut place: Vec<Option<usize>> = vec![None; digests.len()];
    let mut affairs: Vec<Vec<u32>> = Vec::new();
    let days: Vec<Option<Date>> = digests
        .iter()
        .map(|digest| digest.day.as_ref()?.parse().ok())
        .collect();
    // The last day of each affair so far.
    let mut last: Vec<Option<Date>> = Vec::new();
    for at in order {
        let mut likeness: BTreeMap<usize, Vec<f32>> = BTreeMap::new();
        for other in nearest(&vectors[at], &met) {
            if let Some(affair) = place[other as usize]
                && near(last[affair], days[at])
            {
                let alike = if digests[at].language == digests[other as usize].language
                    || digests[at].day.is_some() && digests[other as usize].day.is_some()
                {
                    vectors[at].alike(&vectors[other as usize])
                } else {
                    // Across languages numbers and names are too little without a day.
                    0.0
                };
                let alike = alike + scenes[at].bonus(&scenes[other as usize]);
                likeness.entry(affair).or_default().push(alike);
            }
        }
        // The three most like, averaged: one odd member does not draw in another affair.
        let mean = |mut alike: Vec<f32>, members: usize| {
            alike.sort_by(|a, b| b.total_cmp(a));
            alike.truncate(3);
            alike.iter().sum::<f32>() / members.min(3) as f32
        };
        let best = likeness
            .into_iter()
            .map(|(affair, alike)| (mean(alike, affairs[affair].len()), affair))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let affair = match best {
            Some((alike, affair)) if alike >= ALIKE => affair,
            _ => {
                affairs.push(Vec::new());
                last.push(None);
                affairs.len() - 1
            }
        };
        last[affair] = last[affair].max(days[at]);
        affairs[affair].push(at as u32);
        place[at] = Some(affair);
        for feature in &vectors[at].heavy {
            let here = met.entry(*feature).or_default();
            if here.len() == MEET {
                here.remove(0);
            }
            here.push(at as u32);
        }
    }
    affairs
        .iter_mut()
        .for_each(|members| members.sort_unstable());
    affairs.sort_by_key(|members| members[0]);
    affairs
}

/// The joined entity of each name of each document.
pub(super) fn entities(joined: &[Joined]) -> BTreeMap<(u32, u32), u32> {
    let mut entity = BTreeMap::new();
    for (one, at) in joined.iter().zip(0u32..) {
        let members = one.members.iter();
        entity.extend(members.map(|(document, index, _)| ((*document, *index), at)));
    }
    entity
}

fn near(last: Option<Date>, own: Option<Date>) -> bool {
    let both = last.zip(own);
    both.is_none_or(|(last, own)| last.until(own).is_ok_and(|span| span.get_days() <= PAUSE))
}

/// Documents that one is held against, at most.
const AGAINST: usize = 512;

/// Of the documents before that share a heavy feature, those that share most.
fn nearest(vector: &Vector<'_>, met: &BTreeMap<u64, Vec<u32>>) -> Vec<u32> {
    let features = vector.heavy.iter().filter_map(|feature| met.get(feature));
    let mut seen: Vec<u32> = features.flatten().copied().collect();
    seen.sort_unstable();
    let runs = seen.chunk_by(|a, b| a == b);
    let mut times: Vec<(Reverse<usize>, u32)> =
        runs.map(|run| (Reverse(run.len()), run[0])).collect();
    if times.len() > AGAINST {
        times.select_nth_unstable(AGAINST - 1);
        times.truncate(AGAINST);
    }
    let mut out: Vec<u32> = times.into_iter().map(|(_, other)| other).collect();
    out.sort_unstable();
    out
}

/// Where a document's harm was done, and what harm.
struct Scene<'d> {
    place: Option<u32>,
    harm: Vec<&'d str>,
}

fn scene<'d>(at: u32, digest: &'d Digest, entity: &BTreeMap<(u32, u32), u32>) -> Scene<'d> {
    let harmful = |statement: &&Statement| {
        statement.kind == "toll" || matches!(statement.about.as_str(), "ASSAULT" | "DAMAGE")
    };
    let harm = digest.statements.iter().filter(harmful);
    Scene {
        place: digest
            .focus
            .and_then(|focus| entity.get(&(at, focus)).copied()),
        harm: harm.map(|statement| statement.about.as_str()).collect(),
    }
}

impl Scene<'_> {
    fn bonus(&self, other: &Scene<'_>) -> f32 {
        let same = self.place.is_some()
            && self.place == other.place
            && self.harm.iter().any(|harm| other.harm.contains(harm));
        if same { SAME_SCENE } else { 0.0 }
    }
}

/// A document's features by weight: its words, and what is alike in every language.
struct Vector<'d> {
    language: &'d str,
    words: Vec<(u64, f32)>,
    marks: Vec<(u64, f32)>,
    heavy: Vec<u64>,
}

impl Vector<'_> {
    fn alike(&self, other: &Self) -> f32 {
        let marks = cosine(&self.marks, &other.marks);
        if self.language == other.language {
            cosine(&self.words, &other.words).max(marks)
        } else {
            marks
        }
    }
}

fn cosine(a: &[(u64, f32)], b: &[(u64, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.0 == y.0 {
            sum += x.1 * y.1;
        }
        i += usize::from(x.0 <= y.0);
        j += usize::from(y.0 <= x.0);
    }
    sum
}

fn vectors<'d>(texts: &[&str], digests: &'d [Digest], joined: &[Joined]) -> Vec<Vector<'d>> {
    let mut words: Vec<Vec<(u64, f32)>> = texts
        .iter()
        .map(|text| {
            let mut words = Vec::new();
            each_word(text, |hash, _, _| words.push(hash));
            counted(words)
        })
        .collect();
    let mut marks: Vec<Vec<u64>> = digests.iter().map(items).collect();
    // Countries, peoples and roles stand in texts on everything.
    let tells = |one: &Joined| {
        let first = one.members.first();
        let bearer = first.map(|(at, index, _)| &digests[*at as usize].names[*index as usize]);
        let key = bearer
            .and_then(|bearer| bearer.key.as_deref())
            .unwrap_or_default();
        !["iso3166:", "role:", "country:"]
            .iter()
            .any(|common| key.starts_with(common))
    };
    for (one, at) in joined.iter().zip(0u64..).filter(|(one, _)| tells(one)) {
        for (document, ..) in &one.members {
            marks[*document as usize].push(at);
        }
    }
    let mut marks: Vec<Vec<(u64, f32)>> = marks.into_iter().map(counted).collect();
    weigh(&mut words);
    weigh(&mut marks);
    let parts = words.into_iter().zip(marks).zip(digests);
    parts
        .map(|((words, marks), digest)| {
            let mut all: Vec<(u64, f32)> = words.iter().chain(&marks).copied().collect();
            all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            Vector {
                language: &digest.language,
                heavy: all
                    .iter()
                    .take(HEAVY)
                    .map(|(feature, _)| *feature)
                    .collect(),
                words,
                marks,
            }
        })
        .collect()
}

/// Numbers of two digits and more, and dates, hashed.
fn items(digest: &Digest) -> Vec<u64> {
    let telling = digest
        .skeleton
        .iter()
        .filter(|item| item.starts_with('@') || item.starts_with('#') && item.len() > 2);
    let mut out = Vec::new();
    for item in telling {
        let mut hash = u64::from(item.as_bytes()[0]);
        each_word(item, |word, _, _| hash = hash.rotate_left(7) ^ word);
        out.push(hash | 1 << 63);
    }
    out
}

fn counted(mut features: Vec<u64>) -> Vec<(u64, f32)> {
    features.sort_unstable();
    let runs = features.chunk_by(|a, b| a == b);
    runs.map(|run| (run[0], 1.0 + (run.len() as f32).ln()))
        .collect()
}

/// Weighs counts by rarity and brings each list to length 1.
fn weigh(all: &mut [Vec<(u64, f32)>]) {
    let mut holders: FxHashMap<u64, u32> = FxHashMap::default();
    for (feature, _) in all.iter().flatten() {
        *holders.entry(*feature).or_default() += 1;
    }
    let documents = all.len() as f32 + GROUND;
    for list in all {
        let mut sum = 0.0;
        for (feature, weight) in list.iter_mut() {
            let held = holders.get(feature).copied().unwrap_or(1);
            *weight *= (1.0 + documents / held as f32).ln();
            sum += *weight * *weight;
        }
        let length = sum.sqrt().max(f32::MIN_POSITIVE);
        list.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
}

#[cfg(test)]
mod tests {
    use super::affairs;
    use crate::compare::Digest;

    #[test]
    fn reports_of_one_event_are_brought_together_and_others_are_not() {
        let texts = [
            "The ferry Aurora sank off Varna on Monday night with forty people on board.",
            "Rescuers searched for the ferry Aurora, which sank off Varna with forty people.",
            "Farmers blocked the road to Pleven over the price of sunflower seed.",
            "Sunflower farmers lifted their blockade of the Pleven road after talks on price.",
            "The ferry Aurora was raised from the sea off Varna a year after it sank with forty people.",
        ];
        let days = [
            "2021-05-03",
            "2021-05-04",
            "2021-05-04",
            "2021-05-06",
            "2022-05-01",
        ];
        let digests: Vec<Digest> = days
            .iter()
            .map(|day| Digest {
                day: Some((*day).to_owned()),
                ..Digest::default()
            })
            .collect();
        let found = affairs(&texts, &digests, &[]);
        assert_eq!(found, [vec![0, 1], vec![2, 3], vec![4]]);
    }
}
