//! Numbers and what they measure: values, units, bounds, what is counted.

mod amount;
mod construction;
mod counted;
mod digits;
mod lexicon;
mod number;
mod read;
pub mod unit;
mod words;

pub(crate) use amount::Amount;
pub(crate) use construction::CONSTRUCTIONS;
pub(crate) use lexicon::lexical;
pub(crate) use number::{Form, Number};
pub(crate) use read::{Reader, read_number};
pub(crate) use words::Atom;

use crate::pattern::{Candidate, Text, Value};
use crate::{Quantity, QuantityKind, Sentence, TokenKind};
use laocoon_text::Span;

/// The mark of a candidate that is a quantity.
pub(crate) fn quantity(
    text: &Text<'_>,
    sentences: &[Sentence],
    candidate: &Candidate,
) -> Option<Quantity> {
    let Value::Amount(amount) = candidate.value else {
        return None;
    };
    if amount.is_weak() && amount.kind == QuantityKind::Number {
        return None;
    }
    let (first, end) = candidate.tokens;
    if is_part_of_name(text, first as usize, end as usize) {
        return None;
    }
    let tokens = &text.tokens[first as usize..end as usize];
    let span = Span::new(tokens[0].span.start, tokens[tokens.len() - 1].span.end);
    let sentence = sentences[tokens[0].sentence as usize];
    let of = match amount.of {
        Some((from, to)) => Some(Span::new(
            text.tokens[from as usize].span.start,
            text.tokens[to as usize - 1].span.end,
        )),
        None => counted::counted(text, end as usize, sentence.tokens.1 as usize),
    };
    // "les deux": a small number in words that counts nothing is a pronoun.
    let small = amount.number.value > rust_decimal::Decimal::ZERO
        && amount.number.value <= rust_decimal::Decimal::TEN;
    let bare = amount.kind == QuantityKind::Number && amount.to.is_none();
    let alone = first == sentence.tokens.0
        && text.tokens[end as usize..sentence.tokens.1 as usize]
            .iter()
            .all(|token| token.kind == TokenKind::Sign);
    if bare && !alone && small && amount.number.form == Form::Words && of.is_none() {
        return None;
    }
    let codes = &text.grammar.codes;
    let unit = match (amount.measure, amount.per) {
        (Some(unit), Some(per)) => Some(format!("{}/{}", codes.get(unit), codes.get(per))),
        (Some(unit), None) => Some(codes.get(unit).to_owned()),
        (None, Some(per)) => Some(format!("/{}", codes.get(per))),
        (None, None) => None,
    };
    Some(amount.quantity(span, unit, of))
}

/// Whether letters are glued to a number: "83P", "KC-45".
fn is_part_of_name(text: &Text<'_>, first: usize, end: usize) -> bool {
    let glued = |at: usize| {
        at > 0
            && at < text.tokens.len()
            && text.tokens[at - 1].span.end == text.tokens[at].span.start
    };
    let is = |at: usize, kind| text.tokens[at].kind == kind;
    let runs_on = glued(end) && is(end, TokenKind::Word) && is(end - 1, TokenKind::Number);
    let hyphen = first > 1
        && glued(first)
        && glued(first - 1)
        && text.words.lower(first - 1) == "-"
        && is(first, TokenKind::Number)
        && is(first - 2, TokenKind::Word);
    runs_on || hyphen
}
