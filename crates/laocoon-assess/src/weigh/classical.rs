use super::input::Matrix;

/// A cell as analysts of competing hypotheses write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Rating {
    VeryInconsistent,
    Inconsistent,
    Neutral,
    Consistent,
    VeryConsistent,
}

impl Rating {
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

    /// 1 for very inconsistent to 5 for very consistent.
    pub const fn grade(self) -> f64 {
        match self {
            Rating::VeryInconsistent => 1.0,
            Rating::Inconsistent => 2.0,
            Rating::Neutral => 3.0,
            Rating::Consistent => 4.0,
            Rating::VeryConsistent => 5.0,
        }
    }
}

/// The classical scores of one hypothesis: the least inconsistent one leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Classical {
    /// PARC ACH: the sum of -1 for inconsistent and -2 for very inconsistent.
    pub parc: f64,
    /// Open Synthesis: the sum of (3 - mean)^2 over columns whose mean rating is below 3.
    pub open_synthesis: f64,
}

/// The classical scores of each hypothesis, from the middle of every cell.
///
/// They take no account of origins, nor of what is as inconsistent with every hypothesis.
pub fn classical(matrix: &Matrix) -> Vec<Classical> {
    let score = |h: usize| {
        let below = matrix
            .evidence
            .iter()
            .filter_map(|e| e.cells.get(h))
            .map(|cell| 3.0 - Rating::of(cell.middle()).grade())
            .filter(|below| *below > 0.0);
        below.fold(
            Classical {
                parc: 0.0,
                open_synthesis: 0.0,
            },
            |sum, below| Classical {
                parc: sum.parc - below,
                open_synthesis: sum.open_synthesis + below * below,
            },
        )
    };
    (0..matrix.hypotheses.len()).map(score).collect()
}
