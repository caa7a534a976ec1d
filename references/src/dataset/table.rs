//! A dataset: rows of one or more editions, and what it is asked for.

use super::row::Row;
use crate::ranking::{Ranked, Ranking};
use crate::run::{Bound, Run};
use crate::{entity, fold};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How a dataset stands to the references before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Priority {
    /// Where it and another differ beyond tolerance, and one of them fits, a figure is contested.
    #[default]
    Beside,
    /// Where it has a value, its verdict stands; the others are shown.
    First,
}

impl Priority {
    /// The name in commands and dossiers.
    pub const fn name(self) -> &'static str {
        match self {
            Priority::Beside => "beside",
            Priority::First => "first",
        }
    }
}

/// What the word of a dataset is worth against words that it does not confirm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// It can make words wrong.
    #[default]
    Decides,
    /// It is the table of one body among several that count by definitions of their own, as of minerals: alone it confirms
    /// words or tells what it has, and makes none wrong.
    Confirms,
}

impl Weight {
    /// The name in commands and dossiers.
    pub const fn name(self) -> &'static str {
        match self {
            Weight::Decides => "decides",
            Weight::Confirms => "confirms",
        }
    }
}

/// What a dataset may be asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Codes of entities; empty for all.
    pub entities: BTreeSet<String>,
    /// Keys of indicators; empty for all.
    pub indicators: BTreeSet<String>,
}

/// A reference of rows by edition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// Key in evidence and dossier: "usgs-minerals".
    pub key: String,
    /// Title for people.
    pub title: String,
    /// Licence, as whoever imported it states it.
    pub licence: String,
    /// How it stands to the others.
    pub priority: Priority,
    /// Whether it alone can make words wrong.
    pub weight: Weight,
    /// What it may be asked for.
    pub scope: Scope,
    /// Hash of its rows, in hexadecimal.
    pub hash: String,
    editions: BTreeMap<u16, Vec<Row>>,
}

/// A value that two editions give differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference<'d> {
    /// Whose value.
    pub entity: &'static str,
    /// Of what.
    pub indicator: &'d str,
    /// Other side or category.
    pub counterpart: Option<&'d str>,
    /// In the first edition.
    pub before: Option<&'d Row>,
    /// In the second.
    pub after: Option<&'d Row>,
}

impl Dataset {
    /// Adds an edition, in place of one of the same year.
    pub fn set_edition(&mut self, year: u16, rows: Vec<Row>) {
        self.editions.insert(year, rows);
    }

    /// Takes an edition away; false if there is none.
    pub fn remove_edition(&mut self, year: u16) -> bool {
        self.editions.remove(&year).is_some()
    }

    /// Its editions with their rows, oldest first.
    pub fn editions(&self) -> impl DoubleEndedIterator<Item = (u16, &[Row])> {
        self.editions
            .iter()
            .map(|(year, rows)| (*year, rows.as_slice()))
    }

    /// First and last edition.
    pub fn span(&self) -> Option<(u16, u16)> {
        let first = self.editions.keys().next()?;
        Some((*first, *self.editions.keys().next_back()?))
    }

    /// The latest edition of or before a year.
    pub fn edition_in_force(&self, year: u16) -> Option<u16> {
        self.editions
            .range(..=year)
            .next_back()
            .map(|(year, _)| *year)
    }

    /// Whether it may be asked, and holds an indicator at all.
    pub fn holds(&self, indicator: &str) -> bool {
        self.in_scope(None, indicator)
            && (self.editions.values())
                .any(|rows| rows.iter().any(|row| row.indicator == indicator))
    }

    fn in_scope(&self, entity: Option<&str>, indicator: &str) -> bool {
        let Scope {
            entities,
            indicators,
        } = &self.scope;
        (indicators.is_empty() || indicators.contains(indicator))
            && entity.is_none_or(|entity| entities.is_empty() || entities.contains(entity))
    }

    /// The newest figure of every edition, by runs, oldest first.
    pub fn history(&self, entity: &str, indicator: &str, part: Option<&str>) -> Vec<Run> {
        self.runs(entity, indicator, part, true)
    }

    /// As [`Dataset::history`], with the figures of earlier years that editions give beside the newest.
    pub fn series(&self, entity: &str, indicator: &str, part: Option<&str>) -> Vec<Run> {
        self.runs(entity, indicator, part, false)
    }

    fn runs(&self, entity: &str, indicator: &str, part: Option<&str>, newest: bool) -> Vec<Run> {
        if !self.in_scope(Some(entity), indicator) {
            return Vec::new();
        }
        let mut runs: Vec<Run> = Vec::new();
        for (year, rows) in self.editions() {
            let mut found: Vec<Run> = (rows.iter())
                .filter(|row| row.entity == entity && row.indicator == indicator && row.is_of(part))
                .map(|row| row.run(year))
                .collect();
            found.sort_by_key(|run| std::cmp::Reverse(run.year()));
            if newest {
                found.truncate(1);
            }
            let before = self
                .editions
                .range(..year)
                .next_back()
                .map(|(year, _)| *year);
            for run in found {
                let same = |known: &&mut Run| {
                    Some(known.last) == before
                        && (
                            known.value,
                            known.range,
                            &known.unit,
                            &known.period,
                            &known.locator,
                        ) == (run.value, run.range, &run.unit, &run.period, &run.locator)
                };
                match runs.iter_mut().find(same) {
                    Some(known) => known.last = year,
                    None => runs.push(run),
                }
            }
        }
        runs
    }

    /// Ranks the entities of an edition by an indicator, largest value first.
    pub fn ranking(&self, indicator: &str, edition: u16) -> Ranking {
        let mut newest: BTreeMap<&str, Run> = BTreeMap::new();
        let rows = self.editions.get(&edition).map_or(&[][..], Vec::as_slice);
        let of_it = rows.iter().filter(|row| {
            row.indicator == indicator
                && row.counterpart.is_none()
                && self.in_scope(Some(row.entity), indicator)
        });
        for row in of_it {
            let run = row.run(edition);
            let known = newest.get(row.entity).and_then(Run::year);
            if known.is_none() || known < run.year() {
                newest.insert(row.entity, run);
            }
        }
        let all: Vec<_> = (newest.into_iter())
            .filter_map(|(code, run)| Some((entity::find(code)?, run)))
            .collect();
        Ranking::of(all)
    }

    /// What differs between two editions: of several years in one, the newest.
    pub fn diff(&self, before: u16, after: u16) -> Vec<Difference<'_>> {
        let rows = |year: u16| self.editions.get(&year).map_or(&[][..], Vec::as_slice);
        let mut pairs: BTreeMap<Key<'_>, (Option<&Row>, Option<&Row>)> = BTreeMap::new();
        for row in rows(before) {
            newer(&mut pairs.entry(row.key()).or_default().0, row);
        }
        for row in rows(after) {
            newer(&mut pairs.entry(row.key()).or_default().1, row);
        }
        (pairs.into_iter())
            .filter(|(_, (before, after))| {
                before.map(|row| (row.value, row.range, &row.unit))
                    != after.map(|row| (row.value, row.range, &row.unit))
            })
            .map(
                |((entity, indicator, counterpart), (before, after))| Difference {
                    entity,
                    indicator,
                    counterpart,
                    before,
                    after,
                },
            )
            .collect()
    }
}

type Key<'r> = (&'static str, &'r str, Option<&'r str>);

/// Of several years in one edition the newest is compared.
fn newer<'r>(known: &mut Option<&'r Row>, row: &'r Row) {
    let year = |row: &Row| row.run(0).year();
    if known.is_none_or(|known| year(known) < year(row)) {
        *known = Some(row);
    }
}

impl Row {
    fn key(&self) -> Key<'_> {
        (self.entity, &self.indicator, self.counterpart.as_deref())
    }

    fn is_of(&self, part: Option<&str>) -> bool {
        match (self.counterpart.as_deref(), part) {
            (None, None) => true,
            (Some(own), Some(part)) => own == part || fold(own) == fold(part),
            _ => false,
        }
    }

    fn run(&self, edition: u16) -> Run {
        Run {
            value: self.value,
            range: self.range,
            bound: Bound::Exact,
            unit: Cow::Owned(self.unit.clone()),
            period: self.period.clone(),
            first: edition,
            last: edition,
            lag: 0,
            mended: false,
            locator: self.locator.clone(),
        }
    }
}

impl Ranking {
    /// Ranks entities by value, largest first; who is no country is left out.
    pub(crate) fn of(mut all: Vec<(&'static entity::Entity, Run)>) -> Ranking {
        all.sort_by(|a, b| b.1.value.cmp(&a.1.value).then(a.0.code.cmp(b.0.code)));
        let mut result = Ranking::default();
        for (entity, run) in all {
            // Sorted by value: equal ones stand side by side.
            let rank = match result.ranked.last() {
                Some(last) if last.run.value == run.value => last.rank,
                _ => result.ranked.len() as u32 + 1,
            };
            let place = Ranked { entity, rank, run };
            if entity.kind.is_country() {
                result.ranked.push(place);
            } else {
                result.left_out.push(place);
            }
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::super::import;
    use super::*;

    fn dataset() -> Dataset {
        let rows = |csv: &str| import(csv.as_bytes(), None).unwrap().rows;
        let mut dataset = Dataset {
            key: "survey".into(),
            ..Dataset::default()
        };
        let head = "entity,indicator,counterpart,value,unit,period,locator\n";
        dataset.set_edition(2020, rows(&format!("{head}KZ,tin-reserves,,40,t,2019,table 3\nCN,tin-reserves,,90,t,2019,table 3\n001,tin-reserves,,400,t,2019,table 3\n")));
        dataset.set_edition(
            2021,
            rows(&format!(
                "{head}KZ,tin-reserves,,40,t,2019,table 3\nCN,tin-reserves,,95,t,2020,table 3\n"
            )),
        );
        dataset
    }

    #[test]
    fn equal_values_of_neighbouring_editions_are_one_run() {
        let dataset = dataset();
        let runs = dataset.history("KZ", "tin-reserves", None);
        assert_eq!(
            runs.iter().map(|r| (r.first, r.last)).collect::<Vec<_>>(),
            [(2020, 2021)]
        );
        assert_eq!(dataset.history("CN", "tin-reserves", None).len(), 2);
        assert_eq!(dataset.edition_in_force(2019), None);
        assert_eq!(dataset.edition_in_force(2030), Some(2021));
    }

    #[test]
    fn ranks_leave_the_world_out() {
        let ranking = dataset().ranking("tin-reserves", 2020);
        assert_eq!(ranking.rank_of("KZ"), Some(2));
        assert_eq!(ranking.left_out.len(), 1);
    }

    #[test]
    fn editions_are_compared() {
        let dataset = dataset();
        let changed: Vec<_> = (dataset.diff(2020, 2021).iter())
            .map(|d| (d.entity, d.before.is_some(), d.after.is_some()))
            .collect();
        assert_eq!(changed, [("001", true, false), ("CN", true, true)]);
    }

    #[test]
    fn scope_is_kept() {
        let mut dataset = dataset();
        dataset.scope.entities.insert("CN".into());
        assert!(dataset.history("KZ", "tin-reserves", None).is_empty());
        assert_eq!(dataset.history("CN", "tin-reserves", None).len(), 2);
    }
}
