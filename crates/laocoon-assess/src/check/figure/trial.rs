//! A reading held against the history of its indicator: the verdict rule.

use super::super::number::reading::{Fit, Reading, Scale};
use super::super::number::slip::slip;
use super::super::number::{difference, editions, text};
use super::history::{History, value_for};
use super::question::Question;
use super::source::Source;
use crate::{Evidence, Finding, Gap, Verdict};
use laocoon_references::{Change, Measure, Run};
use rust_decimal::Decimal;

fn evidence(source: Source<'_>, run: &Run, role: &'static str) -> Evidence {
    Evidence {
        dataset: source.key().to_owned(),
        editions: (run.first, run.last),
        locator: run.locator.clone(),
        value: run.value,
        unit: run.unit.clone().into_owned(),
        period: run.period.clone(),
        role,
    }
}

/// The rule by which a number is left alone that may be of a part, or of something else.
pub const MEASURE: &str = "another-measure";

/// How many years a figure that changes every year may be off and still judge another; of one that moves slowly
/// and steadily, as those of a people do.
const RECENT: u16 = 1;
const STEADY: u16 = 4;

/// Indicators that change every year, but little.
const STEADY_ONES: [&str; 12] = [
    "population",
    "age-structure",
    "median-age",
    "birth-rate",
    "death-rate",
    "infant-mortality",
    "maternal-mortality",
    "life-expectancy",
    "fertility-rate",
    "labor-force",
    "population-growth",
    "urban-population",
];

/// A reading held against a history.
pub struct Trial<'t> {
    pub question: &'t Question<'t>,
    pub reading: &'t Reading,
    pub scale: Scale,
    pub history: &'t History,
}

impl Trial<'_> {
    pub(super) fn fit(&self, run: &Run) -> Fit {
        self.reading.fit(value_for(run, self.reading), self.scale)
    }

    pub(super) fn evidence(&self, run: &Run, role: &'static str) -> Evidence {
        evidence(self.question.source, run, role)
    }

    pub(super) fn in_force(&self) -> &Run {
        &self.history.runs[self.history.in_force]
    }

    /// What the value in force is, in words that open a sentence.
    pub(super) fn in_force_words(&self) -> String {
        let run = self.in_force();
        let period = run
            .period
            .as_deref()
            .map(|period| format!(", for {period}"))
            .unwrap_or_default();
        let since = editions((run.first, run.last));
        let value = text(run.value, &run.unit);
        match self.question.year {
            Some(year) => format!("{value} for {year} ({since}{period})"),
            None => format!(
                "{value} in force on {} ({since}{period})",
                self.question.day
            ),
        }
    }

    fn off_words(&self) -> String {
        let run = self.in_force();
        difference(self.reading.value, value_for(run, self.reading), &run.unit)
    }

    /// The verdict, why, and what it rests on.
    pub fn finding(&self) -> Finding {
        let run = self.in_force();
        let fit = self.fit(run);
        let mut finding = match fit {
            Fit::Narrow | Fit::NearlyExact | Fit::Wide | Fit::Close => self.fits(fit),
            Fit::Loose | Fit::Outside => self
                .stretch()
                .or_else(|| self.earlier())
                .unwrap_or_else(|| self.misses(fit)),
        };
        let (claimed, held) = (self.reading.value, value_for(run, self.reading));
        let gap = || Gap::between(claimed, held, &run.unit);
        finding.gap = finding.gap.or_else(|| Some(gap()));
        finding.evidence.insert(0, self.evidence(run, "in force"));
        self.other_side(&mut finding, fit);
        finding
    }

    fn fits(&self, fit: Fit) -> Finding {
        let (verdict, because) = match fit {
            Fit::Narrow => (
                Verdict::Right,
                format!("The reference has {}.", self.in_force_words()),
            ),
            Fit::NearlyExact => (
                Verdict::Right,
                format!(
                    "The reference has {}; the words give {}: the last digits have no support.",
                    self.in_force_words(),
                    self.off_words()
                ),
            ),
            _ => (
                Verdict::ApproximatelyRight,
                format!(
                    "The reference has {}; the words give {}.",
                    self.in_force_words(),
                    self.off_words()
                ),
            ),
        };
        let mut finding = Finding {
            claims: Vec::new(),
            words: Vec::new(),
            verdict,
            rule: "in-force",
            because,
            gap: None,
            evidence: Vec::new(),
        };
        let value = value_for(self.in_force(), self.reading);
        if let Some(word) = self.reading.misleading_bound(value) {
            finding.because += &format!(" The bound {word} it by more than half.");
        }
        if verdict == Verdict::ApproximatelyRight
            && let Some(earlier) = self.earlier_run()
        {
            finding.because += &format!(
                " To the last digit it is the figure of {}.",
                editions((earlier.first, earlier.last))
            );
            finding
                .evidence
                .push(self.evidence(earlier, "earlier edition"));
        }
        finding
    }

    /// The latest earlier edition that fits to the last digit.
    fn earlier_run(&self) -> Option<&Run> {
        self.history.runs[..self.history.in_force]
            .iter()
            .rev()
            .find(|run| matches!(self.fit(run), Fit::Narrow))
    }

    fn earlier(&self) -> Option<Finding> {
        let run = self.earlier_run()?;
        let next = self
            .history
            .runs
            .iter()
            .find(|later| later.first > run.last)?;
        let now = self.in_force();
        let because = format!(
            "{} was the reference's figure in {}; since the {} edition it is another: {}, {} than the words say.",
            text(run.value, &run.unit),
            editions((run.first, run.last)),
            next.first,
            self.in_force_words(),
            difference(value_for(now, self.reading), self.reading.value, &now.unit),
        );
        Some(Finding {
            claims: Vec::new(),
            words: Vec::new(),
            verdict: Verdict::Stale,
            rule: "earlier-edition",
            because,
            gap: None,
            evidence: vec![self.evidence(run, "earlier edition")],
        })
    }

    /// Whether the number is so small beside the reference's that it may be of a part ("watch imports"), where what is
    /// counted is a sum of kinds, or where only the topic of the text says whose it is.
    fn may_be_a_part(&self, held: Decimal) -> bool {
        let indicator = self.question.indicator;
        let sum = indicator.change != Change::Static && indicator.key != "population";
        indicator.measure == Measure::Absolute
            && (sum || self.question.loose)
            && self.reading.value.abs() * Decimal::TEN < held.abs()
    }

    /// Neither the value in force nor an earlier one fits.
    fn misses(&self, fit: Fit) -> Finding {
        let finding = |verdict, rule, because, evidence| Finding {
            claims: Vec::new(),
            words: Vec::new(),
            verdict,
            rule,
            because,
            gap: None,
            evidence,
        };
        let later = self.history.runs[self.history.in_force + 1..]
            .iter()
            .find(|run| matches!(self.fit(run), Fit::Narrow | Fit::NearlyExact));
        let yearly = self.question.indicator.change == Change::Yearly;
        let text_year = self.question.year.unwrap_or(self.question.day.year());
        let steady = STEADY_ONES.contains(&self.question.indicator.key);
        let reach = if steady { STEADY } else { RECENT };
        let recent = |run: &Run| {
            // Words that name their year are judged by a figure for that year.
            match (run.year(), self.question.year) {
                (Some(year), Some(asked)) if !steady => year == asked,
                (year, _) => {
                    year.unwrap_or(run.first.saturating_sub(1))
                        .abs_diff(text_year)
                        <= reach
                }
            }
        };
        if let Some(run) = later {
            let (verdict, says) = if yearly && recent(run) {
                (Verdict::ApproximatelyRight, "confirms it for that time")
            } else {
                (Verdict::Contested, "agrees with the words")
            };
            let because = format!(
                "The reference has {}, but a later one ({}: {}) {says}.",
                self.in_force_words(),
                editions((run.first, run.last)),
                text(run.value, &run.unit),
            );
            return finding(
                verdict,
                "later-edition",
                because,
                vec![self.evidence(run, "later edition")],
            );
        }
        // A figure that changes every year is not judged by one of years ago, nor that of a month
        // by a year's.
        if yearly && !self.history.runs.iter().any(recent) {
            let because = format!(
                "The reference has {}: of another time than the words speak of, and the figure changes every year.",
                self.in_force_words()
            );
            return finding(Verdict::NotCheckable, "lag", because, Vec::new());
        }
        if yearly && !steady && self.question.month {
            let because = format!(
                "The reference has {}: a year's figure, and the words speak of a month.",
                self.in_force_words()
            );
            return finding(Verdict::NotCheckable, "period", because, Vec::new());
        }
        if fit == Fit::Loose {
            let because = format!(
                "The reference has {}; the words give {}, and no edition fits.",
                self.in_force_words(),
                self.off_words()
            );
            return finding(Verdict::Imprecise, "in-force", because, Vec::new());
        }
        let near = self
            .history
            .runs
            .iter()
            .filter(|run| self.fit(run) < Fit::Outside)
            .min_by_key(|run| (self.fit(run), u16::MAX - run.last));
        if let Some(run) = near {
            let because = format!(
                "The reference has {}; the words give {}. The nearest edition is off too: {} in {}.",
                self.in_force_words(),
                self.off_words(),
                text(run.value, &run.unit),
                editions((run.first, run.last)),
            );
            return finding(
                Verdict::Imprecise,
                "near-edition",
                because,
                vec![self.evidence(run, "nearest edition")],
            );
        }
        let mut because = format!(
            "The reference has {}; the words give {}, outside every edition from {} to {}.",
            self.in_force_words(),
            self.off_words(),
            self.history.runs[0].first,
            self.history.runs[self.history.runs.len() - 1].last,
        );
        let now = self.in_force();
        let held = value_for(now, self.reading);
        if self.scale == Scale::Relative
            && let Some(slip) = slip(self.reading, held, &now.unit)
        {
            because += &format!(" It would fit {slip}.");
        } else if self.may_be_a_part(held) {
            because += " It is less than a tenth of that: the words may speak of a part, or of something else.";
            return finding(Verdict::NotCheckable, MEASURE, because, Vec::new());
        }
        finding(Verdict::Wrong, "every-edition", because, Vec::new())
    }
}
