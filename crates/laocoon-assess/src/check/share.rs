//! A country's share of the world's, from the values of an edition.

use super::not_checkable;
use super::number::{self, text};
use super::question::{Question, reading};
use super::reading::{Fit, Scale};
use super::source::Source;
use crate::{Evidence, Finding, Verdict};
use laocoon_claim::Figure;
use laocoon_mark::Layers;
use rust_decimal::Decimal;

/// Fewer countries than this do not stand for the world.
const ENOUGH: usize = 20;
/// UN M49 code of the world.
const WORLD: &str = "001";

/// Checks a share of the world's total.
pub fn check(layers: &Layers, figure: &Figure, question: &Question<'_>) -> Finding {
    let reading = match reading(layers, figure, "%") {
        Ok(reading) => reading,
        Err(because) => return not_checkable("unit", because),
    };
    let edition = question.day.edition;
    let table = question.source.ranking(question.indicator.key, edition);
    let own = table
        .ranked
        .iter()
        .find(|place| place.entity.code == question.subject);
    // A dataset may give the world's total; else the countries' sum stands for it.
    let world = (table.left_out.iter())
        .find(|place| place.entity.code == WORLD)
        .map(|place| place.run.value);
    let sum = || table.ranked.iter().map(|place| place.run.value).sum();
    let total: Decimal = match question.source {
        Source::Dataset(_) => world.unwrap_or_else(sum),
        Source::Factbook => sum(),
    };
    let enough = table.ranked.len() >= ENOUGH
        || (world.is_some() && matches!(question.source, Source::Dataset(_)));
    let (Some(own), true) = (own, enough && !total.is_zero()) else {
        return not_checkable(
            "no-reference",
            format!(
                "The {edition} edition gives too few values of {} for a share of the world's.",
                number::title(&question.indicator)
            ),
        );
    };
    let share = (own.run.value / total * Decimal::ONE_HUNDRED).round_dp(2);
    let fit = reading.fit(share, Scale::Points);
    let mut because = format!(
        "{} of the {} that the {edition} edition gives for {} countries is {}.",
        text(own.run.value, &own.run.unit),
        text(total, &own.run.unit),
        table.ranked.len(),
        text(share, "%"),
    );
    let verdict = match fit {
        Fit::Narrow | Fit::NearlyExact => Verdict::Right,
        Fit::Wide | Fit::Close => Verdict::ApproximatelyRight,
        Fit::Loose => Verdict::Imprecise,
        Fit::Outside => Verdict::Wrong,
    };
    if verdict == Verdict::Wrong && reading.value == Decimal::from(own.rank) {
        because += &format!(
            " {} is its place among them: a rank told as a share?",
            own.rank
        );
    }
    Finding {
        claims: Vec::new(),
        words: Vec::new(),
        verdict,
        rule: "share-of-world",
        because,
        evidence: vec![Evidence {
            dataset: question.source.key().to_owned(),
            editions: (edition, edition),
            locator: format!(
                "all pages / {}, summed over {} countries",
                question.indicator.title,
                table.ranked.len()
            ),
            value: share,
            unit: "%".to_owned(),
            period: own.run.period.clone(),
            role: "in force",
        }],
    }
}
