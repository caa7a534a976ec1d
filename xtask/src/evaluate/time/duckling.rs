//! Duckling's corpora of time and duration, by value, in the `future` profile.

use super::super::marks::{mark, read_lines};
use super::value::{clock_of, minutes_of, months_and_seconds};
use crate::Failure;
use jiff::civil::Date;
use laocoon_mark::expression::{Marked, Profile};
use laocoon_mark::{Modifier, Time, TimeKind};
use laocoon_text::Language;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// The hour of Duckling's reference time, in minutes west of Greenwich.
const ZONE: i32 = -120;

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
        let cases = read_lines(&folder.join(format!("duckling_{dimension}_{tag}.jsonl")))?;
        let mut right = 0;
        for case in &cases {
            let text = case["text"].as_str().unwrap_or_default();
            let day = Date::new(2013, 2, 12)?;
            let marked = mark(text, language, Some(day), Profile::Future)?;
            if holds(case, &marked) {
                right += 1;
            } else if misses.is_some() {
                let ours: Vec<&str> = marked
                    .times
                    .iter()
                    .map(|time| time.value.as_str())
                    .collect();
                let due = case["expected"].to_string();
                println!("{text}\t{ours:?}\t{due}");
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

fn holds(case: &Value, marked: &Marked) -> bool {
    let expected = case["expected"].as_array().and_then(|list| list.first());
    let Some(expected) = expected else {
        return match case["dimension"].as_str() {
            Some("Duration") => !marked
                .times
                .iter()
                .any(|time| time.kind == TimeKind::Duration),
            _ => marked.times.is_empty(),
        };
    };
    let value = &expected["value"];
    match value["kind"].as_str() {
        Some("duration") => marked.times.iter().any(|time| same_length(time, value)),
        _ => marked.times.iter().any(|time| same_time(time, value)),
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
    let day = |stamp: &str| stamp.get(..10)?.parse::<Date>().ok();
    let grain = value["grain"].as_str().unwrap_or("day");
    let fine = matches!(grain, "hour" | "minute" | "second");
    let last = value["end_exclusive"].as_str().and_then(|end| {
        let whole = end.get(11..16) == Some("00:00");
        let end = day(end)?;
        if whole {
            end.yesterday().ok()
        } else {
            Some(end)
        }
    });
    // "now" is the moment of speaking.
    if time.value == "PRESENT_REF" {
        return !open && last.is_none() && start.ends_with("T04:30:00");
    }
    let (Some(from), Some(to)) = (time.from, time.to) else {
        return false;
    };
    // Its weekends begin on Friday evening, ours on Saturday.
    if time.value.ends_with("-WE") && start.ends_with("T18:00:00") {
        return day(start).and_then(|friday| friday.tomorrow().ok()) == Some(from)
            && last == Some(to);
    }
    let Some(first) = day(start) else {
        return false;
    };
    let part = matches!(
        time.modifier,
        Some(Modifier::Start | Modifier::Mid | Modifier::End)
    );
    if part && last.is_some_and(|last| from <= first && last <= to) {
        return true;
    }
    let clock = time.value.contains(':');
    if let Some(last) = last {
        // "by the end of March" begins with the moment of speaking.
        let begins = first == from || start.contains("T04:30");
        let due = start.get(11..16);
        let same = || {
            let zoned = minutes_of(&time.value, ZONE);
            clock_of(&time.value).as_deref() == due || zoned.is_some() && zoned.as_deref() == due
        };
        return begins && last == to && (!fine || !clock || same());
    }
    if fine && clock {
        let written = clock_of(&time.value);
        let zoned = minutes_of(&time.value, ZONE);
        let due = start.get(11..16);
        let same = written.as_deref() == due || zoned.is_some() && zoned.as_deref() == due;
        // The day alone is known, not the hour at which one speaks.
        let day = first == from || first.yesterday().ok() == Some(from);
        return same && day;
    }
    if open {
        return first == from || first == to;
    }
    // A distance in weeks, months or years is a week, a month, a year: it contains the day.
    let length = from.until(to).map_or(0, |span| span.get_days());
    match grain {
        "day" | "hour"
            if start
                .get(11..13)
                .is_none_or(|hour| hour == "00" || hour == "04") =>
        {
            from <= first && first <= to && (first == from || length > 0 && !fine)
        }
        "month" => from <= first && first <= to,
        "week" | "quarter" | "year" => first == from,
        _ => false,
    }
}
