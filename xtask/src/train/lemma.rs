//! Learning lemmas: for each part of speech the endings that tell how the lemma is made.

use crate::treebank::Sentence;
use laocoon_mark::syntax::Upos;
use laocoon_mark::syntax::lemma::{LONGEST, Lemmas, Script};
use laocoon_mark::token::lower;
use std::collections::BTreeMap;

/// Learns from pairs of word and lemma, with their part of speech; of what is known beforehand
/// only what no sentence has said.
pub fn train(sentences: &[&Sentence], known: &[(Upos, String, String)]) -> Lemmas {
    let mut pairs: BTreeMap<(Upos, String), BTreeMap<Script, u32>> = BTreeMap::new();
    for sentence in sentences {
        for unit in &sentence.units {
            let word = &sentence.words[unit.main];
            if word.lemma == "_" || unit.words.len() > 1 {
                continue;
            }
            let form = lower(&word.form);
            let script = Script::between(&form, &lower(&word.lemma));
            let seen = pairs.entry((word.upos, form)).or_default();
            *seen.entry(script).or_default() += 1;
        }
    }
    for (upos, form, lemma) in known {
        let seen = pairs.entry((*upos, form.clone())).or_default();
        if seen.is_empty() {
            seen.insert(Script::between(form, lemma), 1);
        }
    }
    // What each ending says, every word counted once; and the words themselves.
    let mut votes: BTreeMap<(Upos, String), BTreeMap<&Script, u32>> = BTreeMap::new();
    let mut words: Vec<((Upos, &str), &Script)> = Vec::new();
    for ((upos, form), seen) in &pairs {
        let Some(script) = most(seen.iter().map(|(script, count)| (script, *count))) else {
            continue;
        };
        words.push(((*upos, form), script));
        let starts: Vec<usize> = form.char_indices().map(|(start, _)| start).collect();
        for start in starts[starts.len().saturating_sub(LONGEST)..]
            .iter()
            .chain([&form.len()])
        {
            let ending = votes.entry((*upos, form[*start..].to_owned())).or_default();
            *ending.entry(script).or_default() += 1;
        }
    }
    let mut scripts: BTreeMap<Script, u32> = BTreeMap::new();
    let mut endings: BTreeMap<(Upos, String), u32> = BTreeMap::new();
    let mut number = |script: &Script| {
        let next = scripts.len() as u32;
        *scripts.entry(script.clone()).or_insert(next)
    };
    // Shorter endings come first, so that a longer one is kept only where it says otherwise.
    let mut sorted: Vec<_> = votes.iter().collect();
    sorted.sort_by_key(|((upos, ending), _)| (ending.chars().count(), *upos, ending.as_str()));
    for ((upos, ending), seen) in sorted {
        let total: u32 = seen.values().sum();
        if let Some(script) = most(seen.iter().map(|(script, count)| (*script, *count)))
            && (total > 1 || ending.is_empty())
        {
            let script = number(script);
            if inherited(&endings, *upos, ending) != Some(script) {
                endings.insert((*upos, ending.clone()), script);
            }
        }
    }
    for ((upos, form), script) in words {
        let script = number(script);
        let rule = std::iter::once(endings.get(&(upos, form.to_owned())).copied())
            .flatten()
            .next()
            .or_else(|| inherited(&endings, upos, form));
        if rule != Some(script) {
            endings.insert((upos, format!("^{form}")), script);
        }
    }
    let mut ordered: Vec<(Script, u32)> = scripts.into_iter().collect();
    ordered.sort_by_key(|(_, number)| *number);
    let scripts = ordered.into_iter().map(|(script, _)| script).collect();
    Lemmas::new(scripts, &endings)
}

/// What the shorter endings say of a word or ending.
fn inherited(endings: &BTreeMap<(Upos, String), u32>, upos: Upos, ending: &str) -> Option<u32> {
    let mut starts: Vec<usize> = ending.char_indices().map(|(start, _)| start).collect();
    starts.push(ending.len());
    starts
        .into_iter()
        .skip(1)
        .find_map(|start| endings.get(&(upos, ending[start..].to_owned())).copied())
}

/// The most frequent; the first of equals.
fn most<'a>(counts: impl Iterator<Item = (&'a Script, u32)>) -> Option<&'a Script> {
    counts
        .fold(
            None,
            |best: Option<(&Script, u32)>, (script, count)| match best {
                Some((_, most)) if most >= count => best,
                _ => Some((script, count)),
            },
        )
        .map(|(script, _)| script)
}
