use crate::Span;

/// Bytes of the windows by which places are told apart.
const WINDOW: usize = 24;
/// Characters before and after a quotation that are always told.
const LEAST: usize = 32;
/// Characters before and after that are told at most.
const MOST: usize = 512;

/// Tells how much of a text must be told around some words so that they are found again in it
/// and nowhere else, as W3C's TextQuoteSelector has it.
#[derive(Debug)]
pub struct Quotes<'t> {
    text: &'t str,
    /// For each byte: where the next window starts that stands in the text but once.
    next_once: Vec<u32>,
}

impl<'t> Quotes<'t> {
    /// Reads the text twice: linear time, nine bytes a byte.
    pub fn new(text: &'t str) -> Self {
        let windows = || text.as_bytes().windows(WINDOW);
        // Two windows may share a counter: then both count as standing twice, which costs
        // some words more and nothing else.
        let size = (text.len() * 4).next_power_of_two().max(1024);
        let mut counters = vec![0_u8; size];
        let counter = |window: &[u8]| hash(window) as usize & (size - 1);
        for window in windows() {
            let count = &mut counters[counter(window)];
            *count = count.saturating_add(1);
        }
        let mut next_once = vec![u32::MAX; windows().len()];
        let mut next = u32::MAX;
        for (at, window) in windows().enumerate().rev() {
            if counters[counter(window)] == 1 {
                next = at as u32;
            }
            next_once[at] = next;
        }
        Self { text, next_once }
    }

    /// The words before and after these words: with them, they stand in the text once, unless
    /// more than 512 characters on both sides are repeated.
    pub fn around(&self, span: Span) -> (&'t str, &'t str) {
        let mut most = LEAST;
        loop {
            let start = back(self.text, span.start as usize, most);
            let end = ahead(self.text, span.end as usize, most);
            let next = self.next_once.get(start).copied().unwrap_or(u32::MAX) as usize;
            let once = next.saturating_add(WINDOW) <= end;
            let whole = start == 0 && end == self.text.len();
            if once || whole || most >= MOST {
                return (
                    &self.text[start..span.start as usize],
                    &self.text[span.end as usize..end],
                );
            }
            most *= 2;
        }
    }
}

fn back(text: &str, from: usize, characters: usize) -> usize {
    let mut letters = text[..from].char_indices().rev();
    letters.nth(characters - 1).map_or(0, |(at, _)| at)
}

fn ahead(text: &str, from: usize, characters: usize) -> usize {
    let mut letters = text[from..].char_indices();
    letters
        .nth(characters)
        .map_or(text.len(), |(at, _)| from + at)
}

/// FNV-1a, mixed so that its low bits will do.
fn hash(window: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in window {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^ hash >> 29
}

#[cfg(test)]
mod tests {
    use super::Quotes;
    use crate::Span;

    /// With the words around it, each word of a text that repeats itself stands there once.
    #[test]
    fn each_word_is_told_from_its_like() {
        let verse = "Le lac monte, dit-on. Озеро поднимается. 🐎 The lake rises, they say.\n";
        let text = format!("{0}{0}Mais qui le dit ?\n{0}Nobody.\n{0}", verse.repeat(3));
        let quotes = Quotes::new(&text);
        let mut start = 0;
        for word in text.split_inclusive(' ') {
            let span = Span::new(start as u32, (start + word.len()) as u32);
            let (prefix, suffix) = quotes.around(span);
            assert!(text[..start].ends_with(prefix));
            assert!(text[start + word.len()..].starts_with(suffix));
            let whole = format!("{prefix}{word}{suffix}");
            assert_eq!(text.matches(&whole).count(), 1, "{word:?} at {start}");
            start += word.len();
        }
    }

    #[test]
    fn short_and_empty_texts() {
        assert_eq!(Quotes::new("").around(Span::new(0, 0)), ("", ""));
        assert_eq!(Quotes::new("a ça a").around(Span::new(2, 5)), ("a ", " a"));
    }
}
