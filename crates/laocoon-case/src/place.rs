//! Where the words of edits stand now, in documents that may have been fetched anew.

use crate::edit::{Anchor, State};
use crate::{Case, CaseError};
use laocoon_text::anchor::{self, reanchor};
use laocoon_text::{CodePoints, Quotes, Span};
use rusqlite::OptionalExtension;
use std::collections::{BTreeMap, BTreeSet};

/// Where some words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of the document.
    pub document: i64,
    /// The bytes of its text.
    pub span: Span,
}

impl Case {
    /// Where the words of anchors stand: in their document, else in the latest from the same
    /// place. What is not surely found again is left out.
    pub fn places<'a>(
        &self,
        anchors: impl IntoIterator<Item = &'a Anchor>,
    ) -> Result<BTreeMap<&'a Anchor, Place>, CaseError> {
        let mut left: BTreeSet<&Anchor> = anchors.into_iter().collect();
        let mut places = BTreeMap::new();
        for home in [Self::own as Home, Self::latest] {
            let mut by_document: BTreeMap<i64, Vec<&Anchor>> = BTreeMap::new();
            for anchor in &left {
                if let Some(id) = home(self, anchor)? {
                    by_document.entry(id).or_default().push(anchor);
                }
            }
            for (document, anchors) in by_document {
                let text = self.document(document)?.text;
                for (anchor, span) in anchors.iter().zip(spans(&text, &anchors)) {
                    if let Some(span) = span {
                        left.remove(anchor);
                        places.insert(*anchor, Place { document, span });
                    }
                }
            }
        }
        Ok(places)
    }

    /// The anchors of edits whose words are gone. The edits stay.
    pub fn orphans(&self) -> Result<Vec<Anchor>, CaseError> {
        let state = self.state()?;
        Ok(orphans(&state, &self.places(state.anchors())?))
    }

    /// Notes what stands around an anchor's words, if they are where it says.
    pub(crate) fn surround(&self, anchor: &mut Anchor) -> Result<(), CaseError> {
        let Some(id) = self.own(anchor)? else {
            return Ok(());
        };
        let text = self.document(id)?.text;
        if let Some(span) = in_place(&text, anchor) {
            let quotes = Quotes::new(&text);
            let (prefix, suffix) = quotes.around(span);
            (anchor.prefix, anchor.suffix) = (prefix.to_owned(), suffix.to_owned());
            anchor.character = Some(CodePoints::new(&text).at(span.start));
        }
        Ok(())
    }

    /// The document that an anchor was made on.
    fn own(&self, anchor: &Anchor) -> Result<Option<i64>, CaseError> {
        self.number(
            "SELECT id FROM document WHERE sha256 = ?1",
            &anchor.document,
        )
    }

    fn latest(&self, anchor: &Anchor) -> Result<Option<i64>, CaseError> {
        self.latest_from(&anchor.source)
    }

    /// The document that was found last at a path or an address.
    pub fn latest_from(&self, source: &str) -> Result<Option<i64>, CaseError> {
        let sql = "SELECT id FROM document WHERE source = ?1
            OR id IN (SELECT document FROM origin WHERE source = ?1) ORDER BY id DESC LIMIT 1";
        self.number(sql, source)
    }

    fn number(&self, sql: &str, key: &str) -> Result<Option<i64>, CaseError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }
}

type Home = fn(&Case, &Anchor) -> Result<Option<i64>, CaseError>;

/// The anchors that have no place.
pub(crate) fn orphans(state: &State, places: &BTreeMap<&Anchor, Place>) -> Vec<Anchor> {
    let anchors = state.anchors().into_iter();
    let lost = anchors.filter(|anchor| !places.contains_key(anchor));
    lost.cloned().collect()
}

/// Where the words of anchors of one document stand in a text. Words that are where they were
/// are taken to be the same; of others that must be sure ([`reanchor`]).
fn spans(text: &str, anchors: &[&Anchor]) -> Vec<Option<Span>> {
    let points = CodePoints::new(text);
    let remembered: Vec<anchor::Anchor<'_>> = anchors
        .iter()
        .map(|anchor| anchor::Anchor {
            exact: &anchor.quote,
            prefix: &anchor.prefix,
            suffix: &anchor.suffix,
            // Of an edit of an older version only the byte is known.
            start: (anchor.character).or_else(|| Some(points.at(inside(text, anchor.start)))),
        })
        .collect();
    let found = reanchor(text, &remembered);
    let place = |(anchor, found): (&&Anchor, anchor::Found)| {
        in_place(text, anchor).or_else(|| found.span())
    };
    anchors.iter().zip(found).map(place).collect()
}

/// The words of an anchor, if they are where it says.
fn in_place(text: &str, anchor: &Anchor) -> Option<Span> {
    let end = anchor.start.saturating_add(anchor.quote.len() as u32);
    let same = text.get(anchor.start as usize..end as usize) == Some(&anchor.quote);
    (same && !anchor.quote.is_empty()).then(|| Span::new(anchor.start, end))
}

/// The place itself, or the next before it where a character starts.
fn inside(text: &str, at: u32) -> u32 {
    let mut at = (at as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at as u32
}

#[cfg(test)]
mod tests {
    use super::spans;
    use crate::edit::Anchor;

    const OLD: &str = "Мост закрыт. В среду погибли 4 рабочих. По данным мэрии, ранены 4 водителя.";

    fn anchor(quote: &str, nth: usize) -> Anchor {
        let (at, _) = OLD.match_indices(quote).nth(nth).expect("there");
        let around = |text: &str| text.chars().take(24).collect::<String>();
        Anchor {
            start: at as u32,
            quote: quote.into(),
            prefix: OLD[..at]
                .chars()
                .rev()
                .take(24)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect(),
            suffix: around(&OLD[at + quote.len()..]),
            character: Some(OLD[..at].chars().count() as u32),
            ..Anchor::default()
        }
    }

    #[test]
    fn words_are_found_again_by_what_stands_around_them() {
        let check = |text: &str, quote: &str, nth: usize, due: Option<usize>| {
            let due = due.map(|nth| text.match_indices(quote).nth(nth).expect("there").0 as u32);
            let anchor = anchor(quote, nth);
            let found = spans(text, &[&anchor])[0];
            assert_eq!(found.map(|span| span.start), due, "{quote} in {text}");
        };
        check(OLD, "4", 0, Some(0));
        check(OLD, "4", 1, Some(1));
        let moved = format!("Обновлено в 18:00. {OLD}");
        check(&moved, "погибли 4 рабочих", 0, Some(0));
        check(&moved, "ранены 4 водителя", 0, Some(0));
        check(&moved, "Мост закрыт", 0, Some(0));
        // The count was taken out: the other one is not it.
        let cut = OLD.replace("В среду погибли 4 рабочих. ", "");
        check(&cut, "погибли 4 рабочих", 0, None);
        check("", "4", 0, None);
    }

    #[test]
    fn an_anchor_of_an_older_version_goes_by_its_place() {
        let bare = Anchor {
            start: anchor("4", 1).start,
            quote: "4".into(),
            ..Anchor::default()
        };
        assert_eq!(
            spans(OLD, &[&bare])[0].map(|span| span.start),
            Some(bare.start)
        );
    }
}
