//! Main content on pages whose bodies people wrote down, and the way back of every character.

pub(crate) mod overlap;
pub(crate) mod set;
pub(crate) mod source;

use crate::{Failure, data_dir, root, write_file};
use laocoon_read::Options;
use laocoon_text::{BlockKind, Document, MediaType};
use overlap::{Match, average};
use set::Page;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// Writes `docs/accuracy/pages.md`; with `--misses` prints the worst pages instead.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let misses = arguments.iter().any(|argument| argument == "--misses");
    let folder = data_dir(None).join("pages");
    let sets = [
        (
            "article-extraction-benchmark",
            "trafilatura .960, dom_smoothie .951",
            set::benchmark(&folder.join("article-extraction-benchmark.tar.xz"))?,
        ),
        (
            "mozilla/readability test pages",
            "-",
            set::readability(&folder.join("readability-test-pages.tar.xz"))?,
        ),
    ];
    let mut table = String::from(HEAD);
    for (name, peers, pages) in &sets {
        let found = measure(pages);
        if misses {
            found.print_worst(pages);
        }
        for (what, scores) in [("body", &found.body), ("headline and body", &found.all)] {
            let (precision, recall, f1) = average(scores);
            let peers = if what == "body" { *peers } else { "-" };
            writeln!(
                table,
                "| {name} ({}) | {what} | {} | {} | {} | {peers} |",
                pages.len(),
                three(precision),
                three(recall),
                three(f1)
            )?;
        }
        let bytes: usize = pages.iter().map(|page| page.html.len()).sum();
        println!(
            "{name}: {:.0} ms a MB, {} characters that do not lead back to their bytes",
            found.time.as_secs_f64() * 1e9 / bytes as f64,
            found.unmapped
        );
        if found.unmapped > 0 {
            return Err(Failure(format!("{name}: the source map is wrong")));
        }
    }
    if misses {
        return Ok(());
    }
    write_file(&root().join("docs/accuracy/pages.md"), table.as_bytes())
}

const HEAD: &str = "# Pages: how well the article is found

Made by `cargo xtask evaluate pages`. The metric is the benchmark's own: 4-grams of words,
precision and recall averaged over the pages, F1 of the averages. Both sets were used for tuning.
The benchmark's bodies have no headline, no standfirst and no captions; the expected texts of
readability keep captions. Every character of every text was checked to lead back to source bytes
that decode to it; the run fails when one does not.

| set (pages) | what | precision | recall | F1 | peers, F1 |
|---|---|---|---|---|---|
";

fn three(share: f64) -> String {
    format!("{share:.3}").trim_start_matches('0').to_owned()
}

/// What reading a set gave.
struct Found {
    /// Each page without its headline, and whether found and expected have words.
    body: Vec<(Match, bool, bool)>,
    /// The same with the headline.
    all: Vec<(Match, bool, bool)>,
    /// Characters whose source bytes do not give them back.
    unmapped: usize,
    /// Time spent reading.
    time: Duration,
}

fn measure(pages: &[Page]) -> Found {
    let mut found = Found {
        body: Vec::new(),
        all: Vec::new(),
        unmapped: 0,
        time: Duration::ZERO,
    };
    let has_words = |text: &str| text.contains(char::is_alphanumeric);
    for page in pages {
        let html = page.html.clone();
        let start = Instant::now();
        let document = read(html);
        found.time += start.elapsed();
        for (headline, scores) in [(false, &mut found.body), (true, &mut found.all)] {
            let text = document
                .as_ref()
                .map_or_else(String::new, |document| main_content(document, headline));
            scores.push((
                Match::of(&page.body, &text),
                has_words(&text),
                has_words(&page.body),
            ));
        }
        if let Some(document) = &document {
            found.unmapped += source::unmapped(document, &page.html);
        }
    }
    found
}

impl Found {
    fn print_worst(&self, pages: &[Page]) {
        let mut order: Vec<usize> = (0..pages.len()).collect();
        let f1 = |at: &usize| {
            let (precision, recall) = (self.body[*at].0.precision(), self.body[*at].0.recall());
            2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
        };
        order.sort_by(|a, b| f1(a).total_cmp(&f1(b)));
        for at in order.iter().take(40) {
            println!("  {} {}", three(f1(at)), pages[*at].name);
        }
    }
}

/// Reads a page as HTML.
pub(crate) fn read(html: Vec<u8>) -> Option<Document> {
    let options = Options {
        media_type: Some(MediaType::Html),
        ..Options::default()
    };
    laocoon_read::read(html, "page", &options).ok()
}

/// The words of the blocks that are main, a line each.
pub(crate) fn main_content(document: &Document, headline: bool) -> String {
    let mut text = String::new();
    for block in document.blocks.iter().filter(|block| block.main) {
        if headline || block.kind != BlockKind::Title {
            text.push_str(document.words(block.span));
            text.push('\n');
        }
    }
    text
}
