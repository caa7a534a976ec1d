use super::bucket::sorted;
use super::word::each_word;

/// Words of a shingle.
pub(super) const WIDTH: usize = 5;
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The text's shingles: a hash for every five words in a row, sorted, each once. A text of
/// fewer words has one. Words are runs of letters, digits and `_` in lower case.
pub fn shingles(text: &str) -> Vec<u64> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut run = Run::default();
    each_word(text, |word, _, _| out.extend(run.push(word)));
    out.extend(run.short());
    let (mut out, _) = sorted(&out, |hash| *hash);
    out.dedup();
    out
}

/// Gives the hash of each run of [`WIDTH`] words, in order.
pub(super) fn each_shingle(words: &[u64], mut give: impl FnMut(u64)) {
    let mut run = Run::default();
    for word in words {
        run.push(*word).into_iter().for_each(&mut give);
    }
    run.short().into_iter().for_each(give);
}

/// The last words of a text and their hash, which moves on by a word in a few steps.
#[derive(Default)]
struct Run {
    last: [u64; WIDTH],
    sum: u64,
    seen: usize,
}

impl Run {
    /// The hash of the last words, when there are enough.
    #[inline]
    fn push(&mut self, word: u64) -> Option<u64> {
        const TOP: u64 = BASE.wrapping_pow(WIDTH as u32);
        let [first, rest @ ..] = self.last;
        let gone = first.wrapping_mul(TOP);
        self.sum = self
            .sum
            .wrapping_mul(BASE)
            .wrapping_add(word)
            .wrapping_sub(gone);
        self.last = [rest[0], rest[1], rest[2], rest[3], word];
        self.seen += 1;
        (self.seen >= WIDTH).then(|| mix(self.sum))
    }

    /// The hash of all words of a text that has too few.
    fn short(self) -> Option<u64> {
        (1..WIDTH).contains(&self.seen).then(|| mix(self.sum))
    }
}

fn mix(mut x: u64) -> u64 {
    x ^= x >> 32;
    x = x.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    x ^ (x >> 32)
}

#[cfg(test)]
mod tests {
    use super::shingles;

    #[test]
    fn case_and_signs_do_not_matter() {
        let a = shingles("Le pont de Sarhe a été fermé, dit la préfecture. ЁЖ");
        let b = shingles("le PONT de sarhe A ÉTÉ fermé — dit la Préfecture ёж");
        assert_eq!(a, b);
        assert_eq!(a.len(), 7);
        assert_eq!(shingles("deux mots").len(), 1);
        assert!(shingles(" … ").is_empty());
    }
}
