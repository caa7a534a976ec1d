//! Marks in time with their words beside them, in as few lanes as hold them without touching.

use super::scale::{Scale, days};
use super::svg::{self, Target};
use super::{axis, figure};
use crate::html::writer::Writer;
use crate::words::{Words, filled};
use jiff::civil::Date;

const WIDTH: f64 = 1080.0;
const LANE: f64 = 21.0;
const TOP: f64 = 8.0;
/// Room for the labels of the axis.
const AXIS: f64 = 28.0;
/// Most lanes; what finds no place is in the table.
const MOST_LANES: usize = 30;
/// A stretch is drawn by itself if it holds this share of the marks ...
const DENSE: f64 = 0.35;
/// ... in at most this share of the time.
const SHORT: f64 = 0.15;

/// Something in time.
#[derive(Clone, Debug)]
pub(in crate::html) struct Mark {
    /// First and last day; `None` where it is open.
    pub(in crate::html) from: Option<Date>,
    pub(in crate::html) to: Option<Date>,
    /// "mark", with "vague", "unreal" or "disputed".
    pub(in crate::html) class: &'static str,
    pub(in crate::html) label: String,
    /// What is said on pointing at it.
    pub(in crate::html) title: String,
    pub(in crate::html) target: Target,
}

impl Mark {
    /// Whether it is one whole day.
    fn is_day(&self) -> bool {
        self.from.is_some() && self.from == self.to
    }
}

/// Draws marks in order of time; where most of them crowd in a short stretch, that stretch gets
/// a drawing of its own. `now` is a day to show by a line.
pub(in crate::html) fn draw(out: &mut Writer, words: &Words, marks: &[Mark], now: Option<Date>) {
    let Some(whole) = span(marks) else {
        return;
    };
    let Some(dense) = densest(marks, whole) else {
        drawing(
            out,
            words,
            &marks.iter().collect::<Vec<_>>(),
            whole,
            now,
            None,
        );
        return;
    };
    let inside = |mark: &&Mark| is_within(mark, dense);
    let (near, far): (Vec<&Mark>, Vec<&Mark>) = marks.iter().partition(inside);
    if !far.is_empty() {
        drawing(out, words, &far, whole, now, Some((dense, near.len())));
    }
    drawing(out, words, &near, dense, now, None);
}

/// First and last day of anything, as numbers.
fn span(marks: &[Mark]) -> Option<(f64, f64)> {
    let ends = || {
        marks
            .iter()
            .flat_map(|mark| [mark.from, mark.to])
            .flatten()
            .map(days)
    };
    let low = ends().reduce(f64::min)?;
    let high = ends().reduce(f64::max)?;
    Some((low, (high + 1.0).max(low + 2.0)))
}

/// The shortest stretch with many of the marks, if it is short beside the whole.
fn densest(marks: &[Mark], whole: (f64, f64)) -> Option<(f64, f64)> {
    let mut stretches: Vec<(f64, f64)> = (marks.iter())
        .filter_map(|mark| Some((days(mark.from?), days(mark.to?) + 1.0)))
        .collect();
    stretches.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wanted = ((marks.len() as f64 * DENSE).ceil() as usize).max(3);
    let length = whole.1 - whole.0;
    let mut best: Option<(f64, f64)> = None;
    for start in 0..(stretches.len() + 1).saturating_sub(wanted) {
        let some = &stretches[start..start + wanted];
        let end = some.iter().map(|day| day.1).fold(f64::MIN, f64::max);
        let found = (some[0].0, end);
        if best.is_none_or(|best| found.1 - found.0 < best.1 - best.0) {
            best = Some(found);
        }
    }
    let (low, high) = best.filter(|best| best.1 - best.0 <= SHORT * length)?;
    // A little before and after, and whatever lies there too.
    let margin = ((high - low) * 0.5).max(3.0);
    Some(((low - margin).max(whole.0), (high + margin).min(whole.1)))
}

/// Whether a mark lies wholly in a stretch.
fn is_within(mark: &Mark, stretch: (f64, f64)) -> bool {
    let inside =
        |day: Option<Date>| day.is_some_and(|day| (stretch.0..stretch.1).contains(&days(day)));
    inside(mark.from) && inside(mark.to)
}

/// A mark with its place.
struct Placed<'m> {
    mark: &'m Mark,
    lane: usize,
    from: f64,
    to: f64,
    /// Whether the label stands before the mark, where there is no room after it.
    before: bool,
}

/// Where a mark begins and ends on the drawing; `None` for one outside.
fn ends(mark: &Mark, scale: &Scale) -> Option<(f64, f64)> {
    let low = mark.from.map_or(f64::MIN, days);
    let high = mark.to.map_or(f64::MAX, |day| days(day) + 1.0);
    if high <= scale.values.0 || low >= scale.values.1 {
        return None;
    }
    let at = |value: f64| scale.at(value.clamp(scale.values.0, scale.values.1));
    let (from, to) = match (mark.from, mark.to) {
        (None, _) => ((at(high) - 34.0).max(scale.places.0), at(high)),
        (_, None) => (at(low), (at(low) + 34.0).min(scale.places.1)),
        _ => (at(low), at(high)),
    };
    if to - from >= 9.0 && !mark.is_day() {
        return Some((from, to));
    }
    let middle = ((from + to) / 2.0).clamp(scale.places.0 + 5.0, scale.places.1 - 5.0);
    Some((middle - 4.5, middle + 4.5))
}

/// Finds for each mark within the scale the first lane that is free for it and its label; how
/// many found none.
fn place<'m>(marks: &[&'m Mark], scale: &Scale) -> (Vec<Placed<'m>>, usize) {
    let mut free: Vec<f64> = Vec::new();
    let (mut placed, mut left) = (Vec::new(), 0);
    let (start, end) = scale.places;
    for &mark in marks {
        let Some((from, to)) = ends(mark, scale) else {
            continue;
        };
        let width = svg::width(&mark.label) + 8.0;
        let before = to + width > end && from - width >= start;
        let (reach_from, reach_to) = if before {
            (from - width, to)
        } else {
            (from, to + width)
        };
        let lane = match free.iter().position(|free| *free <= reach_from) {
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
            mark,
            lane,
            from,
            to,
            before,
        });
    }
    (placed, left)
}

/// Draws marks within a stretch; `apart` is the stretch that has a drawing of its own, and how
/// many marks that one holds.
fn drawing(
    out: &mut Writer,
    words: &Words,
    marks: &[&Mark],
    within: (f64, f64),
    now: Option<Date>,
    apart: Option<((f64, f64), usize)>,
) {
    let scale = Scale {
        values: within,
        places: (6.0, WIDTH - 6.0),
    };
    let (placed, left) = place(marks, &scale);
    let lanes = placed.iter().map(|each| each.lane + 1).max().unwrap_or(1);
    let lanes = lanes + usize::from(apart.is_some());
    let height = TOP + lanes as f64 * LANE + AXIS;
    figure(out, words, |out| {
        svg::open(out, "timeline", (WIDTH, height), &words.views.chronology);
        axis::time(out, words, &scale, TOP, height - 6.0);
        if let Some((stretch, number)) = apart {
            let (from, to) = (scale.at(stretch.0), scale.at(stretch.1));
            let width = (to - from).max(6.0);
            let x = from.min(WIDTH - width);
            svg::rect(out, "apart", (x, TOP), (width, height - AXIS - TOP));
            let label = filled(&words.views.apart, "{number}", &number.to_string());
            let (anchor, at) = if x > WIDTH / 2.0 {
                ("end", x - 6.0)
            } else {
                ("start", x + width + 6.0)
            };
            svg::text(out, "head", anchor, (at, height - AXIS - 4.0), &label);
        }
        if let Some(now) = now.filter(|now| scale.holds(days(*now))) {
            let x = scale.at(days(now) + 0.5);
            svg::line(out, "today", (x, TOP), (x, height - 20.0));
        }
        for each in &placed {
            mark(out, each);
        }
        svg::close(out);
    });
    if left > 0 {
        out.raw("<p class=\"hint\">")
            .text(&words.views.beyond)
            .raw(": ")
            .number(left)
            .raw("</p>\n");
    }
}

fn mark(out: &mut Writer, placed: &Placed<'_>) {
    let Placed { mark, from, to, .. } = placed;
    let y = TOP + (placed.lane as f64 + 0.5) * LANE;
    svg::link(out, mark.class, &mark.target, &mark.title);
    match (mark.from, mark.to) {
        // An arrow into what is not known.
        (None, _) => wedge(out, *from, *to, y),
        (_, None) => wedge(out, *to, *from, y),
        _ if mark.is_day() => svg::circle(out, "at", ((from + to) / 2.0, y), 4.5),
        _ => svg::rect(out, "at", (*from, y - 4.0), (to - from, 8.0)),
    }
    let (anchor, x) = if placed.before {
        ("end", from - 6.0)
    } else {
        ("start", to + 6.0)
    };
    svg::text(out, "label", anchor, (x, y + 4.0), &mark.label);
    svg::end_link(out);
}

fn wedge(out: &mut Writer, tip: f64, base: f64, y: f64) {
    let [tip, base, y, up, down] = [tip, base, y, y - 4.5, y + 4.5].map(svg::short);
    svg::path(out, "at", &format!("M{tip} {y}L{base} {up}L{base} {down}Z"));
}
