//! The terminal view.
#![allow(clippy::unwrap_used, reason = "a failed test says where")]

mod common;

use common::{Sample, mongolia, snapshot};
use laocoon_assess::Verdict;
use laocoon_dossier::terminal::{Style, render};
use laocoon_mark::NameKind;
use laocoon_text::Language;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

fn plain(sample: &Sample, width: usize) -> String {
    let style = Style {
        color: false,
        width,
        ui: Language::English,
    };
    render(&sample.dossier(), &style)
}

/// A text with one claim on these words.
fn one_claim(text: &str, words: &str) -> Sample {
    let mut sample = Sample::of(text);
    let subject = sample.entity("Mongolie", NameKind::Place, None);
    let quantity = sample.quantity(words, "3", None);
    let claim = sample.figure(words, "population", subject, quantity);
    sample.finding(claim, Verdict::Right, "in-force", "It is 3.", Vec::new());
    sample
}

/// The words above the arrows, by column.
fn pointed_at(view: &str) -> String {
    let mut pointed = String::new();
    let mut above = "";
    for line in view
        .lines()
        .filter_map(|line| Some(line.split_once("│ ")?.1))
    {
        if !line.contains('^') {
            above = line;
            continue;
        }
        let mut column = 0;
        for cluster in above.graphemes(true) {
            if line.as_bytes().get(column) == Some(&b'^') {
                pointed.push_str(cluster);
            }
            column += cluster.width();
        }
        pointed.push(' ');
    }
    pointed.trim_end().to_owned()
}

#[test]
fn looks_as_it_did() {
    let sample = mongolia();
    snapshot("mongolia-80.txt", &plain(&sample, 80));
    snapshot("mongolia-40.txt", &plain(&sample, 40));
    let style = Style {
        color: true,
        width: 80,
        ui: Language::English,
    };
    snapshot("mongolia-color.txt", &render(&sample.dossier(), &style));
}

#[test]
fn arrows_stand_under_the_words() {
    for (text, words) in [
        ("Население — 3 миллиона человек.", "3 миллиона"),
        (
            "En e\u{301}te\u{301} 2021, pre\u{300}s de 3 millions d'âmes",
            "3 millions",
        ),
        ("人口は約3百万人です。", "約3百万人"),
        ("🐎🐎 trois 👩\u{200d}🌾 pour 3 moutons", "3 moutons"),
        ("a\tb\u{ad}c  3 moutons", "3 moutons"),
        ("avant\r\n3 mou\r\ntons", "3 mou\r\ntons"),
        ("إلى 3 ملايين نسمة", "3 ملايين"),
        ("très « près de\u{a0}3\u{202f}500 » âmes", "3\u{202f}500"),
    ] {
        let sample = one_claim(text, words);
        for width in [30, 33, 80] {
            let expected = words.replace("\r\n", " ");
            assert_eq!(
                pointed_at(&plain(&sample, width)),
                expected,
                "{text} at {width}"
            );
        }
    }
}

#[test]
fn long_paragraphs_are_cut_around_the_claim() {
    let filler = "Le vent souffle sur la steppe et les troupeaux descendent. ".repeat(400);
    let text = format!("{filler}Il y a 3 villes. {filler}").replace('\n', " ");
    let view = plain(&one_claim(&text, "3 villes"), 80);
    assert_eq!(pointed_at(&view), "3 villes");
    assert!(view.lines().count() < 20, "{view}");
    assert!(view.contains('…'));
}

#[test]
fn lines_fit_the_screen() {
    for width in [30, 47, 80, 100, 1000] {
        for line in plain(&mongolia(), width).lines() {
            assert!(line.width() <= width.min(100), "{width}: {line}");
        }
    }
}

#[test]
fn hostile_text_commands_nothing() {
    for words in common::hostile_strings() {
        let text = format!("3 {words}");
        let mut sample = one_claim(&text, text.trim());
        sample.layers.entities[0].name = words.clone();
        sample.document.source = words.clone();
        sample.findings.items[0].because = words.clone();
        for character in plain(&sample, 80).chars() {
            let obeyed = character.is_control() && character != '\n'
                || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(!obeyed, "{character:?} in {words:?}");
        }
    }
}

#[test]
fn nothing_found() {
    let view = plain(&Sample::of("Rien que du vent."), 80);
    assert!(view.contains("No checkable claims found."), "{view}");
    plain(&Sample::of(""), 80);
}
