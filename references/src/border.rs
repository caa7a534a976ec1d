//! The reference against itself: A's border with B on A's page, and on B's.

use crate::entity::ENTITIES;
use crate::run::{self, Run};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A border that both pages give.
#[derive(Clone, Debug, PartialEq)]
pub struct Border {
    /// The two codes, in order.
    pub pair: (&'static str, &'static str),
    /// What the first one's page says.
    pub here: Run,
    /// What the second one's page says.
    pub there: Run,
}

impl Border {
    /// Whether the two pages differ.
    pub fn disagrees(&self) -> bool {
        self.here.value != self.there.value
    }

    /// By how much, in the unit of the values.
    pub fn difference(&self) -> Decimal {
        (self.here.value - self.there.value).abs()
    }
}

/// All borders that an edition gives on both sides.
pub fn borders(edition: u16) -> Vec<Border> {
    let mut sides: BTreeMap<(&str, &str), Run> = BTreeMap::new();
    for entity in ENTITIES {
        for share in run::parts(entity.code, "land-boundary", edition) {
            sides.insert((entity.code, share.part), share.run);
        }
    }
    let both = sides.iter().filter(|((a, b), _)| a < b);
    both.filter_map(|(&(a, b), here)| {
        let there = sides.get(&(b, a))?;
        Some(Border {
            pair: (a, b),
            here: here.clone(),
            there: there.clone(),
        })
    })
    .collect()
}

/// The borders of an edition on which the two pages differ.
pub fn border_disagreements(edition: u16) -> Vec<Border> {
    let mut all = borders(edition);
    all.retain(Border::disagrees);
    all
}
