use super::{Claim, Made, MadeError, Place, bytes};
use laocoon_text::CodePoints;
use std::collections::BTreeSet;

/// Proves that every place lies in the text, that its words stand there, and that every id
/// names one thing.
pub(super) fn check(made: &Made) -> Result<(), MadeError> {
    let text = made.document.text.as_str();
    let points = CodePoints::new(text);
    let length = points.at(text.len() as u32);
    let inside = |start, end| start <= end && end <= length;
    let words = |id: &str, start, end, words: &str| {
        let there = inside(start, end) && bytes(&points, start, end).of(text) == words;
        there.then_some(()).ok_or(MadeError::Words(id.to_owned()))
    };
    let mut ids = BTreeSet::new();
    let mut new = |id: &'_ str| match ids.insert(id.to_owned()) {
        true => Ok(()),
        false => Err(MadeError::Id(id.to_owned())),
    };
    for mark in &made.marks {
        new(&mark.id)?;
        words(&mark.id, mark.start, mark.end, &mark.text)?;
    }
    made.entities
        .iter()
        .try_for_each(|entity| new(&entity.id))?;
    for claim in &made.claims {
        new(&claim.id)?;
        words(&claim.id, claim.start, claim.end, &claim.text)?;
        for Place { start, end } in places(claim) {
            if !inside(start, end) {
                return Err(MadeError::Words(claim.id.clone()));
            }
        }
    }
    made.findings
        .iter()
        .try_for_each(|finding| new(&finding.id))?;
    for note in &made.annotations {
        words(&note.id, note.start, note.end, &note.text)?;
    }
    for block in &made.document.blocks {
        if !inside(block.start, block.end) {
            return Err(MadeError::Words("a block".to_owned()));
        }
    }
    let known = |id: &String| match ids.contains(id) {
        true => Ok(()),
        false => Err(MadeError::Id(id.clone())),
    };
    for mark in &made.marks {
        mark.entity.iter().chain(&mark.target).try_for_each(known)?;
    }
    for entity in &made.entities {
        entity.mentions.iter().try_for_each(known)?;
    }
    for claim in &made.claims {
        ids_of(claim).into_iter().try_for_each(known)?;
    }
    for finding in &made.findings {
        finding.claims.iter().try_for_each(known)?;
    }
    Ok(())
}

/// Every id that a claim names.
pub(super) fn ids_of(claim: &Claim) -> Vec<&String> {
    let mut ids: Vec<&String> = claim.stance.cues.iter().collect();
    let holder = &claim.stance.holder;
    if !matches!(holder.as_str(), "author" | "unnamed") {
        ids.push(holder);
    }
    if let Some(figure) = &claim.figure {
        ids.push(&figure.quantity);
        ids.extend(
            figure
                .subject
                .iter()
                .chain(&figure.with)
                .chain(&figure.time),
        );
    }
    if let Some(event) = &claim.event {
        ids.extend(event.actors.iter().chain(&event.targets));
        ids.extend(event.places.iter().chain(&event.time).chain(&event.count));
    }
    if let Some(step) = &claim.relation {
        ids.extend(step.from.iter().chain(&step.to));
        ids.extend(step.amount.iter().chain(&step.time));
    }
    if let Some(toll) = &claim.toll {
        ids.push(&toll.quantity);
        ids.extend(toll.place.iter().chain(&toll.as_of).chain(&toll.part_of));
    }
    if let Some(report) = &claim.report {
        ids.extend(report.source.iter().chain(&report.within));
    }
    if let Some(demand) = &claim.demand {
        ids.extend(demand.by.iter().chain(&demand.to).chain(&demand.time));
    }
    ids
}

fn places(claim: &Claim) -> Vec<Place> {
    let mut places = Vec::new();
    places.extend(claim.event.as_ref().map(|event| event.trigger));
    places.extend(claim.relation.as_ref().and_then(|step| step.instrument));
    places.extend(claim.toll.as_ref().and_then(|toll| toll.who));
    if let Some(report) = &claim.report {
        places.extend(report.source_words);
        places.push(report.content);
    }
    places.extend(claim.inference.as_ref().map(|each| each.conclusion));
    if let Some(demand) = &claim.demand {
        places.extend(demand.by_words);
        places.push(demand.content);
    }
    places
}
