//! One figure against the references that hold its indicator.

pub mod agree;
pub mod border;
pub mod course;
mod history;
mod question;
mod rank;
mod share;
pub mod source;
pub mod trial;

use super::day::Day;
use super::not_checkable;
use super::number::reading::{Fit, Scale};
use super::number::{self, editions};
use super::vintage::Match;
use crate::{Finding, Verdict};
use history::{history, value_for};
use laocoon_claim::Figure;
use laocoon_mark::Layers;
use laocoon_references::Measure;
use laocoon_text::Document;
use question::{Kind, Question, question, reading};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use source::Source;
use trial::Trial;

/// Checks one figure. Beside the finding, which editions it matches to the last digit.
pub fn check(
    document: &Document,
    layers: &Layers,
    figure: &Figure,
    text_day: Option<Day>,
    source: Source<'_>,
) -> (Finding, Option<Match>) {
    match question(layers, figure, text_day, source) {
        Err(finding) => (*finding, None),
        Ok((Kind::Rank, question)) => (rank::check(layers, figure, &question), None),
        Ok((Kind::Share, question)) => (share::check(layers, figure, &question), None),
        Ok((Kind::Value, question)) => value(document, layers, figure, &question),
    }
}

fn scale(measure: Measure) -> Scale {
    match measure {
        Measure::Percent => Scale::Points,
        Measure::Rank => Scale::Ranks,
        Measure::Absolute | Measure::Rate => Scale::Relative,
    }
}

fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

fn value(
    document: &Document,
    layers: &Layers,
    figure: &Figure,
    question: &Question<'_>,
) -> (Finding, Option<Match>) {
    let Question { indicator, day, .. } = question;
    let Some(mut history) = history(question) else {
        let of = question
            .part
            .map(|part| format!(" ({part})"))
            .unwrap_or_default();
        let because = format!(
            "The reference gives no {}{of} for {} up to {}.",
            number::title(indicator),
            question.subject_name,
            editions((day.edition, day.edition)),
        );
        return (not_checkable("no-reference", because), None);
    };
    let run = &history.runs[history.in_force];
    let reading = match reading(layers, figure, &run.unit) {
        Ok(reading) => reading,
        Err(because) => return (not_checkable("unit", because), None),
    };
    let scale = scale(indicator.measure);
    history.settle(&reading, scale);
    let mut finding = Trial {
        question,
        reading: &reading,
        scale,
        history: &history,
    }
    .finding();
    if finding.rule == border::PART && !border::names_part(document, layers, figure) {
        finding.verdict = Verdict::ApproximatelyRight;
        finding.because += " The words do not say that a part is meant.";
    }
    let found = Match {
        digits: if reading.is_exact() {
            reading.digits()
        } else {
            0
        },
        editions: history
            .runs
            .iter()
            .filter(|run| reading.fit(value_for(run, &reading), scale) == Fit::Narrow)
            .map(|run| (run.first, run.last))
            .collect(),
        value: float(reading.value),
        unit: float(reading.unit()),
        held: (history.runs.iter())
            .map(|run| (run.first, run.last, float(value_for(run, &reading))))
            .collect(),
    };
    (finding, question.year.is_none().then_some(found))
}
