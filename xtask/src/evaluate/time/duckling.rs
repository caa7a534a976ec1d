//! Duckling's corpora of time and duration, by value, in the `future` profile.

use super::case::{Case, cases};
use super::value::{clock_of, minutes_of, months_and_seconds};
use crate::Failure;
use jiff::civil::{Date, DateTime};
use laocoon_mark::expression::Profile;
use laocoon_mark::{Modifier, Time, TimeKind};
use laocoon_text::Language;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// The zone of Duckling's reference time, in minutes east of Greenwich, its hour and its day.
const ZONE: i32 = -120;
const NOW: &str = "T04:30:00";
const TODAY: &str = "2013-02-12";

/// Adds the rows of one language, or prints what was missed.
pub(super) fn evaluate(
    folder: &Path,
    language: Language,
    misses: Option<&str>,
    table: &mut String,
) -> Result<(), Failure> {
    let tag = language.tag();
    for dimension in ["duration", "time"] {
        let name = format!("duckling-{tag}-{dimension}");
        if misses.is_some_and(|set| set != name) {
            continue;
        }
        let path = folder.join(format!("duckling_{dimension}_{tag}.jsonl"));
        let cases = cases(&path, language, Profile::Future, |_| true)?;
        let mut right = 0;
        for case in &cases {
            if holds(case) {
                right += 1;
            } else if misses.is_some() {
                let due = case.json["expected"].to_string();
                println!("{}\t{:?}\t{due}", case.text(), case.ours());
            }
        }
        let share = 100.0 * f64::from(right) / cases.len().max(1) as f64;
        writeln!(
            table,
            "| Duckling {dimension} ({tag}) | {} | {right} | {share:.1} % | 95 % |",
            cases.len()
        )?;
    }
    Ok(())
}

fn holds(case: &Case) -> bool {
    let times = &case.marked.times;
    let Some(expected) = case.expected().next() else {
        return match case.json["dimension"].as_str() {
            Some("Duration") => !times.iter().any(|time| time.kind == TimeKind::Duration),
            _ => times.is_empty(),
        };
    };
    let value = &expected["value"];
    match value["kind"].as_str() {
        Some("duration") => times.iter().any(|time| same_length(time, value)),
        _ => times.iter().any(|time| same_time(time, value)),
    }
}

fn same_length(time: &Time, value: &Value) -> bool {
    let unit = value["unit"].as_str().unwrap_or_default();
    let count = value["n"].as_f64().unwrap_or_default();
    let (months, seconds) = match unit {
        "second" => (0.0, count),
        "minute" => (0.0, count * 60.0),
        "hour" => (0.0, count * 3600.0),
        "day" => (0.0, count * 86_400.0),
        "week" => (0.0, count * 7.0 * 86_400.0),
        "month" => (count, 0.0),
        "quarter" => (count * 3.0, 0.0),
        "year" => (count * 12.0, 0.0),
        _ => return false,
    };
    let Some((our_months, our_seconds)) = months_and_seconds(&time.value) else {
        return false;
    };
    // Half a month is fifteen days, a year 365.2425 ones.
    let total = |months: f64, seconds: f64| months * 30.436_875 * 86_400.0 + seconds;
    let (due, ours) = (total(months, seconds), total(our_months, our_seconds));
    (due - ours).abs() <= due * 0.015
}

/// The days and the written hour. Of a part that is only named ("early March"), the whole
/// and the modifier.
fn same_time(time: &Time, value: &Value) -> bool {
    let open = value["kind"] == "open";
    let start = value["start"].as_str().or(value["at"].as_str());
    let Some(start) = start else { return false };
    // Years before Christ are days of no calendar for us.
    if let Some(year) = start.strip_prefix('-') {
        return time.value == format!("BC{}", &year[..4]);
    }
    let grain = value["grain"].as_str().unwrap_or("day");
    let fine = matches!(grain, "hour" | "minute" | "second");
    let end = value["end_exclusive"].as_str();
    // "now" is the moment of speaking.
    if time.value == "PRESENT_REF" {
        return !open
            && end.is_none()
            && (start.ends_with(NOW) || grain == "day" && start.starts_with(TODAY));
    }
    let (Some(from), Some(to)) = (time.from, time.to) else {
        return false;
    };
    let Some(first) = day(start) else {
        return false;
    };
    let last = end.and_then(last_day);
    // Its weekends begin on Friday evening, ours on Saturday.
    if time.value.ends_with("-WE") && start.ends_with("T18:00:00") {
        return first.tomorrow().ok() == Some(from) && last == Some(to);
    }
    let part = matches!(
        time.modifier,
        Some(Modifier::Start | Modifier::Mid | Modifier::End)
    );
    if part && last.is_some_and(|last| from <= first && last <= to) {
        return true;
    }
    // "the next three minutes": the length, and the day.
    if let (true, Some(end), Some((_, seconds))) = (fine, end, months_and_seconds(&time.value)) {
        return from == first && seconds_between(start, end) == Some(seconds);
    }
    let clock = time.value.contains(':');
    if let Some(last) = last {
        // "by the end of March" begins with the moment of speaking.
        let begins = first == from || start.ends_with(NOW);
        return begins && last == to && (!fine || !clock || same_clock(time, start));
    }
    if fine && clock {
        return first == from && same_clock(time, start);
    }
    if open {
        // What is before a day ends with the day before.
        let before = value["direction"] == "before" && to.tomorrow().ok() == Some(first);
        return first == from || first == to || before;
    }
    // A distance in weeks, months or years is a week, a month, a year: it contains the day.
    let length = from.until(to).map_or(0, |span| span.get_days());
    let counted = ["shift", "offset"]
        .iter()
        .any(|rule| time.rule.starts_with(rule));
    match grain {
        "day" | "hour" if matches!(start.get(11..13), None | Some("00" | "04")) => {
            first == from
                || from <= first && first <= to && length > 0 && (!fine || counted)
                || told_by_the_moon(time) && (days_between(from, first)).abs() <= 1
        }
        "month" => from <= first && first <= to,
        "week" | "quarter" | "year" => first == from,
        _ => false,
    }
}

/// Islamic dates are reckoned by us, and seen by the corpus.
fn told_by_the_moon(time: &Time) -> bool {
    time.modifier == Some(Modifier::Approx) && time.rule.starts_with("date")
}

fn days_between(one: Date, other: Date) -> i32 {
    one.until(other).map_or(i32::MAX, |span| span.get_days())
}

fn day(stamp: &str) -> Option<Date> {
    stamp.get(..10)?.parse().ok()
}

/// The last day of what ends before a moment.
fn last_day(end: &str) -> Option<Date> {
    match end.get(11..16) {
        Some("00:00") => day(end)?.yesterday().ok(),
        _ => day(end),
    }
}

fn seconds_between(start: &str, end: &str) -> Option<f64> {
    let (start, end): (DateTime, DateTime) = (start.parse().ok()?, end.parse().ok()?);
    Some(start.duration_until(end).as_secs_f64())
}

/// The written hour, or that of the corpus's zone where a zone is told.
fn same_clock(time: &Time, start: &str) -> bool {
    let due = start.get(11..16);
    let zoned = minutes_of(&time.value, ZONE);
    let seconds = (time.value.get(10..19))
        .filter(|clock| clock.starts_with('T') && clock.matches(':').count() == 2);
    if let Some(seconds) = seconds {
        return start.get(10..19) == Some(seconds);
    }
    clock_of(&time.value).as_deref() == due || zoned.is_some() && zoned.as_deref() == due
}
