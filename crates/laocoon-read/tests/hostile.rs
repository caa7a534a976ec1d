//! Texts made to be slow or to break: they are read in time that grows with their length.

#![allow(clippy::unwrap_used, reason = "tests")]

use laocoon_read::{Options, read};
use laocoon_text::MediaType;
use std::time::{Duration, Instant};

const SIZE: usize = 1 << 17;

/// Reads 128 KB of the pattern. The limit is far above what it takes, and far below what
/// time in the square of the length would.
fn check(pattern: &str, media_type: MediaType) {
    let text = pattern.repeat(SIZE / pattern.len());
    let options = Options {
        media_type: Some(media_type),
        ..Options::default()
    };
    let start = Instant::now();
    if let Ok(document) = read(text.clone().into_bytes(), "-", &options) {
        assert_eq!(document.text, text);
        let mut end = 0;
        for block in &document.blocks {
            assert!(block.span.start >= end, "{pattern:?}");
            end = block.span.end;
            assert!(document.map.source(block.span).is_some());
        }
    }
    let took = start.elapsed();
    assert!(took < Duration::from_secs(20), "{pattern:?} took {took:?}");
}

#[test]
fn plain() {
    for pattern in [
        "a",
        "- ",
        "- a\n",
        "> > > a\n",
        ">",
        "1. 1. a\n",
        "1) a\n2) b\n",
        "\t",
        "  \u{a0}",
        "\n",
        "\r",
        "\u{200b}",
        "Most read\n",
        "Комментарии\n\nа\n\n",
        "— а, — б.\n",
        "a|b|c\n",
        "a\tb\n",
        "a    b    ",
        "From: a\n",
        "--\n",
        "===\n",
        "A\n===\n",
        "Photo : a\n- b\n",
        "12 mars 2019\n",
        "12 mars 2019 ",
        "Par Jean Dupont\n",
        "I. A\n\nb\n\n",
        "A,\n",
        "a-\n",
        "ЁЖ ",
        "é",
        "a\u{301}",
        "#a ",
        "**A**\n\n",
        "\u{feff}",
        "J. ",
        "1.1.1.1.",
        "((((",
        "Re: ",
        "•",
        "• a\n\n  x\n",
        "Page 3\n\nTitle of the report\n\n",
        "\u{c}",
        "🔹",
    ] {
        check(pattern, MediaType::Plain);
    }
}

#[test]
fn markdown() {
    for pattern in [
        "> ", "- ", "* * ", "[", "](", "![", "*", "_a", "`", "``a", "<", "<!--", "&", "| a ",
        "|-|-|\n", "# ", "1. ", "\n    a", "a\\\n", "[a]: b\n", "[^1]: ", "~~", "---\n", "<div>\n",
        "- a\n  ", "$$",
    ] {
        check(pattern, MediaType::Markdown);
    }
}

/// Every prefix of a text that holds a bit of everything, cut at every byte.
#[test]
fn cut_anywhere() {
    let text = "Titre\n\nPar Ann Lee, le 5 mars 2019\n\n• un :\n  – deux\n1) trois\r\n> cité\n| a | b |\n| c | d |\n— Oui, — dit-il.\nЧитайте также:\n";
    for end in 0..text.len() {
        let bytes = text.as_bytes()[..end].to_vec();
        for media_type in [MediaType::Plain, MediaType::Markdown] {
            let options = Options {
                media_type: Some(media_type),
                ..Options::default()
            };
            let _ = read(bytes.clone(), "-", &options);
        }
    }
}
