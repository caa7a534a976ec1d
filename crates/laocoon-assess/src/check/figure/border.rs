//! Borders: told by two pages, and in parts that are named apart.

use super::super::itself::{Lexicon, sentence};
use super::super::number::reading::{Fit, Reading};
use super::super::number::{editions, text};
use super::history::value_for;
use super::source::Source;
use super::trial::Trial;
use crate::{Finding, Gap, Verdict};
use laocoon_claim::Figure;
use laocoon_mark::{Layers, NameKind};
use laocoon_references::audit::contradicts;
use laocoon_references::{Stretch, stretches};
use laocoon_text::Document;

/// The indicator that is told by two pages.
pub const BORDER: &str = "land-boundary";
/// The rule by which words are judged by a part.
pub const PART: &str = "part-of-border";

/// Whether a number is that of a part: to the last digit, or nearly.
fn is_that(reading: &Reading, trial: &Trial<'_>, part: &Stretch) -> bool {
    reading.is_exact()
        && reading.fit(value_for(&part.run, reading), trial.scale) <= Fit::NearlyExact
}

/// Whether the sentence names another place than the two sides, or says that a part is meant.
pub fn names_part(document: &Document, layers: &Layers, figure: &Figure) -> bool {
    let Some(own) = sentence(layers, figure.amount.span(layers)) else {
        return false;
    };
    let first = (layers.names).partition_point(|name| name.span.start < own.span.start);
    let mut places =
        (layers.names[first..].iter()).take_while(|name| name.span.start < own.span.end);
    let another = places.any(|name| {
        name.kind == NameKind::Place && name.entity != figure.subject && name.entity != figure.with
    });
    let lexicon = Lexicon::of(document.language);
    let (from, to) = (own.tokens.0 as usize, own.tokens.1 as usize);
    another || (from..to).any(|at| lexicon.part.contains(layers.words.plain(at)))
}

impl Trial<'_> {
    /// The words give the length of a part that the reference names apart, on either page.
    pub fn stretch(&self) -> Option<Finding> {
        let question = self.question;
        if question.indicator.key != BORDER || !matches!(question.source, Source::Factbook) {
            return None;
        }
        let mut parts = stretches(question.subject, question.part);
        if let Some(other) = question.part {
            parts.extend(stretches(other, Some(question.subject)));
        }
        parts.retain(|part| {
            part.run.first <= question.day.year() && is_that(self.reading, self, part)
        });
        // The newest that fits, the subject's own page before the other's.
        let newest = parts.iter().map(|part| part.run.last).max()?;
        let part = parts.iter().find(|part| part.run.last == newest)?;
        let run = &part.run;
        let told = format!(
            "{} is the reference's figure for a part of it, \u{201c}{}\u{201d} ({})",
            text(run.value, &run.unit),
            part.name,
            editions((run.first, run.last)),
        );
        let current = run.last >= question.day.edition;
        let (verdict, rule, because, role) = if current {
            let because = format!("{told}; of all of it: {}.", self.in_force_words());
            (Verdict::Right, PART, because, "a part of it")
        } else {
            let because = format!(
                "{told}; later editions do not give it. Of all of it: {}.",
                self.in_force_words()
            );
            (
                Verdict::Stale,
                "part-in-earlier-edition",
                because,
                "earlier edition",
            )
        };
        Some(Finding {
            claims: Vec::new(),
            words: Vec::new(),
            verdict,
            rule,
            because,
            gap: Some(Gap::between(self.reading.value, run.value, &run.unit)),
            evidence: vec![self.evidence(run, role)],
        })
    }

    /// A border stands on two pages; where they differ by more than rounding, both are shown, and the words are contested if
    /// only one of them fits.
    pub fn other_side(&self, finding: &mut Finding, fit: Fit) {
        let (Some(other), BORDER) = (self.question.part, self.question.indicator.key) else {
            return;
        };
        let own = self.in_force();
        let edition = self.question.day.edition.max(own.first).min(own.last);
        let runs = self
            .question
            .source
            .history(other, BORDER, Some(self.question.subject));
        let Some(run) = runs.iter().rev().find(|run| run.first <= edition) else {
            return;
        };
        if !contradicts(run.value, own.value) {
            return;
        }
        finding
            .evidence
            .push(self.evidence(run, "the other side's page"));
        finding.because += &format!(
            " The reference contradicts itself: the other country's page has {} ({}).",
            text(run.value, &run.unit),
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
