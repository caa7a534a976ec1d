use std::collections::{BTreeMap, BTreeSet};

/// Every pair with at least this Jaccard index, counted from the words themselves and not from
/// hashes of ours.
pub(super) fn pairs(texts: &[String], least: f64) -> Vec<(u32, u32)> {
    let sets: Vec<BTreeSet<String>> = texts.iter().map(|text| shingles(text)).collect();
    let mut holders: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (set, at) in sets.iter().zip(0..) {
        let each = set.iter();
        each.for_each(|shingle| holders.entry(shingle).or_default().push(at));
    }
    let mut out = Vec::new();
    let mut common = vec![0usize; texts.len()];
    for (set, at) in sets.iter().zip(0u32..) {
        let mut met = Vec::new();
        for shingle in set {
            for other in holders[shingle.as_str()]
                .iter()
                .filter(|other| **other > at)
            {
                if common[*other as usize] == 0 {
                    met.push(*other);
                }
                common[*other as usize] += 1;
            }
        }
        met.sort_unstable();
        for other in met {
            let shared = std::mem::take(&mut common[other as usize]);
            let both = set.len() + sets[other as usize].len() - shared;
            if shared as f64 / both as f64 >= least {
                out.push((at, other));
            }
        }
    }
    out
}

/// Runs of five words of the text in lower case, as the peers' script cuts them.
fn shingles(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '_');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    match words.len() {
        0 => BTreeSet::new(),
        1..5 => BTreeSet::from([words.join(" ")]),
        _ => words.windows(5).map(|five| five.join(" ")).collect(),
    }
}
