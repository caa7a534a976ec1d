//! The runs that a question asks for, and which of them is in force.

use super::super::number::reading::{Reading, Scale};
use super::border::BORDER;
use super::question::Question;
use super::source::Source;
use laocoon_references::Run;
use rust_decimal::Decimal;

/// The value that a run holds against a reading: of a range, the end nearest to it.
pub fn value_for(run: &Run, reading: &Reading) -> Decimal {
    match run.range {
        Some((low, high)) if low <= high => reading.value.clamp(low, high),
        _ => run.value,
    }
}

/// The runs of a question in order of editions, and the index of the one in force.
pub struct History {
    pub runs: Vec<Run>,
    pub in_force: usize,
    /// The run of the edition named after the text's year, when it is another: on the web that
    /// edition could be read before it closed, so the words may follow it.
    pub open: Option<usize>,
}

impl History {
    /// Takes the edition of the text's year as the one in force if it fits better.
    pub fn settle(&mut self, reading: &Reading, scale: Scale) {
        let fit = |index: usize| {
            let run = &self.runs[index];
            reading.fit(value_for(run, reading), scale)
        };
        if let Some(open) = self.open
            && fit(open) < fit(self.in_force)
        {
            self.in_force = open;
        }
    }
}

/// Groups that editions name by turns, the claims' name first.
const ALIASES: &[(&str, &[&str])] = &[
    (
        "Orthodox",
        &[
            "Eastern Orthodox",
            "Orthodox Christian",
            "Greek Orthodox",
            "Russian Orthodox",
        ],
    ),
    ("Muslim", &["Sunni Muslim", "Islam"]),
    ("Sunni", &["Sunni Muslim"]),
    ("Shia", &["Shia Muslim"]),
    ("Roman Catholic", &["Catholic"]),
    ("Azerbaijani", &["Azeri"]),
    ("Serb", &["Serbian"]),
    ("Uighur", &["Uyghur"]),
    ("Kurdish", &["Kurd"]),
];

/// The history of a part under every name that the editions give it; the first name counts
/// where an edition has several.
fn merged(source: Source<'_>, subject: &str, indicator: &str, part: Option<&str>) -> Vec<Run> {
    let mut runs = source.history(subject, indicator, part);
    // A border is the neighbour's too: "Brazil with France" stands on the page of French Guiana's mother country alone.
    if let (true, BORDER, Some(other)) = (runs.is_empty(), indicator, part) {
        runs = source.history(other, indicator, Some(subject));
    }
    let aliases = ALIASES
        .iter()
        .find(|(name, _)| Some(*name) == part)
        .map_or(&[][..], |(_, aliases)| aliases);
    for alias in aliases {
        for run in source.history(subject, indicator, Some(alias)) {
            let covered = runs
                .iter()
                .any(|known| known.first <= run.last && run.first <= known.last);
            if !covered {
                runs.push(run);
            }
        }
    }
    runs.sort_by_key(|run| run.first);
    runs
}

/// The history that a question asks for; `None` if no edition up to its day has a value.
pub fn history(question: &Question<'_>) -> Option<History> {
    let Question {
        subject,
        part,
        indicator,
        source,
        day,
        year,
        ..
    } = question;
    let mut runs = match year {
        // What editions say of that very year; without one, the edition of the year after.
        Some(year) => {
            let mut runs = source.series(subject, indicator.key, *part);
            runs.retain(|run| run.year() == Some(*year));
            runs
        }
        None => merged(*source, subject, indicator.key, *part),
    };
    let mut edition = day.edition;
    if let (Some(year), true) = (year, runs.is_empty()) {
        runs = source.history(subject, indicator.key, *part);
        edition = edition.min(year + 1);
    }
    let before = runs.partition_point(|run| run.first <= edition);
    let by_year = runs.partition_point(|run| run.first <= day.year());
    // A value that only later editions give for that year is the best there is.
    let in_force = match (before, by_year) {
        (0, 0) if year.is_some() && !runs.is_empty() => 0,
        (0, 0) => return None,
        (0, open) => open - 1,
        (n, _) => n - 1,
    };
    let open = by_year.checked_sub(1).filter(|open| *open > in_force);
    Some(History {
        runs,
        in_force,
        open,
    })
}
