//! Counts of something before any byte of a text, remembered at even distances.

/// Distance in bytes between two remembered positions.
const STRIDE: usize = 256;

/// Units of one kind before the bytes of one text, each looked up in constant time. Every byte of
/// ASCII is one unit.
#[derive(Debug)]
pub(crate) struct Strides<'t> {
    text: &'t str,
    /// Units that these bytes hold.
    count: fn(&[u8]) -> u32,
    /// Units before byte `i * STRIDE`; empty when the text is ASCII.
    before: Vec<u32>,
}

impl<'t> Strides<'t> {
    /// Reads the text once.
    pub(crate) fn new(text: &'t str, count: fn(&[u8]) -> u32) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut sum = 0;
            before.extend(text.as_bytes().chunks(STRIDE).map(|chunk| {
                let here = sum;
                sum += count(chunk);
                here
            }));
        }
        Self {
            text,
            count,
            before,
        }
    }

    /// Units before this byte.
    pub(crate) fn at(&self, byte: u32) -> u32 {
        if self.before.is_empty() {
            return byte;
        }
        let byte = (byte as usize).min(self.text.len());
        let chunk = (byte / STRIDE).min(self.before.len() - 1);
        self.before[chunk] + (self.count)(&self.text.as_bytes()[chunk * STRIDE..byte])
    }

    /// The last remembered byte with at most so many units before it, and how many those are;
    /// `None` when the text is ASCII.
    pub(crate) fn near(&self, units: u32) -> Option<(usize, u32)> {
        let chunk = self.before.partition_point(|before| *before <= units);
        let chunk = chunk.checked_sub(1)?;
        Some((chunk * STRIDE, self.before[chunk]))
    }
}
