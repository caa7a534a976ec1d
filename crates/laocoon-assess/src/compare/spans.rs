//! The words that two texts share.

use super::shingle::{WIDTH, each_shingle};
use super::word::each_word;
use laocoon_text::Span;
use rustc_hash::FxHashMap;

/// Words copied from one text into another, wherever they stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Where they stand in the first text.
    pub a: Span,
    /// Where they stand in the second.
    pub b: Span,
}

/// The longest runs of at least five words that stand in both texts, in the order of the first.
/// Of words that stand more than once in the second text the first is taken.
pub fn copied(a: &str, b: &str) -> Vec<Copied> {
    let (a_words, a_spans) = words(a);
    let (b_words, b_spans) = words(b);
    if a_words.len() < WIDTH || b_words.len() < WIDTH {
        return Vec::new();
    }
    let mut places: FxHashMap<u64, usize> = FxHashMap::default();
    let mut nth = 0;
    each_shingle(&b_words, |hash| {
        places.entry(hash).or_insert(nth);
        nth += 1;
    });
    let mut hashes = Vec::with_capacity(a_words.len());
    each_shingle(&a_words, |hash| hashes.push(hash));
    let mut out = Vec::new();
    let mut at = 0;
    while at < hashes.len() {
        let Some(start) = places.get(&hashes[at]).copied() else {
            at += 1;
            continue;
        };
        let more = a_words[at..].iter().zip(&b_words[start..]);
        let run = more.take_while(|(x, y)| x == y).count();
        if run < WIDTH {
            at += 1;
            continue;
        }
        out.push(Copied {
            a: a_spans[at].cover(a_spans[at + run - 1]),
            b: b_spans[start].cover(b_spans[start + run - 1]),
        });
        at += run;
    }
    out
}

fn words(text: &str) -> (Vec<u64>, Vec<Span>) {
    let (mut hashes, mut spans) = (Vec::new(), Vec::new());
    each_word(text, |hash, start, end| {
        hashes.push(hash);
        spans.push(Span::new(start, end));
    });
    (hashes, spans)
}

#[cfg(test)]
mod tests {
    use super::copied;

    #[test]
    fn reordered_passages_are_found_with_their_words() {
        let one = "The bridge at Orlo was closed on Monday. Two barges had struck its pier in fog.";
        let two = "Two barges had struck its pier in fog, a clerk said; the bridge at Orlo was closed on Monday night.";
        let found: Vec<_> = copied(one, two)
            .iter()
            .map(|run| (run.a.of(one), run.b.of(two)))
            .collect();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].0, "The bridge at Orlo was closed on Monday");
        assert_eq!(found[1].1, "Two barges had struck its pier in fog");
    }
}
