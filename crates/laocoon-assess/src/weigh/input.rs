use super::base_rate::Class;
use super::classical::{Rating, ratings};
use super::likelihood::Collected;
use super::matrix::{Evidence, Matrix, Question};
use super::scale::{Interval, Scale};
use super::spread::{Dated, Model, spread};
use laocoon_references::base_rate::{base_rate, base_rates};
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

/// A file of weighing: the matrix, and the files that hold what is to be tested beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The matrix.
    pub matrix: Matrix,
    /// Tables of dated, located events.
    pub spread: Vec<String>,
    /// Chronologies to align.
    pub precedents: Vec<PrecedentFiles>,
    /// Counts to compare: what of, in which class and which others.
    pub base_rates: Vec<RateQuery>,
}

/// Two chronologies to align, and others to compare the likeness with.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "told above")]
pub struct PrecedentFiles {
    pub first: String,
    pub second: String,
    #[serde(default)]
    pub controls: Vec<String>,
}

/// A feature of the built-in classes: how often in `class`, and how often in `against`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "told above")]
pub struct RateQuery {
    pub feature: String,
    pub days: u32,
    pub class: String,
    pub against: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    hypotheses: Vec<String>,
    #[serde(default)]
    scale: Option<String>,
    #[serde(default)]
    evidence: Vec<FileEvidence>,
    #[serde(default)]
    question: Vec<FileQuestion>,
    #[serde(default)]
    spread: Vec<String>,
    #[serde(default)]
    precedent: Vec<PrecedentFiles>,
    #[serde(default)]
    base_rate: Vec<RateQuery>,
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

/// Words of the scale or classical ratings, one number, two bounds, or counts.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Value {
    Words(String),
    Point(f64),
    Bounds([f64; 2]),
    Counted(Counted),
    Known(Known),
    Tested(Tested),
}

/// So many of so many cases showed it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    with: u64,
    of: u64,
}

/// A count of the built-in classes.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    class: String,
    feature: String,
    days: u32,
}

/// How well a model of spread explains a table of events.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Tested {
    spread: String,
    model: String,
}

/// Gives the dated, located events of a table that a cell names.
pub type Events<'e> = dyn Fn(&str) -> Result<Vec<Dated>, String> + 'e;

/// Reads a matrix from TOML; its cells name no tables of events.
pub fn read(text: &str) -> Result<Weighed, InputError> {
    read_with(text, &|name| Err(format!("{name} cannot be read here")))
}

/// Reads a matrix from TOML, the tables that its cells name through `events`.
pub fn read_with(text: &str, events: &Events<'_>) -> Result<Weighed, InputError> {
    let file: File = toml::from_str(text).map_err(|error| InputError(error.to_string()))?;
    let mut names = file.hypotheses.clone();
    names.sort();
    names.dedup();
    if names.len() < 2 || names.len() != file.hypotheses.len() {
        return Err(InputError(
            "give at least two hypotheses, each once".to_owned(),
        ));
    }
    let scale = match &file.scale {
        None => Scale::default(),
        Some(key) => Scale::find(key).ok_or_else(|| {
            let known = Scale::ALL.map(Scale::key).join(", ");
            InputError(format!("“{key}” is no scale; there are {known}"))
        })?,
    };
    let reader = Reader {
        scale,
        events,
        hypotheses: &file.hypotheses,
    };
    let mut collected = Collected::default();
    for item in file.evidence {
        collected.add(reader.evidence(item)?);
    }
    let question = |q: FileQuestion| {
        Ok(Question {
            cells: reader.cells(&q.likelihood, &q.text)?,
            text: q.text,
        })
    };
    let questions = (file.question.into_iter().map(question)).collect::<Result<_, _>>()?;
    Ok(Weighed {
        matrix: Matrix {
            evidence: collected.items,
            questions,
            seed: file.seed,
            hypotheses: file.hypotheses,
        },
        spread: file.spread,
        precedents: file.precedent,
        base_rates: file.base_rate,
    })
}

struct Reader<'f> {
    scale: Scale,
    events: &'f Events<'f>,
    hypotheses: &'f [String],
}

impl Reader<'_> {
    fn evidence(&self, item: FileEvidence) -> Result<Evidence, InputError> {
        let mut origins = item.origins;
        origins.sort();
        origins.dedup();
        let credibility = match &item.credibility {
            Some(value) => self.interval(value, &item.key)?,
            None => Interval::new(0.55, 0.95),
        };
        let rated = |name: &String| match item.likelihood.get(name) {
            Some(Value::Words(words)) => ratings(words).unwrap_or_default(),
            _ => Vec::new(),
        };
        Ok(Evidence {
            cells: self.cells(&item.likelihood, &item.key)?,
            ratings: self.hypotheses.iter().map(rated).collect(),
            key: item.key,
            words: item.words,
            origins,
            credibility,
            if_false: item.if_false.unwrap_or(0.5).clamp(0.001, 0.999),
        })
    }

    fn cells(
        &self,
        given: &BTreeMap<String, Value>,
        key: &str,
    ) -> Result<Vec<Interval>, InputError> {
        if let Some(name) = given.keys().find(|name| !self.hypotheses.contains(name)) {
            return Err(InputError(format!(
                "“{key}” names “{name}”, which is no hypothesis of the list"
            )));
        }
        let cell = |name| {
            given
                .get(name)
                .map_or(Ok(Interval::UNKNOWN), |value| self.interval(value, key))
        };
        self.hypotheses.iter().map(cell).collect()
    }

    fn interval(&self, value: &Value, key: &str) -> Result<Interval, InputError> {
        match value {
            Value::Words(words) => {
                let rated = || ratings(words).map(|ratings| Rating::hull(&ratings));
                self.scale.step(words).or_else(rated).ok_or_else(|| {
                    InputError(format!(
                        "“{key}”: “{words}” is no step of the scale {}, such as “likely”, and no rating, such as “CC” or “II”",
                        self.scale.key()
                    ))
                })
            }
            Value::Point(p) => Ok(Interval::new(*p, *p)),
            Value::Bounds([low, high]) => Ok(Interval::new(*low, *high)),
            Value::Counted(counted) if counted.with <= counted.of => {
                let class = Class {
                    cases: counted.of,
                    with: counted.with,
                };
                Ok(class.probability())
            }
            Value::Counted(counted) => Err(InputError(format!(
                "“{key}”: {} of {} is no count",
                counted.with, counted.of
            ))),
            Value::Known(known) => class_of(&known.class, &known.feature, known.days)
                .map(Class::probability)
                .map_err(|error| InputError(format!("“{key}”: {error}"))),
            Value::Tested(tested) => self
                .tested(tested)
                .map_err(|error| InputError(format!("“{key}”: {error}"))),
        }
    }

    /// The likelihood of the events under a model in relation to the best, within a factor e either way:
    /// a score is no nearer to the logarithm of a marginal likelihood.
    fn tested(&self, tested: &Tested) -> Result<Interval, String> {
        let model = Model::ALL
            .into_iter()
            .position(|model| model.name() == tested.model);
        let model = model.ok_or_else(|| {
            let known = Model::ALL.map(Model::name).join(", ");
            format!("“{}” is no model; there are {known}", tested.model)
        })?;
        let scores = spread(&(self.events)(&tested.spread)?, 1).scores;
        let best = scores.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let (behind, reach) = (scores[model] - best, 1.0);
        Ok(Interval::new(
            (behind - reach).exp(),
            (behind + reach).exp(),
        ))
    }
}

/// A count of the built-in classes; an error names what there is.
pub fn class_of(class: &str, feature: &str, days: u32) -> Result<Class, InputError> {
    let row = base_rate(class, feature, days).ok_or_else(|| {
        let mut classes: Vec<_> = base_rates().iter().map(|row| row.class).collect();
        let mut features: Vec<_> = base_rates().iter().map(|row| row.feature).collect();
        for names in [&mut classes, &mut features] {
            names.sort_unstable();
            names.dedup();
        }
        InputError(format!(
            "no base rate of “{feature}” in “{class}”; classes: {}; features: {}",
            classes.join(", "),
            features.join(", ")
        ))
    })?;
    Ok(Class {
        cases: row.cases,
        with: row.with,
    })
}

#[cfg(test)]
mod tests {
    use super::{read, read_with};
    use crate::weigh::Dated;

    fn check(cell: &str, expected: Result<(f64, f64), &str>) {
        let text = format!(
            "hypotheses = [\"a\", \"b\"]\nscale = \"nato\"\n[[evidence]]\nkey = \"e\"\nlikelihood = {{ a = {cell} }}\n"
        );
        match (read(&text), expected) {
            (Ok(file), Ok((low, high))) => {
                let found = file.matrix.evidence[0].cells[0];
                assert!((found.low - low).abs() < 5e-4, "{cell}: {found:?}");
                assert!((found.high - high).abs() < 5e-4, "{cell}: {found:?}");
            }
            (Err(error), Err(words)) => assert!(error.0.contains(words), "{error}"),
            (found, _) => panic!("{cell}: {found:?}"),
        }
    }

    #[test]
    fn a_cell_is_words_numbers_or_counts() {
        check("\"likely\"", Ok((0.6, 0.9)));
        check("\"roughly even chance\"", Err("no step of the scale nato"));
        check("[0.3, 0.1]", Ok((0.1, 0.3)));
        check("0.4", Ok((0.4, 0.4)));
        check("\"II\"", Ok((0.01, 0.2)));
        check("\"I C\"", Ok((0.2, 0.8)));
        check("{ with = 264, of = 742 }", Ok((0.3222, 0.3909)));
        check("{ with = 9, of = 2 }", Err("9 of 2"));
        check(
            "{ class = \"price-tax\", feature = \"violence\", days = 3 }",
            Ok((0.3222, 0.3909)),
        );
        check(
            "{ class = \"price-tax\", feature = \"hail\", days = 3 }",
            Err("two-places"),
        );
    }

    #[test]
    fn a_cell_from_a_tested_model() {
        let cell =
            |h: &str, model: &str| format!("{h} = {{ spread = \"all.csv\", model = \"{model}\" }}");
        let text = |second: &str| {
            let (a, b) = (cell("a", "appointment"), cell("b", second));
            format!(
                "hypotheses = [\"a\", \"b\"]\n[[evidence]]\nkey = \"e\"\n[evidence.likelihood]\n{a}\n{b}\n"
            )
        };
        let one_day = |_: &str| {
            Ok((0..200)
                .map(|i| Dated {
                    day: 3,
                    place: [f64::from(i), 0.0],
                })
                .collect())
        };
        let file = read_with(&text("shock"), &one_day).unwrap();
        let cells = &file.matrix.evidence[0].cells;
        assert!(cells[0].low > cells[1].high, "{cells:?}");
        let bad = read_with(&text("magic"), &one_day);
        assert!(bad.is_err_and(|error| error.0.contains("contagion")));
        assert!(read(&text("shock")).is_err_and(|error| error.0.contains("all.csv")));
    }

    #[test]
    fn an_unknown_scale_is_told() {
        let found = read("hypotheses = [\"a\", \"b\"]\nscale = \"mood\"\n");
        assert!(found.is_err_and(|error| error.0.contains("icd-203")));
    }
}
