use laocoon_text::Language;
use std::collections::BTreeMap;

/// A probability known to lie between two bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// At least.
    pub low: f64,
    /// At most.
    pub high: f64,
}

impl Interval {
    /// Nothing known.
    pub const UNKNOWN: Self = Interval {
        low: 0.05,
        high: 0.95,
    };

    /// The bounds in order, kept within 0.001 and 0.999: no evidence proves or refutes alone.
    pub fn new(low: f64, high: f64) -> Self {
        let keep = |p: f64| {
            if p.is_nan() {
                0.5
            } else {
                p.clamp(0.001, 0.999)
            }
        };
        let (low, high) = (keep(low), keep(high));
        Interval {
            low: low.min(high),
            high: low.max(high),
        }
    }

    /// The middle.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// The least interval that holds both.
    pub fn hull(self, other: Self) -> Self {
        Interval {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }
}

/// The bounds of the seven steps of ICD 203 (2015).
const ICD_203: [(f64, f64); 7] = [
    (0.01, 0.05),
    (0.05, 0.20),
    (0.20, 0.45),
    (0.45, 0.55),
    (0.55, 0.80),
    (0.80, 0.95),
    (0.95, 0.99),
];

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    scale: Vec<Vec<String>>,
    message: BTreeMap<String, String>,
    speed: Vec<Vec<String>>,
    indicators: Vec<String>,
}

fn words(language: Language) -> Option<Words> {
    let table = laocoon_languages::table(language, "weigh.toml")?;
    toml::from_str(table.text).ok()
}

/// What is wrong in a `weigh.toml`: its scale has the seven steps of ICD 203, and its messages
/// are those of the English table.
pub fn check(table: &laocoon_languages::Table) -> Option<laocoon_languages::PackError> {
    if let Some(error) = laocoon_languages::check::<Words>(table) {
        return Some(error);
    }
    let own: Words = toml::from_str(table.text).ok()?;
    let error = |at: &str, message: String| {
        let byte = table.text.find(at).unwrap_or(0);
        Some(laocoon_languages::PackError::at(table, byte, at, message))
    };
    if own.scale.len() != ICD_203.len() {
        let message = format!("{} steps; expected {}", own.scale.len(), ICD_203.len());
        return error("scale", message);
    }
    let english = words(Language::English)?;
    let unknown = own
        .message
        .keys()
        .find(|key| !english.message.contains_key(*key));
    if let Some(key) = unknown {
        return error(key, "no such message".into());
    }
    let missing = english
        .message
        .keys()
        .find(|key| !own.message.contains_key(*key));
    missing.and_then(|key| error("[message]", format!("no message \"{key}\"")))
}

/// The interval that words of the scale stand for, in any of the languages.
pub fn step(text: &str) -> Option<Interval> {
    let wanted = text.trim().to_lowercase();
    let found = Language::ALL
        .into_iter()
        .filter_map(words)
        .find_map(|words| words.scale.iter().position(|step| step.contains(&wanted)))?;
    ICD_203
        .get(found)
        .map(|(low, high)| Interval::new(*low, *high))
}

/// A message of weighing in that language (English if it has none), its places filled.
pub fn message(language: Language, key: &str, filled: &[(&str, &str)]) -> String {
    let find = |language| words(language).and_then(|w| w.message.get(key).cloned());
    let text = find(language)
        .or_else(|| find(Language::English))
        .unwrap_or_else(|| key.to_owned());
    filled.iter().fold(text, |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// Whether words claim that something went too fast to be uncoordinated: a word of speed and one of
/// excess or coordination in the same passage.
pub fn is_speed_claim(language: Language, text: &str) -> bool {
    let text = text.to_lowercase();
    words(language).is_some_and(|words| {
        !words.speed.is_empty()
            && words
                .speed
                .iter()
                .all(|group| group.iter().any(|stem| text.contains(stem)))
    })
}

/// Whether the words that introduce a list announce indicators, signs, proofs.
pub fn is_indicator_list(language: Language, lead_in: &str) -> bool {
    let lead_in = lead_in.to_lowercase();
    words(language).is_some_and(|w| w.indicators.iter().any(|stem| lead_in.contains(stem)))
}

#[cfg(test)]
mod tests {
    use super::{message, step, words};
    use laocoon_text::Language;

    #[test]
    fn every_language_has_seven_steps_and_the_same_messages() {
        let english = words(Language::English).unwrap();
        for language in [Language::French, Language::Russian, Language::English] {
            let pack = words(language).unwrap();
            assert_eq!(pack.scale.len(), 7);
            assert!(pack.message.keys().eq(english.message.keys()));
        }
        assert_eq!(step("Very likely"), step("très probable"));
        assert_eq!(step("вряд ли"), step("unlikely"));
        assert_eq!(step("perhaps"), None);
        assert!(message(Language::French, "too_few", &[("n", "4")]).contains("4 faits"));
    }
}
