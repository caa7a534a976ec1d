//! Pairs of names, each with a row of its own between the two sides that says what joins them:
//! a graph that can be read.

use super::figure;
use super::svg::{self, Target};
use crate::gist::clipped;
use crate::html::writer::Writer;
use crate::words::Words;

const WIDTH: f64 = 1080.0;
const ROW: f64 = 24.0;
const TOP: f64 = 26.0;
/// Where names end and begin, and where the words between stand.
const LEFT: f64 = 230.0;
const RIGHT: f64 = 850.0;
const MIDDLE: (f64, f64) = (370.0, 710.0);
/// Most characters of a name, and of what joins two.
const NAME: usize = 28;
const WORDS: usize = 46;

/// Two names and what joins them.
#[derive(Clone, Debug)]
pub(in crate::html) struct Pair {
    pub(in crate::html) from: String,
    pub(in crate::html) to: String,
    pub(in crate::html) words: String,
    /// "pair w1" to "pair w3" by weight, or "pair unreal".
    pub(in crate::html) class: &'static str,
    pub(in crate::html) target: Target,
}

/// Draws pairs in their order, under a head for each column.
pub(in crate::html) fn draw(
    out: &mut Writer,
    words: &Words,
    label: &str,
    heads: [&str; 3],
    pairs: &[Pair],
) {
    let height = TOP + pairs.len() as f64 * ROW + 8.0;
    let left = side(pairs, |pair| &pair.from);
    let right = side(pairs, |pair| &pair.to);
    figure(out, words, |out| {
        svg::open(out, "graph", (WIDTH, height), label);
        let middle = (MIDDLE.0 + MIDDLE.1) / 2.0;
        let columns = [(LEFT, "end"), (middle, "middle"), (RIGHT, "start")];
        for ((x, anchor), head) in columns.into_iter().zip(heads) {
            svg::text(out, "head", anchor, (x, 14.0), head);
        }
        for (index, pair) in pairs.iter().enumerate() {
            draw_pair(out, pair, TOP + (index as f64 + 0.5) * ROW, &left, &right);
        }
        for (places, x, anchor) in [(&left, LEFT, "end"), (&right, RIGHT, "start")] {
            for (name, y) in places {
                svg::text(out, "name", anchor, (x, y + 4.0), &clipped(name, NAME));
            }
        }
        svg::close(out);
    });
}

/// The places of the names on one side: at the middle of their rows, kept apart.
fn side(pairs: &[Pair], of: impl Fn(&Pair) -> &str) -> Vec<(&str, f64)> {
    let mut places: Vec<(&str, f64, f64)> = Vec::new();
    for (index, pair) in pairs.iter().enumerate() {
        let y = TOP + (index as f64 + 0.5) * ROW;
        match places.iter_mut().find(|(known, ..)| *known == of(pair)) {
            Some((_, sum, number)) => {
                *sum += y;
                *number += 1.0;
            }
            None => places.push((of(pair), y, 1.0)),
        }
    }
    let mut places: Vec<(&str, f64)> = (places.into_iter())
        .map(|(name, sum, number)| (name, sum / number))
        .collect();
    places.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(b.0)));
    // Down the side no two stand closer than a row; then up again, so that the last stays in.
    let mut free = TOP + ROW / 2.0;
    for (_, y) in &mut places {
        *y = y.max(free);
        free = *y + ROW * 0.9;
    }
    let mut limit = (TOP + (pairs.len() as f64 - 0.5) * ROW).max(TOP + ROW / 2.0);
    for (_, y) in places.iter_mut().rev() {
        *y = y.min(limit);
        limit = *y - ROW * 0.9;
    }
    places
}

fn draw_pair(out: &mut Writer, pair: &Pair, y: f64, left: &[(&str, f64)], right: &[(&str, f64)]) {
    let place = |side: &[(&str, f64)], name: &str| {
        let found = side.iter().find(|(known, _)| *known == name);
        found.map_or(y, |(_, y)| *y)
    };
    let title = format!("{} → {}: {}", pair.from, pair.to, pair.words);
    svg::link(out, pair.class, &pair.target, &title);
    let curve = |from: (f64, f64), to: (f64, f64)| {
        let middle = (from.0 + to.0) / 2.0;
        let [a, b, c, d, m] = [from.0, from.1, to.0, to.1, middle].map(svg::short);
        format!("M{a} {b}C{m} {b} {m} {d} {c} {d}")
    };
    let from = (LEFT + 8.0, place(left, &pair.from));
    let to = (RIGHT - 14.0, place(right, &pair.to));
    let label = clipped(&pair.words, WORDS);
    let half = (svg::width(&label) / 2.0 + 6.0).min((MIDDLE.1 - MIDDLE.0) / 2.0);
    let centre = (MIDDLE.0 + MIDDLE.1) / 2.0;
    let [before, after, at, end] = [centre - half, centre + half, y, MIDDLE.1].map(svg::short);
    svg::path(
        out,
        "way",
        &format!("{}H{before}", curve(from, (MIDDLE.0, y))),
    );
    let rest = curve((MIDDLE.1, y), to).replacen('M', "L", 1);
    svg::path(out, "way", &format!("M{after} {at}H{end}{rest}"));
    let [x, tip, up, down, end] = [to.0, to.0 + 8.0, to.1 - 4.0, to.1 + 4.0, to.1].map(svg::short);
    svg::path(out, "tip", &format!("M{x} {up}L{tip} {end}L{x} {down}Z"));
    svg::text(out, "label", "middle", (centre, y + 4.0), &label);
    svg::end_link(out);
}
