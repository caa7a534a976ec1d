//! Figures against reference data, by edition.

mod dated;
mod day;
mod figure;
mod itself;
mod number;
mod vintage;

use crate::{Course, Finding, Findings, Verdict};
pub use figure::source::{Library, Source};
pub(crate) use itself::check_words;
pub use number::null::{TELLING, chance};

use day::Day;
use figure::border::PART;
use figure::trial::MEASURE;
use figure::{agree, course};
use laocoon_claim::Claim;
use laocoon_mark::Layers;
use laocoon_text::{Document, Notice};

/// Holds every figure against the Factbook, and the text against itself.
pub fn check(document: &Document, layers: &Layers, claims: &[Claim]) -> Findings {
    check_against(document, layers, claims, &Library::default())
}

/// Holds every figure against a library of references, and the text against itself. One
/// finding a figure; after them what the text says against itself.
pub fn check_against(
    document: &Document,
    layers: &Layers,
    claims: &[Claim],
    library: &Library,
) -> Findings {
    let text_day = Day::of_text(layers);
    let mut findings = Findings::default();
    let mut matches = Vec::new();
    let sources = Source::all(library);
    for (index, claim) in claims.iter().enumerate() {
        let Some(figure) = claim.body.figure() else {
            continue;
        };
        if let Some((mut finding, same)) = dated::check(document, layers, claims, figure, text_day)
        {
            finding.claims = vec![index as u32];
            finding.claims.extend(same);
            findings.items.push(finding);
            continue;
        }
        let mut found = Vec::with_capacity(sources.len());
        for source in &sources {
            let (finding, fits) = figure::check(document, layers, figure, text_day, *source);
            if matches!(source, Source::Factbook) {
                matches.extend(fits.map(|fits| (index as u32, fits)));
            }
            found.push((*source, finding));
        }
        if let Some(mut finding) = agree::combine(found) {
            finding.claims = vec![index as u32];
            let told = finding
                .evidence
                .first()
                .map(|evidence| evidence.dataset.as_str());
            let source = sources.iter().find(|source| Some(source.key()) == told);
            let course =
                source.and_then(|source| course::course(layers, figure, text_day, *source));
            findings.courses.extend(course.map(|course| Course {
                claim: index as u32,
                ..course
            }));
            findings.items.push(finding);
        }
    }
    let parts = (findings.items.iter())
        .filter(|finding| [PART, MEASURE].contains(&finding.rule))
        .flat_map(|finding| finding.claims.iter().copied())
        .collect();
    findings.vintage = vintage::find(&matches, text_day);
    let figures = findings.items.len();
    findings
        .items
        .extend(itself::check(document, layers, claims, &parts));
    if text_day.is_none() && figures > 0 {
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
        words: Vec::new(),
        verdict: Verdict::NotCheckable,
        rule,
        because,
        gap: None,
        evidence: Vec::new(),
    }
}
