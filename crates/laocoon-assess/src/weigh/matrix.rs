use super::classical::Rating;
use super::scale::Interval;

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
    /// For each hypothesis the classical ratings it was given, one an analyst; may be empty.
    pub ratings: Vec<Vec<Rating>>,
}

/// An open question, with P(yes | hypothesis) for each hypothesis.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "told above")]
pub struct Question {
    pub text: String,
    pub cells: Vec<Interval>,
}

impl Matrix {
    /// The same with every origin renamed: names that become one were never independent.
    pub fn with_origins(mut self, name: impl Fn(&str) -> String) -> Matrix {
        for item in &mut self.evidence {
            for origin in &mut item.origins {
                *origin = name(origin);
            }
            item.origins.sort();
            item.origins.dedup();
        }
        self
    }
}
