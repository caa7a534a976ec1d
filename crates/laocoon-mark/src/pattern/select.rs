use super::chart::Candidate;
use super::grammar::Output;

/// Chooses among candidates that overlap, and adds the chosen in order.
///
/// The principles, in order: the longer mark; the higher rank that its pattern gives it;
/// the one with more words around that speak for it; the one whose words are explained in
/// more depth; the one that starts first.
pub(super) fn select(
    candidates: &mut [Candidate],
    sentence: (u32, u32),
    chosen: &mut Vec<Candidate>,
) {
    if candidates.is_empty() {
        return;
    }
    candidates.sort_by_key(|candidate| {
        let length = candidate.tokens.1 - candidate.tokens.0;
        (
            std::cmp::Reverse((length, candidate.rank, candidate.context, candidate.depth)),
            candidate.tokens.0,
        )
    });
    let mut taken = vec![false; (sentence.1 - sentence.0) as usize];
    let first = chosen.len();
    for candidate in candidates.iter() {
        let range =
            (candidate.tokens.0 - sentence.0) as usize..(candidate.tokens.1 - sentence.0) as usize;
        if taken[range.clone()].iter().any(|taken| *taken) {
            continue;
        }
        taken[range].fill(true);
        if candidate.output != Output::Nothing {
            chosen.push(*candidate);
        }
    }
    chosen[first..].sort_by_key(|candidate| candidate.tokens.0);
}
