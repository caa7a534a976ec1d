//! The editions in which a text's figures hold together.

use super::day::Day;
use super::number::editions;
use crate::Vintage;
use laocoon_references::{self as references};

/// The editions that a figure matches to the last digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Digits that carry information; 0 for a bounded number.
    pub digits: u32,
    /// Ranges of editions.
    pub editions: Vec<(u16, u16)>,
}

impl Match {
    fn holds(&self, edition: u16) -> bool {
        self.editions
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&edition))
    }
}

/// Digits from which on a match is no accident.
const TELLING_DIGITS: u32 = 4;

/// The editions that fit the most figures, if that is telling: two figures of four digits or
/// more, or three figures of any length.
pub fn find(matches: &[(u32, Match)], day: Option<Day>) -> Option<Vintage> {
    let telling: Vec<&(u32, Match)> = matches
        .iter()
        .filter(|(_, found)| found.digits > 1 && !found.editions.is_empty())
        .collect();
    let count = |edition: u16| {
        let fitting = telling.iter().filter(|(_, found)| found.holds(edition));
        let strong = fitting
            .clone()
            .filter(|(_, found)| found.digits >= TELLING_DIGITS)
            .count();
        (strong, fitting.count())
    };
    let all: Vec<u16> = references::editions().iter().map(|e| e.year).collect();
    let best = all.iter().map(|edition| count(*edition)).max()?;
    if best.0 < 2 && best.1 < 3 {
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
        .filter(|(_, found)| found.holds(longest.1))
        .map(|(claim, _)| *claim)
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
        "{} figures agree to the last digit with {}{current}.",
        claims.len(),
        editions(longest)
    );
    Some(Vintage {
        dataset: references::DATASET.to_owned(),
        editions: longest,
        claims,
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
