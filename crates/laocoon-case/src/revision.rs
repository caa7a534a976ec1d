//! The user's edits of one document, as a dossier takes them.

use crate::edit::{Anchor, Judgement, State};
use crate::place::Place;
use crate::{Case, CaseError, Stored};
use laocoon_dossier::made::{Annotation, Orphan};
use laocoon_dossier::revise::{HandMade, Revised, Revision};
use laocoon_text::{CodePoints, Span};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

impl Case {
    /// What the user changed in a document, as [`laocoon_dossier::revise::revise`] takes it.
    pub fn revision(&self, stored: &Stored, state: &State) -> Result<Revision, CaseError> {
        let mut concerns = Vec::new();
        for anchor in state.anchors() {
            let own = anchor.document == stored.sha256;
            if own || self.latest_from(&anchor.source)? == Some(stored.id) {
                concerns.push(anchor);
            }
        }
        let places = self.places(concerns.iter().copied())?;
        let points = CodePoints::new(&stored.text);
        let here = |anchor: &Anchor| -> Option<&Place> {
            let place = places.get(anchor)?;
            (place.document == stored.id).then_some(place)
        };
        let mut revision = Revision {
            merged: state.merged.clone(),
            split: state.split.clone(),
            ..Revision::default()
        };
        let mut claims = Claims::default();
        for (anchor, judgement) in &state.judged {
            let Some(place) = here(anchor) else { continue };
            for claim in claims.of(self, stored, place.span)?.0 {
                let revised = revision.claims.entry(claim as usize).or_default();
                revised.judged = Some(match judgement {
                    Judgement::Accepted => "accepted",
                    Judgement::Rejected => "rejected",
                });
            }
        }
        for ((anchor, field), value) in &state.corrected {
            let Some(place) = here(anchor) else { continue };
            for claim in claims.of(self, stored, place.span)?.0 {
                let revised: &mut Revised = revision.claims.entry(claim as usize).or_default();
                revised.corrected.push((field.clone(), value.clone()));
            }
        }
        let mut remarks: Vec<(&Anchor, &str, &[&str], Option<&str>)> = Vec::new();
        for (anchor, says, stated) in &state.claims {
            let Some(place) = here(anchor) else { continue };
            let (start, end) = points.span(place.span);
            match stated {
                Some(stated) => revision.made.push(HandMade {
                    start,
                    end,
                    says: says.clone(),
                    kind: stated.kind.clone(),
                    about: stated.about.clone(),
                    of: stated.of.clone(),
                    value: stated.value.clone(),
                    day: stated.day.clone(),
                }),
                None => remarks.push((anchor, says, &["claim"], None)),
            }
        }
        for (anchor, text, by) in &state.notes {
            remarks.push((anchor, text, &[], by.as_deref()));
        }
        remarks.extend(
            state
                .stars
                .iter()
                .map(|anchor| (anchor, "", &["star"][..], None)),
        );
        let tags: Vec<(&Anchor, [&str; 1])> = state
            .tags
            .iter()
            .map(|(anchor, tag)| (anchor, [tag.as_str()]))
            .collect();
        remarks.extend(
            tags.iter()
                .map(|(anchor, tag)| (*anchor, "", &tag[..], None)),
        );
        for (nth, (anchor, body, tags, creator)) in (1..).zip(remarks) {
            let id = format!("remark-{nth}");
            let (body, creator) = (body.to_owned(), creator.map(str::to_owned));
            let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            if let Some(place) = here(anchor) {
                let (start, end) = points.span(place.span);
                let moved = place.span.start != anchor.start || anchor.document != stored.sha256;
                revision.annotations.push(Annotation {
                    id,
                    start,
                    end,
                    text: anchor.quote.clone(),
                    body,
                    tags,
                    creator,
                    found: if moved { "moved" } else { "in place" }.to_owned(),
                });
            } else if concerns.contains(&anchor) && !places.contains_key(anchor) {
                revision.orphans.push(Orphan {
                    id,
                    text: anchor.quote.clone(),
                    body,
                    tags,
                    creator,
                    because: "its words are not surely in the text any more".to_owned(),
                });
            }
        }
        Ok(revision)
    }
}

/// The claims of documents by their words, read from the file once.
#[derive(Default)]
pub(crate) struct Claims(BTreeMap<i64, Vec<Span>>);

impl Claims {
    /// The claims at some words: those of just these words, else the one that shares most of its
    /// words with them, since another version of the program may have cut it otherwise. And
    /// whether one of them is compared with other documents'.
    pub(crate) fn of(
        &mut self,
        case: &Case,
        stored: &Stored,
        at: Span,
    ) -> Result<(Vec<u32>, bool), CaseError> {
        let spans = match self.0.entry(stored.id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(spans(case, stored)?),
        };
        let all = || (0u32..).zip(spans.iter().copied());
        let mut claims: Vec<u32> = all()
            .filter(|(_, span)| *span == at)
            .map(|(nth, _)| nth)
            .collect();
        if claims.is_empty() {
            let shared = |span: Span| {
                at.end
                    .min(span.end)
                    .saturating_sub(at.start.max(span.start))
            };
            let most = all().filter(|(_, span)| shared(*span) > 0);
            let most = most.max_by_key(|(nth, span)| {
                (
                    shared(*span),
                    u32::MAX - (span.end - span.start),
                    u32::MAX - nth,
                )
            });
            claims.extend(most.map(|(nth, _)| nth));
        }
        let mut statements = stored.digest.statements.iter();
        let compared = statements.any(|one| claims.contains(&one.claim));
        Ok((claims, compared))
    }
}

/// The words of a document's claims, in the dossier's order.
fn spans(case: &Case, stored: &Stored) -> Result<Vec<Span>, CaseError> {
    let found = case.found(stored.id)?;
    let points = CodePoints::new(&stored.text);
    let claims = found["claims"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let byte = |number: &serde_json::Value| {
        let point = number
            .as_u64()
            .and_then(|number| u32::try_from(number).ok());
        point.map_or(0, |point| points.byte(point))
    };
    let span = |claim: &serde_json::Value| {
        let (start, end) = (byte(&claim["start"]), byte(&claim["end"]));
        Span::new(start.min(end), end)
    };
    Ok(claims.iter().map(span).collect())
}
