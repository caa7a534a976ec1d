//! One indicator's values: tracks (entity, part, which of the years given), each a row of runs over the editions.

use crate::table::Cursor;
use std::ops::Range;

/// The values of one indicator.
#[derive(Debug, Default)]
pub(crate) struct Section {
    /// Names of the parts; part 0 is the whole.
    pub parts: Vec<PartName>,
    /// Sorted by (entity, part, lag).
    pub tracks: Vec<Track>,
    pub runs: Vec<RawRun>,
    /// Lower and upper ends, by the number of the run: few have them.
    ranges: Vec<(u32, Number, Number)>,
}

/// The key of a part, and how editions write it.
#[derive(Debug, Default)]
pub(crate) struct PartName {
    pub key: String,
    pub variants: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Track {
    pub entity: u16,
    pub part: u16,
    pub lag: u8,
    pub runs: Range<u32>,
}

/// A run as stored: value = mantissa x 10^exponent; words by number.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RawRun {
    pub first: u16,
    pub last: u16,
    pub mantissa: i64,
    pub exponent: i8,
    pub unit: u16,
    pub period: u16,
    pub path: u16,
    pub flags: u8,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Number {
    pub mantissa: i64,
    pub exponent: i8,
}

/// Flag: the edition lost the value; it is carried over because the editions around it agree.
pub const MENDED: u8 = 1;
/// Flag: a range follows.
pub const RANGE: u8 = 2;
/// Flags: the bound, shifted by this.
pub const BOUND_SHIFT: u8 = 2;

impl RawRun {
    pub fn value(&self) -> Number {
        Number {
            mantissa: self.mantissa,
            exponent: self.exponent,
        }
    }
}

impl Section {
    pub fn read(bytes: &[u8]) -> Section {
        let mut c = Cursor(bytes);
        let parts = (0..c.number())
            .map(|_| PartName {
                key: c.string().to_owned(),
                variants: c.strings(),
            })
            .collect();
        let track_count = c.number();
        let mut columns: [Cursor<'_>; 13] = std::array::from_fn(|_| Cursor(c.bytes()));
        let [
            entity,
            part,
            lag,
            count,
            gap,
            length,
            mantissa,
            exponent,
            unit,
            period,
            path,
            flags,
            extra,
        ] = &mut columns;
        let (mut tracks, mut runs, mut ranges) = (Vec::new(), Vec::new(), Vec::new());
        let mut at = 0u64;
        for _ in 0..track_count {
            at += entity.number();
            let start = runs.len() as u32;
            let mut edition = crate::FIRST_EDITION;
            for _ in 0..count.number() {
                let first = edition + gap.number() as u16;
                let last = first + length.number() as u16;
                edition = last + 1;
                let flags = flags.number() as u8;
                let mut number = || Number {
                    mantissa: extra.signed(),
                    exponent: extra.signed() as i8,
                };
                if flags & RANGE != 0 {
                    ranges.push((runs.len() as u32, number(), number()));
                }
                runs.push(RawRun {
                    first,
                    last,
                    mantissa: mantissa.signed(),
                    exponent: exponent.signed() as i8,
                    unit: unit.number() as u16,
                    period: period.number() as u16,
                    path: path.number() as u16,
                    flags,
                });
            }
            tracks.push(Track {
                entity: at as u16,
                part: part.number() as u16,
                lag: lag.number() as u8,
                runs: start..runs.len() as u32,
            });
        }
        Section {
            parts,
            tracks,
            runs,
            ranges,
        }
    }

    /// The tracks of an entity.
    pub fn of(&self, entity: usize) -> &[Track] {
        let entity = entity as u16;
        let start = self.tracks.partition_point(|t| t.entity < entity);
        let end = self.tracks.partition_point(|t| t.entity <= entity);
        &self.tracks[start..end]
    }

    /// The runs of a track, with their ranges.
    pub fn runs(&self, track: &Track) -> impl Iterator<Item = (&RawRun, Option<(Number, Number)>)> {
        track.runs.clone().map(|n| {
            let found = self.ranges.binary_search_by_key(&n, |r| r.0).ok();
            (
                &self.runs[n as usize],
                found.map(|at| (self.ranges[at].1, self.ranges[at].2)),
            )
        })
    }

    /// The run of a track that an edition has.
    pub fn run_in(
        &self,
        track: &Track,
        edition: u16,
    ) -> Option<(&RawRun, Option<(Number, Number)>)> {
        self.runs(track)
            .find(|(r, _)| (r.first..=r.last).contains(&edition))
    }
}
