use std::collections::{BTreeMap, BTreeSet};

/// Persons by the sounds of their words: only those who share one are compared.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// For each sound those who have it.
    by_sound: BTreeMap<String, Vec<usize>>,
    /// The sounds of each of them.
    sounds: BTreeMap<usize, Vec<String>>,
}

/// Persons who share a sound from which on it is a first name that many bear.
const COMMON: usize = 8;
/// Persons kept for one sound.
const MOST: usize = 1024;

impl Heard {
    /// Keeps a person's sounds.
    pub(super) fn add(&mut self, person: usize, sounds: Vec<String>) {
        for sound in &sounds {
            let alike = self.by_sound.entry(sound.clone()).or_default();
            if alike.len() < MOST && alike.last() != Some(&person) {
                alike.push(person);
            }
        }
        self.sounds.insert(person, sounds);
    }

    /// Those who share a sound; of one that many share, those whose other words sound alike too.
    pub(super) fn near(&self, sounds: &[String]) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        for sound in sounds {
            let all = self
                .by_sound
                .get(sound)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let is_common = all.len() > COMMON;
            let alike = all.iter().filter(|person| {
                !is_common
                    || self
                        .sounds
                        .get(person)
                        .is_some_and(|own| rest_alike(sounds, own, sound))
            });
            out.extend(alike);
        }
        out
    }
}

/// Whether beside a common word another of the one's is heard in the other, nearly.
fn rest_alike(a: &[String], b: &[String], shared: &str) -> bool {
    let rest = |all: &'_ [String]| -> Vec<String> {
        all.iter()
            .filter(|sound| *sound != shared)
            .cloned()
            .collect()
    };
    let (a, b) = (rest(a), rest(b));
    a.is_empty() || b.is_empty() || a.iter().any(|x| b.iter().any(|y| nearly(x, y)))
}

/// Whether two sounds differ by a class, by two if they are long, or one begins the other.
fn nearly(x: &str, y: &str) -> bool {
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let most = 1 + short.len() / 4;
    if long.starts_with(short) {
        return true;
    }
    if long.len() - short.len() > most {
        return false;
    }
    let mut row: Vec<usize> = (0..=short.len()).collect();
    for (at, c) in long.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (nth, d) in short.bytes().enumerate() {
            let replaced = diagonal + usize::from(c != d);
            diagonal = row[nth + 1];
            row[nth + 1] = replaced.min(diagonal + 1).min(row[nth] + 1);
        }
    }
    row[short.len()] <= most
}
