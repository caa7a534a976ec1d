use crate::Span;

/// Distance in bytes between two remembered positions.
const STRIDE: usize = 256;

/// Converts byte offsets of one text to UTF-16 code units, as Java and JavaScript count, in
/// constant time.
#[derive(Debug)]
pub struct Utf16Units<'t> {
    text: &'t str,
    /// Units before byte `i * STRIDE`; empty when the text is ASCII.
    before: Vec<u32>,
}

impl<'t> Utf16Units<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self {
                text,
                before: Vec::new(),
            };
        }
        let mut count = 0;
        let before = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let here = count;
            count += units(chunk);
            here
        });
        Self {
            text,
            before: before.collect(),
        }
    }

    /// Units before this byte, which starts a character.
    pub fn at(&self, byte: u32) -> u32 {
        if self.before.is_empty() {
            return byte;
        }
        let byte = (byte as usize).min(self.text.len());
        let chunk = (byte / STRIDE).min(self.before.len() - 1);
        self.before[chunk] + units(&self.text.as_bytes()[chunk * STRIDE..byte])
    }

    /// A span's two ends in units.
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }
}

/// A character counts where it starts; one of four bytes counts twice.
fn units(bytes: &[u8]) -> u32 {
    let count = |byte: &u8| u32::from(byte & 0xC0 != 0x80) + u32::from(*byte >= 0xF0);
    bytes.iter().map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::Utf16Units;

    #[test]
    fn agrees_with_the_encoder() {
        for text in [
            String::new(),
            "horse".to_owned(),
            "Алма-Ата 🐎 où ça ? 𝄞e\u{301} שלום ".repeat(60),
        ] {
            let units = Utf16Units::new(&text);
            let mut expected = 0;
            for (byte, letter) in text.char_indices() {
                assert_eq!(units.at(byte as u32), expected);
                expected += letter.len_utf16() as u32;
            }
            assert_eq!(units.at(text.len() as u32), expected);
        }
    }
}
