use super::digits::read_digits;
use super::number::{Form, Number, ten_to};
use super::words::read_words;
use crate::TokenKind;
use crate::pattern::builtin::{DECIMAL_WORD, MINUS_WORD, SCALE, SCALE_GLUED};
use crate::pattern::{ClassId, Text, Value};
use rust_decimal::Decimal;

/// What reading a number needs to see of the chart.
pub(crate) trait Reader {
    fn text(&self) -> &Text<'_>;
    fn sentence(&self) -> (usize, usize);
    /// The longest phrase of a lexicon's class that starts at a token, and the token after.
    fn word_of(&self, at: usize, class: ClassId) -> Option<(Value, usize)>;
}

/// The longest number that starts at this token, and the token after it.
pub(crate) fn read_number(reader: &impl Reader, at: usize) -> Option<(Number, usize)> {
    let start = after_minus(reader, at);
    let (mut number, mut end) = read_part(reader, start.unwrap_or(at))?;
    // "deux millions trois cent mille": smaller parts are added.
    while number.vague.is_none() {
        let next = joined(reader, end);
        let Some((rest, stop)) = read_part(reader, next) else {
            break;
        };
        let scaled = number.last >= 3 && number.last < 30;
        let below = scaled && rest.value < ten_to(number.last) && rest.value > Decimal::ZERO;
        let written_out = rest.form == Form::Words || rest.value >= Decimal::ONE_HUNDRED;
        if !below || !written_out || number.value.fract() != Decimal::ZERO {
            break;
        }
        number = number.plus(rest)?;
        end = stop;
    }
    if start.is_some() {
        number.value.set_sign_negative(true);
        number.form = match number.form {
            Form::Digits => Form::Figures,
            Form::Article => Form::Words,
            form => form,
        };
    }
    Some((number, end))
}

/// Digits or words, with the scale words that multiply them.
fn read_part(reader: &impl Reader, at: usize) -> Option<(Number, usize)> {
    if at >= reader.sentence().1 {
        return None;
    }
    let (mut number, mut end) = match read_digits(reader, at) {
        Some(found) => match found.0.form {
            Form::Digits => with_decimals(reader, found),
            _ => found,
        },
        None => match read_words(reader, at) {
            Some(found) => with_decimals(reader, found),
            None => only_decimals(reader, at)?,
        },
    };
    while let Some((scale, next)) = scale_at(reader, end).or_else(|| {
        let next = joined(reader, end);
        (next > end).then(|| scale_at(reader, next)).flatten()
    }) {
        number = number.scaled(scale)?;
        end = next;
    }
    Some((number, end))
}

/// The token after a hyphen that stands glued at `at`: "deux-cent-mille".
fn joined(reader: &impl Reader, at: usize) -> usize {
    let text = reader.text();
    let hyphen = at + 1 < reader.sentence().1
        && text.words.lower(at) == "-"
        && text.tokens[at - 1].span.end == text.tokens[at].span.start
        && text.tokens[at].span.end == text.tokens[at + 1].span.start
        && text.tokens[at - 1].kind == TokenKind::Word;
    if hyphen { at + 1 } else { at }
}

/// "trois virgule zéro cinq": the words after the sign, one after the other, are decimals.
fn with_decimals(reader: &impl Reader, whole: (Number, usize)) -> (Number, usize) {
    let (number, end) = whole;
    let Some((_, mut at)) = reader.word_of(end, DECIMAL_WORD) else {
        return whole;
    };
    // "1 point 1"
    if number.form == Form::Digits {
        return match read_digits(reader, at.min(reader.sentence().1 - 1)) {
            Some((part, stop)) if part.form == Form::Digits && stop > at => {
                let scale = reader.text().tokens[at].span.len().min(20);
                match decimals(part.value, scale).and_then(|part| number.value.checked_add(part)) {
                    Some(value) => (Number::from_value(value, Form::Figures), stop),
                    None => whole,
                }
            }
            _ => whole,
        };
    }
    let mut digits = String::new();
    let mut stop = end;
    // "point 77"
    if number.value.is_zero()
        && at < reader.sentence().1
        && reader.text().tokens[at].kind == TokenKind::Number
        && reader.text().tokens[at].span.len() <= 12
    {
        let written = reader.text().document.words(reader.text().tokens[at].span);
        digits.extend(written.chars().filter(char::is_ascii_digit));
        at += 1;
        stop = at;
    }
    while at < reader.sentence().1 && digits.len() < 12 {
        let Some((part, next)) = read_words(reader, at) else {
            break;
        };
        let Some(part) = part.integer() else { break };
        digits.push_str(&part.to_string());
        at = next;
        stop = next;
    }
    let Ok(fraction) = digits.parse::<i64>() else {
        return whole;
    };
    let fraction = Decimal::new(fraction, digits.len() as u32);
    let value = number.value + fraction;
    let mut number = Number::from_value(value, Form::Words);
    number.last = -(digits.len() as i8);
    (number, stop)
}

/// "point two", at the start of a sentence.
fn only_decimals(reader: &impl Reader, at: usize) -> Option<(Number, usize)> {
    if at != reader.sentence().0 {
        return None;
    }
    reader.word_of(at, DECIMAL_WORD)?;
    let zero = (Number::small(0), at);
    let (number, end) = with_decimals(reader, zero);
    (end > at).then_some((number, end))
}

fn decimals(digits: Decimal, count: u32) -> Option<Decimal> {
    let mut value = digits;
    value.set_scale(count).ok()?;
    Some(value)
}

/// The scale word at a token: "millions", or "M" and "bn" glued to digits.
fn scale_at(reader: &impl Reader, at: usize) -> Option<(Decimal, usize)> {
    let text = reader.text();
    if at >= reader.sentence().1 {
        return None;
    }
    let glued = text.tokens[at - 1].span.end == text.tokens[at].span.start;
    let after_digits = text.tokens[at - 1].kind == TokenKind::Number;
    let found = reader.word_of(at, SCALE).or_else(|| {
        (after_digits && glued)
            .then(|| reader.word_of(at, SCALE_GLUED))
            .flatten()
    });
    match found {
        Some((Value::Atom(atom), end)) => Some((atom.value, end)),
        _ => None,
    }
}

/// The token after a minus, in a sign or in a word.
fn after_minus(reader: &impl Reader, at: usize) -> Option<usize> {
    if minus(reader, at) {
        return Some(at + 1);
    }
    let first = at == reader.sentence().0;
    reader
        .word_of(at, MINUS_WORD)
        .filter(|(value, _)| first || *value == Value::Int(1))
        .map(|(_, next)| next)
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
