//! `cargo xtask train cut LANGUAGE < TEXT`: the words of plain text in CoNLL-U, without tags
//! and trees, for a teacher to add them (`silver.py`).

use crate::Failure;
use laocoon_languages::pack;
use laocoon_mark::syntax::model::model;
use laocoon_mark::syntax::word::Source;
use laocoon_mark::token::{Words, tokenize};
use laocoon_text::{Document, Language};
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};

/// Sentences of other lengths teach little, or cost a teacher too much.
const WORDS: std::ops::RangeInclusive<usize> = 4..=80;

/// Reads paragraphs, one a line, from standard input; writes CoNLL-U to standard output.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let named = |language: &Language| arguments.iter().any(|named| named == language.tag());
    let Some(language) = Language::ALL.into_iter().find(named) else {
        return Err(Failure("usage: cargo xtask train cut LANGUAGE".to_owned()));
    };
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let mut out = String::new();
    for line in text.lines() {
        cut(&Document::paragraph(language, line.trim()), &mut out);
    }
    std::io::stdout().write_all(out.as_bytes())?;
    Ok(())
}

fn cut(document: &Document, out: &mut String) {
    let (tokens, sentences) = tokenize(document);
    let words = Words::new(document, &tokens);
    let source = Source {
        document,
        tokens: &tokens,
        words: &words,
        pack: pack(document.language),
        lexicon: &model(document.language).lexicon,
        stand_ins: &[],
    };
    for sentence in &sentences {
        let groups = source.split(sentence);
        if !WORDS.contains(&groups.len()) {
            continue;
        }
        for (at, group) in groups.iter().enumerate() {
            let span = tokens[group.start].span.cover(tokens[group.end - 1].span);
            let next = groups.get(at + 1).map(|next| tokens[next.start].span.start);
            let misc = if next == Some(span.end) {
                "SpaceAfter=No"
            } else {
                "_"
            };
            let word = document.words(span).replace(char::is_whitespace, " ");
            let _ = writeln!(out, "{}\t{word}\t_\t_\t_\t_\t_\t_\t_\t{misc}", at + 1);
        }
        out.push('\n');
    }
}
