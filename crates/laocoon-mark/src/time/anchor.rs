use super::calendar;
use super::value::{TimeValue, When};
use crate::Anchor;
use crate::pattern::{Candidate, Text, Value};
use jiff::civil::Date;
use laocoon_text::{BlockKind, Document, Span};

/// The day of the text: what its source says, else the first "this 6 January" of the text,
/// else the latest full date in it.
pub(super) fn anchor(text: &Text<'_>, candidates: &[Candidate]) -> Option<Anchor> {
    if let Some(published) = &text.document.published {
        return Some(Anchor {
            date: published.date,
            time: published.time,
            span: published.span,
            found: match published.time {
                Some(time) => format!("{}, {}", published.found, time.strftime("%R")),
                None => published.found.clone(),
            },
        });
    }
    let mut full: Vec<(Date, Span)> = Vec::new();
    let mut years: Vec<i16> = Vec::new();
    let mut deictic: Option<(When, Span)> = None;
    for (when, span) in dated(text, candidates) {
        if !when.short_year {
            years.extend(when.year);
        }
        if let Some(day) = full_date(&when) {
            full.push((day, span));
        }
        if deictic.is_none() && when.which == Some(0) && when.month.is_some() && when.day.is_some()
        {
            deictic = Some((when, span));
        }
    }
    if let Some((when, span)) = deictic {
        let (month, day) = (when.month?, when.day?);
        let same_day = full
            .iter()
            .find(|(date, _)| (date.month() as u8, date.day() as u8) == (month, day))
            .map(|(date, _)| date.year());
        let nearest = full
            .iter()
            .filter_map(|(date, _)| {
                let here = calendar::day(date.year(), month, day)?;
                Some((calendar::days_between(here, *date).abs(), date.year()))
            })
            .min()
            .map(|(_, year)| year);
        let latest = years.iter().copied().max();
        let year = when.year.or(same_day).or(nearest).or(latest)?;
        let words = text.document.words(span);
        let from_year = if when.year.is_some() {
            String::new()
        } else {
            format!(", the year {year} from the other dates of the text")
        };
        return Some(Anchor {
            date: calendar::day(year, month, day)?,
            time: None,
            span: Some(span),
            found: format!("the text calls a day its own: \"{words}\"{from_year}"),
        });
    }
    let (date, span) = full.into_iter().max_by_key(|(date, _)| *date)?;
    Some(Anchor {
        date,
        time: None,
        span: Some(span),
        found: "the latest full date in the text".to_owned(),
    })
}

/// The places in time of the article itself.
fn dated<'c>(
    text: &'c Text<'_>,
    candidates: &'c [Candidate],
) -> impl Iterator<Item = (When, Span)> + 'c {
    candidates.iter().filter_map(|candidate| {
        let Value::Time(TimeValue::When(when)) = candidate.value else {
            return None;
        };
        let span = super::span(text, candidate);
        is_main(text.document, span).then_some((when, span))
    })
}

fn is_main(document: &Document, span: Span) -> bool {
    document.block_at(span.start).is_some_and(|block| {
        let block = &document.blocks[block];
        block.main && block.kind != BlockKind::Boilerplate
    })
}

fn full_date(when: &When) -> Option<Date> {
    if when.short_year || when.shift.is_some() || when.bc {
        return None;
    }
    calendar::day(when.year?, when.month?, when.day?)
}
