//! What is known of words beforehand: `languages/*/model/words.tsv`, one word a line with the
//! parts of speech it may be, its cluster and the number of its set of inflections.

use crate::{Failure, root};
use laocoon_mark::syntax::Upos;
use laocoon_mark::syntax::form::hash;
use laocoon_mark::syntax::lexicon::Entry;
use laocoon_mark::syntax::weights::Key;
use laocoon_mark::token::lower;
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
