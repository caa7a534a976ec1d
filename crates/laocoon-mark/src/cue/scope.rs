//! What a cue speaks of.
//!
//! | reach | scope |
//! |---|---|
//! | `clause` | the cue's clause: between signs and the words that open clauses; of a cue between commas, the clauses it stands between |
//! | `after` | from the cue to the end of its clause |
//! | `sentence` | the cue's sentence |
//! | `words` | the cue alone: it blurs a word, not a statement ("some", "roughly") |
//! | `verb` | what a verb of saying reports: what follows "that" or a colon; what stands before ", he said"; else what follows |
//! | `object` | the same for verbs that never stand after what they report ("denies", "demands") |
//! | `reportive` | as `clause`: a statement given to a source left unsaid ("reportedly") |
//! | `source` | what is said "according to" someone: the rest of the sentence |

use super::clause::{Clauses, divides};
use super::lexicon::Found;
use super::lexicon::Lexicon;
use crate::token::Words;
use crate::{CueClass, Sentence, Token, TokenKind};
use laocoon_text::{Document, Span};

pub(super) use crate::CueReach as Reach;

/// What is needed to find scopes.
pub(super) struct Context<'a> {
    pub document: &'a Document,
    pub tokens: &'a [Token],
    pub sentences: &'a [Sentence],
    pub words: &'a Words,
    pub clauses: &'a Clauses,
    pub lexicon: &'a Lexicon,
    /// Which tokens belong to a phrase of the lexicon.
    pub taken: &'a [bool],
}

/// How far from a verb of saying its "that", its colon or its comma is looked for.
const NEAR: usize = 12;
/// How far from "according to" the comma after the source is looked for.
const SOURCE: usize = 40;

impl Context<'_> {
    /// The scope of a cue.
    pub(super) fn scope(&self, found: Found) -> Option<Span> {
        let (start, end) = self.clauses.around(found.start);
        let sentence = self.sentences[self.tokens[found.start].sentence as usize];
        let sentence = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        match found.phrase.reach {
            Reach::Words => self.clauses.span(self.tokens, found.start, found.end),
            Reach::Clause | Reach::Reportive if start == found.start && end <= found.end => {
                self.aside(found, sentence)
            }
            Reach::Clause | Reach::Reportive => {
                self.clauses.span(self.tokens, start, end.max(found.end))
            }
            // A phrase that ends in "that" has its clause after it.
            Reach::After => {
                let (_, end) = self.clauses.around(found.end - 1);
                self.clauses
                    .span(self.tokens, found.start, end.max(found.end))
            }
            Reach::Sentence => self.clauses.span(self.tokens, sentence.0, sentence.1),
            Reach::Verb | Reach::Object => self.reported(found, sentence),
            Reach::Source => self.sourced(found, sentence),
        }
    }

    fn is(&self, token: usize, signs: &[&str]) -> bool {
        signs.contains(&self.document.words(self.tokens[token].span))
    }

    /// Whether this word opens what is reported.
    pub(super) fn is_complementiser(&self, token: usize) -> bool {
        let word = self.words.lower(token);
        self.lexicon.complementisers.iter().any(|that| that == word)
    }

    /// Whether the verb of saying that ends before `end` reports this token after "that".
    pub(super) fn reports(&self, end: usize, token: usize) -> bool {
        (end - 1..token.min(end + NEAR)).any(|index| self.is_complementiser(index))
    }

    /// The clauses around a cue that is a clause of its own: "The road, perhaps, is open".
    fn aside(&self, found: Found, (first, last): (usize, usize)) -> Option<Span> {
        let comma = |index: usize| self.is(index, &[","]);
        let before = found
            .start
            .checked_sub(2)
            .filter(|before| *before >= first && comma(found.start - 1));
        let after = Some(found.end + 1).filter(|after| *after < last && comma(found.end));
        let start = before.map_or(found.start, |before| self.clauses.around(before).0);
        let end = after.map_or(found.end, |after| self.clauses.around(after).1);
        self.clauses.span(self.tokens, start, end)
    }

    /// What a verb of saying reports.
    fn reported(&self, found: Found, (first, last): (usize, usize)) -> Option<Span> {
        if self.is_complementiser(found.end - 1) {
            return self.clauses.span(self.tokens, found.end, last);
        }
        let near = last.min(found.end + NEAR);
        for index in found.end..near {
            if self.is_complementiser(index) {
                return self.clauses.span(self.tokens, index + 1, last);
            }
            if self.is(index, &[":"]) {
                return self.clauses.span(self.tokens, index + 1, last);
            }
            // Russian has a comma before its "что".
            let that = index + 1 < near && self.is_complementiser(index + 1);
            let clause = self.lexicon.openers.contains(self.words.lower(index));
            if (clause || divides(self.document, self.tokens, index)) && !that {
                break;
            }
        }
        // ", he said": the sign that ends the words before.
        let back = first.max(found.start.saturating_sub(NEAR));
        let closing = (back..found.start)
            .rev()
            .find(|index| divides(self.document, self.tokens, *index) || self.closes(*index));
        if let Some(sign) = closing
            && sign > first
            && self.postposed(sign, found, last)
        {
            return self.clauses.span(self.tokens, first, sign);
        }
        self.clauses.span(self.tokens, found.end, last)
    }

    /// Whether a verb of saying after a sign reports what stands before the sign: "…, said
    /// the mayor of the town." and, where the language has it, "…, the mayor said on Monday."
    fn postposed(&self, sign: usize, found: Found, last: usize) -> bool {
        let saying = found.phrase.reach == Reach::Verb;
        let quotes = found.end < last && self.is(found.end, &["«", "“", "„", "\""]);
        if !saying || quotes || found.phrase.class != Some(CueClass::Report) {
            return false;
        }
        let after = (found.end..last)
            .take(NEAR)
            .position(|index| divides(self.document, self.tokens, index));
        let rest = after.unwrap_or(last - found.end);
        let words_before = self.tokens[sign + 1..found.start]
            .iter()
            .filter(|token| token.kind != TokenKind::Sign)
            .count();
        let quoted = self.closes(sign) || self.closes(sign - 1);
        // A verb right after the sign, or with no more than "a", "a-t-il" between, has its
        // speaker behind it; a speaker before the verb leaves nothing but a date or a place.
        let helped = words_before <= 3
            && (sign + 1..found.start).any(|index| {
                let word = self.words.lower(index);
                self.lexicon.auxiliaries.iter().any(|helper| helper == word)
            });
        let inverted = words_before == 0 || helped;
        rest <= NEAR && (quoted || inverted) || rest <= 4 && self.lexicon.speaker_first
    }

    fn closes(&self, token: usize) -> bool {
        self.is(token, &["»", "”", "\"", "''"])
    }

    /// What is said "according to" someone.
    fn sourced(&self, found: Found, (first, last): (usize, usize)) -> Option<Span> {
        let opens = found.start <= first + 1;
        let comma = (found.end..last.min(found.end + SOURCE))
            .find(|index| self.is(*index, &[","]) && divides(self.document, self.tokens, *index));
        if opens && let Some(comma) = comma {
            return self.clauses.span(self.tokens, comma + 1, last);
        }
        // At the end of the sentence: what stands before.
        if !opens && comma.is_none() && last - found.end < SOURCE {
            return self.clauses.span(self.tokens, first, found.start);
        }
        self.clauses.span(self.tokens, first, last)
    }
}
