//! Ticks: days, months and years on a scale of time.

use super::scale::{Scale, days};
use super::svg;
use crate::html::writer::Writer;
use crate::words::Words;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// Most ticks on an axis.
const MOST: usize = 9;

/// How far ticks stand apart, and how they are written.
enum Step {
    Days(i64),
    Months(i64),
    Years(i64),
}

const STEPS: [Step; 16] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(5),
    Step::Days(10),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(500),
];

/// Draws ticks with their labels at `bottom`, and lines up to `top`.
pub(in crate::html) fn time(out: &mut Writer, words: &Words, scale: &Scale, top: f64, bottom: f64) {
    let found = (STEPS.iter())
        .map(|step| (step, ticks(step, scale)))
        .find(|(_, ticks)| ticks.len() <= MOST);
    let Some((step, ticks)) = found else {
        return;
    };
    let mut free = f64::NEG_INFINITY;
    for day in ticks {
        let x = scale.day(day);
        svg::line(out, "grid", (x, top), (x, bottom - 14.0));
        let label = match step {
            Step::Days(_) => words.short_day(day),
            Step::Months(_) => words.short_month(day),
            Step::Years(_) => day.year().to_string(),
        };
        // A label at the edge stays inside.
        let half = svg::width(&label) / 2.0;
        let at = x.clamp(
            scale.places.0 + half,
            (scale.places.1 - half).max(scale.places.0 + half),
        );
        if at - half >= free {
            svg::text(out, "tick", "middle", (at, bottom), &label);
            free = at + half + 8.0;
        }
    }
}

/// The days of ticks on a scale; empty after one too many.
fn ticks(step: &Step, scale: &Scale) -> Vec<Date> {
    let (low, high) = scale.values;
    let Some(first) = day(low) else {
        return Vec::new();
    };
    let (start, by): (Option<Date>, Span) = match *step {
        Step::Days(number) => (Some(first), number.days()),
        Step::Months(number) => {
            let month = i64::from(first.month()) - 1;
            let month = (month - month % number + 1) as i8;
            (Date::new(first.year(), month, 1).ok(), number.months())
        }
        Step::Years(number) => {
            let year = i64::from(first.year());
            let year = (year - year.rem_euclid(number)) as i16;
            (Date::new(year, 1, 1).ok(), number.years())
        }
    };
    let mut ticks = Vec::new();
    let mut next = start;
    while let Some(tick) = next {
        if days(tick) > high {
            break;
        }
        if days(tick) >= low {
            ticks.push(tick);
        }
        if ticks.len() > MOST {
            break;
        }
        next = tick.checked_add(by).ok();
    }
    ticks
}

fn day(days: f64) -> Option<Date> {
    let origin = jiff::civil::date(1970, 1, 1);
    origin.checked_add((days.floor() as i64).days()).ok()
}
