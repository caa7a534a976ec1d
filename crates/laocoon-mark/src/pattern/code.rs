//! Digits that are no dates because they are part of a longer code.

use super::chart::Text;
use crate::TokenKind;

/// The row of digits and signs, longer than the given stretch of it, in which that is no date: the
/// number of a telephone, an account or a law ("133-03-03-2020", "2006/112"), or of pages
/// ("38(4):1047-1051").
pub(super) fn code_around(
    text: &Text<'_>,
    sentence: (usize, usize),
    (first, end): (u32, u32),
) -> Option<(u32, u32)> {
    let (mut first, mut end) = (first as usize, end as usize);
    let glued = |at: usize| text.tokens[at - 1].span.end == text.tokens[at].span.start;
    let number = |at: usize| text.tokens[at].kind == TokenKind::Number;
    let row = number(first) && number(end - 1) && (first + 1..end).all(glued);
    row.then_some(())?;
    // Between two dates stands another sign than within them.
    let inside = (end - first > 1).then(|| text.words.lower(first + 1));
    let dash = |at: usize| {
        let sign = text.words.lower(at);
        matches!(sign, "-" | "_" | "/") && inside.is_none_or(|inside| sign == inside)
    };
    let pages = end - first >= 3
        && first > sentence.0
        && glued(first)
        && text.words.lower(first - 1) == ":";
    let whole = (first, end);
    while first >= sentence.0 + 2
        && first + LONGEST > whole.0
        && glued(first)
        && glued(first - 1)
        && dash(first - 1)
        && number(first - 2)
    {
        first -= 2;
    }
    while end + 1 < sentence.1
        && end < whole.1 + LONGEST
        && glued(end)
        && glued(end + 1)
        && dash(end)
        && number(end + 1)
    {
        end += 2;
    }
    // "2019-2015" are two years, in whatever order.
    let years = end - first == 3
        && [first, end - 1]
            .iter()
            .all(|at| text.tokens[*at].span.len() == 4);
    (pages || (first, end) != whole && !years).then_some((first as u32, end as u32))
}

/// Most tokens on either side that are looked at.
const LONGEST: usize = 12;
