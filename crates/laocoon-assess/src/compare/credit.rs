//! News agencies credited with a text: "(avec AFP)", "LONDON (Reuters) -", "РИА Новости".

use super::digest::{Cited, Citing};
use laocoon_languages::table;
use laocoon_text::{Document, Language, Span};
use serde::Deserialize;
use std::sync::OnceLock;

/// A language's `credit.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Credits {
    before: Vec<String>,
    after: Vec<String>,
    agency: Vec<Agency>,
}

#[derive(Debug, Deserialize)]
struct Agency {
    key: String,
    name: String,
    phrases: Vec<String>,
}

/// What is wrong in a `credit.toml`.
pub(crate) fn check_words(
    table: &laocoon_languages::Table,
) -> Option<laocoon_languages::PackError> {
    laocoon_languages::check::<Credits>(table)
}

/// Bytes at the head of a text within which a dateline stands.
const HEAD: usize = 400;

fn credits(language: Language) -> &'static Credits {
    static TABLES: OnceLock<Vec<(Language, Credits)>> = OnceLock::new();
    static NONE: OnceLock<Credits> = OnceLock::new();
    let tables = TABLES.get_or_init(|| {
        let read = |language| {
            let text = table(language, "credit.toml").map_or("", |table| table.text);
            (language, toml::from_str(text).unwrap_or_default())
        };
        Language::ALL.map(read).into()
    });
    let found = tables.iter().find(|(known, _)| *known == language);
    found.map_or_else(|| NONE.get_or_init(Credits::default), |(_, table)| table)
}

/// The agencies that a document credits, in the order of its words, each place once.
pub(super) fn credited(document: &Document) -> Vec<Cited> {
    let table = credits(document.language);
    let text = document.text.as_str();
    let mut found: Vec<(Span, &Agency)> = Vec::new();
    for agency in &table.agency {
        for phrase in &agency.phrases {
            for (at, _) in text.match_indices(phrase.as_str()) {
                let span = Span::from(at..at + phrase.len());
                if is_word(text, span) && is_credit(document, table, span) {
                    found.push((span, agency));
                }
            }
        }
    }
    // The longest phrase of those that begin together.
    found.sort_by_key(|(span, _)| (span.start, u32::MAX - span.end));
    let mut end = 0;
    found.retain(|(span, _)| {
        let keeps = span.start >= end;
        if keeps {
            end = span.end;
        }
        keeps
    });
    let cited = found.into_iter().map(|(span, agency)| Cited {
        whom: agency.name.clone(),
        agency: Some(agency.key.clone()),
        whole: is_whole(document, span),
        name: None,
        how: Citing::Credit,
        start: span.start,
        end: span.end,
    });
    cited.collect()
}

fn is_word(text: &str, span: Span) -> bool {
    let before = text[..span.start as usize].chars().next_back();
    let after = text[span.end as usize..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Whether the words around an agency's name credit it: alone between brackets or with a word of
/// crediting, in a dateline, or after or before such a word.
fn is_credit(document: &Document, table: &Credits, span: Span) -> bool {
    let text = document.text.as_str();
    let (start, end) = (span.start as usize, span.end as usize);
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let stop = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let before = text[line..start]
        .trim_end()
        .trim_end_matches(['«', '"', '“', '/']);
    let before = before
        .trim_end()
        .to_lowercase()
        .replace('’', "'")
        .replace(" :", ":");
    let after = text[end..stop]
        .trim_start()
        .trim_start_matches(['»', '"', '”']);
    let after = after.trim_start().to_lowercase();
    let ends = |words: &str| {
        let words = words.replace(" :", ":");
        let rest = before.strip_suffix(words.as_str());
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    let credits = table.before.iter().any(|words| ends(words))
        || table
            .after
            .iter()
            .any(|words| after.starts_with(words.as_str()));
    let opened = before
        .rfind('(')
        .map(|at| before[at + 1..].trim().to_owned());
    let bracketed = after.starts_with([')', ',', '/'])
        && opened.is_some_and(|inner| {
            let inner = inner.trim_end_matches(['/', ',']).trim().to_owned();
            inner.is_empty() || table.before.contains(&inner)
        });
    // "МОСКВА, 12 мар — РИА Новости.", "LONDON, June 4 (Reuters) -", "AFP |".
    let head = document.blocks.iter().find(|block| block.main);
    let is_head = head.is_none_or(|block| start <= block.span.start as usize + HEAD);
    let dash = ['-', '–', '—', '|'];
    let dateline =
        is_head && start - line <= 80 && (before.ends_with(dash) || after.starts_with(dash));
    let alone = before.is_empty() && after.trim_end_matches('.').is_empty();
    let slashes = text[..start].ends_with('/') && text[end..].starts_with('/');
    credits || bracketed || dateline || alone || slashes
}

/// Whether the credit at these bytes is for the whole text: in its head or in its last words.
fn is_whole(document: &Document, span: Span) -> bool {
    let mut main = document.blocks.iter().filter(|block| block.main);
    let first = main.next().map_or(0, |block| block.span.start);
    let last = main.next_back().map_or(0, |block| block.span.start);
    span.start <= first + HEAD as u32 || span.start >= last && last > 0
}

#[cfg(test)]
mod tests {
    use super::credited;
    use laocoon_text::{Document, Language};

    #[test]
    fn agencies_are_credited_in_their_ways() {
        let check = |language: Language, text: &str, due: &[&str]| {
            let found = credited(&Document::paragraph(language, text));
            let keys: Vec<&str> = found
                .iter()
                .filter_map(|cited| cited.agency.as_deref())
                .collect();
            assert_eq!(keys, due, "{text}");
        };
        check(
            Language::French,
            "(avec AFP) Un bac s'est échoué.",
            &["afp"],
        );
        check(
            Language::French,
            "Un bac s'est échoué à Varna (AFP).",
            &["afp"],
        );
        check(Language::French, "Le Phare avec AFP et Reuters", &["afp"]);
        check(
            Language::French,
            "VARNA (Reuters) - Un bac s'est échoué.",
            &["reuters"],
        );
        check(
            Language::French,
            "Selon l'Agence France-Presse, deux marins manquent.",
            &["afp"],
        );
        check(
            Language::French,
            "Le siège de l'AFP a été évacué mardi.",
            &[],
        );
        check(
            Language::English,
            "VARNA, May 4 (Xinhua) -- A ferry ran aground.",
            &["xinhua"],
        );
        check(
            Language::English,
            "A ferry ran aground. Reporting by Reuters",
            &["reuters"],
        );
        check(Language::English, "The AP moved its bureau to Varna.", &[]);
        check(
            Language::English,
            "The Associated Press contributed to this report.",
            &["ap"],
        );
        check(
            Language::Russian,
            "ВАРНА, 4 мая — РИА Новости. Паром сел на мель.",
            &["ria"],
        );
        check(
            Language::Russian,
            "По данным РИА Новости, пропали двое.",
            &["ria"],
        );
        check(
            Language::Russian,
            "Паром сел на мель, сообщает ТАСС.",
            &["tass"],
        );
        check(Language::Russian, "/ТАСС/. Паром сел на мель.", &["tass"]);
        check(Language::Russian, "Здание ТАСС закрыли на ремонт.", &[]);
        check(Language::Russian, "Источник: «Интерфакс»", &["interfax"]);
    }
}
