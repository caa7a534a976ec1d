//! The figures: what the text says beside what the reference has, and its history by edition.

use super::{numbers, section};
use crate::gist::{self, BY_WEIGHT, Gist};
use crate::html::chart::{sparkline, svg};
use crate::html::writer::Writer;
use crate::html::{View, icon, verdict_class};
use laocoon_assess::{Course, Finding};
use laocoon_claim::Figure;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Most histories drawn; those first that ask most of the reader.
const MOST_HISTORIES: usize = 300;

/// A figure of the text, and every claim that states it with the same result.
struct Row<'v> {
    claims: Vec<u32>,
    gist: Gist,
    figure: &'v Figure,
    finding: Option<&'v Finding>,
}

pub(super) fn any(view: &View<'_>) -> bool {
    view.dossier
        .claims
        .iter()
        .any(|claim| claim.body.figure().is_some())
}

/// Figures, those first that ask most of the reader.
fn rows<'v>(view: &'v View<'_>) -> Vec<Row<'v>> {
    let mut rows: Vec<Row<'v>> = Vec::new();
    let mut known: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for (claim, index) in view.dossier.claims.iter().zip(0u32..) {
        let Some(figure) = claim.body.figure() else {
            continue;
        };
        let first = view.by_claim[index as usize].first();
        let finding = first.map(|finding| &view.dossier.findings.items[*finding]);
        let gist = gist::gist(view.dossier, claim, view.words);
        let because = finding.map_or("", |finding| finding.because.as_str());
        match known.entry((gist.line(view.words), because)) {
            Entry::Occupied(row) => rows[*row.get()].claims.push(index),
            Entry::Vacant(place) => {
                place.insert(rows.len());
                rows.push(Row {
                    claims: vec![index],
                    gist,
                    figure,
                    finding,
                });
            }
        }
    }
    rows.sort_by_key(|row| {
        let weight = row.finding.and_then(|finding| {
            BY_WEIGHT
                .iter()
                .position(|verdict| *verdict == finding.verdict)
        });
        (weight.unwrap_or(BY_WEIGHT.len()), row.claims[0])
    });
    rows
}

pub(super) fn write(out: &mut Writer, view: &View<'_>) {
    let rows = rows(view);
    if rows.is_empty() {
        return;
    }
    let words = &view.words.views;
    let most = super::most_rows(view);
    section(out, "figures", &words.figures, None, |out| {
        let heads = [
            view.words.tools.verdict.as_str(),
            &words.subject,
            &words.text_says,
            &words.reference_has,
            &words.history,
            &words.claims,
        ];
        super::table(out, view.words, false, &heads, |out| {
            for (nth, each) in rows.iter().take(most).enumerate() {
                row(out, view, each, nth < MOST_HISTORIES);
            }
        });
        super::left_out(out, view, rows.len(), most);
    });
}

fn row(out: &mut Writer, view: &View<'_>, row: &Row<'_>, with_history: bool) {
    let verdict = row.finding.map(|finding| finding.verdict);
    out.raw("<tr class=\"")
        .raw(verdict_class(verdict))
        .raw("\"")
        .attribute("data-c", &svg::numbers_of(&row.claims))
        .raw("><td><span class=\"verdict\">");
    icon(out, verdict);
    out.text(&view.words.verdict(verdict).name)
        .raw("</span></td><th scope=\"row\">");
    let gist = &row.gist;
    match &gist.subject {
        Some(subject) => {
            view.inline(out, subject);
            out.raw(", ");
        }
        None => {
            out.text(&view.words.unknown_subject).raw(", ");
        }
    }
    out.text(&gist.topic);
    if let Some(category) = &gist.category {
        out.raw(" (<bdi>").text(category).raw("</bdi>)");
    }
    if let Some(with) = &gist.with {
        out.raw(" ").text(&view.words.with).raw(" ");
        view.inline(out, with);
    }
    out.raw("</th><td class=\"n\"><b>")
        .text(&gist.value)
        .raw("</b></td><td class=\"n\">");
    if let Some(evidence) = row.finding.and_then(|finding| finding.evidence.first()) {
        out.text(&gist::value(evidence, view.words))
            .raw(" <span class=\"quiet\">")
            .text(&gist::editions(evidence.editions))
            .raw("</span>");
    }
    out.raw("</td><td>");
    let course = row
        .finding
        .and_then(|finding| view.dossier.findings.course(finding));
    if let Some(course) = course.filter(|course| with_history && course.runs.len() > 1) {
        history(out, view, row.figure, course);
    }
    out.raw("</td><td>");
    numbers(out, view, &row.claims);
    out.raw("</td></tr>\n");
}

fn history(out: &mut Writer, view: &View<'_>, figure: &Figure, course: &Course) {
    let quantity = figure.amount.quantity(view.dossier.layers);
    let written = quantity.and_then(|quantity| {
        let comparable = quantity.unit.as_deref().unwrap_or("1") == course.unit;
        quantity.value.filter(|_| comparable)
    });
    if let (Some(first), Some(last)) = (course.runs.first(), course.runs.last()) {
        let value = |run: &(u16, u16, Decimal)| gist::number(run.2, view.words);
        let label = format!(
            "{}: {} {}, {} {}",
            view.words.report.history,
            first.0,
            value(first),
            last.1,
            value(last)
        );
        sparkline::draw(out, course, written, &label);
        out.raw("<span class=\"ends\"><span>")
            .text(&first.0.to_string())
            .raw("</span><span>")
            .text(&last.1.to_string())
            .raw("</span></span>");
    }
}
