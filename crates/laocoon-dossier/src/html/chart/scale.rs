//! From days and amounts to places on a drawing.

use jiff::civil::{Date, date};

/// Days since 1970-01-01.
pub(in crate::html) fn days(day: Date) -> f64 {
    const ORIGIN: Date = date(1970, 1, 1);
    day.duration_since(ORIGIN).as_secs() as f64 / 86_400.0
}

/// A linear scale.
#[derive(Clone, Copy, Debug)]
pub(in crate::html) struct Scale {
    /// Values at both ends.
    pub(in crate::html) values: (f64, f64),
    /// Places of both ends.
    pub(in crate::html) places: (f64, f64),
}

impl Scale {
    /// The place of a value; the middle where both ends are one.
    pub(in crate::html) fn at(&self, value: f64) -> f64 {
        let (low, high) = self.values;
        let (start, end) = self.places;
        if high <= low {
            return (start + end) / 2.0;
        }
        start + (value - low) / (high - low) * (end - start)
    }

    /// The place of a day.
    pub(in crate::html) fn day(&self, day: Date) -> f64 {
        self.at(days(day))
    }

    /// Whether a value lies on it.
    pub(in crate::html) fn holds(&self, value: f64) -> bool {
        (self.values.0..=self.values.1).contains(&value)
    }
}

/// Round steps for about `most` ticks up to a value: 1, 2 or 5 times a power of ten.
pub(in crate::html) fn round_step(span: f64, most: f64) -> f64 {
    let rough = (span / most).max(f64::MIN_POSITIVE);
    let power = 10f64.powf(rough.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|factor| factor * power >= rough * 0.999)
        .unwrap_or(10.0);
    factor * power
}

#[cfg(test)]
mod tests {
    use super::{days, round_step};
    use jiff::civil::date;

    #[test]
    fn days_count_from_1970() {
        assert_eq!(days(date(1970, 1, 2)), 1.0);
        assert_eq!(days(date(1969, 12, 31)), -1.0);
        assert_eq!(days(date(2000, 3, 1)) - days(date(2000, 2, 28)), 2.0);
    }

    #[test]
    fn steps_are_round() {
        for (span, most, expected) in [(100.0, 5.0, 20.0), (7.0, 7.0, 1.0), (9000.0, 4.0, 5000.0)] {
            assert_eq!(round_step(span, most), expected);
        }
    }
}
