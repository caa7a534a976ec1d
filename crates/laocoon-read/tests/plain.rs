//! Plain texts as they come, and the blocks that are read in them: `tests/plain/NAME.txt` and
//! `NAME.blocks`. `BLESS=1 cargo test -p laocoon-read` writes the latter anew.

#![allow(clippy::unwrap_used, reason = "tests")]

use laocoon_read::{Options, read};
use laocoon_text::{BlockKind, Document};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// One line a block: kind, list and level, its lead-in, and how it begins and ends.
fn outline(document: &Document) -> String {
    let mut shown = String::new();
    let spanned = |text: &str, span: Option<laocoon_text::Span>| {
        assert_eq!(
            span.map(|span| one_line(document.words(span))).as_deref(),
            Some(text)
        );
        text.to_owned()
    };
    writeln!(shown, "language {}", document.language.tag()).unwrap();
    if let Some(title) = &document.title {
        writeln!(shown, "title {}", spanned(&title.text, title.span)).unwrap();
    }
    if let Some(author) = &document.author {
        writeln!(shown, "author {}", spanned(&author.text, author.span)).unwrap();
    }
    if let Some(published) = &document.published {
        let words = published.span.map(|span| document.words(span));
        writeln!(
            shown,
            "published {} ({}: {})",
            published.date,
            published.found,
            words.unwrap_or_default()
        )
        .unwrap();
    }
    for (nth, block) in document.blocks.iter().enumerate() {
        let mut kind = block.kind.name().to_owned();
        if let Some(list) = block.list {
            write!(kind, " {list}.{}", block.level).unwrap();
        }
        if let Some(lead_in) = block.lead_in {
            write!(kind, " <{lead_in}").unwrap();
        }
        let aside = if block.main { "" } else { " (aside)" };
        writeln!(
            shown,
            "{nth:>3} {kind}{aside} | {}",
            short(document.words(block.span))
        )
        .unwrap();
    }
    shown
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(words: &str) -> String {
    let shown: Vec<char> = words
        .replace("\r\n", "⏎")
        .replace('\n', "⏎")
        .chars()
        .collect();
    if shown.len() <= 80 {
        return shown.into_iter().collect();
    }
    let ends = [&shown[..45], &['…'], &shown[shown.len() - 30..]].concat();
    ends.into_iter().collect()
}

fn check_invariants(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(
            block.span.start >= end && !block.span.is_empty(),
            "blocks are in order and apart"
        );
        end = block.span.end;
        assert_eq!(
            block.span,
            block.span.trim(&document.text),
            "blocks are trimmed"
        );
        assert_eq!(block.list.is_some(), block.kind == BlockKind::ListItem);
        assert!(
            block
                .lead_in
                .is_none_or(|lead_in| (lead_in as usize) < document.blocks.len())
        );
        assert!(block.main == (block.kind != BlockKind::Boilerplate));
    }
    let mut at = 0;
    for block in &document.blocks {
        let between = &document.text[at..block.span.start as usize];
        assert!(
            between.chars().filter(|c| c.is_alphanumeric()).count() <= 12,
            "only markup between blocks: {between:?}"
        );
        at = block.span.end as usize;
    }
}

#[test]
fn blocks_of_ugly_texts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plain");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let mut differ = Vec::new();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
    {
        let text = fs::read_to_string(path).unwrap();
        let document = read(
            text.clone().into_bytes(),
            &path.display().to_string(),
            &Options::default(),
        )
        .unwrap();
        assert_eq!(document.text, text);
        check_invariants(&document);
        let found = outline(&document);
        let golden = path.with_extension("blocks");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        if fs::read_to_string(&golden).ok().as_deref() != Some(&found) {
            differ.push(format!("{}\n{found}", path.display()));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// Windows line ends change nothing but the bytes.
#[test]
fn line_ends_of_windows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plain");
    for name in [
        "blog.en.txt",
        "agency.fr.txt",
        "report.ru.txt",
        "pdf.fr.txt",
    ] {
        let unix = fs::read_to_string(folder.join(name)).unwrap();
        let windows = unix.replace('\n', "\r\n");
        let read = |text: &str| read(text.as_bytes().to_vec(), name, &Options::default()).unwrap();
        assert_eq!(outline(&read(&unix)), outline(&read(&windows)), "{name}");
    }
}
