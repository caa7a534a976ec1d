//! Parts of speech, then inflection, from left to right: greedy linear models.

use super::form::Form;
use super::morphology::{Morphology, Upos};
use super::weights::rows::Rows;
use super::weights::{Key, Scores, Weights, key, mix};

/// The part of speech and the inflection of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    /// Universal part of speech.
    pub upos: Upos,
    /// Its inflection.
    pub morphology: Morphology,
}

/// What the tagger has learned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tagger {
    /// Classes are indices into `Upos::ALL`.
    pub upos: Rows,
    /// Classes are indices into `inflections` of the part of speech.
    pub morphology: Weights,
    /// The inflections met with each part of speech, most frequent first.
    pub inflections: Vec<Vec<Morphology>>,
}

/// A value that no word has: before the first and after the last.
const EDGE: u32 = 0xFFFF_FFF1;

fn word(forms: &[Form], at: usize, offset: isize) -> u32 {
    neighbour(forms, at, offset).map_or(EDGE, |form| form.word)
}

fn neighbour(forms: &[Form], at: usize, offset: isize) -> Option<&Form> {
    forms.get(at.checked_add_signed(offset)?)
}

/// The twelve bits of a cluster cut to its first turns; 0 for none.
pub(super) fn turns(form: &Form, count: u32) -> u32 {
    u32::from(form.entry.cluster >> (12 - count))
}

/// The features that tell the part of speech of word `at`, when those before are known.
pub fn upos_features(forms: &[Form], tags: &[u8], at: usize, keys: &mut Vec<Key>) {
    keys.clear();
    let form = &forms[at];
    let tag = |back: usize| at.checked_sub(back).map_or(EDGE, |at| u32::from(tags[at]));
    let (tag1, tag2) = (tag(1), tag(2));
    let (left, right) = (word(forms, at, -1), word(forms, at, 1));
    let of =
        |offset: isize, value: fn(&Form) -> u32| neighbour(forms, at, offset).map_or(EDGE, value);
    let senses = |offset| of(offset, |form| form.entry.senses);
    let ending = |offset| of(offset, |form| form.suffixes[2]);
    let look = |offset| of(offset, |form| form.shape & 0x3f);
    let first = u32::from(at == 0);
    let mut template = 0;
    let mut add = |values: &[u32]| {
        keys.push(key(template, values));
        template += 1;
    };
    add(&[]);
    add(&[form.word]);
    add(&[form.word, form.shape & 7, first]);
    for suffix in &form.suffixes {
        add(&[*suffix]);
    }
    for prefix in &form.prefixes {
        add(&[*prefix]);
    }
    add(&[form.shape, first]);
    add(&[form.shape & 0x3f, form.suffixes[2]]);
    add(&[tag1]);
    add(&[tag1, tag2]);
    add(&[tag1, form.word]);
    add(&[tag1, tag2, form.word]);
    add(&[tag1, form.suffixes[2]]);
    add(&[left]);
    add(&[word(forms, at, -2)]);
    add(&[right]);
    add(&[word(forms, at, 2)]);
    add(&[left, form.word]);
    add(&[form.word, right]);
    add(&[left, right]);
    add(&[ending(-1)]);
    add(&[ending(1)]);
    add(&[ending(2)]);
    add(&[tag1, ending(1)]);
    add(&[tag1, right]);
    add(&[look(-1), look(1), look(0)]);
    add(&[form.entry.senses, first]);
    add(&[form.entry.senses, tag1]);
    add(&[form.entry.senses, tag1, tag2]);
    add(&[form.entry.senses, senses(1)]);
    add(&[form.entry.senses, tag1, senses(1)]);
    add(&[form.entry.senses, senses(1), senses(2)]);
    add(&[senses(-1), form.entry.senses, right]);
    add(&[form.entry.senses, form.suffixes[2]]);
    add(&[turns(form, 12)]);
    add(&[turns(form, 12), tag1]);
    add(&[turns(form, 7), tag1, form.shape & 7]);
    add(&[of(-1, |form| turns(form, 9))]);
    add(&[of(1, |form| turns(form, 9))]);
    add(&[of(1, |form| turns(form, 7)), turns(form, 7), tag1]);
}

/// The features that tell the inflection of word `at` among those of its part of speech.
pub fn morphology_features(
    forms: &[Form],
    upos: &[u8],
    done: &[Tag],
    at: usize,
    keys: &mut Vec<Key>,
) {
    keys.clear();
    let form = &forms[at];
    let own = u32::from(upos[at]) + 64;
    let pos = |offset: isize| {
        at.checked_add_signed(offset)
            .and_then(|at| upos.get(at))
            .map_or(EDGE, |tag| u32::from(*tag))
    };
    let inflection = |back: usize| {
        at.checked_sub(back)
            .map_or(EDGE, |at| done[at].morphology.only(!0))
    };
    let of =
        |offset: isize, value: fn(&Form) -> u32| neighbour(forms, at, offset).map_or(EDGE, value);
    let (m1, m2) = (inflection(1), inflection(2));
    // The nearest word before that has a case, or governs one.
    let governor = (at.saturating_sub(4)..at)
        .rev()
        .find(|at| matches!(Upos::ALL[upos[*at] as usize], Upos::Adp | Upos::Verb))
        .map_or(EDGE, |at| forms[at].word);
    let paradigm = u32::from(form.entry.paradigm);
    let next_paradigm = of(1, |form| u32::from(form.entry.paradigm));
    let mut template = 100;
    let mut add = |values: &[u32]| {
        keys.push(mix(key(template, values), own));
        template += 1;
    };
    add(&[]);
    add(&[form.word]);
    for suffix in &form.suffixes {
        add(&[*suffix]);
    }
    add(&[form.prefixes[1]]);
    add(&[form.prefixes[2], form.suffixes[1]]);
    add(&[form.shape]);
    add(&[pos(-1), pos(1)]);
    add(&[m1]);
    add(&[m1, pos(-1)]);
    add(&[m1, m2]);
    add(&[m1, form.suffixes[1]]);
    add(&[m1, form.suffixes[2]]);
    add(&[m2, form.suffixes[1]]);
    add(&[word(forms, at, -1)]);
    add(&[word(forms, at, -1), form.suffixes[1]]);
    add(&[word(forms, at, -1), form.word]);
    add(&[word(forms, at, -2)]);
    add(&[word(forms, at, -2), form.suffixes[1]]);
    add(&[word(forms, at, 1)]);
    add(&[of(1, |form| form.suffixes[1]), pos(1)]);
    add(&[of(1, |form| form.suffixes[2]), pos(1)]);
    add(&[of(1, |form| form.suffixes[1]), form.suffixes[1], pos(1)]);
    add(&[of(2, |form| form.suffixes[1]), form.suffixes[1], pos(2)]);
    add(&[governor]);
    add(&[governor, form.suffixes[1]]);
    add(&[governor, form.suffixes[2]]);
    add(&[paradigm]);
    add(&[paradigm, m1]);
    add(&[paradigm, m1, pos(-1)]);
    add(&[paradigm, m2]);
    add(&[paradigm, governor]);
    add(&[paradigm, word(forms, at, -1)]);
    add(&[paradigm, next_paradigm]);
    add(&[paradigm, next_paradigm, m1]);
    add(&[turns(form, 12), form.suffixes[1]]);
}

impl Tagger {
    /// Tags one sentence, or any other run of words.
    pub fn tag(&self, forms: &[Form]) -> Vec<Tag> {
        self.inflect(forms, &self.upos(forms))
    }

    /// The part of speech of each word, as an index into `Upos::ALL`.
    pub fn upos(&self, forms: &[Form]) -> Vec<u8> {
        if self.inflections.is_empty() {
            return vec![Upos::ALL.len() as u8 - 1; forms.len()];
        }
        let mut keys = Vec::with_capacity(64);
        let mut upos: Vec<u8> = Vec::with_capacity(forms.len());
        for (at, form) in forms.iter().enumerate() {
            let class = if form.entry.certain > 0 {
                form.entry.certain - 1
            } else {
                upos_features(forms, &upos, at, &mut keys);
                self.upos.best(&keys)
            };
            upos.push(class.min(Upos::ALL.len() as u8 - 1));
        }
        upos
    }

    /// Adds the inflections where the parts of speech are known.
    pub fn inflect(&self, forms: &[Form], upos: &[u8]) -> Vec<Tag> {
        let mut keys = Vec::with_capacity(64);
        let mut tags: Vec<Tag> = Vec::with_capacity(forms.len());
        for (at, class) in upos.iter().enumerate() {
            let known = self.inflections.get(*class as usize);
            let known = known.map_or(&[][..], Vec::as_slice);
            let entry = &forms[at].entry;
            let settled = (entry.certain == class + 1 && entry.settled > 0)
                .then(|| known.get(entry.settled as usize - 1))
                .flatten();
            let morphology = match (settled, known.len()) {
                (Some(settled), _) => *settled,
                (_, 0) => Morphology::default(),
                (_, 1) => known[0],
                (_, count) => {
                    morphology_features(forms, upos, &tags, at, &mut keys);
                    known[best(&self.morphology, &keys, count) as usize]
                }
            };
            let upos = Upos::ALL[*class as usize];
            tags.push(Tag { upos, morphology });
        }
        tags
    }
}

/// The class with the highest score; the first of equals.
fn best(weights: &Weights, keys: &[Key], classes: usize) -> u8 {
    let mut scores: Scores = [0; 256];
    weights.score(keys, &mut scores);
    let classes = scores[..classes.min(256)].iter().enumerate();
    classes
        .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(&a.0)))
        .map_or(0, |(class, _)| class as u8)
}
