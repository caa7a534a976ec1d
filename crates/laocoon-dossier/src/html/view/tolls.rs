//! Tolls: how many, what the words allow, as of when, according to whom. One row a claim on
//! one scale for each kind, in order of time.

use super::{holder, numbers, section};
use crate::gist;
use crate::html::View;
use crate::html::chart::ranges;
use crate::html::chart::svg::Target;
use crate::html::writer::Writer;
use crate::words::of;
use jiff::civil::Date;
use laocoon_claim::{Body, Toll, TollKind};
use laocoon_mark::Quantity;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

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
        super::table(out, view.words, false, &heads, |out| {
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
    let drawn = rows.iter().map(|row| {
        let (low, told, high) = bounds(row.quantity);
        let amount = gist::quantity(row.quantity, view.words);
        ranges::Row {
            day: as_of(view, row),
            dated: row.day.is_some(),
            told,
            low,
            high,
            words: format!("{amount} · {}", holder(view, row.claim)),
            class: "toll",
            target: Target::claims(&[row.claim]),
        }
    });
    let title = of(&view.words.toll, kind.name());
    ranges::draw(out, view.words, title, &drawn.collect::<Vec<_>>());
}
