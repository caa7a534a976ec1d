use super::{Overview, Source};
use crate::compare::account::{Account, Grouping, accounts};
use crate::compare::affair::affairs;
use crate::compare::decision::Decisions;
use crate::compare::group::{agencies, groups, links};
use crate::compare::names::{apart, join, settled};
use crate::compare::{Digest, overview};
use std::collections::BTreeSet;

/// A document of a case, as comparison takes it.
#[derive(Clone, Copy, Debug)]
pub struct Filed<'a> {
    /// Its number in the case.
    pub id: i64,
    /// Where it came from.
    pub source: &'a str,
    /// Its headline.
    pub title: Option<&'a str>,
    /// Its text.
    pub text: &'a str,
    /// What was found in it.
    pub digest: &'a Digest,
}

impl Overview {
    /// Holds all documents against each other, with what the user decided.
    pub fn new(filed: &[Filed<'_>], decided: &Decisions) -> Overview {
        let digests: Vec<Digest> = filed.iter().map(|one| one.digest.clone()).collect();
        let digests = decided.applied(&digests);
        let texts: Vec<&str> = filed.iter().map(|one| one.text).collect();
        let joined = join(&digests);
        let affairs = affairs(
            &texts,
            &digests,
            &settled(joined.clone(), &digests, decided),
        );
        let affair = places(filed.len(), affairs.iter());
        let names = settled(apart(joined, &digests, &affair), &digests, decided);
        let mut links = links(&texts, &digests, decided);
        let known: BTreeSet<(u32, u32)> = links.iter().map(|link| (link.a, link.b)).collect();
        let credited = agencies(&digests, &affairs, decided).into_iter();
        links.extend(credited.filter(|link| !known.contains(&(link.a, link.b))));
        let groups = groups(links, &texts, &digests);
        let origins = places(filed.len(), groups.iter().map(|group| &group.members));
        let side = |one: &Filed<'_>| Decisions::of_source(&decided.sides, one.source);
        let sides: Vec<Option<String>> = filed.iter().map(side).collect();
        let grouping = Grouping {
            joined: &names,
            origins: &origins,
            affairs: &affair,
            sides: &sides,
        };
        let mut accounts = accounts(&digests, grouping, decided);
        count_in_characters(&mut accounts, &texts);
        let documents = filed.iter().enumerate().map(|(at, one)| Source {
            id: one.id,
            source: one.source.to_owned(),
            title: one.title.map(str::to_owned),
            day: one.digest.day.clone(),
            day_from: one.digest.day_from.clone(),
            language: one.digest.language.clone(),
            group: origins[at],
            affair: affair[at],
            rated: Decisions::of_source(&decided.rated, one.source),
            side: sides[at].clone(),
        });
        let documents: Vec<Source> = documents.collect();
        let sources = decided.sources.clone().into_iter();
        Overview {
            chronology: overview::chronology::chronology(&accounts, &names),
            tolls: overview::toll::series(&accounts),
            citations: overview::citations::citations(&digests, &names, &documents, &texts),
            documents,
            groups,
            affairs,
            names,
            accounts,
            remarks: decided.remarks.clone(),
            sources: sources.collect(),
            orphans: decided.orphans.clone(),
        }
    }
}

/// For each document the index of the list that holds it.
fn places<'m>(documents: usize, lists: impl Iterator<Item = &'m Vec<u32>>) -> Vec<u32> {
    let mut out = vec![0; documents];
    for (members, at) in lists.zip(0u32..) {
        members.iter().for_each(|member| out[*member as usize] = at);
    }
    out
}

/// Inside, places are bytes; whoever reads an overview gets code points, as in the dossier.
fn count_in_characters(accounts: &mut [Account], texts: &[&str]) {
    for voice in accounts.iter_mut().flat_map(|account| &mut account.voices) {
        let text = texts[voice.document as usize];
        voice.start = characters(text, voice.start);
        voice.end = characters(text, voice.end);
    }
}

/// The number of code points before a byte.
pub(super) fn characters(text: &str, byte: u32) -> u32 {
    let before = text.get(..byte as usize).unwrap_or(text);
    before.chars().count() as u32
}
