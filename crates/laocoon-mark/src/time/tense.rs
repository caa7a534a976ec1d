use super::resolve::Tense;
use crate::pattern::Text;
use crate::{Sentence, TokenKind};

/// Words on each side that are looked at.
const WINDOW: u32 = 14;
/// Words between an auxiliary and its participle.
const AUXILIARY: u32 = 3;

/// Whether the words around a time look back or ahead, and whether that is sure: a word
/// such as "until" before it is, else the nearest verb decides.
pub(super) fn tense(text: &Text<'_>, sentences: &[Sentence], tokens: (u32, u32)) -> (Tense, bool) {
    let sentence = sentences[text.tokens[tokens.0 as usize].sentence as usize];
    let word = |at: u32| text.words.lower(at as usize);
    if tokens.0 > sentence.tokens.0
        && let Some(ahead) = text.grammar.tense_before(word(tokens.0 - 1))
    {
        return (of(ahead), true);
    }
    for distance in 1..=WINDOW {
        let before = tokens.0.checked_sub(distance);
        let after = tokens.1 - 1 + distance;
        for at in before.into_iter().chain([after]) {
            if at < sentence.tokens.0 || at >= sentence.tokens.1 {
                continue;
            }
            if text.tokens[at as usize].kind != TokenKind::Word {
                continue;
            }
            match text.grammar.tense_of(word(at)) {
                // "will be voted": the participle looks where its auxiliary does.
                Some(false) => {
                    let first = at.saturating_sub(AUXILIARY).max(sentence.tokens.0);
                    let future = (first..at).any(|at| text.grammar.is_future_word(word(at)));
                    return (of(future), false);
                }
                Some(true) => return (Tense::Future, false),
                None => {}
            }
        }
    }
    (Tense::Unknown, false)
}

fn of(ahead: bool) -> Tense {
    if ahead { Tense::Future } else { Tense::Past }
}
