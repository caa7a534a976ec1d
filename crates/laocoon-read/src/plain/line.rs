use super::marker::Marker;
use laocoon_text::Span;

/// One line of a plain text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its words: without indentation, quote marks and white space at the end.
    pub span: Span,
    /// Columns before the words.
    pub indent: u32,
    /// Depth of `>` marks, as in letters.
    pub quote: u8,
    /// Columns up to the end of the words.
    pub width: u32,
    /// What it opens with, if that makes it an item or a numbered heading.
    pub marker: Option<Marker>,
}

impl Line {
    pub fn is_blank(&self) -> bool {
        self.span.is_empty()
    }

    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

/// Cuts a text at its line ends (`\n`, `\r\n`, `\r`, and the page break).
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let end = bytes[start..]
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r' | 0x0C))
            .map_or(bytes.len(), |offset| start + offset);
        lines.push(line(text, start, end));
        start = end + 1;
        if bytes[end..].starts_with(b"\r\n") {
            start += 1;
        }
    }
    lines
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let (mut indent, mut quote, mut first) = (0, 0u8, end);
    for (offset, c) in text[start..end].char_indices() {
        match c {
            '\t' => indent = (indent / 4 + 1) * 4,
            '>' => {
                quote = quote.saturating_add(1);
                indent = 0;
            }
            _ if blank(c) => indent += 1,
            _ => {
                first = start + offset;
                break;
            }
        }
    }
    let words = text[first..end].trim_end_matches(blank);
    Line {
        span: Span::new(first as u32, (first + words.len()) as u32),
        indent,
        quote,
        width: indent + words.chars().count() as u32,
        marker: None,
    }
}

/// White space, and the signs without width that pasted texts are full of.
fn blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{ad}'
        )
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn cuts_and_trims() {
        let check = |text: &str, expected: &[(&str, u32, u8)]| {
            let found: Vec<_> = lines(text)
                .iter()
                .map(|line| (line.words(text), line.indent, line.quote))
                .collect();
            assert_eq!(found, expected);
        };
        check(
            "a\r\n\r\n  b \rc",
            &[("a", 0, 0), ("", 0, 0), ("b", 2, 0), ("c", 0, 0)],
        );
        check(
            "> > oui\n>\n\tnon\u{a0}",
            &[("oui", 1, 2), ("", 0, 1), ("non", 4, 0)],
        );
        check("\u{feff}été\u{200b}\n", &[("été", 1, 0)]);
        check("", &[]);
    }
}
