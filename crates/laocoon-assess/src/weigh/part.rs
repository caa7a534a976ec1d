//! All that a view has to show of each thing that is weighed; views compute nothing.

use super::base_rate::{BaseRate, Class, base_rate};
use super::classical::{Classical, Difference, classical, difference};
use super::matrix::Matrix;
use super::precedent::{Entry, Precedent, precedent, score};
use super::sensitivity::{Column, Sensitivity, open_question, sensitivity};
use super::spread::{Dated, FEWEST, Power, Spread, power, spread};
use super::suggest::Suggestion;
use super::verdict::{Weighing, weigh};

/// Most events for which the power is simulated.
const MOST_SIMULATED: usize = 100;

/// One section of a weighing.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the types say it")]
pub enum Part {
    Matrix(Box<MatrixPart>),
    Spread(Box<SpreadPart>),
    Precedent(Box<PrecedentPart>),
    Rates(RatesPart),
    Suggestion(SuggestionPart),
}

/// Hypotheses against evidence, and what follows.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixPart {
    /// What was given.
    pub matrix: Matrix,
    /// How the hypotheses stand to each other.
    pub weighing: Weighing,
    /// What the order hangs on.
    pub sensitivity: Sensitivity,
    /// The classical scores of each hypothesis.
    pub classical: Vec<Classical>,
    /// Where they have another leader.
    pub difference: Option<Difference>,
    /// Open questions with the bits their answer is expected to give, the most first.
    pub questions: Vec<(f64, String)>,
}

impl MatrixPart {
    /// Weighs a matrix.
    pub fn new(matrix: Matrix) -> Self {
        let (sensitivity, classical) = (sensitivity(&matrix), classical(&matrix));
        let mut questions: Vec<(f64, String)> = (matrix.questions.iter())
            .map(|question| (open_question(&matrix, question), question.text.clone()))
            .collect();
        questions.sort_by(|a, b| b.0.total_cmp(&a.0));
        let leads = sensitivity.margin > 1e-12;
        let leader = leads.then_some(sensitivity.first_two.0);
        MatrixPart {
            weighing: weigh(&matrix),
            difference: leader.and_then(|leader| difference(&matrix, &classical, leader)),
            sensitivity,
            classical,
            questions,
            matrix,
        }
    }

    /// The columns, that with the widest swing first.
    pub fn tornado(&self) -> Vec<&Column> {
        let mut columns: Vec<_> = self.sensitivity.columns.iter().collect();
        let width = |column: &Column| column.swing.1 - column.swing.0;
        columns.sort_by(|a, b| {
            width(b)
                .total_cmp(&width(a))
                .then_with(|| a.key.cmp(&b.key))
        });
        columns
    }
}

/// Three models on the same events.
#[derive(Clone, Debug, PartialEq)]
pub struct SpreadPart {
    /// The events; days count from any day.
    pub events: Vec<Dated>,
    /// What follows.
    pub found: Spread,
    /// What is said of simulations of each model at these places; `None` for very few or many.
    pub power: Option<[Power; 3]>,
    /// Rows of the table that could not be read.
    pub left_out: usize,
    /// The day from which the events' days count, as people write it.
    pub first_day: String,
}

impl SpreadPart {
    /// Compares the models; draws come from `seed`.
    pub fn new(events: Vec<Dated>, left_out: usize, first_day: String, seed: u64) -> Self {
        let simulated = (FEWEST..=MOST_SIMULATED).contains(&events.len());
        SpreadPart {
            found: spread(&events, seed),
            power: simulated.then(|| power(&events, 200, seed)),
            events,
            left_out,
            first_day,
        }
    }
}

/// Two chronologies aligned.
#[derive(Clone, Debug, PartialEq)]
pub struct PrecedentPart {
    /// What the two are called.
    pub names: (String, String),
    /// Their entries, in order of days.
    pub entries: (Vec<Entry>, Vec<Entry>),
    /// How they go together.
    pub found: Precedent,
    /// Scores of the first against other precedents.
    pub controls: Vec<f64>,
}

impl PrecedentPart {
    /// Aligns two chronologies.
    pub fn new(
        names: (String, String),
        first: Vec<Entry>,
        second: Vec<Entry>,
        controls: &[Vec<Entry>],
    ) -> Self {
        PrecedentPart {
            names,
            found: precedent(&first, &second, 999, 1),
            controls: controls.iter().map(|other| score(&first, other)).collect(),
            entries: (first, second),
        }
    }

    /// The share of the other precedents that are less alike, in percent.
    pub fn percentile(&self) -> Option<f64> {
        let below = self
            .controls
            .iter()
            .filter(|other| **other < self.found.score);
        let all = self.controls.len();
        (all > 0).then(|| 100.0 * below.count() as f64 / all as f64)
    }
}

/// How often a feature occurs in a class and among others.
#[derive(Clone, Debug, PartialEq)]
pub struct RatesPart {
    /// The feature: a key of the built-in table with its days, or the user's words.
    pub feature: Feature,
    /// Names of the class of the hypothesis and of the others: keys of the table, or the user's.
    pub names: [String; 2],
    /// Their counts.
    pub classes: [Class; 2],
    /// What follows.
    pub found: BaseRate,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "told above")]
pub enum Feature {
    Known { key: String, days: u32 },
    Own(String),
}

impl RatesPart {
    /// Compares two counts.
    pub fn new(feature: Feature, names: [String; 2], classes: [Class; 2]) -> Self {
        RatesPart {
            feature,
            names,
            found: base_rate(classes[0], classes[1]),
            classes,
        }
    }
}

/// What texts suggest.
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestionPart {
    /// Hypotheses and evidence.
    pub suggestion: Suggestion,
    /// BCP 47 tag of each text's language.
    pub languages: Vec<&'static str>,
}
