use super::pins::{Number, Pin, Pins, Place, id};
use laocoon_mark::{
    Bound, Change, Layers, Modifier, NameClass, QuantityKind, QuotationClass, TimeKind, Tone,
};
use laocoon_text::Span;
use serde::Serialize;
use std::collections::BTreeMap;

/// A stretch of words that says something, whatever it claims.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum Mark<'a> {
    Time(Time<'a>),
    Quantity(Quantity<'a>),
    Name(Name<'a>),
    Quotation(Quotation<'a>),
    Cue(Cue<'a>),
    Actor(Actor<'a>),
}

/// Declares a type with one value, the `kind` of one sort of mark, so that the published
/// schema can tell the sorts apart.
macro_rules! kinds {
    ($($name:ident)*) => {$(
        #[derive(Debug, Serialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name {
            $name,
        }
    )*};
}

mod kind {
    use serde::Serialize;
    kinds! { Time Quantity Name Quotation Cue Actor }
}

/// A time expression, as TIMEX3 has it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Time<'a> {
    id: String,
    kind: kind::Time,
    #[serde(flatten)]
    pin: Pin<'a>,
    /// TIMEX3 type.
    #[cfg_attr(test, schemars(extend("enum" = ["DATE", "TIME", "DURATION", "SET"])))]
    r#type: &'static str,
    /// TIMEX3 value: "2022-01-04", "P3M".
    value: &'a str,
    /// TIMEX3 modifier.
    #[cfg_attr(test, schemars(extend("enum" = [
        "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
        "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX", null
    ])))]
    r#mod: Option<&'static str>,
    /// First day covered.
    from: Option<String>,
    /// Last day covered, inclusive.
    to: Option<String>,
    /// Which construction and which anchor gave the value.
    rule: &'a str,
}

/// A number and what it measures.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Quantity<'a> {
    id: String,
    kind: kind::Quantity,
    #[serde(flatten)]
    pin: Pin<'a>,
    /// What kind of number.
    #[cfg_attr(test, schemars(extend("enum" = ["number", "measure", "money", "percent", "rank", "count", "range"])))]
    r#type: &'static str,
    value: Option<Number>,
    /// Least number that the words allow.
    low: Option<Number>,
    /// Greatest number that the words allow.
    high: Option<Number>,
    /// How the words bound it.
    #[cfg_attr(test, schemars(extend("enum" = ["exact", "about", "more_than", "at_least", "less_than", "at_most", "nearly", "range"])))]
    bound: &'static str,
    /// UCUM or ISO 4217 code.
    unit: Option<&'a str>,
    /// What it is a count, share or rank of.
    of: Option<Pin<'a>>,
    /// By so much something rose or fell; absent for a level.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("enum" = ["up", "down"])))]
    change: Option<&'static str>,
}

/// A name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Name<'a> {
    id: String,
    kind: kind::Name,
    #[serde(flatten)]
    pin: Pin<'a>,
    /// What kind of thing it is.
    #[cfg_attr(test, schemars(extend("enum" = ["PER", "LOC", "ORG", "NORP", "MISC"])))]
    r#type: &'static str,
    /// What more is known of its kind: a unit is an organisation, events and works are MISC.
    #[cfg_attr(test, schemars(extend("enum" = ["unit", "event", "work", null])))]
    class: Option<&'static str>,
    /// Id of whom or what it means.
    entity: Option<String>,
    /// How sure the link is, 0 to 1.
    score: f32,
    /// What the link rests on.
    because: &'a str,
}

/// Words between quotation marks.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Quotation<'a> {
    id: String,
    kind: kind::Quotation,
    #[serde(flatten)]
    pin: Pin<'a>,
    /// What the marks are for.
    #[cfg_attr(test, schemars(extend("enum" = ["speech", "term", "title"])))]
    class: &'static str,
}

/// Words that say how sure, on whose word, or in what tone.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Cue<'a> {
    id: String,
    kind: kind::Cue,
    #[serde(flatten)]
    pin: Pin<'a>,
    /// What it does.
    #[cfg_attr(test, schemars(extend("enum" = ["hedge", "booster", "negation", "condition", "report", "impersonal", "loaded"])))]
    class: &'static str,
    /// What it does it to.
    scope: Option<Place>,
    /// For a loaded word: in what way it judges.
    #[cfg_attr(test, schemars(extend("enum" = [
        "power", "violence", "creed", "dehumanising", "falsehood", "praise", "cruelty", "blame", "irony", null
    ])))]
    tone: Option<&'static str>,
    /// For a loaded word: id of whom it is said of.
    target: Option<String>,
}

/// A group or the holder of a role, told without a name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Actor<'a> {
    id: String,
    kind: kind::Actor,
    #[serde(flatten)]
    pin: Pin<'a>,
    /// Id of whom it means.
    entity: String,
    /// Id of the country or organisation whose it is.
    of: Option<String>,
}

/// Whom or what one or more names or actors mean.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Entity<'a> {
    id: String,
    /// The usual name in the document's language.
    name: &'a str,
    /// What kind of thing it is.
    #[cfg_attr(test, schemars(extend("enum" = ["PER", "LOC", "ORG", "NORP", "MISC"])))]
    r#type: &'static str,
    /// What more is known of its kind: a unit is an organisation, events and works are MISC.
    #[cfg_attr(test, schemars(extend("enum" = ["unit", "event", "work", null])))]
    class: Option<&'static str>,
    /// Identifiers by scheme: {"iso3166": "KZ"}.
    ids: BTreeMap<&'a str, &'a str>,
    /// Where it lies, of places; null where the gazetteer does not know.
    coordinates: Option<Coordinates>,
    /// Every spelling met, in order of first use.
    spellings: Vec<&'a str>,
    /// Ids of its names, then of its actors.
    mentions: Vec<String>,
}

/// A point on Earth: of a city or site its own, of all else one near the middle.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Coordinates {
    /// Degrees north (WGS 84), to a hundredth.
    lat: f32,
    /// Degrees east (WGS 84), to a hundredth.
    lon: f32,
    /// What it is the point of.
    #[cfg_attr(test, schemars(extend("enum" = ["country", "capital", "city", "region", "continent", "water", "site"])))]
    of: &'static str,
}

/// All marks, in order of their starts; of those that start together the longest first.
pub(crate) fn marks<'a>(layers: &'a Layers, pins: &Pins<'a>) -> Vec<Mark<'a>> {
    let times = layers.times.iter().zip(0..).map(|(time, index)| {
        let mark = Mark::Time(Time {
            id: id('t', index),
            kind: kind::Time::Time,
            pin: pins.pin(time.span),
            r#type: time_kind(time.kind),
            value: &time.value,
            r#mod: time.modifier.map(modifier),
            from: time.from.map(|date| date.to_string()),
            to: time.to.map(|date| date.to_string()),
            rule: &time.rule,
        });
        (time.span, mark)
    });
    let quantities = layers.quantities.iter().zip(0..).map(|(quantity, index)| {
        let mark = Mark::Quantity(Quantity {
            id: id('q', index),
            kind: kind::Quantity::Quantity,
            pin: pins.pin(quantity.span),
            r#type: quantity_kind(quantity.kind),
            value: quantity.value.map(Number),
            low: quantity.low.map(Number),
            high: quantity.high.map(Number),
            bound: bound(quantity.bound),
            unit: quantity.unit.as_deref(),
            of: quantity.of.map(|span| pins.pin(span)),
            change: quantity.change.map(|change| match change {
                Change::Up => "up",
                Change::Down => "down",
            }),
        });
        (quantity.span, mark)
    });
    let names = layers.names.iter().zip(0..).map(|(name, index)| {
        let mark = Mark::Name(Name {
            id: id('n', index),
            kind: kind::Name::Name,
            pin: pins.pin(name.span),
            r#type: name.kind.code(),
            class: name.class.map(NameClass::code),
            entity: name.entity.map(|entity| id('e', entity.0)),
            score: name.score,
            because: &name.because,
        });
        (name.span, mark)
    });
    let quotations = layers.quotations.iter().zip(0..).map(|(quotation, index)| {
        let mark = Mark::Quotation(Quotation {
            id: id('u', index),
            kind: kind::Quotation::Quotation,
            pin: pins.pin(quotation.span),
            class: quotation_class(quotation.class),
        });
        (quotation.span, mark)
    });
    let cues = layers.cues.iter().zip(0..).map(|(cue, index)| {
        let mark = Mark::Cue(Cue {
            id: id('c', index),
            kind: kind::Cue::Cue,
            pin: pins.pin(cue.span),
            class: cue.class.name(),
            scope: cue.scope.map(|span| pins.place(span)),
            tone: cue.tone.map(Tone::name),
            target: cue.target.map(|entity| id('e', entity.0)),
        });
        (cue.span, mark)
    });
    let actors = layers.actors.iter().zip(0..).map(|(actor, index)| {
        let mark = Mark::Actor(Actor {
            id: id('a', index),
            kind: kind::Actor::Actor,
            pin: pins.pin(actor.span),
            entity: id('e', actor.entity.0),
            of: actor.of.map(|of| id('e', of.0)),
        });
        (actor.span, mark)
    });
    let mut all: Vec<(Span, Mark<'a>)> = times
        .chain(quantities)
        .chain(names)
        .chain(quotations)
        .chain(cues)
        .chain(actors)
        .collect();
    all.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    all.into_iter().map(|(_, mark)| mark).collect()
}

/// All entities, by number.
pub(crate) fn entities(layers: &Layers) -> Vec<Entity<'_>> {
    let mut actors: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (actor, index) in layers.actors.iter().zip(0..) {
        let list = actors.entry(actor.entity.0).or_default();
        list.push(id('a', index));
    }
    layers
        .entities
        .iter()
        .zip(0..)
        .map(|(entity, index)| Entity {
            id: id('e', index),
            name: &entity.name,
            r#type: entity.kind.code(),
            class: entity.class.map(NameClass::code),
            ids: entity
                .ids
                .iter()
                .map(|(scheme, value)| (*scheme, value.as_str()))
                .collect(),
            coordinates: entity.position.map(|position| Coordinates {
                lat: position.latitude,
                lon: position.longitude,
                of: position.of,
            }),
            spellings: entity.spellings.iter().map(String::as_str).collect(),
            mentions: (entity.mentions.iter())
                .map(|name| id('n', name.0))
                .chain(actors.remove(&index).unwrap_or_default())
                .collect(),
        })
        .collect()
}

fn time_kind(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    }
}

fn modifier(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Before => "BEFORE",
        Modifier::After => "AFTER",
        Modifier::OnOrBefore => "ON_OR_BEFORE",
        Modifier::OnOrAfter => "ON_OR_AFTER",
        Modifier::LessThan => "LESS_THAN",
        Modifier::MoreThan => "MORE_THAN",
        Modifier::EqualOrLess => "EQUAL_OR_LESS",
        Modifier::EqualOrMore => "EQUAL_OR_MORE",
        Modifier::Start => "START",
        Modifier::Mid => "MID",
        Modifier::End => "END",
        Modifier::Approx => "APPROX",
    }
}

fn quantity_kind(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Number => "number",
        QuantityKind::Measure => "measure",
        QuantityKind::Money => "money",
        QuantityKind::Percent => "percent",
        QuantityKind::Rank => "rank",
        QuantityKind::Count => "count",
        QuantityKind::Range => "range",
    }
}

/// The name of a bound in the dossier.
pub(crate) fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::MoreThan => "more_than",
        Bound::AtLeast => "at_least",
        Bound::LessThan => "less_than",
        Bound::AtMost => "at_most",
        Bound::Nearly => "nearly",
        Bound::Range => "range",
    }
}

fn quotation_class(class: QuotationClass) -> &'static str {
    match class {
        QuotationClass::Speech => "speech",
        QuotationClass::Term => "term",
        QuotationClass::Title => "title",
    }
}
