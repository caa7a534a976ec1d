//! Maintenance commands: `cargo xtask references`, `gazetteer`, `cargo xtask evaluate WHAT`.

mod audit;
mod bench;
mod clock;
mod evaluate;
mod gazetteer;
mod references;
mod train;
mod treebank;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Why a command failed, for people.
#[derive(Debug)]
pub struct Failure(pub String);

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(error.to_string())
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.first().map(String::as_str) {
        Some("gazetteer") => gazetteer::run(),
        Some("words") => gazetteer::words(&arguments[1..]),
        Some("references") => references::run(&arguments[1..]),
        Some("chronicle") => references::chronicle::run(&arguments[1..]),
        Some("audit") => audit::run(),
        Some("bench") => bench::run(&arguments[1..]),
        Some("evaluate") => evaluate::run(&arguments[1..]),
        Some("train") => train::run(&arguments[1..]),
        _ => Err(Failure(
            "usage: cargo xtask references [DATA] | chronicle [DATA] | audit | gazetteer | words LANGUAGE LIST | evaluate [WHAT] | bench \
             | train [LANGUAGE…]"
                .to_owned(),
        )),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(message)) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The data folder: the argument, else `LAOCOON_DATA`, else `../shared/data` beside the workspace.
pub fn data_dir(argument: Option<&str>) -> PathBuf {
    let named = argument
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("LAOCOON_DATA").map(PathBuf::from));
    named.unwrap_or_else(|| root().join("../shared/data"))
}

/// Writes to a temporary file beside the target, then renames.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let temporary = path.with_extension("tmp");
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    std::fs::write(&temporary, bytes)?;
    std::fs::rename(&temporary, path)?;
    Ok(())
}
