use laocoon_claim::{Amount, Body, Certainty, Claim, Holder, When};
use laocoon_mark::{Bound, EntityId, Layers, NameKind, Quantity, TimeId};
use laocoon_text::{Document, Span};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What comparison needs of one document: its names and claims, resolved and small.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// BCP 47 tag.
    pub language: String,
    /// Day of publication, or the day the text calls its own; ISO 8601.
    pub day: Option<String>,
    /// Whom and what it names.
    pub names: Vec<Bearer>,
    /// What it states that others may state too.
    pub statements: Vec<Statement>,
    /// Numbers, dates and known names in their order: what a translation leaves as it is.
    pub skeleton: Vec<String>,
}

/// An entity of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearer {
    /// Its usual name.
    pub name: String,
    /// "PER", "LOC", "ORG", "NORP", "MISC".
    pub kind: String,
    /// Identifier in a list that all documents share: "iso3166:KZ".
    pub key: Option<String>,
    /// Every spelling met.
    pub spellings: Vec<String>,
}

/// A claim in a form that can be held against others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Index of the claim in its document.
    pub claim: u32,
    /// "figure", "event", "relation" or "toll".
    pub kind: String,
    /// What is stated about: an indicator's key, an event's code, what a toll counts.
    pub about: String,
    /// Indices of the entities it is about, in [`Digest::names`]: subject and other side, or
    /// place, or who did it to whom.
    pub of: Vec<u32>,
    /// Of what part: a category, or who is counted, in the text's words.
    pub part: Option<String>,
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
}

impl Digest {
    /// The digest of a document.
    pub fn new(document: &Document, layers: &Layers, claims: &[Claim]) -> Digest {
        let day = document.published.as_ref().map(|told| told.date);
        let day = day.or_else(|| layers.anchor.as_ref().map(|anchor| anchor.date));
        let names = layers.entities.iter().map(|entity| Bearer {
            name: entity.name.clone(),
            kind: entity.kind.code().to_owned(),
            key: entity
                .ids
                .first()
                .map(|(scheme, id)| format!("{scheme}:{id}")),
            spellings: entity.spellings.clone(),
        });
        let named = |(claim, index): (&Claim, u32)| statement(document, layers, claim, index);
        Digest {
            language: document.language.tag().to_owned(),
            day: day.map(|day| day.to_string()),
            names: names.collect(),
            statements: claims.iter().zip(0..).filter_map(named).collect(),
            skeleton: skeleton(document, layers),
        }
    }
}

fn statement(document: &Document, layers: &Layers, claim: &Claim, index: u32) -> Option<Statement> {
    let entities = |ids: &[EntityId]| ids.iter().map(|id| id.0).collect::<Vec<_>>();
    let when = |when: Option<When>| when.and_then(|when| interval(layers, when.time));
    let mut out = Statement {
        claim: index,
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
    match &claim.body {
        Body::Figure(figure) => {
            out.about = figure.indicator.clone();
            out.of = entities(
                &[figure.subject, figure.with]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>(),
            );
            out.part = figure.category.clone();
            out.time = figure.time.and_then(|time| interval(layers, time));
            number(&mut out, figure.amount, layers);
        }
        Body::Event(event) => {
            out.about = event.kind.code().to_owned();
            out.of = entities(&[&event.places[..], &event.actors, &event.targets].concat());
            out.time = when(event.when);
            out.denied |= event.modality == laocoon_claim::Modality::Negated;
            if let Some(id) = event.count {
                number(&mut out, Amount::Quantity(id), layers);
            }
        }
        Body::Relation(step) => {
            out.about = step
                .kind
                .map_or_else(String::new, |kind| kind.code().to_owned());
            out.of = entities(
                &[step.from, step.to]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>(),
            );
            out.time = when(step.when);
            out.denied |= step.modality == laocoon_claim::Modality::Negated;
            if let Some(id) = step.amount {
                number(&mut out, Amount::Quantity(id), layers);
            }
        }
        Body::Toll(toll) => {
            out.about = toll.what.name().to_owned();
            out.of = entities(&toll.place.into_iter().collect::<Vec<_>>());
            out.part = toll.who.map(|span| document.words(span).to_lowercase());
            out.time = when(toll.as_of);
            number(&mut out, Amount::Quantity(toll.quantity), layers);
        }
        Body::Report(_) | Body::Inference(_) | Body::Demand(_) => return None,
    }
    Some(out)
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

fn skeleton(document: &Document, layers: &Layers) -> Vec<String> {
    let main = |span: Span| {
        let block = document.block_at(span.start);
        block.is_none_or(|block| document.blocks[block].main)
    };
    let mut items: Vec<(Span, String)> = Vec::new();
    for quantity in &layers.quantities {
        if let Some(value) = quantity.value {
            items.push((quantity.span, format!("#{}", value.normalize())));
        }
    }
    for time in &layers.times {
        if let (Some(from), Some(to)) = (time.from, time.to) {
            items.push((time.span, format!("@{from}/{to}")));
        }
    }
    for name in &layers.names {
        let Some(entity) = name.entity.map(|id| &layers[id]) else {
            continue;
        };
        if let Some((scheme, id)) = entity.ids.first() {
            items.push((name.span, format!("{scheme}:{id}")));
        } else if entity.kind == NameKind::Person
            && let Some(surname) = entity.name.split_whitespace().last()
        {
            let folded = laocoon_mark::token::plain(surname, document.language);
            items.push((
                name.span,
                format!("~{}", laocoon_references::gazetteer::sound(&folded)),
            ));
        }
    }
    items.retain(|(span, _)| main(*span));
    items.sort();
    items.into_iter().map(|(_, item)| item).collect()
}
