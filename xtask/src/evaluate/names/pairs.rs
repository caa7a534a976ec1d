//! Organisations by acronym and name, and pairs of persons' names.

use crate::Failure;
use laocoon_mark::name::{person_similarity, word_similarity};
use laocoon_mark::token::plain;
use laocoon_references::gazetteer::{Role, gazetteer};
use laocoon_text::Language;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The tables, in Markdown.
pub fn tables(folder: &Path) -> Result<String, Failure> {
    let mut out = String::from(
        "\n## One thing under several names\n\nOne fixed threshold for all sets of persons; the best for each set is in brackets.\n\n\
         | set | measure | value | peers |\n|---|---|---|---|\n",
    );
    organisations(folder, &mut out)?;
    let sets = [cases(folder)?, groups(folder)?, tokens(folder)?];
    for set in &sets {
        let (best, at) = set.best();
        let _ = writeln!(
            out,
            "| {} ({} pairs) | F1 at {THRESHOLD} | {:.3} ({best:.3} at {at:.2}) | {} |",
            set.name,
            set.scores.len(),
            set.f1(THRESHOLD),
            set.peers
        );
    }
    Ok(out)
}

/// From here on two names are taken for one person's.
const THRESHOLD: f32 = 0.72;

struct Pairs {
    name: &'static str,
    peers: &'static str,
    scores: Vec<(f32, bool)>,
}

impl Pairs {
    fn f1(&self, threshold: f32) -> f64 {
        let (mut right, mut found, mut due) = (0.0, 0.0, 0.0);
        for (score, same) in &self.scores {
            let taken = *score >= threshold;
            right += f64::from(taken && *same);
            found += f64::from(taken);
            due += f64::from(*same);
        }
        2.0 * right / (found + due).max(1.0)
    }

    fn best(&self) -> (f64, f32) {
        (30..100)
            .map(|percent| percent as f32 / 100.0)
            .map(|threshold| (self.f1(threshold), threshold))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .unwrap_or_default()
    }
}

fn cases(folder: &Path) -> Result<Pairs, Failure> {
    let text = std::fs::read_to_string(folder.join("nomenklatura_name_bench_cases.csv"))?;
    let mut scores = Vec::new();
    for line in text.lines().skip(1) {
        let fields = fields(line);
        let [_, schema, one, other, same, ..] = fields.as_slice() else {
            continue;
        };
        if schema == "Person" {
            scores.push((person_similarity(one, other), same == "true"));
        }
    }
    Ok(Pairs {
        name: "OpenSanctions' cases, persons",
        peers: "nomenklatura logic-v2 .796",
        scores,
    })
}

/// Fields of a line of CSV.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => fields
                .last_mut()
                .into_iter()
                .for_each(|field| field.push(c)),
        }
    }
    fields
}

/// Name parts: within a group spellings of one name; from group to group others that begin
/// with the same letter.
fn groups(folder: &Path) -> Result<Pairs, Failure> {
    let text = std::fs::read_to_string(folder.join("rigour_person_names_latin_cyrillic.txt"))?;
    let groups: Vec<Vec<String>> = text
        .lines()
        .step_by(20)
        .filter_map(|line| line.split_once(" => "))
        .map(|(names, _)| names.split(", ").map(fold).collect())
        .collect();
    let mut scores = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let Some(latin) = group.iter().find(|word| word.is_ascii()) else {
            continue;
        };
        let others = group.iter().filter(|word| !word.is_ascii());
        scores.extend(others.map(|word| (word_similarity(latin, word), true)));
        let strangers = groups[index + 1..].iter().flatten();
        let near = strangers.filter(|word| {
            !word.is_ascii() && word_similarity(latin, word) > 0.3
                || latin.as_bytes().first() == word.as_bytes().first()
        });
        scores.extend(
            near.take(2)
                .map(|word| (word_similarity(latin, word), false)),
        );
    }
    Ok(Pairs {
        name: "name parts, Latin and Cyrillic, every 20th group; others that look alike",
        peers: "",
        scores,
    })
}

fn tokens(folder: &Path) -> Result<Pairs, Failure> {
    let text = std::fs::read_to_string(folder.join("person_tokens_en_ru_test.tsv"))?;
    let mut scores = Vec::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        if let [latin, cyrillic, same, ..] = fields.as_slice() {
            scores.push((word_similarity(&fold(latin), &fold(cyrillic)), *same == "1"));
        }
    }
    Ok(Pairs {
        name: "en-ru name parts",
        peers: "logic-v2 .73",
        scores,
    })
}

fn fold(word: &str) -> String {
    plain(word, Language::Unknown)
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
        "| international bodies, en-fr-ru (the list that the gazetteer was filled from) | in the gazetteer | {held} of {bodies} | |\n\
         | acronyms and full names of these | lead to the body | {right} of {names} | logic-v2 0 on acronyms |"
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
