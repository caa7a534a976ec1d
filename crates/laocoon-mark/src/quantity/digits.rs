use super::number::{Form, Number};
use super::read::Reader;
use crate::TokenKind;
use crate::token::digit;
use rust_decimal::Decimal;

/// The number in digits that starts at this token, with groups and decimals, and the token
/// after it.
pub(super) fn read_digits(reader: &impl Reader, at: usize) -> Option<(Number, usize)> {
    let text = reader.text();
    let stop = reader.sentence().1;
    let mut figures = Figures::default();
    let scanned = scanned_one(reader, at);
    if !scanned && text.tokens[at].kind != TokenKind::Number {
        // ".25"
        let free = at == reader.sentence().0
            || text.tokens[at - 1].span.end < text.tokens[at].span.start
            || text.tokens[at - 1].kind == TokenKind::Sign;
        let opens = free
            && at + 1 < stop
            && text.document.words(text.tokens[at].span) == "."
            && text.tokens[at + 1].kind == TokenKind::Number
            && text.tokens[at + 1].span.start == text.tokens[at].span.end;
        if !opens || separator_at(reader, at + 2, stop).is_some() {
            return None;
        }
        figures.decimals(words(reader, at + 1))?;
        return Some((figures.number(Form::Figures)?, at + 2));
    }
    // Figures after a sign are written as in English everywhere: "$10,000".
    let after_sign = at > reader.sentence().0
        && matches!(words(reader, at - 1), "$" | "£" | "¥")
        && text.tokens[at - 1].span.end == text.tokens[at].span.start;
    let mut first = figures.push(words(reader, at))?;
    let mut at = at + 1;
    let mut plain = !scanned;
    while let Some((digits, next)) = misread(reader, at, stop) {
        first += figures.push(digits)?;
        plain = false;
        at = next;
        if at < stop && text.tokens[at].kind == TokenKind::Number && text.is_glued(at) {
            first += figures.push(words(reader, at))?;
            at += 1;
        }
    }
    // Groups of three digits.
    let mut grouping: Option<Separator> = None;
    if first <= 3 {
        while let Some((separator, next)) = separator(reader, at, stop) {
            let group = words(reader, next);
            let decimal = separator == Separator::Sign(decimal_sign(reader));
            let same = grouping.is_none_or(|known| known == separator);
            if group.chars().count() != 3 || !same || !groups(reader, separator) {
                break;
            }
            // "2,724" in French is a decimal; "2,724,910" is not.
            if decimal
                && !after_sign
                && grouping.is_none()
                && !repeats(reader, next + 1, stop, separator)
            {
                break;
            }
            grouping = Some(separator);
            figures.push(group)?;
            plain = false;
            at = next + 1;
        }
    }
    // Decimals.
    if let Some((Separator::Sign(sign), next)) = separator(reader, at, stop) {
        let own = sign == decimal_sign(reader);
        let length = words(reader, next).chars().count();
        let other = matches!(sign, '.' | ',')
            && length != 3
            && grouping.is_none_or(|known| known != Separator::Sign(sign));
        // "2.0.1", "10.12.2012" and "1,2,3" are no decimals.
        let chain = separator_at(reader, next + 1, stop) == Some(sign);
        if (own || other) && !chain {
            figures.decimals(words(reader, next))?;
            plain = false;
            at = next + 1;
            // "60,240 0": decimals in threes.
            while length == 3
                && at < stop
                && text.tokens[at].kind == TokenKind::Number
                && text.tokens[at].span.len() <= 3
                && (is_thin_gap(reader, at)
                    || is_gap(reader, at) && words(reader, at).starts_with('0'))
            {
                figures.decimals(words(reader, at))?;
                at += 1;
            }
        }
    }
    let form = if plain { Form::Digits } else { Form::Figures };
    Some((figures.number(form)?, at))
}

/// Whether a word is digits of which a scanner took the first, a one, for a letter: "l5".
fn scanned_one(reader: &impl Reader, at: usize) -> bool {
    let text = reader.text();
    text.tokens[at].kind == TokenKind::Word
        && !text.is_glued(at)
        && words(reader, at)
            .strip_prefix('l')
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|c| c.is_ascii_digit()))
}

/// The digit that a scanner took for the letters glued after digits, "1O0" and "2l5", and the
/// token after them. One letter at a time, or two for "1OO".
fn misread(reader: &impl Reader, at: usize, stop: usize) -> Option<(&'static str, usize)> {
    let text = reader.text();
    if at >= stop || text.tokens[at].kind != TokenKind::Word || !text.is_glued(at) {
        return None;
    }
    let followed = at + 1 < stop && text.is_glued(at + 1);
    let inside = followed && text.tokens[at + 1].kind == TokenKind::Number;
    match words(reader, at) {
        "O" | "О" if inside || !followed => Some(("0", at + 1)),
        "OO" | "ОО" if inside || !followed => Some(("00", at + 1)),
        "o" | "о" if inside => Some(("0", at + 1)),
        "l" | "I" if inside => Some(("1", at + 1)),
        _ => None,
    }
}

#[derive(Default)]
struct Figures {
    mantissa: i128,
    scale: u32,
    digits: usize,
}

impl Figures {
    fn push(&mut self, digits: &str) -> Option<usize> {
        let mut count = 0;
        let figures = digits.chars().map(|c| if c == 'l' { '1' } else { c });
        for digit in figures.filter_map(digit) {
            self.mantissa = self.mantissa * 10 + i128::from(digit);
            count += 1;
            if self.digits + count > 27 {
                return None;
            }
        }
        self.digits += count;
        Some(count)
    }

    fn decimals(&mut self, digits: &str) -> Option<()> {
        self.scale += self.push(digits)? as u32;
        Some(())
    }

    fn number(&self, form: Form) -> Option<Number> {
        let value = Decimal::try_from_i128_with_scale(self.mantissa, self.scale).ok()?;
        Some(Number::from_value(value, form))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Space,
    Sign(char),
}

fn words(reader: &impl Reader, at: usize) -> &str {
    let text = reader.text();
    text.document.words(text.tokens[at].span)
}

fn decimal_sign(reader: &impl Reader) -> char {
    let sign = reader.text().grammar.pack.decimal.chars().next();
    sign.unwrap_or('.')
}

/// What stands between the number before `at` and the digits after it, and where those are.
fn separator(reader: &impl Reader, at: usize, stop: usize) -> Option<(Separator, usize)> {
    let text = reader.text();
    if at >= stop {
        return None;
    }
    let before = text.tokens[at - 1].span;
    let here = text.tokens[at];
    if here.kind == TokenKind::Number {
        let gap = &text.document.text[before.end as usize..here.span.start as usize];
        let mut spaces = gap.chars();
        let one = spaces
            .next()
            .is_some_and(|c| c.is_whitespace() && c != '\n');
        return (one && spaces.next().is_none()).then_some((Separator::Space, at));
    }
    let sign = separator_at(reader, at, stop)?;
    Some((Separator::Sign(sign), at + 1))
}

/// Whether one space stands before a token.
fn is_gap(reader: &impl Reader, at: usize) -> bool {
    let text = reader.text();
    let gap = text.tokens[at - 1].span.end as usize..text.tokens[at].span.start as usize;
    &text.document.text[gap] == " "
}

/// Whether one space that does not break stands before a token.
fn is_thin_gap(reader: &impl Reader, at: usize) -> bool {
    let text = reader.text();
    let gap = text.tokens[at - 1].span.end as usize..text.tokens[at].span.start as usize;
    matches!(&text.document.text[gap], "\u{a0}" | "\u{202f}" | "\u{2009}")
}

/// The sign at `at`, when digits stand glued on both sides.
fn separator_at(reader: &impl Reader, at: usize, stop: usize) -> Option<char> {
    let text = reader.text();
    if at + 1 >= stop || text.tokens[at].kind != TokenKind::Sign {
        return None;
    }
    let (before, sign, after) = (text.tokens[at - 1], text.tokens[at], text.tokens[at + 1]);
    let glued = before.span.end == sign.span.start
        && sign.span.end == after.span.start
        && after.kind == TokenKind::Number;
    if !glued {
        return None;
    }
    match text.document.words(sign.span) {
        "." => Some('.'),
        "," | "，" | "٫" => Some(','),
        "'" | "’" | "‘" | "ʼ" | "´" | "٬" => Some('\''),
        _ => None,
    }
}

/// Whether a separator may stand between groups in the language, or in English, whose
/// figures are copied everywhere.
fn groups(reader: &impl Reader, separator: Separator) -> bool {
    match separator {
        Separator::Space | Separator::Sign('\'' | ',') => true,
        Separator::Sign(sign) => sign != decimal_sign(reader),
    }
}

/// Whether one more group with the same separator follows.
fn repeats(reader: &impl Reader, at: usize, stop: usize, sign: Separator) -> bool {
    separator(reader, at, stop)
        .is_some_and(|(next, digits)| next == sign && words(reader, digits).chars().count() == 3)
}
