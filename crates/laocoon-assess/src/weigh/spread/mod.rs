mod likelihood;
mod simulate;

pub use simulate::{Power, power, simulate};

use laocoon_stats::{Mantel, Point, Transform, mantel};
use likelihood::{appointment, contagion, shock};

/// An event with its day and place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dated {
    /// Day, counted from any day.
    pub day: i64,
    /// Place, in kilometres.
    pub place: Point,
}

/// Why events in many places may come close together in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// One cause acts on all; each place reacts by itself, sooner or later.
    Shock,
    /// Places take it from places near them.
    Contagion,
    /// A day was agreed on.
    Appointment,
}

impl Model {
    /// Every model.
    pub const ALL: [Model; 3] = [Model::Shock, Model::Contagion, Model::Appointment];

    /// Its name in the output.
    pub const fn name(self) -> &'static str {
        match self {
            Model::Shock => "shock",
            Model::Contagion => "contagion",
            Model::Appointment => "appointment",
        }
    }
}

/// What the dates and places can tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// One model is clearly ahead.
    Best(Model),
    /// Fewer than five events.
    TooFew,
    /// All on one day, and too few of them for a verdict.
    OneDay,
    /// An appointment is neither ahead of both others nor behind one of them, by enough.
    Close,
    /// The days speak for an appointment, the places for contagion.
    Torn,
    /// An appointment is clearly behind; a shock and contagion cannot be told apart.
    Uncoordinated,
}

/// The three models on the same events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Events.
    pub events: usize,
    /// Days from the first to the last, both counted.
    pub days: i64,
    /// Log-likelihoods in the order of [`Model::ALL`].
    pub log_likelihoods: [f64; 3],
    /// The same, less half ln n for each parameter (Schwarz 1978).
    pub scores: [f64; 3],
    /// How far the score of an appointment is ahead of the better of the others; below 0 if behind.
    pub margin: f64,
    /// The smallest p that a permutation of these days can reach: ties make it greater.
    pub smallest_p: f64,
    /// Whether near in space goes with near in time.
    pub mantel: Mantel,
    /// What follows.
    pub verdict: Verdict,
}

/// Fewest events of which anything is told.
pub const FEWEST: usize = 5;

/// How far a model must be ahead: a likelihood ratio of 20.
pub const THRESHOLD: f64 = 3.0;

/// Level of the test whether near places start on near days.
pub const LEVEL: f64 = 0.05;

/// Compares the three models; nothing here tells a public appointment from a secret one.
///
/// Contagion is named by the places alone: an exact permutation test whether those near each other
/// start on days near each other, which neither other model leads to. The days alone part an
/// appointment from the others.
pub fn spread(events: &[Dated], seed: u64) -> Spread {
    let n = events.len();
    let first = events.iter().map(|e| e.day).min().unwrap_or(0);
    let last = events.iter().map(|e| e.day).max().unwrap_or(0);
    let days = last - first + 1;
    // Long histories are cut into at most 400 steps.
    let width = (days + 399) / 400;
    let steps: Vec<usize> = events
        .iter()
        .map(|e| ((e.day - first) / width) as usize)
        .collect();
    let places: Vec<Point> = events.iter().map(|e| e.place).collect();
    let half = (n.max(1) as f64).ln() / 2.0;
    let log_likelihoods = [
        shock(&steps, width as f64),
        contagion(&steps, &places, width as f64),
        appointment(&steps, width as f64),
    ];
    let scores = [
        log_likelihoods[0] - 2.0 * half,
        log_likelihoods[1] - 3.0 * half,
        log_likelihoods[2] - 2.0 * half,
    ];
    let nearness = Transform {
        constant: 100.0,
        power: -1.0,
    };
    let lag = Transform {
        constant: 1.0,
        power: -1.0,
    };
    let times: Vec<f64> = events.iter().map(|e| e.day as f64).collect();
    let permutations = if n > 200 { 99 } else { 199 };
    let mantel = mantel(&places, &times, nearness, lag, permutations, seed);
    let margin = scores[2] - scores[0].max(scores[1]);
    let near = mantel.p <= LEVEL;
    let verdict = match () {
        () if n < FEWEST => Verdict::TooFew,
        () if margin >= THRESHOLD && near => Verdict::Torn,
        () if margin >= THRESHOLD => Verdict::Best(Model::Appointment),
        () if near => Verdict::Best(Model::Contagion),
        () if days == 1 => Verdict::OneDay,
        () if margin > -THRESHOLD => Verdict::Close,
        () if scores[0] - scores[1] >= THRESHOLD => Verdict::Best(Model::Shock),
        () => Verdict::Uncoordinated,
    };
    let smallest_p = smallest_p(&steps);
    Spread {
        events: n,
        days,
        log_likelihoods,
        scores,
        margin,
        smallest_p,
        mantel,
        verdict,
    }
}

/// Places in kilometres on a plane through the middle latitude, from degrees north and east: near
/// enough for distances within a country.
pub fn plane(degrees: &[(f64, f64)]) -> Vec<Point> {
    let middle = degrees.iter().map(|place| place.0).sum::<f64>() / degrees.len().max(1) as f64;
    let across = 111.32 * middle.to_radians().cos();
    let place = |(north, east): &(f64, f64)| [east * across, north * 110.57];
    degrees.iter().map(place).collect()
}

/// One over the number of different orders of days with ties.
fn smallest_p(steps: &[usize]) -> f64 {
    let mut sorted = steps.to_vec();
    sorted.sort_unstable();
    let ties: f64 = sorted
        .chunk_by(|a, b| a == b)
        .map(|run| laocoon_stats::smallest_p(run.len()).ln())
        .sum();
    (laocoon_stats::smallest_p(steps.len()).ln() - ties)
        .exp()
        .min(1.0)
}

#[cfg(test)]
mod tests {
    use super::{Dated, Model, Verdict, spread};

    fn days(days: &[i64]) -> Vec<Dated> {
        let dated = |(i, day): (usize, &i64)| Dated {
            day: *day,
            place: [70.0 * i as f64, 31.0 * (i % 3) as f64],
        };
        days.iter().enumerate().map(dated).collect()
    }

    #[test]
    fn few_events_tell_nothing() {
        let four = spread(&days(&[1, 2, 4, 5]), 1);
        assert_eq!(four.verdict, Verdict::TooFew);
        assert!(four.smallest_p > 0.0416);
        assert_eq!(spread(&days(&[3; 8]), 1).verdict, Verdict::OneDay);
    }

    #[test]
    fn hundreds_on_one_day_are_an_appointment() {
        assert_eq!(
            spread(&days(&[3; 300]), 1).verdict,
            Verdict::Best(Model::Appointment)
        );
    }

    #[test]
    fn a_later_calendar_changes_nothing() {
        let early = [0, 0, 1, 1, 2, 4, 4, 7, 9];
        let late = early.map(|day| day + 40_000);
        assert_eq!(spread(&days(&early), 1), spread(&days(&late), 1));
    }
}
