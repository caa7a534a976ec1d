use super::{Pair, excerpts, pairs};
use crate::compare::shingles;

fn text(from: usize, to: usize) -> String {
    (from..to).map(|nth| format!("mot{nth} ")).collect()
}

fn sets(texts: &[String]) -> Vec<Vec<u64>> {
    texts.iter().map(|text| shingles(text)).collect()
}

fn places(pairs: &[Pair]) -> Vec<(u32, u32)> {
    pairs.iter().map(|pair| (pair.a, pair.b)).collect()
}

/// Every pair, counted out.
fn counted(sets: &[Vec<u64>], alike: impl Fn(usize, usize, usize) -> bool) -> Vec<(u32, u32)> {
    let mut due = Vec::new();
    for a in 0..sets.len() {
        for b in a + 1..sets.len() {
            let common = sets[a]
                .iter()
                .filter(|hash| sets[b].binary_search(hash).is_ok());
            if alike(common.count(), sets[a].len(), sets[b].len()) {
                due.push((a as u32, b as u32));
            }
        }
    }
    due
}

#[test]
fn near_texts_are_found_and_others_are_not() {
    let reworded = text(0, 100).replace("mot50 ", "autre ");
    let texts = [
        text(0, 100),
        reworded,
        text(200, 300),
        text(0, 100),
        String::new(),
    ];
    assert_eq!(places(&pairs(&sets(&texts), 0.8)), [(0, 1), (0, 3), (1, 3)]);
}

#[test]
fn an_excerpt_is_found_in_a_longer_text() {
    let texts = [text(0, 400), text(100, 180), text(500, 580), text(100, 180)];
    let sets = sets(&texts);
    assert_eq!(places(&pairs(&sets, 0.8)), [(1, 3)]);
    assert_eq!(places(&excerpts(&sets, 0.6)), [(0, 1), (0, 3)]);
}

/// Texts that overlap by steps: all degrees of likeness occur. The long ones are sampled.
#[test]
fn agrees_with_counting_every_pair() {
    let check = |texts: &[String]| {
        let sets = sets(texts);
        for least in [0.3, 0.5, 0.8] {
            let due = counted(&sets, |common, a, b| {
                common as f64 >= least * (a + b - common) as f64
            });
            assert!(!due.is_empty());
            assert_eq!(places(&pairs(&sets, least)), due, "at {least}");
        }
        let due = counted(&sets, |common, a, b| {
            a != b && a.min(b) >= 24 && common as f64 >= 0.6 * a.min(b) as f64
        });
        let mut found = excerpts(&sets, 0.6);
        found.retain(|pair| sets[pair.a as usize].len() != sets[pair.b as usize].len());
        assert_eq!(places(&found), due);
    };
    let short = |nth: usize| text(nth * 3, nth * 3 + 40 + nth % 7);
    let long = |nth: usize| text(nth * 90, nth * 90 + 1500 + 140 * (nth % 5));
    check(&(0..60).map(short).collect::<Vec<_>>());
    check(&(0..60).map(long).collect::<Vec<_>>());
}

/// Hundreds of texts that are all alike are not all held against each other, but hang together.
#[test]
fn a_crowd_hangs_together() {
    let texts: Vec<String> = (0..700)
        .map(|nth| text(0, 60) + &format!("fin{nth}"))
        .collect();
    let found = pairs(&sets(&texts), 0.8);
    assert!(found.len() < 700 * 256);
    let mut first: Vec<u32> = (0..700).collect();
    for pair in &found {
        let (a, b) = (first[pair.a as usize], first[pair.b as usize]);
        first
            .iter_mut()
            .filter(|one| **one == a.max(b))
            .for_each(|one| *one = a.min(b));
    }
    assert!(first.iter().all(|one| *one == 0));
}
