//! Parts of speech, inflection, lemmas and dependencies, as Universal Dependencies has them,
//! from small linear models that belong to the language packs.
//!
//! [`tag`] is fast and meant for whole documents; [`parse`] for the sentences where a later
//! stage asks who does what to whom. Both are pure and total: a language without a model gets
//! tags `X` and flat trees.

pub mod bytes;
pub mod form;
pub mod lemma;
pub mod lexicon;
pub mod model;
mod morphology;
pub mod parser;
pub mod tagger;
#[cfg(test)]
mod tests;
pub mod transition;
mod tree;
pub mod weights;
pub mod word;

pub use morphology::{Morphology, Upos};
pub use tagger::Tag;
pub use tree::{Arc, PART, Tree};

use crate::token::Words;
use crate::{Sentence, Token};
use laocoon_languages::pack;
use laocoon_text::{Document, Language};
use model::{Model, model};
use parser::Node;
use word::Source;

/// The tag of each token; tokens of one word bear the same.
pub fn tag(
    document: &Document,
    tokens: &[Token],
    sentences: &[Sentence],
    words: &Words,
    language: Language,
) -> Vec<Tag> {
    let model = model(language);
    let source = source(document, tokens, words, language, model);
    let mut tags = vec![Tag::default(); tokens.len()];
    for sentence in sentences {
        let groups = source.split(sentence);
        let forms = source.forms(&groups);
        for (group, tag) in groups.into_iter().zip(model.tagger.tag(&forms)) {
            tags[group].fill(tag);
        }
    }
    tags
}

/// The dependencies of a sentence whose tokens bear these tags.
pub fn parse(
    document: &Document,
    tokens: &[Token],
    sentence: &Sentence,
    words: &Words,
    tags: &[Tag],
    language: Language,
) -> Tree {
    let model = model(language);
    let source = source(document, tokens, words, language, model);
    let groups = source.split(sentence);
    let forms = source.forms(&groups);
    let nodes: Vec<Node> = groups
        .iter()
        .zip(&forms)
        .map(|(group, form)| Node::new(form, &tags.get(group.start).copied().unwrap_or_default()))
        .collect();
    let mut arcs = Vec::new();
    for (group, (head, label)) in groups.iter().zip(model.parser.parse(&nodes)) {
        let relation = model.parser.labels.get(label as usize);
        arcs.push(Arc {
            head: groups.get(head as usize).map(|head| head.start as u32),
            relation: relation.map_or("dep", String::as_str),
        });
        arcs.extend(group.clone().skip(1).map(|_| Arc {
            head: Some(group.start as u32),
            relation: PART,
        }));
    }
    Tree::new(sentence.tokens.0, arcs)
}

/// The lemma of a word in lower case.
pub fn lemma(lower: &str, tag: Tag, language: Language) -> String {
    model(language).lemmas.lemma(lower, tag.upos)
}

fn source<'a>(
    document: &'a Document,
    tokens: &'a [Token],
    words: &'a Words,
    language: Language,
    model: &'a Model,
) -> Source<'a> {
    Source {
        document,
        tokens,
        words,
        pack: pack(language),
        lexicon: &model.lexicon,
    }
}
