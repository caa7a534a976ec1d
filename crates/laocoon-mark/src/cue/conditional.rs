//! Conditional verbs: French "serait", "auraient été vus" by their ending, Russian "было бы"
//! by its particle.
//!
//! In the press the conditional gives a statement to somebody else, or doubts it: a hedge. Where the sentence has a condition ("si …"), it says what depends on it; after a
//! verb of saying ("a dit qu'il viendrait") it is only a tense.

use super::lexicon::Found;
use super::lexicon::Phrase;
use super::scope::{Context, Reach};
use crate::{CueClass, TokenKind};

/// The conditional verbs that no phrase has taken.
pub(super) fn find(context: &Context<'_>, phrases: &[Found]) -> Vec<Found> {
    let rule = &context.lexicon.conditional;
    if rule.endings.is_empty() && rule.particles.is_empty() {
        return Vec::new();
    }
    let mut next = 0;
    let mut found = Vec::new();
    for sentence in context.sentences {
        let (first, last) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        while next < phrases.len() && phrases[next].start < first {
            next += 1;
        }
        let inside = phrases[next..]
            .iter()
            .take_while(|phrase| phrase.start < last);
        let condition = inside
            .clone()
            .any(|phrase| phrase.phrase.class == Some(CueClass::Condition));
        let said = inside
            .filter(|phrase| matches!(phrase.phrase.reach, Reach::Verb | Reach::Object))
            .map(|phrase| phrase.end)
            .next();
        for (index, token) in (first..last).zip(&context.tokens[first..last]) {
            let word = context.words.lower(index);
            let conditional = token.kind == TokenKind::Word
                && !context.taken[index]
                && (ends_in(word, &rule.endings) && !ends_in(word, &rule.exceptions)
                    || rule.particles.iter().any(|particle| particle == word));
            let tense = said.is_some_and(|said| said <= index && context.reports(said, index));
            if !conditional || tense {
                continue;
            }
            found.push(Found {
                start: index,
                end: index + 1,
                phrase: Phrase {
                    class: Some(if condition {
                        CueClass::Condition
                    } else {
                        CueClass::Hedge
                    }),
                    reach: if condition {
                        Reach::Clause
                    } else {
                        Reach::Reportive
                    },
                    lower: false,
                    tone: None,
                },
            });
        }
    }
    found
}

fn ends_in(word: &str, ends: &[String]) -> bool {
    ends.iter().any(|end| word.ends_with(end.as_str()))
}
