//! Tolls without a word of their own: a number that stands beside a toll and is told with it.

use super::{claim_of, place};
use crate::act::{Toll, TollKind, When};
use crate::claim::{Body, Claim, Holder, Source};
use crate::event::lexicon::{Part, Tells};
use crate::event::scene::Scene;
use laocoon_mark::syntax::Upos;
use laocoon_mark::{Quantity, QuantityId, QuantityKind, TimeId, TimeKind};
use rust_decimal::Decimal;

/// Words between an earlier number and its time ("48 *a day earlier*"), at most.
const TIME: u32 = 4;
/// Words behind the last number of a list in which "and a" is looked for.
const ARTICLE: u32 = 6;

/// Adds to the tolls of one sentence, `claims[first..]`, those that stand beside them. `numbers` are
/// the sentence's quantities with their tokens.
pub fn beside(
    scene: &Scene<'_>,
    numbers: &[(QuantityId, &Quantity, (u32, u32))],
    first: usize,
    claims: &mut Vec<Claim>,
) {
    let told = claims.len();
    if told == first {
        return;
    }
    for index in first..told {
        parts_of_sum(scene, numbers, index, told, claims);
    }
    for (id, quantity, at) in numbers {
        let taken = (claims[first..].iter())
            .any(|claim| matches!(&claim.body, Body::Toll(toll) if toll.quantity == *id));
        if taken || !counts(quantity) {
            continue;
        }
        let Some((what, _)) = last_before(claims, first, told, quantity) else {
            continue;
        };
        if compared(scene, *at) {
            let mut claim = claim_of(scene, what, *id, quantity, None, None);
            if let Body::Toll(toll) = &mut claim.body {
                toll.as_of = time_beside(scene, *at);
                toll.place = place(scene, *at);
                own_time(&mut claims[first..told], toll.as_of);
            }
            claims.push(claim);
        } else if let Some(holder) = other_source(scene, quantity, *at) {
            let mut claim = claim_of(scene, what, *id, quantity, None, None);
            claim.stance.holder = Holder::Entity(holder);
            if let Body::Toll(toll) = &mut claim.body {
                toll.as_of = scene.when(*at);
                toll.place = place(scene, *at);
            }
            claims.push(claim);
        }
    }
}

fn counts(quantity: &Quantity) -> bool {
    matches!(
        quantity.kind,
        QuantityKind::Count | QuantityKind::Number | QuantityKind::Range
    )
}

/// The last of the toll's words before a number, with its place among the claims.
fn last_before(
    claims: &[Claim],
    first: usize,
    told: usize,
    quantity: &Quantity,
) -> Option<(TollKind, usize)> {
    let before = |index: &usize| claims[*index].span.start < quantity.span.start;
    (first..told)
        .rev()
        .find(before)
        .and_then(|index| match &claims[index].body {
            Body::Toll(toll) if toll.what != TollKind::Cost => Some((toll.what, index)),
            _ => None,
        })
}

/// The numbers behind a toll, a colon, dash or bracket between, that add up to it: "44 in
/// hospital – 27 protesters, 16 officers and a journalist".
fn parts_of_sum(
    scene: &Scene<'_>,
    numbers: &[(QuantityId, &Quantity, (u32, u32))],
    whole: usize,
    told: usize,
    claims: &mut Vec<Claim>,
) {
    let Body::Toll(toll) = claims[whole].body.clone() else {
        return;
    };
    let Some(at) = numbers.iter().position(|(id, ..)| *id == toll.quantity) else {
        return;
    };
    let (_, total, place) = numbers[at];
    let end = scene.tokens_of(claims[whole].span).1.max(place.1);
    let Some(sum) = total.value else { return };
    let mut left = sum;
    let mut parts = Vec::new();
    for (id, quantity, next) in &numbers[at + 1..] {
        let apart =
            parts.is_empty() && !scene.divided(end.min(next.0), next.0, &[":", "–", "—", "-", "("]);
        let own = (claims[..told].iter())
            .any(|claim| matches!(&claim.body, Body::Toll(toll) if toll.quantity == *id));
        let Some(value) = quantity
            .value
            .filter(|_| counts(quantity) && !own && !apart)
        else {
            break;
        };
        left -= value;
        parts.push((*id, *quantity));
        if left <= Decimal::ZERO {
            break;
        }
    }
    let one_more = left == Decimal::ONE && ends_in_article(scene, parts.last());
    if left != Decimal::ZERO && !one_more || parts.len() < 2 {
        return;
    }
    for (id, quantity) in parts {
        let mut claim = claim_of(
            scene,
            toll.what,
            id,
            quantity,
            quantity.of,
            Some(whole as u32),
        );
        if let Body::Toll(part) = &mut claim.body {
            *part = Toll {
                place: toll.place,
                as_of: toll.as_of,
                ..part.clone()
            };
        }
        claims.push(claim);
    }
}

/// Whether a list of numbers goes on with one more that no number tells: "27 marchers, 16 officers
/// and *a* reporter".
fn ends_in_article(scene: &Scene<'_>, last: Option<&(QuantityId, &Quantity)>) -> bool {
    let Some((_, last)) = last else { return false };
    let tagged = scene.layers.tags(scene.document, scene.number as u32);
    let joins = &crate::report::lexicon::lexicon(scene.document.language).joins;
    let from = scene.tokens_of(last.span).1;
    let end = scene.sentence.tokens.1.min(from + ARTICLE);
    (from..end.saturating_sub(1)).any(|token| {
        let word = scene.layers.words.lower(token as usize);
        let joins = joins.iter().any(|joiner| joiner == word);
        let article = tagged.tag(token + 1);
        joins && article.upos == Upos::Det && article.morphology.get("Number") == Some("Sing")
    })
}

/// Whether a number is what the toll is compared with: "up from 48".
fn compared(scene: &Scene<'_>, at: (u32, u32)) -> bool {
    scene.seen.iter().any(|seen| {
        seen.group.tells == Tells::Part(Part::Compared)
            && seen.at.1 <= at.0
            && at.0 - seen.at.1 <= 1
    })
}

/// The point in time right behind a number, or in the phrase before it: "48 *a day earlier*",
/// "*накануне* было 48".
fn time_beside(scene: &Scene<'_>, at: (u32, u32)) -> Option<When> {
    let times = &scene.layers.times;
    let start = scene.layers.tokens.get(at.0 as usize)?.span.start;
    let next = times.partition_point(|time| time.span.start < start);
    let behind = times.get(next).filter(|time| {
        let near = scene.tokens_of(time.span).0.saturating_sub(at.1) <= TIME;
        near && time.span.end <= scene.sentence.span.end
    });
    let before = next.checked_sub(1).filter(|index| {
        let (start, end) = scene.tokens_of(times[*index].span);
        let near = start + 2 >= at.0.saturating_sub(1) && end <= at.0;
        near && !scene.divided(end, at.0, &[",", ";", "("])
    });
    let index = behind.map(|_| next).or(before)?;
    matches!(times[index].kind, TimeKind::Date | TimeKind::Time).then_some(When {
        time: TimeId(index as u32),
        from: Source::Sentence,
    })
}

/// Takes the time of an earlier number from the tolls that it was given to as the nearest.
fn own_time(claims: &mut [Claim], own: Option<When>) {
    let Some(own) = own else { return };
    for claim in claims {
        if let Body::Toll(toll) = &mut claim.body
            && toll.as_of.is_some_and(|when| when.time == own.time)
        {
            toll.as_of = None;
        }
    }
}

/// Who gives another number for the same: "Amnesty counts 164 dead, *the government* 26". The
/// number is bare, and the party stands between it and a comma.
fn other_source(
    scene: &Scene<'_>,
    quantity: &Quantity,
    at: (u32, u32),
) -> Option<laocoon_mark::EntityId> {
    if quantity.of.is_some() || quantity.unit.is_some() {
        return None;
    }
    let party = (scene.parties.iter()).find(|party| {
        let gap = at.0.checked_sub(party.at.1);
        gap == Some(0) || gap == Some(1) && scene.divided(party.at.1, at.0, &["—", "–", "-", ":"])
    })?;
    let word = |token: u32| {
        let token = scene.layers.tokens.get(token as usize)?;
        Some(scene.document.words(token.span))
    };
    // An article may stand between the sign and the name.
    let opened = (1..=2).any(|back| {
        let before = party.at.0.checked_sub(back).and_then(word);
        matches!(before, Some("," | ";"))
    });
    opened.then_some(party.entity)
}
