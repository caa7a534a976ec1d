use super::line::Line;
use laocoon_text::Span;

/// Finds tables set with tabs, upright bars or wide gaps: for each line that is a row, its
/// cells. A row needs a neighbour with as many cells.
pub(super) fn rows(lines: &[Line], text: &str) -> Vec<Vec<Span>> {
    let mut rows: Vec<Vec<Span>> = lines.iter().map(|line| cells(line, text)).collect();
    let widths: Vec<usize> = rows.iter().map(Vec::len).collect();
    let alike = |a: usize, b: usize| {
        widths
            .get(b)
            .is_some_and(|width| widths[a] >= 2 && widths[a] == *width)
    };
    // A rule between head and body has no cells: look past it.
    let is_ruled = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| is_rule_of_bars(line.words(text)))
    };
    for (at, row) in rows.iter_mut().enumerate() {
        let below = if is_ruled(at + 1) { at + 2 } else { at + 1 };
        let above = match at.checked_sub(1) {
            Some(above) if is_ruled(above) => above.checked_sub(1),
            above => above,
        };
        if !(alike(at, below) || above.is_some_and(|above| alike(at, above))) {
            row.clear();
        }
    }
    rows
}

fn cells(line: &Line, text: &str) -> Vec<Span> {
    let words = line.words(text);
    if line.marker.is_some() || is_rule_of_bars(words) {
        return Vec::new();
    }
    let barred = words.matches('|').count() >= 2;
    let parts: Vec<&str> = if barred {
        words.split('|').collect()
    } else if words.contains('\t') {
        words.split('\t').collect()
    } else if words.contains("    ") && words.len() <= 200 {
        words.split("    ").collect()
    } else {
        return Vec::new();
    };
    let cells = parts
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .map(|part| {
            let start =
                line.span.start as usize + (part.as_ptr() as usize - words.as_ptr() as usize);
            Span::from(start..start + part.len()).trim(text)
        });
    cells.collect()
}

/// "|-----|:---:|"
fn is_rule_of_bars(words: &str) -> bool {
    words.contains('|') && words.contains("--") && !words.contains(char::is_alphanumeric)
}
