use super::{cell, row_head, section, sentences};
use crate::gist::clipped;
use crate::html::chart::scale::Scale;
use crate::html::chart::{figure, svg};
use crate::html::view::table;
use crate::html::writer::Writer;
use crate::weighing::{Labels, entry, likeness};
use laocoon_assess::weigh::PrecedentPart;

const WIDTH: f64 = 1080.0;
const ROW: f64 = 24.0;
const HEAD: f64 = 30.0;
/// Where the two axes stand; the words of each stand outside of it.
const LEFT: f64 = 440.0;
const RIGHT: f64 = 640.0;
/// Most entries drawn of a chronology; the tables hold all.
const MOST: usize = 60;

pub(super) fn write(out: &mut Writer, labels: &Labels, number: usize, part: &PrecedentPart) {
    let title = format!(
        "{}: {} | {}",
        labels.of("precedent"),
        part.names.0,
        part.names.1
    );
    section(
        out,
        &format!("p{number}"),
        &title,
        &labels.of("precedent_hint"),
        |out| {
            sentences(out, &likeness(labels, part));
            drawing(out, labels, part);
            let heads = ["lag", "first", "second", "likeness"].map(|key| labels.of(key));
            let (a, b) = &part.entries;
            table(
                out,
                labels.words,
                false,
                &[&heads[0], &heads[1], &heads[2], &heads[3]],
                |out| {
                    for m in &part.found.matches {
                        row_head(out, &signed(m.lag));
                        out.raw("<td><bdi>")
                            .text(&entry(&a[m.first]))
                            .raw("</bdi></td><td><bdi>")
                            .text(&entry(&b[m.second]))
                            .raw("</bdi></td>");
                        cell(out, &labels.number(m.likeness, 2));
                        out.raw("</tr>\n");
                    }
                },
            );
            for (name, entries, only) in [
                ("first", a, &part.found.only_first),
                ("second", b, &part.found.only_second),
            ] {
                out.raw("<h3>")
                    .text(&format!(
                        "{}, {} ({})",
                        labels.of("alone"),
                        labels.of(name).to_lowercase(),
                        only.len()
                    ))
                    .raw("</h3>\n<ul class=\"says\">\n");
                for index in only {
                    out.raw("<li><bdi>")
                        .text(&entry(&entries[*index]))
                        .raw("</bdi></li>\n");
                }
                out.raw("</ul>\n");
            }
        },
    );
}

/// "+17", "0", "−3".
fn signed(lag: i64) -> String {
    match lag {
        0 => "0".to_owned(),
        lag if lag > 0 => format!("+{lag}"),
        lag => format!("−{}", -lag),
    }
}

/// Both chronologies downwards by days; lines join counterparts.
fn drawing(out: &mut Writer, labels: &Labels, part: &PrecedentPart) {
    let (a, b) = (&part.entries.0, &part.entries.1);
    let (a, b) = (&a[..a.len().min(MOST)], &b[..b.len().min(MOST)]);
    let since = |entries: &[laocoon_assess::weigh::Entry]| -> Vec<f64> {
        let start = entries.first().map_or(0, |entry| entry.day);
        entries
            .iter()
            .map(|entry| (entry.day - start) as f64)
            .collect()
    };
    let days = (since(a), since(b));
    let last = days.0.iter().chain(&days.1).copied().fold(1.0, f64::max);
    let height = HEAD + ROW * a.len().max(b.len()) as f64 + 16.0;
    let scale = Scale {
        values: (0.0, last),
        places: (HEAD + 8.0, height - 16.0),
    };
    let rows = (rows(&days.0, &scale), rows(&days.1, &scale));
    figure(out, labels.words, |out| {
        svg::open(out, "aligned", (WIDTH, height), &labels.of("precedent"));
        svg::text(
            out,
            "head",
            "end",
            (LEFT, 16.0),
            &clipped(&part.names.0, 50),
        );
        svg::text(
            out,
            "head",
            "start",
            (RIGHT, 16.0),
            &clipped(&part.names.1, 50),
        );
        for x in [LEFT, RIGHT] {
            svg::line(out, "axis", (x, HEAD), (x, height - 8.0));
        }
        for m in part
            .found
            .matches
            .iter()
            .filter(|m| m.first < a.len() && m.second < b.len())
        {
            let (from, to) = (scale.at(days.0[m.first]), scale.at(days.1[m.second]));
            let class = if m.likeness >= 0.5 {
                "pair sure"
            } else {
                "pair"
            };
            svg::line(out, class, (LEFT, from), (RIGHT, to));
            svg::text(
                out,
                "lag",
                "middle",
                ((LEFT + RIGHT) / 2.0, (from + to) / 2.0 - 3.0),
                &signed(m.lag),
            );
        }
        let side = |out: &mut Writer,
                    x: f64,
                    way: f64,
                    anchor: &'static str,
                    at: &[f64],
                    days: &[f64],
                    entries: &[laocoon_assess::weigh::Entry]| {
            for ((y, day), item) in at.iter().zip(days).zip(entries) {
                svg::circle(out, "at", (x, scale.at(*day)), 3.5);
                svg::line(out, "lead", (x, scale.at(*day)), (x + way * 18.0, *y));
                let words = clipped(&entry(item), 48);
                svg::text(
                    out,
                    "label",
                    anchor,
                    (x + way * 22.0, y + 4.0),
                    &format!("{day:.0} · {words}"),
                );
            }
        };
        side(out, LEFT, -1.0, "end", &rows.0, &days.0, a);
        side(out, RIGHT, 1.0, "start", &rows.1, &days.1, b);
        svg::close(out);
    });
}

/// Where the words of each entry stand: near its day, none on another.
fn rows(days: &[f64], scale: &Scale) -> Vec<f64> {
    let bottom = scale.places.1;
    let mut at = Vec::with_capacity(days.len());
    let mut next = scale.places.0;
    for (index, day) in days.iter().enumerate() {
        // Leave room below for those that come after.
        let latest = bottom - ROW * (days.len() - 1 - index) as f64;
        let y = scale.at(*day).clamp(next, latest.max(next));
        at.push(y);
        next = y + ROW;
    }
    at
}
