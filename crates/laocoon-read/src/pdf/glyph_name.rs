//! The characters behind glyphs' names, as the Adobe Glyph List forms them.

use unicode_normalization::UnicodeNormalization;

/// Signs whose names say nothing of their form.
const SIGNS: [(&str, char); 68] = [
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '−'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("underscore", '_'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("quotesinglbase", '‚'),
    ("quotedblbase", '„'),
    ("guillemotleft", '«'),
    ("guillemotright", '»'),
    ("guilsinglleft", '‹'),
    ("guilsinglright", '›'),
    ("endash", '–'),
    ("emdash", '—'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("degree", '°'),
    ("Euro", '€'),
    ("sterling", '£'),
    ("section", '§'),
    ("paragraph", '¶'),
    ("copyright", '©'),
    ("registered", '®'),
    ("trademark", '™'),
    ("germandbls", 'ß'),
    ("dotlessi", 'ı'),
    ("oe", 'œ'),
    ("OE", 'Œ'),
    ("periodcentered", '·'),
];

const MORE: [(&str, char); 12] = [
    ("ae", 'æ'),
    ("AE", 'Æ'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("lslash", 'ł'),
    ("Lslash", 'Ł'),
    ("eth", 'ð'),
    ("thorn", 'þ'),
    ("afii61352", '№'),
    ("multiply", '×'),
    ("nbspace", '\u{a0}'),
    ("sfthyphen", '\u{ad}'),
];

/// Accents by the words in which names end: "eacute".
const ACCENTS: [(&str, char); 12] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circumflex", '\u{302}'),
    ("dieresis", '\u{308}'),
    ("tilde", '\u{303}'),
    ("cedilla", '\u{327}'),
    ("caron", '\u{30c}'),
    ("ring", '\u{30a}'),
    ("macron", '\u{304}'),
    ("ogonek", '\u{328}'),
    ("breve", '\u{306}'),
    ("dotaccent", '\u{307}'),
];

/// Ligatures, which stand for several letters, as their one character.
const LIGATURES: [(&str, char); 5] = [
    ("fi", 'ﬁ'),
    ("fl", 'ﬂ'),
    ("ff", 'ﬀ'),
    ("ffi", 'ﬃ'),
    ("ffl", 'ﬄ'),
];

/// The character of a name; `None` for one that tells nothing.
pub(super) fn character(name: &str) -> Option<char> {
    let name = name.split('.').next().unwrap_or(name);
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter);
    }
    let signs = SIGNS.iter().chain(&MORE).chain(&LIGATURES);
    if let Some((_, sign)) = signs.into_iter().find(|(known, _)| *known == name) {
        return Some(*sign);
    }
    if let Some(code) = name.strip_prefix("uni").or(name.strip_prefix('u')) {
        let code = code.get(..4.min(code.len())).unwrap_or(code);
        if let Ok(code) = u32::from_str_radix(code, 16) {
            return char::from_u32(code);
        }
    }
    if let Some(number) = name.strip_prefix("afii") {
        return cyrillic(number.parse().ok()?);
    }
    ACCENTS.iter().find_map(|(accent, mark)| {
        let base = name.strip_suffix(accent)?;
        let mut letters = base.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else {
            return None;
        };
        let composed: String = [letter, *mark].iter().collect::<String>().nfc().collect();
        let mut composed = composed.chars();
        match (composed.next(), composed.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        }
    })
}

/// "afii10017" is А; Ё stands out of the row.
fn cyrillic(number: u32) -> Option<char> {
    match number {
        10023 => Some('Ё'),
        10071 => Some('ё'),
        10017..10023 => char::from_u32(0x410 + number - 10017),
        10024..=10049 => char::from_u32(0x416 + number - 10024),
        10065..10071 => char::from_u32(0x430 + number - 10065),
        10072..=10097 => char::from_u32(0x436 + number - 10072),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn names_tell_characters() {
        for (name, due) in [
            ("A", Some('A')),
            ("eacute", Some('é')),
            ("ccedilla", Some('ç')),
            ("seven", Some('7')),
            ("uni0416", Some('Ж')),
            ("afii10017", Some('А')),
            ("afii10049", Some('Я')),
            ("afii10097", Some('я')),
            ("afii10071", Some('ё')),
            ("quoteright", Some('’')),
            ("a.sc", Some('a')),
            ("g123", None),
        ] {
            assert_eq!(character(name), due, "{name}");
        }
    }
}
