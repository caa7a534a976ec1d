use super::page::Run;
use std::collections::BTreeMap;

/// A line of a page.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub text: String,
    y: f32,
    size: f32,
    /// Whether more than a line's height lies before it.
    opens: bool,
}

/// Puts the runs of a page together into lines, in the order in which the page shows them: that
/// is the order of reading in columns too.
pub(super) fn lines(runs: Vec<Run>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut end = 0.0f32;
    for run in runs {
        let same = lines.last().is_some_and(|line: &Line| {
            (line.y - run.y).abs() <= 0.4 * line.size.max(run.size)
                && run.x >= end - line.size.max(run.size)
        });
        if same && let Some(line) = lines.last_mut() {
            let gap = run.x - end;
            // Columns of a table part wide.
            if gap > 2.5 * run.size {
                line.text.push('\t');
            } else if gap > 0.15 * run.size
                && !line.text.ends_with(char::is_whitespace)
                && !run.text.starts_with(char::is_whitespace)
            {
                line.text.push(' ');
            }
            line.text.push_str(&run.text);
            line.size = line.size.max(run.size);
        } else {
            lines.push(Line {
                text: run.text,
                y: run.y,
                size: run.size,
                opens: false,
            });
        }
        end = run.end;
    }
    lines.retain(|line| !line.text.trim().is_empty());
    part(&mut lines);
    lines
}

/// Tells where blocks begin: after more than the usual distance, or where the letters change
/// their size.
fn part(lines: &mut [Line]) {
    let mut gaps: Vec<f32> = lines
        .windows(2)
        .map(|pair| pair[0].y - pair[1].y)
        .filter(|gap| *gap > 0.0)
        .collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 4).copied().unwrap_or(0.0);
    for at in 1..lines.len() {
        let gap = lines[at - 1].y - lines[at].y;
        let sizes = (lines[at - 1].size, lines[at].size);
        let grows = sizes.0.max(sizes.1) > 1.15 * sizes.0.min(sizes.1);
        lines[at].opens = gap > 1.35 * usual || gap < 0.0 || grows;
    }
}

/// The text of all pages; lines that come again at the ends of most pages, and page numbers, are
/// left out. Gives how many were.
pub(super) fn text(pages: Vec<Vec<Line>>) -> (String, usize) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in &pages {
        for at in ends(page.len()) {
            *seen.entry(bare(&page[at].text)).or_default() += 1;
        }
    }
    let often = (pages.len() / 2).max(2);
    let mut out = String::new();
    let mut left_out = 0;
    for page in &pages {
        let edges: Vec<usize> = ends(page.len()).collect();
        for (at, line) in page.iter().enumerate() {
            let known = seen.get(&bare(&line.text)).copied().unwrap_or(0);
            if edges.contains(&at) && pages.len() > 2 && known > often {
                left_out += 1;
                continue;
            }
            push(&mut out, line, at == 0);
        }
    }
    (out, left_out)
}

/// The first two and the last two lines of a page; of a short one the first and the last.
fn ends(lines: usize) -> impl Iterator<Item = usize> {
    let edge = if lines > 8 { 2 } else { 1 };
    (0..lines).filter(move |at| *at < edge || at + edge >= lines)
}

/// A line without its numbers.
fn bare(line: &str) -> String {
    let letters = line
        .chars()
        .filter(|c| !c.is_numeric() && !c.is_whitespace());
    letters.flat_map(char::to_lowercase).collect()
}

fn push(out: &mut String, line: &Line, opens_page: bool) {
    let words = line.text.trim().replace('\u{a0}', " ");
    let words = ligatures(&words);
    // A word broken at the line's end: the page did that.
    let broken = out.ends_with('-')
        && out.trim_end_matches('-').ends_with(char::is_alphabetic)
        && words.starts_with(char::is_lowercase)
        && !line.opens;
    if broken {
        out.pop();
        let end = words.find(char::is_whitespace).unwrap_or(words.len());
        out.push_str(&words[..end]);
        let rest = words[end..].trim_start();
        if !rest.is_empty() {
            out.push('\n');
            out.push_str(rest);
        }
        return;
    }
    if !out.is_empty() {
        let goes_on = opens_page && words.starts_with(char::is_lowercase);
        out.push_str(if line.opens || opens_page && !goes_on {
            "\n\n"
        } else {
            "\n"
        });
    }
    out.push_str(&words);
}

/// Ligatures as their letters.
fn ligatures(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            '\u{ad}' => {}
            c => out.push(c),
        }
    }
    out
}
