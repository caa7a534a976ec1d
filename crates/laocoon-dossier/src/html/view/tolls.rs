//! Tolls: how many, what the words allow, as of when, according to whom. One row a claim on
//! one scale for each kind, in order of time.

use super::{holder, numbers, section};
use crate::gist;
use crate::html::View;
use crate::html::chart::scale::{Scale, round_step};
use crate::html::chart::{self, svg};
use crate::html::writer::Writer;
use crate::words::of;
use jiff::civil::Date;
use laocoon_claim::{Body, Toll, TollKind};
use laocoon_mark::Quantity;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const WIDTH: f64 = 1080.0;
const ROW: f64 = 26.0;
/// Where the scale lies; the day stands before it, the source after it.
const FROM: f64 = 210.0;
const TO: f64 = 640.0;
const HEAD: f64 = 34.0;
const FOOT: f64 = 22.0;
/// Most rows drawn of a kind.
const MOST: usize = 24;

/// A toll of the text.
struct Row<'v> {
    claim: u32,
    toll: &'v Toll,
    quantity: &'v Quantity,
    day: Option<Date>,
}

pub(super) fn any(view: &View<'_>) -> bool {
    let mut claims = view.dossier.claims.iter();
    claims.any(|claim| matches!(claim.body, Body::Toll(_)))
}

/// Tolls by kind, in order of the day they are for; those without one last, in order of the text.
fn rows<'v>(view: &'v View<'_>) -> Vec<Row<'v>> {
    let layers = view.dossier.layers;
    let mut rows: Vec<Row<'v>> = (view.dossier.claims.iter().zip(0..))
        .filter_map(|(claim, index)| match &claim.body {
            Body::Toll(toll) => Some(Row {
                claim: index,
                toll,
                quantity: &layers[toll.quantity],
                day: toll
                    .as_of
                    .and_then(|when| layers[when.time].to.or(layers[when.time].from)),
            }),
            _ => None,
        })
        .collect();
    rows.sort_by_key(|row| (row.toll.what, row.day.is_none(), row.day, row.claim));
    rows
}

pub(super) fn write(out: &mut Writer, view: &View<'_>) {
    let rows = rows(view);
    if rows.is_empty() {
        return;
    }
    let words = &view.words.views;
    section(out, "tolls", &words.tolls, Some(&words.bounds), |out| {
        for kind in TollKind::ALL {
            let mut of_kind: Vec<&Row<'_>> =
                rows.iter().filter(|row| row.toll.what == kind).collect();
            // Sums of money in two currencies share no scale.
            let unit = of_kind.first().map(|row| row.quantity.unit.clone());
            of_kind.retain(|row| Some(&row.quantity.unit) == unit.as_ref());
            of_kind.truncate(MOST);
            if of_kind.len() > 1 {
                draw(out, view, kind, &of_kind);
            }
        }
        let heads = [
            words.what.as_str(),
            &words.how_many,
            &words.counted,
            &words.place,
            &words.as_of,
            &words.according_to,
            &words.claims,
        ];
        super::table(out, view, false, &heads, |out| {
            for each in &rows {
                row(out, view, each);
            }
        });
    });
}

fn row(out: &mut Writer, view: &View<'_>, row: &Row<'_>) {
    let document = view.dossier.document;
    super::row(out, &[row.claim]);
    out.raw("<th scope=\"row\">")
        .text(of(&view.words.toll, row.toll.what.name()))
        .raw("</th><td class=\"n\"><b>")
        .text(&gist::quantity(row.quantity, view.words))
        .raw("</b></td><td>");
    if let Some(who) = row.toll.who {
        view.inline(out, &gist::clipped(document.words(who), 80));
    }
    out.raw("</td><td>");
    if let Some(place) = row.toll.place {
        view.inline(out, &view.dossier.layers[place].name);
    }
    out.raw("</td><td>")
        .text(&as_of(view, row))
        .raw("</td><td>");
    view.inline(out, &holder(view, row.claim));
    out.raw("</td><td>");
    numbers(out, view, &[row.claim]);
    out.raw("</td></tr>\n");
}

fn as_of(view: &View<'_>, row: &Row<'_>) -> String {
    match row.toll.as_of {
        Some(when) => view.words.time(&view.dossier.layers[when.time].value),
        None => view.words.views.no_date.clone(),
    }
}

/// The least, the told and the greatest number that the words allow, as far as they bound it.
fn bounds(quantity: &Quantity) -> (Option<f64>, Option<f64>, Option<f64>) {
    let float = |value: Option<Decimal>| value.and_then(|value| value.to_f64());
    (
        float(quantity.low),
        float(quantity.value),
        float(quantity.high),
    )
}

fn draw(out: &mut Writer, view: &View<'_>, kind: TollKind, rows: &[&Row<'_>]) {
    let height = HEAD + rows.len() as f64 * ROW + FOOT;
    let numbers = rows.iter().flat_map(|row| {
        let (low, value, high) = bounds(row.quantity);
        [low, value, high]
    });
    let greatest = numbers.flatten().fold(1.0, f64::max);
    let step = round_step(greatest, 4.0);
    let scale = Scale {
        values: (0.0, (greatest / step).ceil() * step),
        places: (FROM, TO),
    };
    let title = of(&view.words.toll, kind.name());
    chart::figure(out, view, |out| {
        svg::open(out, "tolls", (WIDTH, height), title);
        svg::text(out, "head", "start", (0.0, 16.0), &gist::capitalised(title));
        let mut tick = 0.0;
        while tick <= scale.values.1 {
            let x = scale.at(tick);
            svg::line(out, "grid", (x, HEAD - 8.0), (x, height - FOOT));
            let label = gist::number(
                Decimal::from_f64_retain(tick).unwrap_or_default().round(),
                view.words,
            );
            svg::text(out, "tick", "middle", (x, height - 6.0), &label);
            tick += step;
        }
        let mut before: Option<(f64, f64)> = None;
        for (index, row) in rows.iter().enumerate() {
            let y = HEAD + (index as f64 + 0.5) * ROW;
            let told = bounds(row.quantity);
            let at = told
                .1
                .or(told.0)
                .or(told.2)
                .map(|value| (scale.at(value), y));
            // The curve: from one told number to the next in time.
            if let (Some(from), Some(to), Some(_)) = (before, at, row.day) {
                svg::line(out, "curve", from, to);
            }
            before = at.filter(|_| row.day.is_some());
        }
        for (index, row) in rows.iter().enumerate() {
            mark(out, view, row, &scale, HEAD + (index as f64 + 0.5) * ROW);
        }
        svg::close(out);
    });
}

fn mark(out: &mut Writer, view: &View<'_>, row: &Row<'_>, scale: &Scale, y: f64) {
    let (low, value, high) = bounds(row.quantity);
    let amount = gist::quantity(row.quantity, view.words);
    let source = holder(view, row.claim);
    let title = format!("{amount}, {}: {source}", as_of(view, row));
    svg::link(out, "toll", &[row.claim], &title);
    svg::text(
        out,
        "label",
        "end",
        (FROM - 14.0, y + 4.0),
        &as_of(view, row),
    );
    let from = scale.at(low.or(value).unwrap_or(0.0));
    let to = high
        .or(value.filter(|_| low.is_none()))
        .map_or(TO, |high| scale.at(high));
    if (to - from).abs() > 1.0 {
        svg::line(out, "range", (from.min(to), y), (from.max(to), y));
        if high.is_none() {
            let [tip, end, up, down, mid] = [to, to - 7.0, y - 4.0, y + 4.0, y].map(svg::short);
            svg::path(
                out,
                "tip",
                &format!("M{end} {up}L{tip} {mid}L{end} {down}Z"),
            );
        }
    }
    if let Some(value) = value {
        svg::circle(out, "at", (scale.at(value), y), 4.5);
    }
    let label = gist::clipped(&format!("{amount} · {source}"), 60);
    svg::text(out, "label", "start", (TO + 16.0, y + 4.0), &label);
    svg::end_link(out);
}
