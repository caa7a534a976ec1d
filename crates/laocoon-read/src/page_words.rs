use laocoon_languages::{PackError, Table, table};
use laocoon_text::Language;
use serde::Deserialize;
use std::sync::LazyLock;

/// The words around an article, of every language together: a page in one language often
/// carries another's furniture. From `page.toml` of each pack.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PageWords {
    pub tail: Vec<String>,
    pub comments: Vec<String>,
    pub line: Vec<String>,
    pub rights: Vec<String>,
    pub caption: Vec<String>,
    pub byline: Vec<String>,
    pub published: Vec<String>,
    pub updated: Vec<String>,
    pub subject: Vec<String>,
    pub header: Vec<String>,
    pub months: Vec<Vec<String>>,
}

/// The tables of all packs, read once.
pub(crate) static PAGE_WORDS: LazyLock<PageWords> = LazyLock::new(|| {
    let mut all = PageWords::default();
    for language in Language::ALL {
        let one: PageWords = parse(language, "page.toml");
        all.tail.extend(one.tail);
        all.comments.extend(one.comments);
        all.line.extend(one.line);
        all.rights.extend(one.rights);
        all.caption.extend(one.caption);
        all.byline.extend(one.byline);
        all.published.extend(one.published);
        all.updated.extend(one.updated);
        all.subject.extend(one.subject);
        all.header.extend(one.header);
        all.months.resize(12, Vec::new());
        for (month, spellings) in all.months.iter_mut().zip(one.months) {
            month.extend(spellings);
        }
    }
    all
});

/// What is wrong in a `page.toml`.
pub fn check_page(table: &Table) -> Option<PackError> {
    let error = laocoon_languages::check::<PageWords>(table);
    error.or_else(|| {
        let words: PageWords = toml::from_str(table.text).ok()?;
        let months = words.months.len();
        let message = format!("expected the twelve months, found {months}");
        let byte = table.text.find("months").unwrap_or(0);
        (months != 12).then(|| PackError::at(table, byte, "months", message))
    })
}

/// The part of `pack.toml` that tells languages apart.
#[derive(Debug, Deserialize)]
struct Pack {
    function_words: Vec<String>,
}

/// Frequent function words of each language with a pack.
pub(crate) static FUNCTION_WORDS: LazyLock<[(Language, Vec<String>); 3]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        (
            language,
            parse::<Pack>(language, "pack.toml").function_words,
        )
    })
});

/// Tables are compiled in, so a fault in one is a fault in the program; a test reads them all.
fn parse<T: for<'de> Deserialize<'de>>(language: Language, name: &str) -> T {
    let found = table(language, name);
    let text = found.map_or("", |table| table.text);
    toml::from_str(text).unwrap_or_else(|error| {
        panic!(
            "languages/{}/{name} does not parse: {error}",
            language.tag()
        )
    })
}

/// The longest of `phrases` that `text` (lower case) starts with, up to a word's end: its
/// length in bytes.
pub(crate) fn opening(phrases: &[String], text: &str) -> Option<usize> {
    phrases
        .iter()
        .filter(|phrase| {
            text.strip_prefix(phrase.as_str())
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
        .map(String::len)
        .max()
}

/// Lower case, with the straight apostrophe: the form that the tables are written in. Keeps
/// the length of nearly every text, so lengths may be compared but offsets not carried over.
pub(crate) fn plain_form(text: &str) -> String {
    text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©')
        .to_lowercase()
        .replace(['’', 'ʼ'], "'")
}

#[cfg(test)]
mod tests {
    use super::{FUNCTION_WORDS, PAGE_WORDS, opening, plain_form};

    #[test]
    fn every_table_reads() {
        assert!(PAGE_WORDS.months.iter().all(|month| month.len() >= 3));
        assert!(FUNCTION_WORDS.iter().all(|(_, words)| words.len() > 20));
    }

    #[test]
    fn phrases_end_at_words() {
        let check = |text: &str, expected: Option<usize>| {
            assert_eq!(
                opening(&PAGE_WORDS.line, &plain_form(text)),
                expected,
                "{text}"
            );
        };
        check("Share this story", Some("share this".len()));
        check("• Share", Some("share".len()));
        check("Shareholders", None);
        check(
            "Conditions d’utilisation",
            Some("conditions d'utilisation".len()),
        );
    }
}
