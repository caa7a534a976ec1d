use super::{cell, paragraph, row_head, section, sentences};
use crate::html::chart::{figure, svg};
use crate::html::view::table;
use crate::html::writer::Writer;
use crate::weighing::{Labels, said};
use laocoon_assess::weigh::{Model, SpreadPart};
use std::collections::BTreeMap;

/// Most days drawn one by one.
const MOST_DAYS: i64 = 120;

pub(super) fn write(out: &mut Writer, labels: &Labels, number: usize, part: &SpreadPart) {
    let title = format!(
        "{} {}",
        labels.of("spread"),
        labels.verdict(part.found.verdict)
    );
    section(
        out,
        &format!("p{number}"),
        &title,
        &labels.of("spread_hint"),
        |out| {
            sentences(out, &labels.because(&part.found));
            days(out, labels, part);
            models(out, labels, part);
            paragraph(out, "hint", &labels.spread_numbers(&part.found));
            if part.left_out > 0 {
                paragraph(
                    out,
                    "hint",
                    &labels.filled("left_out", &[("n", &part.left_out.to_string())]),
                );
            }
            if let Some(power) = &part.power {
                out.raw("<h3>").text(&labels.of("simulated")).raw("</h3>\n");
                paragraph(out, "hint", &labels.power(part, power));
                let all: Vec<_> = power.iter().map(|power| said(labels, power)).collect();
                let model = labels.of("simulated");
                let mut heads = vec![model.as_str()];
                heads.extend(all[0].iter().map(|(said, _)| said.as_str()));
                table(out, labels.words, false, &heads, |out| {
                    for (model, shares) in Model::ALL.into_iter().zip(&all) {
                        row_head(out, &labels.model(model));
                        for (_, share) in shares {
                            cell(out, &format!("{} %", labels.number(share * 100.0, 0)));
                        }
                        out.raw("</tr>\n");
                    }
                });
            }
        },
    );
}

/// How many events fall on each day.
fn days(out: &mut Writer, labels: &Labels, part: &SpreadPart) {
    let mut counts = BTreeMap::<i64, usize>::new();
    for event in &part.events {
        *counts.entry(event.day).or_default() += 1;
    }
    let (Some(first), Some(last)) = (counts.keys().next(), counts.keys().last()) else {
        return;
    };
    let most = counts.values().copied().max().unwrap_or(1) as f64;
    out.raw("<h3>").text(&labels.of("per_day")).raw("</h3>\n");
    if last - first < MOST_DAYS {
        figure(out, labels.words, |out| {
            svg::open(out, "bars", (900.0, 150.0), &labels.of("per_day"));
            let wide = 860.0 / (last - first + 1) as f64;
            let width = (wide - 2.0).clamp(1.0, 48.0);
            for (day, count) in &counts {
                let x = 20.0 + wide * (day - first) as f64;
                let height = 100.0 * *count as f64 / most;
                svg::rect(out, "bar", (x, 118.0 - height), (width, height));
                svg::text(
                    out,
                    "tick",
                    "middle",
                    (x + width / 2.0, 114.0 - height),
                    &count.to_string(),
                );
                if wide > 24.0 || day == first || day == last {
                    svg::text(
                        out,
                        "tick",
                        "middle",
                        (x + width / 2.0, 136.0),
                        &(day - first + 1).to_string(),
                    );
                }
            }
            svg::line(out, "grid", (16.0, 118.0), (884.0, 118.0));
            svg::close(out);
        });
    }
    let head = format!(
        "{} (1 = {})",
        labels.of("day"),
        labels.words.time(&part.first_day)
    );
    table(
        out,
        labels.words,
        true,
        &[&head, &labels.of("per_day")],
        |out| {
            for (day, count) in &counts {
                row_head(out, &(day - first + 1).to_string());
                cell(out, &count.to_string());
                out.raw("</tr>\n");
            }
        },
    );
}

/// How far each model is behind the best.
fn models(out: &mut Writer, labels: &Labels, part: &SpreadPart) {
    const ROW: f64 = 28.0;
    let scores = part.found.scores;
    let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let worst = scores.iter().copied().fold(f64::INFINITY, f64::min);
    out.raw("<h3>").text(&labels.of("model")).raw("</h3>\n");
    figure(out, labels.words, |out| {
        svg::open(out, "bars", (900.0, 3.0 * ROW + 8.0), &labels.of("score"));
        for (index, model) in Model::ALL.into_iter().enumerate() {
            let y = 4.0 + ROW * index as f64;
            let behind = best - scores[index];
            // The best has the longest bar; a tenth is left to the worst.
            let length = 460.0 * (1.0 - 0.9 * behind / (best - worst).max(1e-9));
            svg::text(out, "label", "end", (220.0, y + 18.0), &labels.model(model));
            svg::rect(
                out,
                if behind <= 0.0 { "bar best" } else { "bar" },
                (232.0, y + 4.0),
                (length, ROW - 8.0),
            );
            let score = if behind <= 0.0 {
                labels.number(scores[index], 2)
            } else {
                format!(
                    "{} (−{})",
                    labels.number(scores[index], 2),
                    labels.number(behind, 2)
                )
            };
            svg::text(out, "label", "start", (240.0 + length, y + 18.0), &score);
        }
        svg::close(out);
    });
    let heads = ["model", "log_likelihood", "score"].map(|key| labels.of(key));
    table(
        out,
        labels.words,
        true,
        &[&heads[0], &heads[1], &heads[2]],
        |out| {
            for (index, model) in Model::ALL.into_iter().enumerate() {
                row_head(out, &labels.model(model));
                cell(out, &labels.number(part.found.log_likelihoods[index], 2));
                cell(out, &labels.number(scores[index], 2));
                out.raw("</tr>\n");
            }
        },
    );
}
