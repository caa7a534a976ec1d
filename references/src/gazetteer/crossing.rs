//! Whether a word in Latin letters and one in Cyrillic letters are one name: a learned model of what the letters
//! of one script become in the other.
//!
//! `crossing.tsv` holds how likely groups of Latin letters stand for groups of Cyrillic letters, how often one such
//! group follows another, and how likely a letter follows another in either script (natural logarithms, negated). The
//! sum over all ways to divide the two words into such groups is how likely they are written together; against what each
//! costs by itself it is the evidence. `cargo xtask train crossing` writes the table.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Letters of a group at most, Latin and Cyrillic.
pub const MOST: (usize, usize) = (4, 3);
/// Longer words are compared by their beginning.
const LONGEST: usize = 40;

static TABLE: &str = include_str!("../../gazetteer/crossing.tsv");

/// How likely groups of letters are written for each other.
#[derive(Clone, Debug, Default)]
pub struct Crossings {
    /// Groups of letters of either script, packed by [`pack`], with their numbers.
    latin: HashMap<u64, u32>,
    cyrillic: HashMap<u64, u32>,
    /// By the number of the Latin letters: numbers of Cyrillic letters, in order, and of the group that they make.
    groups: Vec<Vec<(u32, u32)>>,
    /// Probability of each group.
    shares: Vec<f64>,
    /// How often each group was followed by another.
    before: Vec<f64>,
    /// By group, the groups that often followed it, in order, and how often.
    follow: Vec<Vec<(u32, f64)>>,
    /// Probability of a single letter that is in no group, alone or with another.
    pub other: f64,
    /// Probability of a letter after another, in either script.
    letters: HashMap<(char, char), f64>,
}

/// The group of letters that are in none, and what stands before a word.
const NONE: u32 = u32::MAX;
/// So many sightings of a group weigh as much as its probability wherever it stands.
const TRUST: f64 = 30.0;

/// Evidence that two words are one name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// Log likelihood of the two together, for each letter.
    pub joint: f64,
    /// The same against the two as strangers.
    pub ratio: f64,
    /// The lesser of what either says of the other, for each letter.
    pub given: f64,
    /// Letters, in the mean of the two.
    pub letters: f64,
}

/// A word as the model sees it: letters between `^` and `$`.
pub fn framed(word: &str) -> Vec<char> {
    let letters = word.chars().filter(|c| c.is_alphabetic()).take(LONGEST);
    ['^'].into_iter().chain(letters).chain(['$']).collect()
}

/// Up to four letters in one number.
pub fn pack(letters: &[char]) -> u64 {
    letters.iter().fold(0, |sum, letter| {
        sum << 16 | u64::from(*letter as u32 & 0xffff)
    })
}

/// The sizes of groups: Latin letters, Cyrillic letters.
pub fn sizes() -> impl Iterator<Item = (usize, usize)> + Clone {
    let all = (0..=MOST.0).flat_map(|a| (0..=MOST.1).map(move |b| (a, b)));
    all.filter(|(a, b)| (1..=5).contains(&(a + b)) && !(*a == 0 && *b > 1) && !(*b == 0 && *a > 1))
}

impl Crossings {
    /// A model of no groups; `other` is the probability of a letter that is in none.
    pub fn new(other: f64) -> Self {
        Self {
            other,
            ..Self::default()
        }
    }

    /// Adds a group with its probability; its number is the number of those added before.
    pub fn add(&mut self, latin: &[char], cyrillic: &[char], share: f64) {
        let number = self.latin.len() as u32;
        let one = *self.latin.entry(pack(latin)).or_insert(number);
        let number = self.cyrillic.len() as u32;
        let other = *self.cyrillic.entry(pack(cyrillic)).or_insert(number);
        if self.groups.len() <= one as usize {
            self.groups.push(Vec::new());
        }
        let row = &mut self.groups[one as usize];
        let at = row.partition_point(|known| known.0 < other);
        row.insert(at, (other, self.shares.len() as u32));
        self.shares.push(share);
        self.before.push(0.0);
        self.follow.push(Vec::new());
    }

    /// The number of a group and its probability wherever it stands.
    pub fn group(&self, latin: &[char], cyrillic: &[char]) -> Option<(u32, f64)> {
        let single = latin.len() <= 1 && cyrillic.len() <= 1;
        let numbers = (
            self.latin.get(&pack(latin)).copied(),
            self.cyrillic.get(&pack(cyrillic)).copied(),
        );
        self.numbered(numbers, single)
    }

    fn numbered(&self, numbers: (Option<u32>, Option<u32>), single: bool) -> Option<(u32, f64)> {
        let other = || single.then_some((NONE, self.other));
        let (Some(one), Some(two)) = numbers else {
            return other();
        };
        let row = &self.groups[one as usize];
        match row.binary_search_by_key(&two, |known| known.0) {
            Ok(at) => Some((row[at].1, self.shares[row[at].1 as usize])),
            Err(_) => other(),
        }
    }

    /// The probability of a group after another.
    fn after(&self, before: u32, (group, share): (u32, f64)) -> f64 {
        let Some(row) = self.follow.get(before as usize) else {
            return share;
        };
        let both = match row.binary_search_by_key(&group, |known| known.0) {
            Ok(at) => row[at].1,
            Err(_) => 0.0,
        };
        (both + TRUST * share) / (self.before[before as usize] + TRUST)
    }

    /// How likely two framed words are written for each other, over all ways to divide them.
    pub fn likelihood(&self, latin: &[char], cyrillic: &[char]) -> f64 {
        let (one, other) = (
            ends(latin, MOST.0, &self.latin),
            ends(cyrillic, MOST.1, &self.cyrillic),
        );
        let width = cyrillic.len() + 1;
        // By cell, what is likely before it, by the last group.
        let mut cells: Vec<Vec<(u32, f64)>> = vec![Vec::new(); (latin.len() + 1) * width];
        cells[0].push((NONE, 1.0));
        for i in 0..=latin.len() {
            for j in 0..=cyrillic.len() {
                for (a, b) in sizes().filter(|(a, b)| *a <= i && *b <= j) {
                    let from = (i - a) * width + j - b;
                    if cells[from].is_empty() {
                        continue;
                    }
                    let Some(group) = self.numbered((one[i][a], other[j][b]), a <= 1 && b <= 1)
                    else {
                        continue;
                    };
                    let ways = cells[from].iter();
                    let sum: f64 = ways.map(|(last, sum)| sum * self.after(*last, group)).sum();
                    let cell = &mut cells[i * width + j];
                    match cell.iter_mut().find(|known| known.0 == group.0) {
                        Some(known) => known.1 += sum,
                        None => cell.push((group.0, sum)),
                    }
                }
            }
        }
        let whole = cells.pop().unwrap_or_default();
        whole.iter().map(|(_, sum)| sum).sum()
    }

    /// Log likelihood of a framed word by itself.
    fn alone(&self, word: &[char]) -> f64 {
        let pair = |pair: &[char]| self.letters.get(&(pair[0], pair[1])).copied();
        let pairs = word.windows(2);
        pairs
            .map(|letters| pair(letters).unwrap_or(1e-4).ln())
            .sum()
    }

    fn read(table: &str) -> Self {
        let mut out = Self::new(1e-9);
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let number = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
            let letters: Vec<char> = fields[0].chars().collect();
            match (fields.as_slice(), letters.as_slice()) {
                ([_, "other", ..], _) => out.other = (-number(2).unwrap_or(20.0)).exp(),
                ([_, "after", ..], [before, letter]) => {
                    let share = (-number(2).unwrap_or(9.0)).exp();
                    out.letters.insert((*before, *letter), share);
                }
                (["=", ..], _) => {
                    if let (Some(one), Some(other), Some(count)) = (number(1), number(2), number(3))
                        && let Some(row) = out.follow.get_mut(one as usize)
                    {
                        row.push((other as u32, count));
                    }
                }
                ([_, cyrillic, ..], latin) => {
                    let cyrillic: Vec<char> = cyrillic.chars().collect();
                    out.add(latin, &cyrillic, (-number(2).unwrap_or(20.0)).exp());
                    if let (Some(before), Some(count)) = (out.before.last_mut(), number(3)) {
                        *before = count;
                    }
                }
                _ => {}
            }
        }
        out
    }
}

/// For each place in a word the numbers of the groups of letters that end there, by their length.
fn ends(word: &[char], most: usize, numbers: &HashMap<u64, u32>) -> Vec<Vec<Option<u32>>> {
    let number = |end: usize, length: usize| {
        let letters = word.get(end.checked_sub(length)?..end)?;
        numbers.get(&pack(letters)).copied()
    };
    let all = |end: usize| (0..=most).map(move |length| number(end, length)).collect();
    (0..=word.len()).map(all).collect()
}

/// What speaks for a folded word in Latin letters and one in Cyrillic letters being one name.
pub fn crossing(latin: &str, cyrillic: &str) -> Crossing {
    static READ: OnceLock<Crossings> = OnceLock::new();
    let model = READ.get_or_init(|| Crossings::read(TABLE));
    let (a, b) = (framed(latin), framed(cyrillic));
    let letters = (a.len() + b.len()) as f64 / 2.0 - 1.0;
    let joint = model.likelihood(&a, &b).max(f64::MIN_POSITIVE).ln();
    let (one, other) = (model.alone(&a), model.alone(&b));
    Crossing {
        joint: joint / letters,
        ratio: joint - one - other,
        given: (joint - one).min(joint - other) / letters,
        letters,
    }
}

impl Crossing {
    /// How likely the two are one name, 0 to 1: weights of a logistic regression over pairs of name parts.
    pub fn likely(self) -> f32 {
        let [base, ratio, given, all] = WEIGHTS;
        let sum =
            base + ratio * self.ratio / self.letters + given * self.given + all * self.ratio / 10.0;
        (1.0 / (1.0 + (-sum).exp())) as f32
    }
}

const WEIGHTS: [f64; 4] = [-0.7, 2.1, -0.12, -0.2];

#[cfg(test)]
mod tests {
    use super::crossing;

    #[test]
    fn transcriptions_are_told_from_other_names() {
        let check = |latin: &str, cyrillic: &str, same: bool| {
            let likely = crossing(latin, cyrillic).likely();
            assert_eq!(likely >= 0.5, same, "{latin} / {cyrillic}: {likely}");
        };
        check("nasarbajew", "назарбаев", true);
        check("chostakovitch", "шостакович", true);
        check("schostakowitsch", "шостакович", true);
        check("moukhtar", "мухтар", true);
        check("djaksybekov", "жаксыбеков", true);
        check("ivanov", "петров", false);
        check("karimov", "карасев", false);
        check("olga", "олег", false);
        check("dariga", "нурсултан", false);
    }
}
