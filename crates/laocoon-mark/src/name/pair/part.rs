use crate::token::plain;
use laocoon_text::Language;

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// As it is written.
    pub written: String,
    /// In small letters without accents.
    pub plain: String,
    /// Letters that each bore a stop: "A.S."
    pub stopped: bool,
}

impl Part {
    pub fn is_initial(&self) -> bool {
        self.plain.chars().count() == 1 && self.plain.chars().all(char::is_alphabetic)
    }

    /// Its number, if it is one.
    pub fn number(&self) -> Option<u64> {
        let digits = self.plain.trim_end_matches(|c: char| c.is_alphabetic());
        // "44", "44th": not "3m3x".
        (!digits.is_empty() && self.plain.len() - digits.len() <= 3)
            .then(|| digits.parse().ok())
            .flatten()
    }
}

/// The words of a name: parted by whatever is no letter, digit or apostrophe, with stops inside
/// "A.B.C." left out, digits that stand for letters read as these, a word said twice once.
pub(super) fn parts(name: &str) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let separates = |c: char| {
        !c.is_alphanumeric() && !is_mark(c) && !matches!(c, '.' | '\'' | '\u{2019}' | '+')
    };
    for piece in name.split(separates) {
        for (piece, stopped) in stops(piece) {
            let letters = plain(&unquoted(&digits_read(&piece)), Language::Unknown);
            // "Bank's" is "Bank".
            let letters = letters.strip_suffix("'s").unwrap_or(&letters);
            let plain = letters.replace('\'', "");
            if plain.is_empty() || out.last().is_some_and(|part| part.plain == plain) {
                continue;
            }
            out.push(Part {
                written: piece,
                plain,
                stopped,
            });
        }
    }
    out
}

/// Signs that combine with a letter belong to its word.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || c == '\u{200c}'
}

fn unquoted(word: &str) -> String {
    word.trim_matches(['\'', '\u{2019}']).to_owned()
}

/// "A.B.C." and "o.o." are one word of letters, whether each bore a stop; "St.Petersburg" is two.
fn stops(piece: &str) -> Vec<(String, bool)> {
    let words: Vec<&str> = piece.split('.').filter(|word| !word.is_empty()).collect();
    let single = words.iter().all(|word| word.chars().count() == 1);
    if single && words.len() > 1 {
        return vec![(words.concat(), true)];
    }
    words
        .into_iter()
        .map(|word| (word.to_owned(), false))
        .collect()
}

/// "Ig0r" is "Igor": single digits among letters are read as what they look like.
fn digits_read(word: &str) -> String {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let starts = word.starts_with(|c: char| c.is_ascii_digit());
    if digits == 0 || letters < 2 * digits || starts || word.ends_with(|c: char| c.is_ascii_digit())
    {
        return word.to_owned();
    }
    let read = |c| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '5' => 's',
        '9' => 'g',
        other => other,
    };
    word.chars().map(read).collect()
}
