//! Which claims a view shows: one small notation for the command line and the report's address.
//!
//! `kind=toll&verdict=stale,wrong`: a claim is kept if it fits every key, and it fits a key if
//! one of the values is its own. Values are written as in addresses: `%2C` is a comma inside a
//! value, `+` and `%20` are blanks.
//!
//! | key | values |
//! |---|---|
//! | `kind` | `figure`, `event`, `relation`, `report`, `inference`, `demand`, `toll` |
//! | `verdict` | the verdicts, or `none` for a claim that no finding is about |
//! | `holder` | `author`, `unnamed`, `named` (anybody with a name), an entity's id or one of its names |
//! | `certainty` | `asserted`, `hedged`, `conditional`, `reported`, `negated`, `asked` |
//! | `language` | `fr`, `en`, `ru`, `unknown` |
//! | `source` | part of the name or address of the document |

use std::fmt;
use std::str::FromStr;

/// Which claims are kept; the default keeps all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The values asked for by key, in the order of [`KEYS`]; no values keep everything.
    values: [Vec<String>; KEYS.len()],
}

/// A key of the notation.
struct Key {
    name: &'static str,
    /// The values there are; none if any will do.
    known: &'static [&'static str],
}

const KEYS: [Key; 6] = [
    Key {
        name: "kind",
        known: &[
            "figure",
            "event",
            "relation",
            "report",
            "inference",
            "demand",
            "toll",
        ],
    },
    Key {
        name: "verdict",
        known: &[
            "right",
            "approximately_right",
            "imprecise",
            "stale",
            "contested",
            "wrong",
            "inconsistent",
            "not_checkable",
            "none",
        ],
    },
    Key {
        name: "holder",
        known: &[],
    },
    Key {
        name: "certainty",
        known: &[
            "asserted",
            "hedged",
            "conditional",
            "reported",
            "negated",
            "asked",
        ],
    },
    Key {
        name: "language",
        known: &["fr", "en", "ru", "unknown"],
    },
    Key {
        name: "source",
        known: &[],
    },
];

/// What a filter asks of a claim. The words are those of the dossier's JSON.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// "figure", "event", ...
    pub kind: &'a str,
    /// The verdicts of all findings about it.
    pub verdicts: &'a [&'a str],
    /// "author", "unnamed" or the id of an entity.
    pub holder: &'a str,
    /// The names of that entity: the usual one and every spelling.
    pub holder_names: &'a [&'a str],
    /// "asserted", "hedged", ...
    pub certainty: &'a str,
    /// Tag of the document's language.
    pub language: &'a str,
    /// Name or address that the document was read under.
    pub source: &'a str,
}

/// Why a filter cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterError {
    /// A part without a `=`.
    NoValue(String),
    /// A key that is none.
    Key(String),
    /// A value that the key does not have.
    Value {
        /// The key.
        key: &'static str,
        /// The value.
        value: String,
        /// The values that it has.
        known: &'static [&'static str],
    },
}

impl Filter {
    /// Whether it keeps everything.
    pub fn is_empty(&self) -> bool {
        self.values.iter().all(Vec::is_empty)
    }

    /// Whether a claim is kept.
    pub fn keeps(&self, claim: &Facts<'_>) -> bool {
        let [kind, verdict, holder, certainty, language, source] = &self.values;
        one_of(kind, |value| value == claim.kind)
            && one_of(verdict, |value| match value {
                "none" => claim.verdicts.is_empty(),
                value => claim.verdicts.contains(&value),
            })
            && one_of(holder, |value| holds(value, claim))
            && one_of(certainty, |value| value == claim.certainty)
            && one_of(language, |value| value == claim.language)
            && one_of(source, |value| {
                lowered(claim.source).contains(&lowered(value))
            })
    }
}

fn one_of(values: &[String], fits: impl Fn(&str) -> bool) -> bool {
    values.is_empty() || values.iter().any(|value| fits(value))
}

fn holds(value: &str, claim: &Facts<'_>) -> bool {
    let named = !matches!(claim.holder, "author" | "unnamed");
    let wanted = lowered(value);
    value == claim.holder
        || value == "named" && named
        || named && (claim.holder_names.iter()).any(|name| lowered(name) == wanted)
}

fn lowered(text: &str) -> String {
    text.to_lowercase()
}

impl FromStr for Filter {
    type Err = FilterError;

    /// Reads the notation; a `?` or `#` before it, as in an address, is no part of it.
    fn from_str(text: &str) -> Result<Self, FilterError> {
        let mut filter = Filter::default();
        let text = text.trim().trim_start_matches(['#', '?']);
        for part in text.split('&').filter(|part| !part.is_empty()) {
            let (name, values) =
                (part.split_once('=')).ok_or_else(|| FilterError::NoValue(decoded(part)))?;
            let name = decoded(name);
            let at =
                (KEYS.iter().position(|key| key.name == name)).ok_or(FilterError::Key(name))?;
            let key = &KEYS[at];
            let whole;
            // Of words from a list none has a comma, however it is written.
            let values: Vec<String> = if key.known.is_empty() {
                values.split(',').map(decoded).collect()
            } else {
                whole = decoded(values);
                whole.split(',').map(str::to_owned).collect()
            };
            for value in values {
                let value = value.trim();
                if value.is_empty() || filter.values[at].iter().any(|known| known == value) {
                    continue;
                }
                if !key.known.is_empty() && !key.known.contains(&value) {
                    return Err(FilterError::Value {
                        key: key.name,
                        value: value.to_owned(),
                        known: key.known,
                    });
                }
                filter.values[at].push(value.to_owned());
            }
        }
        Ok(filter)
    }
}

/// `%C3%A9` as é, `+` as a blank; what is no such code stands for itself.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let code = match (first, after) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match (first, code) {
            (_, Some((high, low))) => {
                bytes.push(high << 4 | low);
                rest = &after[2..];
            }
            (b'+', None) => bytes.push(b' '),
            (byte, None) => bytes.push(*byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

impl fmt::Display for Filter {
    /// In the notation, ready for an address; reading it gives the same filter.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut between = "";
        for (key, values) in KEYS.iter().zip(&self.values) {
            for (index, value) in values.iter().enumerate() {
                match index {
                    0 => write!(f, "{between}{}=", key.name)?,
                    _ => f.write_str(",")?,
                }
                for byte in value.bytes() {
                    match byte {
                        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                            write!(f, "{}", char::from(byte))?;
                        }
                        byte => write!(f, "%{byte:02X}")?,
                    }
                }
                between = "&";
            }
        }
        Ok(())
    }
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FilterError::NoValue(part) => {
                write!(
                    f,
                    "{part:?} has no value; write key=value, such as kind=toll"
                )
            }
            FilterError::Key(key) => {
                let known = KEYS.map(|key| key.name).join(", ");
                write!(f, "there is no key {key:?}; the keys are {known}")
            }
            FilterError::Value { key, value, known } => {
                let known = known.join(", ");
                write!(f, "there is no {key} {value:?}; there are {known}")
            }
        }
    }
}

impl std::error::Error for FilterError {}

#[cfg(test)]
mod tests {
    use super::{Facts, Filter, KEYS};
    use serde_json::Value;

    const TOLL: Facts<'_> = Facts {
        kind: "toll",
        verdicts: &["stale", "contested"],
        holder: "e7",
        holder_names: &["Comité, section nord", "le Comité"],
        certainty: "reported",
        language: "fr",
        source: "https://example.org/Grève.html",
    };

    #[test]
    fn keeps() {
        for (filter, expected) in [
            ("", true),
            ("kind=toll", true),
            ("kind=event,toll", true),
            ("kind=event&kind=toll", true),
            ("kind=event", false),
            ("kind=", true),
            ("verdict=stale", true),
            ("verdict=stale,wrong&kind=toll", true),
            ("verdict=stale%2Cwrong", true),
            ("verdict=wrong", false),
            ("verdict=none", false),
            ("holder=named", true),
            ("holder=author,unnamed", false),
            ("holder=e7", true),
            ("holder=e70", false),
            ("holder=LE+COMITÉ", true),
            ("holder=comit%C3%A9%2C%20section%20nord", true),
            ("holder=comité, section nord", false),
            ("certainty=reported,asked&language=fr,en", true),
            ("certainty=asserted&language=fr", false),
            ("language=ru", false),
            ("source=example.org", true),
            ("source=gr%C3%A8ve", true),
            ("source=example.com", false),
            ("#?kind=toll", true),
            ("holder=100%", false),
        ] {
            let filter: Filter = filter.parse().unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(filter.keeps(&TOLL), expected, "{filter}");
            let again: Filter = filter.to_string().parse().unwrap();
            assert_eq!(again, filter);
        }
        let unchecked = Facts {
            verdicts: &[],
            ..TOLL
        };
        assert!("verdict=none".parse::<Filter>().unwrap().keeps(&unchecked));
        assert!(!"verdict=right".parse::<Filter>().unwrap().keeps(&unchecked));
    }

    #[test]
    fn errors_list_what_is_known() {
        for (filter, expected) in [
            (
                "toll",
                r#""toll" has no value; write key=value, such as kind=toll"#,
            ),
            (
                "sort=toll",
                r#"there is no key "sort"; the keys are kind, verdict, holder, certainty, language, source"#,
            ),
            (
                "verdict=right&kind=figure,tol",
                r#"there is no kind "tol"; there are figure, event, relation, report, inference, demand, toll"#,
            ),
            (
                "language=de",
                r#"there is no language "de"; there are fr, en, ru, unknown"#,
            ),
        ] {
            assert_eq!(filter.parse::<Filter>().unwrap_err().to_string(), expected);
        }
    }

    /// The words asked for are the words of the dossier.
    #[test]
    fn the_schema_has_the_same_words() {
        let schema: Value = serde_json::from_str(crate::schema::text()).unwrap();
        let words = |pointer: &str, beyond: &[&str], key: usize| {
            let mut words: Vec<&str> = schema
                .pointer(pointer)
                .unwrap()
                .as_array()
                .unwrap()
                .iter()
                .map(|word| word.as_str().unwrap())
                .chain(beyond.iter().copied())
                .collect();
            let mut known = KEYS[key].known.to_vec();
            words.sort_unstable();
            known.sort_unstable();
            assert_eq!(words, known);
        };
        words("/$defs/Claim/properties/kind/enum", &[], 0);
        words("/$defs/Finding/properties/verdict/enum", &["none"], 1);
        words("/$defs/Stance/properties/certainty/enum", &[], 3);
        let mut tags: Vec<&str> = laocoon_text::Language::ALL
            .iter()
            .map(|each| each.tag())
            .collect();
        tags.push("unknown");
        assert_eq!(tags, KEYS[4].known);
    }
}
