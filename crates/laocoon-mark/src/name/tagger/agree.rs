//! One name mostly means one thing in one text: a mention that the labels missed, or took for
//! another kind, follows those that they saw.

use super::hash;
use crate::NameKind;
use crate::name::text::{Case, Text};
use std::collections::HashMap;

/// Words of a name at most.
const LONGEST: usize = 6;

/// First token, last token, kind.
pub(super) type Labelled = (usize, usize, NameKind);

/// How often a name was seen, by kind, and how often its words stand unlabelled.
#[derive(Default)]
struct Seen {
    kinds: [u32; 3],
    open: u32,
}

impl Seen {
    /// The kind of most mentions, and how many those are.
    fn most(&self) -> (NameKind, u32) {
        let kinds = [NameKind::Person, NameKind::Place, NameKind::Organisation];
        let counted = kinds.into_iter().zip(self.kinds);
        counted
            .rev()
            .max_by_key(|(_, count)| *count)
            .unwrap_or((NameKind::Person, 0))
    }
}

/// Adds missed mentions to the labelled ones, in order, and brings kinds together.
pub(super) fn agree(text: &Text<'_>, spans: &mut Vec<Labelled>) {
    let mut seen: HashMap<u32, Seen> = HashMap::new();
    let mut taken = vec![false; text.tokens.len()];
    for (first, last, kind) in &*spans {
        taken[*first..=*last].fill(true);
        let at = match kind {
            NameKind::Person => 0,
            NameKind::Place => 1,
            _ => 2,
        };
        seen.entry(key(text, *first, *last)).or_default().kinds[at] += 1;
    }
    let mut missed: Vec<(usize, usize, u32)> = Vec::new();
    let mut token = 0;
    while token < text.tokens.len() {
        match unlabelled(text, &taken, token) {
            Some(last) => {
                let key = key(text, token, last);
                if let Some(seen) = seen.get_mut(&key) {
                    seen.open += 1;
                    missed.push((token, last, key));
                }
                token = last + 1;
            }
            None => token += 1,
        }
    }
    for (first, last, kind) in spans.iter_mut() {
        if let Some(seen) = seen.get(&key(text, *first, *last)) {
            let (most, count) = seen.most();
            let all: u32 = seen.kinds.iter().sum();
            if all >= 4 && count * 4 >= all * 3 {
                *kind = most;
            }
        }
    }
    for (first, last, key) in missed {
        let (kind, count) = seen[&key].most();
        if count * 2 >= seen[&key].open {
            spans.push((first, last, kind));
        }
    }
    spans.sort_unstable_by_key(|span| span.0);
}

/// The last of the capital words that start here and that no label touches; `None` if there are none, or
/// if any such word might stand here.
fn unlabelled(text: &Text<'_>, taken: &[bool], first: usize) -> Option<usize> {
    let capital = |token: usize| {
        text.cases
            .get(token)
            .is_some_and(|case| *case != Case::Small)
            && !taken[token]
    };
    let near = |token: Option<usize>| {
        token.is_some_and(|token| taken.get(token) == Some(&true) || text.is_hyphen(token))
    };
    if !capital(first) {
        return None;
    }
    let end = text.sentence(first).tokens.1 as usize;
    let mut last = first;
    while last + 1 < end && last - first < LONGEST && capital(last + 1) {
        last += 1;
    }
    let alone = !near(first.checked_sub(1)) && !near(Some(last + 1));
    let common = first == last && text.is_common(first);
    (alone && !common).then_some(last)
}

fn key(text: &Text<'_>, first: usize, last: usize) -> u32 {
    (first..=last).fold(last as u32 - first as u32, |key, token| {
        key.rotate_left(7) ^ hash(text.plain(token))
    })
}
