use super::pins::{Number, Pins, Place, id};
use laocoon_assess as assess;
use laocoon_text as text;
use serde::Serialize;

/// What was found about one or more claims.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    // Dossiers of before the histories stay valid.
    schemars(extend("required" = [
        "id", "claims", "words", "verdict", "rule", "because", "evidence"
    ]))
)]
pub(crate) struct Finding<'a> {
    id: String,
    /// Ids of the claims it is about.
    claims: Vec<String>,
    /// Words it is about beyond those of its claims.
    words: Vec<Place>,
    #[cfg_attr(test, schemars(extend("enum" = [
        "right", "approximately_right", "imprecise", "stale", "contested", "wrong", "inconsistent", "not_checkable"
    ])))]
    verdict: &'static str,
    /// The rule that decided.
    rule: &'static str,
    /// Why, with the numbers.
    because: &'a str,
    /// How far the words are from the reference, in numbers; left out where nothing was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<Gap<'a>>,
    evidence: Vec<Evidence<'a>>,
    /// What every edition of the first evidence's data set gives for the figure, in its unit;
    /// empty where the finding is about no single value.
    history: Vec<Past>,
}

/// What some editions give.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Past {
    /// First and last edition.
    editions: (u16, u16),
    value: Number,
}

/// The words' number beside the reference's.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Gap<'a> {
    /// What the words give, in the reference's unit; of a date the year.
    claimed: Number,
    /// The value they were held against last.
    reference: Number,
    /// The unit of both.
    unit: &'a str,
    /// The difference, without sign.
    off: Number,
    /// What the difference is told in.
    #[cfg_attr(test, schemars(extend("enum" = ["percent", "points", "places", "years", "units"])))]
    measure: &'static str,
}

/// A value in a reference, and exactly where it stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Evidence<'a> {
    dataset: &'a str,
    /// First and last edition with this value.
    editions: (u16, u16),
    /// Where in the edition.
    locator: &'a str,
    value: Number,
    unit: &'a str,
    /// The period the value is for, as the reference says it: "2009 est.".
    period: Option<&'a str>,
    /// What the value is to the claim: "in force", "earlier edition".
    role: &'static str,
}

/// The range of editions in which a text's figures hold together.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Vintage<'a> {
    dataset: &'a str,
    /// First and last edition that fit.
    editions: (u16, u16),
    /// Ids of the claims that fit.
    claims: Vec<String>,
    /// In a sentence.
    because: &'a str,
}

/// A doubt or a loss that the reader should know of.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Notice<'a> {
    /// First code point of the words it concerns; null for the document as a whole.
    start: Option<u32>,
    /// One past the last.
    end: Option<u32>,
    message: &'a str,
}

pub(crate) fn finding<'a>(
    finding: &'a assess::Finding,
    course: Option<&assess::Course>,
    index: u32,
    pins: &Pins<'_>,
) -> Finding<'a> {
    Finding {
        id: id('f', index),
        claims: finding.claims.iter().map(|claim| id('s', *claim)).collect(),
        words: finding.words.iter().map(|span| pins.place(*span)).collect(),
        verdict: finding.verdict.name(),
        rule: finding.rule,
        because: &finding.because,
        gap: finding.gap.as_ref().map(|gap| Gap {
            claimed: Number(gap.claimed),
            reference: Number(gap.reference),
            unit: &gap.unit,
            off: Number(gap.off),
            measure: gap.measure,
        }),
        evidence: finding
            .evidence
            .iter()
            .map(|evidence| Evidence {
                dataset: &evidence.dataset,
                editions: evidence.editions,
                locator: &evidence.locator,
                value: Number(evidence.value),
                unit: &evidence.unit,
                period: evidence.period.as_deref(),
                role: evidence.role,
            })
            .collect(),
        history: (course.iter())
            .flat_map(|course| &course.runs)
            .map(|(first, last, value)| Past {
                editions: (*first, *last),
                value: Number(*value),
            })
            .collect(),
    }
}

pub(crate) fn vintage(vintage: &assess::Vintage) -> Vintage<'_> {
    Vintage {
        dataset: &vintage.dataset,
        editions: vintage.editions,
        claims: vintage.claims.iter().map(|claim| id('s', *claim)).collect(),
        because: &vintage.because,
    }
}

pub(crate) fn notice<'a>(notice: &'a text::Notice, pins: &Pins<'_>) -> Notice<'a> {
    let place = notice.span.map(|span| pins.place(span));
    Notice {
        start: place.map(|place| place.start),
        end: place.map(|place| place.end),
        message: &notice.message,
    }
}
