//! The passages that make claims, wrapped, with lines under the words.

use crate::{Dossier, gist, harmless};
use laocoon_text::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Most characters shown before and after the claims of a passage.
const CONTEXT: usize = 200;
/// Most characters of a passage.
const LONGEST: usize = 1200;
/// Most claims drawn under one passage; further ones get the passage again.
const MOST_CLAIMS: usize = 8;
/// Most bytes of one character with its accents.
const CLUSTER: usize = 32;

/// A passage and the claims it makes.
pub(super) struct Excerpt {
    pub(super) span: Span,
    /// Indices, in order of their words.
    pub(super) claims: Vec<usize>,
    cells: Vec<Cell>,
    /// For each claim, its first and one past its last cell.
    under: Vec<(usize, usize)>,
}

/// One character of the screen.
struct Cell {
    shown: String,
    width: usize,
    byte: u32,
}

/// One line of the screen and what is drawn below it.
pub(super) struct Row {
    pub(super) words: String,
    pub(super) tracks: Vec<Vec<Underline>>,
}

/// A line under the words of a claim, in columns.
pub(super) struct Underline {
    pub(super) claim: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) label: String,
}

/// The passages of a document that make claims, in order.
pub(super) fn excerpts(dossier: &Dossier<'_>) -> Vec<Excerpt> {
    let retold = gist::retold(dossier);
    let mut order: Vec<usize> = (0..dossier.claims.len()).collect();
    order.retain(|index| !retold[*index]);
    order.sort_by_key(|index| dossier.claims[*index].span);
    let mut groups: Vec<(Span, Vec<usize>)> = Vec::new();
    for index in order {
        let passage = passage(dossier, dossier.claims[index].span);
        match groups.last_mut() {
            Some((span, claims)) if span.overlaps(passage) && claims.len() < MOST_CLAIMS => {
                *span = span.cover(passage);
                claims.push(index);
            }
            _ => groups.push((passage, vec![index])),
        }
    }
    (groups.into_iter())
        .map(|(span, claims)| excerpt(dossier, span, claims))
        .collect()
}

/// The sentences that hold these words; without sentences, their block.
fn passage(dossier: &Dossier<'_>, words: Span) -> Span {
    let sentences = &dossier.layers.sentences;
    let first = sentences.partition_point(|sentence| sentence.span.end <= words.start);
    let covered = (sentences[first..].iter())
        .take_while(|sentence| sentence.span.start < words.end)
        .fold(words, |whole, sentence| whole.cover(sentence.span));
    if covered != words {
        return covered;
    }
    match dossier.document.block_at(words.start) {
        Some(block) => words.cover(dossier.document.blocks[block].span),
        None => words,
    }
}

fn excerpt(dossier: &Dossier<'_>, span: Span, claims: Vec<usize>) -> Excerpt {
    let spans = claims.iter().map(|claim| dossier.claims[*claim].span);
    let stated = spans.clone().reduce(Span::cover).unwrap_or(span);
    let text = &dossier.document.text;
    let shown = around(text, span, stated);
    let mut cells = cells(shown.of(text), shown.start);
    if shown.start > span.start {
        cells.insert(0, mark(shown.start));
    }
    if shown.end < span.end {
        cells.push(mark(shown.end));
    }
    let under = spans
        .map(|claim| {
            let from = cells.partition_point(|cell| cell.byte < claim.start);
            let to = cells.partition_point(|cell| cell.byte < claim.end);
            (from, to)
        })
        .collect();
    Excerpt {
        span,
        claims,
        cells,
        under,
    }
}

/// The sign of something left out.
fn mark(byte: u32) -> Cell {
    Cell {
        shown: "…".into(),
        width: 1,
        byte,
    }
}

/// The part of a passage that is shown: what is stated, and some words on both sides.
fn around(text: &str, passage: Span, stated: Span) -> Span {
    let before = &text[passage.start as usize..stated.start as usize];
    let start = match before.char_indices().nth_back(CONTEXT) {
        Some((cut, _)) => {
            let word = before[cut..].find(char::is_whitespace).unwrap_or(0);
            passage.start + (cut + word) as u32
        }
        None => passage.start,
    };
    let rest = &text[start as usize..passage.end as usize];
    let stated_length = (stated.end - start) as usize;
    let after = rest[stated_length..].char_indices().nth(CONTEXT);
    let longest = rest.char_indices().nth(LONGEST);
    let cut = after
        .map_or(rest.len(), |(cut, _)| stated_length + cut)
        .min(longest.map_or(rest.len(), |(cut, _)| cut));
    let end = if cut == rest.len() {
        cut
    } else {
        rest[..cut].rfind(char::is_whitespace).unwrap_or(cut)
    };
    Span::new(start, start + end as u32).trim(text)
}

fn cells(text: &str, start: u32) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (offset, cluster) in text.grapheme_indices(true) {
        let mut shown = String::new();
        for character in cluster.chars() {
            if shown.len() >= CLUSTER {
                break;
            }
            harmless::push(&mut shown, character);
        }
        // A line break and the blanks around it are one blank.
        if cluster
            .chars()
            .all(|character| character == ' ' || shown_as_blank(character))
        {
            if cells.last().is_some_and(|cell| cell.shown == " ") {
                continue;
            }
            shown = " ".into();
        }
        cells.push(Cell {
            width: shown.width(),
            shown,
            byte: start + offset as u32,
        });
    }
    cells
}

fn shown_as_blank(character: char) -> bool {
    harmless::shown(character) == harmless::Shown::Blank
}

impl Excerpt {
    /// The passage in rows of at most this many columns.
    pub(super) fn rows(&self, width: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut from = 0;
        while from < self.cells.len() {
            let to = self.row_end(from, width);
            rows.push(self.row(from, to));
            from = to;
            while self.cells.get(from).is_some_and(|cell| cell.shown == " ") {
                from += 1;
            }
        }
        rows
    }

    /// One past the last cell of the row: the last blank that fits, else where it is full.
    fn row_end(&self, from: usize, width: usize) -> usize {
        let mut column = 0;
        let mut blank = None;
        for (index, cell) in self.cells.iter().enumerate().skip(from) {
            if cell.shown == " " && !self.is_inside_number(index) {
                blank = Some(index);
            }
            column += cell.width;
            if column > width {
                return blank.unwrap_or(index.max(from + 1));
            }
        }
        self.cells.len()
    }

    /// Whether this blank groups the digits of a number.
    fn is_inside_number(&self, index: usize) -> bool {
        let digit = |index: usize| {
            let cell = self.cells.get(index);
            cell.is_some_and(|cell| cell.shown.starts_with(|digit: char| digit.is_numeric()))
        };
        index > 0 && digit(index - 1) && digit(index + 1)
    }

    fn row(&self, from: usize, to: usize) -> Row {
        let cells = &self.cells[from..to];
        let words = cells.iter().map(|cell| cell.shown.as_str()).collect();
        let mut tracks: Vec<Vec<Underline>> = Vec::new();
        for (claim, (first, last)) in self.claims.iter().zip(&self.under) {
            let (start, end) = ((*first).max(from), (*last).min(to));
            if start >= end {
                continue;
            }
            let column = |cells: &[Cell]| cells.iter().map(|cell| cell.width).sum::<usize>();
            let left = column(&cells[..start - from]);
            let right = (left + column(&cells[start - from..end - from])).max(left + 1);
            let line = Underline {
                claim: *claim,
                from: left,
                to: right,
                // The number stands where the claim ends.
                label: if *last <= to {
                    format!(" s{}", claim + 1)
                } else {
                    String::new()
                },
            };
            let free = tracks.iter_mut().find(|track| {
                (track.last()).is_none_or(|last| last.to + last.label.len() < line.from)
            });
            match free {
                Some(track) => track.push(line),
                None => tracks.push(vec![line]),
            }
        }
        Row { words, tracks }
    }
}
