use super::likelihood::Collected;
use super::scale::{Interval, step};
use std::collections::BTreeMap;

/// Why a matrix cannot be weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError(pub String);

impl std::fmt::Display for InputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InputError {}

/// Hypotheses against evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The hypotheses by name; "none of these" is not among them, it is always there.
    pub hypotheses: Vec<String>,
    /// The evidence, copies already merged.
    pub evidence: Vec<Evidence>,
    /// Questions whose answer is still open.
    pub questions: Vec<Question>,
    /// The seed of the draws.
    pub seed: u64,
}

/// A cluster of statements of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Its key.
    pub key: String,
    /// The exact words that state it, one or more.
    pub words: Vec<String>,
    /// Who states it independently of the others, each once.
    pub origins: Vec<String>,
    /// How credible one origin is.
    pub credibility: Interval,
    /// P(it is reported though false).
    pub if_false: f64,
    /// P(it | hypothesis), one for each hypothesis.
    pub cells: Vec<Interval>,
}

/// An open question, with P(yes | hypothesis) for each hypothesis.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "told above")]
pub struct Question {
    pub text: String,
    pub cells: Vec<Interval>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    hypotheses: Vec<String>,
    #[serde(default)]
    evidence: Vec<FileEvidence>,
    #[serde(default)]
    question: Vec<FileQuestion>,
    #[serde(default)]
    seed: u64,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEvidence {
    key: String,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    origins: Vec<String>,
    credibility: Option<Value>,
    if_false: Option<f64>,
    #[serde(default)]
    likelihood: BTreeMap<String, Value>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FileQuestion {
    text: String,
    #[serde(default)]
    likelihood: BTreeMap<String, Value>,
}

/// Words of the scale, one number, or two bounds.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Value {
    Words(String),
    Point(f64),
    Bounds([f64; 2]),
}

/// Reads a matrix from TOML.
pub fn read(text: &str) -> Result<Matrix, InputError> {
    let file: File = toml::from_str(text).map_err(|error| InputError(error.to_string()))?;
    let mut names = file.hypotheses.clone();
    names.sort();
    names.dedup();
    if names.len() < 2 || names.len() != file.hypotheses.len() {
        return Err(InputError(
            "give at least two hypotheses, each once".to_owned(),
        ));
    }
    let hypotheses = file.hypotheses;
    let mut collected = Collected::default();
    for item in file.evidence {
        let mut origins = item.origins;
        origins.sort();
        origins.dedup();
        let credibility = match &item.credibility {
            Some(value) => interval(value, &item.key)?,
            None => Interval::new(0.55, 0.95),
        };
        collected.add(Evidence {
            cells: cells(&hypotheses, &item.likelihood, &item.key)?,
            key: item.key,
            words: item.words,
            origins,
            credibility,
            if_false: item.if_false.unwrap_or(0.5).clamp(0.001, 0.999),
        });
    }
    let question = |q: FileQuestion| {
        Ok(Question {
            cells: cells(&hypotheses, &q.likelihood, &q.text)?,
            text: q.text,
        })
    };
    let questions = file
        .question
        .into_iter()
        .map(question)
        .collect::<Result<_, InputError>>()?;
    Ok(Matrix {
        hypotheses,
        evidence: collected.items,
        questions,
        seed: file.seed,
    })
}

fn cells(
    hypotheses: &[String],
    given: &BTreeMap<String, Value>,
    key: &str,
) -> Result<Vec<Interval>, InputError> {
    if let Some(name) = given.keys().find(|name| !hypotheses.contains(name)) {
        return Err(InputError(format!(
            "“{key}” names “{name}”, which is no hypothesis of the list"
        )));
    }
    let cell = |name| {
        given
            .get(name)
            .map_or(Ok(Interval::UNKNOWN), |value| interval(value, key))
    };
    hypotheses.iter().map(cell).collect()
}

fn interval(value: &Value, key: &str) -> Result<Interval, InputError> {
    match value {
        Value::Words(words) => step(words).ok_or_else(|| {
            InputError(format!(
                "“{key}”: “{words}” is no step of the scale, such as “very likely”"
            ))
        }),
        Value::Point(p) => Ok(Interval::new(*p, *p)),
        Value::Bounds([low, high]) => Ok(Interval::new(*low, *high)),
    }
}
