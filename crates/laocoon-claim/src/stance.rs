//! Who answers for a claim, and how sure it is put.

use crate::claim::{Certainty, Holder, Stance};
use laocoon_mark::{Cue, CueClass, CueId, Layers, NameKind, Sentence};
use laocoon_text::{Document, Span};

/// The stance of the claim that stands at `claim` in `sentence`.
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
        if !cue.scope.is_some_and(|scope| scope.overlaps(claim)) {
            continue;
        }
        let Some(certainty) = certainty(cue.class) else {
            continue;
        };
        stance.cues.push(CueId(index as u32));
        stance.certainty = stance.certainty.max(certainty);
        if certainty == Certainty::Reported {
            stance.holder = holder(layers, sentence, cue);
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
        CueClass::Report | CueClass::Impersonal => Some(Certainty::Reported),
        CueClass::Booster | CueClass::Loaded => None,
    }
}

/// The source that a report cue names: the nearest person, organisation or power around it.
fn holder(layers: &Layers, sentence: &Sentence, cue: &Cue) -> Holder {
    if cue.class == CueClass::Impersonal {
        return Holder::Unnamed;
    }
    let first = layers
        .names
        .partition_point(|name| name.span.start < sentence.span.start);
    layers.names[first..]
        .iter()
        .take_while(|name| name.span.start < sentence.span.end)
        .filter(|name| matches!(name.kind, NameKind::Person | NameKind::Organisation))
        .filter_map(|name| {
            let gap = if name.span.start >= cue.span.end {
                name.span.start - cue.span.end
            } else {
                cue.span.start.saturating_sub(name.span.end)
            };
            (gap <= 40).then_some((gap, name.entity?))
        })
        .min_by_key(|(gap, _)| *gap)
        .map_or(Holder::Unnamed, |(_, entity)| Holder::Entity(entity))
}
