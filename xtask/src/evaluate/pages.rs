//! Main content on pages whose bodies people wrote down, and the way back of every character.

use laocoon_read::Options;
use laocoon_text::{Document, MediaType, Span};
use std::collections::BTreeMap;
use std::path::Path;

/// A page and the text that its article has.
pub(crate) struct Page {
    /// Its name in the set.
    pub name: String,
    /// The page.
    pub html: Vec<u8>,
    /// The article's text.
    pub body: String,
}

/// Scrapinghub's article-extraction-benchmark, unpacked: `html/*.html` and `ground-truth.json`.
pub(crate) fn benchmark(folder: &Path) -> std::io::Result<Vec<Page>> {
    let truth = std::fs::read(folder.join("ground-truth.json"))?;
    let truth: BTreeMap<String, serde_json::Value> = serde_json::from_slice(&truth)?;
    truth
        .into_iter()
        .map(|(name, entry)| {
            Ok(Page {
                html: std::fs::read(folder.join(format!("html/{name}.html")))?,
                body: entry["articleBody"].as_str().unwrap_or_default().to_owned(),
                name,
            })
        })
        .collect()
}

/// Mozilla's readability test pages, unpacked: `test-pages/*/source.html` and `expected.html`.
pub(crate) fn readability(folder: &Path) -> std::io::Result<Vec<Page>> {
    let mut folders = std::fs::read_dir(folder.join("test-pages"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    folders.sort();
    folders
        .into_iter()
        .map(|folder| {
            let expected = std::fs::read(folder.join("expected.html"))?;
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            Ok(Page {
                name: name.into_owned(),
                html: std::fs::read(folder.join("source.html"))?,
                body: read(expected).map(|page| page.text).unwrap_or_default(),
            })
        })
        .collect()
}

/// Reads a page as HTML.
pub(crate) fn read(html: Vec<u8>) -> Option<Document> {
    let options = Options {
        media_type: Some(MediaType::Html),
        ..Options::default()
    };
    laocoon_read::read(html, "page", &options).ok()
}

/// The main content: the words of the blocks that are main, a line each.
pub(crate) fn main_content(document: &Document, title: bool) -> String {
    let mut text = String::new();
    for block in document.blocks.iter().filter(|block| block.main) {
        if title || block.kind != laocoon_text::BlockKind::Title {
            text.push_str(document.words(block.span));
            text.push('\n');
        }
    }
    text
}

/// Shares of right, surplus and missing 4-grams of words, as the benchmark counts them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Match {
    right: f64,
    surplus: f64,
    missing: f64,
}

impl Match {
    /// Compares the words of two texts.
    pub(crate) fn of(expected: &str, found: &str) -> Match {
        let (expected, found) = (shingles(expected), shingles(found));
        let mut counts = Match::default();
        for (shingle, &count) in &expected {
            let other = found.get(shingle).copied().unwrap_or(0.0);
            counts.right += count.min(other);
            counts.missing += (count - other).max(0.0);
        }
        for (shingle, &count) in &found {
            let other = expected.get(shingle).copied().unwrap_or(0.0);
            counts.surplus += (count - other).max(0.0);
        }
        counts
    }

    /// Right among what was found.
    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.surplus, self.missing)
    }

    /// Right among what was expected.
    pub(crate) fn recall(self) -> f64 {
        share(self.right, self.missing, self.surplus)
    }
}

fn share(right: f64, wrong: f64, other: f64) -> f64 {
    if wrong == 0.0 && other == 0.0 {
        1.0
    } else if right == 0.0 {
        0.0
    } else {
        right / (right + wrong)
    }
}

fn shingles(text: &str) -> BTreeMap<Vec<&str>, f64> {
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut shingles = BTreeMap::new();
    if words.is_empty() {
        return shingles;
    }
    for start in 0..words.len().saturating_sub(3).max(1) {
        let shingle = words[start..(start + 4).min(words.len())].to_vec();
        *shingles.entry(shingle).or_insert(0.0) += 1.0;
    }
    shingles
}

/// Precision, recall and F1 of a set, as the benchmark averages them: over the pages, and F1
/// of the averages.
pub(crate) fn average(pages: &[(Match, bool, bool)]) -> (f64, f64, f64) {
    let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let precision = mean(
        pages
            .iter()
            .filter(|page| page.1)
            .map(|page| page.0.precision())
            .collect(),
    );
    let recall = mean(
        pages
            .iter()
            .filter(|page| page.2)
            .map(|page| page.0.recall())
            .collect(),
    );
    (precision, recall, 2.0 * precision * recall / (precision + recall))
}

/// Characters of the text whose source bytes do not give them back.
pub(crate) fn unmapped(document: &Document, html: &[u8]) -> usize {
    let Some(encoding) = encoding_rs::Encoding::for_label(document.encoding.as_bytes()) else {
        return document.text.chars().count();
    };
    document
        .text
        .char_indices()
        .filter(|(at, character)| {
            let span = Span::from(*at..at + character.len_utf8());
            let Some(source) = document.map.source(span).and_then(|range| html.get(range)) else {
                return true;
            };
            let (source, _) = encoding.decode_without_bom_handling(source);
            !gives(&source, *character)
        })
        .count()
}

/// Whether these characters of a page's source read as `character`.
fn gives(source: &str, character: char) -> bool {
    let is_break = source
        .get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("<br"))
        || source.eq_ignore_ascii_case("</br>");
    match character {
        '\n' => source.is_empty() || source == "\n" || source == "\r" || is_break,
        ' ' => source.starts_with([' ', '\t', '\n', '\r', '\u{c}']) || source.starts_with('&'),
        _ if source.starts_with('&') && source.len() > 1 => {
            reference(source).is_some_and(|text| text.contains(character))
        }
        _ => source.chars().eq([character]),
    }
}

fn reference(source: &str) -> Option<String> {
    if let Some(digits) = source.strip_prefix("&#") {
        let digits = digits.trim_end_matches(';');
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => digits.parse().ok()?,
        };
        if (0x80..0xA0).contains(&code) {
            let bytes = [code as u8];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            return Some(text.into_owned());
        }
        return Some(char::from_u32(code)?.to_string());
    }
    entities::ENTITIES
        .iter()
        .find(|entity| entity.entity == source)
        .map(|entity| entity.characters.to_owned())
}
