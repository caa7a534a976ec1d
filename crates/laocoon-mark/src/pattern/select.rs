use super::chart::Candidate;
use super::grammar::Output;

/// How well a choice of marks explains a stretch of words. The principles, in order: the
/// most words explained, not counting those that only bound or modify; by the fewest
/// marks; with the most words in all; with the highest ranks that their patterns give
/// them; with the most words around that speak for them; in the most depth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Merit {
    words: u32,
    few: i32,
    length: u32,
    rank: i32,
    context: u32,
    depth: u32,
}

impl Merit {
    fn with(self, candidate: &Candidate) -> Merit {
        let length = candidate.tokens.1 - candidate.tokens.0;
        Merit {
            words: self.words + length.saturating_sub(u32::from(candidate.beside)),
            few: self.few - 1,
            length: self.length + length,
            rank: self.rank + i32::from(candidate.rank),
            context: self.context + u32::from(candidate.context),
            depth: self.depth + u32::from(candidate.depth),
        }
    }
}

/// Chooses, among the candidates of one sentence, marks that do not overlap and together
/// explain it best, and adds them in order.
pub(super) fn select(
    candidates: &mut [Candidate],
    sentence: (u32, u32),
    chosen: &mut Vec<Candidate>,
) {
    if candidates.is_empty() {
        return;
    }
    candidates.sort_by_key(|candidate| candidate.tokens.0);
    // From the last token to the first: the best that can be made of the rest, and the
    // candidate that it begins with.
    let length = (sentence.1 - sentence.0) as usize;
    let mut best: Vec<(Merit, Option<u32>)> = vec![Default::default(); length + 1];
    let mut next = candidates.len();
    for at in (0..length).rev() {
        best[at] = (best[at + 1].0, None);
        while next > 0 && (candidates[next - 1].tokens.0 - sentence.0) as usize == at {
            next -= 1;
            let candidate = &candidates[next];
            let rest = best[(candidate.tokens.1 - sentence.0) as usize].0;
            let merit = rest.with(candidate);
            if merit >= best[at].0 {
                best[at] = (merit, Some(next as u32));
            }
        }
    }
    let mut at = 0;
    while at < length {
        match best[at].1 {
            Some(index) => {
                let candidate = candidates[index as usize];
                at = (candidate.tokens.1 - sentence.0) as usize;
                if candidate.output != Output::Nothing {
                    chosen.push(candidate);
                }
            }
            None => at += 1,
        }
    }
}
