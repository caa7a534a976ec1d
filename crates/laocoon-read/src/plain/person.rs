use crate::page_words::FUNCTION_WORDS;

/// Small words inside names.
const PARTICLES: [&str; 20] = [
    "de", "du", "des", "d'", "van", "von", "der", "den", "bin", "ben", "ibn", "al", "el", "dos",
    "da", "di", "af", "оглы", "кызы", "фон",
];

/// Length in bytes of the name that the words begin with: two to five words in capitals'
/// manner ("Jean-Paul de La Tour", "J. SMITH", "Иван Петров"), until a comma or other sign.
pub(super) fn name_length(words: &str) -> Option<usize> {
    let (mut names, mut end, mut count) = (0, 0, 0);
    for word in words.split_whitespace() {
        let start = word.as_ptr() as usize - words.as_ptr() as usize;
        let bare = word.trim_end_matches([',', '|', ';', ':', ')', '(', '*', '_']);
        count += 1;
        if is_name(bare) {
            names += 1;
            end = start + bare.len();
        } else if is_title(bare) && names == 0 {
            continue;
        } else if names == 0 || !is_particle(bare) {
            break;
        }
        if bare.len() < word.len() || count == 6 {
            break;
        }
    }
    (2..=5).contains(&names).then_some(end)
}

/// Whether the words are a person's name and nothing else.
pub(super) fn is_person(words: &str) -> bool {
    name_length(words) == Some(words.len())
}

fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let rest = chars.as_str();
    let initial =
        word.ends_with('.') && word.chars().count() <= 5 && !word.contains(char::is_lowercase);
    let letters = !rest.is_empty()
        && rest
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '‑'));
    let lower = word.to_lowercase();
    let function = FUNCTION_WORDS.iter().any(|(_, list)| list.contains(&lower));
    capital && (initial || letters && (!function || lower == "le"))
}

/// "Dr.", "Prof.", "Mme."
fn is_title(word: &str) -> bool {
    word.ends_with('.') && word.chars().count() <= 5 && word.starts_with(char::is_uppercase)
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word) || matches!(word, "la" | "le" | "los")
}

#[cfg(test)]
mod tests {
    use super::{is_person, name_length};

    #[test]
    fn names() {
        for words in [
            "Erik Dubois",
            "Jean-Paul de la Tour",
            "J. SMITH",
            "Иван Петров",
            "А. С. Иванова",
            "Marine Le Goff",
            "Sean O’Neil",
            "Dr. Ann Lee",
        ] {
            assert!(is_person(words), "{words}");
        }
        for words in [
            "Erik",
            "Le retour du port",
            "Vu du port",
            "Mieux vaut tard",
            "Port Said !",
            "The Old Harbour",
            "Иван пришёл",
            "Vive la Mer !",
        ] {
            assert!(!is_person(words), "{words}");
        }
        assert_eq!(name_length("Ann Lee, in Cairo"), Some(7));
        assert_eq!(name_length("Ann Lee and Bob Ray"), Some(7));
    }
}
