//! Tolls: numbers of people and things harmed.
//!
//! A number's word stands right before it ("killing 20"), after it in its clause ("20 people
//! were killed"), or is a total before it ("the death toll rose to 20").

mod beside;

use crate::act::{Toll, TollKind};
use crate::claim::{Body, Claim};
use crate::event::lexicon::{self, Part, Tells};
use crate::event::scene::{Scene, Seen, Stage};
use crate::stance;
use laocoon_mark::{Layers, NameKind, Quantity, QuantityId, QuantityKind};
use laocoon_text::{Document, Span};

/// How many words may stand between a number and the word that says what it counts.
const AFTER: u32 = 12;
/// The same for a total before the number.
const TOTAL: u32 = 10;
/// Sentences before in which the whole of a part is looked for.
const MEMORY: usize = 2;

/// Every toll of the article. `part_of` counts within this list.
pub fn tolls(document: &Document, layers: &Layers, reports: &[Claim]) -> Vec<Claim> {
    let stage = Stage::new(document, layers, lexicon::tolls(document.language), reports);
    let mut claims: Vec<Claim> = Vec::new();
    for number in 0..layers.sentences.len() {
        if let Some(scene) = stage.scene(number, false) {
            of_scene(&scene, &mut claims);
        }
    }
    claims
}

fn of_scene(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let first = claims.len();
    let mut used = None;
    let quantities: Vec<_> = scene.quantities().collect();
    let places: Vec<(u32, u32)> = (quantities.iter())
        .map(|(_, quantity)| scene.tokens_of(quantity.span))
        .collect();
    for (index, (id, quantity)) in quantities.iter().enumerate() {
        let at = places[index];
        let including = is_part(scene, at);
        let limits = Limits {
            before: index
                .checked_sub(1)
                .map_or(scene.sentence.tokens.0, |before| places[before].1),
            after: next_limit(scene, at, &places[index + 1..]),
        };
        let word = word(scene, quantity, at, &limits, used);
        used = word.map(|word| word.span).or(used);
        let whole = (including && claims.len() > first).then(|| claims.len() as u32 - 1);
        let whole = whole.map(|last| match &claims[last as usize].body {
            Body::Toll(toll) => toll.part_of.unwrap_or(last),
            _ => last,
        });
        let inherited = whole.and_then(|whole| match &claims[whole as usize].body {
            Body::Toll(toll) => Some(toll.what),
            _ => None,
        });
        let told = word.and_then(|word| match word.group.tells {
            Tells::Toll(what) => Some(what),
            _ => None,
        });
        let counts = matches!(
            quantity.kind,
            QuantityKind::Count | QuantityKind::Number | QuantityKind::Range
        );
        let what = match quantity.kind {
            QuantityKind::Money => told.filter(|what| *what == TollKind::Cost),
            _ if counts => told.or(inherited).filter(|what| *what != TollKind::Cost),
            _ => None,
        };
        let Some(what) = what else { continue };
        let whole = whole.or_else(|| {
            let word = word.filter(|word| is_of(scene, at, word))?;
            of_last(scene, claims, what, word.span)
        });
        let mut claim = claim_of(
            scene,
            what,
            *id,
            quantity,
            who(scene, quantity, word),
            whole,
        );
        claim.span = word.map_or(claim.span, |word| word.span.cover(claim.span));
        if let Body::Toll(toll) = &mut claim.body {
            toll.place = place(scene, at);
            toll.as_of = scene.when(at);
        }
        claims.push(claim);
    }
    let numbers: Vec<_> = (quantities.iter().zip(&places))
        .map(|((id, quantity), at)| (*id, *quantity, *at))
        .collect();
    beside::beside(scene, &numbers, first, claims);
}

/// The claim that so many are counted, without place and time.
fn claim_of(
    scene: &Scene<'_>,
    what: TollKind,
    id: QuantityId,
    quantity: &Quantity,
    who: Option<Span>,
    part_of: Option<u32>,
) -> Claim {
    Claim {
        span: quantity.span,
        stance: stance::of(scene.document, scene.layers, scene.sentence, quantity.span),
        body: Body::Toll(Toll {
            what,
            who,
            quantity: id,
            place: None,
            as_of: None,
            part_of,
        }),
    }
}

/// Whether a number counts some of those whom its word names: "nine *of the* dead".
fn is_of(scene: &Scene<'_>, at: (u32, u32), word: &Seen) -> bool {
    scene.seen.iter().any(|seen| {
        seen.group.tells == Tells::Part(Part::Of) && seen.at.0 == at.1 && seen.at.1 == word.at.0
    })
}

/// The last toll of a kind told in the sentences just before, or in this one: the whole of which
/// a number counts some.
fn of_last(scene: &Scene<'_>, claims: &[Claim], what: TollKind, word: Span) -> Option<u32> {
    let from = scene.number.saturating_sub(MEMORY);
    let floor = scene.layers.sentences.get(from)?.span.start;
    let index = claims.iter().rposition(|claim| {
        let same = matches!(&claim.body, Body::Toll(toll) if toll.what == what);
        same && claim.span.start >= floor && claim.span.end <= word.start
    })?;
    match &claims[index].body {
        Body::Toll(toll) => toll.part_of.or(Some(index as u32)),
        _ => None,
    }
}

/// Tokens that the word for a number may not lie beyond.
struct Limits {
    before: u32,
    after: u32,
}

/// The next number that is not a part of this one, or a part with a word of its own right
/// behind it: "242 hostages, of whom 43 were killed".
fn next_limit(scene: &Scene<'_>, at: (u32, u32), rest: &[(u32, u32)]) -> u32 {
    let own = |part: (u32, u32)| {
        let word = scene
            .seen
            .iter()
            .find(|seen| matches!(seen.group.tells, Tells::Toll(_)) && seen.at.0 >= part.1);
        let before = scene.seen.iter().any(|seen| {
            matches!(seen.group.tells, Tells::Toll(_)) && at.1 <= seen.at.0 && seen.at.1 <= part.0
        });
        word.is_some_and(|word| {
            let near = word.at.0 - part.1 <= 3;
            near && !before && !scene.divided(part.1, word.at.0, &[",", ";"])
        })
    };
    let next = rest
        .iter()
        .find(|part| !is_part(scene, **part) || own(**part));
    next.map_or(scene.sentence.tokens.1, |part| part.0)
}

/// Whether "including" stands before a number.
fn is_part(scene: &Scene<'_>, at: (u32, u32)) -> bool {
    let mut parts = scene.seen.iter();
    parts.any(|seen| {
        seen.group.tells == Tells::Part(Part::Including)
            && seen.at.1 <= at.0
            && at.0 - seen.at.1 <= 2
    })
}

/// The word that says what a number counts.
fn word<'s>(
    scene: &'s Scene<'_>,
    quantity: &Quantity,
    at: (u32, u32),
    limits: &Limits,
    used: Option<Span>,
) -> Option<&'s Seen> {
    let tolls = || {
        scene
            .seen
            .iter()
            .filter(|seen| matches!(seen.group.tells, Tells::Toll(_)))
    };
    // "lost six men": the number stands inside its words.
    let around = tolls().find(|seen| seen.at.0 <= at.0 && at.1 <= seen.at.1 && seen.at != at);
    if around.is_some() {
        return around;
    }
    let cost = quantity.kind == QuantityKind::Money;
    let fits = |seen: &&Seen| (seen.group.tells == Tells::Toll(TollKind::Cost)) == cost;
    let back = |seen: &&Seen| seen.at.1 <= at.0 && seen.at.0 >= limits.before;
    let adjacent = tolls()
        .filter(fits)
        .filter(back)
        .find(|seen| !seen.group.noun && at.0 - seen.at.1 <= 1 && used != Some(seen.span));
    if adjacent.is_some() && !cost {
        return adjacent;
    }
    // "7 dead and 50 hurt, 20 killed": the number's own word is nearer than any sign but the
    // commas around "including 10 children".
    let after = tolls().filter(fits).find(|seen| {
        seen.at.0 >= at.0
            && seen.at.1 <= limits.after
            && seen.at.0.saturating_sub(at.1) <= AFTER
            && !governs(scene, seen, at)
            && !scene.divided(at.1.min(seen.at.0), seen.at.0, &[";", ":", "."])
    });
    let total = tolls().filter(fits).filter(back).rev().find(|seen| {
        (seen.group.noun || cost)
            && at.0 - seen.at.1 <= TOTAL
            && !scene.divided(seen.at.1, at.0, &[";", "."])
    });
    after.or(total)
}

/// Whether a verb has a number of its own right behind it, other than the one at `at`:
/// "two trains collided, injuring one".
fn governs(scene: &Scene<'_>, seen: &Seen, at: (u32, u32)) -> bool {
    !seen.group.noun
        && scene.quantities().any(|(_, quantity)| {
            let other = scene.tokens_of(quantity.span);
            other.0 == seen.at.1 && other != at
        })
}

/// Who or what is counted: behind "among", else what the number is a count of.
fn who(scene: &Scene<'_>, quantity: &Quantity, word: Option<&Seen>) -> Option<Span> {
    let end = word.map_or(quantity.span.end, |word| {
        word.span.end.max(quantity.span.end)
    });
    let among = scene.seen.iter().find(|seen| {
        seen.group.tells == Tells::Part(Part::Among)
            && seen.span.start >= end
            && scene
                .document
                .words(Span::new(end, seen.span.start))
                .trim()
                .is_empty()
    });
    if let Some(among) = among {
        let party = scene
            .parties
            .iter()
            .find(|party| party.span.start >= among.span.end);
        let party = party.filter(|party| party.at.0 - among.at.1 <= 3);
        if let Some(party) = party {
            return Some(party.span);
        }
    }
    let of = undated(scene, quantity.of?)?;
    // "13 tués": the word itself says only what happened to them.
    let words = word.filter(|word| word.span.overlaps(of));
    match words {
        None => Some(of),
        // "lost six men": the number's own words stand within.
        Some(word) if word.span.contains(quantity.span) && word.span != quantity.span => Some(of),
        Some(word) if word.span.start > of.start => {
            let own = Span::new(of.start, word.span.start).trim(&scene.document.text);
            (!own.is_empty()).then_some(own)
        }
        Some(_) => None,
    }
}

/// Words up to the first point in time among them.
fn undated(scene: &Scene<'_>, words: Span) -> Option<Span> {
    let times = &scene.layers.times;
    let first = times.partition_point(|time| time.span.end <= words.start);
    let end = match times.get(first) {
        Some(time) if time.span.start < words.end => time.span.start,
        _ => words.end,
    };
    let cut = Span::new(words.start, end.max(words.start)).trim(&scene.document.text);
    (!cut.is_empty()).then_some(cut)
}

/// Where: the nearest place of the sentence.
fn place(scene: &Scene<'_>, at: (u32, u32)) -> Option<laocoon_mark::EntityId> {
    let places = scene
        .parties
        .iter()
        .filter(|party| party.kind == Some(NameKind::Place));
    places
        .min_by_key(|party| party.at.0.abs_diff(at.0))
        .map(|party| party.entity)
}
