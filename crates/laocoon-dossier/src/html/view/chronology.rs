//! What is dated, in order of time: a drawing of the whole and of its densest stretch, and the
//! table.

use super::{numbers, row, section, table};
use crate::gist::{self, Gist};
use crate::html::View;
use crate::html::card::heading;
use crate::html::chart::svg::Target;
use crate::html::chart::timeline::{self, Mark};
use crate::html::writer::Writer;
use crate::summary::chronology::{Chronology, Entry, Open};
use crate::words::{Words, filled};
use laocoon_claim::Modality;

/// Most characters of a label.
const LABEL: usize = 44;

pub(super) fn write(out: &mut Writer, view: &View<'_>) {
    let chronology = &view.chronology;
    if chronology.entries.is_empty() {
        return;
    }
    let words = &view.words.views;
    section(out, "chronology", &words.chronology, None, |out| {
        key(out, view);
        let marks: Vec<Mark> = chronology
            .entries
            .iter()
            .map(|entry| mark(view, entry))
            .collect();
        let now = view
            .dossier
            .layers
            .anchor
            .as_ref()
            .map(|anchor| anchor.date);
        timeline::draw(out, view.words, &marks, now);
        twin(out, view, chronology);
        if !chronology.undated.is_empty() {
            let count = chronology.undated.len();
            out.raw("<p class=\"hint\">")
                .number(count)
                .raw(" ")
                .text(view.words.form(&words.undated_number, count))
                .raw(": ");
            numbers(out, view, &chronology.undated);
            out.raw("</p>\n");
        }
    });
}

fn mark(view: &View<'_>, entry: &Entry) -> Mark {
    let label = gist::short(view.dossier, entry.claims[0], view.words, LABEL);
    Mark {
        from: entry.from,
        to: entry.to,
        class: match (entry.modality, entry.approximate) {
            (Modality::Actual, false) => "mark",
            (Modality::Actual, true) => "mark vague",
            (_, false) => "mark unreal",
            (_, true) => "mark unreal vague",
        },
        title: format!("{}: {label}", when(view, entry)),
        label,
        target: Target::claims(&entry.claims),
    }
}

/// What the marks mean.
fn key(out: &mut Writer, view: &View<'_>) {
    let words = &view.words.views;
    out.raw("<p class=\"key\">");
    for (class, label) in [
        ("k-day", &words.exact),
        ("k-span", &words.period),
        ("k-vague", &words.approximate),
        ("k-open", &words.open),
        ("k-unreal", &words.not_actual),
        ("k-today", &words.date_of_text),
    ] {
        out.raw("<span><i")
            .attribute("class", class)
            .raw("></i>")
            .text(label)
            .raw("</span> ");
    }
    out.raw("</p>\n");
}

fn twin(out: &mut Writer, view: &View<'_>, chronology: &Chronology) {
    let words = &view.words.views;
    let most = super::most_rows(view);
    let heads = [
        words.when.as_str(),
        &words.what,
        &words.according_to,
        &words.claims,
    ];
    table(out, view.words, true, &heads, |out| {
        for entry in chronology.entries.iter().take(most) {
            let claim = entry.claims[0];
            row(out, &entry.claims);
            out.raw("<th scope=\"row\">")
                .text(&when(view, entry))
                .raw("</th><td>");
            let gist = gist::gist(
                view.dossier,
                &view.dossier.claims[claim as usize],
                view.words,
            );
            heading(out, view, &Gist { time: None, ..gist });
            if entry.modality != Modality::Actual {
                out.raw(" <span class=\"quiet\">(")
                    .text(view.words.modality(entry.modality.name()))
                    .raw(")</span>");
            }
            out.raw("</td><td>");
            out.text(&super::holder(view, claim)).raw("</td><td>");
            numbers(out, view, &entry.claims);
            out.raw("</td></tr>\n");
        }
    });
    super::left_out(out, view, chronology.entries.len(), most);
}

/// The time of an entry in words, with what is not known of it.
pub(super) fn when(view: &View<'_>, entry: &Entry) -> String {
    let words: &Words = view.words;
    let time = words.time(&view.dossier.layers[entry.time].value);
    let pattern = match (entry.open, entry.approximate) {
        (Some(Open::Before), _) => &words.views.before,
        (Some(Open::After), _) => &words.views.from_on,
        (None, true) => &words.views.about,
        (None, false) => return time,
    };
    filled(pattern, "{time}", &time)
}
