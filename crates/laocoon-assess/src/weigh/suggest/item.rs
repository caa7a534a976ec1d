use super::super::words::{Kind, is_claim, is_indicator_list};
use super::{Hypothesis, Item, Named, Said, Source, family};
use crate::weigh::precedent::stems;
use laocoon_claim::{Body, Holder, InferenceForm};
use laocoon_text::Span;

/// Words of an item, at least.
const SHORTEST: usize = 4;
/// Share of stems that two statements of one thing have in common.
const SAME: f64 = 0.6;

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
    for (claim, hypothesis) in named {
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
        found.extend(given.into_iter().map(|span| (span, Vec::from_iter(*hypothesis))));
    }
    for (claim, hypothesis) in named {
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
        let lead = block.lead_in.and_then(|lead| document.blocks.get(lead as usize));
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
    let main = |span: Span| {
        let block = document.blocks.iter().find(|block| block.span.contains(span));
        block.is_some_and(|block| block.main)
    };
    let conceded = family::concessions(source);
    let concluded: Vec<Span> = (named.iter())
        .filter_map(|(claim, _)| match &source.claims[*claim].body {
            Body::Inference(i) if i.form == InferenceForm::Conclusion => Some(i.conclusion),
            _ => None,
        })
        .collect();
    for sentence in source.layers.sentences.iter().map(|sentence| sentence.span) {
        let mut known = found.iter().map(|(span, _)| *span).chain(concluded.iter().copied());
        let known = known.any(|span| span.overlaps(sentence));
        if !known && main(sentence) && kinds(source, sentence).next().is_some() {
            let kind = family::within(source, sentence, &conceded);
            let at = hypotheses.iter().position(|h| kind.is_some() && h.family == kind);
            found.push((sentence, Vec::from_iter(at)));
        }
    }
    found.retain(|(span, _)| span.of(&document.text).split_whitespace().count() >= SHORTEST);
    let item = |(span, hypotheses): (Span, Vec<usize>)| Item {
        said: vec![Said::new(text, span.trim(&document.text), source)],
        origins: vec![origin(source, span)],
        hypotheses,
        answers: Vec::new(),
    };
    found.into_iter().map(item).collect()
}

fn starts_item(source: &Source<'_>, span: Span) -> bool {
    let blocks = &source.document.blocks;
    let own = blocks.iter().find(|block| block.span.contains(span));
    own.is_some_and(|block| {
        let before = span.start.saturating_sub(block.span.start);
        block.lead_in.is_some() && before < 8
    })
}

fn sentence(source: &Source<'_>, span: Span) -> Span {
    let sentences = source.layers.sentences.iter().map(|sentence| sentence.span);
    let mut around = sentences.filter(|sentence| sentence.overlaps(span));
    around.next().unwrap_or(span)
}

fn kinds<'s>(source: &'s Source<'_>, span: Span) -> impl Iterator<Item = Kind> + 's {
    let words = span.of(&source.document.text);
    let language = source.document.language;
    Kind::ALL.into_iter().filter(move |kind| is_claim(language, *kind, words))
}

/// Who says so: a source that is reported there, else the text.
fn origin(source: &Source<'_>, span: Span) -> String {
    let reported = source.claims.iter().find_map(|claim| match (&claim.body, claim.stance.holder) {
        (Body::Report(report), _) if report.content.contains(span) => report.source,
        (Body::Event(_) | Body::Toll(_), Holder::Entity(who)) if claim.span.overlaps(span) => Some(who),
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
    let mut kept: Vec<Item> = Vec::new();
    for item in items {
        let same = |known: &&mut Item| known.said.iter().any(|said| is_same(said, &item.said[0]));
        match kept.iter_mut().find(same) {
            Some(known) => merge(known, item),
            None => kept.push(item),
        }
    }
    kept
}

fn is_same(known: &Said, new: &Said) -> bool {
    (known.text == new.text && known.span.overlaps(new.span))
        || likeness(&known.words, &new.words) >= SAME
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
    for (all, more) in [(&mut known.hypotheses, item.hypotheses)] {
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
    let (a, b) = (stems(a), stems(b));
    let common = a.iter().filter(|stem| b.binary_search(stem).is_ok()).count();
    let all = a.len() + b.len() - common;
    if all == 0 {
        return 0.0;
    }
    common as f64 / all as f64
}
