use crate::act::{Demand, Event, Inference, Relation, Report, Toll};
use laocoon_mark::{
    Bound, CueId, EntityId, Layers, Modifier, Quantity, QuantityId, QuantityKind, Time, TimeId,
    TimeKind,
};
use laocoon_text::Span;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A checkable statement, pinned to its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The words that state it.
    pub span: Span,
    /// What it states.
    pub body: Body,
    /// Who answers for it, and how sure it is put.
    pub stance: Stance,
}

/// What a claim states.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A country's figure.
    Figure(Figure),
    /// Something happened.
    Event(Event),
    /// A dated step between actors.
    Relation(Relation),
    /// A count of people or things harmed.
    Toll(Toll),
    /// Somebody said something.
    Report(Report),
    /// The writer concludes.
    Inference(Inference),
    /// Somebody requires something.
    Demand(Demand),
}

impl Body {
    /// The kind's name in the dossier.
    pub const fn kind(&self) -> &'static str {
        match self {
            Body::Figure(_) => "figure",
            Body::Event(_) => "event",
            Body::Relation(_) => "relation",
            Body::Toll(_) => "toll",
            Body::Report(_) => "report",
            Body::Inference(_) => "inference",
            Body::Demand(_) => "demand",
        }
    }

    /// The figure, if it is one.
    pub const fn figure(&self) -> Option<&Figure> {
        match self {
            Body::Figure(figure) => Some(figure),
            _ => None,
        }
    }
}

/// A figure: an indicator of a subject has a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Key of the indicator in the language packs and references: "land-boundary".
    pub indicator: String,
    /// Whose figure it is.
    pub subject: Option<EntityId>,
    /// What told the subject.
    pub subject_from: Source,
    /// What told the indicator.
    pub indicator_from: Source,
    /// The other side: a neighbour, a trade partner.
    pub with: Option<EntityId>,
    /// The part it is a share of: an ethnic group, a language, a religion, a commodity, as the
    /// references name it ("Russian", "Muslim").
    pub category: Option<String>,
    /// The number.
    pub amount: Amount,
    /// When it is said to hold; `None` for the day of the text.
    pub time: Option<TimeId>,
}

/// The number of a figure: a quantity, for an age a duration, for a dated fact the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A number with what it measures.
    Quantity(QuantityId),
    /// A number of years, which is a time expression by itself.
    Duration(TimeId),
    /// When something began, ended, or came to be.
    Date(TimeId),
}

impl Amount {
    /// The words.
    pub fn span(self, layers: &Layers) -> Span {
        match self {
            Amount::Quantity(id) => layers[id].span,
            Amount::Duration(id) | Amount::Date(id) => layers[id].span,
        }
    }

    /// The number as a quantity; a duration is one in years, a date is none, nor is a number beyond all measure.
    pub fn quantity(self, layers: &Layers) -> Option<Cow<'_, Quantity>> {
        match self {
            Amount::Quantity(id) => {
                Some(Cow::Borrowed(&layers[id])).filter(|quantity| is_measurable(quantity))
            }
            Amount::Duration(id) => years(&layers[id]).filter(is_measurable).map(Cow::Owned),
            Amount::Date(_) => None,
        }
    }
}

/// Whether arithmetic can be done with a quantity: numbers of no more than 10^20, and none so small that a ratio of two
/// would be more than a decimal holds.
pub fn is_measurable(quantity: &Quantity) -> bool {
    let fits = |value: Option<Decimal>| {
        value.is_none_or(|value| value.is_zero() || (LEAST..=MOST).contains(&value.abs()))
    };
    let places = [quantity.last_digit, quantity.last_nonzero_digit];
    fits(quantity.value)
        && fits(quantity.low)
        && fits(quantity.high)
        && places.iter().all(|place| place.abs() <= MOST)
}

const MOST: Decimal = Decimal::from_parts(0x6310_0000, 0x6bc7_5e2d, 0x5, false, 0);
const LEAST: Decimal = Decimal::from_parts(1, 0, 0, false, 6);

/// A duration in whole or decimal years as a quantity.
fn years(time: &Time) -> Option<Quantity> {
    if time.kind != TimeKind::Duration {
        return None;
    }
    let (years, rest) = time.value.strip_prefix('P')?.split_once('Y')?;
    let mut value: Decimal = years.parse().ok()?;
    // "76,5 years" is P76Y6M.
    if !rest.is_empty() {
        let months: Decimal = rest.strip_suffix('M')?.parse().ok()?;
        value = value.checked_add((months / Decimal::from(12)).round_dp(1))?;
    }
    let bound = match time.modifier {
        Some(Modifier::Approx) => Bound::About,
        Some(Modifier::MoreThan | Modifier::After) => Bound::MoreThan,
        Some(Modifier::EqualOrMore | Modifier::OnOrAfter) => Bound::AtLeast,
        Some(Modifier::LessThan | Modifier::Before) => Bound::LessThan,
        Some(Modifier::EqualOrLess | Modifier::OnOrBefore) => Bound::AtMost,
        _ => Bound::Exact,
    };
    let place = Decimal::new(1, value.scale());
    Some(Quantity {
        span: time.span,
        kind: QuantityKind::Measure,
        value: Some(value),
        low: None,
        high: None,
        bound,
        unit: Some("a".to_owned()),
        of: None,
        change: None,
        last_digit: place,
        last_nonzero_digit: place,
    })
}

/// Where a part of a claim was found, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Source {
    Sentence,
    Before,
    LeadIn,
    Heading,
    Topic,
}

/// Who answers for a claim, and how sure it is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Who answers for it.
    pub holder: Holder,
    /// How sure it is put.
    pub certainty: Certainty,
    /// The words that say so.
    pub cues: Vec<CueId>,
}

/// Who answers for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// The writer.
    Author,
    /// A source without a name.
    Unnamed,
    /// A named source.
    Entity(EntityId),
}

/// How sure a claim is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Certainty {
    Asserted,
    Hedged,
    Conditional,
    Reported,
    Negated,
    Asked,
}

/// Puts claims in order of their spans and sets the indices between them: those of tolls count
/// the tolls before, those of reports the reports; those that it leaves count all claims.
pub(crate) fn order(claims: &mut Vec<Claim>) {
    let of = |kind: fn(&Body) -> bool| -> Vec<usize> {
        (0..claims.len())
            .filter(|index| kind(&claims[*index].body))
            .collect()
    };
    let tolls = of(|body| matches!(body, Body::Toll(_)));
    let reports = of(|body| matches!(body, Body::Report(_)));
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|index| claims[*index].span);
    let mut place = vec![0; claims.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new as u32;
    }
    for claim in claims.iter_mut() {
        let (index, list) = match &mut claim.body {
            Body::Toll(toll) => (&mut toll.part_of, &tolls),
            Body::Report(report) => (&mut report.within, &reports),
            _ => continue,
        };
        *index = index
            .and_then(|nth| list.get(nth as usize))
            .map(|at| place[*at]);
    }
    let mut all: Vec<(u32, Claim)> = place.into_iter().zip(claims.drain(..)).collect();
    all.sort_by_key(|(place, _)| *place);
    claims.extend(all.into_iter().map(|(_, claim)| claim));
}
