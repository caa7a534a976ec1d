//! Recognizers-Text's date and time cases that look like prose (`document`).

use super::super::marks::gold_span;
use super::case::{Case, cases};
use super::value::{clock_of, months_and_seconds};
use crate::Failure;
use jiff::civil::Date;
use laocoon_mark::Time;
use laocoon_mark::expression::Profile;
use laocoon_text::{CodePoints, Language, Moment, Span};
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// Adds the row of one language, or prints what was missed.
pub(super) fn evaluate(
    folder: &Path,
    language: Language,
    misses: Option<&str>,
    table: &mut String,
) -> Result<(), Failure> {
    let tag = language.tag();
    let name = format!("recognizers-{tag}-datetime");
    let path = folder.join(format!("recognizers_datetime_{tag}.jsonl"));
    if misses.is_some_and(|set| set != name) || !path.exists() {
        return Ok(());
    }
    let cases = cases(&path, language, Profile::News, |case| {
        case["genre"] == "document"
    })?;
    let (mut found, mut right) = (0, 0);
    for case in &cases {
        let (spans, values) = holds(case);
        found += i32::from(spans);
        right += i32::from(values);
        if misses.is_some() && !values {
            let what = if spans { "value" } else { "words" };
            let due: Vec<String> = case
                .expected()
                .map(|due| format!("{} {}", due["text"], due["value"]))
                .collect();
            let (suite, text) = (&case.json["suite"], case.text());
            println!("{what}\t{suite}\t{text}\t{:?}\t{due:?}", case.ours());
        }
    }
    let of = cases.len();
    for (what, count) in [("words", found), ("words and values", right)] {
        let share = 100.0 * f64::from(count) / of.max(1) as f64;
        writeln!(
            table,
            "| Recognizers-Text date and time, `document` ({tag}): {what} | {of} | {count} | {share:.1} % | 85 % |"
        )?;
    }
    Ok(())
}

/// Whether each expression due is marked, and whether each has one of the values due; and
/// nothing is marked where nothing is due.
fn holds(case: &Case) -> (bool, bool) {
    let (text, times) = (case.text(), &case.marked.times);
    let points = CodePoints::new(text);
    if case.expected().next().is_none() {
        let none = times.is_empty();
        return (none, none);
    }
    let mut all = (true, true);
    for due in case.expected() {
        let Some(span) = gold_span(due, &points) else {
            continue;
        };
        let over = |time: &&Time| overlap(time.span, span);
        all.0 &= times.iter().any(|time| over(&time));
        all.1 &= times
            .iter()
            .filter(over)
            .any(|time| same(time, due, case.moment));
    }
    all
}

fn overlap(one: Span, two: Span) -> bool {
    one.start.max(two.start) < one.end.min(two.end)
}

/// Whether one of the readings due is ours. Cases of extractors have no values; without a
/// reference day only what needs none is compared.
fn same(time: &Time, due: &Value, day: Option<Moment>) -> bool {
    let value = &due["value"];
    if value.is_null() {
        return true;
    }
    let mut readings: Vec<&Value> = value["values"].as_array().into_iter().flatten().collect();
    readings.extend([&value["FutureResolution"], &value["PastResolution"]]);
    let timex = readings
        .iter()
        .filter_map(|reading| reading["timex"].as_str())
        .chain(value["Timex"].as_str());
    for timex in timex {
        // "(2016-11-08,2016-12-06,P4W)": a length with its ends.
        let timex = match timex
            .strip_suffix(')')
            .and_then(|ends| ends.rsplit_once(','))
        {
            Some((_, length)) if time.value.starts_with('P') => length,
            _ => timex,
        };
        if timex.starts_with('P') && time.value.starts_with('P') {
            let (ours, theirs) = (months_and_seconds(&time.value), months_and_seconds(timex));
            return time.value == timex || ours.is_some() && ours == theirs;
        }
        if timex == time.value || timex.starts_with('T') && clock(time) == twelve(timex) {
            return true;
        }
    }
    let date = |reading: &Value| {
        let keys = [
            "date",
            "dateTime",
            "startDate",
            "startDateTime",
            "value",
            "start",
        ];
        let stamp = keys.iter().find_map(|key| reading[*key].as_str())?;
        stamp.get(..10)?.parse::<Date>().ok()
    };
    // An open end ("before Friday") is the day itself for us, with a modifier.
    let end = |reading: &Value| {
        let stamp = ["endDate", "endDateTime", "end"]
            .iter()
            .find_map(|key| reading[*key].as_str())?;
        stamp.get(..10)?.parse::<Date>().ok()
    };
    let dated = readings
        .iter()
        .filter_map(|reading| date(reading).or_else(|| end(reading)))
        .collect::<Vec<_>>();
    if dated.is_empty() {
        return time.value.contains('T') || !time.value.starts_with('P');
    }
    // A distance in weeks, months or years is a week, a month or a year for us.
    let distance = time.rule.starts_with("shift") && !time.value.contains('/');
    // Its centuries begin with the year 1400, ours with 1401.
    if let ([_, _], Ok(century)) = (time.value.as_bytes(), time.value.parse::<i16>()) {
        return dated
            .iter()
            .any(|day| (day.year(), day.month(), day.day()) == (century * 100, 1, 1));
    }
    match time.from.zip(time.to) {
        Some((from, to)) if distance => dated.iter().any(|day| (from..=to).contains(day)),
        Some((from, _)) => dated.contains(&from),
        // Nothing to count from.
        None => day.is_none(),
    }
}

/// The clock on the face of a watch: "15:30" is 3:30.
fn clock(time: &Time) -> Option<(i32, i32)> {
    face(&clock_of(&time.value)?)
}

fn twelve(timex: &str) -> Option<(i32, i32)> {
    let text = timex.strip_prefix('T')?;
    face(&if text.len() == 2 {
        format!("{text}:00")
    } else {
        text.get(..5)?.to_owned()
    })
}

fn face(clock: &str) -> Option<(i32, i32)> {
    let (hour, minute) = clock.split_once(':')?;
    Some((hour.parse::<i32>().ok()? % 12, minute.parse().ok()?))
}
