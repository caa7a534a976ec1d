use super::rows;
use laocoon_stats::*;
use std::collections::BTreeMap;

#[test]
fn pairs_in_tweets() {
    let Some(table) = rows("coortweet_russian_coord_tweets.csv.gz") else {
        return;
    };
    let mut numbers = BTreeMap::<&str, u32>::new();
    let mut number = |name| {
        let next = numbers.len() as u32;
        *numbers.entry(name).or_insert(next)
    };
    let shares: Vec<Share> = table[1..]
        .iter()
        .map(|r| Share {
            object: number(&r[0]),
            account: number(&r[1]),
            content: number(&r[2]),
            time: r[3].parse().unwrap(),
        })
        .collect();
    for (window, participation, pairs) in [
        (10, 2, 447),
        (10, 5, 22),
        (60, 2, 3791),
        (60, 5, 1235),
        (300, 2, 19887),
        (300, 5, 9414),
    ] {
        assert_eq!(
            coordinated_pairs(&shares, window, participation).len(),
            pairs
        );
    }
}
