//! Rankings recomputed from an edition's values, saying who is ranked and who is not.

use crate::entity::Entity;
use crate::run::{self, Run};

/// All entities of an edition by value, largest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// Countries, with equal ranks for equal values ("1, 2, 2, 4").
    pub ranked: Vec<Ranked>,
    /// Who has a value but is no country: dependencies, disputed territories, Antarctica, seas, aggregates.
    pub left_out: Vec<Ranked>,
}

/// A place in a ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Who.
    pub entity: &'static Entity,
    /// With what value.
    pub run: Run,
    /// Place among the countries; for those left out, the place they would take.
    pub rank: u32,
}

impl Ranking {
    /// The place of a country.
    pub fn rank_of(&self, code: &str) -> Option<u32> {
        self.ranked
            .iter()
            .find(|r| r.entity.code == code)
            .map(|r| r.rank)
    }
}

/// Ranks the entities of an edition by an indicator, largest value first.
pub fn ranking(indicator: &str, edition: u16) -> Ranking {
    Ranking::of(run::totals(indicator, edition))
}
