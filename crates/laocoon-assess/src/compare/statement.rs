use super::decision::Correction;
use super::digest::Digest;
use laocoon_claim::{Amount, Body, Certainty, Claim, Holder, Modality, Toll, When};
use laocoon_mark::{Bound, EntityId, Layers, NameKind, Quantity, TimeId};
use laocoon_text::{Document, Span};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A claim in a form that can be held against others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Statement {
    /// Index of the claim in its document.
    pub claim: u32,
    /// "figure", "event", "relation" or "toll".
    pub kind: String,
    /// What is stated about: an indicator's key, an event's code, what a toll counts.
    pub about: String,
    /// Indices of the entities it is about, in [`Digest::names`]: subject and other side, or
    /// from whom to whom; of an event or toll where.
    pub of: Vec<u32>,
    /// Who did it: of an event.
    pub by: Vec<u32>,
    /// To whom: of an event.
    pub to: Vec<u32>,
    /// Of what part: a figure's category, or the group of which a toll counts the members
    /// ("police"); `None` for all.
    pub part: Option<String>,
    /// Who is counted, in the text's words.
    pub who: Option<String>,
    /// Least number stated.
    pub low: Option<Decimal>,
    /// Greatest number stated.
    pub high: Option<Decimal>,
    /// Its unit.
    pub unit: Option<String>,
    /// First and last day for which it holds, if it says so.
    pub time: Option<(String, String)>,
    /// On whose word: `None` for the writer's own, "" for a source without a name.
    pub holder: Option<String>,
    /// Whether it is denied.
    pub denied: bool,
    /// Its words: first byte and one past the last.
    pub start: u32,
    /// See `start`.
    pub end: u32,
    /// The words.
    pub quote: String,
    /// What the references say of it: a verdict and why, as in the dossier. `None` if nothing.
    pub verdict: Option<(String, String)>,
    /// What the user corrected in it.
    #[serde(skip)]
    pub corrected: Vec<Correction>,
}

/// The statement of a claim; `None` for one that is not held against others: what is planned,
/// feared or required did not happen in another way elsewhere.
pub(super) fn statement(
    document: &Document,
    layers: &Layers,
    claims: &[Claim],
    index: usize,
) -> Option<Statement> {
    let claim = claims.get(index)?;
    let entities = |ids: &[EntityId]| ids.iter().map(|id| id.0).collect::<Vec<_>>();
    let both = |a: Option<EntityId>, b: Option<EntityId>| {
        [a, b].into_iter().flatten().map(|id| id.0).collect()
    };
    let when = |when: Option<When>| when.and_then(|when| interval(layers, when.time));
    let happened = |modality| matches!(modality, Modality::Actual | Modality::Negated);
    let mut out = Statement {
        claim: index as u32,
        kind: claim.body.kind().to_owned(),
        holder: match claim.stance.holder {
            Holder::Author => None,
            Holder::Unnamed => Some(String::new()),
            Holder::Entity(id) => Some(layers[id].name.clone()),
        },
        denied: claim.stance.certainty == Certainty::Negated,
        start: claim.span.start,
        end: claim.span.end,
        quote: document.words(claim.span).to_owned(),
        ..Statement::default()
    };
    if matches!(
        claim.stance.certainty,
        Certainty::Asked | Certainty::Conditional
    ) {
        return None;
    }
    match &claim.body {
        Body::Figure(figure) => {
            out.about = figure.indicator.clone();
            out.of = both(figure.subject, figure.with);
            out.part = figure.category.clone();
            out.time = figure.time.and_then(|time| interval(layers, time));
            number(&mut out, figure.amount, layers);
        }
        Body::Event(event) => {
            if !happened(event.modality) || is_of_a_toll(claims, event.trigger, event.count) {
                return None;
            }
            out.about = event.kind.code().to_owned();
            out.of = entities(&event.places);
            out.by = entities(&event.actors);
            out.to = entities(&event.targets);
            out.time = when(event.when);
            out.denied |= event.modality == Modality::Negated;
            if let Some(id) = event.count {
                number(&mut out, Amount::Quantity(id), layers);
            }
        }
        Body::Relation(step) => {
            // An act that is stated as an event already is stated again only for its amount.
            if !happened(step.modality) || step.event.is_some() && step.amount.is_none() {
                return None;
            }
            out.about = step.kind?.code().to_owned();
            out.of = both(step.from, step.to);
            out.time = when(step.when);
            out.denied |= step.modality == Modality::Negated;
            if let Some(id) = step.amount {
                number(&mut out, Amount::Quantity(id), layers);
            }
        }
        Body::Toll(toll) => {
            if is_age(document, layers[toll.quantity].span) {
                return None;
            }
            out.about = toll.what.name().to_owned();
            out.of = both(toll.place, None);
            out.who = toll.who.map(|span| document.words(span).to_owned());
            out.part = part(document, layers, toll);
            out.time = when(toll.as_of);
            number(&mut out, Amount::Quantity(toll.quantity), layers);
            vague(&mut out, document, &layers[toll.quantity]);
        }
        Body::Report(_) | Body::Inference(_) | Body::Demand(_) => return None,
    }
    Some(out)
}

/// Whether an event is but the word of a toll, which is stated by itself: "Nine were killed".
fn is_of_a_toll(claims: &[Claim], trigger: Span, count: Option<laocoon_mark::QuantityId>) -> bool {
    claims.iter().any(|claim| match &claim.body {
        Body::Toll(toll) => count == Some(toll.quantity) || claim.span.contains(trigger),
        _ => false,
    })
}

/// The group whose members a toll counts: officers are not all victims.
fn part(document: &Document, layers: &Layers, toll: &Toll) -> Option<String> {
    let who = toll.who?;
    let actor = layers.actors.iter().find(|actor| actor.span.overlaps(who));
    let role = actor.and_then(|actor| layers[actor.entity].id("role"));
    // "Two Americans": of a people.
    let people = layers
        .names
        .iter()
        .find(|name| name.kind == NameKind::Group && name.span.overlaps(who));
    let people = people.and_then(|name| Some(layers[name.entity?].name.clone()));
    match (role, people, toll.part_of) {
        (Some(role), ..) => Some(role.to_owned()),
        (None, Some(people), _) => Some(people),
        (None, None, Some(_)) => Some(document.words(who).to_lowercase()),
        (None, None, None) => None,
    }
}

/// Whether a number between commas is somebody's age: "Ann Lee, 57, was among the injured".
fn is_age(document: &Document, number: Span) -> bool {
    let text = document.text.as_str();
    let before = text.get(..number.start as usize).unwrap_or_default();
    let after = text.get(number.end as usize..).unwrap_or_default();
    before.trim_end().ends_with(',') && after.starts_with(',')
}

/// "Dozens of", "сотни", a word or two without a number, is a least, not about so many.
fn vague(out: &mut Statement, document: &Document, quantity: &Quantity) {
    let words = document.words(quantity.span);
    let is_short = words.split_whitespace().count() <= 2;
    if quantity.bound == Bound::About && is_short && !words.contains(char::is_numeric) {
        out.low = quantity.value.map(|value| (value / Decimal::TWO).floor());
        out.high = None;
    }
}

fn interval(layers: &Layers, id: TimeId) -> Option<(String, String)> {
    let time = &layers[id];
    let (from, to) = (time.from?, time.to?);
    Some((from.to_string(), to.to_string()))
}

fn number(out: &mut Statement, amount: Amount, layers: &Layers) {
    let Some(quantity) = amount.quantity(layers) else {
        return;
    };
    (out.low, out.high) = limits(&quantity);
    out.unit = quantity.unit.clone();
}

/// The numbers that the words allow: an exact one within half of its last digit that is not
/// zero if it is rounded, else itself.
fn limits(quantity: &Quantity) -> (Option<Decimal>, Option<Decimal>) {
    let Some(value) = quantity.value else {
        return (quantity.low, quantity.high);
    };
    match quantity.bound {
        Bound::Exact => (Some(value), Some(value)),
        Bound::About => {
            let twentieth = value.abs() / Decimal::from(20);
            let slack = twentieth.max(quantity.last_nonzero_digit / Decimal::TWO);
            (value.checked_sub(slack), value.checked_add(slack))
        }
        Bound::Nearly => (value.checked_mul(Decimal::new(9, 1)), Some(value)),
        Bound::MoreThan | Bound::AtLeast => (Some(value), None),
        Bound::LessThan | Bound::AtMost => (None, Some(value)),
        Bound::Range => (quantity.low, quantity.high),
    }
}

impl Digest {
    /// The first day for which a statement holds by its own words.
    pub fn own_day(statement: &Statement) -> Option<&str> {
        let (from, to) = statement.time.as_ref()?;
        (from == to).then_some(from.as_str())
    }
}
