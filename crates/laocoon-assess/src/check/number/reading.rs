//! What the words of a number allow: the narrow and the wide reading of the verdict rule.

use laocoon_mark::{Bound, Quantity};
use rust_decimal::Decimal;

/// A quantity's value and readings, in the unit of the reference it is held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The number as written; for a range its middle.
    pub value: Decimal,
    low: Option<Decimal>,
    high: Option<Decimal>,
    bound: Bound,
    /// u: the place of the last written digit, scale word included.
    last_digit: Decimal,
    /// U: the place of the last digit that is not zero.
    last_nonzero_digit: Decimal,
}

/// How a reference's value stands to a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Inside the narrow reading.
    Narrow,
    /// Off by no more than 0.1 %: the last digits have no support.
    NearlyExact,
    /// Inside the wide reading.
    Wide,
    /// Off by no more than 5 %, 2 points or 1 rank.
    Close,
    /// Off by no more than 10 %, 4 points or 2 ranks.
    Loose,
    /// Further off.
    Outside,
}

/// What kind of number is compared: tolerances differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Tolerances in per cent of the reference's value.
    Relative,
    /// Tolerances in percentage points.
    Points,
    /// Tolerances in places.
    Ranks,
}

impl Reading {
    /// Reads a quantity, its unit converted by `factor`; `None` when it has no number.
    pub fn new(quantity: &Quantity, factor: Decimal) -> Option<Reading> {
        let low = quantity.low.map(|low| low * factor);
        let high = quantity.high.map(|high| high * factor);
        let value = match (quantity.value, low, high) {
            (Some(value), _, _) => value * factor,
            (None, Some(low), Some(high)) => (low + high) / Decimal::TWO,
            (None, Some(only), None) | (None, None, Some(only)) => only,
            (None, None, None) => return None,
        };
        Some(Reading {
            value,
            low,
            high,
            bound: quantity.bound,
            last_digit: quantity.last_digit * factor,
            last_nonzero_digit: quantity.last_nonzero_digit * factor,
        })
    }

    /// The same words, had they been written with another unit or scale word.
    pub fn scaled(&self, factor: Decimal) -> Reading {
        Reading {
            value: self.value * factor,
            low: self.low.map(|low| low * factor),
            high: self.high.map(|high| high * factor),
            bound: self.bound,
            last_digit: self.last_digit * factor,
            last_nonzero_digit: self.last_nonzero_digit * factor,
        }
    }

    /// The values that the words allow when read strictly.
    pub fn narrow(&self) -> (Option<Decimal>, Option<Decimal>) {
        let half = self.last_digit / Decimal::TWO;
        match self.bound {
            Bound::Exact => (Some(self.value - half), Some(self.value + half)),
            Bound::About => {
                let slack = (self.last_nonzero_digit / Decimal::TWO)
                    .max(self.value.abs() * Decimal::new(5, 2));
                (Some(self.value - slack), Some(self.value + slack))
            }
            Bound::Nearly => (Some(self.value * Decimal::new(9, 1)), Some(self.value)),
            Bound::MoreThan | Bound::AtLeast => (Some(self.value), None),
            Bound::LessThan | Bound::AtMost => (None, Some(self.value)),
            Bound::Range => (
                self.low.map(|low| low - half),
                self.high.map(|high| high + half),
            ),
        }
    }

    /// The values that the words allow when round numbers are taken as round.
    pub fn wide(&self) -> (Option<Decimal>, Option<Decimal>) {
        if self.bound != Bound::Exact {
            return self.narrow();
        }
        let half = self.last_nonzero_digit / Decimal::TWO;
        (Some(self.value - half), Some(self.value + half))
    }

    /// How a reference's value stands to it.
    pub fn fit(&self, reference: Decimal, scale: Scale) -> Fit {
        if inside(self.narrow(), reference) {
            return Fit::Narrow;
        }
        let off = self.off(reference);
        if scale == Scale::Relative && off <= reference.abs() * Decimal::new(1, 3) {
            return Fit::NearlyExact;
        }
        // A rank is never round: "10th" does not stand for 5th to 15th.
        if scale != Scale::Ranks && inside(self.wide(), reference) {
            return Fit::Wide;
        }
        let (close, loose) = match scale {
            Scale::Relative => (
                reference.abs() * Decimal::new(5, 2),
                reference.abs() * Decimal::new(10, 2),
            ),
            Scale::Points => (Decimal::from(2), Decimal::from(4)),
            Scale::Ranks => (Decimal::from(1), Decimal::from(2)),
        };
        if off <= close {
            Fit::Close
        } else if off <= loose {
            Fit::Loose
        } else {
            Fit::Outside
        }
    }

    /// Distance from the reference's value to the nearest value that the words allow, or for
    /// an exact number to the number itself.
    pub fn off(&self, reference: Decimal) -> Decimal {
        if self.bound == Bound::Exact {
            return (reference - self.value).abs();
        }
        match self.narrow() {
            (Some(low), _) if reference < low => low - reference,
            (_, Some(high)) if reference > high => reference - high,
            _ => Decimal::ZERO,
        }
    }

    /// "More than v" holds, but the reference is so far above (below) v that the words
    /// mislead: more than half as much again.
    pub fn misleading_bound(&self, reference: Decimal) -> Option<&'static str> {
        let half_more = Decimal::new(15, 1);
        match self.bound {
            Bound::MoreThan | Bound::AtLeast if reference > self.value * half_more => {
                Some("understates")
            }
            Bound::LessThan | Bound::AtMost if reference * half_more < self.value => {
                Some("overstates")
            }
            _ => None,
        }
    }

    /// Number of digits from the first to the last that is not zero: 4 for 1533, 1 for 20
    /// million. A vintage rests on figures of four or more.
    pub fn digits(&self) -> u32 {
        if self.last_nonzero_digit.is_zero() {
            return 0;
        }
        let steps = (self.value.abs() / self.last_nonzero_digit).trunc();
        steps.mantissa().checked_ilog10().map_or(0, |log| log + 1)
    }

    /// The place of the last written digit.
    pub fn unit(&self) -> Decimal {
        self.last_digit
    }

    /// Whether the words give one number without a bound.
    pub fn is_exact(&self) -> bool {
        self.bound == Bound::Exact
    }
}

fn inside((low, high): (Option<Decimal>, Option<Decimal>), value: Decimal) -> bool {
    low.is_none_or(|low| low <= value) && high.is_none_or(|high| value <= high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_mark::QuantityKind;
    use laocoon_text::Span;

    fn reading(value: i64, u: i64, big_u: i64, bound: Bound) -> Reading {
        Reading::new(
            &Quantity {
                span: Span::new(0, 1),
                kind: QuantityKind::Number,
                value: Some(Decimal::from(value)),
                low: None,
                high: None,
                bound,
                unit: None,
                of: None,
                change: None,
                last_digit: Decimal::from(u),
                last_nonzero_digit: Decimal::from(big_u),
            },
            Decimal::ONE,
        )
        .expect("has a value")
    }

    fn check(reading: &Reading, reference: i64, scale: Scale, expected: Fit) {
        let fit = reading.fit(Decimal::from(reference), scale);
        assert_eq!(fit, expected, "{} against {reference}", reading.value);
    }

    #[test]
    fn exact_numbers() {
        let border = reading(6846, 1, 1, Bound::Exact);
        check(&border, 6846, Scale::Relative, Fit::Narrow);
        check(&border, 6850, Scale::Relative, Fit::NearlyExact);
        check(&border, 7000, Scale::Relative, Fit::Close);
        check(&border, 7500, Scale::Relative, Fit::Loose);
        check(&border, 7644, Scale::Relative, Fit::Outside);
    }

    #[test]
    fn round_numbers_are_read_narrowly_then_widely() {
        let million = 1_000_000;
        let people = reading(20 * million, million, 10 * million, Bound::Exact);
        check(&people, 20_400_000, Scale::Relative, Fit::Narrow);
        check(&people, 19_245_793, Scale::Relative, Fit::Wide);
        check(&people, 26_000_000, Scale::Relative, Fit::Outside);
    }

    #[test]
    fn percentages_in_points_and_ranks_in_places() {
        let share = reading(68, 1, 1, Bound::Exact);
        check(&share, 70, Scale::Points, Fit::Close);
        check(&share, 71, Scale::Points, Fit::Loose);
        check(&share, 73, Scale::Points, Fit::Outside);
        let rank = reading(10, 1, 10, Bound::Exact);
        check(&rank, 9, Scale::Ranks, Fit::Close);
        check(&rank, 14, Scale::Ranks, Fit::Outside);
    }

    #[test]
    fn bounds() {
        let more = reading(100, 1, 100, Bound::MoreThan);
        check(&more, 140, Scale::Relative, Fit::Narrow);
        assert_eq!(more.misleading_bound(Decimal::from(140)), None);
        assert_eq!(
            more.misleading_bound(Decimal::from(151)),
            Some("understates")
        );
        check(&more, 97, Scale::Relative, Fit::Close);
        check(&more, 60, Scale::Relative, Fit::Outside);
        let nearly = reading(100, 1, 100, Bound::Nearly);
        check(&nearly, 93, Scale::Relative, Fit::Narrow);
        check(&nearly, 80, Scale::Relative, Fit::Outside);
        let about = reading(100, 1, 1, Bound::About);
        check(&about, 104, Scale::Relative, Fit::Narrow);
        let less = reading(100, 1, 100, Bound::LessThan);
        assert_eq!(less.misleading_bound(Decimal::from(60)), Some("overstates"));
    }

    #[test]
    fn digits_that_carry_information() {
        assert_eq!(reading(1533, 1, 1, Bound::Exact).digits(), 4);
        assert_eq!(
            reading(20_000_000, 1_000_000, 10_000_000, Bound::Exact).digits(),
            1
        );
        assert_eq!(reading(2_724_910, 1, 10, Bound::Exact).digits(), 6);
    }
}
