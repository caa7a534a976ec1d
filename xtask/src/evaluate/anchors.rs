//! `cargo xtask evaluate anchors`: quotations found again after the words around them changed.
//!
//! The texts are the project's own (`cases/`). From each, quotations of one to twelve words are
//! drawn and their selectors taken as the exports write them. Then a share of all other words is
//! changed: replaced by a word from anywhere in the text, taken out, or doubled by a new
//! neighbour. The quotations themselves stay, or, in the last table, are taken out as well.

use crate::Failure;
use laocoon_text::anchor::{Anchor, Found, reanchor};
use laocoon_text::{CodePoints, Quotes, Span};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Rounds for each text, share and number of quotations.
const ROUNDS: u64 = 60;

/// Runs it and writes the table.
pub fn run() -> Result<(), Failure> {
    let mut paths = Vec::new();
    walk(&crate::root().join("cases"), &mut paths)?;
    paths.sort();
    let texts: Vec<String> = paths
        .iter()
        .map(std::fs::read_to_string)
        .collect::<Result<_, _>>()?;
    let mut table = String::from(
        "# Quotations found again\n\nWritten by `cargo xtask evaluate anchors`. Texts: the articles of `cases/`. \
         Quotations of 1 to 12 words, drawn from a seed; changed: the share of all other words that were replaced, \
         taken out or given a new neighbour, a third each.\n\n",
    );
    for (title, gone) in [
        ("The quotation is still there", false),
        (
            "The quotation was taken out: whatever is found is wrong",
            true,
        ),
    ] {
        writeln!(
            table,
            "## {title}\n\n| quotations at once | changed | drawn | right | orphans | wrong |\n|---|---|---|---|---|---|"
        )?;
        for together in [1, 10, 40] {
            for changed in [10, 30, 50] {
                let tally = measure(&texts, together, changed, gone);
                let share = |part: u64| 100.0 * part as f64 / tally.drawn as f64;
                writeln!(
                    table,
                    "| {together} | {changed} % | {} | {:.2} % | {:.2} % | {:.3} % |",
                    tally.drawn,
                    share(tally.right),
                    share(tally.drawn - tally.right - tally.wrong),
                    share(tally.wrong),
                )?;
            }
        }
        table.push('\n');
    }
    print!("{table}");
    std::fs::write(crate::root().join("docs/accuracy/anchors.md"), table)?;
    Ok(())
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in folder.read_dir()? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            walk(&path, found)?;
        } else if name.ends_with(".txt") && name != "dossier.txt" {
            found.push(path);
        }
    }
    Ok(())
}

#[derive(Default)]
struct Tally {
    drawn: u64,
    right: u64,
    wrong: u64,
}

fn measure(texts: &[String], together: usize, changed: usize, gone: bool) -> Tally {
    let mut tally = Tally::default();
    for (index, text) in texts.iter().enumerate() {
        let words = words(text);
        let quotes = Quotes::new(text);
        let points = CodePoints::new(text);
        // As many quotations for each setting.
        for round in 0..(ROUNDS * 40 / together as u64 / 4).max(4) {
            let seed = [index as u64, round, together as u64, changed as u64]
                .iter()
                .fold(7, |seed, part| seed * 1_000_003 + part);
            let mut dice = Dice(seed);
            let drawn = draw(&words, together, &mut dice);
            let (new, places) = change(text, &words, &drawn, changed, gone, &mut dice);
            let anchors: Vec<Anchor<'_>> = drawn
                .iter()
                .map(|(first, last)| {
                    let span = Span::new(words[*first].start, words[*last].end);
                    let (prefix, suffix) = quotes.around(span);
                    Anchor {
                        exact: span.of(text),
                        prefix,
                        suffix,
                        start: Some(points.at(span.start)),
                    }
                })
                .collect();
            for (found, place) in reanchor(&new, &anchors).into_iter().zip(places) {
                tally.drawn += 1;
                match (found, place) {
                    (Found::Orphan(_), _) => {}
                    (found, Some(place))
                        if found.span().is_some_and(|span| span.start == place) =>
                    {
                        tally.right += 1
                    }
                    _ => tally.wrong += 1,
                }
            }
        }
    }
    tally
}

/// The words of a text: runs of letters and digits.
fn words(text: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                words.push(Span::new(first as u32, at as u32));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// First and last word of quotations that do not overlap, in order.
fn draw(words: &[Span], together: usize, dice: &mut Dice) -> Vec<(usize, usize)> {
    let mut taken = vec![false; words.len()];
    let mut drawn = Vec::new();
    for _ in 0..together * 3 {
        let first = dice.roll(words.len());
        let last = (first + dice.roll(12)).min(words.len() - 1);
        if drawn.len() < together && !taken[first..=last].contains(&true) {
            taken[first..=last].fill(true);
            drawn.push((first, last));
        }
    }
    drawn.sort_unstable();
    drawn
}

/// The changed text, and where each quotation starts in it: `None` if it was taken out.
fn change(
    text: &str,
    words: &[Span],
    drawn: &[(usize, usize)],
    changed: usize,
    gone: bool,
    dice: &mut Dice,
) -> (String, Vec<Option<u32>>) {
    let mut new = String::with_capacity(text.len() * 2);
    let mut places = Vec::new();
    let mut at = 0;
    let mut quotations = drawn.iter().peekable();
    let mut index = 0;
    while index < words.len() {
        let word = words[index];
        new.push_str(&text[at as usize..word.start as usize]);
        if let Some((first, last)) = quotations.next_if(|(first, _)| *first == index) {
            let span = Span::new(words[*first].start, words[*last].end);
            places.push((!gone).then_some(new.len() as u32));
            if !gone {
                new.push_str(span.of(text));
            }
            at = span.end;
            index = last + 1;
            continue;
        }
        let other = words[dice.roll(words.len())].of(text);
        match (dice.roll(100) < changed, dice.roll(3)) {
            (true, 0) => new.push_str(other),
            (true, 1) => {}
            (true, _) => new.push_str(&format!("{} {other}", word.of(text))),
            (false, _) => new.push_str(word.of(text)),
        }
        at = word.end;
        index += 1;
    }
    new.push_str(&text[at as usize..]);
    (new, places)
}

/// A small generator of numbers (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }
}
