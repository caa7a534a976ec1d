//! The table as bytes; `references/src/table.rs` describes the format and reads it.

use super::edition::EDITIONS;
use super::merge::{Table, bound_flag, stored};
use super::period;
use super::remark::Remark;
use laocoon_references::{BOUND_SHIFT, ENTITIES, FIRST_EDITION, MAGIC, MENDED, RANGE};
use std::collections::BTreeMap;

/// Words by number, in order of first use.
#[derive(Default)]
struct Numbered {
    numbers: BTreeMap<String, u64>,
    words: Vec<String>,
}

impl Numbered {
    fn number(&mut self, word: &str) -> u64 {
        if let Some(n) = self.numbers.get(word) {
            return *n;
        }
        let n = self.words.len() as u64;
        self.numbers.insert(word.to_owned(), n);
        self.words.push(word.to_owned());
        n
    }
}

/// The whole table.
pub fn table(tables: &[(&'static str, Table)], remarks: &[Remark]) -> Vec<u8> {
    let (mut units, mut periods, mut paths) = (
        Numbered::default(),
        Numbered::default(),
        Numbered::default(),
    );
    periods.number("");
    let mut sections: Vec<(&str, Vec<u8>)> = Vec::new();
    for (key, table) in tables {
        sections.push((key, section(table, &mut units, &mut periods, &mut paths)));
    }
    let mut words = Vec::new();
    for list in [&units.words, &periods.words, &paths.words] {
        strings(&mut words, list);
    }
    number(&mut words, EDITIONS.len() as u64);
    for (year, (from_year, month), snapshot) in EDITIONS {
        number(&mut words, u64::from(*year));
        number(&mut words, u64::from(*from_year));
        number(&mut words, u64::from(*month));
        let archive = super::edition::in_archive(*year).then_some("archive".to_owned());
        let snapshot = snapshot.map(|s| format!("snapshot of {s}"));
        string(
            &mut words,
            &archive
                .into_iter()
                .chain(snapshot)
                .collect::<Vec<_>>()
                .join(", "),
        );
    }
    number(&mut words, remarks.len() as u64);
    for (first, last, entity, text) in remarks {
        number(&mut words, u64::from(*first));
        number(&mut words, u64::from(*last));
        string(&mut words, entity);
        string(&mut words, text);
    }
    sections.insert(0, ("words", words));
    file(&sections)
}

fn file(sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut directory, mut body) = (Vec::new(), Vec::new());
    number(&mut directory, sections.len() as u64);
    for (name, raw) in sections {
        let packed = miniz_oxide::deflate::compress_to_vec(raw, 10);
        string(&mut directory, name);
        number(&mut directory, packed.len() as u64);
        number(&mut directory, raw.len() as u64);
        body.extend(packed);
    }
    let mut out = MAGIC.to_vec();
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(directory);
    out.extend(body);
    out
}

fn section(
    table: &Table,
    units: &mut Numbered,
    periods: &mut Numbered,
    paths: &mut Numbered,
) -> Vec<u8> {
    let mut out = Vec::new();
    number(&mut out, table.parts.len() as u64);
    for (key, variants) in &table.parts {
        string(&mut out, key);
        strings(&mut out, variants);
    }
    let part_numbers: BTreeMap<&str, u64> = table
        .parts
        .keys()
        .zip(1..)
        .map(|(k, n)| (k.as_str(), n))
        .collect();
    let entity_number = |code: &str| {
        ENTITIES
            .iter()
            .position(|e| e.code == code)
            .unwrap_or_default() as u64
    };
    let mut tracks: Vec<_> = table
        .tracks
        .iter()
        .map(|((entity, part, lag), runs)| {
            let part = part_numbers.get(part.as_str()).copied().unwrap_or(0);
            ((entity_number(entity), part, *lag), runs)
        })
        .collect();
    tracks.sort_by_key(|(key, _)| *key);
    number(&mut out, tracks.len() as u64);
    let mut columns: [Vec<u8>; 13] = Default::default();
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
        periods_column,
        path,
        flags,
        extra,
    ] = &mut columns;
    let mut before = 0;
    for ((entity_n, part_n, lag_n), runs) in tracks {
        number(entity, entity_n - before);
        before = entity_n;
        number(part, part_n);
        number(lag, u64::from(lag_n));
        number(count, runs.len() as u64);
        let mut edition = FIRST_EDITION;
        for run in runs {
            number(gap, u64::from(run.first - edition));
            number(length, u64::from(run.last - run.first));
            edition = run.last + 1;
            let value = stored(run.leaf.value);
            signed(mantissa, value.mantissa);
            signed(exponent, i64::from(value.exponent));
            number(unit, units.number(run.leaf.unit));
            let period = run
                .leaf
                .period
                .as_deref()
                .map_or_else(String::new, |p| period::relative(p, run.first));
            number(periods_column, periods.number(&period));
            number(path, paths.number(&run.leaf.path));
            let mut flag = bound_flag(run.leaf.bound) << BOUND_SHIFT;
            if run.leaf.mended {
                flag |= MENDED;
            }
            if let Some((low, high)) = run.leaf.range {
                flag |= RANGE;
                for n in [stored(low), stored(high)] {
                    signed(extra, n.mantissa);
                    signed(extra, i64::from(n.exponent));
                }
            }
            number(flags, u64::from(flag));
        }
    }
    for column in &columns {
        number(&mut out, column.len() as u64);
        out.extend(column);
    }
    out
}

fn number(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn signed(out: &mut Vec<u8>, n: i64) {
    number(out, ((n << 1) ^ (n >> 63)) as u64);
}

fn string(out: &mut Vec<u8>, s: &str) {
    number(out, s.len() as u64);
    out.extend(s.as_bytes());
}

fn strings<'a>(
    out: &mut Vec<u8>,
    list: impl IntoIterator<Item = &'a String, IntoIter: ExactSizeIterator>,
) {
    let list = list.into_iter();
    number(out, list.len() as u64);
    for s in list {
        string(out, s);
    }
}
