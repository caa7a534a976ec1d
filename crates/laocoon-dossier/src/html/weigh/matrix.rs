use super::{cell, paragraph, row_head, section, sentences, tornado};
use crate::html::chart::{figure, svg};
use crate::html::view::table;
use crate::html::writer::Writer;
use crate::weighing::{Labels, removal};
use laocoon_assess::weigh::{Interval, MatrixPart};

pub(super) fn write(out: &mut Writer, labels: &Labels, number: usize, part: &MatrixPart) {
    let id = format!("p{number}");
    section(
        out,
        &id,
        &labels.of("matrix"),
        &labels.of("matrix_hint"),
        |out| {
            verdicts(out, labels, part);
            cells(out, labels, part);
            shares(out, labels, part);
            evidence(out, labels, part);
            if !part.questions.is_empty() {
                questions(out, labels, part);
            }
        },
    );
    let (a, b) = part.sensitivity.first_two;
    let names = &part.matrix.hypotheses;
    let hint = labels.filled("tipping_hint", &[("a", &names[a]), ("b", &names[b])]);
    section(
        out,
        &format!("{id}-tornado"),
        &labels.of("tornado"),
        &hint,
        |out| {
            tornado::write(out, labels, part);
            paragraph(out, "said", &removal(labels, part));
        },
    );
    section(
        out,
        &format!("{id}-classical"),
        &labels.of("classical"),
        &labels.of("classical_hint"),
        |out| {
            classical(out, labels, part);
        },
    );
}

fn verdicts(out: &mut Writer, labels: &Labels, part: &MatrixPart) {
    let name = |h: usize| part.matrix.hypotheses[h].as_str();
    let said = part.weighing.orders.iter().map(|order| {
        let key = if order.dominates {
            "dominates"
        } else {
            "undecided"
        };
        let said = labels.filled(key, &[("a", name(order.leader)), ("b", name(order.other))]);
        let (low, high) = (
            labels.number(order.log_odds.0, 2),
            labels.number(order.log_odds.1, 2),
        );
        let odds = labels.filled("log_odds", &[("low", &low), ("high", &high)]);
        format!("{said} ({odds})")
    });
    sentences(out, &said.collect::<Vec<_>>());
}

/// Hypotheses in rows, evidence in columns.
fn cells(out: &mut Writer, labels: &Labels, part: &MatrixPart) {
    let matrix = &part.matrix;
    out.raw("<div class=\"frame\" tabindex=\"0\" role=\"group\"")
        .attribute("aria-label", &labels.of("matrix"))
        .raw("><table class=\"matrix\">\n<thead><tr><th scope=\"col\">")
        .text(&labels.of("hypothesis"))
        .raw("</th>");
    for (item, index) in matrix.evidence.iter().zip(1usize..) {
        out.raw("<th scope=\"col\"><a href=\"#e")
            .number(index)
            .raw("\"")
            .attribute("title", item.words.first().map_or("", String::as_str))
            .raw("><bdi>")
            .text(&item.key)
            .raw("</bdi></a></th>");
    }
    out.raw("</tr></thead>\n<tbody>\n");
    for (h, name) in matrix.hypotheses.iter().enumerate() {
        row_head(out, name);
        for item in &matrix.evidence {
            let interval = item.cells.get(h).copied().unwrap_or(Interval::UNKNOWN);
            out.raw(tint(interval)).text(&labels.interval(interval));
            if let Some(ratings) = item.ratings.get(h).filter(|ratings| !ratings.is_empty()) {
                let signs: Vec<&str> = ratings.iter().map(|rating| rating.sign()).collect();
                out.raw(" <span class=\"quiet\">")
                    .text(&signs.join(" "))
                    .raw("</span>");
            }
            out.raw("</td>");
        }
        out.raw("</tr>\n");
    }
    row_head(out, &labels.of("none"));
    for _ in &matrix.evidence {
        out.raw("<td>?</td>");
    }
    out.raw("</tr>\n</tbody></table></div>\n");
}

/// The cell of an interval, the darker the likelier; what is unknown is blank.
fn tint(interval: Interval) -> &'static str {
    if interval == Interval::UNKNOWN {
        return "<td class=\"n l-unknown\">";
    }
    match interval.middle() {
        p if p < 0.08 => "<td class=\"n l0\">",
        p if p < 0.2 => "<td class=\"n l1\">",
        p if p < 0.4 => "<td class=\"n l2\">",
        p if p < 0.6 => "<td class=\"n l3\">",
        p if p < 0.8 => "<td class=\"n l4\">",
        p if p < 0.95 => "<td class=\"n l5\">",
        _ => "<td class=\"n l6\">",
    }
}

/// In how many of the draws each hypothesis leads.
fn shares(out: &mut Writer, labels: &Labels, part: &MatrixPart) {
    const ROW: f64 = 26.0;
    let names = &part.matrix.hypotheses;
    out.raw("<h3>").text(&labels.of("share")).raw("</h3>\n");
    paragraph(out, "hint", &labels.of("share_hint"));
    figure(out, labels.words, |out| {
        let height = ROW * names.len() as f64 + 8.0;
        svg::open(out, "bars", (900.0, height), &labels.of("share"));
        for (index, (name, share)) in names.iter().zip(&part.weighing.leads).enumerate() {
            let y = 4.0 + ROW * index as f64;
            let name = crate::gist::clipped(name, 44);
            svg::text(out, "label", "end", (300.0, y + 17.0), &name);
            svg::rect(out, "bar", (312.0, y + 4.0), (500.0 * share, ROW - 8.0));
            let percent = format!("{} %", labels.number(share * 100.0, 1));
            svg::text(
                out,
                "label",
                "start",
                (320.0 + 500.0 * share, y + 17.0),
                &percent,
            );
        }
        svg::close(out);
    });
    table(
        out,
        labels.words,
        true,
        &[&labels.of("hypothesis"), &labels.of("share")],
        |out| {
            for (name, share) in names.iter().zip(&part.weighing.leads) {
                row_head(out, name);
                cell(out, &format!("{} %", labels.number(share * 100.0, 1)));
                out.raw("</tr>\n");
            }
            row_head(out, &labels.of("none"));
            cell(out, &labels.of("not_rated"));
            out.raw("</tr>\n");
        },
    );
}

fn evidence(out: &mut Writer, labels: &Labels, part: &MatrixPart) {
    out.raw("<h3>").text(&labels.of("evidence")).raw("</h3>\n");
    let heads = [
        "evidence",
        "words_of",
        "origins",
        "credibility",
        "diagnosticity",
        "bits",
        "tipping",
    ]
    .map(|key| labels.of(key));
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let columns = part.matrix.evidence.iter().zip(&part.sensitivity.columns);
    table(out, labels.words, false, &heads, |out| {
        for ((item, column), index) in columns.zip(1usize..) {
            out.raw("<tr id=\"e")
                .number(index)
                .raw("\"><th scope=\"row\"><bdi>")
                .text(&item.key)
                .raw("</bdi></th><td class=\"words\">");
            for words in &item.words {
                out.raw("<q><bdi>").text(words).raw("</bdi></q> ");
            }
            out.raw("</td><td>")
                .number(item.origins.len().max(1))
                .raw(" <span class=\"quiet\"><bdi>")
                .text(&item.origins.join(", "))
                .raw("</bdi></span></td>");
            cell(out, &labels.interval(item.credibility));
            cell(out, &labels.bounds(column.diagnosticity, 2));
            cell(out, &labels.number(column.bits, 3));
            let tip = column.tipping_point.map(|p| labels.number(p, 3));
            cell(out, &tip.unwrap_or_else(|| labels.of("no_tipping")));
            out.raw("</tr>\n");
        }
    });
}

fn questions(out: &mut Writer, labels: &Labels, part: &MatrixPart) {
    out.raw("<h3>").text(&labels.of("questions")).raw("</h3>\n");
    let heads = [labels.of("question"), labels.of("worth")];
    table(out, labels.words, false, &[&heads[0], &heads[1]], |out| {
        for (bits, question) in &part.questions {
            row_head(out, question);
            cell(out, &labels.number(*bits, 3));
            out.raw("</tr>\n");
        }
    });
}

fn classical(out: &mut Writer, labels: &Labels, part: &MatrixPart) {
    let heads = [labels.of("hypothesis"), labels.of("share")];
    let heads = [heads[0].as_str(), "PARC ACH", "Open Synthesis", &heads[1]];
    table(out, labels.words, false, &heads, |out| {
        let rows = part
            .matrix
            .hypotheses
            .iter()
            .zip(&part.classical)
            .zip(&part.weighing.leads);
        for ((name, score), share) in rows {
            row_head(out, name);
            cell(out, &labels.number(score.parc, 1));
            cell(out, &labels.number(score.open_synthesis, 2));
            cell(out, &format!("{} %", labels.number(share * 100.0, 1)));
            out.raw("</tr>\n");
        }
    });
    let Some(found) = &part.difference else {
        paragraph(out, "said", &labels.of("same_order"));
        return;
    };
    let name = |h: usize| part.matrix.hypotheses[h].as_str();
    let names = [("a", name(found.leaders.0)), ("b", name(found.leaders.1))];
    paragraph(out, "said", &labels.filled("differs", &names));
    let heads = [
        labels.of("evidence"),
        labels.filled("differs_columns", &names),
    ];
    let (counted_head, odds_head) = heads[1].split_once(';').unwrap_or((&heads[1], ""));
    table(
        out,
        labels.words,
        false,
        &[&heads[0], counted_head, odds_head.trim()],
        |out| {
            for (key, counted, odds) in &found.columns {
                row_head(out, key);
                cell(out, &labels.number(*counted, 1));
                cell(out, &labels.number(*odds, 2));
                out.raw("</tr>\n");
            }
        },
    );
}
