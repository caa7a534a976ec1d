//! Who and what is named: spellings, and the way to every mention.

use super::{section, table};
use crate::html::View;
use crate::html::writer::Writer;
use crate::words::of;
use laocoon_mark::NameClass;

/// Most mentions linked of one entity, and most entities.
const MOST_MENTIONS: usize = 20;
const MOST: usize = 400;

pub(super) fn any(view: &View<'_>) -> bool {
    !view.dossier.layers.entities.is_empty()
}

fn count(view: &View<'_>, index: usize) -> usize {
    view.dossier.layers.entities[index].mentions.len() + view.roles[index].len()
}

/// The entities shown, the most named first.
pub(super) fn shown(view: &View<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..view.dossier.layers.entities.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(count(view, *index)), *index));
    order.truncate(MOST);
    order
}

/// Where an entity is mentioned, as far as that is linked.
pub(super) fn mentions(view: &View<'_>, index: usize) -> Vec<(char, u32)> {
    let entity = &view.dossier.layers.entities[index];
    let names = entity.mentions.iter().map(|name| ('n', name.0));
    let roles = view.roles[index].iter().map(|actor| ('a', *actor));
    names.chain(roles).take(MOST_MENTIONS).collect()
}

pub(super) fn write(out: &mut Writer, view: &View<'_>) {
    let order = shown(view);
    if order.is_empty() {
        return;
    }
    let left = view.dossier.layers.entities.len() - order.len();
    let words = &view.words.views;
    section(out, "entities", &words.entities, None, |out| {
        let heads = [
            words.name.as_str(),
            &words.kind,
            &words.spellings,
            &words.mentions,
        ];
        table(out, view.words, false, &heads, |out| {
            for index in order {
                row(out, view, index);
            }
        });
        if left > 0 {
            out.raw("<p class=\"hint\">+").number(left).raw("</p>\n");
        }
    });
}

/// Most reasons told of one entity.
const MOST_REASONS: usize = 4;

/// What its names rest on, where that is more than the list that holds them: each reason once, with the least score.
fn reasons(view: &View<'_>, index: usize) -> Vec<String> {
    let mut reasons: Vec<(&str, f32)> = Vec::new();
    for id in &view.dossier.layers.entities[index].mentions {
        let name = &view.dossier.layers[*id];
        if name.because == "gazetteer" {
            continue;
        }
        let at = reasons.iter().position(|known| known.0 == name.because);
        match at {
            Some(at) => reasons[at].1 = reasons[at].1.min(name.score),
            None if reasons.len() < MOST_REASONS => reasons.push((&name.because, name.score)),
            None => {}
        }
    }
    let told = reasons.into_iter();
    told.map(|(reason, score)| format!("{reason} ({score:.2})"))
        .collect()
}

fn row(out: &mut Writer, view: &View<'_>, index: usize) {
    let entity = &view.dossier.layers.entities[index];
    let kind = entity.class.map_or(entity.kind.code(), NameClass::code);
    out.raw("<tr><th scope=\"row\">");
    view.inline(out, &entity.name);
    out.raw("</th><td>")
        .text(of(&view.words.entity, kind))
        .raw("</td><td>");
    let others: Vec<&str> = (entity.spellings.iter())
        .map(String::as_str)
        .filter(|spelling| *spelling != entity.name)
        .take(8)
        .collect();
    view.inline(out, &others.join(" · "));
    let reasons = reasons(view, index);
    if !reasons.is_empty() {
        out.raw(" <span class=\"hint\">");
        view.inline(out, &reasons.join(" · "));
        out.raw("</span>");
    }
    out.raw("</td><td>")
        .number(count(view, index))
        .raw(" <span class=\"numbers\">");
    for (nth, (letter, mark)) in mentions(view, index).into_iter().enumerate() {
        view.marked_words(out, letter, mark, &(nth + 1).to_string());
        out.raw(" ");
    }
    if count(view, index) > MOST_MENTIONS {
        out.raw("…");
    }
    out.raw("</span></td></tr>\n");
}
