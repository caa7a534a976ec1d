//! The references that a figure is held against: the Factbook, and datasets beside it.

use super::super::day::Day;
use laocoon_references::dataset::{Dataset, Priority, Weight, built_in};
use laocoon_references::{self as references, Indicator, Measure, Part, Ranking, Run};

/// References that go with every check beside those of the program, in order.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The user's own datasets.
    pub datasets: Vec<Dataset>,
}

/// One reference.
#[derive(Clone, Copy, Debug)]
pub enum Source<'l> {
    /// The compiled editions of the Factbook.
    Factbook,
    /// Rows by edition.
    Dataset(&'l Dataset),
}

impl<'l> Source<'l> {
    /// All references of a library, the one that comes first ahead.
    pub fn all(library: &'l Library) -> Vec<Source<'l>> {
        let first = |priority| {
            (library.datasets.iter())
                .filter(move |dataset| dataset.priority == priority)
                .map(Source::Dataset)
        };
        let mut all: Vec<Source<'l>> = first(Priority::First).collect();
        all.push(Source::Factbook);
        all.extend(built_in().iter().map(Source::Dataset));
        all.extend(first(Priority::Beside));
        all
    }

    /// Key in evidence.
    pub fn key(self) -> &'l str {
        match self {
            Source::Factbook => references::DATASET,
            Source::Dataset(dataset) => &dataset.key,
        }
    }

    /// Whether its verdict stands against the others.
    pub fn comes_first(self) -> bool {
        matches!(self, Source::Dataset(dataset) if dataset.priority == Priority::First)
    }

    /// Whether it alone can make words wrong.
    pub fn decides(self) -> bool {
        matches!(self, Source::Factbook)
            || matches!(self, Source::Dataset(dataset) if dataset.weight == Weight::Decides)
    }

    /// The indicator with this key, if it has values of it.
    pub fn indicator(self, key: &'l str, part: Option<&str>) -> Option<Indicator<'l>> {
        let known = references::find_indicator(key);
        match self {
            Source::Factbook => known.copied(),
            Source::Dataset(dataset) if dataset.holds(key) => {
                Some(known.copied().unwrap_or(Indicator {
                    key,
                    title: key,
                    unit: "1",
                    part: if part.is_some() {
                        Part::Category
                    } else {
                        Part::Whole
                    },
                    measure: match key.rsplit('-').next() {
                        Some("share") => Measure::Percent,
                        Some("rank") => Measure::Rank,
                        _ => Measure::Absolute,
                    },
                    change: references::Change::Yearly,
                }))
            }
            Source::Dataset(_) => None,
        }
    }

    /// The newest figure of every edition.
    pub fn history(self, entity: &str, indicator: &str, part: Option<&str>) -> Vec<Run> {
        match self {
            Source::Factbook => references::history(entity, indicator, part),
            Source::Dataset(dataset) => dataset.history(entity, indicator, part),
        }
    }

    /// With the figures of earlier years beside the newest.
    pub fn series(self, entity: &str, indicator: &str, part: Option<&str>) -> Vec<Run> {
        match self {
            Source::Factbook => references::series(entity, indicator, part),
            Source::Dataset(dataset) => dataset.series(entity, indicator, part),
        }
    }

    /// The entities of an edition by value.
    pub fn ranking(self, indicator: &str, edition: u16) -> Ranking {
        match self {
            Source::Factbook => references::ranking(indicator, edition),
            Source::Dataset(dataset) => dataset.ranking(indicator, edition),
        }
    }

    /// A country's place in an edition, and of how many.
    pub fn place(self, indicator: &str, edition: u16, code: &str) -> Option<(u32, usize)> {
        match self {
            Source::Factbook => references::place(indicator, edition, code),
            Source::Dataset(dataset) => {
                let table = dataset.ranking(indicator, edition);
                Some((table.rank_of(code)?, table.ranked.len()))
            }
        }
    }

    /// The first edition.
    pub fn first_edition(self) -> u16 {
        match self {
            Source::Factbook => references::FIRST_EDITION,
            Source::Dataset(dataset) => dataset.span().map_or(0, |span| span.0),
        }
    }

    /// A day with the edition in force on it; the first edition for a day before it.
    pub fn on(self, day: Day) -> Day {
        match self {
            Source::Factbook => day,
            Source::Dataset(dataset) => Day {
                date: day.date,
                edition: dataset
                    .edition_in_force(day.year())
                    .unwrap_or_else(|| self.first_edition()),
            },
        }
    }
}
