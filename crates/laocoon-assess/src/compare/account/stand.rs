//! How two versions of one thing stand to each other.

use super::{Over, Stand, Version};
use jiff::civil::Date;

/// Days within which two figures are held to speak of one time.
const SEASON: i32 = 120;
/// Days by which two tellings of one event may differ and still mean the same event.
const SAME_EVENT: i32 = 3;

/// How `b`, told first on the same day as `a` or later, stands to it, and over what.
/// `in_one`: whether one document tells both. `None`: they have nothing to say to each other.
pub(super) fn stand(
    (kind, about): (&str, &str),
    in_one: bool,
    a: &Version,
    b: &Version,
) -> Option<(Stand, Over)> {
    if a.denied != b.denied {
        // Who denies an attack may speak of another: the same must have done it to the same.
        let same = |x: &[u32], y: &[u32]| x.iter().any(|one| y.contains(one));
        let is_one = kind != "event" || same(&a.by, &b.by) && same(&a.to, &b.to);
        let contradicts = is_one && !in_one;
        return contradicts.then_some((Stand::Contradiction, Over::Whether));
    }
    if kind == "event" {
        return event(in_one, a, b, about);
    }
    let below = |x: &Version, y: &Version| matches!((x.high, y.low), (Some(x), Some(y)) if x < y);
    let (grew, shrank) = (below(a, b), below(b, a));
    if !grew && !shrank {
        return Some((Stand::Agreement, Over::Number));
    }
    let days = days_between(a.first.as_deref(), b.first.as_deref());
    // One of two that a document tells without days is a part of the other, or older.
    if kind == "toll" && in_one && days.is_none() {
        return None;
    }
    // A country's figure does not change within a season; a toll may within hours.
    let least = if kind == "figure" { SEASON } else { 1 };
    let later = days.is_some_and(|days| days >= least) || in_one && kind != "figure";
    let how = match (later, grew) {
        (false, _) => Stand::Contradiction,
        (true, true) => Stand::Development,
        (true, false) if kind == "toll" && other_sides(a, b) => Stand::Contradiction,
        (true, false) if kind == "toll" => Stand::Revision,
        (true, false) => Stand::Development,
    };
    Some((how, Over::Number))
}

fn event(in_one: bool, a: &Version, b: &Version, about: &str) -> Option<(Stand, Over)> {
    if let (Some(x), Some(y)) = (&a.day, &b.day)
        && x != y
    {
        // Who tells both days tells two events.
        let close = days_between(Some(x), Some(y)).is_some_and(|days| days.abs() <= SAME_EVENT);
        let differ = close && !in_one;
        return differ.then_some((Stand::Contradiction, Over::Day));
    }
    let apart = |x: &[u32], y: &[u32]| {
        !x.is_empty() && !y.is_empty() && !x.iter().any(|one| y.contains(one))
    };
    if apart(&a.by, &b.by) && !apart(&a.to, &b.to) && !a.to.is_empty() && !b.to.is_empty() {
        return (!in_one).then_some((Stand::Contradiction, Over::Who));
    }
    // Of other events it is not plain what a number counts.
    if !matches!(about, "PROTEST" | "MOBILIZE") {
        return None;
    }
    let below = |x: &Version, y: &Version| matches!((x.high, y.low), (Some(x), Some(y)) if x < y);
    let told = (a.low.is_some() || a.high.is_some()) && (b.low.is_some() || b.high.is_some());
    if below(a, b) || below(b, a) {
        return (!in_one).then_some((Stand::Contradiction, Over::Number));
    }
    told.then_some((Stand::Agreement, Over::Number))
}

/// Whether both have sides, and none in common.
fn other_sides(a: &Version, b: &Version) -> bool {
    let none = |side: &String| !b.sides.contains(side);
    !a.sides.is_empty() && !b.sides.is_empty() && a.sides.iter().all(none)
}

pub(super) fn days_between(a: Option<&str>, b: Option<&str>) -> Option<i32> {
    let (a, b): (Date, Date) = (a?.parse().ok()?, b?.parse().ok()?);
    Some(a.until(b).ok()?.get_days())
}
