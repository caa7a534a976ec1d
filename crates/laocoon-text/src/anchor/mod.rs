//! Finds quoted words again in a text that has changed since.
//!
//! Every place where the quotation stands is weighed by three things: how many of the words
//! that stood around it still do, against how often they would by chance; how far it lies from
//! where it should be, going by the other quotations that were found; and how likely the same
//! words come up by chance. A place is taken if it is a thousand times likelier than that it is
//! another or none; else the quotation is an orphan, and the reader is told.

mod context;
mod drift;

use crate::{CodePoints, Span};
use context::{Frequency, context};
use drift::Drift;
use std::collections::BTreeMap;

/// Some words, and where they stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor<'a> {
    /// The words.
    pub exact: &'a str,
    /// Some of what stood before them; empty if not known.
    pub prefix: &'a str,
    /// Some of what stood after them; empty if not known.
    pub suffix: &'a str,
    /// Code point at which they started, if known.
    pub start: Option<u32>,
}

/// Where an anchor's words are now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Where they were.
    InPlace(Span),
    /// Elsewhere.
    Moved(Span),
    /// Nowhere, as far as can be told.
    Orphan(Lost),
}

/// Why an anchor is an orphan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The words are not in the text.
    Gone,
    /// They are, but none of the places is surely theirs.
    Unsure,
}

impl Found {
    /// The place, if there is one.
    pub fn span(self) -> Option<Span> {
        match self {
            Found::InPlace(span) | Found::Moved(span) => Some(span),
            Found::Orphan(_) => None,
        }
    }
}

/// How likely the quotation was taken out of the text, before looking.
const GONE: f64 = 0.02;
/// How much likelier a place must be than all else together (natural logarithm of a thousand).
const SURE: f64 = 6.9;
/// The least chance that the same words come up again: writers repeat themselves.
const REPEATED: f64 = 0.02;
/// Places of one quotation that are looked at; one that stands more often is no anchor.
const MOST: usize = 4096;

/// A place where an anchor's words stand.
struct Candidate {
    start: usize,
    /// How much likelier its surroundings are if it is the right one (natural logarithm).
    context: f64,
}

/// Finds each anchor's words in a text. The anchors are of one document: together they tell how
/// far the words have moved.
pub fn reanchor(text: &str, anchors: &[Anchor<'_>]) -> Vec<Found> {
    let points = CodePoints::new(text);
    let frequency = Frequency::new(text);
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for anchor in anchors {
        places
            .entry(anchor.exact)
            .or_insert_with(|| occurrences(text, anchor.exact));
    }
    let candidates: Vec<Vec<Candidate>> = anchors
        .iter()
        .map(|anchor| {
            let places = places.get(anchor.exact).map_or(&[][..], Vec::as_slice);
            let candidate = |start: &usize| Candidate {
                start: *start,
                context: context(text, *start, anchor, &frequency),
            };
            match places.len() {
                0..=MOST => places.iter().map(candidate).collect(),
                _ => Vec::new(),
            }
        })
        .collect();
    // First what is told by its surroundings alone; that tells how far the rest has moved.
    let length = points.at(text.len() as u32);
    let blind = Drift::unknown(length);
    let pins = anchors
        .iter()
        .zip(&candidates)
        .filter_map(|(anchor, candidates)| {
            let best = choose(text, anchor, candidates, &blind, &points, &frequency)?;
            Some((anchor.start?, points.at(best as u32)))
        });
    let drift = Drift::new(pins.collect(), length);
    let found = |(anchor, candidates): (&Anchor<'_>, &Vec<Candidate>)| match choose(
        text, anchor, candidates, &drift, &points, &frequency,
    ) {
        Some(start) => {
            let span = Span::new(start as u32, (start + anchor.exact.len()) as u32);
            match anchor.start == Some(points.at(span.start)) {
                true => Found::InPlace(span),
                false => Found::Moved(span),
            }
        }
        None if places.get(anchor.exact).is_none_or(Vec::is_empty) => Found::Orphan(Lost::Gone),
        None => Found::Orphan(Lost::Unsure),
    };
    anchors.iter().zip(&candidates).map(found).collect()
}

/// Every place where some words stand, overlapping ones too.
fn occurrences(text: &str, words: &str) -> Vec<usize> {
    let Some(first) = words.chars().next() else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(words) {
        all.push(from + at);
        from += at + first.len_utf8();
        if all.len() > MOST {
            break;
        }
    }
    all
}

/// The place that is surely the right one, if there is one.
fn choose(
    text: &str,
    anchor: &Anchor<'_>,
    candidates: &[Candidate],
    drift: &Drift,
    points: &CodePoints<'_>,
    frequency: &Frequency<'_>,
) -> Option<usize> {
    let many = candidates.len() as f64;
    let weigh = |candidate: &Candidate| {
        let position = anchor.start.map_or(0.0, |start| {
            drift.ratio(start, points.at(candidate.start as u32))
        });
        candidate.context + position - many.ln()
    };
    let weights: Vec<f64> = candidates.iter().map(weigh).collect();
    let (best, weight) = weights
        .iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    // That the words are gone, and what is there came up by chance.
    let chance = frequency.expected(anchor.exact).clamp(REPEATED, 1.0);
    let mut other = (GONE / (1.0 - GONE) * chance).ln();
    for (index, weight) in weights.iter().enumerate() {
        if index != best {
            other = other.max(*weight) + (-(other - weight).abs()).exp().ln_1p();
        }
    }
    // Words that are part of a longer word are other words.
    let whole = context::is_whole(text, candidates[best].start, anchor.exact);
    // Who quotes words and nothing else means them wherever they stand, if that is one place.
    let bare = anchor.prefix.is_empty() && anchor.suffix.is_empty() && anchor.start.is_none();
    let sure = weight - other >= SURE || bare && candidates.len() == 1;
    (whole && sure).then(|| candidates[best].start)
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Found, Lost, reanchor};
    use crate::{CodePoints, Quotes, Span};

    const TEXT: &str = "Le pont de Vaure est fermé depuis mardi, dit la mairie. Les bus passent par \
        Sainte-Anne.\n\nLa mairie compte 12 commerces touchés ; l'opposition en compte 31. Selon la \
        mairie, le pont rouvrira en mars.\n\nМост закрыт, сообщает мэрия. 🐎 Les 12 élus votent mardi.\n";

    fn anchored<'t>(text: &'t str, words: &'t str, nth: usize) -> Anchor<'t> {
        let (at, _) = text.match_indices(words).nth(nth).unwrap();
        let span = Span::new(at as u32, (at + words.len()) as u32);
        let (prefix, suffix) = Quotes::new(text).around(span);
        let start = Some(CodePoints::new(text).at(at as u32));
        Anchor {
            exact: words,
            prefix,
            suffix,
            start,
        }
    }

    #[test]
    fn unchanged_text() {
        for (words, nth) in [
            ("mairie", 0),
            ("mairie", 1),
            ("mairie", 2),
            ("12", 0),
            ("12", 1),
            ("мэрия", 0),
        ] {
            let anchor = anchored(TEXT, words, nth);
            let (at, _) = TEXT.match_indices(words).nth(nth).unwrap();
            let span = Span::new(at as u32, (at + words.len()) as u32);
            assert_eq!(
                reanchor(TEXT, &[anchor]),
                [Found::InPlace(span)],
                "{words} {nth}"
            );
        }
    }

    #[test]
    fn changed_texts() {
        let check = |text: &str, words: &str, nth: usize, expected: Result<usize, Lost>| {
            let anchor = anchored(TEXT, words, nth);
            let due = match expected {
                Ok(nth) => {
                    let (at, _) = text.match_indices(words).nth(nth).unwrap();
                    Found::Moved(Span::new(at as u32, (at + words.len()) as u32))
                }
                Err(lost) => Found::Orphan(lost),
            };
            assert_eq!(reanchor(text, &[anchor]), [due], "{words} in {text}");
        };
        let before = format!("Mise à jour de la mairie, 12 h.\n\n{TEXT}");
        check(&before, "mairie", 1, Ok(2));
        check(&before, "12", 1, Ok(2));
        check(
            &TEXT.replace("Les bus passent par Sainte-Anne.", ""),
            "12",
            0,
            Ok(0),
        );
        // The words are gone, though the same stand elsewhere.
        let without = TEXT.replace(
            "La mairie compte 12 commerces touchés ; l'opposition en compte 31. ",
            "",
        );
        check(&without, "12", 0, Err(Lost::Unsure));
        check(&without, "31", 0, Err(Lost::Gone));
        // Part of a longer number is another number.
        check(
            &TEXT.replace("compte 31.", "compte 318."),
            "31",
            0,
            Err(Lost::Unsure),
        );
        check("", "31", 0, Err(Lost::Gone));
    }

    #[test]
    fn odd_anchors() {
        let empty = Anchor {
            exact: "",
            prefix: "",
            suffix: "",
            start: None,
        };
        assert_eq!(reanchor(TEXT, &[empty]), [Found::Orphan(Lost::Gone)]);
        let alone = Anchor {
            exact: "l'opposition en compte 31",
            ..empty
        };
        assert!(matches!(reanchor(TEXT, &[alone])[..], [Found::Moved(_)]));
        let vague = Anchor {
            exact: "mairie",
            ..empty
        };
        assert_eq!(reanchor(TEXT, &[vague]), [Found::Orphan(Lost::Unsure)]);
        let short = Anchor {
            exact: "31",
            ..empty
        };
        assert!(matches!(reanchor(TEXT, &[short])[..], [Found::Moved(_)]));
        let far = Anchor {
            start: Some(u32::MAX),
            ..alone
        };
        assert!(reanchor(TEXT, &[far]).len() == 1);
    }
}
