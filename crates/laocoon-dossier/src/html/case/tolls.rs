//! Tolls across documents and time.

use super::{Case, edited, title};
use crate::gist;
use crate::html::chart::ranges;
use crate::html::chart::svg::Target;
use crate::html::view::{section, table};
use crate::html::writer::Writer;
use crate::words::of;
use laocoon_assess::compare::overview::{Point, Series, Standing};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Most counts drawn of one toll.
const MOST: usize = 40;

pub(super) fn any(view: &Case<'_>) -> bool {
    !view.case.tolls.is_empty()
}

pub(super) fn write(out: &mut Writer, view: &Case<'_>) {
    if !any(view) {
        return;
    }
    let words = &view.words.views;
    section(out, "tolls", &words.tolls, Some(&words.bounds), |out| {
        let mut order: Vec<&Series> = view.case.tolls.iter().collect();
        order.sort_by_key(|series| (std::cmp::Reverse(series.points.len()), series.account));
        for series in order.iter().filter(|series| series.points.len() > 1) {
            let rows: Vec<_> = (series.points.iter().take(MOST))
                .map(|point| row(view, series, point))
                .collect();
            ranges::draw(out, view.words, &about(view, series), &rows);
        }
        let heads = [
            words.what.as_str(),
            &words.as_of,
            &words.how_many,
            &words.counted,
            &words.according_to,
            &words.documents,
            &words.standing,
        ];
        table(out, view.words, true, &heads, |out| {
            for series in &order {
                for point in &series.points {
                    table_row(out, view, series, point);
                }
            }
        });
    });
}

fn about(view: &Case<'_>, series: &Series) -> String {
    view.about("toll", &series.what, &series.of, series.part.as_deref())
}

/// "9", "140–150", "≥ 140": as far as the words bound it.
pub(super) fn amount(view: &Case<'_>, low: Option<Decimal>, high: Option<Decimal>) -> String {
    let number = |value| gist::number(value, view.words);
    match (low, high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{}–{}", number(low), number(high)),
        (Some(low), None) => format!("≥\u{a0}{}", number(low)),
        (None, Some(high)) => format!("≤\u{a0}{}", number(high)),
        (None, None) => "?".to_owned(),
    }
}

/// On whose word: of the writer the document's title.
pub(super) fn holder(view: &Case<'_>, holder: Option<&str>, document: u32) -> String {
    match holder {
        Some("") => view.words.unnamed_source.clone(),
        Some(name) => name.to_owned(),
        None => view.document(document).map(title).unwrap_or_default(),
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::First => "first",
        Standing::Same => "same",
        Standing::Grown => "grown",
        Standing::Revised => "revised",
        Standing::Outdated => "outdated",
        Standing::Contested => "contested",
        Standing::Part => "part",
        Standing::Denied => "denied",
    }
}

fn row(view: &Case<'_>, series: &Series, point: &Point) -> ranges::Row {
    let float = |value: Option<Decimal>| value.and_then(|value| value.to_f64());
    let number = amount(view, point.low, point.high);
    let source = holder(view, point.holder.as_deref(), point.document);
    let id = view.document(point.document).map_or(0, |source| source.id);
    let exact = point.low == point.high;
    ranges::Row {
        day: (point.as_of.as_deref()).map_or_else(
            || view.words.views.no_date.clone(),
            |day| view.words.time(day),
        ),
        dated: point.as_of.is_some() && point.standing != Standing::Denied,
        told: float(point.low.filter(|_| exact)),
        low: float(point.low),
        high: float(point.high),
        words: format!("{number} · {source} [{id}]"),
        class: match point.standing {
            Standing::Contested | Standing::Denied | Standing::Outdated => "toll disputed",
            _ => "toll",
        },
        target: Target {
            href: super::accounts::href(view, series.account),
            claims: String::new(),
        },
    }
}

fn table_row(out: &mut Writer, view: &Case<'_>, series: &Series, point: &Point) {
    out.raw("<tr><th scope=\"row\"><bdi>")
        .text(&about(view, series))
        .raw("</bdi></th><td class=\"n\">")
        .text(
            &point
                .as_of
                .as_deref()
                .map_or_else(String::new, |day| view.words.time(day)),
        )
        .raw("</td><td class=\"n\"><b>")
        .text(&amount(view, point.low, point.high))
        .raw("</b></td><td><bdi>")
        .text(point.who.as_deref().unwrap_or(""))
        .raw("</bdi></td><td><bdi>")
        .text(&holder(view, point.holder.as_deref(), point.document))
        .raw("</bdi></td><td>");
    view.numbers(out, &[point.document]);
    out.raw("</td><td>")
        .text(of(&view.words.standing, standing(point.standing)));
    let account = view.case.accounts.get(series.account as usize);
    if let Some(voice) = account.and_then(|account| account.voices.get(point.voice as usize)) {
        edited::of_voice(out, view, voice);
    }
    out.raw("</td></tr>\n");
}
