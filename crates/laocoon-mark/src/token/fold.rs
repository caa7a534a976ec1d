use super::character::{Class, class};
use crate::{Token, TokenKind};
use laocoon_text::{Document, Language};
use unicode_normalization::UnicodeNormalization;

/// The folded forms of all tokens, in one arena.
#[derive(Clone, Debug, Default)]
pub struct Words {
    arena: String,
    forms: Vec<Forms>,
}

#[derive(Clone, Copy, Debug)]
struct Forms {
    lower: u32,
    lower_length: u16,
    plain_length: u16,
    /// Where the plain form starts; `lower` where the two are the same.
    plain: u32,
}

impl Words {
    /// Folds every token once.
    pub fn new(document: &Document, tokens: &[Token]) -> Self {
        let mut words = Self {
            arena: String::with_capacity(document.text.len()),
            forms: Vec::with_capacity(tokens.len()),
        };
        for token in tokens {
            words.push(document.words(token.span), token.kind, document.language);
        }
        words
    }

    /// Lower case, one kind of apostrophe, nothing invisible.
    pub fn lower(&self, token: usize) -> &str {
        let forms = &self.forms[token];
        &self.arena[forms.lower as usize..][..forms.lower_length as usize]
    }

    /// The lower-case form without accents (`ё` is `е`), look-alikes of the other script
    /// replaced.
    pub fn plain(&self, token: usize) -> &str {
        let forms = &self.forms[token];
        &self.arena[forms.plain as usize..][..forms.plain_length as usize]
    }

    /// Whether the two forms of a token are the same.
    pub(crate) fn is_plain(&self, token: usize) -> bool {
        let forms = &self.forms[token];
        forms.plain == forms.lower
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    fn push(&mut self, word: &str, kind: TokenKind, language: Language) {
        // No word is that long; what is, is compared by its beginning.
        let word = truncate(word, 4096);
        let lower = self.arena.len();
        let ascii = word.is_ascii();
        if ascii {
            self.arena.push_str(word);
            self.arena[lower..].make_ascii_lowercase();
        } else {
            lower_into(word, &mut self.arena);
        }
        let plain = self.arena.len();
        if kind == TokenKind::Word && !ascii && !is_plain(&self.arena[lower..]) {
            let folded: String = self.arena[lower..].to_owned();
            plain_into(&folded, language, &mut self.arena);
        }
        let lower_length = plain - lower;
        let same = plain == self.arena.len() || self.arena[plain..] == self.arena[lower..plain];
        let plain_length = if same {
            self.arena.truncate(plain);
            lower_length
        } else {
            self.arena.len() - plain
        };
        self.forms.push(Forms {
            lower: lower as u32,
            lower_length: lower_length as u16,
            plain: if same { lower as u32 } else { plain as u32 },
            plain_length: plain_length as u16,
        });
    }
}

/// The lower-case form of a single word.
pub fn lower(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    lower_into(word, &mut folded);
    folded
}

/// The accent-free lower-case form of a single word.
pub fn plain(word: &str, language: Language) -> String {
    let mut folded = String::with_capacity(word.len());
    plain_into(&lower(word), language, &mut folded);
    folded
}

fn truncate(word: &str, most: usize) -> &str {
    if word.len() <= most {
        return word;
    }
    let end = (0..=most).rev().find(|end| word.is_char_boundary(*end));
    &word[..end.unwrap_or(0)]
}

/// Whether a lower-case word is its own plain form: Cyrillic letters alone.
fn is_plain(lower: &str) -> bool {
    lower.chars().all(|c| matches!(c, 'а'..='я'))
}

/// Letters that are composed already and have one lower-case form: most there are.
fn lower_letter(c: char) -> Option<char> {
    match c {
        'a'..='z' | 'а'..='я' | 'ё' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        'А'..='Я' => char::from_u32(c as u32 + 0x20),
        'Ё' => Some('ё'),
        'à'..='ö' | 'ø'..='ÿ' | 'œ' => Some(c),
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(c as u32 + 0x20),
        _ => None,
    }
}

fn lower_into(word: &str, out: &mut String) {
    let start = out.len();
    for c in word.chars() {
        match lower_letter(c) {
            Some(c) => out.push(c),
            None => {
                out.truncate(start);
                return lower_composed(word, out);
            }
        }
    }
}

fn lower_composed(word: &str, out: &mut String) {
    let mut composed = word.nfc();
    for c in &mut composed {
        match class(c) {
            Class::Ignorable => {}
            Class::Apostrophe => out.push('\''),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

fn plain_into(lower: &str, language: Language, out: &mut String) {
    let cyrillic = lower.chars().filter(|c| is_cyrillic(*c)).count();
    let latin = lower.chars().filter(|c| c.is_ascii_alphabetic()).count();
    let mixed = cyrillic > 0 && latin > 0;
    let to_cyrillic = mixed && (cyrillic > latin || language == Language::Russian);
    for c in lower.chars() {
        let c = match c {
            _ if mixed && to_cyrillic => to_cyrillic_twin(c),
            _ if mixed => to_latin_twin(c),
            _ => c,
        };
        match c {
            'ё' => out.push('е'),
            // й is a letter, not an accented и.
            _ if c.is_ascii() || is_cyrillic(c) => out.push(c),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            _ => out.extend(
                std::iter::once(c)
                    .nfkd()
                    .filter(|c| !('\u{300}'..='\u{36f}').contains(c)),
            ),
        }
    }
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// Lower-case letters drawn alike, Latin and Cyrillic.
const TWINS: [(char, char); 11] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('k', 'к'),
    ('m', 'м'),
    ('t', 'т'),
    ('i', 'і'),
];

fn to_cyrillic_twin(c: char) -> char {
    let twin = TWINS.iter().find(|(latin, _)| *latin == c);
    twin.map_or(c, |(_, cyrillic)| *cyrillic)
}

fn to_latin_twin(c: char) -> char {
    let twin = TWINS.iter().find(|(_, cyrillic)| *cyrillic == c);
    twin.map_or(c, |(latin, _)| *latin)
}

#[cfg(test)]
mod tests {
    use super::{lower, plain};
    use laocoon_text::Language;

    #[test]
    fn folds() {
        let check = |word: &str, low: &str, bare: &str| {
            assert_eq!(lower(word), low);
            assert_eq!(plain(word, Language::Russian), bare);
        };
        check("L’", "l'", "l'");
        check("É\u{ad}té", "été", "ete");
        check("Fe\u{301}vrier", "février", "fevrier");
        check("ŒUVRE", "œuvre", "oeuvre");
        check("Ещё", "ещё", "еще");
        check("мой", "мой", "мой");
        check("Mосква", "mосква", "москва");
        check("14ᵉ", "14ᵉ", "14e");
    }
}
