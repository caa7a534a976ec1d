use super::build::characters;
use super::{Citation, Source};
use crate::compare::Digest;
use crate::compare::affair::entities;
use crate::compare::digest::Citing;
use crate::compare::names::{Joined, fold};
use std::collections::BTreeMap;

/// Who cites whom: each document's sources once, by the name they have in the case.
pub(super) fn citations(
    digests: &[Digest],
    names: &[Joined],
    documents: &[Source],
    texts: &[&str],
) -> Vec<Citation> {
    let entity = entities(names);
    let outlets = Outlets::new(documents);
    let mut out: Vec<Citation> = Vec::new();
    for (digest, document) in digests.iter().zip(0u32..) {
        let mut own: BTreeMap<(Citing, String), Citation> = BTreeMap::new();
        for cited in &digest.cited {
            let name = cited
                .name
                .and_then(|at| entity.get(&(document, at)).copied());
            let whom =
                name.map_or_else(|| cited.whom.clone(), |at| names[at as usize].name.clone());
            let text = texts[document as usize];
            let citation = own
                .entry((
                    cited.how,
                    cited.agency.clone().unwrap_or_else(|| fold(&whom)),
                ))
                .or_insert_with(|| Citation {
                    document,
                    documents: outlets.named(&whom, document),
                    whom,
                    name,
                    agency: cited.agency.clone(),
                    how: cited.how,
                    times: 0,
                    start: characters(text, cited.start),
                    end: characters(text, cited.end),
                });
            citation.times += 1;
        }
        let first = out.len();
        out.extend(own.into_values());
        out[first..].sort_by(|a, b| (a.start, a.end, &a.whom).cmp(&(b.start, b.end, &b.whom)));
    }
    out
}

/// Letters by which a name is looked up, and the shortest name that tells a source.
const FIRST: usize = 5;

/// Where the documents come from, in letters alone, with the places of every few of them.
struct Outlets {
    letters: Vec<Vec<char>>,
    holders: BTreeMap<[char; FIRST], Vec<u32>>,
}

impl Outlets {
    fn new(documents: &[Source]) -> Self {
        let letters = documents
            .iter()
            .map(|one| letters(&one.source).chars().collect());
        let letters: Vec<Vec<char>> = letters.collect();
        let mut holders: BTreeMap<[char; FIRST], Vec<u32>> = BTreeMap::new();
        for (outlet, at) in letters.iter().zip(0u32..) {
            for first in outlet.windows(FIRST).filter_map(|few| few.first_chunk()) {
                let here = holders.entry(*first).or_default();
                if here.last() != Some(&at) {
                    here.push(at);
                }
            }
        }
        Outlets { letters, holders }
    }

    /// The documents whose address or path holds the name, if it is long enough to tell.
    fn named(&self, whom: &str, not: u32) -> Vec<u32> {
        let whom: Vec<char> = letters(whom).chars().collect();
        let holders = whom.first_chunk().and_then(|first| self.holders.get(first));
        let holds = |at: &&u32| {
            let outlet = &self.letters[**at as usize];
            **at != not && outlet.windows(whom.len()).any(|part| part == whom)
        };
        holders
            .into_iter()
            .flatten()
            .filter(holds)
            .copied()
            .collect()
    }
}

fn letters(words: &str) -> String {
    let folded = fold(words);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}
