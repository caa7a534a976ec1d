use super::resolve::Tense;
use crate::pattern::Text;
use crate::{Sentence, TokenKind};

/// Words on each side that are looked at.
const WINDOW: u32 = 14;
/// Words between an auxiliary and its participle.
const AUXILIARY: u32 = 3;

/// Whether the words around a time look back or ahead, and whether that is sure: a word
/// such as "until" before it is, else the nearest verb before it in its clause decides, or
/// after it.
pub(super) fn tense(text: &Text<'_>, sentences: &[Sentence], tokens: (u32, u32)) -> (Tense, bool) {
    let sentence = sentences[text.tokens[tokens.0 as usize].sentence as usize];
    let word = |at: u32| text.words.lower(at as usize);
    if tokens.0 > sentence.tokens.0
        && let Some(ahead) = text.grammar.tense_before(word(tokens.0 - 1))
    {
        return (of(ahead), true);
    }
    // What is somebody's or something's ("Friday's match") is told, not planned.
    if text.tokens.len() > tokens.1 as usize && word(tokens.1) == "'s" {
        return (Tense::Unknown, false);
    }
    let verb = |at: u32| {
        if text.tokens[at as usize].kind != TokenKind::Word {
            return None;
        }
        let next = Some(at + 1).filter(|next| *next < sentence.tokens.1);
        if next.is_some_and(|next| text.grammar.is_ahead(word(at), word(next))) {
            return Some(true);
        }
        let ahead = text.grammar.tense_of(word(at))?;
        // "a still unspecified date": a participle within a noun phrase.
        let before = |back: u32| Some(at.checked_sub(back)?).filter(|at| *at >= sentence.tokens.0);
        let opens = |back| before(back).is_some_and(|at| text.grammar.is_determiner(word(at)));
        let adverb = || before(1).is_some_and(|at| !text.grammar.is_noun_like(word(at)));
        let noun = |next: u32| {
            text.tokens[next as usize].kind == TokenKind::Word
                && text.grammar.is_noun_like(word(next))
        };
        let in_noun = (opens(1) || adverb() && opens(2)) && next.is_some_and(noun);
        if in_noun && !text.grammar.is_tense_word(word(at)) {
            return None;
        }
        if next.is_some_and(|next| text.grammar.is_no_verb(word(at), word(next))) {
            return None;
        }
        // "will be voted", "had been due": the participle looks where its auxiliary does.
        let first = at.saturating_sub(AUXILIARY).max(sentence.tokens.0);
        if ahead && (first..at).any(|at| text.grammar.is_perfect(word(at))) {
            return Some(false);
        }
        Some(ahead || (first..at).any(|at| text.grammar.is_future_word(word(at))))
    };
    let stops = |at: &u32| matches!(word(*at), "," | ";" | ":" | "(" | ")" | "\"" | "«" | "»");
    let first = tokens.0.saturating_sub(WINDOW).max(sentence.tokens.0);
    let end = (tokens.1 + WINDOW).min(sentence.tokens.1);
    // The verb of the same clause, before or after; then the nearest of any.
    let before = (first..tokens.0)
        .rev()
        .take_while(|at| !stops(at))
        .find_map(verb);
    let near = before.or_else(|| (tokens.1..end).take_while(|at| !stops(at)).find_map(verb));
    let nearest = || {
        (1..=WINDOW).find_map(|distance| {
            let before = tokens.0.checked_sub(distance).filter(|at| *at >= first);
            let after = Some(tokens.1 - 1 + distance).filter(|at| *at < end);
            before.into_iter().chain(after).find_map(verb)
        })
    };
    (near.or_else(nearest).map_or(Tense::Unknown, of), false)
}

fn of(ahead: bool) -> Tense {
    if ahead { Tense::Future } else { Tense::Past }
}
