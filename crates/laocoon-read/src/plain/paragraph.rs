use super::byline::byline;
use super::letter::field;
use super::line::Line;
use super::marker::Marker;
use super::person::is_person;
use super::table;
use super::wrap::{LONGEST_WRAPPED, Wrapping, run_width};
use crate::date::first_day;
use crate::page_words::{FUNCTION_WORDS, plain_form};
use laocoon_text::Span;

/// Lines that belong together: one paragraph, item, heading or caption, before its role is
/// known.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// First and last line.
    pub first: usize,
    pub last: usize,
    /// Words, after the marker.
    pub span: Span,
    pub indent: u32,
    pub marker: Option<Marker>,
    pub quote: u8,
    /// Blank lines before it.
    pub gap: u32,
    /// One cell of a table.
    pub cell: bool,
}

impl Chunk {
    pub fn is_wrapped(&self) -> bool {
        self.last > self.first
    }
}

/// Joins hard-wrapped lines into chunks. A line was broken by wrapping, not on purpose, when
/// the next one goes on in lower case, or when its first word would not have fitted.
pub(super) fn chunks(lines: &[Line], text: &str) -> (Vec<Chunk>, Wrapping) {
    let wrapping = Wrapping::of(lines, text);
    let rows = table::rows(lines, text);
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut at = 0;
    let mut gap = 0;
    while at < lines.len() {
        if lines[at].is_blank() {
            gap += 1;
            at += 1;
            continue;
        }
        let end = wrapping.run_end(lines, at);
        let width = run_width(&lines[at..end], text).max(wrapping.width);
        let mut previous: Option<usize> = None;
        for next in at..end {
            if lines[next].is_blank() {
                continue;
            }
            if !rows[next].is_empty() {
                chunks.extend(rows[next].iter().map(|cell| Chunk {
                    span: *cell,
                    cell: true,
                    ..open(&lines[next], next, gap)
                }));
                gap = 0;
                previous = None;
                continue;
            }
            let joined = match (previous, chunks.last_mut()) {
                (Some(previous), Some(chunk))
                    if joins(
                        &lines[previous],
                        &lines[next],
                        chunk,
                        (width, wrapping.width),
                        text,
                    ) =>
                {
                    chunk.last = next;
                    chunk.span.end = lines[next].span.end;
                    true
                }
                (None, Some(chunk))
                    if gap == 1 && !chunk.cell && goes_on(lines, chunk, next, wrapping, text) =>
                {
                    chunk.last = next;
                    chunk.span.end = lines[next].span.end;
                    true
                }
                _ => false,
            };
            if !joined {
                chunks.push(open(&lines[next], next, gap));
            }
            gap = 0;
            previous = Some(next);
        }
        at = end;
    }
    (chunks, wrapping)
}

fn open(line: &Line, at: usize, gap: u32) -> Chunk {
    let skip = line.marker.map_or(0, |marker| marker.len);
    Chunk {
        first: at,
        last: at,
        span: Span::new(line.span.start + skip, line.span.end),
        indent: line.indent,
        marker: line.marker,
        quote: line.quote,
        gap,
        cell: false,
    }
}

/// Whether `next` continues the line before it in the same chunk. Lines are broken at the
/// first width here, at the second in the whole text.
fn joins(
    line: &Line,
    next: &Line,
    chunk: &Chunk,
    (width, whole): (Option<u32>, Option<u32>),
    text: &str,
) -> bool {
    if next.marker.is_some() || next.quote != line.quote {
        return false;
    }
    let (words, after) = (line.words(text), next.words(text));
    if is_rule(words) || is_rule(after) || is_upper(words) != is_upper(after) && !starts_low(after)
    {
        return false;
    }
    let low = starts_low(after);
    if line.width > LONGEST_WRAPPED {
        return low && !closes(words);
    }
    if field(after).is_some() || !chunk.is_wrapped() && parts_credit(words, after, chunk) {
        return false;
    }
    if starts_with_day(after) && starts_with_day(chunk.span.of(text)) {
        return false;
    }
    let hanging = chunk.marker.is_some_and(|marker| {
        next.indent > chunk.indent && next.indent + 1 >= chunk.indent + marker.len.min(4)
    });
    // What follows an item at the margin is held to the width of the whole text: a narrow
    // caption under it must not lend its own.
    let width = if chunk.marker.is_some() && !hanging {
        whole
    } else {
        width
    };
    let needed = line.width + 1 + first_word(after);
    let full = width.is_some_and(|width| needed > width);
    if low {
        return !closes(words) || full;
    }
    // Items of a list end in commas too.
    if hang_open(words) && (chunk.marker.is_none() || !words.ends_with(','))
        || hanging && !ends_sentence(words)
    {
        return true;
    }
    if !hanging && next.indent > line.indent + 1 {
        return false;
    }
    if closes(words) {
        return full;
    }
    // The break only might be wrapping: the line must be nearly as long as its peers.
    width.is_some_and(|width| needed * 100 > width * 88)
}

/// Whether a line after a blank one goes on with the chunk before it, as over a page break.
fn goes_on(lines: &[Line], chunk: &Chunk, next: usize, wrapping: Wrapping, text: &str) -> bool {
    let (line, next) = (&lines[chunk.last], &lines[next]);
    let words = line.words(text);
    let open = hang_open(words)
        || wrapping
            .width
            .is_some_and(|width| line.width * 10 > width * 7 && chunk.is_wrapped());
    next.marker.is_none()
        && next.quote == line.quote
        && starts_low(next.words(text))
        && !closes(words)
        && !is_rule(words)
        && open
}

/// A line of signs only, that parts or underlines.
pub(super) fn is_rule(words: &str) -> bool {
    !words.is_empty() && !words.contains(char::is_alphanumeric)
}

/// Whether all its letters, at least four, are capitals.
pub(super) fn is_upper(words: &str) -> bool {
    let upper = words.chars().filter(|c| c.is_uppercase()).count();
    upper >= 4 && !words.contains(char::is_lowercase)
}

pub(super) fn starts_low(words: &str) -> bool {
    let opening = |c: char| matches!(c, '(' | '"' | '«' | '“' | '\'' | '’');
    let low = words
        .trim_start_matches(opening)
        .starts_with(char::is_lowercase);
    low && !is_address(words.split_whitespace().next().unwrap_or_default())
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.")
}

/// Whether a line that stands alone parts from the next because one is a name or a byline.
fn parts_credit(words: &str, after: &str, chunk: &Chunk) -> bool {
    let farewell = words.ends_with(',') && words.split_whitespace().count() <= 4;
    is_person(words)
        || farewell && is_person(after)
        || chunk.first < 6 && after.len() < 160 && byline(after, &plain_form(after)).is_some()
}

/// Whether the words end a sentence.
pub(super) fn ends_sentence(words: &str) -> bool {
    let closing = |c: char| {
        matches!(
            c,
            ')' | '"' | '»' | '”' | '’' | '\'' | ']' | ' ' | '\u{a0}' | '*' | '_'
        )
    };
    words
        .trim_end_matches(closing)
        .ends_with(['.', '!', '?', '…', '‼'])
}

/// Whether the words end a sentence or announce what follows.
pub(super) fn closes(words: &str) -> bool {
    ends_sentence(words) || words.ends_with([':', ';'])
}

/// Whether the words cannot stop here: a comma, a hyphenated or a function word is last.
fn hang_open(words: &str) -> bool {
    if words.ends_with([',', '(', '«', '“']) {
        return true;
    }
    let last = words
        .rsplit(|c: char| c.is_whitespace() || c == '\'' || c == '’')
        .next();
    let last = last.unwrap_or_default();
    if last.len() > 1 && last.ends_with(['-', '\u{ad}', '‐']) && !last.ends_with("--") {
        return true;
    }
    words.contains(char::is_whitespace)
        && FUNCTION_WORDS
            .iter()
            .any(|(_, list)| list.iter().any(|word| *word == last))
}

/// Whether the words open with a date, as entries of a chronicle and captions do.
pub(super) fn starts_with_day(words: &str) -> bool {
    let end = words
        .char_indices()
        .nth(40)
        .map_or(words.len(), |(at, _)| at);
    let head = &words[..end];
    head.starts_with(|c: char| c.is_ascii_digit())
        && first_day(head).is_some_and(|day| day.range.start == 0)
}

fn first_word(words: &str) -> u32 {
    words
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count() as u32)
}

#[cfg(test)]
mod tests {
    use super::super::{line::lines, marker::assign};
    use super::chunks;

    fn check(text: &str, expected: &[&str]) {
        let mut all = lines(text);
        assign(&mut all, text);
        let found: Vec<_> = chunks(&all, text)
            .0
            .iter()
            .map(|chunk| chunk.span.of(text).replace('\n', "|"))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn hard_wrapped_paragraphs() {
        check(
            "The harbour was closed on Monday after\nthe second storm. Officials in Port Said\nPromised aid. Ships waited outside.\n\nNobody came.",
            &[
                "The harbour was closed on Monday after|the second storm. Officials in Port Said|Promised aid. Ships waited outside.",
                "Nobody came.",
            ],
        );
        check(
            "Un titre court\nLe port fut fermé lundi après la seconde\ntempête, et les navires attendirent au\nlarge.",
            &[
                "Un titre court",
                "Le port fut fermé lundi après la seconde|tempête, et les navires attendirent au|large.",
            ],
        );
    }

    #[test]
    fn lines_that_are_paragraphs() {
        check(
            "Первая строка поста.\nВторая строка поста.\nТретья!",
            &["Первая строка поста.", "Вторая строка поста.", "Третья!"],
        );
        check("Un mot\nAutre mot\nFin", &["Un mot", "Autre mot", "Fin"]);
    }

    #[test]
    fn captions_of_two_lines() {
        check(
            "04 mars 2019, des pêcheurs devant la grille du \nport de Sète en attente \n05 mars 2019, la grille \nest ouverte",
            &[
                "04 mars 2019, des pêcheurs devant la grille du |port de Sète en attente",
                "05 mars 2019, la grille |est ouverte",
            ],
        );
    }

    #[test]
    fn items_with_hanging_lines() {
        check(
            "- le premier point qui court\n  sur deux lignes\n- le second\nSuite du texte.",
            &[
                "le premier point qui court|  sur deux lignes",
                "le second",
                "Suite du texte.",
            ],
        );
    }

    #[test]
    fn first_line_indents_part_paragraphs() {
        check(
            "   The council met in the old town hall and\nvoted for the bridge that had been asked of it.\n   Nobody spoke against the plan at that day and\nnothing more was heard of it.",
            &[
                "The council met in the old town hall and|voted for the bridge that had been asked of it.",
                "Nobody spoke against the plan at that day and|nothing more was heard of it.",
            ],
        );
    }

    #[test]
    fn double_spaced_text_and_page_breaks() {
        let double = "The council met in the old hall and\n\nvoted for the bridge that the town had\n\nasked for since the flood of the year\n\nbefore. It will cost four million and\n\nopen in spring. The mayor was glad and\n\nwent home early. Nobody else in the\n\nroom was glad, and the papers said so\n\nthe next day in long columns on the\n\nfirst page.";
        check(double, &[&double.replace('\n', "|")]);
    }
}
