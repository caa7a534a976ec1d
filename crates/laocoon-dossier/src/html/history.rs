//! A value by edition, drawn as steps. The table of evidence beside it says the same in words.

use super::View;
use super::writer::Writer;
use crate::gist;
use laocoon_assess::{Evidence, Finding};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Size of the drawing, and the room that its labels take.
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 92.0;
const LEFT: f64 = 2.0;
const RIGHT: f64 = 2.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = 20.0;
/// Room for a year, and for a line of text.
const YEAR: f64 = 34.0;
const LINE: f64 = 14.0;

/// The runs of one value in one place, and what the text says.
pub(super) struct History<'a> {
    runs: Vec<&'a Evidence>,
    written: Option<Decimal>,
}

impl<'a> History<'a> {
    /// The longest history among the evidence; `None` if no value there ever changed.
    pub(super) fn of(view: &View<'_>, claim: usize, finding: &'a Finding) -> Option<Self> {
        let mut best: Vec<&Evidence> = Vec::new();
        for (index, each) in finding.evidence.iter().enumerate() {
            let alike = |other: &&Evidence| {
                (&other.dataset, &other.locator, &other.unit)
                    == (&each.dataset, &each.locator, &each.unit)
            };
            if finding.evidence[..index].iter().any(|other| alike(&other)) {
                continue;
            }
            let runs: Vec<&Evidence> = finding.evidence.iter().filter(alike).collect();
            if runs.len() > best.len() {
                best = runs;
            }
        }
        if best.len() < 2 {
            return None;
        }
        best.sort_by_key(|run| run.editions);
        // Runs that overlap are not one history: two figures of one edition, for two years.
        if best
            .windows(2)
            .any(|pair| pair[1].editions.0 <= pair[0].editions.1)
        {
            return None;
        }
        let figure = view.dossier.claims[claim].body.figure()?;
        let quantity = figure.amount.quantity(view.dossier.layers);
        let written = quantity.and_then(|quantity| {
            let comparable = quantity.unit.as_deref().unwrap_or("1") == best[0].unit;
            quantity.value.filter(|_| comparable)
        });
        Some(Self {
            runs: best,
            written,
        })
    }
}

/// Draws a history.
pub(super) fn draw(out: &mut Writer, view: &View<'_>, history: &History<'_>) {
    let scale = Scale::of(history);
    out.raw("<svg class=\"history\" viewBox=\"0 0 360 92\" role=\"img\"")
        .attribute("aria-label", &summary(view, history))
        .raw(">");
    if let Some(written) = history.written {
        let y = scale.y(written);
        line(out, "written", (LEFT, y), (WIDTH - RIGHT, y));
    }
    let mut path = String::new();
    let mut before = None;
    for run in &history.runs {
        let (from, to) = (scale.x(run.editions.0), scale.x_end(run.editions.1));
        // Between runs that do not touch, nothing is said.
        let touches = before.replace(run.editions.1) == run.editions.0.checked_sub(1);
        let step = if touches { "L" } else { "M" };
        path.push_str(&format!(
            "{step}{from:.1} {:.1}H{to:.1}",
            scale.y(run.value)
        ));
    }
    out.raw("<path class=\"steps\"")
        .attribute("d", &path)
        .raw("/>");
    years(out, history, &scale);
    values(out, view, history, &scale);
    out.raw("</svg>\n");
}

/// The first and last edition, and those in which the value changed, where there is room.
fn years(out: &mut Writer, history: &History<'_>, scale: &Scale) {
    let last = history.runs[history.runs.len() - 1].editions.1;
    let mut free = LEFT;
    let end = WIDTH - RIGHT - YEAR;
    for run in &history.runs {
        let x = scale.x(run.editions.0);
        if run.editions.0 < last && x >= free && x + YEAR < end {
            label(out, "start", x, HEIGHT - 4.0, &run.editions.0.to_string());
            free = x + YEAR;
        }
    }
    label(out, "end", WIDTH - RIGHT, HEIGHT - 4.0, &last.to_string());
}

/// The first and last value above their lines, and what the text says at the side where its
/// line runs free of theirs.
fn values(out: &mut Writer, view: &View<'_>, history: &History<'_>, scale: &Scale) {
    let ends = [
        ("start", LEFT, history.runs[0]),
        ("end", WIDTH - RIGHT, history.runs[history.runs.len() - 1]),
    ];
    for (anchor, x, run) in ends {
        label(
            out,
            anchor,
            x,
            scale.y(run.value) - 5.0,
            &gist::value(run, view.words),
        );
    }
    let Some(written) = history.written else {
        return;
    };
    let y = scale.y(written);
    let near = |run: &Evidence| (scale.y(run.value) - y).abs() < LINE;
    if let Some((anchor, x, _)) = ends.into_iter().find(|(_, _, run)| !near(run)) {
        let words = &view.words.report.written;
        out.raw("<g class=\"said\">");
        label(out, anchor, x, y - 5.0, words);
        out.raw("</g>");
    }
}

fn summary(view: &View<'_>, history: &History<'_>) -> String {
    let mut summary = format!("{}: ", view.words.report.history);
    for (index, run) in history.runs.iter().enumerate() {
        let comma = if index > 0 { ", " } else { "" };
        let editions = gist::editions(run.editions);
        summary.push_str(&format!(
            "{comma}{editions} {}",
            gist::value(run, view.words)
        ));
    }
    if let Some(written) = history.written {
        let written = gist::number(written, view.words);
        summary.push_str(&format!("; {} {written}", view.words.report.written));
    }
    summary
}

/// Where editions and values lie on the drawing.
struct Scale {
    editions: (f64, f64),
    values: (f64, f64),
}

impl Scale {
    fn of(history: &History<'_>) -> Self {
        let values = (history.runs.iter().map(|run| run.value)).chain(history.written);
        let values: Vec<f64> = values.map(float).collect();
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let first = history.runs[0].editions.0;
        let last = history.runs[history.runs.len() - 1].editions.1;
        Self {
            editions: (f64::from(first), f64::from(last) + 1.0),
            values: (low, high),
        }
    }

    fn x(&self, edition: u16) -> f64 {
        let (first, last) = self.editions;
        LEFT + (f64::from(edition) - first) / (last - first) * (WIDTH - LEFT - RIGHT)
    }

    /// An edition lasts until the next.
    fn x_end(&self, edition: u16) -> f64 {
        self.x(edition.saturating_add(1))
    }

    fn y(&self, value: Decimal) -> f64 {
        let (low, high) = self.values;
        let height = HEIGHT - TOP - BOTTOM;
        if high <= low {
            return TOP + height / 2.0;
        }
        TOP + (high - float(value)) / (high - low) * height
    }
}

fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

fn line(out: &mut Writer, class: &'static str, from: (f64, f64), to: (f64, f64)) {
    out.raw("<line class=\"").raw(class).raw("\"");
    for (name, value) in [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)] {
        out.attribute(name, &format!("{value:.1}"));
    }
    out.raw("/>");
}

fn label(out: &mut Writer, anchor: &'static str, x: f64, y: f64, words: &str) {
    out.raw("<text text-anchor=\"")
        .raw(anchor)
        .raw("\"")
        .attribute("x", &format!("{x:.1}"))
        .attribute("y", &format!("{y:.1}"))
        .raw(">")
        .text(words)
        .raw("</text>");
}
