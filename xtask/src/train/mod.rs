//! `cargo xtask train [LANGUAGE…]`: the models of the language packs, from the treebanks.
//! `cargo xtask train names [LANGUAGE…]`: the taggers of names.
//! `cargo xtask train spelling|crossing`: what letters stand for one another in names, within a script and across.

pub mod corpus;
mod crossing;
mod cut;
mod lemma;
mod names;
mod parser;
mod perceptron;
mod spelling;
mod tagger;
#[cfg(test)]
mod tests;
pub mod words;

use crate::treebank::Sentence;
use crate::{Failure, root, write_file};
use laocoon_mark::syntax::form::Form;
use laocoon_mark::syntax::lexicon::{Entry, Lexicon};
use laocoon_mark::syntax::model::{Model, Parts};
use laocoon_mark::syntax::parser::Node;
use laocoon_mark::syntax::tagger::Tag;
use laocoon_mark::syntax::weights::Key;
use laocoon_text::Language;
use std::collections::BTreeMap;
use words::Known;

/// Every run with the same data gives the same bytes.
const SEED: u64 = 0x1A0C_0042;

/// The parser learns from tags as the tagger gives them to sentences it has not seen: the
/// sentences are dealt to this many folds.
const FOLDS: usize = 4;

/// How often a sentence of a treebank is seen for each time that one of a teacher is.
const GOLD: usize = 2;

/// Weights of inflections and of the parser's moves that a file does without, of 127.
const NOISE: [i8; 2] = [5, 6];

/// Trains the named languages, or all, and writes their models.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    if arguments.first().is_some_and(|first| first == "names") {
        return names::run(&arguments[1..]);
    }
    if arguments.first().is_some_and(|first| first == "cut") {
        return cut::run(&arguments[1..]);
    }
    if arguments.first().is_some_and(|first| first == "crossing") {
        return crossing::run();
    }
    if arguments.first().is_some_and(|first| first == "spelling") {
        return spelling::run();
    }
    for language in Language::ALL {
        if !arguments.is_empty() && !arguments.iter().any(|named| named == language.tag()) {
            continue;
        }
        let sentences = corpus::all(language)?;
        let parts = train(
            &sentences.iter().collect::<Vec<_>>(),
            &corpus::silver(language)?,
            &words::known(language)?,
        );
        let file = parts.encode();
        let path = root().join(format!("languages/{}/model/syntax.bin", language.tag()));
        eprintln!("{}: {} bytes", path.display(), file.len());
        write_file(&path, &file)?;
    }
    Ok(())
}

/// Trains on some sentences, and on trees of a teacher for the parser alone, with what is
/// known of words beforehand.
pub fn train(sentences: &[&Sentence], silver: &[Sentence], known: &Known) -> Parts {
    let entries = tagger::lexicon(&known.entries, sentences);
    let lexicon = lay_out(&entries);
    let learned = tagger::train(sentences, &lexicon, tagger::EPOCHS, tagger::COUNT, SEED);
    let labels = parser::labels(sentences);
    let mut examples = vec![None; sentences.len()];
    for fold in 0..FOLDS {
        let rest: Vec<&Sentence> = (0..sentences.len())
            .filter(|index| index % FOLDS != fold)
            .map(|index| sentences[index])
            .collect();
        let lexicon = lay_out(&tagger::lexicon(&known.entries, &rest));
        let learned = tagger::train(&rest, &lexicon, tagger::EPOCHS / 2, 1, SEED);
        let parts = Parts {
            upos: learned.upos,
            morphology: learned.morphology,
            inflections: learned.inflections,
            ..Parts::default()
        };
        let tagger = decoded(&parts).tagger;
        for index in (fold..sentences.len()).step_by(FOLDS) {
            let sentence = sentences[index];
            let forms = tagger::forms(sentence, &lexicon);
            let nodes = nodes(&forms, &tagger.tag(&forms));
            examples[index] = Some(parser::example(sentence, nodes, &labels));
        }
    }
    let mut examples: Vec<parser::Example> = examples.into_iter().flatten().collect();
    if !silver.is_empty() {
        // What people have checked counts more.
        examples = std::iter::repeat_n(examples, GOLD).flatten().collect();
        let parts = Parts {
            upos: learned.upos.clone(),
            morphology: learned.morphology.clone(),
            inflections: learned.inflections.clone(),
            ..Parts::default()
        };
        let tagger = decoded(&parts).tagger;
        examples.extend(silver.iter().map(|sentence| {
            let forms = tagger::forms(sentence, &lexicon);
            let nodes = nodes(&forms, &tagger.tag(&forms));
            parser::example(sentence, nodes, &labels)
        }));
    }
    Parts {
        lexicon: entries.into_iter().collect(),
        upos: learned.upos,
        morphology: perceptron::larger(learned.morphology, NOISE[0]),
        inflections: learned.inflections,
        moves: perceptron::larger(parser::train(&examples, &labels, SEED), NOISE[1]),
        labels,
        lemmas: lemma::train(sentences, &known.lemmas),
    }
}

/// The model as a reader of its file sees it.
pub fn decoded(parts: &Parts) -> Model {
    Model::decode(&parts.encode()).unwrap_or_default()
}

/// Words as the parser sees them.
pub fn nodes(forms: &[Form], tags: &[Tag]) -> Vec<Node> {
    let words = forms.iter().zip(tags);
    words.map(|(form, tag)| Node::new(form, tag)).collect()
}

fn lay_out(entries: &BTreeMap<Key, Entry>) -> Lexicon {
    let entries: Vec<(Key, Entry)> = entries.iter().map(|(key, entry)| (*key, *entry)).collect();
    Lexicon::new(&entries)
}
