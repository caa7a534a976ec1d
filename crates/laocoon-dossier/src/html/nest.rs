//! Overlapping spans as properly nested elements.

use laocoon_text::Span;

/// Deepest nesting; a span that would lie deeper gets no element.
const DEEPEST: usize = 24;

/// One step of writing nested elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Item `index` opens; `first` unless it was open before on this walk and was split.
    Open { index: usize, first: bool },
    /// Some words, with nothing opening or closing inside.
    Words(Span),
    /// Item `index` closes; `last` unless it opens again on this walk.
    Close { index: usize, last: bool },
}

/// Walks `within` from end to end. Items are in order of their starts, of those that start
/// together the longest first; where two cross, the one that opened later is split.
pub(super) fn nest(within: Span, items: &[Span]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut at = within.start;
    loop {
        close(&mut steps, &mut open, items, at, within);
        while next < items.len() && items[next].start <= at && at < within.end {
            let visible = items[next].end > at && items[next].overlaps(within);
            if visible && open.len() < DEEPEST {
                steps.push(Step::Open {
                    index: next,
                    first: true,
                });
                open.push(next);
            }
            next += 1;
        }
        if at >= within.end {
            return steps;
        }
        let ends = open.iter().map(|index| items[*index].end);
        let starts = items.get(next).map(|item| item.start);
        let until = ends.chain(starts).fold(within.end, u32::min);
        steps.push(Step::Words(Span::new(at, until)));
        at = until;
    }
}

/// Closes what ends here, and for that moment what was opened later.
fn close(steps: &mut Vec<Step>, open: &mut Vec<usize>, items: &[Span], at: u32, within: Span) {
    let ends = |index: &usize| items[*index].end <= at || at >= within.end;
    let Some(outermost) = open.iter().position(ends) else {
        return;
    };
    let reopened: Vec<usize> = open[outermost..]
        .iter()
        .copied()
        .filter(|index| !ends(index))
        .collect();
    for index in open.drain(outermost..).rev() {
        steps.push(Step::Close {
            index,
            last: ends(&index),
        });
    }
    for index in reopened {
        steps.push(Step::Open {
            index,
            first: false,
        });
        open.push(index);
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, nest};
    use laocoon_text::Span;

    /// Draws items as letters around the words: `(a ... )a`, `[a ... ]a` for split pieces.
    fn check(text: &str, items: &[(u32, u32)], expected: &str) {
        let items: Vec<Span> = items
            .iter()
            .map(|(start, end)| Span::new(*start, *end))
            .collect();
        let mut drawn = String::new();
        for step in nest(Span::new(0, text.len() as u32), &items) {
            let name = |index: usize| (b'a' + index as u8) as char;
            match step {
                Step::Open { index, first } => {
                    drawn.push(if first { '(' } else { '[' });
                    drawn.push(name(index));
                    drawn.push(' ');
                }
                Step::Words(span) => drawn.push_str(span.of(text)),
                Step::Close { index, last } => {
                    drawn.push(name(index));
                    drawn.push(if last { ')' } else { ']' });
                }
            }
        }
        assert_eq!(drawn, expected);
    }

    #[test]
    fn nests_and_splits() {
        check("abcdef", &[], "abcdef");
        check("abcdef", &[(0, 6)], "(a abcdefa)");
        check("abcdef", &[(1, 5), (2, 3)], "a(a b(b cb)dea)f");
        check("abcdef", &[(0, 4), (2, 6)], "(a ab(b cdb]a)[b efb)");
        check("abcdef", &[(1, 3), (1, 3)], "a(a (b bcb)a)def");
        check("abcdef", &[(1, 3), (3, 5)], "a(a bca)(b deb)f");
        check("abcdef", &[(2, 2)], "abcdef");
    }

    #[test]
    fn cut_at_the_ends() {
        let items = [Span::new(0, 10), Span::new(4, 20)];
        let steps = nest(Span::new(2, 8), &items);
        let expected = [
            Step::Open {
                index: 0,
                first: true,
            },
            Step::Words(Span::new(2, 4)),
            Step::Open {
                index: 1,
                first: true,
            },
            Step::Words(Span::new(4, 8)),
            Step::Close {
                index: 1,
                last: true,
            },
            Step::Close {
                index: 0,
                last: true,
            },
        ];
        assert_eq!(steps, expected);
    }

    #[test]
    fn words_come_out_whole_and_elements_pair_up() {
        // A small linear congruence gives the same "random" spans on every machine.
        let mut state: u64 = 7;
        let mut draw = |below: u64| {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            ((state >> 33) % below) as u32
        };
        for _ in 0..2000 {
            let length = 1 + draw(40);
            let mut items: Vec<Span> = (0..draw(60))
                .map(|_| {
                    let start = draw(40);
                    Span::new(start, start + draw(12))
                })
                .collect();
            items.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
            let mut at = 0;
            let mut open = Vec::new();
            for step in nest(Span::new(0, length), &items) {
                match step {
                    Step::Open { index, .. } => open.push(index),
                    Step::Close { index, .. } => assert_eq!(open.pop(), Some(index)),
                    Step::Words(span) => {
                        assert!(span.start == at && !span.is_empty());
                        assert!(open.iter().all(|index| items[*index].contains(span)));
                        at = span.end;
                    }
                }
            }
            assert!(at == length && open.is_empty());
        }
    }
}
