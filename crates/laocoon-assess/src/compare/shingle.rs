use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Words of a shingle.
pub(super) const WIDTH: usize = 5;
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The text's shingles: a hash for every five words in a row, sorted, each once. A text of
/// fewer words has one. Words are runs of letters, digits and `_` in lower case.
pub fn shingles(text: &str) -> Vec<u64> {
    let mut words = Vec::with_capacity(text.len() / 6);
    each_word(text, |hash, _, _| words.push(hash));
    let mut out = Vec::with_capacity(words.len());
    each_shingle(&words, |hash| out.push(hash));
    out.sort_unstable();
    out.dedup();
    out
}

/// Gives the hash of each run of [`WIDTH`] words, in order.
pub(super) fn each_shingle(words: &[u64], mut give: impl FnMut(u64)) {
    if words.is_empty() {
        return;
    }
    if words.len() < WIDTH {
        give(mix(words.iter().fold(0, |sum, word| roll(sum, *word))));
        return;
    }
    let top = BASE.wrapping_pow(WIDTH as u32);
    let mut sum = 0u64;
    for (index, word) in words.iter().enumerate() {
        sum = roll(sum, *word);
        if index >= WIDTH {
            sum = sum.wrapping_sub(words[index - WIDTH].wrapping_mul(top));
        }
        if index + 1 >= WIDTH {
            give(mix(sum));
        }
    }
}

fn roll(sum: u64, word: u64) -> u64 {
    sum.wrapping_mul(BASE).wrapping_add(word)
}

fn mix(mut x: u64) -> u64 {
    x ^= x >> 32;
    x = x.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    x ^ (x >> 32)
}

/// Gives the hash of each word with its first byte and one past its last.
pub(super) fn each_word(text: &str, mut give: impl FnMut(u64, u32, u32)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let mut hasher = FxHasher::default();
        while at < bytes.len() {
            let byte = bytes[at];
            if byte < 0x80 {
                if !byte.is_ascii_alphanumeric() && byte != b'_' {
                    break;
                }
                hasher.write_u32(u32::from(byte.to_ascii_lowercase()));
                at += 1;
                continue;
            }
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            if !c.is_alphanumeric() {
                break;
            }
            match c {
                'а'..='я' | 'ё' => hasher.write_u32(c as u32),
                'А'..='Я' => hasher.write_u32(c as u32 + 0x20),
                _ => c.to_lowercase().for_each(|c| hasher.write_u32(c as u32)),
            }
            at += c.len_utf8();
        }
        if at > start {
            give(mix(hasher.finish()), start as u32, at as u32);
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
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
