//! Times and quantities are found together: they compete for the same words.

use crate::pattern::{Output, Text, find, grammar};
use crate::token::Words;
use crate::{Anchor, Quantity, Sentence, Time, Token, quantity, time};
use laocoon_text::{Document, Notice};

pub use laocoon_text::Profile;

/// The times and quantities of a text.
#[derive(Debug, Default)]
pub struct Marked {
    /// The day on which relative times are anchored.
    pub anchor: Option<Anchor>,
    /// Time expressions.
    pub times: Vec<Time>,
    /// Numbers with what they measure.
    pub quantities: Vec<Quantity>,
    /// What was doubted.
    pub notices: Vec<Notice>,
}

/// Finds and reads every time expression and quantity.
pub fn mark(
    document: &Document,
    tokens: &[Token],
    words: &Words,
    sentences: &[Sentence],
    profile: Profile,
) -> Marked {
    let text = Text {
        document,
        tokens,
        words,
        grammar: grammar(document.language),
    };
    let candidates = find(&text, sentences);
    let (anchor, times) = time::times(&text, sentences, &candidates, profile);
    let mut quantities = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        if candidate.output == Output::Quantity {
            let next = candidates
                .get(at + 1)
                .map_or(u32::MAX, |next| next.tokens.0);
            quantity::quantities(&text, sentences, candidate, next as usize, &mut quantities);
        }
    }
    let mut notices = Vec::new();
    if anchor.is_none() && times.iter().any(|time| time.value.starts_with('X')) {
        notices.push(Notice::whole(
            "no date of the text is known: give one with --as-of to place its relative times",
        ));
    }
    Marked {
        anchor,
        times,
        quantities,
        notices,
    }
}

#[cfg(test)]
mod tests {
    use crate::mark;
    use jiff::civil::{date, time};
    use laocoon_text::{Block, BlockKind, Document, Language, Published, Span};

    fn document(language: Language, text: &str) -> Document {
        let mut at = 0;
        let mut blocks = Vec::new();
        for line in text.split_inclusive('\n') {
            let span = Span::new(at, at + line.len() as u32).trim(text);
            at += line.len() as u32;
            if !span.is_empty() {
                blocks.push(Block {
                    kind: BlockKind::Paragraph,
                    span,
                    main: true,
                    list: None,
                    level: 0,
                    lead_in: None,
                });
            }
        }
        Document {
            language,
            text: text.to_owned(),
            blocks,
            ..Document::default()
        }
    }

    #[test]
    fn tables_hold_no_error() {
        for language in Language::ALL {
            let tables: Vec<_> = laocoon_languages::TABLES
                .iter()
                .filter(|table| table.language == language)
                .copied()
                .collect();
            assert!(tables.len() > 8);
            let pack = laocoon_languages::pack(language);
            assert_eq!(crate::check_tables(&tables, pack), []);
        }
    }

    #[test]
    fn hours_are_counted_from_the_hour_of_the_text() {
        let check = |language, text: &str, hour, due: &str| {
            let mut document = document(language, text);
            document.published = Some(Published {
                date: date(2022, 1, 6),
                time: hour,
                span: None,
                found: "the test".to_owned(),
            });
            let times = mark(&document).times;
            let values: Vec<&str> = times.iter().map(|time| time.value.as_str()).collect();
            assert_eq!(values.join(" "), due, "{text}");
        };
        let evening = Some(time(22, 30, 0, 0));
        let (en, fr, ru) = (Language::English, Language::French, Language::Russian);
        check(
            en,
            "The lights went out two hours ago.",
            evening,
            "2022-01-06T20:30",
        );
        check(en, "The lights went out two hours ago.", None, "2022-01-06");
        check(
            en,
            "The gates will open in 90 minutes.",
            evening,
            "2022-01-07T00:00",
        );
        check(
            fr,
            "La cloche a sonné il y a vingt minutes.",
            evening,
            "2022-01-06T22:10",
        );
        check(
            fr,
            "La cloche a sonné il y a 26 heures.",
            evening,
            "2022-01-05T20:30",
        );
        check(
            ru,
            "Мост развели полчаса назад.",
            evening,
            "2022-01-06T22:00",
        );
        check(
            ru,
            "Мост сведут через два часа.",
            evening,
            "2022-01-07T00:30",
        );
        check(
            en,
            "Three days ago the sirens wailed.",
            evening,
            "2022-01-03",
        );
    }

    #[test]
    fn the_text_tells_its_own_day() {
        let check = |text: &str, day, words: Option<&str>| {
            let document = document(Language::French, text);
            let anchor = mark(&document).anchor.unwrap();
            assert_eq!(anchor.date, day);
            assert_eq!(anchor.span.map(|span| document.words(span)), words);
        };
        check(
            "Le 12 mai 2019, tout bascule.\nCe 14 mai, la ville dort.",
            date(2019, 5, 14),
            Some("Ce 14 mai"),
        );
        check(
            "Né le 3 mars 1950, il est mort le 9 juin 2011 à Lyon.",
            date(2011, 6, 9),
            Some("le 9 juin 2011"),
        );
    }
}
