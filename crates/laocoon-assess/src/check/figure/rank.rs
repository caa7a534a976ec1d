//! Ranks, recomputed from the values of an edition.

use super::super::number::reading::{Fit, Scale};
use super::super::{not_checkable, number};
use super::question::{Question, reading};
use crate::{Evidence, Finding, Gap, Verdict};
use laocoon_claim::Figure;
use laocoon_mark::Layers;
use laocoon_references::{Kind, Ranking};
use rust_decimal::Decimal;

/// How many editions back a country's place is looked for when the one in force lacks it.
const LAPSE: u16 = 5;

/// Checks a rank.
pub fn check(layers: &Layers, figure: &Figure, question: &Question<'_>) -> Finding {
    let reading = match reading(layers, figure, "1") {
        Ok(reading) => reading,
        Err(because) => return not_checkable("unit", because),
    };
    let newest = question.year.map_or(question.day.edition, |year| {
        question.day.edition.min(year + 1)
    });
    let place = |edition: u16| {
        let table = question.source.ranking(question.indicator.key, edition);
        let rank = table.rank_of(question.subject)?;
        Some((edition, rank, table))
    };
    let Some((edition, rank, table)) = (newest.saturating_sub(LAPSE)..=newest)
        .rev()
        .find_map(place)
    else {
        return not_checkable(
            "no-reference",
            format!(
                "The reference gives no {} for {} to rank it by.",
                number::title(&question.indicator),
                question.subject_name
            ),
        );
    };
    let now = format!(
        "By {} the reference puts {} at place {rank} of {} countries{} ({edition} edition)",
        number::title(&question.indicator),
        question.subject_name,
        table.ranked.len(),
        left_out(&table, rank),
    );
    let finding = |verdict, rule, because: String| Finding {
        claims: Vec::new(),
        words: Vec::new(),
        verdict,
        rule,
        because,
        gap: Some(Gap::between(reading.value, rank.into(), "rank")),
        evidence: vec![evidence(
            question,
            edition,
            rank,
            table.ranked.len(),
            "in force",
        )],
    };
    let fit = reading.fit(Decimal::from(rank), Scale::Ranks);
    match fit {
        Fit::Narrow | Fit::NearlyExact => return finding(Verdict::Right, "rank", now + "."),
        Fit::Wide | Fit::Close => {
            return finding(
                Verdict::ApproximatelyRight,
                "rank",
                now + ", one place off.",
            );
        }
        Fit::Loose | Fit::Outside => {}
    }
    let earlier = (question.source.first_edition()..edition)
        .rev()
        .find_map(|edition| {
            let key = question.indicator.key;
            let (rank, of) = question.source.place(key, edition, question.subject)?;
            let fits = reading.fit(Decimal::from(rank), Scale::Ranks) == Fit::Narrow;
            fits.then_some((edition, rank, of))
        });
    if let Some((then, rank, of)) = earlier {
        let because = format!("{now}; the words fit the {then} edition.");
        let mut finding = finding(Verdict::Stale, "rank-earlier-edition", because);
        finding
            .evidence
            .push(evidence(question, then, rank, of, "earlier edition"));
        return finding;
    }
    let off = (reading.value - Decimal::from(rank)).abs();
    let because = format!("{now}; the words are {off} places off, and no edition fits.");
    if fit == Fit::Loose {
        finding(Verdict::Imprecise, "rank", because)
    } else {
        finding(Verdict::Wrong, "rank-every-edition", because)
    }
}

/// Who would stand before this place but is no country; the world and the seas go unsaid.
fn left_out(table: &Ranking, rank: u32) -> String {
    let ahead: Vec<&str> = table
        .left_out
        .iter()
        .filter(|place| place.rank <= rank)
        .filter(|place| !matches!(place.entity.kind, Kind::Aggregate | Kind::Ocean))
        .map(|place| place.entity.name)
        .take(4)
        .collect();
    if ahead.is_empty() {
        String::new()
    } else {
        format!(" ({} left out)", ahead.join(", "))
    }
}

fn evidence(
    question: &Question<'_>,
    edition: u16,
    rank: u32,
    of: usize,
    role: &'static str,
) -> Evidence {
    Evidence {
        dataset: question.source.key().to_owned(),
        editions: (edition, edition),
        locator: format!(
            "all pages / {}, ranked over {of} countries",
            question.indicator.title
        ),
        value: Decimal::from(rank),
        unit: "rank".to_owned(),
        period: None,
        role,
    }
}
