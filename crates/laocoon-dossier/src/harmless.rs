//! What hostile or invisible characters become before people see them.

/// What to show for a character that does not show itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The character itself.
    Itself,
    /// A blank: tabs, line breaks.
    Blank,
    /// A control, as its picture: ␛.
    Picture(char),
    /// A control that would turn the order of the words, by its number: `<U+202E>`.
    Number,
    /// Nothing: an invisible hint such as a soft hyphen.
    Nothing,
}

/// How this character is shown.
pub(crate) fn shown(character: char) -> Shown {
    match character {
        ' '..='~' => Shown::Itself,
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::Blank,
        '\0'..='\u{1f}' => Shown::Picture(char::from_u32(0x2400 + character as u32).unwrap_or('�')),
        '\u{7f}' => Shown::Picture('␡'),
        '\u{80}'..='\u{9f}' => Shown::Number,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Shown::Number,
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Shown::Nothing,
        _ => Shown::Itself,
    }
}

/// The text on one line, with nothing in it that a terminal would obey.
pub(crate) fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut line, character);
    }
    line
}

/// Appends a character as [`line`] does.
pub(crate) fn push(line: &mut String, character: char) {
    match shown(character) {
        Shown::Itself => line.push(character),
        Shown::Blank => line.push(' '),
        Shown::Picture(picture) => line.push(picture),
        Shown::Number => line.push_str(&format!("<U+{:04X}>", character as u32)),
        Shown::Nothing => {}
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn nothing_is_left_to_obey() {
        for (given, expected) in [
            ("déjà vu, Ұлы дала 🐎", "déjà vu, Ұлы дала 🐎"),
            ("a\u{1b}[31mb", "a␛[31mb"),
            ("a\u{9b}31mb", "a<U+009B>31mb"),
            ("nom\u{202e}txt.exe", "nom<U+202E>txt.exe"),
            ("deux\r\nlignes\tet", "deux  lignes et"),
            ("sou\u{ad}dé\u{200b}", "soudé"),
            ("👩\u{200d}🌾", "👩\u{200d}🌾"),
        ] {
            assert_eq!(line(given), expected);
        }
    }
}
