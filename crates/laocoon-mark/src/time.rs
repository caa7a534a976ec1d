//! Time expressions: what the words say, and where that lies in the calendar.

mod anchor;
mod basis;
mod calendar;
mod clock;
mod construction;
mod length;
mod lexicon;
mod place;
mod reckoning;
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
use jiff::civil::{Date, DateTime};
use laocoon_text::Span;
use place::Place;
use resolve::{Context, Resolved, Tense, resolve};
use value::{Reference, UnitKind, When};

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
    let mut last = Last::default();
    let mut quarter: Option<(i16, u8)> = None;
    for candidate in candidates {
        let Value::Time(value) = candidate.value else {
            continue;
        };
        // "since" of no time that was told.
        let told = matches!(
            value,
            TimeValue::When(When {
                reference: Some(Reference::Told),
                ..
            })
        );
        if told && last.place.is_none() {
            continue;
        }
        let sentence = text.tokens[candidate.tokens.0 as usize].sentence;
        let (tense, sure) = tense::tense(text, sentences, candidate.tokens);
        let context = Context {
            anchor: day,
            last: last.any,
            last_month: last.month,
            hour: anchor.as_ref().and_then(|anchor| anchor.time),
            last_place: last.place,
            last_moment: last.moment,
            last_day: last.day.filter(|_| last.elsewhere != Some(sentence)),
            elsewhere: last.elsewhere == Some(sentence),
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
            last.take(&resolved, sentence);
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

/// The first day of the last time mentioned: of any, of one as fine as a month, as a day.
#[derive(Clone, Copy, Debug, Default)]
struct Last {
    any: Option<Date>,
    month: Option<Date>,
    day: Option<Date>,
    /// Where the last time lies.
    place: Option<Place>,
    /// The last time of day, with its day.
    moment: Option<DateTime>,
    /// The sentence that has gone on to a month or a year without that day.
    elsewhere: Option<u32>,
}

impl Last {
    fn take(&mut self, time: &Resolved, sentence: u32) {
        let Some((from, to)) = time.from.zip(time.to) else {
            return;
        };
        let holds = self.day.is_some_and(|day| (from..=to).contains(&day));
        self.elsewhere = (from != to && !holds).then_some(sentence);
        self.any = Some(from);
        self.place = time.place;
        // Another day without an hour.
        self.moment = self.moment.filter(|at| at.date() == from && from == to);
        self.moment = time.moment.or(self.moment);
        match time.place {
            Some(Place::Day(_) | Place::Moment(_) | Place::Weekend(..)) => {
                self.month = Some(from);
                self.day = Some(from);
            }
            Some(Place::Month(..) | Place::Week(..)) => self.month = Some(from),
            _ => {}
        }
    }
}

fn modifier(value: &TimeValue) -> Option<Modifier> {
    match value {
        TimeValue::When(when) => when.modifier,
        TimeValue::Lasting(lasting) | TimeValue::Part(lasting, _) => lasting.modifier,
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
