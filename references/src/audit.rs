//! A reference against itself: borders that two pages give differently, jumps of scope, parts against totals, lag.
//!
//! Every fault names its editions, its place and both values. A fault is no verdict: it says where a reference needs care.

mod jump;
mod lag;
mod pair;
mod part;

pub use lag::listings;
pub use pair::contradicts;

use crate::dataset::Dataset;
use crate::indicator::{INDICATORS, Measure};
use crate::run::{self, Run};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt;

/// What was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// A's border with B against B's with A.
    Pair,
    /// One edition against the next: an area, a border or a coast that changes is another scope or another method; a value
    /// that leaps and comes back is a slip.
    Jump,
    /// Parts against their total.
    Part,
    /// The newest figure of an edition is of many years before, or a list has not followed an act.
    Lag,
}

impl Check {
    /// Every check.
    pub const ALL: [Check; 4] = [Check::Pair, Check::Jump, Check::Part, Check::Lag];

    /// The name in commands and pages.
    pub const fn name(self) -> &'static str {
        match self {
            Check::Pair => "pair",
            Check::Jump => "jump",
            Check::Part => "part",
            Check::Lag => "lag",
        }
    }
}

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What was compared.
    pub check: Check,
    /// Whose page.
    pub entity: String,
    /// Key of the indicator.
    pub indicator: String,
    /// Other side or category.
    pub part: Option<String>,
    /// First and last edition in which it stands.
    pub editions: (u16, u16),
    /// The two values, or value and sum.
    pub values: (Decimal, Decimal),
    /// Where the first stands.
    pub locator: String,
    /// In a sentence.
    pub because: String,
}

impl Fault {
    /// By how much they differ, in per cent of the greater one.
    pub fn percent(&self) -> Decimal {
        let (a, b) = self.values;
        let greater = a.abs().max(b.abs());
        if greater.is_zero() {
            return Decimal::ZERO;
        }
        ((a - b).abs() / greater * Decimal::ONE_HUNDRED).round_dp(1)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.editions;
        let name = crate::entity_name(&self.entity).unwrap_or(&self.entity);
        let years = if first == last {
            first.to_string()
        } else {
            format!("{first}-{last}")
        };
        write!(
            f,
            "{:4}  {years}  {name}, {}: {}",
            self.check.name(),
            self.indicator,
            self.because
        )
    }
}

/// One history of the reference, oldest run first.
#[derive(Clone, Debug)]
pub(crate) struct Track {
    pub entity: String,
    pub indicator: String,
    pub part: Option<String>,
    pub runs: Vec<Run>,
}

/// A reference laid out for audit.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    tracks: Vec<Track>,
    editions: Vec<u16>,
}

impl Ledger {
    /// The Factbook.
    pub fn factbook() -> Ledger {
        let mut tracks: BTreeMap<(&str, &str, Option<&str>), Vec<Run>> = BTreeMap::new();
        for indicator in INDICATORS {
            for entry in run::entries(indicator.key)
                .into_iter()
                .filter(|entry| entry.run.lag == 0)
            {
                tracks
                    .entry((indicator.key, entry.entity, entry.part))
                    .or_default()
                    .push(entry.run);
            }
        }
        Ledger::of(
            tracks,
            crate::editions()
                .iter()
                .map(|edition| edition.year)
                .collect(),
        )
    }

    /// A dataset of rows.
    pub fn dataset(set: &Dataset) -> Ledger {
        let mut tracks: BTreeMap<(&str, &str, Option<&str>), Vec<Run>> = BTreeMap::new();
        for (_, rows) in set.editions() {
            for row in rows {
                let key = (
                    row.indicator.as_str(),
                    row.entity,
                    row.counterpart.as_deref(),
                );
                tracks.entry(key).or_insert_with(|| {
                    set.history(row.entity, &row.indicator, row.counterpart.as_deref())
                });
            }
        }
        Ledger::of(tracks, set.editions().map(|(year, _)| year).collect())
    }

    fn of(tracks: BTreeMap<(&str, &str, Option<&str>), Vec<Run>>, editions: Vec<u16>) -> Ledger {
        let tracks = tracks
            .into_iter()
            .map(|((indicator, entity, part), mut runs)| {
                runs.sort_by_key(|run| run.first);
                Track {
                    entity: entity.to_owned(),
                    indicator: indicator.to_owned(),
                    part: part.map(str::to_owned),
                    runs,
                }
            });
        Ledger {
            tracks: tracks.collect(),
            editions,
        }
    }

    /// Everything that does not fit, by check, indicator and entity.
    pub fn audit(&self) -> Vec<Fault> {
        let mut faults = pair::faults(self);
        faults.extend(jump::faults(self));
        faults.extend(part::faults(self));
        faults.extend(lag::faults(self));
        faults
    }

    /// The tracks of one indicator.
    fn of_indicator<'l>(&'l self, key: &'l str) -> impl Iterator<Item = &'l Track> {
        self.tracks
            .iter()
            .filter(move |track| track.indicator == key)
    }
}

impl Track {
    fn value(&self, edition: u16) -> Option<&Run> {
        self.runs.iter().find(|run| run.holds_in(edition))
    }

    fn measure(&self) -> Measure {
        crate::find_indicator(&self.indicator)
            .map_or(Measure::Absolute, |indicator| indicator.measure)
    }

    fn fault(
        &self,
        check: Check,
        editions: (u16, u16),
        values: (Decimal, Decimal),
        because: String,
    ) -> Fault {
        Fault {
            check,
            entity: self.entity.clone(),
            indicator: self.indicator.clone(),
            part: self.part.clone(),
            editions,
            values,
            locator: self
                .value(editions.0)
                .map_or_else(String::new, |run| run.locator.clone()),
            because,
        }
    }
}

/// Joins faults of one place and pair of values that stand in neighbouring editions.
fn join(editions: &[u16], mut faults: Vec<Fault>) -> Vec<Fault> {
    let at = |year: u16| {
        editions
            .iter()
            .position(|edition| *edition == year)
            .unwrap_or(0)
    };
    faults.sort_by(|a, b| {
        let key = |fault: &Fault| {
            (
                fault.indicator.clone(),
                fault.entity.clone(),
                fault.part.clone(),
                fault.editions,
            )
        };
        key(a).cmp(&key(b))
    });
    let mut joined: Vec<Fault> = Vec::with_capacity(faults.len());
    for fault in faults {
        if let Some(last) = joined.last_mut()
            && (&last.indicator, &last.entity, &last.part, last.values)
                == (&fault.indicator, &fault.entity, &fault.part, fault.values)
            && at(fault.editions.0) <= at(last.editions.1) + 1
        {
            last.editions.1 = fault.editions.1;
        } else {
            joined.push(fault);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::import;

    fn audit(editions: &[(u16, &str)]) -> Vec<Fault> {
        let mut set = Dataset::default();
        for (year, rows) in editions {
            let csv = format!("entity,indicator,counterpart,value,unit,period\n{rows}");
            set.set_edition(*year, import(csv.as_bytes(), None).unwrap().rows);
        }
        Ledger::dataset(&set).audit()
    }

    fn check(editions: &[(u16, &str)], expected: &[Check]) {
        let faults = audit(editions);
        assert_eq!(
            faults.iter().map(|fault| fault.check).collect::<Vec<_>>(),
            expected,
            "{faults:#?}"
        );
    }

    #[test]
    fn pairs() {
        check(
            &[(
                2020,
                "TD,land-boundary,NE,1196,km,\nNE,land-boundary,TD,1175,km,\n",
            )],
            &[Check::Pair],
        );
        check(
            &[(
                2020,
                "TD,land-boundary,NE,1196,km,\nNE,land-boundary,TD,1196,km,\n",
            )],
            &[],
        );
        // Rounded otherwise is no contradiction.
        check(
            &[(
                2020,
                "AT,land-boundary,LI,35,km,\nLI,land-boundary,AT,34.9,km,\n",
            )],
            &[],
        );
    }

    #[test]
    fn jumps() {
        check(
            &[
                (2020, "FR,area,,547030,km2,\n"),
                (2021, "FR,area,,643427,km2,\n"),
            ],
            &[Check::Jump],
        );
        check(
            &[
                (2020, "FR,area,,643427,km2,\n"),
                (2021, "FR,area,,643801,km2,\n"),
            ],
            &[],
        );
        let slip = [
            (2020, "TD,roads,,40000,km,\n"),
            (2021, "TD,roads,,400000,km,\n"),
            (2022, "TD,roads,,40000,km,\n"),
        ];
        check(&slip, &[Check::Jump]);
    }

    #[test]
    fn parts_against_totals() {
        check(
            &[(
                2020,
                "TD,area,,1284000,km2,\nTD,land-area,,1259200,km2,\nTD,water-area,,24800,km2,\n",
            )],
            &[],
        );
        check(
            &[(
                2020,
                "TD,area,,1284000,km2,\nTD,land-area,,1159200,km2,\nTD,water-area,,24800,km2,\n",
            )],
            &[Check::Part],
        );
        check(
            &[(
                2020,
                "TD,land-boundary,,900,km,\nTD,land-boundary,NE,1196,km,\n",
            )],
            &[Check::Part],
        );
    }

    #[test]
    fn old_figures() {
        check(&[(2020, "TD,gini,,43.3,1,2004\n")], &[Check::Lag]);
        check(&[(2020, "TD,gini,,43.3,1,2018\n")], &[]);
    }

    /// The 2014 edition took in new lengths on some pages; the editions around it agree with themselves.
    #[test]
    fn borders_of_the_factbook() {
        let ledger = Ledger::factbook();
        let faults: Vec<Fault> = ledger
            .audit()
            .into_iter()
            .filter(|fault| fault.check == Check::Pair)
            .collect();
        let in_edition = |year: u16| {
            faults
                .iter()
                .filter(|fault| (fault.editions.0..=fault.editions.1).contains(&year))
                .count()
        };
        assert_eq!((1997..=2003).map(in_edition).sum::<usize>(), 0);
        assert_eq!(in_edition(2014), 158);
        let raw = crate::border_disagreements(2014);
        assert!(raw.iter().all(|border| {
            let (a, b) = border.pair;
            !contradicts(border.here.value, border.there.value)
                || faults
                    .iter()
                    .any(|fault| fault.entity == a && fault.part.as_deref() == Some(b))
        }));
    }
}
