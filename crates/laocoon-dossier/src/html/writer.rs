//! Writes HTML that cannot be broken out of.
//!
//! Markup is `&'static str`: only what stands in this program's source can be markup. Words of
//! documents and references are `&str` of any lifetime and pass [`Writer::text`] or an
//! attribute, which escape. Templates (askama) were weighed: they escape by default too, but
//! marks that overlap need code that opens and closes elements as it goes, and a macro crate
//! with its parser would come in for the little that is left.

use crate::harmless::{Shown, shown};

/// A page being written.
pub(super) struct Writer {
    out: String,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { out: String::new() }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Markup of this program.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// A whole number, in text or in an id.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.out.push_str(&number.to_string());
        self
    }

    /// Words, escaped. Controls are shown and not obeyed; those that turn the direction of the
    /// words are shut in, so that they turn nothing outside.
    pub(super) fn text(&mut self, words: &str) -> &mut Self {
        for character in words.chars() {
            match (character, shown(character)) {
                ('&', _) => self.out.push_str("&amp;"),
                ('<', _) => self.out.push_str("&lt;"),
                ('>', _) => self.out.push_str("&gt;"),
                ('\n' | '\t', _) => self.out.push(character),
                (_, Shown::Blank) => self.out.push(' '),
                (_, Shown::Picture(picture)) => self.out.push(picture),
                (_, Shown::Number) if character.is_control() => self.out.push('�'),
                (_, Shown::Number) => {
                    let code = character as u32;
                    let isolated = format!("<bdi class=\"turn\" data-code=\"U+{code:04X}\">");
                    self.out.push_str(&isolated);
                    self.out.push(character);
                    self.out.push_str("</bdi>");
                }
                _ if is_noncharacter(character) => self.out.push('�'),
                _ => self.out.push(character),
            }
        }
        self
    }

    /// Words where no element may stand: in a title.
    pub(super) fn plain(&mut self, words: &str) -> &mut Self {
        self.escaped(words);
        self
    }

    /// An attribute with its name; the name and the quotes are this program's.
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escaped(value);
        self.out.push('"');
        self
    }

    fn escaped(&mut self, words: &str) {
        for character in words.chars() {
            match (character, shown(character)) {
                ('&', _) => self.out.push_str("&amp;"),
                ('<', _) => self.out.push_str("&lt;"),
                ('>', _) => self.out.push_str("&gt;"),
                ('"', _) => self.out.push_str("&quot;"),
                (_, Shown::Itself) if !is_noncharacter(character) => self.out.push(character),
                (_, Shown::Blank) => self.out.push(' '),
                (_, Shown::Picture(picture)) => self.out.push(picture),
                _ => {}
            }
        }
    }
}

/// Code points that are no characters; HTML forbids them.
fn is_noncharacter(character: char) -> bool {
    let code = character as u32;
    code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::Writer;

    #[test]
    fn words_stay_words() {
        for (given, expected) in [
            ("a < b && c > \"d\"", "a &lt; b &amp;&amp; c &gt; \"d\""),
            ("</p><script>", "&lt;/p&gt;&lt;script&gt;"),
            ("nul\0esc\u{1b}", "nul␀esc␛"),
            ("a\r\nb", "a \nb"),
            (
                "x\u{202e}y",
                "x<bdi class=\"turn\" data-code=\"U+202E\">\u{202e}</bdi>y",
            ),
            ("\u{9b}\u{fffe}", "��"),
        ] {
            let mut writer = Writer::new();
            writer.text(given);
            assert_eq!(writer.finish(), expected);
        }
    }

    #[test]
    fn attributes_stay_attributes() {
        let mut writer = Writer::new();
        writer.attribute("title", "\"><img onerror='x'>\n\u{202e}&amp;");
        assert_eq!(
            writer.finish(),
            " title=\"&quot;&gt;&lt;img onerror='x'&gt; &amp;amp;\""
        );
    }
}
