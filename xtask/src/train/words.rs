//! What is known of words beforehand: `languages/*/model/words.tsv`, one word a line with the
//! parts of speech it may be, its cluster and the number of its set of inflections.

use crate::{Failure, root};
use laocoon_mark::syntax::Upos;
use laocoon_mark::syntax::form::hash;
use laocoon_mark::syntax::lexicon::Entry;
use laocoon_mark::syntax::weights::Key;
use laocoon_mark::token::{lower, plain};
use laocoon_text::Language;
use std::collections::BTreeMap;

/// The words of a language's table; none for a language without.
pub fn known(language: Language) -> Result<BTreeMap<Key, Entry>, Failure> {
    let path = root().join(format!("languages/{}/model/words.tsv", language.tag()));
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let mut words = BTreeMap::new();
    for (number, line) in std::fs::read_to_string(&path)?.lines().enumerate() {
        let (word, entry) = parse(line)
            .ok_or_else(|| Failure(format!("{}:{}: four columns", path.display(), number + 1)))?;
        words.insert(hash(lower(word).chars()), entry);
    }
    Ok(words)
}

fn parse(line: &str) -> Option<(&str, Entry)> {
    let mut columns = line.split('\t');
    let word = columns.next()?;
    let senses = columns.next()?.split(',').filter(|code| !code.is_empty());
    let entry = Entry {
        senses: senses.fold(0, |senses, code| senses | 1 << Upos::from_code(code) as u8),
        cluster: columns.next()?.parse().ok()?,
        paradigm: columns.next()?.parse().ok()?,
        ..Entry::default()
    };
    Some((word, entry))
}

/// The cluster of each word that has one, by its form without accents. Of two words with one
/// such form the one that is written so counts.
pub fn clusters(language: Language) -> Result<BTreeMap<String, u16>, Failure> {
    let path = root().join(format!("languages/{}/model/words.tsv", language.tag()));
    let mut clusters = BTreeMap::new();
    for line in std::fs::read_to_string(&path)?.lines() {
        let Some((word, entry)) = parse(line).filter(|(_, entry)| entry.cluster > 0) else {
            continue;
        };
        let form = plain(word, language);
        if form == word || !clusters.contains_key(&form) {
            clusters.insert(form, entry.cluster);
        }
    }
    Ok(clusters)
}
