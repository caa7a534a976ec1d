//! Who did what to whom: those who act on the left, those to whom it is done on the right, and
//! between them one row for each pair that says what.

use super::{numbers, row, section, table};
use crate::html::View;
use crate::html::chart::pairs::{self, Pair};
use crate::html::chart::svg::Target;
use crate::html::writer::Writer;
use crate::summary::deed::Deeds;
use crate::words::{filled, of};
use laocoon_mark::EntityId;

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
            table(out, view.words, true, &heads, |out| {
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

fn draw(out: &mut Writer, view: &View<'_>) {
    let pair = |deeds: &Deeds| Pair {
        from: name(view, deeds.from).to_owned(),
        to: name(view, deeds.to).to_owned(),
        words: kinds(view, deeds),
        class: match (deeds.actual, deeds.acts) {
            (false, _) => "pair unreal",
            (true, 1) => "pair w1",
            (true, 2..=3) => "pair w2",
            (true, _) => "pair w3",
        },
        target: Target::claims(&deeds.claims),
    };
    let pairs: Vec<Pair> = drawn(view).into_iter().map(pair).collect();
    let words = &view.words.views;
    let heads = [words.who.as_str(), &words.what, &words.whom];
    pairs::draw(out, view.words, &words.actors, heads, &pairs);
}
