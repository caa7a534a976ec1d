//! Lengths of time against the dates beside them.

use super::lexicon::Lexicon;
use super::{inconsistent, sentence};
use crate::{Finding, Gap};
use laocoon_mark::{Layers, Modifier, Time, TimeKind, Token, TokenKind};
use laocoon_text::{Document, Span};

/// Between a length of time and the dates it belongs to stand at most so many tokens.
const NEAR: usize = 4;

pub fn check(document: &Document, layers: &Layers) -> Vec<Finding> {
    let lexicon = Lexicon::of(document.language);
    let mut found = Vec::new();
    for (at, time) in layers.times.iter().enumerate() {
        let near = |other: Option<&Time>| {
            other
                .filter(|other| gap(layers, time.span, other.span).is_some_and(|gap| gap <= NEAR))
                .cloned()
        };
        let (before, after) = (
            near(at.checked_sub(1).map(|at| &layers.times[at])),
            near(layers.times.get(at + 1)),
        );
        if let Some(years) = years(time) {
            let finding = ([&before, &after].into_iter().flatten())
                .find_map(|range| of_range(time, years, range))
                .or_else(|| since(layers, lexicon, time, years, after.as_ref()?));
            found.extend(finding);
        }
        found.extend(after.and_then(|after| backwards(document, layers, time, &after)));
    }
    found
}

/// A length in whole years, told as exact.
fn years(time: &Time) -> Option<i64> {
    let exact = time.kind == TimeKind::Duration && time.modifier.is_none();
    let number = time.value.strip_prefix('P')?.strip_suffix('Y')?;
    number
        .parse()
        .ok()
        .filter(|years| exact && (2..200).contains(years))
}

/// The year of a date no longer than a year.
fn year(time: &Time) -> Option<i64> {
    let (from, to) = (time.from?, time.to?);
    (from.year() == to.year()).then_some(i64::from(from.year()))
}

/// "(25 years, 1990-2019)".
fn of_range(time: &Time, years: i64, range: &Time) -> Option<Finding> {
    let (from, to) = (range.from?, range.to?);
    let between = i64::from(to.year()) - i64::from(from.year());
    // Both ends counted, or neither year whole.
    if between < 2 || (years - between).abs() <= 1 || range.modifier.is_some() {
        return None;
    }
    let because = format!(
        "From {} to {} are {between} years; the text says {years}.",
        from.year(),
        to.year()
    );
    Some(inconsistent(
        "years-between",
        Vec::new(),
        vec![time.span, range.span],
        because,
        Gap::between(years.into(), between.into(), "a"),
    ))
}

/// "8 years after the riots of 2014", counted to the day of the text.
fn since(
    layers: &Layers,
    lexicon: &Lexicon,
    time: &Time,
    years: i64,
    date: &Time,
) -> Option<Finding> {
    let word = tokens(layers, time.span.end, date.span.start)
        .find(|(_, token)| token.kind == TokenKind::Word)
        .map(|(at, _)| layers.words.plain(at))?;
    let now = i64::from(layers.anchor.as_ref()?.date.year());
    let then = year(date)?;
    // Counted to another date of the sentence, it is not counted to today.
    let sentence = sentence(layers, time.span).filter(|s| s.span.contains(time.span))?;
    let first = layers
        .times
        .partition_point(|other| other.span.start < sentence.span.start);
    let dates = (layers.times[first..].iter())
        .take_while(|other| other.span.start < sentence.span.end)
        .filter(|other| sentence.span.contains(other.span) && year(other).is_some())
        .count();
    let passed = if lexicon.after.contains(word) {
        now - then
    } else if lexicon.before.contains(word) {
        then - now
    } else {
        return None;
    };
    if dates > 1 || passed < 2 || (passed - years).abs() <= 1 {
        return None;
    }
    let because = format!(
        "Between {then} and the day of the text, in {now}, are {} years; the text says {years}.",
        passed.abs()
    );
    Some(inconsistent(
        "years-since",
        Vec::new(),
        vec![time.span, date.span],
        because,
        Gap::between(years.into(), passed.abs().into(), "a"),
    ))
}

/// "2019-2015": the end before the beginning.
fn backwards(document: &Document, layers: &Layers, first: &Time, second: &Time) -> Option<Finding> {
    let between = document
        .text
        .get(first.span.end as usize..second.span.start as usize)?;
    let open = |time: &Time| matches!(time.modifier, Some(Modifier::Before | Modifier::After));
    let (from, to) = (year(first)?, year(second)?);
    let dashed = matches!(between.trim(), "-" | "–" | "—");
    // A dash joins years in brackets only: "in 2019 - 2015 had been calm".
    let bracket = document.text[..first.span.start as usize]
        .trim_end()
        .ends_with('(')
        && document.text[second.span.end as usize..]
            .trim_start()
            .starts_with(')');
    if !dashed || !bracket || from <= to || open(first) || open(second) || layers.tokens.is_empty()
    {
        return None;
    }
    let because = format!("The range ends in {to}, before it begins, in {from}.");
    Some(inconsistent(
        "order-of-dates",
        Vec::new(),
        vec![first.span.cover(second.span)],
        because,
        Gap::between(to.into(), from.into(), "year"),
    ))
}

/// Tokens between two spans of one sentence.
fn gap(layers: &Layers, a: Span, b: Span) -> Option<usize> {
    let (from, to) = if a.end <= b.start {
        (a.end, b.start)
    } else {
        (b.end, a.start)
    };
    let between: Vec<Token> = tokens(layers, from, to)
        .map(|(_, token)| token)
        .take(NEAR + 1)
        .collect();
    let sentence = |at: u32| {
        let next = layers.tokens.partition_point(|token| token.span.end <= at);
        layers.tokens.get(next).map(|token| token.sentence)
    };
    (sentence(a.start) == sentence(b.start)).then_some(between.len())
}

fn tokens(layers: &Layers, from: u32, to: u32) -> impl Iterator<Item = (usize, Token)> + '_ {
    let first = layers
        .tokens
        .partition_point(|token| token.span.start < from);
    (layers.tokens.iter().copied().enumerate().skip(first))
        .take_while(move |(_, token)| token.span.end <= to)
}
