//! Parts of speech, inflection, lemmas and dependencies, as Universal Dependencies has them,
//! from small linear models that belong to the language packs.
//!
//! Later stages ask [`crate::Layers::tags`], [`crate::Layers::lemma`] and
//! [`crate::Layers::parsed`] about the sentences where they need it. Both [`tag`] and [`parse`] are pure and total: a language without a model gets
//! tags `X` and flat trees.

mod bucket;
pub mod bytes;
pub mod form;
pub mod lemma;
pub mod lexicon;
pub mod model;
mod morphology;
pub mod parser;
mod stand_in;
pub mod tagger;
#[cfg(test)]
mod tests;
pub mod transition;
mod tree;
pub mod weights;
pub mod word;

pub use morphology::{Morphology, Upos};
pub use stand_in::{StandIn, stand_ins};
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

/// What tagging says of the tokens of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Tagged {
    /// The sentence's first token.
    first: u32,
    /// The tag of each token; tokens of one word bear the same.
    pub tags: Vec<Tag>,
    /// The first token of each token's word.
    starts: Vec<u32>,
}

impl Tagged {
    /// The tag of a token of the sentence; `X` for one outside it.
    pub fn tag(&self, token: u32) -> Tag {
        let at = token.checked_sub(self.first);
        let tag = at.and_then(|at| self.tags.get(at as usize));
        tag.copied().unwrap_or_default()
    }

    /// The tokens of the word that a token belongs to; none for a token outside the sentence.
    fn word(&self, token: u32) -> Range<usize> {
        let at = token.checked_sub(self.first).map(|at| at as usize);
        let Some(start) = at.and_then(|at| self.starts.get(at)).copied() else {
            return 0..0;
        };
        let rest = &self.starts[(start - self.first) as usize..];
        let length = rest.iter().take_while(|first| **first == start).count();
        start as usize..start as usize + length
    }
}

/// The tags and dependencies of a sentence, names read as their stand-ins.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The tags.
    pub tagged: Tagged,
    /// The dependencies.
    pub tree: Tree,
}

/// Tags the tokens of a sentence.
pub fn tag(
    document: &Document,
    tokens: &[Token],
    sentence: &Sentence,
    words: &Words,
    language: Language,
) -> Tagged {
    let model = model(language);
    let source = source(document, tokens, words, language, model);
    let groups = source.split(sentence);
    let forms = source.forms(&groups);
    tagged(sentence, &groups, model.tagger.tag(&forms))
}

/// Tags and parses a sentence; what stands in for names is read instead of them.
pub fn parse(
    document: &Document,
    tokens: &[Token],
    sentence: &Sentence,
    words: &Words,
    stand_ins: &[StandIn],
    language: Language,
) -> Parsed {
    let model = model(language);
    let source = Source {
        stand_ins,
        ..source(document, tokens, words, language, model)
    };
    let groups = source.split(sentence);
    let forms = source.forms(&groups);
    let tags = model.tagger.tag(&forms);
    let nodes: Vec<Node> = (forms.iter().zip(&tags))
        .map(|(form, tag)| Node::new(form, tag))
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
    Parsed {
        tagged: tagged(sentence, &groups, tags),
        tree: Tree::new(sentence.tokens.0, arcs),
    }
}

/// The tags of words as those of tokens.
fn tagged(sentence: &Sentence, groups: &[Range<usize>], tags: Vec<Tag>) -> Tagged {
    let (first, end) = sentence.tokens;
    let mut all = Tagged {
        first,
        tags: vec![Tag::default(); (end - first) as usize],
        starts: (first..end).collect(),
    };
    for (group, tag) in groups.iter().zip(tags) {
        let local = group.start - first as usize..group.end - first as usize;
        all.starts[local.clone()].fill(group.start as u32);
        all.tags[local].fill(tag);
    }
    all
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
    let range = tagged.word(token);
    let upos = tagged.tag(token).upos;
    let last = range.end.checked_sub(1).and_then(|last| tokens.get(last));
    match (tokens.get(range.start), last) {
        (Some(first), Some(last)) if range.len() > 1 => {
            let surface = lower(document.words(first.span.cover(last.span)));
            lemmas.lemma(&surface, upos)
        }
        (Some(_), Some(_)) => lemmas.lemma(words.lower(range.start), upos),
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
        stand_ins: &[],
    }
}
