//! What marking gives: every mark of a document, in lists by kind.

mod cue;
mod name;
mod quantity;
mod time;
mod token;

pub use cue::{Cue, CueClass, CueReach, Quotation, QuotationClass, Tone};
pub use name::{Actor, Entity, EntityKind, Name, NameClass, NameKind, Position};
pub use quantity::{Bound, Change, Quantity, QuantityKind};
pub use time::{Anchor, Modifier, Time, TimeKind};
pub use token::{Sentence, Token, TokenKind};

use crate::syntax::{self, Parsed, Tagged};
use crate::token::Words;
use laocoon_text::{Document, Notice};
use std::sync::OnceLock;

/// All marks of one document. Every list is in order of its spans, and ids are indices.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// The day on which relative times are anchored.
    pub anchor: Option<Anchor>,
    /// Words, numbers and signs.
    pub tokens: Vec<Token>,
    /// The tokens' folded forms.
    pub words: Words,
    /// Sentences; none crosses a block.
    pub sentences: Vec<Sentence>,
    /// Time expressions.
    pub times: Vec<Time>,
    /// Numbers with what they measure.
    pub quantities: Vec<Quantity>,
    /// Names of persons, places, organisations, peoples.
    pub names: Vec<Name>,
    /// Groups and role-holders without a name of their own.
    pub actors: Vec<Actor>,
    /// Whom or what names and actors mean.
    pub entities: Vec<Entity>,
    /// Words between quotation marks.
    pub quotations: Vec<Quotation>,
    /// Words that say how sure, on whose word, or in what tone.
    pub cues: Vec<Cue>,
    /// What was doubted.
    pub notices: Vec<Notice>,
    /// Of each sentence its tree, once somebody has asked: see [`Layers::parsed`].
    pub(crate) parses: Vec<OnceLock<Parsed>>,
}

/// Syntax costs time and a model in memory, so it is worked out of the sentence that a stage asks
/// about. The document is the one that was
/// marked; with another one the answer means nothing.
impl Layers {
    /// The parts of speech and inflection in one sentence, an index into [`Layers::sentences`];
    /// empty where there is none.
    pub fn tags(&self, document: &Document, sentence: u32) -> Tagged {
        let (tokens, words) = (&self.tokens, &self.words);
        let sentence = self.sentences.get(sentence as usize);
        sentence.map_or_else(Tagged::default, |sentence| {
            syntax::tag(document, tokens, sentence, words, document.language)
        })
    }

    /// The lemma, in lower case, of the word that a token is or belongs to: "fermer" for
    /// "ferme" where it is a verb, "porte-parole" for "porte" in it. Empty for no token.
    pub fn lemma(&self, document: &Document, token: u32) -> String {
        let Some(found) = self.tokens.get(token as usize) else {
            return String::new();
        };
        let tagged = self.tags(document, found.sentence);
        syntax::lemma(document, &self.tokens, &self.words, &tagged, token)
    }

    /// The tags and dependencies of one sentence, in which all names are read as the same; empty
    /// where there is none. Stages that ask about the same sentence share the answer.
    pub fn parsed(&self, document: &Document, sentence: u32) -> &Parsed {
        static NONE: OnceLock<Parsed> = OnceLock::new();
        let at = sentence as usize;
        let (Some(words), Some(parse)) = (self.sentences.get(at), self.parses.get(at)) else {
            return NONE.get_or_init(Parsed::default);
        };
        parse.get_or_init(|| {
            let (tokens, language) = (&self.tokens, document.language);
            let names = syntax::stand_ins(document, self, words);
            syntax::parse(document, tokens, words, &self.words, &names, language)
        })
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident -> $list:ident : $item:ty),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl std::ops::Index<$name> for Layers {
            type Output = $item;
            fn index(&self, id: $name) -> &$item {
                &self.$list[id.0 as usize]
            }
        }
    )*};
}

ids! {
    /// Index into [`Layers::times`].
    TimeId -> times: Time,
    /// Index into [`Layers::quantities`].
    QuantityId -> quantities: Quantity,
    /// Index into [`Layers::names`].
    NameId -> names: Name,
    /// Index into [`Layers::entities`].
    EntityId -> entities: Entity,
    /// Index into [`Layers::cues`].
    CueId -> cues: Cue,
}
