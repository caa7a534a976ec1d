use laocoon_text::{CodePoints, Span};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// Turns the program's spans of bytes into places.
pub(crate) struct Pins<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl<'a> Pins<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            points: CodePoints::new(text),
        }
    }

    pub(crate) fn place(&self, span: Span) -> Place {
        let (start, end) = self.points.span(span);
        Place { start, end }
    }

    pub(crate) fn pin(&self, span: Span) -> Pin<'a> {
        Pin {
            place: self.place(span),
            text: span.of(self.text),
        }
    }
}

/// Where some words stand, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Place {
    /// First code point.
    pub(crate) start: u32,
    /// One past the last.
    pub(crate) end: u32,
}

/// Some words and where they stand, in code points.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Pin<'a> {
    #[serde(flatten)]
    pub(crate) place: Place,
    /// The words: `document.text[start..end]`.
    pub(crate) text: &'a str,
}

/// `t1`, `q1`, `s1`, ...: the letter of the kind and the number in its list, from 1.
pub(crate) fn id(letter: char, index: u32) -> String {
    format!("{letter}{}", u64::from(index) + 1)
}

/// A decimal as a JSON number with all of its digits: an integer when it is whole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number(pub(crate) Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.normalize().to_string())
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn every_digit_is_kept() {
        for (given, expected) in [
            ("200000000", "200000000"),
            ("19.60", "19.6"),
            ("100.00", "100"),
            ("-0.0", "0"),
            ("0.1", "0.1"),
            (
                "79228162514264337593543950335",
                "79228162514264337593543950335",
            ),
            (
                "-3.141592653589793238462643383",
                "-3.141592653589793238462643383",
            ),
        ] {
            let number = Number(given.parse().unwrap());
            assert_eq!(serde_json::to_string(&number).unwrap(), expected);
        }
    }
}
