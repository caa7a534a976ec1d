//! What is dated, in order of time: a drawing of the whole and of its densest stretch, and the
//! table.

use super::{numbers, row, section, table};
use crate::gist::{self, Gist};
use crate::html::View;
use crate::html::card::heading;
use crate::html::chart::scale::{Scale, days};
use crate::html::chart::{self, axis, svg};
use crate::html::writer::Writer;
use crate::summary::chronology::{Chronology, Entry, Open};
use crate::words::{Words, filled};
use laocoon_claim::Modality;

const WIDTH: f64 = 1080.0;
const LANE: f64 = 21.0;
const TOP: f64 = 8.0;
/// Room for the labels of the axis.
const AXIS: f64 = 28.0;
/// Most lanes; what finds no place is in the table.
const MOST_LANES: usize = 30;
/// Most characters of a label.
const LABEL: usize = 44;
/// A stretch is drawn by itself if it holds this share of the entries ...
const DENSE: f64 = 0.35;
/// ... in at most this share of the time.
const SHORT: f64 = 0.15;

pub(super) fn write(out: &mut Writer, view: &View<'_>) {
    let chronology = &view.chronology;
    if chronology.entries.is_empty() {
        return;
    }
    let words = &view.words.views;
    section(out, "chronology", &words.chronology, None, |out| {
        if let Some(whole) = span(&chronology.entries) {
            key(out, view);
            match densest(&chronology.entries, whole) {
                Some(dense) => {
                    let inside = |entry: &&Entry| is_within(entry, dense);
                    let (near, far): (Vec<&Entry>, Vec<&Entry>) =
                        chronology.entries.iter().partition(inside);
                    draw(out, view, &far, whole, Some((dense, near.len())));
                    draw(out, view, &near, dense, None);
                }
                None => draw(
                    out,
                    view,
                    &chronology.entries.iter().collect::<Vec<_>>(),
                    whole,
                    None,
                ),
            }
        }
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

/// First and last day of anything, as numbers.
fn span(entries: &[Entry]) -> Option<(f64, f64)> {
    let ends = || {
        entries
            .iter()
            .flat_map(|entry| [entry.from, entry.to])
            .flatten()
            .map(days)
    };
    let low = ends().reduce(f64::min)?;
    let high = ends().reduce(f64::max)?;
    Some((low, (high + 1.0).max(low + 2.0)))
}

/// The shortest stretch with many of the entries, if it is short beside the whole.
fn densest(entries: &[Entry], whole: (f64, f64)) -> Option<(f64, f64)> {
    let mut stretches: Vec<(f64, f64)> = (entries.iter())
        .filter(|entry| entry.open.is_none())
        .filter_map(|entry| Some((days(entry.from?), days(entry.to?) + 1.0)))
        .collect();
    stretches.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wanted = ((entries.len() as f64 * DENSE).ceil() as usize).max(3);
    let length = whole.1 - whole.0;
    let mut best: Option<(f64, f64)> = None;
    for start in 0..stretches.len().saturating_sub(wanted - 1) {
        let stretch = &stretches[start..start + wanted];
        let end = stretch.iter().map(|day| day.1).fold(f64::MIN, f64::max);
        let found = (stretch[0].0, end);
        if best.is_none_or(|best| found.1 - found.0 < best.1 - best.0) {
            best = Some(found);
        }
    }
    let (low, high) = best.filter(|best| best.1 - best.0 <= SHORT * length)?;
    // A little before and after, and whatever lies there too.
    let margin = ((high - low) * 0.5).max(3.0);
    Some(((low - margin).max(whole.0), (high + margin).min(whole.1)))
}

/// Whether an entry lies wholly in a stretch.
fn is_within(entry: &Entry, stretch: (f64, f64)) -> bool {
    let inside = |day: Option<jiff::civil::Date>| {
        day.is_some_and(|day| (stretch.0..stretch.1).contains(&days(day)))
    };
    inside(entry.from) && inside(entry.to)
}

/// An entry with its place.
struct Placed<'e> {
    entry: &'e Entry,
    lane: usize,
    from: f64,
    to: f64,
    label: String,
    /// Whether the label stands before the mark, where there is no room after it.
    before: bool,
}

/// Finds for each entry within the scale the first lane that is free for mark and label.
fn place<'e>(view: &View<'_>, entries: &[&'e Entry], scale: &Scale) -> (Vec<Placed<'e>>, usize) {
    let mut free: Vec<f64> = Vec::new();
    let (mut placed, mut left) = (Vec::new(), 0);
    let (start, end) = scale.places;
    for &entry in entries {
        let low = entry.from.map_or(f64::MIN, days);
        let high = entry.to.map_or(f64::MAX, |day| days(day) + 1.0);
        if high <= scale.values.0 || low >= scale.values.1 {
            continue;
        }
        let ends = |value: f64| scale.at(value.clamp(scale.values.0, scale.values.1));
        let (mut from, mut to) = (ends(low), ends(high));
        match entry.open {
            Some(Open::Before) => from = (to - 34.0).max(start),
            Some(Open::After) => to = (from + 34.0).min(end),
            None => {}
        }
        if to - from < 9.0 || entry.is_day() {
            let middle = ((from + to) / 2.0).clamp(start + 5.0, end - 5.0);
            (from, to) = (middle - 4.5, middle + 4.5);
        }
        let label = gist::short(view.dossier, entry.claims[0], view.words, LABEL);
        let width = svg::width(&label) + 8.0;
        let before = to + width > end && from - width >= start;
        let (reach_from, reach_to) = if before {
            (from - width, to)
        } else {
            (from, to + width)
        };
        let lane = free.iter().position(|free| *free <= reach_from);
        let lane = match lane {
            Some(lane) => lane,
            None if free.len() < MOST_LANES => {
                free.push(0.0);
                free.len() - 1
            }
            None => {
                left += 1;
                continue;
            }
        };
        free[lane] = reach_to + 10.0;
        placed.push(Placed {
            entry,
            lane,
            from,
            to,
            label,
            before,
        });
    }
    (placed, left)
}

/// Draws entries within a stretch; `apart` is the stretch that has a drawing of its own, and how
/// many entries that one holds.
fn draw(
    out: &mut Writer,
    view: &View<'_>,
    entries: &[&Entry],
    within: (f64, f64),
    apart: Option<((f64, f64), usize)>,
) {
    let scale = Scale {
        values: within,
        places: (6.0, WIDTH - 6.0),
    };
    let (placed, left) = place(view, entries, &scale);
    let lanes = placed.iter().map(|each| each.lane + 1).max().unwrap_or(1);
    let height = TOP + (lanes + usize::from(apart.is_some())) as f64 * LANE + AXIS;
    chart::figure(out, view, |out| {
        svg::open(
            out,
            "timeline",
            (WIDTH, height),
            &view.words.views.chronology,
        );
        axis::time(out, view.words, &scale, TOP, height - 6.0);
        if let Some((stretch, number)) = apart {
            let (from, to) = (scale.at(stretch.0), scale.at(stretch.1));
            let width = (to - from).max(6.0);
            svg::rect(
                out,
                "apart",
                (from.min(WIDTH - width), TOP),
                (width, height - AXIS - TOP),
            );
            let label = filled(&view.words.views.apart, "{number}", &number.to_string());
            let x = from.min(WIDTH - width) - 6.0;
            svg::text(out, "head", "end", (x, height - AXIS - 4.0), &label);
        }
        if let Some(anchor) = &view.dossier.layers.anchor
            && scale.holds(days(anchor.date))
        {
            let x = scale.day(anchor.date);
            svg::line(out, "today", (x, TOP), (x, height - 20.0));
        }
        for each in &placed {
            mark(out, view, each);
        }
        svg::close(out);
    });
    if left > 0 {
        out.raw("<p class=\"hint\">")
            .text(&view.words.views.beyond)
            .raw(": ")
            .number(left)
            .raw("</p>\n");
    }
}

fn mark(out: &mut Writer, view: &View<'_>, placed: &Placed<'_>) {
    let Placed {
        entry, from, to, ..
    } = placed;
    let y = TOP + (placed.lane as f64 + 0.5) * LANE;
    let title = format!("{}: {}", when(view, entry), placed.label);
    let class = match (entry.modality, entry.approximate) {
        (Modality::Actual, false) => "mark",
        (Modality::Actual, true) => "mark vague",
        (_, false) => "mark unreal",
        (_, true) => "mark unreal vague",
    };
    svg::link(out, class, &entry.claims, &title);
    match entry.open {
        None if entry.is_day() => svg::circle(out, "at", ((from + to) / 2.0, y), 4.5),
        None => svg::rect(out, "at", (*from, y - 4.0), (to - from, 8.0)),
        // An arrow into what is not known.
        Some(Open::Before) => svg::path(
            out,
            "at",
            &format!(
                "M{} {}L{} {}L{} {}Z",
                svg::short(*from),
                svg::short(y),
                svg::short(*to),
                svg::short(y - 4.5),
                svg::short(*to),
                svg::short(y + 4.5)
            ),
        ),
        Some(Open::After) => svg::path(
            out,
            "at",
            &format!(
                "M{} {}L{} {}L{} {}Z",
                svg::short(*to),
                svg::short(y),
                svg::short(*from),
                svg::short(y - 4.5),
                svg::short(*from),
                svg::short(y + 4.5)
            ),
        ),
    }
    let (anchor, x) = if placed.before {
        ("end", from - 6.0)
    } else {
        ("start", to + 6.0)
    };
    svg::text(out, "label", anchor, (x, y + 4.0), &placed.label);
    svg::end_link(out);
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
    table(out, view, true, &heads, |out| {
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
