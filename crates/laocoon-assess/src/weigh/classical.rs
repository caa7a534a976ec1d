use super::matrix::{Evidence, Matrix};
use super::scale::Interval;

/// A cell as analysts of competing hypotheses write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Rating {
    VeryInconsistent,
    Inconsistent,
    Neutral,
    Consistent,
    VeryConsistent,
}

impl Rating {
    /// Lowest first.
    const ALL: [(Rating, &'static str, (f64, f64)); 5] = [
        (Rating::VeryInconsistent, "II", (0.01, 0.20)),
        (Rating::Inconsistent, "I", (0.20, 0.45)),
        (Rating::Neutral, "N", (0.45, 0.55)),
        (Rating::Consistent, "C", (0.55, 0.80)),
        (Rating::VeryConsistent, "CC", (0.80, 0.99)),
    ];

    /// The rating nearest to a likelihood.
    pub fn of(p: f64) -> Self {
        match p {
            p if p < 0.2 => Rating::VeryInconsistent,
            p if p < 0.45 => Rating::Inconsistent,
            p if p <= 0.55 => Rating::Neutral,
            p if p <= 0.8 => Rating::Consistent,
            _ => Rating::VeryConsistent,
        }
    }

    /// "II", "I", "N", "C", "CC".
    pub fn sign(self) -> &'static str {
        Rating::ALL[self as usize].1
    }

    /// 1 for very inconsistent to 5 for very consistent.
    pub const fn grade(self) -> f64 {
        self as u8 as f64 + 1.0
    }

    /// The likelihoods that several analysts' ratings allow; nothing known if there is none.
    pub fn hull(ratings: &[Rating]) -> Interval {
        let bounds = ratings.iter().map(|rating| {
            let (low, high) = Rating::ALL[*rating as usize].2;
            Interval::new(low, high)
        });
        bounds.reduce(Interval::hull).unwrap_or(Interval::UNKNOWN)
    }
}

/// Ratings as they are written, one or several analysts': "II", "I C CC", "N/A" for none.
pub fn ratings(text: &str) -> Option<Vec<Rating>> {
    let mut found = Vec::new();
    for sign in text.split([' ', ',', ';']).filter(|sign| !sign.is_empty()) {
        let known = Rating::ALL.iter().find(|known| known.1 == sign);
        match known {
            Some(known) => found.push(known.0),
            None if matches!(sign, "NA" | "N/A" | "-") => {}
            None => return None,
        }
    }
    (!text.trim().is_empty()).then_some(found)
}

/// The classical scores of one hypothesis: the least inconsistent one leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Classical {
    /// PARC ACH: the sum of -1 for inconsistent and -2 for very inconsistent.
    pub parc: f64,
    /// Open Synthesis: the sum of (3 - mean)^2 over columns whose mean rating is below 3.
    pub open_synthesis: f64,
}

/// The mean grade of a cell: of its ratings, or the rating nearest to its middle.
fn grade(item: &Evidence, hypothesis: usize) -> f64 {
    let given = item
        .ratings
        .get(hypothesis)
        .filter(|given| !given.is_empty());
    match (given, item.cells.get(hypothesis)) {
        (Some(given), _) => {
            given.iter().map(|rating| rating.grade()).sum::<f64>() / given.len() as f64
        }
        (None, Some(cell)) if *cell != Interval::UNKNOWN => Rating::of(cell.middle()).grade(),
        _ => Rating::Neutral.grade(),
    }
}

/// How far below neutral the column is for a hypothesis, 0 to 2.
pub(super) fn below(item: &Evidence, hypothesis: usize) -> f64 {
    (3.0 - grade(item, hypothesis)).max(0.0)
}

/// The classical scores of each hypothesis.
///
/// They take no account of origins, nor of what is as inconsistent with every hypothesis.
pub fn classical(matrix: &Matrix) -> Vec<Classical> {
    let score = |h: usize| {
        let below = matrix.evidence.iter().map(|item| below(item, h));
        let start = Classical {
            parc: 0.0,
            open_synthesis: 0.0,
        };
        below.fold(start, |sum, below| Classical {
            parc: sum.parc - below,
            open_synthesis: sum.open_synthesis + below * below,
        })
    };
    (0..matrix.hypotheses.len()).map(score).collect()
}

/// Why a classical score ranks two hypotheses otherwise than their likelihoods do.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The hypothesis that leads by likelihood, and the one that the classical score puts ahead.
    pub leaders: (usize, usize),
    /// For each column: its key, what it adds to the classical score of the second over the first, and to the log-odds of the first over the second.
    pub columns: Vec<(String, f64, f64)>,
}

/// Where the PARC ACH score has another leader than the likelihoods: the columns that part them, the
/// most telling first.
pub fn difference(matrix: &Matrix, scores: &[Classical], leader: usize) -> Option<Difference> {
    let best = scores.iter().map(|score| score.parc).reduce(f64::max)?;
    if scores.get(leader)?.parc >= best - 1e-9 {
        return None;
    }
    let other = scores.iter().position(|score| score.parc >= best)?;
    let column = |item: &Evidence| {
        let counted = below(item, leader) - below(item, other);
        let odds = item.middle(leader) - item.middle(other);
        (item.key.clone(), counted, odds)
    };
    let mut columns: Vec<_> = matrix.evidence.iter().map(column).collect();
    columns.retain(|(_, counted, odds)| counted.abs() > 1e-9 || odds.abs() > 1e-9);
    columns.sort_by(|a, b| (b.1 + b.2).total_cmp(&(a.1 + a.2)).then(a.0.cmp(&b.0)));
    Some(Difference {
        leaders: (leader, other),
        columns,
    })
}

#[cfg(test)]
mod tests {
    use super::{Rating, classical, ratings};
    use crate::weigh::read;

    #[test]
    fn ratings_of_one_analyst_or_more() {
        assert_eq!(ratings("II"), Some(vec![Rating::VeryInconsistent]));
        assert_eq!(ratings("C, CC").map(|r| r.len()), Some(2));
        assert_eq!(ratings("N/A"), Some(vec![]));
        assert_eq!(ratings("likely"), None);
        assert_eq!(ratings(" "), None);
    }

    #[test]
    fn sums_of_both_schools() {
        let text = "hypotheses = [\"a\", \"b\"]\n[[evidence]]\nkey = \"1\"\nlikelihood = { a = \"II\", b = \"CC\" }\n[[evidence]]\nkey = \"2\"\nlikelihood = { a = \"I N\", b = \"I\" }\n[[evidence]]\nkey = \"3\"\nlikelihood = { a = \"C\" }\n";
        let scores = classical(&read(text).unwrap().matrix);
        assert_eq!((scores[0].parc, scores[0].open_synthesis), (-2.5, 4.25));
        assert_eq!((scores[1].parc, scores[1].open_synthesis), (-1.0, 1.0));
    }
}
