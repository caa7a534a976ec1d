use super::super::words::{Kind, is_claim, is_indicator_list};
use super::{Hypothesis, Item, Named, Said, Source, family};
use crate::weigh::precedent::stems;
use laocoon_claim::{Body, Holder, InferenceForm};
use laocoon_text::{Block, Span};

/// Words of an item, at least.
pub(super) const SHORTEST: usize = 4;
/// Share of stems that two statements of one thing have in common.
const SAME: f64 = 0.6;
/// Most items of one text: whoever gives more gives none.
const MOST: usize = 300;

/// What a text gives as evidence: what inferences rest on, the items of lists that are introduced as
/// indicators, and sentences that claim speed, timing or likeness.
pub(super) fn items(
    text: usize,
    source: &Source<'_>,
    named: &Named,
    hypotheses: &mut Vec<Hypothesis>,
) -> Vec<Item> {
    let document = source.document;
    let mut found: Vec<(Span, Vec<usize>)> = Vec::new();
    for (claim, hypothesis) in named.iter().take(MOST) {
        let Body::Inference(inference) = &source.claims[*claim].body else {
            continue;
        };
        // Where a list follows, its items are the evidence and not the words that introduce it.
        let listed: Vec<Span> = (inference.evidence.iter().copied())
            .filter(|span| starts_item(source, *span))
            .collect();
        let given = if listed.is_empty() {
            inference.evidence.clone()
        } else {
            listed
        };
        // "Too quick", to be chance: a few words alone say little.
        let whole = |span: Span| {
            let few = span.of(&document.text).split_whitespace().count() < SHORTEST;
            if few && inference.form == InferenceForm::Conclusion {
                sentence(source, span)
            } else {
                span
            }
        };
        let given = given.into_iter().map(whole);
        found.extend(given.map(|span| (span, Vec::from_iter(*hypothesis))));
    }
    for (claim, hypothesis) in named.iter().take(MOST) {
        let Body::Inference(inference) = &source.claims[*claim].body else {
            continue;
        };
        let whole = sentence(source, inference.conclusion);
        let plain = inference.evidence.is_empty() && inference.form == InferenceForm::Conclusion;
        let known = found.iter().any(|(span, _)| span.overlaps(whole));
        if plain && !known && kinds(source, whole).next().is_some() {
            found.push((whole, Vec::from_iter(*hypothesis)));
        }
    }
    for block in document.blocks.iter().filter(|block| block.main) {
        if found.len() >= MOST {
            break;
        }
        let lead = block
            .lead_in
            .and_then(|lead| document.blocks.get(lead as usize));
        let Some(lead) = lead else { continue };
        let introduced = lead.span.of(&document.text);
        let known = found.iter().any(|(span, _)| span.overlaps(block.span));
        if !known && is_indicator_list(document.language, introduced) {
            let said = Said::new(text, lead.span, source);
            let kind = family::of(document.language, introduced);
            let at = kind.map(|_| family::name(hypotheses, kind, super::How::Concluded, said));
            found.push((block.span, Vec::from_iter(at)));
        }
    }
    let conceded = family::concessions(source);
    let concluded: Vec<Span> = (named.iter().take(MOST))
        .filter_map(|(claim, _)| match &source.claims[*claim].body {
            Body::Inference(i) if i.form == InferenceForm::Conclusion => Some(i.conclusion),
            _ => None,
        })
        .collect();
    for sentence in source.layers.sentences.iter().map(|sentence| sentence.span) {
        if found.len() >= MOST {
            break;
        }
        let mut known = found
            .iter()
            .map(|(span, _)| *span)
            .chain(concluded.iter().copied());
        let known = known.any(|span| span.overlaps(sentence));
        let main = block(source, sentence).is_some_and(|block| block.main);
        if !known && main && kinds(source, sentence).next().is_some() {
            let kind = family::within(source, sentence, &conceded);
            let at = hypotheses
                .iter()
                .position(|h| kind.is_some() && h.family == kind);
            found.push((sentence, Vec::from_iter(at)));
        }
    }
    found.retain(|(span, _)| span.of(&document.text).split_whitespace().count() >= SHORTEST);
    let item = |(span, hypotheses)| item(text, source, span, hypotheses);
    found.into_iter().map(item).collect()
}

/// Words of a text as an item.
pub(super) fn item(text: usize, source: &Source<'_>, span: Span, hypotheses: Vec<usize>) -> Item {
    Item {
        said: vec![Said::new(text, span.trim(&source.document.text), source)],
        origins: vec![origin(source, span)],
        hypotheses,
        answers: Vec::new(),
    }
}

/// The block in which a span stands.
pub(super) fn block<'s>(source: &Source<'s>, span: Span) -> Option<&'s Block> {
    let blocks = &source.document.blocks;
    let next = blocks.partition_point(|block| block.span.start <= span.start);
    let own = blocks.get(next.checked_sub(1)?)?;
    own.span.contains(span).then_some(own)
}

fn starts_item(source: &Source<'_>, span: Span) -> bool {
    block(source, span).is_some_and(|block| {
        let before = span.start.saturating_sub(block.span.start);
        block.lead_in.is_some() && before < 8
    })
}

/// The sentence in which a span begins.
pub(super) fn sentence(source: &Source<'_>, span: Span) -> Span {
    let sentences = &source.layers.sentences;
    let at = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let around = sentences.get(at).map(|sentence| sentence.span);
    around
        .filter(|sentence| sentence.overlaps(span))
        .unwrap_or(span)
}

fn kinds<'s>(source: &'s Source<'_>, span: Span) -> impl Iterator<Item = Kind> + 's {
    let words = span.of(&source.document.text);
    let language = source.document.language;
    Kind::ALL
        .into_iter()
        .filter(move |kind| is_claim(language, *kind, words))
}

/// Who says so: a source that is reported there, else the text.
fn origin(source: &Source<'_>, span: Span) -> String {
    let reported =
        source
            .claims
            .iter()
            .find_map(|claim| match (&claim.body, claim.stance.holder) {
                (Body::Report(report), _) if report.content.contains(span) => report.source,
                (Body::Event(_) | Body::Toll(_), Holder::Entity(who))
                    if claim.span.overlaps(span) =>
                {
                    Some(who)
                }
                _ => None,
            });
    reported.map_or_else(
        || source.origin.to_owned(),
        |who| source.layers[who].name.clone(),
    )
}

/// Items with the same or nearly the same words become one.
pub(super) fn clustered(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by(|a, b| a.said.cmp(&b.said));
    // Beside each item the stems of all its words.
    let mut kept: Vec<(Item, Vec<Vec<String>>)> = Vec::new();
    for item in items {
        let new = stems(&item.said[0].words);
        let same = |(known, all): &&mut (Item, Vec<Vec<String>>)| {
            let mut near = known.said.iter().zip(all);
            near.any(|(said, old)| is_near(said, &item.said[0]) || common(old, &new) >= SAME)
        };
        match kept.iter_mut().find(same) {
            Some((known, all)) => {
                merge(known, item);
                *all = known.said.iter().map(|said| stems(&said.words)).collect();
            }
            None => kept.push((item, vec![new])),
        }
    }
    kept.into_iter().map(|(item, _)| item).collect()
}

fn is_near(known: &Said, new: &Said) -> bool {
    known.text == new.text && known.span.overlaps(new.span)
}

fn merge(known: &mut Item, item: Item) {
    for said in item.said {
        let mut within = known.said.iter_mut().filter(|old| old.text == said.text);
        match within.find(|old| old.span.overlaps(said.span)) {
            // Of words that overlap the longer stand.
            Some(old) if old.words.len() < said.words.len() => *old = said,
            Some(_) => {}
            None => known.said.push(said),
        }
    }
    {
        let (all, more) = (&mut known.hypotheses, item.hypotheses);
        all.extend(more);
        all.sort_unstable();
        all.dedup();
    }
    known.origins.extend(item.origins);
    known.origins.sort();
    known.origins.dedup();
}

/// Share of their stems that two texts have in common.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    common(&stems(a), &stems(b))
}

fn common(a: &[String], b: &[String]) -> f64 {
    let common = a
        .iter()
        .filter(|stem| b.binary_search(stem).is_ok())
        .count();
    let all = a.len() + b.len() - common;
    if all == 0 {
        return 0.0;
    }
    common as f64 / all as f64
}
