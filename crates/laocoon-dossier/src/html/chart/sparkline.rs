//! A history small enough to stand in a row: steps by edition, and what the text says.

use super::scale::Scale;
use super::svg;
use crate::html::writer::Writer;
use laocoon_assess::Course;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const WIDTH: f64 = 150.0;
const HEIGHT: f64 = 30.0;
const EDGE: f64 = 4.0;

/// Draws the course of a figure; `written` is what the text says, in the same unit.
pub(in crate::html) fn draw(
    out: &mut Writer,
    course: &Course,
    written: Option<Decimal>,
    label: &str,
) {
    let (Some(first), Some(last)) = (course.runs.first(), course.runs.last()) else {
        return;
    };
    let float = |value: Decimal| value.to_f64().unwrap_or(0.0);
    let values = || {
        course
            .runs
            .iter()
            .map(|run| run.2)
            .chain(written)
            .map(float)
    };
    let x = Scale {
        values: (f64::from(first.0), f64::from(last.1) + 1.0),
        places: (0.0, WIDTH),
    };
    let y = Scale {
        values: (
            values().fold(f64::INFINITY, f64::min),
            values().fold(f64::NEG_INFINITY, f64::max),
        ),
        places: (HEIGHT - EDGE, EDGE),
    };
    out.raw("<svg class=\"spark\" viewBox=\"0 0 150 30\" role=\"img\"")
        .attribute("aria-label", label)
        .raw(">");
    if let Some(written) = written {
        let at = y.at(float(written));
        svg::line(out, "written", (0.0, at), (WIDTH, at));
    }
    let mut path = String::new();
    let mut before = None;
    for (from, to, value) in &course.runs {
        // Between runs that do not touch, nothing is said.
        let touches = before.replace(*to) == from.checked_sub(1);
        let at = svg::short(y.at(float(*value)));
        let start = svg::short(x.at(f64::from(*from)));
        let end = svg::short(x.at(f64::from(*to) + 1.0));
        match touches {
            true => path.push_str(&format!("V{at}H{end}")),
            false => path.push_str(&format!("M{start} {at}H{end}")),
        }
    }
    svg::path(out, "steps", &path);
    out.raw("</svg>");
}
