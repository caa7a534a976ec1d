//! The editions in which a text's figures hold together.

use super::day::Day;
use super::number::{editions, null};
use crate::Vintage;
use laocoon_references::{self as references};

/// The editions that a figure matches to the last digit.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Digits that carry information; 0 for a bounded number.
    pub digits: u32,
    /// Ranges of editions.
    pub editions: Vec<(u16, u16)>,
    /// The figure, and the place of its last digit.
    pub value: f64,
    /// The place of its last digit.
    pub unit: f64,
    /// What the editions hold: first, last, value.
    pub held: Vec<(u16, u16, f64)>,
}

impl Match {
    fn holds(&self, edition: u16) -> bool {
        self.editions
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&edition))
    }

    /// Whether it is long, and not such that shifted ones would match as well.
    fn is_strong(&self) -> bool {
        let held: Vec<f64> = self.held.iter().map(|(.., value)| *value).collect();
        self.digits >= TELLING_DIGITS && null::chance(self.value, self.unit, &held) <= null::TELLING
    }

    /// The editions that the shifted figure matches, as bits in their order.
    fn shifted(&self, factor: f64, all: &[u16]) -> u64 {
        let value = null::shifted(self.value, self.unit, factor);
        let fitting = self
            .held
            .iter()
            .filter(|(.., held)| (held - value).abs() <= self.unit / 2.0);
        fitting.fold(0, |bits, (first, last, _)| {
            let inside = |edition: &u16| (*first..=*last).contains(edition);
            let own = all
                .iter()
                .take(64)
                .enumerate()
                .filter(|(_, edition)| inside(edition));
            bits | own.fold(0, |bits, (at, _)| bits | 1 << at)
        })
    }
}

/// Digits from which on a match is no accident.
const TELLING_DIGITS: u32 = 4;
/// Most figures that are shifted together: more tell no more.
const MOST: usize = 64;

/// How many shifted sets of the figures fit some one edition as well as these do, and of how many.
fn as_well(figures: &[(&Match, bool)], best: (usize, usize), all: &[u16]) -> (usize, usize) {
    let factors: Vec<f64> = null::shifts().collect();
    let sets = (0..factors.len()).filter(|set| {
        let mut counts = vec![(0, 0); all.len()];
        for (nth, (figure, strong)) in figures.iter().take(MOST).enumerate() {
            // Each figure is shifted by another factor.
            let factor = factors[(set + nth * 29) % factors.len()];
            let bits = figure.shifted(factor, all);
            for (at, count) in counts.iter_mut().take(64).enumerate() {
                if bits >> at & 1 == 1 {
                    *count = (count.0 + usize::from(*strong), count.1 + 1);
                }
            }
        }
        counts.into_iter().max().is_some_and(|count| count >= best)
    });
    (sets.count(), factors.len())
}

/// The editions that fit the most figures, if that is telling: two figures of four digits or
/// more, or three figures of any length, where shifted ones would hardly fit as well.
pub fn find(matches: &[(u32, Match)], day: Option<Day>) -> Option<Vintage> {
    let telling: Vec<(u32, &Match, bool)> = matches
        .iter()
        .filter(|(_, found)| found.digits > 1 && !found.editions.is_empty())
        .map(|(claim, found)| (*claim, found, found.is_strong()))
        .collect();
    let count = |edition: u16| {
        let fitting = telling.iter().filter(|(_, found, _)| found.holds(edition));
        let strong = fitting.clone().filter(|(.., strong)| *strong).count();
        (strong, fitting.count())
    };
    let all: Vec<u16> = references::editions().iter().map(|e| e.year).collect();
    let best = all.iter().map(|edition| count(*edition)).max()?;
    if best.0 < 2 && best.1 < 3 {
        return None;
    }
    let figures: Vec<(&Match, bool)> = telling
        .iter()
        .map(|(_, found, strong)| (*found, *strong))
        .collect();
    let (fit, sets) = as_well(&figures, best, &all);
    // One in twenty is no surprise.
    if fit * 20 > sets {
        return None;
    }
    let fitting: Vec<u16> = all
        .iter()
        .copied()
        .filter(|edition| count(*edition) == best)
        .collect();
    // The longest unbroken range, the latest of several.
    let mut range = (fitting[0], fitting[0]);
    let mut longest = range;
    for edition in &fitting[1..] {
        range = if *edition == range.1 + 1 {
            (range.0, *edition)
        } else {
            (*edition, *edition)
        };
        if range.1 - range.0 >= longest.1 - longest.0 {
            longest = range;
        }
    }
    let claims: Vec<u32> = telling
        .iter()
        .filter(|(_, found, _)| found.holds(longest.1))
        .map(|(claim, ..)| *claim)
        .collect();
    let whole = longest.0 == all[0] && Some(&longest.1) == all.last();
    if whole {
        return None;
    }
    let current = match day {
        Some(day) if (longest.0..=longest.1).contains(&day.edition) => {
            format!(", with the one in force on {day}")
        }
        Some(day) => format!(
            ", not in the one in force on {day} ({} edition)",
            day.edition
        ),
        None => String::new(),
    };
    let because = format!(
        "{} figures agree to the last digit with {}{current}. Of {sets} sets of the same figures, shifted by 5 to 20 %, \
         {} would fit some edition as well.",
        claims.len(),
        editions(longest),
        if fit == 0 {
            "none".to_owned()
        } else {
            fit.to_string()
        }
    );
    Some(Vintage {
        dataset: references::DATASET.to_owned(),
        editions: longest,
        claims,
        in_force: day.map(|day| day.edition),
        shifted: (fit, sets),
        because,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figures: &[(u32, (u16, u16))], expected: Option<(u16, u16)>) {
        let matches: Vec<(u32, Match)> = figures
            .iter()
            .enumerate()
            .map(|(index, (digits, range))| {
                (
                    index as u32,
                    Match {
                        digits: *digits,
                        editions: vec![*range],
                        value: 10f64.powi(*digits as i32),
                        unit: 1.0,
                        held: vec![(range.0, range.1, 10f64.powi(*digits as i32))],
                    },
                )
            })
            .collect();
        assert_eq!(find(&matches, None).map(|v| v.editions), expected);
    }

    #[test]
    fn needs_two_long_figures_or_three_short_ones() {
        check(&[(4, (1992, 2014))], None);
        check(&[(4, (1992, 2014)), (4, (2009, 2016))], Some((2009, 2014)));
        check(&[(4, (1992, 2014)), (2, (2009, 2016))], None);
        check(
            &[(2, (1992, 2014)), (2, (2009, 2016)), (3, (2010, 2011))],
            Some((2010, 2011)),
        );
    }
}
