use crate::Span;
use crate::strides::Strides;

/// Converts between byte offsets and Unicode code points of one text in constant time.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    strides: Strides<'t>,
}

impl<'t> CodePoints<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            strides: Strides::new(text, starts),
        }
    }

    /// Code points before this byte.
    pub fn at(&self, byte: u32) -> u32 {
        self.strides.at(byte)
    }

    /// A span's two ends in code points.
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }

    /// The byte at which this code point starts; the text's length when there is none.
    pub fn byte(&self, code_point: u32) -> u32 {
        let Some((from, mut seen)) = self.strides.near(code_point) else {
            return code_point.min(self.text.len() as u32);
        };
        for (offset, byte) in self.text.as_bytes()[from..].iter().enumerate() {
            if is_start(*byte) {
                if seen == code_point {
                    return (from + offset) as u32;
                }
                seen += 1;
            }
        }
        self.text.len() as u32
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| is_start(**byte)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn agrees_with_counting_characters() {
        let text = "Алма-Ата 🐎 où ça ? ".repeat(60);
        let points = CodePoints::new(&text);
        for (nth, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte as u32), nth as u32);
            assert_eq!(points.byte(nth as u32), byte as u32);
        }
        let all = text.chars().count() as u32;
        assert_eq!(points.at(text.len() as u32), all);
        assert_eq!(points.byte(all), text.len() as u32);
    }

    #[test]
    fn ascii_and_empty_texts() {
        assert_eq!(CodePoints::new("").at(0), 0);
        assert_eq!(CodePoints::new("horse").at(3), 3);
        assert_eq!(CodePoints::new("horse").byte(9), 5);
    }
}
