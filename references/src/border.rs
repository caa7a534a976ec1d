//! Borders: A's with B on A's page and on B's, and the parts of them that are named apart.

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

/// A part of a border that editions name apart: "Azerbaijan-proper", "Russia (Kaliningrad Oblast)".
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// What the reference calls it: "proper", "Kaliningrad Oblast".
    pub name: &'static str,
    /// Its length.
    pub run: Run,
}

/// The named parts of a country's border with another; without another, those of all its borders.
///
/// ```
/// let parts = laocoon_references::stretches("AM", Some("AZ"));
/// let proper = parts.iter().find(|part| part.name == "proper").unwrap();
/// assert_eq!((proper.run.value.to_string(), proper.run.first, proper.run.last), ("566".into(), 1996, 2013));
/// ```
pub fn stretches(entity: &str, with: Option<&str>) -> Vec<Stretch> {
    let own = run::entries("land-boundary-part").into_iter();
    let named = own.filter(|entry| entry.entity == entity && entry.run.lag == 0);
    named
        .filter_map(|entry| {
            let part = entry.part?;
            let name = match (part.split_once(" / "), with) {
                (Some((code, name)), Some(with)) if code == with => name,
                (None, None) => part,
                _ => return None,
            };
            Some(Stretch {
                name,
                run: entry.run,
            })
        })
        .collect()
}
