//! Which way a figure went: "up 5 %", "une hausse de 3 points", "вырос на треть".

use crate::pattern::{Shift, Text};
use crate::{Change, Quantity, QuantityKind, TokenKind};
use rust_decimal::Decimal;

/// Most words between a word of change and its figure.
const NEAR: usize = 3;
/// The same when a word such as "by" stands before the figure.
const FAR: usize = 7;

/// The direction that the words around a quantity give it; `None` for a level.
pub(super) fn change(
    text: &Text<'_>,
    quantity: &Quantity,
    (first, end): (usize, usize),
    sentence: (usize, usize),
) -> Option<Change> {
    let kind = quantity.kind;
    let share = quantity.value.is_some_and(|value| value < Decimal::ONE);
    let counts = matches!(kind, QuantityKind::Count | QuantityKind::Number) && !share;
    if matches!(kind, QuantityKind::Rank | QuantityKind::Range) {
        return None;
    }
    // "rose from 20 %": the level that was left.
    let before_it = |is: fn(&crate::pattern::Grammar, &str) -> bool| {
        first > sentence.0 && is(text.grammar, text.words.lower(first - 1))
    };
    if before_it(crate::pattern::Grammar::is_source) && !before_it(crate::pattern::Grammar::is_by) {
        return None;
    }
    // "+50 %"
    if first > sentence.0 && text.words.lower(first - 1) == "+" && text.is_glued(first) {
        return Some(Change::Up);
    }
    before(text, first, sentence.0, counts).or_else(|| match counts {
        true => None,
        false => after(text, end, sentence.1),
    })
}

/// The direction of a multiple: that of its own word ("doubled", "halved"), or of the verb or
/// noun beside it ("fell threefold", "вдвое меньше").
pub(super) fn multiplies(
    text: &Text<'_>,
    (first, end): (usize, usize),
    (start, stop): (usize, usize),
) -> Option<Change> {
    let word = |at: usize| match text.grammar.shift(text.words.lower(at)) {
        Some(Shift::Word(change)) => change,
        _ => None,
    };
    let beside = |at: usize| text.grammar.shift_after(text.words.lower(at));
    (first..end)
        .find_map(|at| word(at).or_else(|| beside(at)))
        .or_else(|| {
            let near = start.max(first.saturating_sub(NEAR + 1))..first;
            let near = near.rev().take_while(|at| !stops(text.words.lower(*at)));
            near.into_iter().find_map(word)
        })
        .or_else(|| (end..stop.min(end + 1)).find_map(|at| word(at).or_else(|| beside(at))))
}

fn before(text: &Text<'_>, first: usize, start: usize, counts: bool) -> Option<Change> {
    let by = first > start && text.grammar.is_by(text.words.lower(first - 1));
    if counts && !by {
        return None;
    }
    let reach = if by { FAR } else { NEAR };
    let from = start.max(first.saturating_sub(reach));
    for at in (from..first).rev() {
        let lower = text.words.lower(at);
        if text.tokens[at].kind == TokenKind::Number || stops(lower) {
            return None;
        }
        match text.grammar.shift(lower) {
            // "set up 5 camps", "up the road by 5"
            Some(Shift::Beside(change)) if first - at <= 1 + usize::from(by) => {
                return (!counts).then_some(change);
            }
            Some(Shift::Word(change)) => return change,
            _ => {}
        }
        // The end of the walk: another place or level.
        if at + 1 < first && text.grammar.is_goal(lower) {
            return None;
        }
        if at + 1 == first && !by && text.grammar.is_goal(lower) {
            return None;
        }
    }
    None
}

fn after(text: &Text<'_>, end: usize, stop: usize) -> Option<Change> {
    // "5 % de plus", "a 5-percent rise", "a 5 percent pay rise"
    for at in end..stop.min(end + 3) {
        if stops(text.words.lower(at)) {
            return None;
        }
        let lower = text.words.lower(at);
        if let Some(change) = text.grammar.shift_after(lower) {
            return Some(change);
        }
        let passes = text.grammar.is_of(lower)
            || lower == "-"
            || at == end && text.grammar.is_noun_like(lower) && text.grammar.shift(lower).is_none();
        if !passes {
            return None;
        }
    }
    None
}

/// Whether a word of change stands among the words before `first`.
pub(super) fn moves(text: &Text<'_>, first: usize, start: usize) -> bool {
    let from = start.max(first.saturating_sub(FAR + 3));
    (from..first)
        .rev()
        .take_while(|at| !matches!(text.words.lower(*at), ";" | ":" | "."))
        .any(|at| {
            matches!(
                text.grammar.shift(text.words.lower(at)),
                Some(Shift::Word(_))
            )
        })
}

/// Whether a limit is a level that was reached: "вырос до 5 %", "ticked up to 5 %".
pub(super) fn reaches(text: &Text<'_>, first: usize, start: usize) -> bool {
    let lower = |at: usize| text.words.lower(at);
    if text.grammar.is_goal(lower(first)) {
        return moves(text, first, start);
    }
    first > start
        && matches!(text.grammar.shift(lower(first)), Some(Shift::Beside(_)))
        && text.grammar.is_goal(lower(first + 1))
        && matches!(text.grammar.shift(lower(first - 1)), Some(Shift::Word(_)))
}

fn stops(lower: &str) -> bool {
    matches!(
        lower,
        "," | ";" | ":" | "." | "(" | ")" | "\"" | "«" | "»" | "—" | "–"
    )
}
