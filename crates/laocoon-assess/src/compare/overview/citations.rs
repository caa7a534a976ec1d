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
    let outlets: Vec<String> = documents.iter().map(|one| letters(&one.source)).collect();
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
                    documents: from(&whom, &outlets, document),
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

/// The documents whose address or path holds the name, if it is long enough to tell.
fn from(whom: &str, outlets: &[String], not: u32) -> Vec<u32> {
    let whom = letters(whom);
    if whom.chars().count() < 5 {
        return Vec::new();
    }
    let holds = outlets.iter().zip(0u32..);
    let holds = holds.filter(|(outlet, at)| *at != not && outlet.contains(&whom));
    holds.map(|(_, at)| at).collect()
}

fn letters(words: &str) -> String {
    let folded = fold(words);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}
