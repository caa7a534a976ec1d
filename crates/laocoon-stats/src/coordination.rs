use crate::Random;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// One sharing of an object by an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share {
    /// What was shared.
    pub object: u32,
    /// When, in seconds.
    pub time: i64,
    /// Who shared it.
    pub account: u32,
    /// The message that carried it.
    pub content: u32,
}

/// Two accounts that shared the same object within the window: indices of the two shares.
pub type SharedPair = (usize, usize);

/// Pairs of shares of one object by two accounts at most `window` apart (Righetti & Balluff 2025).
///
/// Accounts with fewer than `participation` shares are left out beforehand. Of the pairs, those stay
/// of which one share at least belongs to an account with that many shares among the pairs.
/// An object must not be the message itself: give both numbers from one numbering.
pub fn coordinated_pairs(shares: &[Share], window: i64, participation: usize) -> Vec<SharedPair> {
    let mut all = BTreeMap::<u32, usize>::new();
    for share in shares {
        *all.entry(share.account).or_default() += 1;
    }
    let mut order: Vec<usize> = (0..shares.len())
        .filter(|i| all[&shares[*i].account] >= participation)
        .collect();
    order.sort_by_key(|i| (shares[*i], *i));
    let mut pairs = Vec::new();
    for (rank, i) in order.iter().enumerate() {
        let first = shares[*i];
        for j in &order[rank + 1..] {
            let second = shares[*j];
            if second.object != first.object || second.time - first.time > window {
                break;
            }
            let itself = first.content == first.object || second.content == second.object;
            if !itself && first.content != second.content && first.account != second.account {
                pairs.push((*i, *j));
            }
        }
    }
    let mut among: Vec<u32> = pairs
        .iter()
        .flat_map(|(i, j)| [*i, *j])
        .map(|i| shares[i].content)
        .collect();
    among.sort_unstable();
    among.dedup();
    let mut counts = BTreeMap::<u32, usize>::new();
    for i in order
        .iter()
        .filter(|i| among.binary_search(&shares[**i].content).is_ok())
    {
        *counts.entry(shares[*i].account).or_default() += 1;
    }
    let busy = |i: usize| {
        counts
            .get(&shares[i].account)
            .is_some_and(|n| *n >= participation)
    };
    pairs.retain(|(i, j)| busy(*i) || busy(*j));
    pairs
}

/// Numbers of pairs if nobody coordinated: each share is moved by up to `jitter` seconds either way.
///
/// That keeps how popular an object was at each hour and who shared it, and breaks only what falls
/// together more finely. Compare the observed number with these.
pub fn jittered_pairs(
    shares: &[Share],
    window: i64,
    participation: usize,
    jitter: i64,
    draws: usize,
    seed: u64,
) -> Vec<usize> {
    let draw = |index| {
        let mut random = Random::new(seed, index as u64);
        let span = 2 * jitter.max(0).unsigned_abs() as usize + 1;
        let moved: Vec<Share> = shares
            .iter()
            .map(|share| Share {
                time: share.time + random.below(span) as i64 - jitter.max(0),
                ..*share
            })
            .collect();
        coordinated_pairs(&moved, window, participation).len()
    };
    (0..draws).into_par_iter().map(draw).collect()
}

#[cfg(test)]
mod tests {
    use super::{Share, coordinated_pairs, jittered_pairs};

    fn shares(times: &[(i64, u32)]) -> Vec<Share> {
        let share = |(i, (time, account)): (usize, &(i64, u32))| Share {
            object: 0,
            time: *time,
            account: *account,
            content: 100 + i as u32,
        };
        times.iter().enumerate().map(share).collect()
    }

    #[test]
    fn the_window_is_closed_and_an_account_does_not_pair_with_itself() {
        let posts = shares(&[(0, 1), (10, 2), (11, 1), (40, 3)]);
        assert_eq!(coordinated_pairs(&posts, 10, 1), [(0, 1), (1, 2)]);
        assert_eq!(coordinated_pairs(&posts, 9, 1), [(1, 2)]);
    }

    #[test]
    fn a_jitter_breaks_what_was_in_step() {
        let times: Vec<_> = (0..60)
            .map(|i| (1000 * (i64::from(i) / 2), i % 2))
            .collect();
        let posts = shares(&times);
        assert_eq!(coordinated_pairs(&posts, 5, 2).len(), 30);
        assert!(
            jittered_pairs(&posts, 5, 2, 300, 50, 1)
                .iter()
                .all(|n| *n < 15)
        );
    }
}
