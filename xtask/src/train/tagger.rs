//! Training of the tagger, and of what it knows of words.

use super::perceptron::{self, Perceptron, Random, least_changes};
use crate::treebank::Sentence;
use laocoon_mark::syntax::form::{self, Form};
use laocoon_mark::syntax::lexicon::{Entry, Lexicon};
use laocoon_mark::syntax::tagger::{Tag, morphology_features, upos_features};
use laocoon_mark::syntax::weights::{Key, Row};
use laocoon_mark::syntax::{Morphology, Upos};
use laocoon_mark::token::lower;
use std::collections::BTreeMap;

/// Times that the examples are gone through.
pub const EPOCHS: usize = 6;

/// By how much the right class must score higher than any other to be left alone: what half
/// an update changes.
const MARGIN: i32 = 50;

/// How many perceptrons are added.
pub const COUNT: u64 = 2;

/// Most features that are kept of each of the two.
const MOST: usize = 200_000;

/// How often a word must have been seen, always with one part of speech, to have no other.
const CERTAIN: u32 = 25;

/// The tagger's share of a model file.
#[derive(Clone, Debug, Default)]
pub struct Learned {
    pub upos: Vec<Row>,
    pub morphology: Vec<Row>,
    pub inflections: Vec<Vec<Morphology>>,
}

/// The part of speech and inflection of each unit.
pub fn gold(sentence: &Sentence) -> Vec<Tag> {
    let words = sentence.units.iter().map(|unit| &sentence.words[unit.main]);
    words
        .map(|word| Tag {
            upos: word.upos,
            morphology: word.morphology,
        })
        .collect()
}

/// The units as the models see them.
pub fn forms(sentence: &Sentence, lexicon: &Lexicon) -> Vec<Form> {
    let units = sentence.units.iter();
    units
        .map(|unit| Form::new(&unit.form, &lower(&unit.form), lexicon))
        .collect()
}

/// Adds what is seen in a treebank to what is known of words.
pub fn lexicon(known: &BTreeMap<Key, Entry>, sentences: &[&Sentence]) -> BTreeMap<Key, Entry> {
    let inflections = inflections(sentences);
    let mut counts: BTreeMap<Key, BTreeMap<Tag, u32>> = BTreeMap::new();
    for sentence in sentences {
        for (unit, tag) in sentence.units.iter().zip(gold(sentence)) {
            let key = form::hash(lower(&unit.form).chars());
            *counts.entry(key).or_default().entry(tag).or_default() += 1;
        }
    }
    let mut lexicon = known.clone();
    for (key, tags) in counts {
        let total: u32 = tags.values().sum();
        // A word list knows words that are not in the treebank as well as those that are. What
        // the treebank says of its own rare words would promise too much for others.
        let listed = known.get(&key).is_some_and(|entry| entry.senses != 0);
        if total < 8 {
            continue;
        }
        let mut seen: BTreeMap<Upos, u32> = BTreeMap::new();
        for (tag, count) in &tags {
            *seen.entry(tag.upos).or_default() += count;
        }
        let entry = lexicon.entry(key).or_default();
        for (upos, count) in &seen {
            // What happens once in fifty times may be a mistake.
            if count * 50 > total && !listed {
                entry.senses |= 1 << *upos as u8;
            }
        }
        if total < CERTAIN || seen.len() > 1 {
            continue;
        }
        if let Some((tag, count)) = tags.iter().max_by_key(|(_, count)| **count) {
            entry.certain = tag.upos as u8 + 1;
            let known = &inflections[tag.upos as usize];
            let number = known.iter().position(|known| *known == tag.morphology);
            // One odd inflection in fifty is a mistake; more are a choice.
            if let Some(number) = number.filter(|number| *number < 255 && count * 50 > total * 49) {
                entry.settled = number as u8 + 1;
            }
        }
    }
    lexicon
}

/// Trains on some sentences: for each of its two tasks `count` perceptrons that are added.
pub fn train(
    sentences: &[&Sentence],
    lexicon: &Lexicon,
    epochs: usize,
    count: u64,
    seed: u64,
) -> Learned {
    let examples: Vec<Example> = sentences
        .iter()
        .map(|sentence| (forms(sentence, lexicon), gold(sentence)))
        .collect();
    let inflections = inflections(sentences);
    let least = least_changes(sentences.len(), 2);
    let upos = perceptron::together(count, seed, |seed| upos(&examples, epochs, seed));
    let morphology = perceptron::together(count, seed, |seed| {
        morphology(&examples, &inflections, epochs, seed)
    });
    Learned {
        upos: perceptron::average(&upos, least, MOST),
        morphology: perceptron::average(&morphology, least, MOST),
        inflections,
    }
}

type Example = (Vec<Form>, Vec<Tag>);

/// The parts of speech, each told from those said before it.
fn upos(examples: &[Example], epochs: usize, seed: u64) -> Perceptron {
    let mut random = Random(seed);
    let mut upos = Perceptron::default();
    let mut keys = Vec::new();
    for _ in 0..epochs {
        for index in random.order(examples.len()) {
            let (forms, tags) = &examples[index];
            let mut said: Vec<u8> = Vec::with_capacity(forms.len());
            for (at, form) in forms.iter().enumerate() {
                if form.entry.certain > 0 {
                    said.push(form.entry.certain - 1);
                    continue;
                }
                upos_features(forms, &said, at, &mut keys);
                let right = tags[at].upos as usize;
                said.push(step(&mut upos, &keys, right, Upos::ALL.len()) as u8);
            }
        }
    }
    upos
}

/// The inflections, where the parts of speech are known.
fn morphology(
    examples: &[Example],
    inflections: &[Vec<Morphology>],
    epochs: usize,
    seed: u64,
) -> Perceptron {
    let mut random = Random(seed);
    let mut morphology = Perceptron::default();
    let mut keys = Vec::new();
    for _ in 0..epochs {
        for index in random.order(examples.len()) {
            let (forms, tags) = &examples[index];
            let said: Vec<u8> = tags.iter().map(|tag| tag.upos as u8).collect();
            let mut done: Vec<Tag> = Vec::with_capacity(forms.len());
            for (at, tag) in tags.iter().enumerate() {
                let known = &inflections[tag.upos as usize];
                let right = known.iter().position(|known| *known == tag.morphology);
                let mut guess = right.unwrap_or(0);
                let settled = forms[at].entry.settled > 0;
                if known.len() > 1 && !settled {
                    morphology_features(forms, &said, &done, at, &mut keys);
                    guess = step(&mut morphology, &keys, guess, known.len());
                }
                done.push(Tag {
                    upos: tag.upos,
                    morphology: known[guess],
                });
            }
        }
    }
    morphology
}

/// Guesses, learns from the mistake, and returns the guess.
fn step(perceptron: &mut Perceptron, keys: &[Key], right: usize, classes: usize) -> usize {
    let mut scores = [0; 256];
    perceptron.score(keys, &mut scores);
    let best = |classes: &mut dyn Iterator<Item = usize>| {
        classes.max_by_key(|class| (scores[*class], std::cmp::Reverse(*class)))
    };
    perceptron.tick();
    if let Some(wrong) = best(&mut (0..classes).filter(|class| *class != right))
        && scores[right] - scores[wrong] < MARGIN
    {
        perceptron.update(keys, right, wrong);
    }
    best(&mut (0..classes)).unwrap_or(0)
}

/// Inflections met at least twice with each part of speech, most frequent first.
fn inflections(sentences: &[&Sentence]) -> Vec<Vec<Morphology>> {
    let mut counts = vec![BTreeMap::<Morphology, u32>::new(); Upos::ALL.len()];
    for tag in sentences.iter().flat_map(|sentence| gold(sentence)) {
        *counts[tag.upos as usize].entry(tag.morphology).or_default() += 1;
    }
    let counts = counts.into_iter().map(|counts| {
        let mut known: Vec<(Morphology, u32)> = counts.into_iter().collect();
        known.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let frequent = known
            .iter()
            .filter(|known| known.1 > 1)
            .count()
            .clamp(1, 255);
        known.truncate(frequent);
        known.into_iter().map(|known| known.0).collect()
    });
    counts.collect()
}
