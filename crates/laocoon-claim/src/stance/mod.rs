//! Who answers for a claim, and how sure it is put.

use crate::claim::{Body, Certainty, Claim, Holder, Stance};
use laocoon_mark::{CueClass, CueId, CueReach, Layers, Sentence};
use laocoon_text::{Document, Span};

/// Bytes of a claim that is told by a word or two.
const WORD: u32 = 48;

/// The stance of the claim that stands at `claim` in `sentence`, as the writer's own; what is
/// in somebody's mouth is settled by [`settle`].
pub fn of(document: &Document, layers: &Layers, sentence: &Sentence, claim: Span) -> Stance {
    let first = layers
        .cues
        .partition_point(|cue| cue.span.start < sentence.span.start);
    let mut stance = Stance {
        holder: Holder::Author,
        certainty: Certainty::Asserted,
        cues: Vec::new(),
    };
    for (index, cue) in layers.cues.iter().enumerate().skip(first) {
        if cue.span.start >= sentence.span.end {
            break;
        }
        // A word that blurs a number or a circle of people leaves the statement as sure.
        if cue.reach == CueReach::Words || !cue.scope.is_some_and(|scope| scope.overlaps(claim)) {
            continue;
        }
        let Some(certainty) = certainty(cue.class) else {
            continue;
        };
        // "refuses" is what happened, not what did not.
        if cue.class == CueClass::Negation && claim.len() < WORD && cue.span.overlaps(claim) {
            continue;
        }
        stance.cues.push(CueId(index as u32));
        stance.certainty = stance.certainty.max(certainty);
        if cue.reach == CueReach::Reportive {
            stance.holder = Holder::Unnamed;
        }
    }
    let asks = document.words(sentence.span).trim_end().ends_with('?');
    if asks {
        stance.certainty = Certainty::Asked;
    }
    stance
}

/// What a cue does to a claim in its scope; boosters and loaded words do nothing to certainty.
fn certainty(class: CueClass) -> Option<Certainty> {
    match class {
        CueClass::Hedge => Some(Certainty::Hedged),
        CueClass::Negation => Some(Certainty::Negated),
        CueClass::Condition => Some(Certainty::Conditional),
        CueClass::Report | CueClass::Impersonal | CueClass::Booster | CueClass::Loaded => None,
    }
}

/// Most reports that one place can stand in.
const DEPTH: usize = 8;

/// Gives each claim that stands in what a report reports to the source of the innermost such
/// report. What is asserted there is reported; what is hedged or denied stays so. The claims
/// are in order of their spans.
pub fn settle(layers: &Layers, claims: &mut [Claim]) {
    let mut contents: Vec<(Span, Holder, Option<CueId>)> = Vec::new();
    for claim in claims.iter() {
        let Body::Report(report) = &claim.body else {
            continue;
        };
        let holder = report.source.map_or(Holder::Unnamed, Holder::Entity);
        for content in std::iter::once(report.content).chain(report.rest.iter().copied()) {
            contents.push((content, holder, report.cue));
        }
    }
    contents.sort_by_key(|(span, _, cue)| (span.start, std::cmp::Reverse(span.end), *cue));
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|index| claims[*index].span.start);
    for index in order {
        let claim = &mut claims[index];
        while next < contents.len() && contents[next].0.start <= claim.span.start {
            open.retain(|inner| contents[*inner].0.end > contents[next].0.start);
            if open.len() == DEPTH {
                open.remove(0);
            }
            open.push(next);
            next += 1;
        }
        let own = match &claim.body {
            Body::Report(report) => report.cue,
            _ => None,
        };
        let inner = open.iter().rev().map(|inner| contents[*inner]);
        let innermost = inner
            .filter(|(span, _, cue)| span.contains(claim.span) && (own.is_none() || *cue != own))
            .find(|(span, ..)| !matches!(&claim.body, Body::Report(report) if report.content == *span));
        let Some((_, holder, cue)) = innermost else {
            continue;
        };
        claim.stance.holder = holder;
        let reportive = cue.is_some_and(|cue| layers[cue].reach == CueReach::Reportive);
        if claim.stance.certainty == Certainty::Asserted && !reportive {
            claim.stance.certainty = Certainty::Reported;
        }
        if let Some(cue) = cue
            && !claim.stance.cues.contains(&cue)
        {
            claim.stance.cues.push(cue);
            claim.stance.cues.sort();
        }
    }
}
