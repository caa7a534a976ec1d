//! Whether two words spell one name: a learned model of what transcriptions and writers make
//! of the letters of a name.
//!
//! `spelling.tsv` holds, for groups of up to four letters on either side, how often one
//! stands for the other in names of one person across languages (natural logarithm, negated), and
//! how often a letter follows another in names at all. The cheapest way to turn one word
//! into the other against what the two words cost as strangers is the evidence.
//! `cargo xtask train spelling` writes the table.

use super::sound::roman;
use std::sync::OnceLock;

/// How many letters an exchange may take on either side: letters of one, letters of the other.
pub const SIZES: [(usize, usize); 17] = [
    (1, 1),
    (1, 0),
    (0, 1),
    (2, 1),
    (1, 2),
    (2, 2),
    (1, 3),
    (3, 1),
    (2, 3),
    (3, 2),
    (2, 0),
    (0, 2),
    (3, 3),
    (4, 2),
    (2, 4),
    (4, 3),
    (3, 4),
];

/// Longer words are compared by their beginning.
const LONGEST: usize = 40;

static TABLE: &str = include_str!("../../gazetteer/spelling.tsv");

/// What exchanges of letters cost.
#[derive(Clone, Debug, Default)]
pub struct Costs {
    /// Exchanges, packed by [`pack`], with their costs, sorted.
    pub exchanges: Vec<(u64, f32)>,
    /// Cost of a letter after another, by [`index`]: row before, column after.
    pub letters: Vec<f32>,
}

/// Number of letters, with the signs for a word's begin and end.
pub const LETTERS: usize = 28;

/// The number of a letter in [`Costs::letters`].
pub fn index(letter: u8) -> usize {
    match letter {
        b'a'..=b'z' => usize::from(letter - b'a'),
        b'^' => 26,
        _ => 27,
    }
}

/// Two groups of at most four letters in one number.
pub fn pack(one: &[u8], other: &[u8]) -> u64 {
    let fold = |letters: &[u8]| {
        let fold = |sum, letter: &u8| sum << 8 | u64::from(*letter);
        letters.iter().fold(0, fold)
    };
    fold(one) << 32 | fold(other)
}

/// A word as the model sees it: Latin letters between `^` and `$`.
pub fn framed(word: &str) -> Vec<u8> {
    let mut out = vec![b'^'];
    out.extend(roman(word).into_iter().take(LONGEST));
    out.push(b'$');
    out
}

impl Costs {
    fn read(table: &str) -> Costs {
        let mut costs = Costs {
            letters: vec![8.0; LETTERS * LETTERS],
            ..Costs::default()
        };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (one, other) = (fields.next(), fields.next());
            let cost = fields.next().and_then(|cost| cost.parse().ok());
            let (Some(one), Some(other), Some(cost)) = (one, other, cost) else {
                continue;
            };
            // "after" gives the cost of a letter after another.
            if let (Some(pair), "after") = (one.as_bytes().first_chunk::<2>(), other) {
                costs.letters[index(pair[0]) * LETTERS + index(pair[1])] = cost;
            } else {
                let (one, other) = (one.as_bytes(), other.as_bytes());
                costs.exchanges.push((pack(one, other), cost));
                if one != other {
                    costs.exchanges.push((pack(other, one), cost));
                }
            }
        }
        costs.exchanges.sort_by_key(|exchange| exchange.0);
        costs
    }

    fn exchange(&self, one: &[u8], other: &[u8]) -> f32 {
        let key = pack(one, other);
        if let Ok(at) = self.exchanges.binary_search_by_key(&key, |known| known.0) {
            return self.exchanges[at].1;
        }
        match (one.len(), other.len()) {
            (1, 1) if one == other => 3.5,
            (1, 1) => 16.0,
            (1, 0) | (0, 1) => 13.0,
            _ => f32::INFINITY,
        }
    }

    /// The least cost of turning one framed word into the other; with `steps`, the exchanges
    /// of that way, last first.
    pub fn align(&self, one: &[u8], other: &[u8], steps: Option<&mut Vec<u64>>) -> f32 {
        let width = other.len() + 1;
        let mut cost = vec![f32::INFINITY; (one.len() + 1) * width];
        let mut way = vec![0u8; cost.len()];
        cost[0] = 0.0;
        for i in 0..=one.len() {
            for j in 0..=other.len() {
                for (size, (a, b)) in SIZES.into_iter().enumerate() {
                    if a > i || b > j {
                        continue;
                    }
                    let before = cost[(i - a) * width + j - b];
                    if !before.is_finite() || (a, b) == (0, 0) {
                        continue;
                    }
                    let (x, y) = (&one[i - a..i], &other[j - b..j]);
                    if is_needless(x, y) {
                        continue;
                    }
                    let sum = before + self.exchange(x, y);
                    if sum < cost[i * width + j] {
                        cost[i * width + j] = sum;
                        way[i * width + j] = size as u8;
                    }
                }
            }
        }
        if let Some(steps) = steps {
            let (mut i, mut j) = (one.len(), other.len());
            while i > 0 || j > 0 {
                let (a, b) = SIZES[usize::from(way[i * width + j])];
                steps.push(pack(&one[i - a..i], &other[j - b..j]));
                (i, j) = (i - a, j - b);
            }
        }
        cost[one.len() * width + other.len()]
    }

    /// What a word costs as a stranger: its letters one after another.
    fn stranger(&self, word: &[u8]) -> f32 {
        let pairs = word.windows(2);
        pairs
            .map(|pair| self.letters[index(pair[0]) * LETTERS + index(pair[1])])
            .sum()
    }
}

/// Groups that begin or end with the same letter say nothing that smaller ones do not.
pub fn is_needless(one: &[u8], other: &[u8]) -> bool {
    let ([first, .., last], [begin, .., end]) = (one, other) else {
        return false;
    };
    first == begin && *first != b'^' || last == end && *last != b'$'
}

/// How likely two folded words of either script spell one name, 0 to 1. Above a half a word and
/// its transcription are told from names that look alike as well as can be.
pub fn spelling(one: &str, other: &str) -> f32 {
    static COSTS: OnceLock<Costs> = OnceLock::new();
    let costs = COSTS.get_or_init(|| Costs::read(TABLE));
    let (a, b) = (framed(one), framed(other));
    if a.len() < 3 || b.len() < 3 {
        return f32::from(u8::from(one == other));
    }
    let cost = costs.align(&a, &b, None);
    // Weights of a logistic regression over pairs of name parts, right and wrong.
    let length = (a.len() + b.len()) as f32 / 2.0 - 1.0;
    let letters = (one.chars().count() + other.chars().count()) as f32 / 2.0;
    let evidence = (costs.stranger(&a) + costs.stranger(&b) - cost) / length;
    let own = (costs.align(&a, &a, None) + costs.align(&b, &b, None)) / 2.0;
    let excess = (cost - own) / length;
    let sum = BIAS + 0.78 * evidence - 1.292 * excess + 0.171 * letters;
    1.0 / (1.0 + (-sum).exp())
}

const BIAS: f32 = -0.367 - 0.15;

#[cfg(test)]
mod tests {
    use super::spelling;

    #[test]
    fn spellings_are_told_from_other_names() {
        let check = |one: &str, other: &str, same: bool| {
            let likely = spelling(one, other);
            assert_eq!(likely >= 0.5, same, "{one} / {other}: {likely}");
            assert_eq!(likely, spelling(other, one), "{one} / {other}");
        };
        check("nasarbajew", "назарбаев", true);
        check("chostakovitch", "шостакович", true);
        check("schostakowitsch", "shostakovich", true);
        check("tchaikovski", "чайковский", true);
        check("moukhtar", "мухтар", true);
        check("djaksybekov", "жаксыбеков", true);
        check("nursultan", "dariga", false);
        check("ivanov", "petrov", false);
        check("karimov", "карасев", false);
        check("olga", "oleg", false);
    }
}
