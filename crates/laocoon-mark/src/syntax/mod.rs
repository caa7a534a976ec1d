//! Parts of speech, inflection, lemmas and dependencies, as Universal Dependencies has them,
//! from small linear models that belong to the language packs.
//!
//! Later stages ask [`crate::Layers::tags`], [`crate::Layers::lemma`] and
//! [`crate::Layers::tree`]. [`tag`] is fast and meant for whole documents; [`parse`] for the
//! sentences where a stage asks who does what to whom. Both are pure and total: a language without a model gets
//! tags `X` and flat trees.

mod bucket;
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

use crate::token::{Words, lower};
use crate::{Sentence, Token};
use laocoon_languages::pack;
use laocoon_text::{Document, Language};
use model::{Model, model};
use parser::Node;
use std::ops::Range;
use word::Source;

/// What tagging says of the tokens of a document.
#[derive(Clone, Debug, Default)]
pub struct Tagged {
    /// The tag of each token; tokens of one word bear the same.
    pub tags: Vec<Tag>,
    /// The first token of each token's word.
    pub starts: Vec<u32>,
}

impl Tagged {
    /// The tag and the tokens of the word that a token belongs to.
    fn word(&self, token: u32) -> Option<(Tag, Range<usize>)> {
        let start = *self.starts.get(token as usize)?;
        let same = self.starts[start as usize..].iter();
        let length = same.take_while(|first| **first == start).count();
        let tag = self.tags.get(token as usize)?;
        Some((*tag, start as usize..start as usize + length))
    }
}

/// Tags all tokens of a document.
pub fn tag(
    document: &Document,
    tokens: &[Token],
    sentences: &[Sentence],
    words: &Words,
    language: Language,
) -> Tagged {
    let model = model(language);
    let source = source(document, tokens, words, language, model);
    let mut tags = vec![Tag::default(); tokens.len()];
    let mut starts: Vec<u32> = (0..tokens.len() as u32).collect();
    for sentence in sentences {
        let groups = source.split(sentence);
        let forms = source.forms(&groups);
        for (group, tag) in groups.into_iter().zip(model.tagger.tag(&forms)) {
            starts[group.clone()].fill(group.start as u32);
            tags[group].fill(tag);
        }
    }
    Tagged { tags, starts }
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

/// The lemma, in lower case, of the word that a token is or belongs to.
pub fn lemma(
    document: &Document,
    tokens: &[Token],
    words: &Words,
    tagged: &Tagged,
    token: u32,
) -> String {
    let lemmas = &model(document.language).lemmas;
    let Some((tag, range)) = tagged.word(token) else {
        return String::new();
    };
    match (tokens.get(range.start), tokens.get(range.end - 1)) {
        (Some(first), Some(last)) if range.len() > 1 => {
            let surface = lower(document.words(first.span.cover(last.span)));
            lemmas.lemma(&surface, tag.upos)
        }
        (Some(_), _) => lemmas.lemma(words.lower(range.start), tag.upos),
        _ => String::new(),
    }
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
