//! A claim as one flat row: the columns of tables, and the side field of formats that lack them.

use super::view::{Item, View, names};
use crate::made::{Entity, Evidence, Finding, Number};
use serde::Serialize;

/// All that is known of a claim, flat. Unknown is `None`; several names are joined by "; ".
#[derive(Serialize)]
pub(super) struct Record<'m> {
    /// Id of the document.
    pub(super) document: &'m str,
    pub(super) source: &'m str,
    pub(super) language: &'m str,
    pub(super) title: Option<&'m str>,
    pub(super) published: Option<&'m str>,
    pub(super) id: &'m str,
    pub(super) kind: &'m str,
    /// First code point of the words.
    pub(super) start: u32,
    /// One past the last.
    pub(super) end: u32,
    pub(super) quote: &'m str,
    /// Words before the quote, enough to tell it from its like.
    pub(super) prefix: &'m str,
    /// Words after it.
    pub(super) suffix: &'m str,
    /// "author", "unnamed", or the id of an entity.
    pub(super) holder: &'m str,
    pub(super) holder_name: Option<&'m str>,
    pub(super) certainty: &'m str,
    pub(super) modality: Option<&'m str>,
    pub(super) what: Option<&'m str>,
    pub(super) who: Option<String>,
    pub(super) who_ids: Option<String>,
    pub(super) whom: Option<String>,
    pub(super) whom_ids: Option<String>,
    pub(super) places: Option<String>,
    pub(super) places_ids: Option<String>,
    pub(super) part: Option<&'m str>,
    pub(super) content: Option<&'m str>,
    pub(super) value: Option<&'m Number>,
    pub(super) low: Option<&'m Number>,
    pub(super) high: Option<&'m Number>,
    pub(super) bound: Option<&'m str>,
    pub(super) unit: Option<&'m str>,
    pub(super) of: Option<&'m str>,
    /// TIMEX3 value.
    pub(super) time: Option<&'m Number>,
    pub(super) time_mod: Option<&'m str>,
    pub(super) time_words: Option<&'m str>,
    pub(super) from: Option<&'m str>,
    pub(super) to: Option<&'m str>,
    pub(super) since: bool,
    /// The verdict that asks most of the reader.
    pub(super) verdict: Option<&'m str>,
    pub(super) rule: Option<&'m str>,
    pub(super) because: Option<&'m str>,
    /// Every finding with its evidence.
    pub(super) findings: Vec<Found<'m>>,
    /// What the user of a case said of it, and what was found where that is another value.
    pub(super) edited: Option<String>,
}

/// A finding without the claims it is about.
#[derive(Serialize)]
pub(super) struct Found<'m> {
    id: &'m str,
    verdict: &'m str,
    rule: &'m str,
    because: &'m str,
    evidence: &'m [Evidence],
}

impl<'m> Record<'m> {
    pub(super) fn new(view: &View<'m>, item: &Item<'m>) -> Self {
        let document = &view.made.document;
        let claim = item.claim;
        let (prefix, suffix) = view.quotes.around(item.span);
        let quantity = item.quantity;
        let finding = item.finding();
        Record {
            document: &document.id,
            source: &document.source,
            language: &document.language,
            title: document.title.as_deref(),
            published: document.published.as_deref(),
            id: &claim.id,
            kind: &claim.kind,
            start: claim.start,
            end: claim.end,
            quote: item.quote(),
            prefix,
            suffix,
            holder: &claim.stance.holder,
            holder_name: item.holder,
            certainty: &claim.stance.certainty,
            modality: item.modality,
            what: item.what,
            who: joined(&item.who),
            who_ids: ids(&item.who),
            whom: joined(&item.whom),
            whom_ids: ids(&item.whom),
            places: joined(&item.places),
            places_ids: ids(&item.places),
            part: item.part,
            content: item.content,
            value: quantity.and_then(|mark| mark.value.as_ref()),
            low: quantity.and_then(|mark| mark.low.as_ref()),
            high: quantity.and_then(|mark| mark.high.as_ref()),
            bound: quantity.and_then(|mark| mark.bound.as_deref()),
            unit: quantity.and_then(|mark| mark.unit.as_deref()),
            of: quantity.and_then(|mark| mark.of.as_deref()),
            time: item.time.and_then(|mark| mark.value.as_ref()),
            time_mod: item.time.and_then(|mark| mark.r#mod.as_deref()),
            time_words: item.time.map(|mark| mark.text.as_str()),
            from: item.days().0,
            to: item.days().1,
            since: item.since,
            verdict: finding.map(|finding| finding.verdict.as_str()),
            rule: finding.map(|finding| finding.rule.as_str()),
            because: finding.map(|finding| finding.because.as_str()),
            findings: item.findings.iter().map(|finding| found(finding)).collect(),
            edited: item.edited.clone(),
        }
    }
}

fn found(finding: &Finding) -> Found<'_> {
    Found {
        id: &finding.id,
        verdict: &finding.verdict,
        rule: &finding.rule,
        because: &finding.because,
        evidence: &finding.evidence,
    }
}

fn joined(entities: &[&Entity]) -> Option<String> {
    (!entities.is_empty()).then(|| names(entities))
}

fn ids(entities: &[&Entity]) -> Option<String> {
    let ids: Vec<&str> = entities.iter().map(|entity| entity.id.as_str()).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
