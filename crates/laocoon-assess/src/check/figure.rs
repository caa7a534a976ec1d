//! One figure against the history of its indicator.

use super::day::{Day, earlier_year};
use super::number::{difference, editions, text};
use super::reading::{Fit, Reading, Scale};
use super::vintage::Match;
use super::{not_checkable, rank, share};
use crate::{Evidence, Finding, Verdict};
use laocoon_claim::{Figure, unit};
use laocoon_mark::Layers;
use laocoon_references::{self as references, Change, Measure, Run};
use rust_decimal::Decimal;

/// What is asked of the references.
pub struct Question<'f> {
    pub subject: &'f str,
    pub subject_name: &'f str,
    pub part: Option<&'f str>,
    pub indicator: &'static references::Indicator,
    /// The day whose edition is in force.
    pub day: Day,
    /// The year the figure is said to hold for, when it is not the text's own.
    pub year: Option<u16>,
}

/// Checks one figure. Beside the finding, which editions it matches to the last digit.
pub fn check(layers: &Layers, figure: &Figure, text_day: Option<Day>) -> (Finding, Option<Match>) {
    match question(layers, figure, text_day) {
        Err(finding) => (*finding, None),
        Ok((Kind::Rank, question)) => (rank::check(layers, figure, &question), None),
        Ok((Kind::Share, question)) => (share::check(layers, figure, &question), None),
        Ok((Kind::Value, question)) => value(layers, figure, &question),
    }
}

enum Kind {
    Value,
    Rank,
    Share,
}

type Asked<'f> = Result<(Kind, Question<'f>), Box<Finding>>;

fn question<'f>(layers: &'f Layers, figure: &'f Figure, text_day: Option<Day>) -> Asked<'f> {
    let unknown = |rule, because: String| Err(Box::new(not_checkable(rule, because)));
    let key = figure.indicator.as_str();
    let (kind, base) = match (key.strip_suffix("-rank"), key.strip_suffix("-share")) {
        (Some(base), _) => (Kind::Rank, base),
        (None, Some(base)) if references::find_indicator(key).is_none() => (Kind::Share, base),
        _ => (Kind::Value, key),
    };
    let Some(indicator) = references::find_indicator(base) else {
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
        (None, category) => category.as_deref(),
    };
    let Some(day) = text_day.or_else(Day::latest) else {
        return unknown(
            "no-reference",
            "The reference table holds no edition.".into(),
        );
    };
    let year = figure
        .time
        .and_then(|time| earlier_year(&layers[time], day));
    let question = Question {
        subject: code,
        subject_name: &layers[subject].name,
        part,
        indicator,
        day,
        year,
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

fn scale(measure: Measure) -> Scale {
    match measure {
        Measure::Percent => Scale::Points,
        Measure::Rank => Scale::Ranks,
        Measure::Absolute | Measure::Rate => Scale::Relative,
    }
}

/// The value that a run holds against a reading: of a range, the end nearest to it.
fn value_for(run: &Run, reading: &Reading) -> Decimal {
    match run.range {
        Some((low, high)) if low <= high => reading.value.clamp(low, high),
        _ => run.value,
    }
}

fn evidence(run: &Run, role: &'static str) -> Evidence {
    Evidence {
        dataset: references::DATASET.to_owned(),
        editions: (run.first, run.last),
        locator: run.locator.clone(),
        value: run.value,
        unit: run.unit.to_owned(),
        period: run.period.clone(),
        role,
    }
}

/// The runs of a question in order of editions, and the index of the one in force.
struct History {
    runs: Vec<Run>,
    in_force: usize,
}

fn history(question: &Question<'_>) -> Option<History> {
    let Question {
        subject,
        part,
        indicator,
        day,
        year,
        ..
    } = question;
    let mut runs = match year {
        // What editions say of that very year; without one, the edition of the year after.
        Some(year) => {
            let mut runs = references::series(subject, indicator.key, *part);
            runs.retain(|run| run.year() == Some(*year));
            runs
        }
        None => references::history(subject, indicator.key, *part),
    };
    let mut edition = day.edition;
    if let (Some(year), true) = (year, runs.is_empty()) {
        runs = references::history(subject, indicator.key, *part);
        edition = edition.min(year + 1);
    }
    let before = runs.partition_point(|run| run.first <= edition);
    // A value that only later editions give for that year is the best there is.
    let in_force = match before {
        0 if year.is_some() && !runs.is_empty() => 0,
        0 => return None,
        n => n - 1,
    };
    Some(History { runs, in_force })
}

fn value(layers: &Layers, figure: &Figure, question: &Question<'_>) -> (Finding, Option<Match>) {
    let Question { indicator, day, .. } = question;
    let Some(history) = history(question) else {
        let of = question
            .part
            .map(|part| format!(" ({part})"))
            .unwrap_or_default();
        let because = format!(
            "The reference gives no {}{of} for {} up to {}.",
            indicator.title.to_lowercase(),
            question.subject_name,
            editions((day.edition, day.edition)),
        );
        return (not_checkable("no-reference", because), None);
    };
    let run = &history.runs[history.in_force];
    let reading = match reading(layers, figure, run.unit) {
        Ok(reading) => reading,
        Err(because) => return (not_checkable("unit", because), None),
    };
    let scale = scale(indicator.measure);
    let finding = Trial {
        question,
        reading: &reading,
        scale,
        history: &history,
    }
    .finding();
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
    };
    (finding, question.year.is_none().then_some(found))
}

/// A reading held against a history.
struct Trial<'t> {
    question: &'t Question<'t>,
    reading: &'t Reading,
    scale: Scale,
    history: &'t History,
}

impl Trial<'_> {
    fn fit(&self, run: &Run) -> Fit {
        self.reading.fit(value_for(run, self.reading), self.scale)
    }

    fn in_force(&self) -> &Run {
        &self.history.runs[self.history.in_force]
    }

    /// What the value in force is, in words that open a sentence.
    fn in_force_words(&self) -> String {
        let run = self.in_force();
        let period = run
            .period
            .as_deref()
            .map(|period| format!(", for {period}"))
            .unwrap_or_default();
        let since = editions((run.first, run.last));
        let value = text(run.value, run.unit);
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
        difference(self.reading.value, value_for(run, self.reading), run.unit)
    }

    fn finding(&self) -> Finding {
        let run = self.in_force();
        let fit = self.fit(run);
        let mut finding = match fit {
            Fit::Narrow | Fit::NearlyExact | Fit::Wide | Fit::Close => self.fits(fit),
            Fit::Loose | Fit::Outside => self.earlier().unwrap_or_else(|| self.misses(fit)),
        };
        finding.evidence.insert(0, evidence(run, "in force"));
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
            verdict,
            rule: "in-force",
            because,
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
            finding.evidence.push(evidence(earlier, "earlier edition"));
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
            text(run.value, run.unit),
            editions((run.first, run.last)),
            next.first,
            self.in_force_words(),
            difference(value_for(now, self.reading), self.reading.value, now.unit),
        );
        Some(Finding {
            claims: Vec::new(),
            verdict: Verdict::Stale,
            rule: "earlier-edition",
            because,
            evidence: vec![evidence(run, "earlier edition")],
        })
    }

    /// Neither the value in force nor an earlier one fits.
    fn misses(&self, fit: Fit) -> Finding {
        let finding = |verdict, rule, because, evidence| Finding {
            claims: Vec::new(),
            verdict,
            rule,
            because,
            evidence,
        };
        let later = self.history.runs[self.history.in_force + 1..]
            .iter()
            .find(|run| matches!(self.fit(run), Fit::Narrow | Fit::NearlyExact));
        let yearly = self.question.indicator.change == Change::Yearly;
        let text_year = self.question.year.unwrap_or(self.question.day.year());
        let recent = |run: &Run| {
            run.year()
                .is_some_and(|year| year + 1 >= text_year && year <= text_year)
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
                text(run.value, run.unit),
            );
            return finding(
                verdict,
                "later-edition",
                because,
                vec![evidence(run, "later edition")],
            );
        }
        if fit == Fit::Loose {
            let because = format!(
                "The reference has {}; the words give {}, and no edition fits.",
                self.in_force_words(),
                self.off_words()
            );
            return finding(Verdict::Imprecise, "in-force", because, Vec::new());
        }
        // A figure that changes every year is not judged by one of years ago.
        if yearly && self.question.year.is_none() && !self.history.runs.iter().any(recent) {
            let because = format!(
                "The reference lags: {}, too old to judge a figure that changes every year.",
                self.in_force_words()
            );
            return finding(Verdict::NotCheckable, "lag", because, Vec::new());
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
                text(run.value, run.unit),
                editions((run.first, run.last)),
            );
            return finding(
                Verdict::Imprecise,
                "near-edition",
                because,
                vec![evidence(run, "nearest edition")],
            );
        }
        let because = format!(
            "The reference has {}; the words give {}, outside every edition from {} to {}.",
            self.in_force_words(),
            self.off_words(),
            self.history.runs[0].first,
            self.history.runs[self.history.runs.len() - 1].last,
        );
        finding(Verdict::Wrong, "every-edition", because, Vec::new())
    }

    /// A border stands on two pages; where they differ, both are shown, and the words are
    /// contested if only one of them fits.
    fn other_side(&self, finding: &mut Finding, fit: Fit) {
        let (Some(other), "land-boundary") = (self.question.part, self.question.indicator.key)
        else {
            return;
        };
        let edition = self.in_force().last.min(self.question.day.edition);
        let runs = references::history(other, "land-boundary", Some(self.question.subject));
        let Some(run) = runs.iter().rev().find(|run| run.first <= edition) else {
            return;
        };
        if run.value == self.in_force().value {
            return;
        }
        finding
            .evidence
            .push(evidence(run, "the other side's page"));
        finding.because += &format!(
            " The reference contradicts itself: the other country's page has {} ({}).",
            text(run.value, run.unit),
            editions((run.first, run.last))
        );
        let there = self.fit(run);
        let (here_fits, there_fits) = (fit <= Fit::Close, there <= Fit::Close);
        let rejected = matches!(finding.verdict, Verdict::Wrong | Verdict::Imprecise);
        if here_fits != there_fits && (here_fits || rejected) {
            finding.verdict = Verdict::Contested;
            finding.rule = "two-pages";
        }
    }
}
