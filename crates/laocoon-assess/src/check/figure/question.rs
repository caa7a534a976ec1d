//! What a figure asks of the references.

use super::super::day::{Day, earlier_year};
use super::super::not_checkable;
use super::super::number::reading::Reading;
use super::source::Source;
use crate::Finding;
use laocoon_claim::{Figure, unit};
use laocoon_mark::Layers;
use laocoon_references as references;
use rust_decimal::Decimal;

/// A time of fewer days is a part of a year.
const MONTHS: i32 = 300;

/// What is asked of the references.
pub struct Question<'f> {
    pub subject: &'f str,
    pub subject_name: &'f str,
    pub part: Option<&'f str>,
    pub indicator: references::Indicator<'f>,
    pub source: Source<'f>,
    /// The day whose edition is in force.
    pub day: Day,
    /// The year the figure is said to hold for, when it is not the text's own.
    pub year: Option<u16>,
    /// Whether only what stands around the sentence says whose figure it is.
    pub loose: bool,
    /// Whether the words speak of a time much shorter than a year.
    pub month: bool,
}

/// What kind of number is asked for.
pub enum Kind {
    Value,
    Rank,
    Share,
}

/// A question, or the finding that it cannot be asked.
type Asked<'f> = Result<(Kind, Question<'f>), Box<Finding>>;

/// Asks the question of a figure.
pub fn question<'f>(
    layers: &'f Layers,
    figure: &'f Figure,
    text_day: Option<Day>,
    source: Source<'f>,
) -> Asked<'f> {
    let unknown = |rule, because: String| Err(Box::new(not_checkable(rule, because)));
    let key = figure.indicator.as_str();
    let (kind, base) = match (key.strip_suffix("-rank"), key.strip_suffix("-share")) {
        // A dataset may give ranks and shares outright.
        _ if matches!(source, Source::Dataset(dataset) if dataset.holds(key)) => (Kind::Value, key),
        (Some(base), _) => (Kind::Rank, base),
        (None, Some(base)) if source.indicator(key, None).is_none() => (Kind::Share, base),
        _ => (Kind::Value, key),
    };
    let (base, sex) = match base.rsplit_once('-') {
        Some((base, sex @ ("male" | "female"))) => (base, Some(sex)),
        _ => (base, None),
    };
    let Some(indicator) = source.indicator(base, figure.category.as_deref()) else {
        return unknown(
            "no-reference",
            format!("No reference at hand holds {}.", key.replace('-', " ")),
        );
    };
    let Some(subject) = figure.subject else {
        return unknown(
            "no-subject",
            "The words do not say whose figure it is.".into(),
        );
    };
    let Some(code) = layers[subject].id("iso3166") else {
        return unknown(
            "no-reference",
            format!(
                "The references hold countries; {} is none.",
                layers[subject].name
            ),
        );
    };
    let part = match (figure.with, &figure.category) {
        (Some(with), _) => match layers[with].id("iso3166") {
            Some(code) => Some(code),
            None => return unknown("no-reference", "The other side is no country.".into()),
        },
        (None, category) => category.as_deref().or(sex),
    };
    let Some(day) = text_day.or_else(Day::latest) else {
        return unknown(
            "no-reference",
            "The reference table holds no edition.".into(),
        );
    };
    // A reference that begins years after the text tells nothing of its time.
    if day.year() + 1 < source.first_edition() {
        return unknown(
            "no-reference",
            format!(
                "{} begins only in {}.",
                source.key(),
                source.first_edition()
            ),
        );
    }
    let year = figure
        .time
        .and_then(|time| earlier_year(&layers[time], day));
    let question = Question {
        subject: code,
        subject_name: &layers[subject].name,
        part,
        indicator,
        source,
        day: source.on(day),
        year,
        loose: figure.subject_from != laocoon_claim::Source::Sentence,
        month: figure.time.is_some_and(|time| {
            let time = &layers[time];
            let days = time
                .from
                .zip(time.to)
                .map(|(from, to)| (to - from).get_days());
            days.is_some_and(|days| days < MONTHS)
        }),
    };
    Ok((kind, question))
}

/// The reading of the figure in the reference's unit, or why there is none.
pub fn reading(
    layers: &Layers,
    figure: &Figure,
    unit_of_reference: &str,
) -> Result<Reading, String> {
    let Some(quantity) = figure.amount.quantity(layers) else {
        return Err("The words give no number.".to_owned());
    };
    let factor = match (quantity.unit.as_deref(), unit_of_reference) {
        (claimed, reference) if claimed == Some(reference) => Decimal::ONE,
        (None, _) | (Some("1"), _) => Decimal::ONE,
        (Some(claimed), reference) => match (unit::unit(claimed), unit::unit(reference)) {
            // "55,000 barrels" of production are meant at the rate the reference counts in.
            _ if unit_of_reference
                .split_once('/')
                .is_some_and(|(of, _)| of == claimed && of != "%") =>
            {
                Decimal::ONE
            }
            (Some((a, from)), Some((b, to))) if a == b => from / to,
            _ => {
                return Err(format!(
                    "The figure is in {claimed}, the reference in {reference}."
                ));
            }
        },
    };
    Reading::new(&quantity, factor).ok_or_else(|| "The words give no number.".to_owned())
}
