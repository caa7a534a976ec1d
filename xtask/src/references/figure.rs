//! One written figure: bound, currency, sign, number or range, scale word, unit.

use std::cmp::Ordering;

/// A number as written: `mantissa` x 10^`exponent`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Number {
    pub mantissa: i64,
    pub exponent: i8,
}

impl Number {
    pub fn new(mantissa: i64, exponent: i8) -> Number {
        Number { mantissa, exponent }
    }

    pub fn scaled(self, power: i8) -> Number {
        Number {
            exponent: self.exponent + power,
            ..self
        }
    }

    /// The same value without zeros at the end of the mantissa.
    pub fn reduced(self) -> Number {
        let Number {
            mut mantissa,
            mut exponent,
        } = self;
        if mantissa == 0 {
            return Number::default();
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Number { mantissa, exponent }
    }

    pub fn as_f64(self) -> f64 {
        let power = 10f64.powi(i32::from(self.exponent.unsigned_abs()));
        if self.exponent < 0 {
            self.mantissa as f64 / power
        } else {
            self.mantissa as f64 * power
        }
    }

    /// The sum.
    pub fn plus(self, other: Number) -> Number {
        let exponent = self.exponent.min(other.exponent);
        let at = |n: Number| {
            i128::from(n.mantissa) * 10i128.pow(u32::from((n.exponent - exponent).unsigned_abs()))
        };
        Number {
            mantissa: i64::try_from(at(self) + at(other)).unwrap_or(i64::MAX),
            exponent,
        }
    }

    fn middle(self, other: Number) -> Number {
        let sum = self.plus(other);
        Number {
            mantissa: sum.mantissa.saturating_mul(5),
            exponent: sum.exponent - 1,
        }
        .reduced()
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.reduced(), other.reduced());
        (a.mantissa, a.exponent) == (b.mantissa, b.exponent)
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.as_f64().partial_cmp(&other.as_f64())
    }
}

/// How a figure is bounded in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    #[default]
    Exact,
    Less,
    More,
    About,
}

/// One written figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub value: Number,
    pub range: Option<(Number, Number)>,
    pub bound: Bound,
    /// "$" stood before it.
    pub dollars: bool,
    /// "%" stood after it.
    pub percent: bool,
    /// The unit that followed, as the compiler names it; "" if none.
    pub unit: &'static str,
    /// A word follows that is no unit.
    pub word_follows: bool,
}

/// Spellings of units, longest first where one begins another; the value is multiplied by 10^power.
#[rustfmt::skip]
const UNITS: &[(&str, &str, i8)] = &[
    ("square kilometers", "km2", 0), ("square kilometer", "km2", 0), ("sq kilometers", "km2", 0), ("sq km", "km2", 0), ("sq. km", "km2", 0), ("sqkm", "km2", 0), ("km2", "km2", 0), ("sq mi", "mi2", 0),
    ("kilometers", "km", 0), ("kilometer", "km", 0), ("kms", "km", 0), ("km", "km", 0), ("nm", "nmi", 0), ("nautical miles", "nmi", 0), ("meters", "m", 0), ("m", "m", 0),
    ("kilowatt-hours", "kW.h", 0), ("kwh", "kW.h", 0), ("kwhr", "kW.h", 0), ("kilowatts", "kW", 0), ("kilowatt", "kW", 0), ("kw", "kW", 0), ("mw", "kW", 3), ("megawatts", "kW", 3),
    ("bbl/day", "[bbl_us]/d", 0), ("bbl per day", "[bbl_us]/d", 0), ("barrels per day", "[bbl_us]/d", 0), ("barrels/day", "[bbl_us]/d", 0), ("bbl/d", "[bbl_us]/d", 0),
    ("bbl", "[bbl_us]", 0), ("barrels", "[bbl_us]", 0),
    ("cubic meters", "m3", 0), ("cu meters", "m3", 0), ("cu m", "m3", 0), ("cubic feet", "ft3", 0),
    ("megatonnes of co2", "t", 6), ("metric tonnes of co2", "t", 0), ("million metric tonnes of co2", "t", 6), ("metric tonnes", "t", 0), ("metric tons", "t", 0), ("metric ton", "t", 0), ("mt", "t", 0), ("tons", "t", 0),
    ("births/1,000", "[ppth]", 0), ("deaths/1,000", "[ppth]", 0), ("migrants/1,000", "[ppth]", 0), ("migrant/1,000", "[ppth]", 0), ("migrant(s)/1,000", "[ppth]", 0), ("birth/1,000", "[ppth]", 0), ("death/1,000", "[ppth]", 0),
    ("deaths/100,000", "/100000", 0), ("children born/woman", "per woman", 0), ("child born/woman", "per woman", 0), ("children/woman", "per woman", 0),
    ("years", "a", 0), ("year", "a", 0), ("yrs", "a", 0),
];

const SCALES: &[(&str, i8)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("milliion", 6),
    ("millon", 6),
    ("billion", 9),
    ("bllion", 9),
    ("biillion", 9),
    ("trillion", 12),
];

const BOUNDS: &[(&str, Bound)] = &[
    ("no more than", Bound::Less),
    ("less than", Bound::Less),
    ("fewer than", Bound::Less),
    ("under", Bound::Less),
    ("below", Bound::Less),
    ("up to", Bound::Less),
    ("almost", Bound::About),
    ("nearly", Bound::About),
    ("<", Bound::Less),
    ("more than", Bound::More),
    ("greater than", Bound::More),
    ("at least", Bound::More),
    ("over", Bound::More),
    (">", Bound::More),
    ("an estimated", Bound::About),
    ("estimated at", Bound::About),
    ("estimated", Bound::About),
    ("approximately", Bound::About),
    ("approx.", Bound::About),
    ("about", Bound::About),
    ("ca.", Bound::About),
    ("around", Bound::About),
    ("roughly", Bound::About),
    ("~", Bound::About),
];

/// Reads a figure at the start of a text; gives it and the rest.
pub fn read(text: &str) -> Option<(Figure, &str)> {
    let mut rest = text.trim_start();
    let mut bound = Bound::Exact;
    while let Some((word, found)) = BOUNDS.iter().find(|(word, _)| starts_with_word(rest, word)) {
        bound = *found;
        rest = rest[word.len()..].trim_start();
    }
    let (mut negative, mut dollars) = (false, false);
    loop {
        if let Some(after) = rest.strip_prefix("US$").or_else(|| rest.strip_prefix('$')) {
            (dollars, rest) = (true, after.trim_start());
        } else if let Some(after) = rest.strip_prefix(['-', '\u{ad}'])
            && !negative
        {
            // "- 2.5%" with a space is the dash of "note - 2.5%" unless nothing stands before it.
            (negative, rest) = (true, after.trim_start());
        } else if let Some(after) = rest.strip_prefix('+') {
            rest = after.trim_start();
        } else {
            break;
        }
    }
    let (mut low, after) = digits(rest)?;
    if negative {
        low.mantissa = -low.mantissa;
    }
    rest = after;
    let mut high = None;
    let (low_power, after_scale) = scale(rest);
    if let Some((second, after)) = range_end(after_scale, dollars) {
        let (power, after) = scale(after);
        let low_power = if low_power == 0 { power } else { low_power };
        (low, high, rest) = (low.scaled(low_power), Some(second.scaled(power)), after);
    } else {
        (low, rest) = (low.scaled(low_power), after_scale);
    }
    let percent = ["%", " %", " percent", "percent"]
        .into_iter()
        .find_map(|p| rest.strip_prefix(p));
    if let Some(after) = percent {
        rest = after;
    }
    let mut unit = "";
    if let Some(monthly) = percent.and_then(|p| {
        ["per month", "a month", "monthly"]
            .iter()
            .find(|m| starts_with_word(p.trim_start(), m))
    }) {
        unit = "%/mo";
        rest = &rest.trim_start()[monthly.len()..];
    }
    if percent.is_none()
        && let Some((spelling, name, power)) = unit_at(rest)
    {
        unit = name;
        (low, high) = (low.scaled(power), high.map(|h: Number| h.scaled(power)));
        rest = &rest.trim_start()[spelling.len()..];
    }
    let value = high.map_or(low, |h| low.middle(h));
    let range = high.map(|h| (low, h));
    Some((
        Figure {
            value,
            range,
            bound,
            dollars,
            percent: percent.is_some() && unit.is_empty(),
            unit,
            word_follows: rest.trim_start().starts_with(|c: char| c.is_alphabetic()),
        },
        rest,
    ))
}

/// Digits with groups of three and decimals: "2,724,900", "13.13", ".5".
pub fn digits(text: &str) -> Option<(Number, &str)> {
    let bytes = text.as_bytes();
    let (mut mantissa, mut exponent, mut at, mut seen) = (0i64, 0i8, 0, false);
    while at < bytes.len() {
        match bytes[at] {
            d @ b'0'..=b'9' => {
                mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(d - b'0'))?;
                seen = true;
            }
            b',' if seen && is_group(&bytes[at + 1..]) => {}
            // "585, 370 km2"
            b',' if seen
                && mantissa < 1000
                && bytes.get(at + 1) == Some(&b' ')
                && is_group(&bytes[at + 2..]) =>
            {
                at += 1
            }
            _ => break,
        }
        at += 1;
    }
    if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        at += 1;
        while let Some(d @ b'0'..=b'9') = bytes.get(at) {
            mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(d - b'0'))?;
            exponent = exponent.checked_sub(1)?;
            seen = true;
            at += 1;
        }
    }
    seen.then(|| (Number { mantissa, exponent }, &text[at..]))
}

/// Three digits and no fourth.
fn is_group(bytes: &[u8]) -> bool {
    bytes.len() >= 3
        && bytes[..3].iter().all(u8::is_ascii_digit)
        && !bytes.get(3).is_some_and(u8::is_ascii_digit)
}

/// "-15", " to 15", "-$15" after the first number of a range.
fn range_end(text: &str, dollars: bool) -> Option<(Number, &str)> {
    let after = text.trim_start().trim_start_matches('%');
    let after = after
        .strip_prefix("to ")
        .or_else(|| after.strip_prefix('-'))
        .or_else(|| after.strip_prefix(" - "))
        .or_else(|| after.trim_start().strip_prefix("to "))?;
    let after = after.trim_start();
    let after = if dollars {
        after.strip_prefix('$').unwrap_or(after)
    } else {
        after
    };
    digits(after)
}

fn scale(text: &str) -> (i8, &str) {
    let after = text.trim_start();
    for (word, power) in SCALES {
        if starts_with_word(after, word) {
            let (more, rest) = scale(&after[word.len()..]);
            return (power + more, rest);
        }
    }
    (0, text)
}

fn unit_at(text: &str) -> Option<(&'static str, &'static str, i8)> {
    let text = text.trim_start();
    UNITS
        .iter()
        .find(|(spelling, ..)| starts_with_word(text, spelling))
        .copied()
}

/// Whether a text starts with a word (in any case) and the word ends there.
pub fn starts_with_word(text: &str, word: &str) -> bool {
    let head = text.as_bytes().get(..word.len());
    head.is_some_and(|h| h.eq_ignore_ascii_case(word.as_bytes()))
        && (!word.ends_with(|c: char| c.is_alphanumeric())
            || !text[word.len()..].starts_with(|c: char| c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: f64, unit: &str, rest: &str) {
        let (figure, after) = read(text).unwrap_or_else(|| panic!("no figure in {text:?}"));
        assert!(
            (figure.value.as_f64() - value).abs() <= value.abs() * 1e-12,
            "{text}: {figure:?}"
        );
        let found = if figure.dollars {
            "USD"
        } else if figure.percent {
            "%"
        } else {
            figure.unit
        };
        assert_eq!((found, after.trim()), (unit, rest), "{text}");
    }

    #[test]
    fn figures() {
        check("2,724,900 sq km", 2_724_900.0, "km2", "");
        check(
            "$475.18 billion (2020 est.)",
            475.18e9,
            "USD",
            "(2020 est.)",
        );
        check("-$3.702 billion", -3.702e9, "USD", "");
        check("$-3.7 billion", -3.7e9, "USD", "");
        check(
            "1.955 million bbl/day (2023)",
            1.955e6,
            "[bbl_us]/d",
            "(2023)",
        );
        check("42,500 MW capacity", 42.5e6, "kW", "capacity");
        check("1,100 billion kWh produced", 1.1e12, "kW.h", "produced");
        check("585, 370 km2", 585_370.0, "km2", "");
        check("less than 1%", 1.0, "%", "");
        check("4-5% (1990)", 4.5, "%", "(1990)");
        check("10% to 15%", 12.5, "%", "");
        check("$2-3 billion", 2.5e9, "USD", "");
        check("25% per month (1992)", 25.0, "%/mo", "(1992)");
        check("30 billion barrels", 30e9, "[bbl_us]", "");
        check(
            "13.13 births/1,000 population",
            13.13,
            "[ppth]",
            "population",
        );
        assert_eq!(read("NA%"), None);
    }
}
