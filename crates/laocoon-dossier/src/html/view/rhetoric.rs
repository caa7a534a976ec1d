//! How it is said: for the whole and for each section, who answers for the claims; and whom
//! loaded words are said of.

use super::{section, table};
use crate::gist;
use crate::html::View;
use crate::html::chart::{self, svg};
use crate::html::writer::Writer;
use crate::summary::rhetoric::{Section, Tally, Target};
use crate::words::of;
use laocoon_mark::Tone;

const WIDTH: f64 = 1080.0;
const ROW: f64 = 26.0;
const FROM: f64 = 300.0;
const TO: f64 = 1020.0;
/// Most sections drawn.
const MOST: usize = 30;
/// Most words linked of one target.
pub(super) const MOST_WORDS: usize = 40;

pub(super) fn write(out: &mut Writer, view: &View<'_>) {
    if view.rhetoric.whole.claims() == 0 {
        return;
    }
    let words = &view.words.views;
    section(
        out,
        "rhetoric",
        &words.rhetoric,
        Some(&words.rhetoric_hint),
        |out| {
            draw(out, view);
            let parts = parts(view);
            let heads = [
                words.section.as_str(),
                &words.asserted,
                &words.hedged,
                &words.attributed,
                &words.unsourced,
                &words.loaded,
                &words.boosters,
            ];
            table(out, view.words, true, &heads, |out| {
                for (heading, tally) in &parts {
                    out.raw("<tr><th scope=\"row\"><bdi>")
                        .text(heading)
                        .raw("</bdi></th>");
                    for number in counts(tally)
                        .into_iter()
                        .chain([tally.loaded, tally.boosters])
                    {
                        out.raw("<td class=\"n\">").number(number).raw("</td>");
                    }
                    out.raw("</tr>\n");
                }
            });
            targets(out, view);
        },
    );
}

fn counts(tally: &Tally) -> [usize; 4] {
    [
        tally.asserted,
        tally.hedged,
        tally.attributed,
        tally.unsourced,
    ]
}

/// The whole, then the sections, each with what it is called.
fn parts<'v>(view: &'v View<'_>) -> Vec<(String, &'v Tally)> {
    let words = &view.words.views;
    let heading = |section: &Section| match section.heading {
        Some(span) => gist::clipped(view.dossier.document.words(span), 60),
        None => words.beginning.clone(),
    };
    let sections = view.rhetoric.sections.iter();
    [(words.whole_text.clone(), &view.rhetoric.whole)]
        .into_iter()
        .chain(sections.map(|section| (heading(section), &section.tally)))
        .collect()
}

fn draw(out: &mut Writer, view: &View<'_>) {
    let words = &view.words.views;
    let mut parts = parts(view);
    parts.retain(|(_, tally)| tally.claims() > 0);
    parts.truncate(MOST);
    let height = parts.len() as f64 * ROW + 8.0;
    let names = [
        &words.asserted,
        &words.hedged,
        &words.attributed,
        &words.unsourced,
    ];
    out.raw("<p class=\"key\">");
    for (class, name) in KEYS.into_iter().zip(names) {
        out.raw("<span><i")
            .attribute("class", class)
            .raw("></i>")
            .text(name)
            .raw("</span> ");
    }
    out.raw("</p>\n");
    chart::figure(out, view.words, |out| {
        svg::open(out, "stack", (WIDTH, height), &words.rhetoric);
        for (index, (heading, tally)) in parts.iter().enumerate() {
            let y = index as f64 * ROW + 4.0;
            let label = gist::clipped(heading, 42);
            svg::text(out, "label", "end", (FROM - 12.0, y + 14.0), &label);
            let all = tally.claims().max(1) as f64;
            let mut x = FROM;
            for ((number, class), name) in counts(tally).into_iter().zip(CLASSES).zip(names) {
                if number == 0 {
                    continue;
                }
                let width = number as f64 / all * (TO - FROM);
                out.raw("<g><title>")
                    .plain(&format!("{heading}: {name} {number}"))
                    .raw("</title>");
                svg::rect(out, class, (x, y), (width, ROW - 8.0));
                if width > 22.0 {
                    svg::text(
                        out,
                        "inside",
                        "middle",
                        (x + width / 2.0, y + 13.0),
                        &number.to_string(),
                    );
                }
                out.raw("</g>\n");
                x += width;
            }
            svg::text(
                out,
                "tick",
                "start",
                (TO + 8.0, y + 14.0),
                &tally.claims().to_string(),
            );
        }
        svg::close(out);
    });
}

const KEYS: [&str; 4] = ["k-asserted", "k-hedged", "k-attributed", "k-unsourced"];
const CLASSES: [&str; 4] = ["asserted", "hedged", "attributed", "unsourced"];

/// Whom loaded words are said of, with the words and the way to them.
fn targets(out: &mut Writer, view: &View<'_>) {
    if view.rhetoric.targets.is_empty() {
        return;
    }
    let words = &view.words.views;
    out.raw("<h3>").text(&words.per_target).raw("</h3>\n");
    let heads = [
        words.target.as_str(),
        &words.times,
        &words.kind,
        &words.words,
    ];
    table(out, view.words, false, &heads, |out| {
        for target in &view.rhetoric.targets {
            out.raw("<tr><th scope=\"row\">");
            match target.entity {
                Some(entity) => view.inline(out, &view.dossier.layers[entity].name),
                None => {
                    out.text(&words.no_target);
                }
            }
            out.raw("</th><td class=\"n\">")
                .number(target.cues.len())
                .raw("</td><td>")
                .text(&tones(view, target))
                .raw("</td><td>");
            loaded(out, view, target);
            out.raw("</td></tr>\n");
        }
    });
}

fn tones(view: &View<'_>, target: &Target) -> String {
    let tones = target.tones.iter().filter_map(|(tone, number)| {
        let name = of(&view.words.tone, tone.map(Tone::name)?);
        Some(format!("{name}\u{a0}{number}"))
    });
    tones.collect::<Vec<_>>().join(", ")
}

fn loaded(out: &mut Writer, view: &View<'_>, target: &Target) {
    for cue in target.cues.iter().take(MOST_WORDS) {
        let span = view.dossier.layers.cues[*cue as usize].span;
        let words = gist::clipped(view.dossier.document.words(span), 40);
        view.marked_words(out, 'c', *cue, &words);
        out.raw(" ");
    }
    if target.cues.len() > MOST_WORDS {
        out.raw("…");
    }
}
