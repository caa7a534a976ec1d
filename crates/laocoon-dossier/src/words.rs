//! The words of the interface, one table for each language it speaks.

use laocoon_assess::Verdict;
use laocoon_claim::{Certainty, Source};
use laocoon_mark::Bound;
use laocoon_text::Language;

/// Everything the views say by themselves. `{}` stands for what is filled in.
pub(crate) struct Words {
    pub(crate) months: [&'static str; 12],
    pub(crate) grouping: char,
    pub(crate) decimal: char,
    pub(crate) language: fn(Language) -> &'static str,
    /// A verdict, and what it means.
    pub(crate) verdict: fn(Verdict) -> (&'static str, &'static str),
    /// A claim that no finding is about.
    pub(crate) no_finding: (&'static str, &'static str),
    /// The words before a number; empty for an exact one.
    pub(crate) bound: fn(Bound) -> &'static str,
    pub(crate) certainty: fn(Certainty) -> &'static str,
    /// Where the subject was found; empty when it stands in the sentence itself.
    pub(crate) subject_from: fn(Source) -> &'static str,
    pub(crate) rank: &'static str,
    pub(crate) with: &'static str,
    pub(crate) unknown_subject: &'static str,
    pub(crate) unnamed_source: &'static str,
    /// One claim, several claims.
    pub(crate) claims: (&'static str, &'static str),
    pub(crate) no_claims: &'static str,
    pub(crate) vintage: &'static str,
    pub(crate) notices: &'static str,
    pub(crate) references: &'static str,
    pub(crate) editions: &'static str,
    pub(crate) line: &'static str,
    pub(crate) also_in: &'static str,
}

pub(crate) static ENGLISH: Words = Words {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    grouping: ',',
    decimal: '.',
    language: |language| match language {
        Language::French => "French",
        Language::English => "English",
        Language::Russian => "Russian",
        Language::Unknown => "language unknown",
    },
    verdict: |verdict| match verdict {
        Verdict::Right => (
            "right",
            "The value in force at the text's date is what the words say.",
        ),
        Verdict::ApproximatelyRight => (
            "approximately right",
            "Right within the rounding that the words allow, or off by 5 % at most.",
        ),
        Verdict::Imprecise => ("imprecise", "Off by 5 to 10 %, and no edition fits."),
        Verdict::Stale => (
            "stale",
            "An earlier edition gave this value; it was revised before the text's date.",
        ),
        Verdict::Contested => ("contested", "The references differ, and one of them fits."),
        Verdict::Wrong => (
            "wrong",
            "Off by more than 10 % from every edition and source.",
        ),
        Verdict::Inconsistent => ("inconsistent", "The text contradicts itself."),
        Verdict::NotCheckable => (
            "not checkable",
            "No reference for it, or only one known to lag. This says nothing against the words.",
        ),
    },
    no_finding: ("not checked", "No finding is about this claim."),
    bound: |bound| match bound {
        Bound::Exact | Bound::Range => "",
        Bound::About => "about",
        Bound::MoreThan => "more than",
        Bound::AtLeast => "at least",
        Bound::LessThan => "less than",
        Bound::AtMost => "at most",
        Bound::Nearly => "nearly",
    },
    certainty: |certainty| match certainty {
        Certainty::Asserted => "asserted",
        Certainty::Hedged => "hedged",
        Certainty::Conditional => "conditional",
        Certainty::Reported => "reported",
        Certainty::Negated => "denied",
        Certainty::Asked => "asked",
    },
    subject_from: |source| match source {
        Source::Sentence => "",
        Source::Before => "subject from the sentence before",
        Source::LeadIn => "subject from the list's lead-in",
        Source::Heading => "subject from the heading",
        Source::Topic => "subject from the text's topic",
    },
    rank: "rank",
    with: "with",
    unknown_subject: "subject unknown",
    unnamed_source: "an unnamed source",
    claims: ("claim", "claims"),
    no_claims: "No checkable claims found.",
    vintage: "Vintage of the figures",
    notices: "Notices",
    references: "Checked against",
    editions: "editions",
    line: "line",
    also_in: "see also",
};
