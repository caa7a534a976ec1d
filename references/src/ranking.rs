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

/// A country's place in an edition, and of how many: what [`ranking`] gives, without the rest.
pub fn place(indicator: &str, edition: u16, code: &str) -> Option<(u32, usize)> {
    let countries =
        || run::total_values(indicator, edition).filter(|(entity, _)| entity.kind.is_country());
    let (_, own) = countries().find(|(entity, _)| entity.code == code)?;
    let (mut ahead, mut all) = (0, 0);
    for (_, value) in countries() {
        ahead += u32::from(value > own);
        all += 1;
    }
    Some((ahead + 1, all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_that_of_the_ranking() {
        for (indicator, edition, code) in [
            ("area", 2014, "KZ"),
            ("population", 1998, "ML"),
            ("oil-production", 2020, "NO"),
        ] {
            let table = ranking(indicator, edition);
            let place = place(indicator, edition, code);
            assert_eq!(
                place,
                table.rank_of(code).map(|rank| (rank, table.ranked.len())),
                "{indicator}"
            );
        }
        assert_eq!(place("area", 2014, "EU"), None);
    }
}
