//! `cargo xtask bench`: what each stage costs, as ratios that hold on noisy machines, and the
//! instructions of whole runs where valgrind is at hand. Writes `docs/speed.md`.

use crate::{Failure, root, write_file};
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
const LONG: usize = 60;

/// Measures and writes the table.
pub fn run(_arguments: &[String]) -> Result<(), Failure> {
    let mut table = String::from(
        "# Speed\n\nMade by `cargo xtask bench` on one core, release build; the best of several \
         runs. Times differ between machines; the last column, the cost of a text sixty times as \
         long per kB against the short one's, should stay near 1.\n\n\
         | text | stage | MB/s | long against short |\n|---|---|---|---|\n",
    );
    for (language, path) in CASES {
        let text = std::fs::read_to_string(root().join(path))?;
        let long = text.repeat(LONG);
        let short_costs = stages(&text, *language)?;
        let long_costs = stages(&long, *language)?;
        for ((stage, short), (_, whole)) in short_costs.iter().zip(&long_costs) {
            let per_byte = |cost: &Duration, bytes: usize| cost.as_secs_f64() / bytes as f64;
            let (a, b) = (per_byte(short, text.len()), per_byte(whole, long.len()));
            let _ = writeln!(
                table,
                "| {} | {stage} | {:.1} | {:.2} |",
                language.tag(),
                1e-6 / b,
                b / a
            );
        }
    }
    instructions(&mut table)?;
    write_file(&root().join("docs/speed.md"), table.as_bytes())?;
    print!("{table}");
    Ok(())
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
    let claims = laocoon_claim::claim(&document, &layers);
    let (tokens, _) = laocoon_mark::token::tokenize(&document);
    Ok(vec![
        ("read", best(|| drop(black_box(read(text))))),
        (
            "tokens",
            best(|| drop(black_box(laocoon_mark::token::tokenize(&document)))),
        ),
        (
            "folded words",
            best(|| {
                drop(black_box(laocoon_mark::token::Words::new(
                    &document, &tokens,
                )))
            }),
        ),
        (
            "all marks",
            best(|| drop(black_box(laocoon_mark::mark(&document)))),
        ),
        (
            "claims",
            best(|| drop(black_box(laocoon_claim::claim(&document, &layers)))),
        ),
        (
            "findings",
            best(|| {
                drop(black_box(laocoon_assess::check(
                    &document, &layers, &claims,
                )))
            }),
        ),
    ])
}

fn best(mut stage: impl FnMut()) -> Duration {
    (0..7)
        .map(|_| {
            let start = Instant::now();
            stage();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
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
