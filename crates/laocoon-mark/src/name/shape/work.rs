//! Works: titles in quotation marks after words such as "roman".

use super::shaped;
use crate::name::Found;
use crate::name::text::{Case, Text};
use crate::{NameClass, NameKind, TokenKind};

/// Longest title, in tokens.
const LONGEST: usize = 14;
/// Words that may stand between a work's word and its title: "son roman de jeunesse « … »".
const BETWEEN: usize = 2;

/// Adds the works of a document, in order.
pub(super) fn find(text: &Text<'_>, new: &mut Vec<Found>) {
    for sentence in text.sentences {
        let (start, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        for open in start..end {
            let Some(close) = text.quoted(open, end) else {
                continue;
            };
            let (first, mut last) = (open + 1, close - 1);
            while last > first && text.tokens[last].kind == TokenKind::Sign {
                last -= 1;
            }
            let title = first <= last && last - first < LONGEST && text.cases[first] != Case::Small;
            let told = (open.saturating_sub(BETWEEN + 1).max(start)..open)
                .any(|at| text.is_word(at) && text.lexicon.work.heads.has(text.plain(at)));
            let before = open > start && text.lexicon.work.before.has(text.plain(open - 1));
            let whole = before && capital_words(text, first, last) > 1;
            if title && (told || whole) {
                new.push(Found {
                    class: Some(NameClass::Work),
                    ..shaped(
                        first,
                        last,
                        NameKind::Other,
                        0.7,
                        "title after the word for a work",
                    )
                });
            }
        }
    }
}

fn capital_words(text: &Text<'_>, first: usize, last: usize) -> usize {
    let words = (first..=last).filter(|token| text.is_word(*token));
    let several = words.clone().count() > 2;
    let capitals = words.filter(|token| text.cases[*token] != Case::Small);
    capitals.count() + usize::from(several)
}
