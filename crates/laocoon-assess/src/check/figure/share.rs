//! A country's share of the world's, from the values of an edition.

use super::super::not_checkable;
use super::super::number::reading::{Fit, Scale};
use super::super::number::{self, text};
use super::question::{Question, reading};
use super::source::Source;
use crate::{Evidence, Finding, Gap, Verdict};
use laocoon_claim::Figure;
use laocoon_mark::Layers;
use laocoon_references::Ranked;
use rust_decimal::Decimal;

/// Fewer countries than this do not stand for the world.
const ENOUGH: usize = 20;
/// How many editions back a share is looked for when the one in force lacks it.
const LAPSE: u16 = 5;
/// So many years after its period a share no longer makes words wrong.
const OLD: u8 = 4;
/// UN M49 code of the world.
const WORLD: &str = "001";

/// Checks a share of the world's total.
pub fn check(layers: &Layers, figure: &Figure, question: &Question<'_>) -> Finding {
    let reading = match reading(layers, figure, "%") {
        Ok(reading) => reading,
        Err(because) => return not_checkable("unit", because),
    };
    let newest = question.day.edition;
    let mut looked = (newest.saturating_sub(LAPSE)..=newest).rev();
    let Some(now) = looked.find_map(|edition| share_in(question, edition)) else {
        return not_checkable(
            "no-reference",
            format!(
                "The {newest} edition gives too few values of {} for a share of the world's.",
                number::title(&question.indicator)
            ),
        );
    };
    let fit = reading.fit(now.share, Scale::Points);
    let mut because = format!(
        "{} of the {} that the {} edition gives for {} is {}.",
        text(now.own.run.value, &now.own.run.unit),
        text(now.total, &now.own.run.unit),
        now.edition,
        if now.stated {
            "the world".to_owned()
        } else {
            format!("{} countries", now.countries)
        },
        text(now.share, "%"),
    );
    let mut verdict = match fit {
        Fit::Narrow | Fit::NearlyExact => Verdict::Right,
        Fit::Wide | Fit::Close => Verdict::ApproximatelyRight,
        Fit::Loose => Verdict::Imprecise,
        Fit::Outside => Verdict::Wrong,
    };
    let mut rule = "share-of-world";
    let mut evidence = vec![now.evidence(question, "in force")];
    if matches!(verdict, Verdict::Imprecise | Verdict::Wrong) {
        let earlier = (question.source.first_edition()..now.edition).rev();
        let fits = |share: &Shared| reading.fit(share.share, Scale::Points) == Fit::Narrow;
        if let Some(then) = earlier
            .filter_map(|edition| share_in(question, edition))
            .find(fits)
        {
            verdict = Verdict::Stale;
            rule = "share-earlier-edition";
            because += &format!(" The words fit the {} edition.", then.edition);
            evidence.push(then.evidence(question, "earlier edition"));
        }
    }
    if verdict == Verdict::Wrong && reading.value == Decimal::from(now.own.rank) {
        because += &format!(
            " {} is its place among them: a rank told as a share?",
            now.own.rank
        );
    }
    let old = (now.own.run.year()).is_some_and(|year| year + u16::from(OLD) < question.day.year());
    if verdict == Verdict::Wrong && old {
        verdict = Verdict::NotCheckable;
        rule = "lag";
        because += " That is of years before the text.";
    }
    Finding {
        claims: Vec::new(),
        words: Vec::new(),
        verdict,
        rule,
        because,
        gap: Some(Gap::between(reading.value, now.share, "%")),
        evidence,
    }
}

/// A share in one edition.
struct Shared {
    edition: u16,
    own: Ranked,
    total: Decimal,
    /// Whether the edition states the world's total; else the countries' sum stands for it.
    stated: bool,
    countries: usize,
    share: Decimal,
}

fn share_in(question: &Question<'_>, edition: u16) -> Option<Shared> {
    let table = question.source.ranking(question.indicator.key, edition);
    let own = (table.ranked.iter())
        .find(|place| place.entity.code == question.subject)?
        .clone();
    let world = (table.left_out.iter())
        .find(|place| place.entity.code == WORLD)
        .map(|place| place.run.value)
        .filter(|_| matches!(question.source, Source::Dataset(_)));
    let countries = table.ranked.len();
    let total = world.unwrap_or_else(|| table.ranked.iter().map(|place| place.run.value).sum());
    if total.is_zero() || (world.is_none() && countries < ENOUGH) {
        return None;
    }
    let share = (own.run.value / total * Decimal::ONE_HUNDRED).round_dp(2);
    Some(Shared {
        edition,
        own,
        total,
        stated: world.is_some(),
        countries,
        share,
    })
}

impl Shared {
    fn evidence(&self, question: &Question<'_>, role: &'static str) -> Evidence {
        let place = match question.source {
            Source::Dataset(_) if self.stated => self.own.run.locator.clone(),
            _ => format!(
                "all pages / {}, summed over {} countries",
                question.indicator.title, self.countries
            ),
        };
        Evidence {
            dataset: question.source.key().to_owned(),
            editions: (self.edition, self.edition),
            locator: place,
            value: self.share,
            unit: "%".to_owned(),
            period: self.own.run.period.clone(),
            role,
        }
    }
}
