use super::number::{Form, Number, ten_to};
use crate::{Bound, Quantity, QuantityKind};
use laocoon_text::Span;
use rust_decimal::Decimal;

/// A quantity before its words are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Amount {
    pub kind: QuantityKind,
    pub number: Number,
    /// The upper end of a range.
    pub to: Option<Number>,
    pub bound: Bound,
    /// Index of the unit's code.
    pub measure: Option<u16>,
    /// Index of the code of what it is per.
    pub per: Option<u16>,
    /// Index of the code of what it is per besides: "par habitant et par an".
    pub per_too: Option<u16>,
    /// The tokens of what is counted, when the pattern knows them.
    pub of: Option<(u32, u32)>,
}

impl Amount {
    pub fn new(kind: QuantityKind, number: Number) -> Self {
        Self {
            kind,
            number,
            to: None,
            bound: Bound::Exact,
            measure: None,
            per: None,
            per_too: None,
            of: None,
        }
    }

    /// Whether it looks like a year.
    pub fn is_year(&self) -> bool {
        self.measure.is_none()
            && self.number.form == Form::Digits
            && self
                .number
                .integer()
                .is_some_and(|year| (1000..2100).contains(&year))
    }

    /// Whether it is a part of a whole: "two thirds", "20 %".
    pub fn is_share(&self) -> bool {
        let part = self.number.value > Decimal::ZERO && self.number.value < Decimal::ONE;
        match self.kind {
            QuantityKind::Percent => true,
            QuantityKind::Number => part && self.number.form != Form::Multiple,
            _ => false,
        }
    }

    /// Whether it may count things: no part of a whole, no multiple.
    fn is_counting(&self) -> bool {
        !self.is_share() && self.number.form != Form::Multiple
    }

    /// Whether it stands in words that mostly mean something else: "un", "one".
    pub fn is_weak(&self) -> bool {
        self.number.form == Form::Article
    }

    /// The mark.
    pub fn quantity(&self, span: Span, unit: Option<String>, of: Option<Span>) -> Quantity {
        let number = &self.number;
        let bound = match (self.to, self.bound, number.vague) {
            (Some(_), Bound::Exact, _) => Bound::Range,
            (None, Bound::Exact, Some(_)) => Bound::About,
            (_, bound, _) => bound,
        };
        let (low, high) = match self.to {
            Some(to) => (Some(number.value), Some(to.value)),
            None => limits(number, bound),
        };
        let open = number.vague.is_some_and(|(_, high)| high.is_none());
        let value = match self.to {
            Some(_) => None,
            None if open => None,
            None => Some(number.value.normalize()),
        };
        let kind = match self.kind {
            QuantityKind::Number if of.is_some() && self.is_counting() => QuantityKind::Count,
            QuantityKind::Number if self.to.is_some() => QuantityKind::Range,
            kind => kind,
        };
        Quantity {
            span,
            kind,
            value,
            low: low.map(|low| low.normalize()),
            high: high.map(|high| high.normalize()),
            bound,
            unit,
            of,
            change: None,
            last_digit: ten_to(number.last),
            last_nonzero_digit: ten_to(number.last_nonzero.max(number.last)),
        }
    }
}

/// The numbers that a bounded number allows, by the verdict rule.
fn limits(number: &Number, bound: Bound) -> (Option<Decimal>, Option<Decimal>) {
    let value = number.value;
    match bound {
        Bound::Exact | Bound::Range => match number.vague {
            Some((low, high)) => (Some(low), high),
            None => (Some(value), Some(value)),
        },
        Bound::About => match number.vague {
            Some((low, high)) => (Some(low), high),
            None => {
                let half = ten_to(number.last_nonzero) / Decimal::TWO;
                let margin = half.max(value.abs() * Decimal::new(5, 2));
                (Some(value - margin), Some(value + margin))
            }
        },
        Bound::MoreThan | Bound::AtLeast => (Some(value), None),
        Bound::LessThan | Bound::AtMost => (None, Some(value)),
        Bound::Nearly => (Some(value * Decimal::new(9, 1)), Some(value)),
    }
}
