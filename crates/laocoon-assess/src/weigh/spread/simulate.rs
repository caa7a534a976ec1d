use super::{Dated, Model, Verdict, spread};
use laocoon_stats::{Point, Random, distance};
use rayon::prelude::*;

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

/// The places, enlarged or shrunk to the extent for which the simulations are made; the days that the
/// events last.
fn like(events: &[Dated]) -> (Vec<Point>, i64) {
    /// Kilometres across a region in which a contagion falls off over 300.
    const ACROSS: f64 = 3000.0;
    let ends = |along: usize| {
        let at = events.iter().map(move |event| event.place[along]);
        let (low, high) = (
            at.clone().fold(f64::INFINITY, f64::min),
            at.fold(f64::NEG_INFINITY, f64::max),
        );
        high - low
    };
    let across = ends(0).hypot(ends(1));
    let scale = if across > 0.0 { ACROSS / across } else { 1.0 };
    let place = |event: &Dated| event.place.map(|x| x * scale);
    let days = |pick: fn(i64, i64) -> i64| {
        events
            .iter()
            .map(|event| event.day)
            .reduce(pick)
            .unwrap_or(0)
    };
    (
        events.iter().map(place).collect(),
        days(i64::max) - days(i64::min) + 1,
    )
}

/// Stretches or compresses the days of events so that they last so many.
fn last(events: &mut [Dated], days: i64) {
    let longest = events.iter().map(|event| event.day).max().unwrap_or(0) + 1;
    for event in events {
        event.day = event.day * days / longest;
    }
}

/// What is said of simulations of a model.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Power {
    /// Shares named shock, contagion, appointment, in the order of [`Model::ALL`].
    pub named: [f64; 3],
    /// Share told to be a shock or contagion, without saying which.
    pub uncoordinated: f64,
}

impl Power {
    /// Share of which nothing can be told.
    pub fn silent(self) -> f64 {
        (1.0 - self.named.iter().sum::<f64>() - self.uncoordinated).max(0.0)
    }
}

/// For each model in turn, what is said of simulations of it at these places that last as many days.
pub fn power(events: &[Dated], draws: usize, seed: u64) -> [Power; 3] {
    let (places, days) = like(events);
    Model::ALL.map(|model| {
        let verdict = |index: usize| {
            let mut random = Random::new(seed, index as u64);
            let mut events = simulate(model, &places, &mut random);
            if model != Model::Appointment {
                last(&mut events, days);
            }
            spread(&events, seed).verdict
        };
        let verdicts: Vec<Verdict> = (0..draws).into_par_iter().map(verdict).collect();
        let share = |wanted: Verdict| {
            let hits = verdicts
                .iter()
                .filter(|verdict| **verdict == wanted)
                .count();
            hits as f64 / draws.max(1) as f64
        };
        Power {
            named: Model::ALL.map(|model| share(Verdict::Best(model))),
            uncoordinated: share(Verdict::Uncoordinated),
        }
    })
}
