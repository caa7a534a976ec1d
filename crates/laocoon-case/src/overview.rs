use crate::edit::{Anchor, Judgement, State};
use crate::revision::Claims;
use crate::{Case, CaseError, Stored, place};
use laocoon_assess::compare::decision::{Decisions, Made, Remark, RemarkKind};
use laocoon_assess::compare::overview::{Filed, Overview};
use laocoon_text::{CodePoints, Span};
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
        let found = self.places(state.anchors())?;
        let orphans = place::orphans(state, &found);
        let orphans = orphans.into_iter().map(|anchor| anchor.quote).collect();
        let mut places: BTreeMap<&Anchor, Spot> = BTreeMap::new();
        for (anchor, place) in found {
            if let Some(at) = stored.iter().position(|one| one.id == place.document) {
                places.insert(
                    anchor,
                    Spot {
                        document: at as u32,
                        span: place.span,
                    },
                );
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
        let mut claims = Claims::default();
        for (anchor, judgement) in &state.judged {
            let Some(place) = places.get(anchor) else {
                continue;
            };
            let (claims, compared) =
                claims.of(self, &stored[place.document as usize], place.span)?;
            let judged = claims
                .iter()
                .map(|claim| ((place.document, *claim), *judgement));
            decided.judged.extend(judged);
            // What was rejected is held against nothing: it is told here.
            if !compared || *judgement == Judgement::Rejected {
                let kind = RemarkKind::of(*judgement);
                decided.remarks.push(place.remark(stored, kind, ""));
            }
        }
        for ((anchor, field), value) in &state.corrected {
            let Some(place) = places.get(anchor) else {
                continue;
            };
            let correction = (field.clone(), value.clone());
            let (claims, compared) =
                claims.of(self, &stored[place.document as usize], place.span)?;
            for claim in &claims {
                let at = (place.document, *claim);
                decided
                    .corrected
                    .entry(at)
                    .or_default()
                    .push(correction.clone());
            }
            if !compared {
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
                    start: place.span.start,
                    end: place.span.end,
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
        let signed = notes.map(|(anchor, text, by)| (anchor, signed(text, by.as_deref())));
        let signed: Vec<(&Anchor, String)> = signed.collect();
        let notes = signed.iter();
        let notes = notes.map(|(anchor, text)| (*anchor, RemarkKind::Note, text.as_str()));
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

/// A remark with the name of who made it.
pub(crate) fn signed(text: &str, by: Option<&str>) -> String {
    match by {
        Some(by) => format!("{text} ({by})"),
        None => text.to_owned(),
    }
}

/// Where an edit's words stand now.
struct Spot {
    /// Index of the document.
    document: u32,
    span: Span,
}

impl Spot {
    fn remark(&self, stored: &[Stored], kind: RemarkKind, text: &str) -> Remark {
        let whole = &stored[self.document as usize].text;
        let (start, end) = CodePoints::new(whole).span(self.span);
        Remark {
            document: self.document,
            start,
            end,
            quote: self.span.of(whole).to_owned(),
            kind,
            text: text.to_owned(),
        }
    }
}
