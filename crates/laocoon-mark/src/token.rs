//! Text -> tokens and sentences.
//!
//! A token is a run of letters, a run of digits, or a sign; two tokens are *glued* when
//! nothing stands between them. What may surprise:
//!
//! - Hyphens are signs: "Nord-Atlantique" is three tokens, glued.
//! - Digits after letters belong to the word ("km2", "G20"), unless the letters stand before
//!   sums ("CHF3"); letters after digits start a
//!   word of their own ("14e", "1990s", "20h30" is 20, h, 30).
//! - French elided words keep their apostrophe and stand alone ("l'", "qu'"); English "'s"
//!   is a word; any other apostrophe between letters joins ("aujourd'hui", "don't").
//! - Letters with stops between are one word with its last stop: "U.S.", "p.m.", "т.е.".
//! - A run of the same stop, dash, star, underscore, equals sign or quote is one sign: "...".
//! - Invisible characters and stray accents are part of the word around them, or nothing.

mod character;
mod fold;
mod sentence;
#[cfg(test)]
mod tests;

pub(crate) use character::digit;
pub use fold::{Words, lower, plain};

use crate::{Sentence, Token, TokenKind};
use character::{Class, class};
use laocoon_languages::{Pack, pack};
use laocoon_text::{Document, Span};

/// The tokens and sentences of a document's blocks, in order.
pub fn tokenize(document: &Document) -> (Vec<Token>, Vec<Sentence>) {
    let pack = pack(document.language);
    let mut tokens = Vec::with_capacity(document.text.len() / 5);
    let mut sentences = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let first = tokens.len();
        split(&document.text, block.span, pack, &mut tokens);
        sentence::split(
            document,
            pack,
            index as u32,
            first,
            &mut tokens,
            &mut sentences,
        );
    }
    (tokens, sentences)
}

/// The tokens of a phrase of a language pack, as [`tokenize`] would find them in a text.
pub fn split_phrase(phrase: &str, pack: &Pack) -> Vec<Token> {
    let mut tokens = Vec::new();
    split(phrase, Span::new(0, phrase.len() as u32), pack, &mut tokens);
    tokens
}

fn split(text: &str, within: Span, pack: &Pack, tokens: &mut Vec<Token>) {
    let end = within.end as usize;
    let mut at = within.start as usize;
    while at < end {
        let c = char_at(text, at);
        let (kind, stop) = match class(c) {
            Class::Space | Class::Ignorable => {
                at += c.len_utf8();
                continue;
            }
            Class::Digit => (TokenKind::Number, digits(text, at, end)),
            Class::Letter => {
                let glued = tokens.last().is_some_and(|token: &Token| {
                    token.kind == TokenKind::Number && token.span.end as usize == at
                });
                (TokenKind::Word, word(text, at, end, glued, pack))
            }
            Class::Apostrophe => match clitic(text, at, end, pack) {
                Some(stop) => (TokenKind::Word, stop),
                None => (TokenKind::Sign, run(text, at, end, c)),
            },
            Class::Sign => (TokenKind::Sign, run(text, at, end, c)),
        };
        tokens.push(Token {
            span: Span::new(at as u32, stop as u32),
            kind,
            sentence: 0,
        });
        at = stop;
    }
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or('\0')
}

/// One past the last character from `at` on for which `belongs` holds.
fn while_class(text: &str, at: usize, end: usize, belongs: impl Fn(Class) -> bool) -> usize {
    text[at..end]
        .char_indices()
        .find(|(_, c)| !belongs(class(*c)))
        .map_or(end, |(offset, _)| at + offset)
}

fn digits(text: &str, at: usize, end: usize) -> usize {
    while_class(text, at, end, |class| class == Class::Digit)
}

/// A run of the same stop, dash or quote is one sign; any other sign stands alone.
fn run(text: &str, at: usize, end: usize, c: char) -> usize {
    let one = at + c.len_utf8();
    if !matches!(
        c,
        '.' | '-' | '_' | '=' | '*' | '~' | '`' | '\'' | '…' | '–' | '—'
    ) {
        return one;
    }
    text[one..end]
        .char_indices()
        .find(|(_, next)| *next != c)
        .map_or(end, |(offset, _)| one + offset)
}

fn word(text: &str, start: usize, end: usize, after_number: bool, pack: &Pack) -> usize {
    if let Some(stop) = acronym(text, start, end) {
        return stop;
    }
    // "CHF3.04"
    let letters = while_class(text, start, end, |class| class == Class::Letter);
    let digit = letters < end && class(char_at(text, letters)) == Class::Digit;
    if digit
        && pack
            .prefixes
            .iter()
            .any(|prefix| *prefix == text[start..letters])
    {
        return letters;
    }
    // Digits of other scripts are no part of a name: they have lost the space before them.
    let in_name = |c: char| c.is_ascii_digit() && !after_number;
    let mut at = letters;
    loop {
        let stop = text[at..end]
            .char_indices()
            .find(|(_, c)| !(matches!(class(*c), Class::Letter | Class::Ignorable) || in_name(*c)))
            .map_or(end, |(offset, _)| at + offset);
        // Invisible characters at the end are not the word's.
        let visible = text[start..stop].trim_end_matches(|c| class(c) == Class::Ignorable);
        if stop >= end || visible.len() < stop - start && !is_mark(text, stop) {
            return start + visible.len().max(1);
        }
        let sign = char_at(text, stop);
        let after = stop + sign.len_utf8();
        let apostrophe = class(sign) == Class::Apostrophe;
        let before = &text[start..stop];
        let mut elisions = pack.elisions.iter();
        // Also before a space that should not be there: "l' an".
        if apostrophe && elisions.any(|elided| same_letters(before, elided)) {
            return after;
        }
        let joins = apostrophe && after < end && class(char_at(text, after)) == Class::Letter;
        if !joins {
            return stop;
        }
        if clitic(text, stop, end, pack).is_some() {
            return stop;
        }
        at = after;
    }
}

/// Whether the character before `stop` is a combining accent, which ends a word rightly.
fn is_mark(text: &str, stop: usize) -> bool {
    text[..stop]
        .chars()
        .next_back()
        .is_some_and(|c| ('\u{300}'..='\u{36f}').contains(&c))
}

fn same_letters(word: &str, lower: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

/// The end of an ending such as "'s" that starts at the apostrophe `at`, glued to a word.
fn clitic(text: &str, at: usize, end: usize, pack: &Pack) -> Option<usize> {
    let glued = text[..at].chars().next_back();
    if !glued.is_some_and(|c| class(c) == Class::Letter || class(c) == Class::Digit) {
        return None;
    }
    let mark = char_at(text, at).len_utf8();
    pack.clitics.iter().find_map(|ending| {
        let letters = ending.trim_start_matches('\'');
        let stop = at + mark + letters.len();
        let same = text[..end]
            .get(at + mark..stop)?
            .eq_ignore_ascii_case(letters);
        let ends = stop == end || class(char_at(text, stop)) != Class::Letter;
        (same && ends).then_some(stop)
    })
}

/// Single letters with a stop after each: at least two, "U.S.", "т.е."; the last stop may
/// be missing. Nothing but such a chain: "fin.A.B" is none.
fn acronym(text: &str, start: usize, end: usize) -> Option<usize> {
    if text[start..end].chars().nth(1) != Some('.') {
        return None;
    }
    let mut letters = 0;
    let mut stop = start;
    let mut chars = text[start..end].char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        if class(c) != Class::Letter {
            break;
        }
        letters += 1;
        stop = start + chars.peek().map_or(end - start, |(offset, _)| *offset);
        match chars.next() {
            Some((offset, '.')) => stop = start + offset + 1,
            Some((_, next)) if class(next) == Class::Letter => {
                // A word that begins after a stop: "U.S.Army" ends before it.
                return None;
            }
            _ => break,
        }
    }
    (letters >= 2).then_some(stop)
}

#[cfg(test)]
mod splitting {
    use super::{split_phrase, tokenize};
    use laocoon_languages::pack;
    use laocoon_text::{Document, Language};

    fn check(language: Language, text: &str, expected: &str) {
        let tokens = split_phrase(text, pack(language));
        let words: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn splits_words() {
        let fr = Language::French;
        check(fr, "L'Etat d’Asie, qu'il", "L'|Etat|d’|Asie|,|qu'|il");
        check(fr, "aujourd'hui jusqu'au", "aujourd'hui|jusqu'|au");
        check(fr, "20¨% de 14e, km2 et km²", "20|%|de|14|e|,|km2|et|km|²");
        check(fr, "20h30 : Nord-Est...", "20|h|30|:|Nord|-|Est|...");
        check(
            fr,
            "2\u{202f}724\u{a0}910 pays\u{ad}age",
            "2|724|910|pays\u{ad}age",
        );
        check(fr, "av. J.-C. les S.A.", "av|.|J|.|-|C|.|les|S.A.");
        let en = Language::English;
        check(en, "the year's don't 1990s", "the|year|'s|don't|1990|s");
        check(en, "U.S. at 5 p.m. o'clock", "U.S.|at|5|p.m.|o'clock");
        check(en, "'quoted' workers' $5m", "'|quoted|'|workers|'|$|5|m");
        check(en, "CHF3.04 and G20", "CHF|3|.|04|and|G20");
        let ru = Language::Russian;
        check(ru, "5-летний т.е. 20 тыс.", "5|-|летний|т.е.|20|тыс|.");
        check(Language::Unknown, "d'une ١٢٣", "d'une|١٢٣");
        check(fr, "\u{ad}\u{feff} a\u{200b} ", "a");
    }

    fn sentences(language: Language, text: &str) -> Vec<String> {
        let document = Document::paragraph(language, text);
        let (tokens, sentences) = tokenize(&document);
        for (index, sentence) in sentences.iter().enumerate() {
            for token in &tokens[sentence.tokens.0 as usize..sentence.tokens.1 as usize] {
                assert_eq!(token.sentence as usize, index);
                assert!(sentence.span.contains(token.span));
            }
        }
        let words = |sentence: &crate::Sentence| document.words(sentence.span).to_owned();
        sentences.iter().map(words).collect()
    }

    #[test]
    fn splits_sentences() {
        let check = |language, text: &str| {
            let expected: Vec<&str> = text.split('|').collect();
            let joined = expected.join(" ");
            assert_eq!(sentences(language, &joined), expected, "{text}");
        };
        let fr = Language::French;
        check(
            fr,
            "M. Durand est là.|Il part !|« Non. »|Et puis etc.|Le reste",
        );
        check(
            fr,
            "Il coûte 3.5 euros à J. Dupont.|12 morts, etc. dans la ville.",
        );
        check(fr, "Vraiment ? dit-il.|Le 4 janv. 2022, voir p. 12.");
        check(fr, "1. Un titre.|Un texte...|Une suite... sans fin");
        let en = Language::English;
        check(
            en,
            "He left the U.S. in May.|She stayed in the U.S.|The end.",
        );
        check(en, "\"It is over.\"|Gen. Smith agreed at 5 p.m. Friday.");
        let ru = Language::Russian;
        check(
            ru,
            "В 2014 г. Россия начала.|Было это в 2013 г.|В городе тихо.",
        );
        check(ru, "А. С. Пушкин и др. писали.|Да.");
    }
}
