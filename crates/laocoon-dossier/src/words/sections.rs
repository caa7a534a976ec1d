//! The parts of the interface and their words.

use serde::Deserialize;

/// A name, and what it means.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Meaning {
    pub(crate) name: String,
    pub(crate) meaning: String,
}

/// What the report says of itself.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the views that use them follow")]
pub(crate) struct Report {
    pub(crate) dossier: String,
    pub(crate) skip_to_claims: String,
    pub(crate) skip_to_text: String,
    pub(crate) verdicts: String,
    pub(crate) text: String,
    pub(crate) claims: String,
    pub(crate) author: String,
    pub(crate) source: String,
    pub(crate) language: String,
    pub(crate) text_date: String,
    pub(crate) date_unknown: String,
    pub(crate) show_marks: String,
    /// Times, quantities, names, quotations, cues, in the plural.
    pub(crate) layers: Vec<String>,
    pub(crate) boilerplate: String,
    /// Forms by number.
    pub(crate) blocks: Vec<String>,
    /// Heads of the table of evidence.
    pub(crate) evidence: Vec<String>,
    pub(crate) history: String,
    pub(crate) written: String,
    pub(crate) fits_together: String,
    pub(crate) legend: String,
    pub(crate) method: String,
    pub(crate) method_words: Vec<String>,
    pub(crate) hash: String,
    pub(crate) encoding: String,
    pub(crate) made_by: String,
    pub(crate) end_of_claims: String,
    pub(crate) contents: String,
}

/// Filters, search and keys.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the views that use them follow")]
pub(crate) struct Tools {
    pub(crate) filter: String,
    pub(crate) kind: String,
    pub(crate) verdict: String,
    pub(crate) holder: String,
    pub(crate) certainty: String,
    pub(crate) language: String,
    pub(crate) source: String,
    pub(crate) all: String,
    pub(crate) author: String,
    pub(crate) unnamed: String,
    /// "{shown} of {all}".
    pub(crate) shown: String,
    pub(crate) none_shown: String,
    pub(crate) clear: String,
    pub(crate) find: String,
    pub(crate) next: String,
    pub(crate) previous: String,
    pub(crate) help: String,
    pub(crate) close: String,
    pub(crate) larger: String,
    pub(crate) smaller: String,
    pub(crate) drawing: String,
    pub(crate) whole: String,
    /// Keys and what they do.
    pub(crate) keys: Vec<(String, String)>,
}

/// Chronology, figures, tolls, actors, map, rhetoric, entities, and the views on a case.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the views that use them follow")]
pub(crate) struct Views {
    pub(crate) chronology: String,
    pub(crate) figures: String,
    pub(crate) tolls: String,
    pub(crate) actors: String,
    pub(crate) map: String,
    pub(crate) rhetoric: String,
    pub(crate) entities: String,
    pub(crate) as_table: String,
    pub(crate) words: String,
    pub(crate) when: String,
    pub(crate) what: String,
    pub(crate) who: String,
    pub(crate) main_event: String,
    pub(crate) whom: String,
    pub(crate) place: String,
    pub(crate) how_many: String,
    pub(crate) as_of: String,
    pub(crate) according_to: String,
    pub(crate) subject: String,
    pub(crate) indicator: String,
    pub(crate) text_says: String,
    pub(crate) reference_has: String,
    pub(crate) history: String,
    pub(crate) undated: String,
    /// Forms by number.
    pub(crate) undated_number: Vec<String>,
    pub(crate) apart: String,
    pub(crate) only_on_cards: String,
    pub(crate) beyond: String,
    pub(crate) exact: String,
    pub(crate) period: String,
    pub(crate) approximate: String,
    pub(crate) open: String,
    pub(crate) date_of_text: String,
    pub(crate) not_actual: String,
    pub(crate) before: String,
    pub(crate) about: String,
    pub(crate) from_on: String,
    pub(crate) no_date: String,
    pub(crate) bounds: String,
    pub(crate) counted: String,
    pub(crate) times: String,
    pub(crate) claims: String,
    pub(crate) actors_hint: String,
    pub(crate) more_actors: String,
    pub(crate) section: String,
    pub(crate) whole_text: String,
    pub(crate) beginning: String,
    pub(crate) asserted: String,
    pub(crate) hedged: String,
    pub(crate) attributed: String,
    pub(crate) unsourced: String,
    pub(crate) loaded: String,
    pub(crate) boosters: String,
    pub(crate) rhetoric_hint: String,
    pub(crate) per_target: String,
    pub(crate) target: String,
    pub(crate) no_target: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) spellings: String,
    pub(crate) mentions: String,
    pub(crate) located: String,
    pub(crate) coordinates: String,
    pub(crate) unlocated: String,
    pub(crate) map_hint: String,
    pub(crate) documents: String,
    pub(crate) document: String,
    pub(crate) copies: String,
    pub(crate) copies_hint: String,
    pub(crate) accounts: String,
    pub(crate) cites: String,
    pub(crate) target_source: String,
    pub(crate) cites_hint: String,
    pub(crate) case: String,
    pub(crate) origin: String,
    pub(crate) side: String,
    pub(crate) rating: String,
    pub(crate) title: String,
    pub(crate) origins: Vec<String>,
    pub(crate) version: String,
    pub(crate) disputed: String,
    pub(crate) standing: String,
    pub(crate) shared: String,
    pub(crate) account_hint: String,
    pub(crate) case_key: String,
    pub(crate) document_many: Vec<String>,
}
