//! Figures against reference data, by edition.

mod day;
mod figure;
mod number;
mod question;
mod rank;
mod reading;
mod share;
mod trial;
mod vintage;

use crate::{Finding, Findings, Verdict};
use day::Day;
use laocoon_claim::Claim;
use laocoon_mark::Layers;
use laocoon_text::{Document, Notice};

/// Holds every figure against the references. One finding a claim.
pub fn check(_document: &Document, layers: &Layers, claims: &[Claim]) -> Findings {
    let text_day = Day::of_text(layers);
    let mut findings = Findings::default();
    let mut matches = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        let Some(figure) = claim.body.figure() else {
            continue;
        };
        let (mut finding, found) = figure::check(layers, figure, text_day);
        finding.claims = vec![index as u32];
        matches.extend(found.map(|found| (index as u32, found)));
        findings.items.push(finding);
    }
    findings.vintage = vintage::find(&matches, text_day);
    if text_day.is_none() && !findings.items.is_empty() {
        findings.notices.push(Notice::whole(
            "The text has no date: its figures are held against the latest edition. \
             Give the day with --as-of.",
        ));
    }
    findings
}

/// A finding about a claim that nothing was found to check with.
fn not_checkable(rule: &'static str, because: String) -> Finding {
    Finding {
        claims: Vec::new(),
        verdict: Verdict::NotCheckable,
        rule,
        because,
        evidence: Vec::new(),
    }
}
