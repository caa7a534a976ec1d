//! Histories: a value, and the editions that give it.

use crate::section::{self, Number, RawRun, Section};
use crate::{Part, category, entity, indicator, table};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A value that stands, unchanged, in an unbroken run of editions.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The value, in `unit`; the middle if the reference gives a range.
    pub value: Decimal,
    /// The lower and upper end, if the reference gives a range.
    pub range: Option<(Decimal, Decimal)>,
    /// How the reference bounds it.
    pub bound: Bound,
    /// UCUM, ISO 4217, or "%".
    pub unit: Cow<'static, str>,
    /// What time the value is for, as the reference says it: "2009 est.", "1999 census", "FY99".
    pub period: Option<String>,
    /// First edition that has it.
    pub first: u16,
    /// Last edition that has it.
    pub last: u16,
    /// 0 for the newest figure an edition gives; 1, 2, ... for those of earlier years beside it.
    pub lag: u8,
    /// Some of the editions lost the list it stood in; those around them agree on it.
    pub mended: bool,
    /// Where it stands: "kz / Geography / Land boundaries / border countries".
    pub locator: String,
}

/// How a value is bounded where it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// As written.
    #[default]
    Exact,
    /// "less than", "under", "<", "up to".
    Less,
    /// "more than", "over", ">".
    More,
    /// "about", "approximately".
    About,
}

impl Run {
    /// Whether the edition of this year has it.
    pub fn holds_in(&self, edition: u16) -> bool {
        (self.first..=self.last).contains(&edition)
    }

    /// The year the value is for, if the reference says so: the last one in its period.
    pub fn year(&self) -> Option<u16> {
        let period = self.period.as_deref()?.as_bytes();
        let is_year = |w: &[u8]| {
            w.iter().all(u8::is_ascii_digit) && (w.starts_with(b"19") || w.starts_with(b"20"))
        };
        let at = period.windows(4).rposition(is_year)?;
        std::str::from_utf8(&period[at..at + 4]).ok()?.parse().ok()
    }
}

fn decimal(n: Number) -> Decimal {
    match n.exponent {
        e @ 0.. => {
            Decimal::from(n.mantissa)
                * Decimal::from(10i64.pow(u32::from(e.unsigned_abs()).min(18)))
        }
        e => Decimal::new(n.mantissa, u32::from(e.unsigned_abs())),
    }
}

/// `{-1} est.` in a run that starts in 2013 is "2012 est.".
fn period(template: &str, first: u16) -> Option<String> {
    if template.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(template.len() + 4);
    let mut rest = template;
    while let Some((head, tail)) = rest.split_once('{') {
        out.push_str(head);
        let (shift, tail) = tail.split_once('}').unwrap_or(("0", tail));
        out.push_str(&(i32::from(first) + shift.parse::<i32>().unwrap_or(0)).to_string());
        rest = tail;
    }
    out.push_str(rest);
    Some(out)
}

type Stored<'a> = (&'a RawRun, Option<(Number, Number)>);

fn run((raw, range): Stored<'_>, entity: usize, lag: u8) -> Run {
    let words = table::words();
    Run {
        value: decimal(raw.value()),
        range: range.map(|(low, high)| (decimal(low), decimal(high))),
        bound: match raw.flags >> section::BOUND_SHIFT {
            1 => Bound::Less,
            2 => Bound::More,
            3 => Bound::About,
            _ => Bound::Exact,
        },
        unit: Cow::Borrowed(words.units.get(raw.unit as usize).map_or("", |u| u)),
        period: period(
            words.periods.get(raw.period as usize).map_or("", |p| p),
            raw.first,
        ),
        first: raw.first,
        last: raw.last,
        lag,
        mended: raw.flags & section::MENDED != 0,
        locator: format!(
            "{} / {}",
            entity::ENTITIES[entity].page,
            words.paths.get(raw.path as usize).map_or("", |p| p)
        ),
    }
}

/// The number of a part that an entity has, by its code or by any spelling of its category; 0 is the whole.
fn part_number(section: &Section, entity: usize, kind: Part, wanted: Option<&str>) -> Option<u16> {
    let Some(wanted) = wanted else { return Some(0) };
    let tracks = section.of(entity);
    let has = |n: usize| tracks.iter().any(|t| usize::from(t.part) == n + 1);
    let found = match kind {
        Part::Whole => None,
        Part::Counterpart => section.parts.iter().position(|p| p.key == wanted),
        Part::Category => category::find(&section.parts, wanted, has),
    };
    found.map(|n| n as u16 + 1)
}

fn collect(
    entity: &str,
    indicator: &str,
    part: Option<&str>,
    lags: impl Fn(u8) -> bool,
) -> Vec<Run> {
    let (Some(n), Some(kind), Some(section)) = (
        entity::position(entity),
        indicator::find(indicator),
        table::section(indicator),
    ) else {
        return Vec::new();
    };
    let Some(part) = part_number(section, n, kind.part, part) else {
        return Vec::new();
    };
    section
        .of(n)
        .iter()
        .filter(|t| t.part == part && lags(t.lag))
        .flat_map(|t| section.runs(t).map(move |r| run(r, n, t.lag)))
        .collect()
}

/// The newest figure of every edition, by runs, oldest first. Empty if there is none, or the keys are unknown.
///
/// ```
/// let runs = laocoon_references::history("KZ", "land-boundary", Some("RU"));
/// let (first, last) = (&runs[0], &runs[runs.len() - 1]);
/// assert_eq!((first.value.to_string(), first.first, first.last), ("6846".into(), 1992, 2014));
/// assert_eq!((last.value.to_string(), last.first), ("7644".into(), 2015));
/// ```
pub fn history(entity: &str, indicator: &str, counterpart_or_category: Option<&str>) -> Vec<Run> {
    collect(entity, indicator, counterpart_or_category, |lag| lag == 0)
}

/// As [`history`], with the figures of earlier years that editions give beside the newest.
pub fn series(entity: &str, indicator: &str, counterpart_or_category: Option<&str>) -> Vec<Run> {
    let mut runs = collect(entity, indicator, counterpart_or_category, |_| true);
    runs.sort_by_key(|r| (r.first, r.lag, r.last));
    runs
}

/// The run of the edition in force on a day; see [`crate::edition_in_force`].
///
/// An edition may lack a value that others have; then the latest earlier one counts.
pub fn in_force(
    entity: &str,
    indicator: &str,
    counterpart_or_category: Option<&str>,
    year: u16,
    month: u8,
) -> Option<Run> {
    let edition = crate::edition_in_force(year, month)?;
    let mut runs = history(entity, indicator, counterpart_or_category);
    runs.retain(|r| r.first <= edition);
    runs.pop()
}

/// One value among the parts of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The counterpart's code or the category's key.
    pub part: &'static str,
    /// Its value.
    pub run: Run,
}

/// All counterparts or categories with the newest value that an edition gives, largest first.
pub fn parts(entity: &str, indicator: &str, edition: u16) -> Vec<Share> {
    let (Some(n), Some(section)) = (entity::position(entity), table::section(indicator)) else {
        return Vec::new();
    };
    let mut shares: Vec<Share> = section
        .of(n)
        .iter()
        .filter(|t| t.part > 0 && t.lag == 0)
        .filter_map(|t| {
            let raw = section.run_in(t, edition)?;
            Some(Share {
                part: &section.parts.get(t.part as usize - 1)?.key,
                run: run(raw, n, 0),
            })
        })
        .collect();
    shares.sort_by(|a, b| b.run.value.cmp(&a.run.value).then(a.part.cmp(b.part)));
    shares
}

/// One run of an indicator, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The entity's code.
    pub entity: &'static str,
    /// The counterpart's code or the category's key; `None` for the whole.
    pub part: Option<&'static str>,
    /// The value and its editions.
    pub run: Run,
}

/// Every run of an indicator, by entity and part: for exports and audits.
pub fn entries(indicator: &str) -> Vec<Entry> {
    let Some(section) = table::section(indicator) else {
        return Vec::new();
    };
    let mut all = Vec::with_capacity(section.runs.len());
    for track in &section.tracks {
        let (n, part) = (track.entity as usize, track.part.checked_sub(1));
        let part = part
            .and_then(|p| section.parts.get(p as usize))
            .map(|p| p.key.as_str());
        for raw in section.runs(track) {
            all.push(Entry {
                entity: entity::ENTITIES[n].code,
                part,
                run: run(raw, n, track.lag),
            });
        }
    }
    all
}

/// Every entity's newest total in an edition, by code.
pub(crate) fn totals(indicator: &str, edition: u16) -> Vec<(&'static entity::Entity, Run)> {
    let Some(section) = table::section(indicator) else {
        return Vec::new();
    };
    let totals = section.tracks.iter().filter(|t| t.part == 0 && t.lag == 0);
    totals
        .filter_map(|t| {
            let raw = section.run_in(t, edition)?;
            Some((
                entity::ENTITIES.get(t.entity as usize)?,
                run(raw, t.entity as usize, 0),
            ))
        })
        .collect()
}

/// As [`totals`], with the values alone.
pub(crate) fn total_values(
    indicator: &str,
    edition: u16,
) -> impl Iterator<Item = (&'static entity::Entity, Decimal)> {
    let section = table::section(indicator);
    let tracks = section.map_or(&[][..], |section| &section.tracks[..]);
    let totals = tracks.iter().filter(|t| t.part == 0 && t.lag == 0);
    totals.filter_map(move |t| {
        let raw = section?.run_in(t, edition)?;
        Some((
            entity::ENTITIES.get(t.entity as usize)?,
            decimal(raw.0.value()),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_relative_to_the_edition() {
        let check = |template: &str, first: u16, expected: &str| {
            assert_eq!(period(template, first).unwrap_or_default(), expected);
        };
        check("{-1} est.", 2013, "2012 est.");
        check("1 January {0}", 2013, "1 January 2013");
        check("{-5}-{0} est.", 2015, "2010-2015 est.");
        check("FY99", 2001, "FY99");
        check("", 2001, "");
    }
}
