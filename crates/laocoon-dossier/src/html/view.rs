//! What the claims show together: drawings, each with a table that says the same.

mod actors;
mod chronology;
mod entities;
mod figures;
mod map;
mod rhetoric;
mod tolls;

use super::View;
use super::chart::svg;
use super::writer::Writer;
use crate::gist;
use crate::words::{Words, filled};
use std::collections::BTreeSet;

/// Writes the views that have something to show, in the order of their links.
pub(super) fn views(out: &mut Writer, view: &View<'_>) {
    out.raw("<div class=\"views\">\n");
    chronology::write(out, view);
    figures::write(out, view);
    tolls::write(out, view);
    actors::write(out, view);
    map::write(out, view);
    rhetoric::write(out, view);
    entities::write(out, view);
    out.raw("</div>\n");
}

/// The marks that the views link to.
pub(super) fn linked(view: &View<'_>) -> BTreeSet<(char, u32)> {
    let mut linked = BTreeSet::new();
    for index in entities::shown(view) {
        linked.extend(entities::mentions(view, index));
    }
    for target in &view.rhetoric.targets {
        let cues = target.cues.iter().take(rhetoric::MOST_WORDS);
        linked.extend(cues.map(|cue| ('c', *cue)));
    }
    linked
}

/// Links to the views that have something to show.
pub(super) fn links(out: &mut Writer, view: &View<'_>) {
    let words = &view.words.views;
    let parts = [
        (
            !view.chronology.entries.is_empty(),
            "#chronology",
            &words.chronology,
        ),
        (figures::any(view), "#figures", &words.figures),
        (tolls::any(view), "#tolls", &words.tolls),
        (!view.deeds.is_empty(), "#actors", &words.actors),
        (map::any(view), "#map", &words.map),
        (
            !view.dossier.claims.is_empty(),
            "#rhetoric",
            &words.rhetoric,
        ),
        (entities::any(view), "#entities", &words.entities),
    ];
    links_to(out, &parts);
}

/// Links to those parts of a page that are shown: whether one is, its address, its label.
pub(super) fn links_to(out: &mut Writer, parts: &[(bool, &'static str, &String)]) {
    for (_, id, label) in parts.iter().filter(|(shown, ..)| *shown) {
        out.raw("<a")
            .attribute("href", id)
            .raw(">")
            .text(label)
            .raw("</a> ");
    }
}

/// A view with its heading.
pub(super) fn section(
    out: &mut Writer,
    id: &'static str,
    title: &str,
    hint: Option<&str>,
    body: impl FnOnce(&mut Writer),
) {
    out.raw("<section class=\"view\"")
        .attribute("id", id)
        .attribute("aria-labelledby", &format!("{id}-heading"))
        .raw(">\n<h2")
        .attribute("id", &format!("{id}-heading"))
        .raw(">")
        .text(title)
        .raw("</h2>\n");
    if let Some(hint) = hint {
        out.raw("<p class=\"hint\">").text(hint).raw("</p>\n");
    }
    body(out);
    out.raw("</section>\n");
}

/// The table that says what a drawing shows, folded away where there is a drawing.
pub(super) fn table(
    out: &mut Writer,
    words: &Words,
    folded: bool,
    heads: &[&str],
    rows: impl FnOnce(&mut Writer),
) {
    if folded {
        out.raw("<details class=\"twin\"><summary>")
            .text(&words.views.as_table)
            .raw("</summary>\n");
    }
    out.raw("<div class=\"frame\" tabindex=\"0\" role=\"group\"")
        .attribute("aria-label", &words.views.as_table)
        .raw("><table>\n<thead><tr>");
    for head in heads {
        out.raw("<th scope=\"col\">").text(head).raw("</th>");
    }
    out.raw("</tr></thead>\n<tbody>\n");
    rows(out);
    out.raw("</tbody></table></div>\n");
    if folded {
        out.raw("</details>\n");
    }
}

/// Rows of a table in a page with very many claims; their cards tell the rest.
const MOST_ROWS: usize = 1000;

fn most_rows(view: &View<'_>) -> usize {
    if view.brief { MOST_ROWS } else { usize::MAX }
}

/// Says how many rows a table leaves out.
fn left_out(out: &mut Writer, view: &View<'_>, rows: usize, most: usize) {
    if rows > most {
        let number = (rows - most).to_string();
        out.raw("<p class=\"hint\">")
            .text(&filled(
                &view.words.views.only_on_cards,
                "{number}",
                &number,
            ))
            .raw("</p>\n");
    }
}

/// Opens a row that filters know by its claims.
fn row(out: &mut Writer, claims: &[u32]) {
    out.raw("<tr")
        .attribute("data-c", &svg::numbers_of(claims))
        .raw(">");
}

/// Numbers of claims, each the link to its card.
fn numbers(out: &mut Writer, view: &View<'_>, claims: &[u32]) {
    const MOST: usize = 12;
    out.raw("<span class=\"numbers\">");
    for claim in claims.iter().take(MOST) {
        let number = *claim as usize + 1;
        let label = format!("{} {number}", view.words.claim);
        out.raw("<a href=\"#s")
            .number(number)
            .raw("\"")
            .attribute("aria-label", &label)
            .raw(">")
            .number(number)
            .raw("</a> ");
    }
    if claims.len() > MOST {
        out.raw("…");
    }
    out.raw("</span>");
}

/// Who answers for a claim, in words of the interface or the document.
fn holder(view: &View<'_>, claim: u32) -> String {
    let claim = &view.dossier.claims[claim as usize];
    gist::holder(view.dossier, claim, view.words).unwrap_or_else(|| view.words.tools.author.clone())
}
