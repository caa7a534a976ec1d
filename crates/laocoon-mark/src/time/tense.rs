use super::resolve::Tense;
use crate::pattern::Text;
use crate::{Sentence, TokenKind};

/// Words on each side that are looked at.
const WINDOW: u32 = 14;

/// Whether the verbs around a time look back or ahead: the nearest decides.
pub(super) fn tense(text: &Text<'_>, sentences: &[Sentence], tokens: (u32, u32)) -> Tense {
    let sentence = sentences[text.tokens[tokens.0 as usize].sentence as usize];
    if tokens.0 > sentence.tokens.0
        && text
            .grammar
            .looks_ahead(text.words.lower(tokens.0 as usize - 1))
    {
        return Tense::Future;
    }
    for distance in 1..=WINDOW {
        let before = tokens.0.checked_sub(distance);
        let after = tokens.1 - 1 + distance;
        for at in before.into_iter().chain([after]) {
            if at < sentence.tokens.0 || at >= sentence.tokens.1 {
                continue;
            }
            if text.tokens[at as usize].kind == TokenKind::Word {
                match text.grammar.tense_of(text.words.lower(at as usize)) {
                    Some(true) => return Tense::Future,
                    Some(false) => return Tense::Past,
                    None => {}
                }
            }
        }
    }
    Tense::Unknown
}
