//! Conditional verbs: French "serait", "auraient été vus" by their ending, Russian "было бы"
//! by its particle.
//!
//! In the French press some forms give a statement to somebody else ("aurait fui"); the others
//! doubt it: a hedge. Where the sentence has a condition ("si …"), it says what depends on it; after a
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
                    reach: if condition || !reportive(context, index, (first, last)) {
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

/// Whether a conditional verb gives its statement to somebody else: "aurait fui" does,
/// "il serait temps", "on aurait tort" and "un accord qui permettrait" are the writer's own.
fn reportive(context: &Context<'_>, index: usize, (first, last): (usize, usize)) -> bool {
    let rule = &context.lexicon.conditional;
    let one_of = |token: usize, words: &[String]| {
        let word = context.words.lower(token);
        words.iter().any(|known| known == word)
    };
    let subject = (first..index).rev().find(|token| {
        !["n'", "ne", "s'", "se", "en", "y", "-"].contains(&context.words.lower(*token))
    });
    // "qui" asks only where it opens the sentence; elsewhere it goes on with a noun, of which
    // a compound tense may be hearsay.
    let supposed = subject.is_some_and(|token| {
        one_of(token, &rule.supposing) && !(token > first && context.words.lower(token) == "qui")
    });
    let opinion = (index + 1..last.min(index + 3)).any(|token| one_of(token, &rule.opinion));
    // A number is a fact that somebody reports.
    let figure = (index + 1..last.min(index + 8))
        .any(|token| context.tokens[token].kind == TokenKind::Number);
    (one_of(index, &rule.reportive) || figure) && !supposed && !opinion
}

fn ends_in(word: &str, ends: &[String]) -> bool {
    ends.iter().any(|end| word.ends_with(end.as_str()))
}
