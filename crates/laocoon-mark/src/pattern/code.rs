//! Digits that are no dates because they are part of a longer code.

use super::chart::Text;
use crate::TokenKind;

/// Whether digits with signs between them are a stretch of a longer such row, as in the
/// numbers of telephones, accounts and laws ("133-03-03-2020", "2006/112"), or of pages
/// ("38(4):1047-1051").
pub(super) fn is_in_code(
    text: &Text<'_>,
    sentence: (usize, usize),
    (first, end): (u32, u32),
) -> bool {
    let (first, end) = (first as usize, end as usize);
    let glued = |at: usize| text.tokens[at - 1].span.end == text.tokens[at].span.start;
    let number = |at: usize| text.tokens[at].kind == TokenKind::Number;
    let row = number(first) && number(end - 1) && (first + 1..end).all(glued);
    // Between two dates stands another sign than within them.
    let inside = text.words.lower((first + 1).min(end - 1));
    let dash = |at: usize| {
        let sign = text.words.lower(at);
        matches!(sign, "-" | "_" | "/") && (end - first == 1 || sign == inside)
    };
    let before = first > sentence.0
        && glued(first)
        && (text.words.lower(first - 1) == ":" && end - first >= 3
            || first >= sentence.0 + 2 && glued(first - 1) && dash(first - 1) && number(first - 2));
    let after =
        || end + 1 < sentence.1 && glued(end) && glued(end + 1) && dash(end) && number(end + 1);
    row && (before || after())
}
