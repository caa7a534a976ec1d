//! `cargo xtask train crossing`: what groups of Latin letters stand for groups of Cyrillic letters in names,
//! from the lists of name parts in the data folder.
//!
//! Expectation and maximisation over all ways to divide each pair of words: every round counts the groups by how
//! likely each way is, and forgets those seen too seldom. One group of names in twenty is left out, for
//! `cargo xtask evaluate names`.

use crate::{Failure, data_dir, root, write_file};
use laocoon_mark::token::plain;
use laocoon_references::gazetteer::crossing::{Crossings, framed, sizes};
use laocoon_text::Language;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Rounds, and below how many a group is forgotten in each.
const RAREST: [f64; 6] = [0.5, 1.0, 2.0, 4.0, 5.0, 5.0];
/// The first rounds see one pair in so many, each other ones.
const SHARE: usize = 4;
/// Pairs less likely for each letter are no spellings of one name.
const LEAST: f64 = -3.6;
/// Pairs taken of one group of names.
const MOST: usize = 6;

type Pair = (Vec<char>, Vec<char>);
type Group = (Vec<char>, Vec<char>);
type Groups = BTreeMap<Group, f64>;
/// A group follows another at least so often to be noted.
const RAREST_PAIR: u32 = 10;

pub fn run() -> Result<(), Failure> {
    let pairs = pairs()?;
    let mut groups = first(&pairs);
    let mut model = model(&groups, 0.0);
    for (round, rarest) in RAREST.into_iter().enumerate() {
        let mut counts = Groups::new();
        let seen = pairs.iter().enumerate();
        for (_, (latin, cyrillic)) in
            seen.filter(|(at, _)| round + 1 >= SHARE || at % SHARE == round)
        {
            count(&model, latin, cyrillic, &mut counts);
        }
        counts.retain(|_, count| *count >= rarest);
        let total: f64 = counts.values().sum();
        groups = counts;
        model = self::model(&groups, 0.05 / total);
        eprintln!("round {round}: {} groups", groups.len());
    }
    let path = root().join("references/gazetteer/crossing.tsv");
    write_file(&path, table(&groups, &model, &pairs).as_bytes())
}

fn pairs() -> Result<Vec<Pair>, Failure> {
    let folder = data_dir(None).join("names");
    let word = |word: &str| framed(&plain(word, Language::Unknown));
    let is_latin = |word: &[char]| {
        word[1..word.len() - 1]
            .iter()
            .all(char::is_ascii_alphabetic)
    };
    let is_cyrillic = |word: &[char]| {
        word[1..word.len() - 1]
            .iter()
            .all(|c| matches!(c, '\u{400}'..='\u{52f}'))
    };
    let fits = |word: &Vec<char>| (5..24).contains(&word.len());
    let mut pairs: Vec<Pair> = Vec::new();
    let groups = std::fs::read_to_string(folder.join("rigour_person_names_latin_cyrillic.txt"))?;
    for (_, line) in groups.lines().enumerate().filter(|(at, _)| at % 20 != 0) {
        let Some((names, _)) = line.split_once(" => ") else {
            continue;
        };
        let words: Vec<Vec<char>> = names.split(", ").map(word).filter(fits).collect();
        let latin = || words.iter().filter(|word| is_latin(word));
        let crossed = latin().flat_map(|a| {
            let others = words.iter().filter(|word| is_cyrillic(word));
            others.map(move |b| (a.clone(), b.clone()))
        });
        pairs.extend(crossed.take(MOST));
    }
    let list = std::fs::read_to_string(folder.join("wd_russian_20.tsv"))?;
    for line in list.lines() {
        if let [latin, cyrillic, ..] = line.split('\t').collect::<Vec<_>>().as_slice() {
            let pair = (word(latin), word(&cyrillic.replace(' ', "")));
            pairs.extend(Some(pair).filter(|(a, b)| fits(a) && fits(b) && is_latin(a)));
        }
    }
    Ok(pairs)
}

/// Groups of letters that stand about where the other's stand.
fn first(pairs: &[Pair]) -> Groups {
    let mut groups = Groups::new();
    let ends = |letters: &[char], end: char| letters.contains(&end);
    for (latin, cyrillic) in pairs.iter().step_by(3) {
        for i in 0..=latin.len() {
            for j in 0..=cyrillic.len() {
                let along = i as f64 / latin.len() as f64 - j as f64 / cyrillic.len() as f64;
                if along.abs() > 0.2 {
                    continue;
                }
                for (a, b) in sizes().filter(|(a, b)| *a <= i && *b <= j) {
                    let (one, other) = (&latin[i - a..i], &cyrillic[j - b..j]);
                    let apart = |end| ends(one, end) != ends(other, end);
                    if !apart('^') && !apart('$') {
                        let weight = 0.25f64.powi((a + b) as i32).max(0.01);
                        *groups.entry((one.to_vec(), other.to_vec())).or_default() += weight;
                    }
                }
            }
        }
    }
    groups.retain(|_, count| *count > 0.3);
    groups
}

fn model(groups: &Groups, other: f64) -> Crossings {
    let total: f64 = groups.values().sum();
    let mut model = Crossings::new(other);
    for ((latin, cyrillic), count) in groups {
        model.add(latin, cyrillic, count / total);
    }
    model
}

/// Adds how often each group is used over all ways to divide a pair.
fn count(model: &Crossings, latin: &[char], cyrillic: &[char], counts: &mut Groups) {
    let width = cyrillic.len() + 1;
    let cells = (latin.len() + 1) * width;
    let (mut forward, mut backward) = (vec![0.0f64; cells], vec![0.0f64; cells]);
    let mut ways: Vec<(usize, usize, f64)> = Vec::new();
    forward[0] = 1.0;
    for i in 0..=latin.len() {
        for j in 0..=cyrillic.len() {
            for (a, b) in sizes().filter(|(a, b)| *a <= i && *b <= j) {
                let (from, to) = ((i - a) * width + j - b, i * width + j);
                let group = model.group(&latin[i - a..i], &cyrillic[j - b..j]);
                let share = group.map_or(0.0, |group| group.1);
                if forward[from] > 0.0 && share > 0.0 {
                    forward[to] += forward[from] * share;
                    ways.push((from, to, share));
                }
            }
        }
    }
    let whole = forward[cells - 1];
    if whole.ln() / (latin.len() + cyrillic.len()) as f64 <= LEAST {
        return;
    }
    backward[cells - 1] = 1.0;
    for (from, to, share) in ways.iter().rev() {
        backward[*from] += backward[*to] * share;
    }
    for (from, to, share) in ways {
        let weight = forward[from] * share * backward[to] / whole;
        if weight > 1e-4 {
            let one = &latin[from / width..to / width];
            let other = &cyrillic[from % width..to % width];
            *counts.entry((one.to_vec(), other.to_vec())).or_default() += weight;
        }
    }
}

/// The likeliest way to divide a pair, as groups' numbers; `None` for pairs that are no spellings of one name.
fn divided(model: &Crossings, latin: &[char], cyrillic: &[char]) -> Option<Vec<u32>> {
    let width = cyrillic.len() + 1;
    let cells = (latin.len() + 1) * width;
    let mut best: Vec<(f64, usize, u32)> = vec![(0.0, 0, 0); cells];
    best[0].0 = 1.0;
    for i in 0..=latin.len() {
        for j in 0..=cyrillic.len() {
            for (a, b) in sizes().filter(|(a, b)| *a <= i && *b <= j) {
                let from = (i - a) * width + j - b;
                let group = model.group(&latin[i - a..i], &cyrillic[j - b..j]);
                let Some((number, share)) = group.filter(|group| group.0 != u32::MAX) else {
                    continue;
                };
                let likely = best[from].0 * share;
                if likely > best[i * width + j].0 {
                    best[i * width + j] = (likely, from, number);
                }
            }
        }
    }
    let whole = best[cells - 1].0;
    if whole.ln() / (latin.len() + cyrillic.len()) as f64 <= LEAST {
        return None;
    }
    let (mut at, mut groups) = (cells - 1, Vec::new());
    while at > 0 {
        groups.push(best[at].2);
        at = best[at].1;
    }
    groups.reverse();
    Some(groups)
}

fn table(groups: &Groups, model: &Crossings, pairs: &[Pair]) -> String {
    let mut out = String::from(
        "# What groups of Latin letters stand for groups of Cyrillic letters in names: -ln of the share of all groups, and how often another followed;\n\
         # \"=\": how often one group, by number, followed another; \"other\": a letter in no group; \"after\": -ln of the share of a letter after another. Written by `cargo xtask train crossing`, from name parts of\n\
         # rigour (MIT, from Wikidata, CC0).\n",
    );
    let (mut before, mut follow) = (vec![0u32; groups.len()], BTreeMap::<(u32, u32), u32>::new());
    for (latin, cyrillic) in pairs {
        for pair in divided(model, latin, cyrillic)
            .unwrap_or_default()
            .windows(2)
        {
            before[pair[0] as usize] += 1;
            *follow.entry((pair[0], pair[1])).or_default() += 1;
        }
    }
    let total: f64 = groups.values().sum();
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let _ = writeln!(out, "\tother\t{:.2}", -model.other.ln());
    for (((latin, cyrillic), count), before) in groups.iter().zip(before) {
        let cost = -(count / total).ln();
        let _ = writeln!(
            out,
            "{}\t{}\t{cost:.2}\t{before}",
            text(latin),
            text(cyrillic)
        );
    }
    for ((one, other), count) in follow.iter().filter(|(_, count)| **count >= RAREST_PAIR) {
        let _ = writeln!(out, "=\t{one}\t{other}\t{count}");
    }
    let mut letters: BTreeMap<char, BTreeMap<char, f64>> = BTreeMap::new();
    for pair in pairs
        .iter()
        .flat_map(|(a, b)| a.windows(2).chain(b.windows(2)))
    {
        *letters
            .entry(pair[0])
            .or_default()
            .entry(pair[1])
            .or_insert(0.1) += 1.0;
    }
    // Words of both scripts begin with `^`: each script has its half.
    for (before, row) in letters {
        let total: f64 = row.values().sum::<f64>() / if before == '^' { 2.0 } else { 1.0 };
        for (after, count) in row.into_iter().filter(|(_, count)| *count > 3.0) {
            let _ = writeln!(out, "{before}{after}\tafter\t{:.2}", -(count / total).ln());
        }
    }
    out
}
