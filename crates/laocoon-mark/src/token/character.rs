/// What a character does in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Letter,
    Digit,
    Space,
    /// Seen by nobody: soft hyphens, joiners, stray accents. Inside a word it belongs to the
    /// word; elsewhere it is white space.
    Ignorable,
    Apostrophe,
    Sign,
}

/// What a character does in a word.
pub(super) fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        // Most letters of the languages at hand, without a look into tables.
        'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'à'..='ö' | 'ø'..='ÿ' | 'À'..='Ö' | 'Ø'..='Þ' => {
            Class::Letter
        }
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => Class::Space,
        '\'' => Class::Apostrophe,
        '\0'..='\u{1f}' | '\u{7f}' => Class::Ignorable,
        '\0'..='\u{7f}' => Class::Sign,
        // A spacing diaeresis, macron, cedilla: what a slip of the keyboard or an OCR leaves.
        '\u{a8}' | '\u{af}' | '\u{b8}' | '\u{ad}' | '\u{2c6}'..='\u{2dd}' => Class::Ignorable,
        '’' | '‘' | 'ʼ' | 'ʹ' | '′' | '´' | '＇' | '‛' => Class::Apostrophe,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => {
            Class::Ignorable
        }
        '\u{feff}' | '\u{fffd}' => Class::Ignorable,
        '\u{300}'..='\u{36f}' => Class::Ignorable,
        _ if digit(c).is_some() => Class::Digit,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_whitespace() => Class::Space,
        _ => Class::Sign,
    }
}

/// The value of a decimal digit of any script in use.
pub(crate) fn digit(c: char) -> Option<u8> {
    if c.is_ascii_digit() {
        return Some(c as u8 - b'0');
    }
    if (c as u32) < 0x660 {
        return None;
    }
    // First digits of the scripts whose numerals appear in the press: Arabic, Persian,
    // Devanagari, Bengali, Gurmukhi, Gujarati, Thai, Lao, full width.
    const ZEROS: [u32; 9] = [
        0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xE50, 0xED0, 0xFF10,
    ];
    ZEROS
        .iter()
        .find_map(|zero| (c as u32).checked_sub(*zero).filter(|value| *value < 10))
        .map(|value| value as u8)
}
