use super::{cell, row_head};
use crate::html::chart::scale::{Scale, round_step};
use crate::html::chart::{figure, svg};
use crate::html::view::table;
use crate::html::writer::Writer;
use crate::weighing::Labels;
use laocoon_assess::weigh::MatrixPart;

const WIDTH: f64 = 900.0;
const ROW: f64 = 26.0;
const HEAD: f64 = 24.0;
const FROM: f64 = 240.0;
const TO: f64 = 760.0;

/// A bar for each item: how far it moves the log-odds of the first two by itself.
pub(super) fn write(out: &mut Writer, labels: &Labels, part: &MatrixPart) {
    let columns = part.tornado();
    let ends = columns
        .iter()
        .flat_map(|column| [column.swing.0, column.swing.1]);
    let start = (
        part.sensitivity.margin.min(0.0),
        part.sensitivity.margin.max(0.0),
    );
    let (low, high) = ends.fold(start, |(low, high), x| (low.min(x), high.max(x)));
    let step = round_step((high - low).max(0.1), 6.0);
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let scale = Scale {
        values: (first * step, last * step),
        places: (FROM, TO),
    };
    let height = HEAD + ROW * columns.len() as f64 + 26.0;
    let (a, b) = part.sensitivity.first_two;
    let names = &part.matrix.hypotheses;
    figure(out, labels.words, |out| {
        svg::open(out, "tornado", (WIDTH, height), &labels.of("tornado"));
        // Towards each end stands who leads there.
        let (left, right) = (
            crate::gist::clipped(&names[b], 40),
            crate::gist::clipped(&names[a], 40),
        );
        svg::text(out, "head", "start", (FROM, 14.0), &format!("← {left}"));
        svg::text(out, "head", "end", (TO, 14.0), &format!("{right} →"));
        for tick in first as i64..=last as i64 {
            let value = tick as f64 * step;
            let class = if tick == 0 { "zero" } else { "grid" };
            let x = scale.at(value);
            svg::line(out, class, (x, HEAD), (x, height - 22.0));
            let decimals = if step < 1.0 { 1 } else { 0 };
            svg::text(
                out,
                "tick",
                "middle",
                (x, height - 6.0),
                &labels.number(value, decimals),
            );
        }
        let margin = scale.at(part.sensitivity.margin);
        svg::line(out, "margin", (margin, HEAD), (margin, height - 22.0));
        for (index, column) in columns.iter().enumerate() {
            let y = HEAD + ROW * index as f64;
            let (from, to) = (scale.at(column.swing.0), scale.at(column.swing.1));
            let turns = column.swing.0 < 0.0 && column.swing.1 > 0.0;
            let class = if turns { "bar turns" } else { "bar" };
            svg::text(
                out,
                "label",
                "end",
                (FROM - 12.0, y + 17.0),
                &crate::gist::clipped(&column.key, 34),
            );
            svg::rect(
                out,
                class,
                (from, y + 5.0),
                ((to - from).max(2.0), ROW - 10.0),
            );
            if let Some(p) = column.tipping_point {
                svg::text(
                    out,
                    "tick",
                    "start",
                    (TO + 12.0, y + 17.0),
                    &format!("P = {}", labels.number(p, 3)),
                );
            }
        }
        svg::close(out);
    });
    let heads = ["evidence", "log_odds", "tipping"];
    let odds = labels.filled("log_odds", &[("low", ""), ("high", "")]);
    let odds = odds.trim_end_matches([' ', '…']);
    let heads = heads.map(|key| labels.of(key));
    table(
        out,
        labels.words,
        true,
        &[&heads[0], odds, &heads[2]],
        |out| {
            for column in &columns {
                row_head(out, &column.key);
                cell(out, &labels.bounds(column.swing, 2));
                let tip = column.tipping_point.map(|p| labels.number(p, 3));
                cell(out, &tip.unwrap_or_else(|| labels.of("no_tipping")));
                out.raw("</tr>\n");
            }
        },
    );
}
