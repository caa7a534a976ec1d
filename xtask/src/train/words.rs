//! What is known of words beforehand: `languages/*/model/words.tsv`, one word a line with the
//! parts of speech it may be and their lemmas, its cluster and the number of its set of inflections.
//! `clusters.tsv`: word and cluster, for names alone.

use crate::{Failure, root};
use laocoon_mark::syntax::Upos;
use laocoon_mark::syntax::form::hash;
use laocoon_mark::syntax::lexicon::Entry;
use laocoon_mark::syntax::weights::Key;
use laocoon_mark::token::{lower, plain};
use laocoon_text::Language;
use std::collections::BTreeMap;

/// What is known of a language's words.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// By hash of the word.
    pub entries: BTreeMap<Key, Entry>,
    /// Part of speech, word and lemma.
    pub lemmas: Vec<(Upos, String, String)>,
}

/// The words of a language's table; none for a language without.
pub fn known(language: Language) -> Result<Known, Failure> {
    let path = root().join(format!("languages/{}/model/words.tsv", language.tag()));
    let mut known = Known::default();
    if !path.exists() {
        return Ok(known);
    }
    for (number, line) in std::fs::read_to_string(&path)?.lines().enumerate() {
        let (word, entry) = read(line, &mut known.lemmas)
            .ok_or_else(|| Failure(format!("{}:{}: four columns", path.display(), number + 1)))?;
        known.entries.insert(hash(word.chars()), entry);
    }
    Ok(known)
}

/// A word in lower case and what is known of it; its lemmas are added to `lemmas`.
fn read(line: &str, lemmas: &mut Vec<(Upos, String, String)>) -> Option<(String, Entry)> {
    let mut columns = line.split('\t');
    let word = lower(columns.next()?);
    let mut entry = Entry::default();
    for sense in columns.next()?.split(',').filter(|code| !code.is_empty()) {
        let (code, lemma) = match sense.split_once('=') {
            Some((code, "")) => (code, Some(word.clone())),
            Some((code, lemma)) => (code, Some(lower(lemma))),
            None => (sense, None),
        };
        let upos = Upos::from_code(code);
        entry.senses |= 1 << upos as u8;
        let lemma = lemma.map(|lemma| (upos, word.clone(), lemma));
        lemmas.extend(lemma);
    }
    entry.cluster = columns.next()?.parse().ok()?;
    entry.paradigm = columns.next()?.parse().ok()?;
    Some((word, entry))
}

/// The cluster of each word that has one, by its form without accents: of `clusters.tsv`, where a
/// language has one, else of `words.tsv`. Of two words with one such form the one that is written so
/// counts.
pub fn clusters(language: Language) -> Result<BTreeMap<String, u16>, Failure> {
    let folder = root().join(format!("languages/{}/model", language.tag()));
    let own = folder.join("clusters.tsv");
    let mut listed: Vec<(String, u16)> = Vec::new();
    if own.exists() {
        for line in std::fs::read_to_string(own)?.lines() {
            let parts = line.split_once('\t');
            let parsed =
                parts.and_then(|(word, cluster)| Some((lower(word), cluster.parse().ok()?)));
            listed.extend(parsed);
        }
    } else {
        let lines = std::fs::read_to_string(folder.join("words.tsv"))?;
        let read = lines.lines().filter_map(|line| read(line, &mut Vec::new()));
        listed.extend(read.map(|(word, entry)| (word, entry.cluster)));
    }
    let mut clusters = BTreeMap::new();
    for (word, cluster) in listed.into_iter().filter(|(_, cluster)| *cluster > 0) {
        let form = plain(&word, language);
        if form == word || !clusters.contains_key(&form) {
            clusters.insert(form, cluster);
        }
    }
    Ok(clusters)
}
