use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// A number with every digit that was written, or a value that is words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    text: String,
    words: bool,
}

impl Number {
    /// The digits or the words.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The nearest floating-point number; `None` for words.
    pub fn as_f64(&self) -> Option<f64> {
        (!self.words).then(|| self.text.parse().ok()).flatten()
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let wrong = || serde::de::Error::custom(format!("{} is no number", raw.get()));
        match raw.get().as_bytes() {
            [b'"', ..] => Ok(Number {
                text: serde_json::from_str(raw.get()).map_err(|_| wrong())?,
                words: true,
            }),
            [b'-' | b'0'..=b'9', ..] => Ok(Number {
                text: raw.get().to_owned(),
                words: false,
            }),
            _ => Err(wrong()),
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.words {
            return serializer.serialize_str(&self.text);
        }
        RawValue::from_string(self.text.clone())
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}
