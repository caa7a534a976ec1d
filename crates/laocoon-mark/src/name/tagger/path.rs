//! The best labels of a stretch of tokens.

use super::{FEATURES, Window, may_follow};
use crate::name::model::{LABELS, Model};

/// The labels of a window's tokens with the highest sum.
pub(super) fn decode(model: &Model<'_>, window: &Window) -> Vec<u8> {
    const NEVER: i32 = i32::MIN / 4;
    let length = window.len();
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(length);
    let mut last = [NEVER; LABELS];
    last[0] = 0;
    for features in window.features.chunks_exact(FEATURES) {
        let mut scores = [0; LABELS];
        for feature in features {
            model.add(*feature, &mut scores);
        }
        let (mut next, mut from) = ([NEVER; LABELS], [0; LABELS]);
        for after in 0..LABELS - 1 {
            for (before, sum) in last.iter().enumerate().take(LABELS - 1) {
                if !may_follow(before as u8, after as u8) {
                    continue;
                }
                let sum = sum + model.transition(before, after) + scores[after];
                if sum > next[after] {
                    (next[after], from[after]) = (sum, before as u8);
                }
            }
        }
        back.push(from);
        last = next;
    }
    let mut label = (0..LABELS)
        .rev()
        .max_by_key(|label| last[*label])
        .unwrap_or(0) as u8;
    let mut path = vec![0; length];
    for at in (0..length).rev() {
        path[at] = label;
        label = back[at][label as usize];
    }
    path
}
