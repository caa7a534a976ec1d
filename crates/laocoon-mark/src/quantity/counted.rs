use crate::TokenKind;
use crate::pattern::Text;
use laocoon_text::Span;

/// Most words of what is counted.
const MOST_WORDS: usize = 6;

/// What a share is of; it may be counted itself: "des 2 300 salariés".
pub(super) fn whole(text: &Text<'_>, after: usize, end: usize) -> Option<Span> {
    let mut at = after;
    while at < end && text.grammar.is_of(text.words.lower(at)) {
        at += 1;
    }
    let most = at + 2;
    while at < end.min(most) && text.grammar.is_article(text.words.lower(at)) {
        at += 1;
    }
    let start = at;
    let figure = |at: usize| {
        text.tokens[at].kind == TokenKind::Number
            || at > start && matches!(text.words.lower(at), "," | ".") && text.is_glued(at)
    };
    while at > after && at < end && figure(at) {
        at += 1;
    }
    let noun = counted(text, at, end)?;
    Some(text.tokens[start].span.cover(noun))
}

/// What is counted, or what a share is of: the words after a quantity, up to the first that
/// cannot belong to a noun and its complements. `end` is the sentence's last token.
pub(super) fn counted(text: &Text<'_>, after: usize, end: usize) -> Option<Span> {
    let mut at = after;
    while at < end && text.grammar.is_of(text.words.lower(at)) {
        at += 1;
    }
    let start = at;
    // "9ème plus grand pays"
    while at < end && text.grammar.is_superlative(text.words.lower(at)) {
        at += 1;
    }
    let mut last = None;
    let mut words = 0;
    while at < end && words < MOST_WORDS {
        let token = text.tokens[at];
        let lower = text.words.lower(at);
        match token.kind {
            TokenKind::Word if text.grammar.is_of(lower) && last.is_some() => {}
            TokenKind::Word if text.grammar.is_noun_like(lower) => {
                last = Some(at);
                words += 1;
            }
            TokenKind::Sign if lower == "-" && at > start && glued(text, at) => {}
            _ => break,
        }
        at += 1;
    }
    let last = last?;
    Some(text.tokens[start].span.cover(text.tokens[last].span))
}

fn glued(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at - 1].span.end == text.tokens[at].span.start
        && text.tokens.get(at + 1).is_some_and(|next| {
            next.kind == TokenKind::Word && next.span.start == text.tokens[at].span.end
        })
}
