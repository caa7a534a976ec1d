//! Time expressions: what the words say, and where that lies in the calendar.

mod anchor;
mod basis;
mod calendar;
mod clock;
mod construction;
mod length;
mod lexicon;
mod place;
mod resolve;
mod shift;
mod tense;
mod value;
mod within;

pub(crate) use construction::CONSTRUCTIONS;
pub(crate) use lexicon::lexical;
pub(crate) use value::{TimeValue, Unit};

use crate::expression::Profile;
use crate::pattern::{Candidate, Text, Value};
use crate::{Anchor, Bound, Modifier, Sentence, Time, TimeKind};
use jiff::civil::Date;
use laocoon_text::Span;
use place::Place;
use resolve::{Context, Tense, resolve};
use value::{UnitKind, When};

/// The day of the text, and its time expressions with their values.
pub(crate) fn times(
    text: &Text<'_>,
    sentences: &[Sentence],
    candidates: &[Candidate],
    profile: Profile,
) -> (Option<Anchor>, Vec<Time>) {
    let anchor = anchor::anchor(text, candidates);
    let day = anchor.as_ref().map(|anchor| anchor.date);
    let mut times = Vec::new();
    let mut last: Option<Date> = None;
    let mut quarter: Option<(i16, u8)> = None;
    for candidate in candidates {
        let Value::Time(value) = candidate.value else {
            continue;
        };
        let (tense, sure) = tense::tense(text, sentences, candidate.tokens);
        let context = Context {
            anchor: day,
            last,
            quarter,
            tense: match tense {
                Tense::Unknown if profile == Profile::Future => Tense::Future,
                tense => tense,
            },
            ahead: profile == Profile::Future,
            sure: sure || profile == Profile::Future,
        };
        let resolved = resolve(&value, &context);
        // "a year earlier" compares; it does not take the account there.
        let compares = matches!(value, TimeValue::When(When { shift: Some(shift), .. })
            if shift.counted && shift.direction < 0 && shift.unit.kind == UnitKind::Year);
        if !matches!(resolved.kind, TimeKind::Duration | TimeKind::Set) && !compares {
            last = resolved.from.or(last);
        }
        quarter = match (resolved.place, &value) {
            (Some(Place::Quarter(Some(year), nth)), TimeValue::When(when))
                if when.shift.is_none_or(|shift| !shift.counted) =>
            {
                Some((year, nth))
            }
            // Another period is spoken of.
            (Some(Place::Year(_)), TimeValue::When(when)) if when.year.is_some() => None,
            _ if resolved.value == "P9M" || resolved.value == "P6M" => None,
            _ => quarter,
        };
        times.push(Time {
            span: span(text, candidate),
            kind: resolved.kind,
            value: resolved.value,
            modifier: modifier(&value),
            from: resolved.from,
            to: resolved.to,
            rule: basis::basis(candidate.rule, &value, &context),
        });
    }
    (anchor, times)
}

fn modifier(value: &TimeValue) -> Option<Modifier> {
    match value {
        TimeValue::When(when) => when.modifier,
        TimeValue::Lasting(lasting) => lasting.modifier,
        TimeValue::Range(from, _) => from.modifier,
        TimeValue::Repeat(_) => None,
    }
}

/// The modifier of a length that stands with a bound.
fn modifier_of(bound: Bound) -> Option<Modifier> {
    match bound {
        Bound::Exact | Bound::Range => None,
        Bound::About => Some(Modifier::Approx),
        Bound::MoreThan => Some(Modifier::MoreThan),
        Bound::AtLeast => Some(Modifier::EqualOrMore),
        Bound::LessThan | Bound::Nearly => Some(Modifier::LessThan),
        Bound::AtMost => Some(Modifier::EqualOrLess),
    }
}

/// A candidate's words.
pub(crate) fn span(text: &Text<'_>, candidate: &Candidate) -> Span {
    let (first, end) = candidate.tokens;
    let start = text.tokens[first as usize].span.start;
    Span::new(start, text.tokens[end as usize - 1].span.end)
}
