use crate::{Sentence, Token, TokenKind};
use laocoon_languages::Pack;
use laocoon_text::{Document, Span};

/// Tokens after which text without an end of a sentence is cut at its next sign, and after twice
/// as many anywhere: later stages compare what stands in one sentence.
const LONGEST: usize = 800;

/// Cuts the tokens of one block, those from `first` on, into sentences.
pub(super) fn split(
    document: &Document,
    pack: &Pack,
    block: u32,
    first: usize,
    tokens: &mut [Token],
    sentences: &mut Vec<Sentence>,
) {
    let text = document.text.as_str();
    let mut start = first;
    let mut at = first;
    while at < tokens.len() {
        let mut end = at + 1;
        if ends(text, pack, &tokens[start..], at - start) {
            while end < tokens.len() && closes(text, tokens[end - 1], tokens[end]) {
                end += 1;
            }
        } else if end < tokens.len() && !is_too_long(end - start, tokens[at]) {
            at = end;
            continue;
        }
        for token in &mut tokens[start..end] {
            token.sentence = sentences.len() as u32;
        }
        sentences.push(Sentence {
            span: Span::new(tokens[start].span.start, tokens[end - 1].span.end),
            block,
            tokens: (start as u32, end as u32),
        });
        start = end;
        at = end;
    }
}

fn is_too_long(length: usize, last: Token) -> bool {
    length >= 2 * LONGEST || length >= LONGEST && last.kind == TokenKind::Sign
}

/// Whether the sentence that starts with the first of these tokens ends after token `at`.
fn ends(text: &str, pack: &Pack, tokens: &[Token], at: usize) -> bool {
    let mark = tokens[at];
    let words = mark.span.of(text);
    if mark.kind == TokenKind::Word {
        // "U.S." before "The".
        return words.ends_with('.')
            && tokens
                .get(at + 1)
                .is_some_and(|next| starts_anew(text, pack, *next));
    }
    if !matches!(words.chars().next(), Some('.' | '!' | '?' | '…' | '。')) {
        return false;
    }
    let Some(next) = tokens[at + 1..]
        .iter()
        .scan(mark, |last, token| {
            let closing = closes(text, *last, *token);
            *last = *token;
            Some((closing, *token))
        })
        .find_map(|(closing, token)| (!closing).then_some(token))
    else {
        return true;
    };
    let spaced =
        tokens[at + 1].span.start > mark.span.end || next.span.start > tokens[at + 1].span.start;
    let next_first = next.span.of(text).chars().next().unwrap_or(' ');
    let previous = at.checked_sub(1).map(|before| tokens[before]);
    if words == "." {
        let Some(previous) = previous else {
            return false;
        };
        let before = previous.span.of(text);
        let glued = previous.span.end == mark.span.start;
        match previous.kind {
            // "1. A title"
            TokenKind::Number if at == 1 => return false,
            TokenKind::Word if glued => {
                let initial = before.chars().count() == 1 && before.chars().all(char::is_uppercase);
                let lower = super::lower(before);
                if pack.final_abbreviations.contains(&lower) {
                    return spaced && starts_anew(text, pack, next);
                }
                if initial || pack.abbreviations.contains(&lower) {
                    return false;
                }
                // A missing space: "fin.Le début".
                if !spaced {
                    return next_first.is_uppercase()
                        && next.kind == TokenKind::Word
                        && next.span.len() > 1
                        && before.chars().count() > 2
                        && before.chars().all(char::is_lowercase);
                }
            }
            _ => {}
        }
    }
    spaced && !next_first.is_lowercase()
}

/// Whether a token is a function word with a capital, as at the start of a sentence.
fn starts_anew(text: &str, pack: &Pack, token: Token) -> bool {
    let word = token.span.of(text);
    // "И." before a surname looks like the word "и".
    let stop = text.get(token.span.end as usize..);
    let initial = word.chars().count() == 1 && stop.is_some_and(|rest| rest.starts_with('.'));
    token.kind == TokenKind::Word
        && !initial
        && word.chars().next().is_some_and(char::is_uppercase)
        && pack.function_words.contains(&super::lower(word))
}

/// Whether a token closes what the sentence before it opened.
fn closes(text: &str, previous: Token, token: Token) -> bool {
    let sign = token.span.of(text);
    match sign.chars().next() {
        Some('»' | '”' | ')' | ']' | '’') if token.kind == TokenKind::Sign => true,
        Some('"' | '\'' | '“') if token.kind == TokenKind::Sign => {
            previous.span.end == token.span.start
        }
        _ => false,
    }
}
