use laocoon_stats::{Mantel, Point, Random, Transform, distance, mantel};
use rayon::prelude::*;

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
    /// The best model is not far enough ahead of the next.
    Close,
    /// Contagion fits best, but nearness in space does not go with nearness in time.
    NoOrder,
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
    /// How far the best score is ahead of the next.
    pub margin: f64,
    /// The smallest p that a permutation of these days can reach: ties make it greater.
    pub smallest_p: f64,
    /// Whether near in space goes with near in time.
    pub mantel: Mantel,
    /// What follows.
    pub verdict: Verdict,
}

/// How far a model must be ahead: a likelihood ratio of 20.
pub const THRESHOLD: f64 = 3.0;

/// Mean of the quickest scatter of reactions to news, in days. Without such a bound a shock that
/// everybody answers at once and an appointment are the same thing.
const QUICKEST: f64 = 0.5;

/// Compares the three models; nothing here tells a public appointment from a secret one.
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
        appointment(&steps),
    ];
    let scores = [
        log_likelihoods[0] - 2.0 * half,
        log_likelihoods[1] - 3.0 * half,
        log_likelihoods[2] - 2.0 * half,
    ];
    let mut ranked = [0, 1, 2];
    ranked.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let margin = scores[ranked[0]] - scores[ranked[1]];
    let best = Model::ALL[ranked[0]];
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
    let verdict = match best {
        _ if n < 5 => Verdict::TooFew,
        _ if margin < THRESHOLD && days == 1 => Verdict::OneDay,
        _ if margin < THRESHOLD => Verdict::Close,
        Model::Contagion if mantel.p > 0.05 => Verdict::NoOrder,
        best => Verdict::Best(best),
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

/// Independent reactions after a cause: delays with a gamma law of shape 1, 2 or 4, and a cause up to
/// two days before the first event.
fn shock(steps: &[usize], width: f64) -> f64 {
    let mut best = f64::NEG_INFINITY;
    for (shape, spread) in [(1, 1.0), (2, 2.0f64.sqrt()), (4, 2.0)] {
        for before in [0.0, 1.0, 2.0] {
            for grid in 0..48 {
                let mean = QUICKEST * spread * 1.12f64.powi(grid);
                let scale = mean / f64::from(shape);
                let mass = |k: usize| {
                    let from = (k as f64 * width + before) / scale;
                    survival(shape, from) - survival(shape, from + width / scale)
                };
                // The cause is no later than the first event: what falls before is cut off.
                let whole = survival(shape, before / scale);
                let sum = steps
                    .iter()
                    .map(|k| (mass(*k) / whole).max(1e-300).ln())
                    .sum::<f64>();
                best = best.max(sum);
            }
        }
    }
    best
}

/// P(X > x) of a gamma law with a whole shape and scale 1.
fn survival(shape: u32, x: f64) -> f64 {
    let mut term = 1.0;
    let mut sum = 1.0;
    for k in 1..shape {
        term *= x / f64::from(k);
        sum += term;
    }
    sum * (-x).exp()
}

/// Most events on one day, the rest anywhere.
fn appointment(steps: &[usize]) -> f64 {
    let last = steps.iter().copied().max().unwrap_or(0);
    let mut counts = vec![0usize; last + 1];
    steps.iter().for_each(|k| counts[*k] += 1);
    let n = steps.len() as f64;
    let on = counts.into_iter().max().unwrap_or(0) as f64;
    let share = (on / n.max(1.0)).clamp(0.02, 0.98);
    on * share.ln() + (n - on) * ((1.0 - share) / (last + 2) as f64).ln()
}

/// Each place may start by itself, and the more so the nearer others have started before.
fn contagion(steps: &[usize], places: &[Point], width: f64) -> f64 {
    let mut best = f64::NEG_INFINITY;
    for reach in [50.0, 100.0, 200.0, 400.0, 800.0] {
        let kernel: Vec<f64> = places
            .iter()
            .flat_map(|a| {
                places
                    .iter()
                    .map(move |b| (-distance(*a, *b) / reach).exp())
            })
            .collect();
        // For each place: pressure summed over the steps before its own, and in its own.
        let n = places.len();
        let mut at_risk = Vec::with_capacity(n);
        for i in 0..n {
            let (mut waited, mut own) = (0.0, 0.0);
            for j in 0..n {
                if steps[j] < steps[i] {
                    own += kernel[i * n + j];
                    waited += kernel[i * n + j] * (steps[i] - steps[j] - 1) as f64;
                }
            }
            at_risk.push((steps[i] as f64, waited, own));
        }
        for alone in 0..24 {
            let alone = 2.0 * width * 0.75f64.powi(alone);
            for caught in 0..20 {
                let caught = if caught == 0 {
                    0.0
                } else {
                    width * 0.01 * 1.5f64.powi(caught)
                };
                let sum = at_risk.iter().map(|(steps, waited, own)| {
                    let hazard = alone + caught * own;
                    -(alone * steps + caught * waited) + (-(-hazard).exp_m1()).ln()
                });
                best = best.max(sum.sum::<f64>());
            }
        }
    }
    best
}

/// Simulated events of a model at the given places: a shock with a mean delay of a day and a half; an
/// appointment that four in five keep and one in five a day late; contagion that falls off over 300 km.
pub fn simulate(model: Model, places: &[Point], random: &mut Random) -> Vec<Dated> {
    let n = places.len();
    let times: Vec<f64> = match model {
        Model::Shock => (0..n).map(|_| 1.5 * random.exponential()).collect(),
        Model::Appointment => (0..n)
            .map(|_| if random.unit() < 0.8 { 2.0 } else { 3.0 } + 0.15 * random.normal())
            .collect(),
        Model::Contagion => infect(places, random),
    };
    let dated = |(time, place): (&f64, &Point)| Dated {
        day: time.floor() as i64,
        place: *place,
    };
    times.iter().zip(places).map(dated).collect()
}

fn infect(places: &[Point], random: &mut Random) -> Vec<f64> {
    let n = places.len();
    let mut times = vec![f64::INFINITY; n];
    let mut rates = vec![0.0; n];
    let mut now = 0.0;
    let mut newest = random.below(n);
    for _ in 0..n {
        times[newest] = now;
        for i in (0..n).filter(|i| times[*i].is_infinite()) {
            rates[i] += (-distance(places[i], places[newest]) / 300.0).exp() / 0.35 + 0.02;
        }
        rates[newest] = 0.0;
        let sum: f64 = rates.iter().sum();
        if sum <= 0.0 {
            break;
        }
        now += random.exponential() / sum;
        let mut mark = random.unit() * sum;
        newest = (0..n).rfind(|i| times[*i].is_infinite()).unwrap_or(0);
        for (i, rate) in rates.iter().enumerate().filter(|(_, rate)| **rate > 0.0) {
            mark -= rate;
            if mark <= 0.0 {
                newest = i;
                break;
            }
        }
    }
    times
}

/// For each model in turn, the share of simulations at these places in which it is named.
pub fn power(places: &[Point], draws: usize, seed: u64) -> [f64; 3] {
    Model::ALL.map(|model| {
        let named = |index: usize| {
            let mut random = Random::new(seed, index as u64);
            let events = simulate(model, places, &mut random);
            spread(&events, seed).verdict == Verdict::Best(model)
        };
        let hits = (0..draws)
            .into_par_iter()
            .filter(|index| named(*index))
            .count();
        hits as f64 / draws.max(1) as f64
    })
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
