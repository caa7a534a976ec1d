//! `cargo xtask train spelling`: what groups of letters stand for one another in names of one
//! person across languages, from the lists of name parts in the data folder.
//!
//! Every round aligns each pair of spellings in the cheapest way and counts the exchanges it
//! used; the next round prices them by these counts. The first round also counts
//! neighbouring exchanges joined, so that groups ("tsch", "ou") can come up. One group of
//! names in twenty is left out, for `cargo xtask evaluate names`.

use crate::{Failure, data_dir, root, write_file};
use laocoon_mark::token::plain;
use laocoon_references::gazetteer::spell::{
    Costs, LETTERS, SIZES, framed, index, is_needless, pack,
};
use laocoon_text::Language;
use std::collections::BTreeMap;
use std::fmt::Write;

const ROUNDS: usize = 5;
/// Pairs taken of one group of names.
const MOST: usize = 5;
/// Pairs that cost more a letter are no spellings of one name, in the first round and later.
const DEAREST: [f32; 2] = [4.5, 3.2];
/// An exchange seen less often is forgotten, in the first two rounds and later.
const RAREST: [f64; 2] = [8.0, 5.0];

type Pair = (Vec<u8>, Vec<u8>);

pub fn run() -> Result<(), Failure> {
    let folder = data_dir(None).join("names");
    let groups = std::fs::read_to_string(folder.join("rigour_person_names_latin_cyrillic.txt"))?;
    let groups: Vec<Vec<Vec<u8>>> = groups
        .lines()
        .filter_map(|line| line.split_once(" => "))
        .map(|(names, _)| {
            names
                .split(", ")
                .map(word)
                .filter(|w| w.len() > 4)
                .collect()
        })
        .collect();
    let mut pairs: Vec<Pair> = Vec::new();
    for (_, group) in groups.iter().enumerate().filter(|(at, _)| at % 20 != 0) {
        let all = (0..group.len()).flat_map(|a| (a + 1..group.len()).map(move |b| (a, b)));
        let mut taken = 0;
        for (a, b) in all {
            if taken < MOST && (group[a] != group[b] || taken < 2) {
                pairs.push((group[a].clone(), group[b].clone()));
                taken += 1;
            }
        }
    }
    let list = std::fs::read_to_string(folder.join("wd_russian_20.tsv"))?;
    for line in list.lines() {
        if let [latin, cyrillic, ..] = line.split('\t').collect::<Vec<_>>().as_slice() {
            pairs.push((word(latin), word(&cyrillic.replace(' ', ""))));
        }
    }
    let mut costs = Costs {
        letters: letters(&groups),
        ..Costs::default()
    };
    for round in 0..ROUNDS {
        costs.exchanges = learn(&costs, &pairs, round);
        eprintln!("round {round}: {} exchanges", costs.exchanges.len());
    }
    let path = root().join("references/gazetteer/spelling.tsv");
    write_file(&path, table(&costs).as_bytes())
}

fn word(word: &str) -> Vec<u8> {
    framed(&plain(word, Language::Unknown))
}

/// What a letter costs after another in names.
fn letters(groups: &[Vec<Vec<u8>>]) -> Vec<f32> {
    let mut counts = vec![0.1f64; LETTERS * LETTERS];
    for pair in groups.iter().flatten().flat_map(|word| word.windows(2)) {
        counts[index(pair[0]) * LETTERS + index(pair[1])] += 1.0;
    }
    let rows = counts.chunks(LETTERS).flat_map(|row| {
        let sum: f64 = row.iter().sum();
        row.iter().map(move |count| -(count / sum).ln() as f32)
    });
    rows.collect()
}

fn learn(costs: &Costs, pairs: &[Pair], round: usize) -> Vec<(u64, f32)> {
    let mut counts: BTreeMap<u64, f64> = BTreeMap::new();
    let mut total = 0.0;
    let mut count = |exchange: u64, weight: f64| {
        *counts.entry(exchange).or_default() += weight / 2.0;
        *counts.entry(exchange.rotate_left(32)).or_default() += weight / 2.0;
        total += weight;
    };
    for (one, other) in pairs {
        let mut steps = Vec::new();
        let cost = costs.align(one, other, Some(&mut steps));
        if cost / (one.len() + other.len()) as f32 > DEAREST[round.min(1)] {
            continue;
        }
        steps.reverse();
        for (at, step) in steps.iter().enumerate() {
            count(*step, 1.0);
            for longer in (2..5).filter(|_| round == 0) {
                let joined = steps.get(at..at + longer).and_then(join);
                joined.into_iter().for_each(|joined| count(joined, 0.5));
            }
        }
    }
    let rarest = RAREST[usize::from(round > 1)];
    let single = |exchange: u64| exchange >> 40 == 0 && exchange as u32 >> 8 == 0;
    counts
        .into_iter()
        .filter(|(exchange, count)| *count >= rarest || single(*exchange))
        .map(|(exchange, count)| (exchange, -(count / total).ln() as f32))
        .collect()
}

/// Neighbouring exchanges as one, if it is of a size that counts and says something new.
fn join(steps: &[u64]) -> Option<u64> {
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for step in steps {
        one.extend(unpack((step >> 32) as u32));
        other.extend(unpack(*step as u32));
    }
    let new = SIZES.contains(&(one.len(), other.len())) && one != other;
    (new && !is_needless(&one, &other)).then(|| pack(&one, &other))
}

fn unpack(letters: u32) -> impl Iterator<Item = u8> {
    letters
        .to_be_bytes()
        .into_iter()
        .filter(|letter| *letter != 0)
}

fn table(costs: &Costs) -> String {
    let mut out = String::from(
        "# What groups of letters stand for one another in names, and its cost: -ln of the share of all exchanges; lines with \"after\":\n\
         # the cost of a letter after another. Written by `cargo xtask train spelling`, from name parts of rigour (MIT, from Wikidata, CC0).\n",
    );
    let text =
        |letters: u32| String::from_utf8_lossy(&unpack(letters).collect::<Vec<_>>()).into_owned();
    for (exchange, cost) in &costs.exchanges {
        let (one, other) = ((exchange >> 32) as u32, *exchange as u32);
        if one <= other {
            let _ = writeln!(out, "{}\t{}\t{cost:.2}", text(one), text(other));
        }
    }
    let letters = || (b'a'..=b'z').chain([b'^', b'$']).map(char::from);
    for (before, row) in letters().zip(costs.letters.chunks(LETTERS)) {
        for (after, cost) in letters().zip(row) {
            let _ = writeln!(out, "{before}{after}\tafter\t{cost:.2}");
        }
    }
    out
}
