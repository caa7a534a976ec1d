//! Treebanks in CoNLL-U: words, and the units in which Laocoon sees them.
//!
//! A unit is what stands in the text: "du" is one unit for two words. Where the program's
//! own tokens cut a contraction at the same places ("it" and "'s"), its words are units.

use crate::{Failure, data_dir};
use laocoon_languages::pack;
use laocoon_mark::syntax::{Morphology, Upos};
use laocoon_mark::token::split_phrase;
use laocoon_text::Language;
use std::ops::Range;
use std::process::Command;

/// A syntactic word of a treebank.
#[derive(Clone, Debug)]
pub struct Word {
    /// The word.
    pub form: String,
    /// Its lemma.
    pub lemma: String,
    /// Part of speech.
    pub upos: Upos,
    /// Inflection, as far as Laocoon keeps it.
    pub morphology: Morphology,
    /// Index of its head; `None` for the root.
    pub head: Option<usize>,
    /// Relation to its head.
    pub relation: String,
}

/// What stands in the text for one or more words.
#[derive(Clone, Debug)]
pub struct Unit {
    /// As written.
    pub form: String,
    /// Its words.
    pub words: Range<usize>,
    /// The word that stands for all: the first whose head is outside.
    pub main: usize,
    /// Whether white space follows.
    pub space: bool,
}

/// A sentence.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Its words.
    pub words: Vec<Word>,
    /// Its units.
    pub units: Vec<Unit>,
}

impl Sentence {
    /// The text, one space where there is any.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for unit in &self.units {
            text.push_str(&unit.form);
            if unit.space {
                text.push(' ');
            }
        }
        text
    }

    /// The unit that holds a word.
    pub fn unit_of(&self, word: usize) -> usize {
        self.units
            .partition_point(|unit| unit.words.end <= word)
            .min(self.units.len().saturating_sub(1))
    }

    /// Head unit of each unit, the number of units for the root.
    pub fn heads(&self) -> Vec<usize> {
        let head = |unit: &Unit| self.words[unit.main].head;
        self.units
            .iter()
            .map(|unit| head(unit).map_or(self.units.len(), |head| self.unit_of(head)))
            .collect()
    }
}

/// Reads one file of one of the archives in the data folder's `syntax`.
pub fn read(
    data: Option<&str>,
    language: Language,
    member: &str,
) -> Result<Vec<Sentence>, Failure> {
    let archive = data_dir(data).join(format!("syntax/{}.tar.xz", language.tag()));
    let listing = Command::new("tar")
        .arg("-xJOf")
        .arg(&archive)
        .args(["--wildcards", &format!("*{member}")])
        .output()?;
    if !listing.status.success() {
        let message = String::from_utf8_lossy(&listing.stderr).into_owned();
        return Err(Failure(format!("{}: {message}", archive.display())));
    }
    Ok(parse(&String::from_utf8_lossy(&listing.stdout), language))
}

/// Reads CoNLL-U; sentences without a tree are left out.
pub fn parse(text: &str, language: Language) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for block in text.replace('\r', "").split("\n\n") {
        if let Some(sentence) = parse_sentence(block, language) {
            sentences.push(sentence);
        }
    }
    sentences
}

fn parse_sentence(block: &str, language: Language) -> Option<Sentence> {
    let mut sentence = Sentence::default();
    // The contraction being read: its form, its last word, whether a space follows.
    let mut contraction: Option<(Range<usize>, String, bool)> = None;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, _, feats, head, relation, _, misc] = columns[..] else {
            continue;
        };
        let space = !misc.contains("SpaceAfter=No");
        if let Some((first, last)) = id.split_once('-') {
            let words = first.parse::<usize>().ok()? - 1..last.parse().ok()?;
            contraction = Some((words, form.to_owned(), space));
            continue;
        }
        if id.contains('.') {
            continue;
        }
        let at = sentence.words.len();
        sentence.words.push(Word {
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            upos: Upos::from_code(upos),
            morphology: Morphology::parse(feats),
            head: head.parse::<usize>().ok()?.checked_sub(1),
            relation: relation.to_owned(),
        });
        match &contraction {
            Some((words, written, space)) if words.contains(&at) => {
                if at + 1 == words.end {
                    push_contraction(&mut sentence, words.clone(), written, *space, language);
                    contraction = None;
                }
            }
            _ => sentence.units.push(Unit {
                form: form.to_owned(),
                words: at..at + 1,
                main: at,
                space,
            }),
        }
    }
    let count = sentence.words.len();
    let sound = sentence
        .words
        .iter()
        .all(|word| word.head.is_none_or(|head| head < count));
    if sentence.words.is_empty() || !sound {
        return None;
    }
    for unit in &mut sentence.units {
        let outside = |word: &usize| {
            sentence.words[*word]
                .head
                .is_none_or(|head| !unit.words.contains(&head))
        };
        unit.main = unit.words.clone().find(outside).unwrap_or(unit.words.start);
    }
    Some(sentence)
}

fn push_contraction(
    sentence: &mut Sentence,
    words: Range<usize>,
    written: &str,
    space: bool,
    language: Language,
) {
    let tokens = split_phrase(written, pack(language));
    let pieces: Vec<&str> = tokens.iter().map(|token| token.span.of(written)).collect();
    let forms = sentence.words[words.clone()].iter().map(|word| &word.form);
    if forms.eq(pieces.iter().copied()) {
        for word in words.clone() {
            sentence.units.push(Unit {
                form: sentence.words[word].form.clone(),
                words: word..word + 1,
                main: word,
                space: space && word + 1 == words.end,
            });
        }
        return;
    }
    sentence.units.push(Unit {
        form: written.to_owned(),
        words: words.clone(),
        main: words.start,
        space,
    });
}
