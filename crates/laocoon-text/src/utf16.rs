use crate::Span;
use crate::strides::Strides;

/// Converts byte offsets of one text to UTF-16 code units, as Java and JavaScript count, in
/// constant time.
#[derive(Debug)]
pub struct Utf16Units<'t> {
    strides: Strides<'t>,
}

impl<'t> Utf16Units<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        Self {
            strides: Strides::new(text, units),
        }
    }

    /// Units before this byte, which starts a character.
    pub fn at(&self, byte: u32) -> u32 {
        self.strides.at(byte)
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
