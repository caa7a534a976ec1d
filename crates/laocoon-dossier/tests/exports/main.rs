//! Exports of generated dossiers. With `LAOCOON_EXPORTS=FOLDER` they are left there, for the
//! programs of others to read: see tests/exports/ at the root.

#![allow(clippy::unwrap_used, reason = "tests")]

mod generate;

use generate::{Dice, dossier, json};
use laocoon_dossier::export::{FORMATS, Format, View};
use laocoon_dossier::made::{Made, MadeError};
use serde_json::Value;
use std::path::PathBuf;

const DOSSIERS: u64 = 200;

fn exported(format: &Format, json: &str) -> Vec<(String, Vec<u8>)> {
    let made = Made::read(json).unwrap();
    let base = (made.document.id.ends_with('0')).then_some("https://reports.example/r.html");
    let view = View::new(&made, base);
    if let Some(files) = format.files(&view) {
        let bytes = |(ending, text): (&str, String)| (ending.to_owned(), text.into_bytes());
        return files.into_iter().map(bytes).collect();
    }
    let mut out = Vec::new();
    if format.is_stream() {
        let mut stream = format.stream(&mut out);
        stream.write(&view).unwrap();
        stream.end().unwrap();
    } else {
        format.whole(std::slice::from_ref(&view), &mut out).unwrap();
    }
    vec![(format!(".{}", format.name), out)]
}

/// The generated dossiers are dossiers, every format takes each, and gives the same again.
#[test]
fn every_format_takes_every_dossier() {
    let schema: Value = serde_json::from_str(laocoon_dossier::schema::text()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let folder = std::env::var_os("LAOCOON_EXPORTS").map(PathBuf::from);
    for seed in 0..DOSSIERS {
        let json = json(&dossier(seed));
        let fault = schema
            .iter_errors(&serde_json::from_str(&json).unwrap())
            .next()
            .map(|error| error.to_string());
        assert_eq!(fault, None, "dossier {seed}");
        let put = |ending: &str, bytes: &[u8]| {
            if let Some(folder) = &folder {
                std::fs::write(folder.join(format!("{seed:03}{ending}")), bytes).unwrap();
            }
        };
        put(".json", json.as_bytes());
        for format in FORMATS {
            let files = exported(format, &json);
            assert!(!files.is_empty(), "{format:?} of {seed}");
            assert_eq!(files, exported(format, &json), "{format:?} of {seed}");
            files
                .iter()
                .filter(|(ending, _)| ending.starts_with('.'))
                .for_each(|(ending, bytes)| put(ending, bytes));
        }
    }
}

/// 1,500 spans of texts with astral, bidirectional and combining characters: bytes, code
/// points, UTF-16 and quotation tell the same words.
#[test]
fn one_span_in_every_unit() {
    let mut dice = Dice(7);
    for _ in 0..1500 {
        let text = generate::text(&mut dice, 30);
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let start = dice.roll(borders.len());
        let end = start + dice.roll(borders.len() - start) + 1;
        let byte = |point: usize| borders.get(point).copied().unwrap_or(text.len()) as u32;
        let span = laocoon_text::Span::new(byte(start), byte(end));
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(span.of(&text), words);
        let points = laocoon_text::CodePoints::new(&text);
        assert_eq!(points.span(span), (start as u32, end as u32));
        assert_eq!(
            (points.byte(start as u32), points.byte(end as u32)),
            (span.start, span.end)
        );
        let units: Vec<u16> = text.encode_utf16().collect();
        let (first, last) = laocoon_text::Utf16Units::new(&text).span(span);
        assert_eq!(
            String::from_utf16(&units[first as usize..last as usize]).unwrap(),
            words
        );
        let quotes = laocoon_text::Quotes::new(&text);
        let (prefix, suffix) = quotes.around(span);
        let whole = format!("{prefix}{words}{suffix}");
        assert!(
            text[..span.start as usize].ends_with(prefix)
                && text[span.end as usize..].starts_with(suffix)
        );
        assert_eq!(overlapping(&text, &whole), 1, "{whole:?} in {text:?}");
    }
}

fn overlapping(text: &str, words: &str) -> usize {
    text.char_indices()
        .filter(|(at, _)| text[*at..].starts_with(words))
        .count()
}

/// What is no dossier, or contradicts itself, is told.
#[test]
fn bad_dossiers() {
    let check = |change: &dyn Fn(&mut Value), expected: &str| {
        let mut value = dossier(3);
        change(&mut value);
        assert_eq!(Made::read(&json(&value)).unwrap_err().to_string(), expected);
    };
    check(
        &|value| value["marks"][2]["text"] = "other words".into(),
        "n1 has other words than the text at its place",
    );
    check(
        &|value| value["claims"][0]["end"] = 900_000.into(),
        "s1 has other words than the text at its place",
    );
    check(
        &|value| value["findings"][0]["claims"][0] = "s99".into(),
        "the id \"s99\" names nothing in it, or two things",
    );
    check(
        &|value| value["entities"][1]["id"] = "e1".into(),
        "the id \"e1\" names nothing in it, or two things",
    );
    let no = Made::read("{\"id\": 1, \"error\": \"no\"}").unwrap_err();
    assert!(matches!(no, MadeError::Json(why) if why.contains("laocoon")));
}
