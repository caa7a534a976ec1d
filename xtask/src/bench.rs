//! `cargo xtask bench`: what each stage costs in time, and in instructions where valgrind is at
//! hand, which no other load on the machine changes. Writes `docs/speed.md`.

mod count;
mod stage;

mod words;

use crate::{Failure, root, write_file};
use laocoon_read::Options;
use laocoon_text::{Language, MediaType};
use stage::{Prepared, STAGES};
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The worked examples, one a language, and how often they are repeated to be long.
const CASES: &[(Language, &str)] = &[
    (Language::French, "cases/bolivie-lithium/article.fr.txt"),
    (Language::English, "cases/moldova-blackout/article.en.txt"),
    (Language::Russian, "cases/tajikistan-road/article.ru.txt"),
];
/// Bytes of the texts that are measured: from a short article to a book.
const SIZES: &[usize] = &[2_000, 20_000, 400_000, 4_000_000];
/// Bytes of the text that is one line without a full stop.
const LINE: usize = 400_000;

/// Measures and writes the table.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    match arguments.first().map(String::as_str) {
        Some("checking") => {
            let mut table = String::new();
            checking(&mut table)?;
            print!("{table}");
            return Ok(());
        }
        Some("count") => {
            let mut table = String::new();
            count::stages(&mut table, arguments.get(1).map(String::as_str))?;
            print!("{table}");
            return Ok(());
        }
        Some("run") => return count::run(&arguments[1..]),
        _ => {}
    }
    if arguments.first().is_some_and(|what| what == "words") {
        let mut table = String::new();
        words::words(&mut table, &arguments[1..])?;
        print!("{table}");
        return Ok(());
    }
    let mut table = String::from(
        "# Speed\n\nMade by `cargo xtask bench` on one core, release build, tables warm; MB/s, the best of \
         several runs. The texts are worked examples, cut or repeated to a size; the last column is the \
         same words as one line without a full stop. Times differ between machines; along a row they \
         should stay level.\n\n\
         | text | stage | 2 kB | 20 kB | 400 kB | 4 MB | 400 kB, one line |\n|---|---|---|---|---|---|---|\n",
    );
    for (language, path) in CASES {
        let text = std::fs::read_to_string(root().join(path))?;
        let mut texts: Vec<String> = SIZES.iter().map(|size| sized(&text, *size)).collect();
        texts.push(line(&text, LINE));
        let mut rows: Vec<(&str, Vec<f64>)> = STAGES
            .iter()
            .map(|stage| (stage.name, Vec::new()))
            .collect();
        for text in texts {
            let size = text.len() as f64;
            let prepared = Prepared::new(text, *language)?;
            for (stage, (_, speeds)) in STAGES.iter().zip(&mut rows) {
                let cost = best(&|| (stage.run)(&prepared));
                speeds.push(size * 1e-6 / cost.as_secs_f64());
            }
        }
        for (stage, speeds) in rows {
            let speeds: Vec<String> = speeds.iter().map(|speed| format!("{speed:.1}")).collect();
            let _ = writeln!(
                table,
                "| {} | {stage} | {} |",
                language.tag(),
                speeds.join(" | ")
            );
        }
    }
    words::words(&mut table, &[])?;
    checking(&mut table)?;
    count::stages(&mut table, None)?;
    count::programs(&mut table)?;
    write_file(&root().join("docs/speed.md"), table.as_bytes())?;
    print!("{table}");
    Ok(())
}

/// The cost of checking, by figure: texts of many figures of one kind.
fn checking(table: &mut String) -> Result<(), Failure> {
    table.push_str("\n| checking | figures | microseconds a figure |\n|---|---|---|\n");
    for (name, sentences) in CHECKED {
        let text = sentences.repeat(20);
        let options = Options {
            media_type: Some(MediaType::Plain),
            language: Some(Language::English),
            ..Options::default()
        };
        let document = laocoon_read::read(text.into_bytes(), "bench.txt", &options)?;
        let layers = laocoon_mark::mark(&document);
        let claims = laocoon_claim::claim(&document, &layers);
        let figures = claims
            .iter()
            .filter(|claim| claim.body.figure().is_some())
            .count();
        let cost = best(&|| {
            drop(black_box(laocoon_assess::check(
                &document, &layers, &claims,
            )))
        });
        let each = cost.as_secs_f64() * 1e6 / figures.max(1) as f64;
        let _ = writeln!(table, "| {name} | {figures} | {each:.0} |");
    }
    Ok(())
}

/// Sentences whose figures are checked, by kind.
const CHECKED: &[(&str, &str)] = &[
    (
        "values, right and wrong",
        "Chad has a population of 16 million. The border between Chad and Niger is 900 km long. The life expectancy in Mali is 45 years.\n\n",
    ),
    (
        "ranks",
        "Kazakhstan is the 9th largest country by area in the world. Chad is the 61st most populous country.\n\n",
    ),
    (
        "shares of the world",
        "Kazakhstan holds 3% of the world's oil reserves. Chile accounts for 27% of the world's copper production.\n\n",
    ),
    (
        "dated facts",
        "Kazakhstan joined the WTO in 2013. Estonia has been a member of NATO since 2004. Mali has been independent since 1960.\n\n",
    ),
];

/// The text cut or repeated to about that size.
fn sized(text: &str, size: usize) -> String {
    let mut sized = text.repeat(size / text.len() + 1);
    let end = (0..=size).rev().find(|end| sized.is_char_boundary(*end));
    sized.truncate(end.unwrap_or(0));
    sized
}

/// The same words as one line without a full stop, to about that size.
fn line(text: &str, size: usize) -> String {
    sized(&text.replace(['\n', '.', '!', '?', ';', ':'], " "), size)
}

/// The best time of a few runs, fewer for what takes long.
fn best(stage: &dyn Fn()) -> Duration {
    let mut best = Duration::MAX;
    let mut spent = Duration::ZERO;
    for _ in 0..200 {
        let start = Instant::now();
        stage();
        let took = start.elapsed();
        best = best.min(took);
        spent += took;
        if spent > Duration::from_millis(60) {
            break;
        }
    }
    best
}
