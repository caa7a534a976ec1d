//! Organisations by acronym and name, and pairs of names, all at one threshold.

use crate::Failure;
use laocoon_mark::NameKind;
use laocoon_mark::name::pair::{Places, SAME, compare};
use laocoon_references::gazetteer::{Role, gazetteer};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The tables, in Markdown; with `misses` what went wrong is printed.
pub fn tables(folder: &Path, misses: bool) -> Result<String, Failure> {
    let mut out = format!(
        "\n## One thing under several names\n\nPairs of names at one fixed threshold ({SAME}) for all sets; the best for each set is in brackets. The model of \
         spellings learned its letter costs from other groups of name parts than the twentieth measured here; \
         its weights were fitted with that twentieth, and the parts that no list has, in view. Some parts of one group are no spellings of one another \
         (nicknames, translations, slips of the list), and OpenSanctions counts some near misses as one (\"Tom Cook\", \"Tim Cook\"), so 1.0 cannot be reached.\n\n\
         | set | measure | value | aim | peers |\n|---|---|---|---|---|\n",
    );
    organisations(folder, &mut out)?;
    for (column, language, aim, peer) in [(6, "ru", ".90", ".752"), (7, "kk", ".92", ".800")] {
        places(folder, column, language, aim, peer, misses, &mut out)?;
    }
    let sets = [persons(folder)?, cases(folder)?, tokens(folder)?];
    for set in &sets {
        let (best, at) = set.best();
        let _ = writeln!(
            out,
            "| {} ({} pairs) | F1 | {:.3} ({best:.3} at {at:.2}) | {} | {} |",
            set.name,
            set.pairs.len(),
            set.f1(SAME),
            set.aim,
            set.peers
        );
        if misses {
            set.show();
        }
    }
    Ok(out)
}

struct Set {
    name: &'static str,
    aim: &'static str,
    peers: &'static str,
    pairs: Vec<Pair>,
}

struct Pair {
    names: [String; 2],
    score: f32,
    same: bool,
    why: String,
}

impl Pair {
    fn new(a: &str, b: &str, kind: NameKind, same: bool) -> Pair {
        let likeness = compare(a, b, kind);
        Pair {
            names: [a.to_owned(), b.to_owned()],
            score: likeness.score,
            same,
            why: likeness.reason(),
        }
    }
}

impl Set {
    fn f1(&self, threshold: f32) -> f64 {
        let (mut right, mut found, mut due) = (0.0, 0.0, 0.0);
        for pair in &self.pairs {
            let taken = pair.score >= threshold;
            right += f64::from(taken && pair.same);
            found += f64::from(taken);
            due += f64::from(pair.same);
        }
        2.0 * right / (found + due).max(1.0)
    }

    fn best(&self) -> (f64, f32) {
        (5..100)
            .map(|percent| percent as f32 / 100.0)
            .map(|threshold| (self.f1(threshold), threshold))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .unwrap_or_default()
    }

    fn show(&self) {
        let wrong = (self.pairs.iter()).filter(|pair| (pair.score >= SAME) != pair.same);
        for pair in wrong {
            let what = if pair.same { "missed " } else { "not due" };
            let [a, b] = &pair.names;
            println!("{what} {:.2} {a} | {b}: {}", pair.score, pair.why);
        }
    }
}

/// OpenSanctions' own cases, of all kinds.
fn cases(folder: &Path) -> Result<Set, Failure> {
    let mut reader = csv::Reader::from_path(folder.join("nomenklatura_logicv2_4.17.4_run.csv"))?;
    let mut pairs = Vec::new();
    for row in reader.records() {
        let row = row?;
        let field = |at: usize| row.get(at).unwrap_or_default();
        let kind = match field(2) {
            "Person" => NameKind::Person,
            _ => NameKind::Organisation,
        };
        pairs.push(Pair::new(field(3), field(4), kind, field(5) == "true"));
    }
    Ok(Set {
        name: "OpenSanctions' cases: persons, companies, bodies, ships",
        aim: ".85",
        peers: "nomenklatura logic-v2 .796",
        pairs,
    })
}

/// Full names put together from name parts, each in one of its spellings in either script; against them
/// the same surname with another first name, and another surname that begins alike.
fn persons(folder: &Path) -> Result<Set, Failure> {
    let text = std::fs::read_to_string(folder.join("rigour_person_names_latin_cyrillic.txt"))?;
    let groups: Vec<Vec<&str>> = text
        .lines()
        .step_by(20)
        .filter_map(|line| line.split_once(" => "))
        .map(|(names, _)| names.split(", ").collect())
        .filter(|group: &Vec<&str>| group.len() > 1 && group[0].chars().count() > 3)
        .collect();
    let mut pairs = Vec::new();
    let half = groups.len() / 2;
    let (given, family) = groups.split_at(half);
    for (at, (first, last)) in given.iter().zip(family).enumerate() {
        let spelled = |first: &[&str], last: &[&str], step: usize| {
            let (one, other) = (first[step % first.len()], last[step % last.len()]);
            format!("{one} {other}")
        };
        let whole = spelled(first, last, 0);
        let mut add =
            |other: String, same| pairs.push(Pair::new(&whole, &other, NameKind::Person, same));
        for step in 1..first.len().max(last.len()).min(4) {
            add(spelled(first, last, step), true);
        }
        let relative = &given[(at + 1) % half];
        add(spelled(relative, last, at), false);
        let namesake = (family.iter()).find(|other| {
            let begin = |word: &str| word.chars().take(3).collect::<String>();
            !std::ptr::eq(*other, last) && begin(other[0]) == begin(last[0])
        });
        if let Some(namesake) = namesake {
            add(spelled(first, namesake, at + 1), false);
        }
    }
    Ok(Set {
        name: "persons put together from parts in Latin and Cyrillic spellings; relatives and namesakes",
        aim: ".97",
        peers: "logic-v2 .851 (set kept aside)",
        pairs,
    })
}

fn tokens(folder: &Path) -> Result<Set, Failure> {
    let text = std::fs::read_to_string(folder.join("person_tokens_en_ru_test.tsv"))?;
    let mut pairs = Vec::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        // Parts that the trained model may have seen are left out.
        if let [latin, cyrillic, same, "0", "0"] = fields.as_slice() {
            pairs.push(Pair::new(latin, cyrillic, NameKind::Person, *same == "1"));
        }
    }
    Ok(Set {
        name: "en-ru name parts that no list has",
        aim: ".90",
        peers: "logic-v2 .73",
        pairs,
    })
}

/// French names of places, each to find its own among all names of another language: by spelling alone, and with what
/// the gazetteer has of them.
fn places(
    folder: &Path,
    column: usize,
    language: &str,
    aim: &str,
    peer: &str,
    misses: bool,
    out: &mut String,
) -> Result<(), Failure> {
    let text = std::fs::read_to_string(folder.join("geonames_places_en_fr_ru_kk.tsv"))?;
    let rows: Vec<Vec<&str>> = text
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect();
    let has = |row: &&Vec<&str>, at: usize| row.get(at).is_some_and(|name| !name.is_empty());
    let others: Vec<&Vec<&str>> = rows.iter().filter(|row| has(row, column)).collect();
    let asked: Vec<&&Vec<&str>> = others.iter().filter(|row| has(row, 5)).step_by(8).collect();
    let shelf = Places::new(others.iter().map(|row| row[column]));
    let mut right = [0usize; 2];
    for row in &asked {
        for (listed, right) in [false, true].into_iter().zip(&mut right) {
            let best = shelf.nearest(row[5], 1, listed);
            let hit = best.first().map(|(at, _)| others[*at]);
            let same = hit.is_some_and(|hit| hit[0] == row[0]);
            *right += usize::from(same);
            if misses && !same && !listed {
                println!(
                    "missed {} | {} | {:?}",
                    row[5],
                    row[column],
                    hit.map(|hit| hit[column])
                );
            }
        }
    }
    let share = |right: usize| right as f64 / asked.len().max(1) as f64;
    let _ = writeln!(
        out,
        "| French names of places, to the GeoNames id among {} {language} names ({} asked) | top-1 by spelling alone (with the gazetteer's names) | {:.3} ({:.3}) | {aim} | anyascii + ratio {peer} |",
        others.len(),
        asked.len(),
        share(right[0]),
        share(right[1])
    );
    Ok(())
}

/// Acronyms and full names of international bodies: how many of those of the list that the
/// gazetteer holds at all lead to one and the same entity from every language.
fn organisations(folder: &Path, out: &mut String) -> Result<(), Failure> {
    let text = std::fs::read_to_string(folder.join("intl_orgs_en_fr_ru_uk.tsv"))?;
    let (mut bodies, mut held, mut names, mut right) = (0, 0, 0, 0);
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() < 7 || !fields[0].starts_with('Q') {
            continue;
        }
        bodies += 1;
        let written: Vec<&str> = fields[1..7]
            .iter()
            .copied()
            .filter(|name| !name.is_empty())
            .collect();
        let mut votes: BTreeMap<u32, usize> = BTreeMap::new();
        let found: Vec<Option<u32>> = written.iter().map(|name| organisation(name)).collect();
        for number in found.iter().flatten() {
            *votes.entry(*number).or_default() += 1;
        }
        let Some((main, _)) = votes.iter().max_by_key(|(_, count)| **count) else {
            continue;
        };
        held += 1;
        names += written.len();
        right += found
            .iter()
            .filter(|number| **number == Some(*main))
            .count();
    }
    let _ = writeln!(
        out,
        "| international bodies, en-fr-ru (the list that the gazetteer was filled from) | in the gazetteer | {held} of {bodies} | | |\n\
         | acronyms and full names of these | lead to the body | {right} of {names} | .98 | logic-v2 0 on acronyms |"
    );
    Ok(())
}

fn organisation(name: &str) -> Option<u32> {
    let form = crate::gazetteer::form(name);
    let sense = gazetteer()
        .lookup(&form)
        .find(|sense| sense.role == Role::Name && sense.entity.is_some())?;
    sense.entity
}
