//! What every edition gives for a figure, whatever its verdict rests on.

use super::super::day::Day;
use super::history::history;
use super::question::{Kind, question};
use super::source::Source;
use crate::Course;
use laocoon_claim::Figure;
use laocoon_mark::Layers;

/// The course of a figure's value through the editions of a source; `None` for ranks and
/// shares of the world, which are worked out edition by edition, and where nothing is held.
pub fn course(
    layers: &Layers,
    figure: &Figure,
    text_day: Option<Day>,
    source: Source<'_>,
) -> Option<Course> {
    let Ok((Kind::Value, question)) = question(layers, figure, text_day, source) else {
        return None;
    };
    let history = history(&question)?;
    let now = history.runs.get(history.in_force)?;
    Some(Course {
        claim: 0,
        dataset: source.key().to_owned(),
        unit: now.unit.clone().into_owned(),
        runs: (history.runs.iter())
            .filter(|run| run.unit == now.unit)
            .map(|run| (run.first, run.last, run.value))
            .collect(),
    })
}
