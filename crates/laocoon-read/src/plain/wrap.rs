use super::line::Line;
use super::paragraph::{closes, starts_low};

/// Longer lines than this were not wrapped by hand or by a mailer.
pub(super) const LONGEST_WRAPPED: u32 = 140;

/// How a text breaks its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrapping {
    /// Width at which most of the text is broken, if it is.
    pub width: Option<u32>,
    /// A blank line after every line.
    double_spaced: bool,
}

impl Wrapping {
    /// Measures a text.
    pub fn of(lines: &[Line], text: &str) -> Self {
        let filled: Vec<&Line> = lines.iter().filter(|line| !line.is_blank()).collect();
        let columns: u32 = filled.iter().map(|line| line.width).sum();
        let blanks = lines.len() - filled.len();
        let neighbours = lines
            .windows(2)
            .filter(|pair| !pair[0].is_blank() && !pair[1].is_blank());
        let double_spaced = filled.len() > 8
            && blanks * 10 > filled.len() * 8
            && neighbours.count() * 10 < filled.len()
            && broken_widths(&filled, text).len() * 4 > filled.len();
        let mut widths = if double_spaced {
            broken_widths(&filled, text)
        } else {
            lines
                .split(Line::is_blank)
                .flat_map(|run| broken_widths(&run.iter().collect::<Vec<_>>(), text))
                .collect()
        };
        widths.sort_unstable();
        let mostly = widths.len() >= 3 && widths.iter().sum::<u32>() * 10 > columns * 3;
        let widest = filled
            .iter()
            .map(|line| line.width)
            .max()
            .unwrap_or_default();
        let last = widths
            .last()
            .copied()
            .filter(|width| *width >= 50 && widest <= 100);
        Self {
            // In a short text without a long line one break is telling.
            width: if mostly {
                Some(widths[(widths.len() - 1) * 9 / 10])
            } else {
                last
            },
            double_spaced,
        }
    }

    /// The end of the lines from `at` on that no blank line parts.
    pub fn run_end(self, lines: &[Line], at: usize) -> usize {
        let mut end = at + 1;
        while end < lines.len() {
            if lines[end].is_blank()
                && (!self.double_spaced || lines.get(end + 1).is_none_or(Line::is_blank))
            {
                break;
            }
            end += 1;
        }
        end
    }
}

/// Widths of the lines that surely were broken by wrapping.
fn broken_widths(run: &[&Line], text: &str) -> Vec<u32> {
    run.windows(2)
        .filter(|pair| surely_broken(pair[0], pair[1], text))
        .map(|pair| pair[0].width)
        .collect()
}

/// Width at which a run of lines is broken, if it surely is.
pub(super) fn run_width(run: &[Line], text: &str) -> Option<u32> {
    let filled: Vec<&Line> = run.iter().filter(|line| !line.is_blank()).collect();
    broken_widths(&filled, text).into_iter().max()
}

fn surely_broken(line: &Line, next: &Line, text: &str) -> bool {
    next.marker.is_none()
        && line.width <= LONGEST_WRAPPED
        && starts_low(next.words(text))
        && !closes(line.words(text))
}
