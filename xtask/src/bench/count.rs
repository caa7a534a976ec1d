//! Instructions, as valgrind counts them: the same on any machine under any load.

use super::stage::{Prepared, STAGES};
use super::{CASES, line, sized};
use crate::{Failure, root};
use laocoon_text::Language;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Bytes of the texts whose instructions are counted: counting takes fifty times as long.
const SHORT: usize = 2_000;
const LONG: usize = 100_000;

/// Adds instructions a byte for each counted stage and language, or for one stage alone.
pub(super) fn stages(table: &mut String, only: Option<&str>) -> Result<(), Failure> {
    if !has_valgrind(table) {
        return Ok(());
    }
    table.push_str(
        "\n| text | stage | instructions a byte, 2 kB | 100 kB | 100 kB, one line |\n|---|---|---|---|---|\n",
    );
    let program = std::env::current_exe()?;
    for (language, _) in CASES {
        let counted = STAGES.iter().filter(|stage| stage.counted);
        for stage in counted.filter(|stage| only.is_none_or(|only| stage.name == only)) {
            let mut row = String::new();
            for (shape, size) in [("text", SHORT), ("text", LONG), ("line", LONG)] {
                // What the second run adds is the stage alone, tables warm.
                let count = |runs: &str| {
                    let size = size.to_string();
                    let arguments = [
                        "bench",
                        "run",
                        stage.name,
                        language.tag(),
                        shape,
                        &size,
                        runs,
                    ];
                    instructions(&program, &arguments)
                };
                let (one, two) = (count("1")?, count("2")?);
                let _ = write!(row, " {:.0} |", (two - one) / size as f64);
            }
            let _ = writeln!(table, "| {} | {} |{row}", language.tag(), stage.name);
        }
    }
    Ok(())
}

/// `STAGE LANGUAGE text|line BYTES RUNS`: runs one stage so often, to be counted or profiled.
pub(super) fn run(arguments: &[String]) -> Result<(), Failure> {
    let [name, language, shape, size, runs] = arguments else {
        return Err(Failure("STAGE LANGUAGE text|line BYTES RUNS".into()));
    };
    let bad = |what: &str| Failure(format!("unknown: {what}"));
    let stage = STAGES.iter().find(|stage| stage.name == name);
    let stage = stage.ok_or_else(|| bad(name))?;
    let case = CASES.iter().find(|(known, _)| known.tag() == language);
    let (language, path): (Language, &str) = *case.ok_or_else(|| bad(language))?;
    let size: usize = size.parse().map_err(|_| bad(size))?;
    let runs: usize = runs.parse().map_err(|_| bad(runs))?;
    let text = std::fs::read_to_string(root().join(path))?;
    let text = match shape.as_str() {
        "line" => line(&text, size),
        _ => sized(&text, size),
    };
    let prepared = Prepared::new(text, language)?;
    // One more, so that all tables are warm.
    for _ in 0..=runs {
        (stage.run)(&prepared);
    }
    Ok(())
}

/// Adds the instructions of whole runs of the program.
pub(super) fn programs(table: &mut String) -> Result<(), Failure> {
    let Some(program) = program() else {
        return Ok(());
    };
    if !has_valgrind(table) {
        return Ok(());
    }
    table.push_str("\n| whole run of the program | million instructions |\n|---|---|\n");
    let start = instructions(&program, &["--version"])?;
    let _ = writeln!(table, "| start-up (`--version`) | {:.1} |", start / 1e6);
    for (language, path) in CASES {
        let file = root().join(path).display().to_string();
        let arguments = ["examine", "--quiet", "--format", "json", &file];
        let count = instructions(&program, &arguments)? / 1e6;
        let name = format!("`examine` of the worked example, {}", language.tag());
        let _ = writeln!(table, "| {name} | {count:.1} |");
    }
    Ok(())
}

fn has_valgrind(table: &mut String) -> bool {
    let has = Command::new("valgrind").arg("--version").output().is_ok();
    if !has {
        table.push_str("\nInstruction counts need valgrind, which is not here.\n");
    }
    has
}

/// The instructions of one run.
fn instructions(program: &Path, arguments: &[&str]) -> Result<f64, Failure> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(arguments)
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    said.lines()
        .find_map(|line| line.split_once("Collected :"))
        .and_then(|(_, count)| count.trim().parse().ok())
        .ok_or_else(|| Failure(format!("valgrind counted nothing: {said}")))
}

/// The release build of the program beside this one, if it is built.
fn program() -> Option<PathBuf> {
    let here = std::env::current_exe().ok()?;
    let program = here.parent().map(|folder: &Path| folder.join("laocoon"))?;
    program.exists().then_some(program)
}
