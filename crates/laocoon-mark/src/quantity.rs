//! Numbers and what they measure: values, units, bounds, what is counted.

mod amount;
mod between;
mod change;
mod construction;
mod counted;
mod digits;
mod lexicon;
mod number;
mod part;
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
use crate::{Bound, Change, Quantity, QuantityKind, Sentence, TokenKind};
use laocoon_text::Span;
use rust_decimal::Decimal;

/// Adds the marks of a candidate that is a quantity: one, or two where a range is the way from
/// one level to another ("passé de 200 à 300"). What is counted ends before `next`, the first
/// token of the mark that follows.
pub(crate) fn quantities(
    text: &Text<'_>,
    sentences: &[Sentence],
    candidate: &Candidate,
    next: usize,
    out: &mut Vec<Quantity>,
) {
    let Value::Amount(amount) = candidate.value else {
        return;
    };
    let (first, end) = (candidate.tokens.0 as usize, candidate.tokens.1 as usize);
    let sentence = sentences[text.tokens[first].sentence as usize].tokens;
    let sentence = (sentence.0 as usize, sentence.1 as usize);
    if let Some((from, goal)) = goal_within(text, &amount, (first, end), sentence.0) {
        let mut low = amount;
        low.number = amount.number;
        low.to = None;
        let mut high = low;
        high.number = amount.to.unwrap_or(amount.number);
        for (amount, tokens) in [(low, (from, goal)), (high, (goal + 1, end))] {
            if let Some(mut quantity) = quantity(text, sentence, &amount, tokens, next) {
                quantity.change = change::change(text, &quantity, tokens, sentence);
                out.push(quantity);
            }
        }
        return;
    }
    let mut amount = amount;
    // "вырос до 5 %": a level, no limit.
    let reached = amount.bound == Bound::AtMost && change::reaches(text, first, sentence.0);
    if reached {
        amount.bound = Bound::Exact;
    }
    let Some(mut quantity) = quantity(text, sentence, &amount, (first, end), next) else {
        return;
    };
    if amount.number.form == Form::Multiple {
        quantity.change = change::multiplies(text, (first, end), sentence);
        if quantity.change == Some(Change::Down) {
            invert(&mut quantity);
        }
    } else if !reached {
        quantity.change = change::change(text, &quantity, (first, end), sentence)
            .or_else(|| also(text, out.last(), first));
    }
    out.push(quantity);
}

/// A multiple is what the old figure is multiplied by: "divided by three" is a third.
fn invert(quantity: &mut Quantity) {
    let inverse = |value: Decimal| match Decimal::ONE.checked_div(value) {
        Some(inverse) if value > Decimal::ONE => part::rounded(inverse),
        _ => value,
    };
    let (low, high) = (quantity.low, quantity.high);
    quantity.value = quantity.value.map(inverse);
    quantity.low = high.map(inverse);
    quantity.high = low.map(inverse);
}

/// The first level and the token before the second, when a range is a way from one to the
/// other ("from 200 to 300") or a step and what it led to ("by 10 pence to 410 pence").
fn goal_within(
    text: &Text<'_>,
    amount: &Amount,
    (first, end): (usize, usize),
    start: usize,
) -> Option<(usize, usize)> {
    amount.to?;
    let goal = (first + 1..end - 1).find(|at| text.grammar.is_goal(text.words.lower(*at)))?;
    if !change::moves(text, first, start) {
        return None;
    }
    if text.grammar.is_source(text.words.lower(first)) && goal > first + 1 {
        return Some((first + 1, goal));
    }
    let by = first > start
        && text.grammar.is_by(text.words.lower(first - 1))
        && !text.grammar.is_source(text.words.lower(first - 1));
    let own_unit = text.tokens[goal - 1].kind != TokenKind::Number;
    (by && own_unit && amount.number.form != Form::Words).then_some((first, goal))
}

/// "fell 3 cents, or 0.4 percent": the same change in other words.
fn also(text: &Text<'_>, last: Option<&Quantity>, first: usize) -> Option<Change> {
    let last = last.filter(|last| last.change.is_some())?;
    let near = first >= 2 && text.grammar.is_same(text.words.lower(first - 1));
    let before = text.tokens[first.checked_sub(2)?].span;
    let comma = text.words.lower(first - 2) == ",";
    let touches = before.end == last.span.end
        || comma && text.tokens[first.checked_sub(3)?].span.end == last.span.end;
    (near && touches).then_some(last.change).flatten()
}

/// The mark of an amount at these tokens.
fn quantity(
    text: &Text<'_>,
    sentence: (usize, usize),
    amount: &Amount,
    (first, end): (usize, usize),
    next: usize,
) -> Option<Quantity> {
    if amount.is_weak() && amount.kind == QuantityKind::Number {
        return None;
    }
    if is_part_of_name(text, first, end) {
        return None;
    }
    let tokens = &text.tokens[first..end];
    let span = Span::new(tokens[0].span.start, tokens[tokens.len() - 1].span.end);
    let of = match amount.of {
        Some((from, to)) => Some(Span::new(
            text.tokens[from as usize].span.start,
            text.tokens[to as usize - 1].span.end,
        )),
        None if amount.is_share() => counted::whole(text, end, sentence.1),
        None => {
            // A mark right behind is counted itself: "two five-year terms".
            let stop = if next == end {
                sentence.1
            } else {
                sentence.1.min(next)
            };
            counted::counted(text, end, stop)
        }
    };
    // "les deux": a small number in words that counts nothing is a pronoun.
    let small = amount
        .number
        .integer()
        .is_some_and(|value| (0..=10).contains(&value));
    let bare = amount.kind == QuantityKind::Number && amount.to.is_none();
    let alone = first == sentence.0
        && text.tokens[end..sentence.1]
            .iter()
            .all(|token| token.kind == TokenKind::Sign);
    if bare && !alone && small && amount.number.form == Form::Words && of.is_none() {
        return None;
    }
    Some(amount.quantity(span, unit_of(text, amount), of))
}

/// The code of an amount's unit, with what it is per.
fn unit_of(text: &Text<'_>, amount: &Amount) -> Option<String> {
    let codes = &text.grammar.codes;
    if amount.measure.is_none() && amount.per.is_none() {
        return None;
    }
    let mut unit = amount
        .measure
        .map_or_else(String::new, |unit| codes.get(unit).to_owned());
    for per in [amount.per, amount.per_too].into_iter().flatten() {
        unit.push('/');
        unit.push_str(codes.get(per));
    }
    Some(unit)
}

/// Whether letters are glued to a number: "83P", "KC-45".
fn is_part_of_name(text: &Text<'_>, first: usize, end: usize) -> bool {
    let glued = |at: usize| {
        at > 0
            && at < text.tokens.len()
            && text.tokens[at - 1].span.end == text.tokens[at].span.start
    };
    let is = |at: usize, kind| text.tokens[at].kind == kind;
    // "PM2.5"
    let version = first > 1
        && glued(first)
        && glued(first - 1)
        && text.words.lower(first - 1) == "."
        && is(first - 2, TokenKind::Word)
        && text
            .words
            .lower(first - 2)
            .ends_with(|c: char| c.is_ascii_digit());
    // A whole word in small letters has lost its space: "30people".
    let word = |at: usize| {
        let word = text.document.words(text.tokens[at].span);
        word.chars().count() > 3 && word.chars().all(char::is_lowercase)
    };
    let runs_on =
        glued(end) && is(end, TokenKind::Word) && is(end - 1, TokenKind::Number) && !word(end);
    let hyphen = first > 1
        && glued(first)
        && glued(first - 1)
        && text.words.lower(first - 1) == "-"
        && is(first, TokenKind::Number)
        && is(first - 2, TokenKind::Word);
    runs_on || hyphen || version
}
