//! `laocoon import`: annotations back into a dossier.

use crate::examine::{Stage, examine};
use crate::input;
use crate::output;
use crate::screen::harmless;
use clap::Args;
use laocoon_dossier::import::{self, Note};
use laocoon_dossier::json;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bring annotations back into a dossier, or into the dossier of a text that has changed
///
/// Takes W3C Web Annotations (JSON-LD) and the table that `export --format csv` writes, with a
/// column "note", "tags" or "creator" added to it. Every annotation is found again by its words,
/// those around them, and where they stood; what is not surely found is told as an orphan. The
/// dossier with its annotations is written as JSON; `export --format web-annotation` gives them
/// out again.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub struct Import {
    /// Files of annotations: .jsonld, .json or .csv
    #[arg(required = true, value_name = "ANNOTATIONS")]
    pub annotations: Vec<PathBuf>,
    /// The dossier (.json) or the text they are about
    #[arg(long, value_name = "DOSSIER|TEXT")]
    pub into: PathBuf,
    /// Write to this file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Say nothing but errors on standard error
    #[arg(short, long)]
    pub quiet: bool,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  every annotation was found again
  1  some are orphans; they stand in the dossier under \"orphans\"
  2  nothing was written";

/// Runs the command.
pub fn run(command: &Import) -> io::Result<ExitCode> {
    let imported = notes(&command.annotations).and_then(|notes| {
        let dossier =
            dossier(&command.into).map_err(|error| format!("{}: {error}", named(&command.into)))?;
        import::import(&dossier, &notes)
            .map_err(|error| format!("{}: {error}", named(&command.into)))
    });
    let imported = match imported {
        Ok(imported) => imported,
        Err(message) => {
            eprintln!("laocoon: {message}");
            return Ok(ExitCode::from(2));
        }
    };
    match command
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"))
    {
        Some(path) => {
            if let Err(error) = output::write(path, imported.json.as_bytes()) {
                eprintln!("laocoon: {} cannot be written ({error})", named(path));
                return Ok(ExitCode::from(2));
            }
        }
        None => io::stdout().lock().write_all(imported.json.as_bytes())?,
    }
    for orphan in &imported.orphans {
        let words: String = orphan.text.chars().take(60).collect();
        eprintln!(
            "laocoon: orphan {}: «{}»: {}",
            harmless(&orphan.id),
            harmless(&words),
            orphan.because
        );
    }
    if !command.quiet {
        eprintln!(
            "laocoon: {} found again, {} orphans",
            imported.found,
            imported.orphans.len()
        );
    }
    Ok(match imported.orphans.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// The annotations in these files, or what is wrong with one.
pub fn notes(paths: &[PathBuf]) -> Result<Vec<Note>, String> {
    let mut notes = Vec::new();
    for path in paths {
        let told = |error: String| format!("{}: {error}", named(path));
        let bytes = input::load(path).map_err(|error| told(error.to_string()))?;
        let text = String::from_utf8(bytes)
            .map_err(|_| told("it is not UTF-8; save it as UTF-8".to_owned()))?;
        notes.extend(import::read(&text).map_err(|error| told(error.to_string()))?);
    }
    Ok(notes)
}

/// The dossier at hand, as JSON: made before, or of the text now.
fn dossier(path: &Path) -> Result<String, String> {
    let bytes = input::load(path).map_err(|error| error.to_string())?;
    if path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
    {
        return String::from_utf8(bytes).map_err(|_| "it is no dossier (not UTF-8)".to_owned());
    }
    let options = laocoon_read::Options::default();
    let document = laocoon_read::read(bytes, &path.display().to_string(), &options)
        .map_err(|error| error.to_string())?;
    Ok(json::to_string(&examine(document, Stage::Check).dossier()))
}

fn named(path: &Path) -> String {
    harmless(&path.display().to_string())
}
