//! `cargo xtask train [LANGUAGE…]`: the models of the language packs, from the treebanks.
//! `cargo xtask train names [LANGUAGE…]`: the taggers of names.

pub mod corpus;
mod lemma;
mod names;
mod parser;
mod perceptron;
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

/// Every run with the same data gives the same bytes.
const SEED: u64 = 0x1A0C_0042;

/// The parser learns from tags as the tagger gives them to sentences it has not seen: the
/// sentences are dealt to this many folds.
const FOLDS: usize = 4;

/// Trains the named languages, or all, and writes their models.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    if arguments.first().is_some_and(|first| first == "names") {
        return names::run(&arguments[1..]);
    }
    for language in Language::ALL {
        if !arguments.is_empty() && !arguments.iter().any(|named| named == language.tag()) {
            continue;
        }
        let sentences = corpus::all(language)?;
        let parts = train(
            &sentences.iter().collect::<Vec<_>>(),
            &words::known(language)?,
        );
        let file = parts.encode();
        let path = root().join(format!("languages/{}/model/syntax.bin", language.tag()));
        eprintln!("{}: {} bytes", path.display(), file.len());
        write_file(&path, &file)?;
    }
    Ok(())
}

/// Trains on some sentences, with what is known of words beforehand.
pub fn train(sentences: &[&Sentence], known: &BTreeMap<Key, Entry>) -> Parts {
    let entries = tagger::lexicon(known, sentences);
    let lexicon = lay_out(&entries);
    let learned = tagger::train(sentences, &lexicon, tagger::EPOCHS, SEED);
    let labels = parser::labels(sentences);
    let mut examples = vec![None; sentences.len()];
    for fold in 0..FOLDS {
        let rest: Vec<&Sentence> = (0..sentences.len())
            .filter(|index| index % FOLDS != fold)
            .map(|index| sentences[index])
            .collect();
        let lexicon = lay_out(&tagger::lexicon(known, &rest));
        let learned = tagger::train(&rest, &lexicon, tagger::EPOCHS / 2, SEED);
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
    let examples: Vec<parser::Example> = examples.into_iter().flatten().collect();
    Parts {
        lexicon: entries.into_iter().collect(),
        upos: learned.upos,
        morphology: learned.morphology,
        inflections: learned.inflections,
        moves: parser::train(&examples, &labels, SEED),
        labels,
        lemmas: lemma::train(sentences),
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
