//! Who did what to whom: those who act on the left, those to whom it is done on the right, and
//! between them one row for each pair that says what.

use super::{numbers, row, section, table};
use crate::gist;
use crate::html::View;
use crate::html::chart::{self, svg};
use crate::html::writer::Writer;
use crate::summary::deed::Deeds;
use crate::words::{filled, of};
use laocoon_mark::EntityId;

const WIDTH: f64 = 1080.0;
const ROW: f64 = 24.0;
const TOP: f64 = 26.0;
/// Where names end and begin, and where the words between stand.
const LEFT: f64 = 230.0;
const RIGHT: f64 = 850.0;
const MIDDLE: (f64, f64) = (370.0, 710.0);
/// Most pairs that are drawn.
const MOST: usize = 24;

pub(super) fn write(out: &mut Writer, view: &View<'_>) {
    if view.deeds.is_empty() {
        return;
    }
    let words = &view.words.views;
    section(
        out,
        "actors",
        &words.actors,
        Some(&words.actors_hint),
        |out| {
            draw(out, view);
            let left = view.deeds.len().saturating_sub(MOST);
            if left > 0 {
                out.raw("<p class=\"hint\">")
                    .text(&filled(&words.more_actors, "{number}", &left.to_string()))
                    .raw("</p>\n");
            }
            let heads = [words.who.as_str(), &words.what, &words.whom, &words.claims];
            table(out, view, true, &heads, |out| {
                for deeds in &view.deeds {
                    row(out, &deeds.claims);
                    out.raw("<th scope=\"row\">");
                    view.inline(out, name(view, deeds.from));
                    out.raw("</th><td>")
                        .text(&kinds(view, deeds))
                        .raw("</td><td>");
                    view.inline(out, name(view, deeds.to));
                    out.raw("</td><td>");
                    numbers(out, view, &deeds.claims);
                    out.raw("</td></tr>\n");
                }
            });
        },
    );
}

fn name<'v>(view: &View<'v>, entity: EntityId) -> &'v str {
    &view.dossier.layers[entity].name
}

/// "aid ×3, agreement".
fn kinds(view: &View<'_>, deeds: &Deeds) -> String {
    let kinds = deeds.kinds.iter().map(|(kind, times)| {
        let name = match kind {
            Some(kind) => view.words.event(kind.code()),
            None => of(&view.words.entity, "MISC"),
        };
        match times {
            1 => name.to_owned(),
            times => format!("{name}\u{a0}×{times}"),
        }
    });
    kinds.collect::<Vec<_>>().join(", ")
}

/// The order of drawing: those who act by how much they do, under each his pairs.
fn drawn<'v>(view: &'v View<'_>) -> Vec<&'v Deeds> {
    let mut pairs: Vec<&Deeds> = view.deeds.iter().take(MOST).collect();
    let acts = |entity: EntityId| -> usize {
        let of = pairs.iter().filter(|deeds| deeds.from == entity);
        of.map(|deeds| deeds.acts).sum()
    };
    let weights: Vec<usize> = pairs.iter().map(|deeds| acts(deeds.from)).collect();
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|index| {
        let deeds = pairs[*index];
        let acts = std::cmp::Reverse(deeds.acts);
        (
            std::cmp::Reverse(weights[*index]),
            deeds.from,
            acts,
            deeds.to,
        )
    });
    pairs = order.into_iter().map(|index| pairs[index]).collect();
    pairs
}

/// The places of those on one side: at the middle of their rows, kept apart.
fn side(pairs: &[&Deeds], of: impl Fn(&Deeds) -> EntityId) -> Vec<(EntityId, f64)> {
    let mut places: Vec<(EntityId, f64, f64)> = Vec::new();
    for (index, deeds) in pairs.iter().enumerate() {
        let y = TOP + (index as f64 + 0.5) * ROW;
        match places.iter_mut().find(|(known, ..)| *known == of(deeds)) {
            Some((_, sum, number)) => {
                *sum += y;
                *number += 1.0;
            }
            None => places.push((of(deeds), y, 1.0)),
        }
    }
    let mut places: Vec<(EntityId, f64)> = (places.into_iter())
        .map(|(entity, sum, number)| (entity, sum / number))
        .collect();
    places.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    // Down the side no two stand closer than a row; then up again, so that the last stays in.
    let bottom = TOP + (pairs.len() as f64 - 0.5) * ROW;
    let mut free = TOP + ROW / 2.0;
    for (_, y) in &mut places {
        *y = y.max(free);
        free = *y + ROW * 0.9;
    }
    let mut limit = bottom.max(TOP + ROW / 2.0);
    for (_, y) in places.iter_mut().rev() {
        *y = y.min(limit);
        limit = *y - ROW * 0.9;
    }
    places
}

fn draw(out: &mut Writer, view: &View<'_>) {
    let pairs = drawn(view);
    let height = TOP + pairs.len() as f64 * ROW + 8.0;
    let (who, whom) = (
        side(&pairs, |deeds| deeds.from),
        side(&pairs, |deeds| deeds.to),
    );
    let words = &view.words.views;
    chart::figure(out, view, |out| {
        svg::open(out, "graph", (WIDTH, height), &words.actors);
        for (x, anchor, head) in [
            (LEFT, "end", &words.who),
            ((MIDDLE.0 + MIDDLE.1) / 2.0, "middle", &words.what),
            (RIGHT, "start", &words.whom),
        ] {
            svg::text(out, "head", anchor, (x, 14.0), head);
        }
        for (index, deeds) in pairs.iter().enumerate() {
            pair(out, view, deeds, index, &who, &whom);
        }
        for (places, x, anchor) in [(&who, LEFT, "end"), (&whom, RIGHT, "start")] {
            for (entity, y) in places {
                let label = gist::clipped(name(view, *entity), 28);
                svg::text(out, "name", anchor, (x, y + 4.0), &label);
            }
        }
        svg::close(out);
    });
}

fn pair(
    out: &mut Writer,
    view: &View<'_>,
    deeds: &Deeds,
    index: usize,
    who: &[(EntityId, f64)],
    whom: &[(EntityId, f64)],
) {
    let y = TOP + (index as f64 + 0.5) * ROW;
    let place = |side: &[(EntityId, f64)], entity: EntityId| {
        let found = side.iter().find(|(known, _)| *known == entity);
        found.map_or(y, |(_, y)| *y)
    };
    let words = kinds(view, deeds);
    let title = format!(
        "{} → {}: {words}",
        name(view, deeds.from),
        name(view, deeds.to)
    );
    let class = match (deeds.actual, deeds.acts) {
        (false, _) => "pair unreal",
        (true, 1) => "pair w1",
        (true, 2..=3) => "pair w2",
        (true, _) => "pair w3",
    };
    svg::link(out, class, &deeds.claims, &title);
    let curve = |from: (f64, f64), to: (f64, f64)| {
        let middle = (from.0 + to.0) / 2.0;
        let [a, b, c, d, m] = [from.0, from.1, to.0, to.1, middle].map(svg::short);
        format!("M{a} {b}C{m} {b} {m} {d} {c} {d}")
    };
    let from = (LEFT + 8.0, place(who, deeds.from));
    let to = (RIGHT - 14.0, place(whom, deeds.to));
    let label = gist::clipped(&words, 46);
    let half = (svg::width(&label) / 2.0 + 6.0).min((MIDDLE.1 - MIDDLE.0) / 2.0);
    let centre = (MIDDLE.0 + MIDDLE.1) / 2.0;
    let line = format!(
        "{}H{}",
        curve(from, (MIDDLE.0, y)),
        svg::short(centre - half)
    );
    svg::path(out, "way", &line);
    let line = format!(
        "M{} {}H{}{}",
        svg::short(centre + half),
        svg::short(y),
        svg::short(MIDDLE.1),
        curve((MIDDLE.1, y), to).replacen('M', "L", 1)
    );
    svg::path(out, "way", &line);
    let [x, tip, up, down, end] = [to.0, to.0 + 8.0, to.1 - 4.0, to.1 + 4.0, to.1].map(svg::short);
    svg::path(out, "tip", &format!("M{x} {up}L{tip} {end}L{x} {down}Z"));
    svg::text(out, "label", "middle", (centre, y + 4.0), &label);
    svg::end_link(out);
}
