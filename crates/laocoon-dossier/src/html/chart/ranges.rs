//! Numbers with what the words allow, one row each on one scale, in order of time.

use super::figure;
use super::scale::{Scale, round_step};
use super::svg::{self, Target};
use crate::gist::{capitalised, clipped, number};
use crate::html::writer::Writer;
use crate::words::Words;
use rust_decimal::Decimal;

const WIDTH: f64 = 1080.0;
const ROW: f64 = 26.0;
/// Where the scale lies; the day stands before it, the words after it.
const FROM: f64 = 210.0;
const TO: f64 = 640.0;
const HEAD: f64 = 34.0;
const FOOT: f64 = 22.0;
/// Most characters of the words after a row.
const LABEL: usize = 60;

/// A number and its bounds.
#[derive(Clone, Debug)]
pub(in crate::html) struct Row {
    /// Words for the day it is for.
    pub(in crate::html) day: String,
    /// Whether that day is known, so that the curve runs through it.
    pub(in crate::html) dated: bool,
    /// What the words tell, and the least and greatest number they allow, as far as they do.
    pub(in crate::html) told: Option<f64>,
    pub(in crate::html) low: Option<f64>,
    pub(in crate::html) high: Option<f64>,
    pub(in crate::html) words: String,
    /// "toll", with "disputed".
    pub(in crate::html) class: &'static str,
    pub(in crate::html) target: Target,
}

impl Row {
    fn middle(&self) -> Option<f64> {
        self.told.or(self.low).or(self.high)
    }
}

/// Draws rows in their order, and a curve through the dated ones.
pub(in crate::html) fn draw(out: &mut Writer, words: &Words, title: &str, rows: &[Row]) {
    let height = HEAD + rows.len() as f64 * ROW + FOOT;
    let numbers = rows.iter().flat_map(|row| [row.low, row.told, row.high]);
    let greatest = numbers.flatten().fold(1.0, f64::max);
    let step = round_step(greatest, 4.0);
    let scale = Scale {
        values: (0.0, (greatest / step).ceil() * step),
        places: (FROM, TO),
    };
    let y = |index: usize| HEAD + (index as f64 + 0.5) * ROW;
    figure(out, words, |out| {
        svg::open(out, "tolls", (WIDTH, height), title);
        svg::text(out, "head", "start", (0.0, 16.0), &capitalised(title));
        for tick in 0..=(scale.values.1 / step).round() as u32 {
            let value = f64::from(tick) * step;
            let x = scale.at(value);
            svg::line(out, "grid", (x, HEAD - 8.0), (x, height - FOOT));
            let label = Decimal::from_f64_retain(value)
                .unwrap_or_default()
                .round_dp(2);
            svg::text(
                out,
                "tick",
                "middle",
                (x, height - 6.0),
                &number(label, words),
            );
        }
        let mut before: Option<(f64, f64)> = None;
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.dated) {
            let at = row.middle().map(|value| (scale.at(value), y(index)));
            if let (Some(from), Some(to)) = (before, at) {
                svg::line(out, "curve", from, to);
            }
            before = at.or(before);
        }
        for (index, row) in rows.iter().enumerate() {
            mark(out, row, &scale, y(index));
        }
        svg::close(out);
    });
}

fn mark(out: &mut Writer, row: &Row, scale: &Scale, y: f64) {
    svg::link(
        out,
        row.class,
        &row.target,
        &format!("{}: {}", row.day, row.words),
    );
    svg::text(out, "label", "end", (FROM - 14.0, y + 4.0), &row.day);
    let from = scale.at(row.low.or(row.told).unwrap_or(0.0));
    let open = row.high.is_none() && (row.low.is_some() || row.told.is_none());
    let to = match row.high {
        Some(high) => scale.at(high),
        None if open => TO,
        None => from,
    };
    if (to - from).abs() > 1.0 {
        svg::line(out, "range", (from.min(to), y), (from.max(to), y));
        if open {
            let [tip, end, up, down, mid] = [to, to - 7.0, y - 4.0, y + 4.0, y].map(svg::short);
            svg::path(
                out,
                "tip",
                &format!("M{end} {up}L{tip} {mid}L{end} {down}Z"),
            );
        }
    }
    if let Some(value) = row.middle() {
        svg::circle(out, "at", (scale.at(value), y), 4.5);
    }
    svg::text(
        out,
        "label",
        "start",
        (TO + 16.0, y + 4.0),
        &clipped(&row.words, LABEL),
    );
    svg::end_link(out);
}
