use super::{cell, row_head, section, sentences};
use crate::html::chart::{figure, svg};
use crate::html::view::table;
use crate::html::writer::Writer;
use crate::weighing::Labels;
use laocoon_assess::weigh::{Class, Feature, RatesPart};

pub(super) fn write(out: &mut Writer, labels: &Labels, number: usize, part: &RatesPart) {
    let title = format!(
        "{}: {}",
        labels.of("base_rate"),
        labels.feature(&part.feature)
    );
    section(
        out,
        &format!("p{number}"),
        &title,
        &labels.of("base_rate_hint"),
        |out| {
            sentences(out, &labels.worth(part));
            let classes: Vec<(String, Class)> = (part.names.iter().zip(part.classes))
                .map(|(name, class)| (labels.class(name), class))
                .collect();
            draw(out, labels, &part.feature, &classes);
        },
    );
}

/// Shares with their bounds, a row for each class, and the table.
pub(super) fn draw(
    out: &mut Writer,
    labels: &Labels,
    feature: &Feature,
    classes: &[(String, Class)],
) {
    const ROW: f64 = 30.0;
    let percent = |share: f64| labels.number(share * 100.0, 1);
    let share = |class: &Class| class.with as f64 / class.cases.max(1) as f64;
    let bounds = |class: &Class| {
        let (low, high) = class.interval();
        format!("{} … {}", percent(low), percent(high))
    };
    let x = |share: f64| 380.0 + 400.0 * share;
    figure(out, labels.words, |out| {
        let height = ROW * classes.len() as f64 + 30.0;
        svg::open(out, "rates", (900.0, height), &labels.feature(feature));
        for tick in 0..=4 {
            let at = x(f64::from(tick) / 4.0);
            svg::line(out, "grid", (at, 4.0), (at, height - 22.0));
            svg::text(
                out,
                "tick",
                "middle",
                (at, height - 6.0),
                &format!("{} %", tick * 25),
            );
        }
        for (index, (name, class)) in classes.iter().enumerate() {
            let y = 4.0 + ROW * (index as f64 + 0.5);
            let (low, high) = class.interval();
            svg::text(
                out,
                "label",
                "end",
                (368.0, y + 4.0),
                &crate::gist::clipped(name, 56),
            );
            svg::line(out, "range", (x(low), y), (x(high), y));
            svg::circle(out, "at", (x(share(class)), y), 4.5);
            svg::text(
                out,
                "label",
                "start",
                (792.0, y + 4.0),
                &format!("{} %", percent(share(class))),
            );
        }
        svg::close(out);
    });
    let heads = ["class", "cases", "with", "rate"].map(|key| labels.of(key));
    table(
        out,
        labels.words,
        true,
        &[&heads[0], &heads[1], &heads[2], &heads[3]],
        |out| {
            for (name, class) in classes {
                row_head(out, name);
                cell(out, &class.cases.to_string());
                cell(out, &class.with.to_string());
                cell(
                    out,
                    &format!("{} % ({})", percent(share(class)), bounds(class)),
                );
                out.raw("</tr>\n");
            }
        },
    );
}
