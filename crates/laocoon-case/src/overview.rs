use crate::edit::{Anchor, State};
use crate::{Case, CaseError, Stored};
use laocoon_assess::compare::decision::{Decisions, Made, Remark, RemarkKind};
use laocoon_assess::compare::overview::{Filed, Overview};
use std::collections::BTreeMap;

impl Case {
    /// All documents held against each other, with the user's edits in effect.
    pub fn overview(&self) -> Result<Overview, CaseError> {
        let (mut rows, mut stored) = (Vec::new(), Vec::new());
        for row in self.list()? {
            stored.push(self.document(row.id)?);
            rows.push(row);
        }
        let decided = self.decided(&self.state()?, &stored)?;
        let filed = rows.iter().zip(&stored).map(|(row, stored)| Filed {
            id: row.id,
            source: &row.source,
            title: row.title.as_deref(),
            text: &stored.text,
            digest: &stored.digest,
        });
        let filed: Vec<Filed<'_>> = filed.collect();
        Ok(Overview::new(&filed, &decided))
    }

    /// The edits with their words found in the documents as they are now.
    fn decided(&self, state: &State, stored: &[Stored]) -> Result<Decisions, CaseError> {
        let mut places: BTreeMap<&Anchor, Place> = BTreeMap::new();
        let mut orphans = Vec::new();
        for anchor in state.anchors() {
            let found = self.locate(anchor)?.and_then(|(id, start)| {
                let at = stored.iter().position(|one| one.id == id)?;
                Some(Place::new(at, start, anchor))
            });
            match found {
                Some(place) => drop(places.insert(anchor, place)),
                None => orphans.push(anchor.quote.clone()),
            }
        }
        let number = |sha256: &String| {
            let at = stored.iter().position(|one| one.sha256 == *sha256);
            at.map(|at| at as u32)
        };
        let pair = |(a, b): &(String, String)| {
            let (a, b) = (number(a)?, number(b)?);
            Some((a.min(b), a.max(b)))
        };
        let linked = state.linked.iter();
        let mut decided = Decisions {
            merged: state.merged.clone(),
            split: state.split.clone(),
            linked: linked
                .filter_map(|(both, how)| Some((pair(both)?, how.clone())))
                .collect(),
            unlinked: state.unlinked.iter().filter_map(pair).collect(),
            rated: state.rated.clone(),
            sides: state.sides.clone(),
            sources: state.sources.clone(),
            orphans,
            ..Decisions::default()
        };
        for (anchor, judgement) in &state.judged {
            let Some(place) = places.get(anchor) else {
                continue;
            };
            let claims = place.claims(stored);
            let judged = claims
                .iter()
                .map(|claim| ((place.document, *claim), *judgement));
            decided.judged.extend(judged);
            if claims.is_empty() {
                let kind = RemarkKind::of(*judgement);
                decided.remarks.push(place.remark(stored, kind, ""));
            }
        }
        for ((anchor, field), value) in &state.corrected {
            let Some(place) = places.get(anchor) else {
                continue;
            };
            let correction = (field.clone(), value.clone());
            let claims = place.claims(stored);
            for claim in &claims {
                let at = (place.document, *claim);
                decided
                    .corrected
                    .entry(at)
                    .or_default()
                    .push(correction.clone());
            }
            if claims.is_empty() {
                let text = format!("{field}: {value}");
                decided
                    .remarks
                    .push(place.remark(stored, RemarkKind::Correction, &text));
            }
        }
        for (anchor, says, stated) in &state.claims {
            let Some(place) = places.get(anchor) else {
                continue;
            };
            decided
                .remarks
                .push(place.remark(stored, RemarkKind::Claim, says));
            if let Some(stated) = stated.clone() {
                decided.made.push(Made {
                    document: place.document,
                    start: place.start,
                    end: place.end,
                    quote: anchor.quote.clone(),
                    kind: stated.kind,
                    about: stated.about,
                    of: stated.of,
                    value: stated.value.and_then(|value| value.parse().ok()),
                    day: stated.day,
                });
            }
        }
        let notes = state.notes.iter();
        let notes = notes.map(|(anchor, text)| (anchor, RemarkKind::Note, text.as_str()));
        let stars = state
            .stars
            .iter()
            .map(|anchor| (anchor, RemarkKind::Star, ""));
        let tags = state.tags.iter();
        let tags = tags.map(|(anchor, tag)| (anchor, RemarkKind::Tag, tag.as_str()));
        for (anchor, kind, text) in notes.chain(stars).chain(tags) {
            if let Some(place) = places.get(anchor) {
                decided.remarks.push(place.remark(stored, kind, text));
            }
        }
        decided
            .remarks
            .sort_by_key(|remark| (remark.document, remark.start, remark.kind));
        Ok(decided)
    }
}

/// Where an edit's words stand now.
struct Place {
    /// Index of the document.
    document: u32,
    start: u32,
    end: u32,
}

impl Place {
    fn new(document: usize, start: u32, anchor: &Anchor) -> Self {
        Place {
            document: document as u32,
            start,
            end: start + anchor.quote.len() as u32,
        }
    }

    /// The claims at these words: those of just these words, else the one that shares most of
    /// its words with them, since another version of the program may have cut it otherwise.
    fn claims(&self, stored: &[Stored]) -> Vec<u32> {
        let statements = &stored[self.document as usize].digest.statements;
        let same = statements
            .iter()
            .filter(|one| (one.start, one.end) == (self.start, self.end));
        let same: Vec<u32> = same.map(|one| one.claim).collect();
        if !same.is_empty() {
            return same;
        }
        let shared = |start: u32, end: u32| self.end.min(end).saturating_sub(self.start.max(start));
        let most = statements
            .iter()
            .filter(|one| shared(one.start, one.end) > 0);
        let most = most.max_by_key(|one| {
            let common = shared(one.start, one.end);
            (
                common,
                u32::MAX - (one.end - one.start),
                u32::MAX - one.claim,
            )
        });
        most.map(|one| one.claim).into_iter().collect()
    }

    fn remark(&self, stored: &[Stored], kind: RemarkKind, text: &str) -> Remark {
        let whole = &stored[self.document as usize].text;
        let (start, end) = (self.start as usize, self.end as usize);
        let characters = |to: usize| whole.get(..to).unwrap_or(whole).chars().count() as u32;
        Remark {
            document: self.document,
            start: characters(start),
            end: characters(end),
            quote: whole.get(start..end).unwrap_or_default().to_owned(),
            kind,
            text: text.to_owned(),
        }
    }
}
