//! `cargo xtask bench`: what each stage costs, as ratios that hold on noisy machines, and the
//! instructions of whole runs where valgrind is at hand. Writes `docs/speed.md`.

mod words;

use crate::{Failure, root, write_file};
use laocoon_mark::{Layers, cue, expression, name, quote, token};
use laocoon_read::Options;
use laocoon_text::{Document, Language, MediaType};
use std::fmt::Write;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
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
    if arguments.first().is_some_and(|what| what == "checking") {
        let mut table = String::new();
        checking(&mut table)?;
        print!("{table}");
        return Ok(());
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
        let line = text.replace(['\n', '.', '!', '?', ';', ':'], " ");
        texts.push(sized(&line, LINE));
        let mut rows: Vec<(&str, Vec<f64>)> = Vec::new();
        for text in &texts {
            for (nth, (stage, cost)) in stages(text, *language)?.into_iter().enumerate() {
                if nth >= rows.len() {
                    rows.push((stage, Vec::new()));
                }
                rows[nth]
                    .1
                    .push(text.len() as f64 * 1e-6 / cost.as_secs_f64());
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
    instructions(&mut table)?;
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

/// The best time of each stage for one text, all tables warm.
fn stages(text: &str, language: Language) -> Result<Vec<(&'static str, Duration)>, Failure> {
    let read = |text: &str| -> Result<Document, Failure> {
        let options = Options {
            media_type: Some(MediaType::Plain),
            language: Some(language),
            ..Options::default()
        };
        let bytes = text.as_bytes().to_vec();
        Ok(laocoon_read::read(bytes, "bench.txt", &options)?)
    };
    let document = read(text)?;
    let layers = laocoon_mark::mark(&document);
    let Layers {
        tokens,
        words,
        sentences,
        cues,
        ..
    } = &layers;
    let claims = laocoon_claim::claim(&document, &layers);
    let mut costs = Vec::new();
    let mut time = |stage, run: &dyn Fn()| costs.push((stage, best(run)));
    time("read", &|| drop(black_box(read(text))));
    time("tokens", &|| drop(black_box(token::tokenize(&document))));
    time("folded words", &|| {
        drop(black_box(token::Words::new(&document, tokens)));
    });
    time("times and quantities", &|| {
        drop(black_box(expression::mark(
            &document,
            tokens,
            words,
            sentences,
            expression::Profile::News,
        )));
    });
    time("cues", &|| {
        drop(black_box(cue::find(&document, tokens, sentences, words)));
    });
    time("quotations", &|| {
        drop(black_box(quote::find(
            &document, tokens, sentences, words, cues,
        )));
    });
    time("names", &|| {
        drop(black_box(name::find(&document, tokens, sentences, words)));
    });
    time("all marks", &|| {
        drop(black_box(laocoon_mark::mark(&document)))
    });
    time("claims", &|| {
        drop(black_box(laocoon_claim::claim(&document, &layers)))
    });
    time("from tokens to claims", &|| {
        let layers = laocoon_mark::mark(&document);
        drop(black_box(laocoon_claim::claim(&document, &layers)));
    });
    time("parts of speech", &|| {
        for sentence in 0..sentences.len() {
            drop(black_box(layers.tags(&document, sentence as u32)));
        }
    });
    time("findings", &|| {
        drop(black_box(laocoon_assess::check(
            &document, &layers, &claims,
        )));
    });
    Ok(costs)
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

/// Instructions of whole runs of the program, which no other load on the machine changes.
fn instructions(table: &mut String) -> Result<(), Failure> {
    let Some(program) = program() else {
        return Ok(());
    };
    if Command::new("valgrind").arg("--version").output().is_err() {
        table.push_str("\nInstruction counts need valgrind, which is not here.\n");
        return Ok(());
    }
    table.push_str("\n| whole run of the program | million instructions |\n|---|---|\n");
    let mut runs: Vec<(String, Vec<String>)> = vec![(
        "start-up (`--version`)".to_owned(),
        vec!["--version".to_owned()],
    )];
    for (language, path) in CASES {
        let file = root().join(path);
        let arguments = ["examine", "--quiet", "--format", "json"].map(str::to_owned);
        let mut arguments = arguments.to_vec();
        arguments.push(file.display().to_string());
        runs.push((
            format!("`examine` of the worked example, {}", language.tag()),
            arguments,
        ));
    }
    for (name, arguments) in runs {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(&program)
            .args(&arguments)
            .output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        let count = said
            .lines()
            .find_map(|line| line.split_once("Collected :"))
            .and_then(|(_, count)| count.trim().parse::<f64>().ok());
        if let Some(count) = count {
            let _ = writeln!(table, "| {name} | {:.1} |", count / 1e6);
        }
    }
    Ok(())
}

/// The release build of the program beside this one, if it is built.
fn program() -> Option<PathBuf> {
    let here = std::env::current_exe().ok()?;
    let program = here.parent().map(|folder: &Path| folder.join("laocoon"))?;
    program.exists().then_some(program)
}
