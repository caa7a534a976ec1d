//! Dated facts against the chronicle: since when a state is independent, a member, under a head, with a capital.
//!
//! Acts and lists of members decide. The Factbook alone lags: that it lists a member late, or not yet, never makes the
//! words wrong.

mod membership;
mod office;
mod place;
mod told;

use super::day::Day;
use super::not_checkable;
use crate::{Evidence, Finding, Gap, Verdict};
use laocoon_claim::{Amount, Body, Claim, EventKind, Figure};
use laocoon_mark::{EntityId, Layers, Time};
use laocoon_references::chronicle::{Fact, What};
use laocoon_text::Document;
use told::{Told, dates, evidence};

/// Checks a dated fact; `None` for a figure that is none.
pub fn check(
    document: &Document,
    layers: &Layers,
    claims: &[Claim],
    figure: &Figure,
    day: Option<Day>,
) -> Option<(Finding, Vec<u32>)> {
    let Amount::Date(id) = figure.amount else {
        return None;
    };
    let what = What::from_key(&figure.indicator)?;
    let subject = figure.subject?;
    let Some(code) = layers[subject].id("iso3166") else {
        return Some((
            unknown(format!(
                "{} is no state of the chronicle.",
                layers[subject].name
            )),
            Vec::new(),
        ));
    };
    let told = Told::of(&layers[id])?;
    let case = Case {
        layers,
        figure,
        what,
        code,
        subject,
        told,
        day,
    };
    let mut finding = match what {
        What::Member | What::Left => case.membership(),
        What::HeadOfState | What::HeadOfGovernment => case.office(),
        What::Independence => case.independence(),
        What::Capital | What::Named => case.place(),
    };
    // "today", "in April", "a decade ago": the year is worked out, and may be that of another day than the text's.
    if matches!(finding.verdict, Verdict::Wrong | Verdict::Imprecise)
        && !writes_year(document, &layers[id])
    {
        finding.verdict = Verdict::NotCheckable;
        finding.rule = "unwritten-year";
        finding.because += " The words do not write the year.";
    }
    Some((finding, alike(claims, figure, id)))
}

/// Steps told as joining or leaving at the same date with the same other side: the same statement.
fn alike(claims: &[Claim], figure: &Figure, date: laocoon_mark::TimeId) -> Vec<u32> {
    let same = |claim: &Claim| match &claim.body {
        Body::Relation(step) => {
            step.kind == Some(EventKind::Membership)
                && step.when.is_some_and(|when| when.time == date)
                && step.to == figure.with
        }
        Body::Event(event) => {
            event.kind == EventKind::Membership
                && event.when.is_some_and(|when| when.time == date)
                && figure
                    .with
                    .is_some_and(|with| event.targets.contains(&with))
        }
        _ => false,
    };
    let membership = figure.indicator.starts_with("membership");
    (0u32..)
        .zip(claims)
        .filter(|(_, claim)| membership && same(claim))
        .map(|(index, _)| index)
        .collect()
}

/// Whether the words of a time hold its year in digits: "1991", "'91".
fn writes_year(document: &Document, time: &Time) -> bool {
    let words = document.words(time.span);
    time.from.is_some_and(|from| {
        let year = from.year().to_string();
        let short = year.get(year.len().saturating_sub(2)..).unwrap_or_default();
        let whole = |digits| digits == year;
        words.split(|c: char| !c.is_ascii_digit()).any(whole)
            || ['\'', '\u{2019}']
                .iter()
                .any(|mark| words.contains(&format!("{mark}{short}")))
    })
}

fn unknown(because: String) -> Finding {
    not_checkable("no-reference", because)
}

struct Case<'c> {
    layers: &'c Layers,
    figure: &'c Figure,
    what: What,
    code: &'c str,
    subject: EntityId,
    told: Told,
    day: Option<Day>,
}

impl Case<'_> {
    fn name(&self) -> &str {
        &self.layers[self.subject].name
    }

    fn with(&self) -> &str {
        self.figure
            .with
            .map_or("", |id| self.layers[id].name.as_str())
    }

    /// How the words stand to the dates of facts: the best of all that are given.
    fn against(&self, facts: &[&Fact], said: &str) -> Finding {
        let stamps = facts
            .iter()
            .flat_map(|fact| fact.dates.iter().map(move |stamp| (*fact, *stamp)));
        let nearest = stamps.min_by_key(|(_, stamp)| {
            let (meets, apart) = self.told.meets(*stamp);
            (!meets, apart)
        });
        let Some((fact, stamp)) = nearest else {
            return unknown(format!("No reference dates {said}."));
        };
        let (meets, apart) = self.told.meets(stamp);
        let given = dates(facts);
        let (verdict, rule, because) = match (meets, apart) {
            (true, _) => (Verdict::Right, "date", format!("{said} is dated {given}.")),
            (false, 0) => (
                Verdict::ApproximatelyRight,
                "date",
                format!("{said} is dated {given}: the year fits, the day does not."),
            ),
            (false, 1) => (
                Verdict::Imprecise,
                "date",
                format!("{said} is dated {given}: one year off."),
            ),
            (false, years) => (
                Verdict::Wrong,
                "date",
                format!("{said} is dated {given}: {years} years off."),
            ),
        };
        let mut evidence_of: Vec<Evidence> = vec![evidence(fact, Some(stamp), "dated")];
        let others = facts.iter().filter(|other| !std::ptr::eq(**other, fact));
        evidence_of
            .extend(others.map(|other| evidence(other, other.dates.first().copied(), "dated too")));
        evidence_of.truncate(4);
        Finding {
            claims: Vec::new(),
            words: Vec::new(),
            verdict,
            rule,
            because,
            gap: Some(Gap::between(
                self.told.from.year().into(),
                stamp.year.into(),
                "year",
            )),
            evidence: evidence_of,
        }
    }
}
