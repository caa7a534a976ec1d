use super::digits::read_digits;
use super::number::{Form, Number};
use super::words::read_words;
use crate::TokenKind;
use crate::pattern::{Text, Value};
use rust_decimal::Decimal;

/// What reading a number needs to see of the chart.
pub(crate) trait Reader {
    fn text(&self) -> &Text<'_>;
    fn sentence(&self) -> (usize, usize);
    /// The longest phrase of a lexicon's class that starts at a token, and the token after.
    fn word_of(&self, at: usize, class: &str) -> Option<(Value, usize)>;
}

/// The longest number that starts at this token, and the token after it.
pub(crate) fn read_number(reader: &impl Reader, at: usize) -> Option<(Number, usize)> {
    let negative = minus(reader, at);
    let start = if negative { at + 1 } else { at };
    let (mut number, mut end) =
        read_digits(reader, start).or_else(|| (!negative).then(|| read_words(reader, start))?)?;
    while let Some((scale, next)) = scale_at(reader, end) {
        number = number.scaled(scale)?;
        end = next;
        // "2 millions 300 mille"
        if number.vague.is_none()
            && end < reader.sentence().1
            && let Some((rest, stop)) = rest(reader, end)
            && rest.value < scale
            && rest.value >= Decimal::ONE_HUNDRED
        {
            number = number.plus(rest)?;
            end = stop;
        }
    }
    if negative {
        number.value.set_sign_negative(true);
        number.form = Form::Figures;
    }
    Some((number, end))
}

/// The number that follows a scale word and is added to it.
fn rest(reader: &impl Reader, at: usize) -> Option<(Number, usize)> {
    let (mut number, mut end) = read_digits(reader, at).or_else(|| read_words(reader, at))?;
    while let Some((scale, next)) = scale_at(reader, end) {
        number = number.scaled(scale)?;
        end = next;
    }
    Some((number, end))
}

/// The scale word at a token: "millions", or "M" and "bn" glued to digits.
fn scale_at(reader: &impl Reader, at: usize) -> Option<(Decimal, usize)> {
    let text = reader.text();
    if at >= reader.sentence().1 {
        return None;
    }
    let glued = text.tokens[at - 1].span.end == text.tokens[at].span.start;
    let after_digits = text.tokens[at - 1].kind == TokenKind::Number;
    let found = reader.word_of(at, "scale").or_else(|| {
        (after_digits && glued)
            .then(|| reader.word_of(at, "scale_glued"))
            .flatten()
    });
    match found {
        Some((Value::Atom(atom), end)) => Some((atom.value, end)),
        _ => None,
    }
}

/// A minus that stands before digits and after a gap.
fn minus(reader: &impl Reader, at: usize) -> bool {
    let text = reader.text();
    let sign = text.tokens[at];
    let (first, stop) = reader.sentence();
    if sign.kind != TokenKind::Sign || at + 1 >= stop {
        return false;
    }
    let is_minus = matches!(text.document.words(sign.span), "-" | "−" | "–");
    let next = text.tokens[at + 1];
    let free = at == first
        || text.tokens[at - 1].span.end < sign.span.start
        || text.tokens[at - 1].kind == TokenKind::Sign
            && text.document.words(text.tokens[at - 1].span) == "(";
    is_minus && free && next.kind == TokenKind::Number && next.span.start == sign.span.end
}
