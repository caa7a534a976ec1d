//! The words of the interface, one table for each language it speaks.

mod english;

pub(crate) use english::ENGLISH;

use laocoon_assess::Verdict;
use laocoon_claim::{Certainty, Source};
use laocoon_mark::Bound;
use laocoon_text::Language;

/// Everything the views say by themselves.
pub(crate) struct Words {
    /// BCP 47 tag.
    pub(crate) tag: &'static str,
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
    /// A unit's code as people write it; `None` when the code will do.
    pub(crate) unit: fn(&str) -> Option<&'static str>,
    pub(crate) rank: &'static str,
    pub(crate) with: &'static str,
    pub(crate) unknown_subject: &'static str,
    pub(crate) unnamed_source: &'static str,
    pub(crate) claim: &'static str,
    /// One claim, several claims.
    pub(crate) claims: (&'static str, &'static str),
    pub(crate) no_claims: &'static str,
    pub(crate) vintage: &'static str,
    pub(crate) notices: &'static str,
    pub(crate) references: &'static str,
    pub(crate) editions: &'static str,
    pub(crate) line: &'static str,
    pub(crate) also_in: &'static str,
    pub(crate) marks: Marks,
    pub(crate) report: Report,
}

/// The kinds of marks.
pub(crate) struct Marks {
    pub(crate) time: &'static str,
    pub(crate) quantity: &'static str,
    pub(crate) name: &'static str,
    pub(crate) quotation: &'static str,
    pub(crate) cue: &'static str,
}

/// What only the report says.
pub(crate) struct Report {
    pub(crate) dossier: &'static str,
    pub(crate) skip_to_claims: &'static str,
    pub(crate) skip_to_text: &'static str,
    pub(crate) verdicts: &'static str,
    pub(crate) text: &'static str,
    pub(crate) claims: &'static str,
    pub(crate) author: &'static str,
    pub(crate) source: &'static str,
    pub(crate) language: &'static str,
    pub(crate) text_date: &'static str,
    pub(crate) date_unknown: &'static str,
    pub(crate) show_marks: &'static str,
    /// The kinds of marks in the plural, in the order of [`Marks`].
    pub(crate) layers: [&'static str; 5],
    pub(crate) boilerplate: &'static str,
    /// One block, several blocks.
    pub(crate) blocks: (&'static str, &'static str),
    pub(crate) to_the_words: &'static str,
    pub(crate) evidence: [&'static str; 4],
    pub(crate) history: &'static str,
    pub(crate) written: &'static str,
    pub(crate) fits_together: &'static str,
    pub(crate) legend: &'static str,
    pub(crate) method: &'static str,
    pub(crate) method_words: &'static [&'static str],
    pub(crate) hash: &'static str,
    pub(crate) encoding: &'static str,
    pub(crate) made_by: &'static str,
    pub(crate) end_of_claims: &'static str,
}
