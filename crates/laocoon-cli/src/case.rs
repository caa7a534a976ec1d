//! `laocoon case`: many documents on one affair in one file.

mod add;
mod edit;
mod export;
mod import;
mod show;

use crate::screen::harmless;
use clap::{Args, Subcommand};
pub(crate) use export::dossier;
use laocoon_case::{Case, CaseError};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Keep many documents on one affair in one file, and hold their accounts against each other
#[derive(Debug, Args)]
pub struct CaseCommands {
    #[command(subcommand)]
    command: CaseCommand,
}

#[derive(Debug, Subcommand)]
enum CaseCommand {
    /// Make a new case file
    New {
        /// Its name: affair.laocoon
        file: PathBuf,
    },
    /// Examine documents and keep them; examine again what an older program examined
    Add(Add),
    /// Print the documents
    List { file: PathBuf },
    /// Print copies, names, accounts and tolls across the documents
    Show {
        file: PathBuf,
        /// As JSON
        #[arg(long)]
        json: bool,
        /// Also what only one document says
        #[arg(long)]
        all: bool,
        /// Write a report in one file, for a browser
        #[arg(short, long, value_name = "FILE.html")]
        output: Option<PathBuf>,
        /// The language of the report [default: the environment's, else en]
        #[arg(long, value_name = "fr|en|ru", value_parser = crate::command::language)]
        ui: Option<laocoon_text::Language>,
    },
    /// Find documents by their words; "words together", begin*
    Search {
        file: PathBuf,
        #[arg(required = true)]
        words: Vec<String>,
        /// At most so many
        #[arg(long, default_value_t = 20)]
        most: usize,
    },
    /// Take a document out; the log keeps its hash and the reason
    Remove {
        file: PathBuf,
        /// Its number, as `list` has it
        document: i64,
        /// Why
        #[arg(long)]
        why: String,
    },
    /// Write the bytes of all documents, their dossiers and the case as JSON with your edits, and
    /// the statement of custody into a folder
    Export { file: PathBuf, folder: PathBuf },
    /// Bring in annotations as edits: W3C Web Annotations (JSON-LD), or an exported table with
    /// columns "note", "tags", "creator" added
    Import {
        file: PathBuf,
        /// Files of annotations: .jsonld, .json or .csv
        #[arg(required = true, value_name = "ANNOTATIONS")]
        annotations: Vec<PathBuf>,
    },
    /// Check the file, the chain of custody and every document's bytes
    Verify { file: PathBuf },
    /// Change what was found, by an operation in JSON; it can be undone
    Edit {
        file: PathBuf,
        /// {"do": "rate", "source": "…", "code": "B2", "reason": "…"}; see docs/case.md
        operation: String,
    },
    /// Take back the last edits
    Undo {
        file: PathBuf,
        #[arg(default_value_t = 1)]
        steps: u32,
    },
    /// Carry out again what was undone
    Redo {
        file: PathBuf,
        #[arg(default_value_t = 1)]
        steps: u32,
    },
}

/// What to add, and how.
#[derive(Debug, Args)]
struct Add {
    file: PathBuf,
    /// Files, folders (with all that is in them), http(s) addresses
    inputs: Vec<OsString>,
    /// Use this many processors [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Say nothing but errors on standard error
    #[arg(short, long)]
    quiet: bool,
}

/// Runs a command on a case file.
pub fn run(commands: &CaseCommands) -> io::Result<ExitCode> {
    let result = match &commands.command {
        CaseCommand::New { file } => made(file),
        CaseCommand::Add(command) => add::run(command),
        CaseCommand::List { file } => list(file),
        CaseCommand::Show {
            file,
            json,
            all,
            output,
            ui,
        } => show::run(file, *json, *all, output.as_deref(), *ui),
        CaseCommand::Search { file, words, most } => search(file, &words.join(" "), *most),
        CaseCommand::Remove {
            file,
            document,
            why,
        } => remove(file, *document, why),
        CaseCommand::Export { file, folder } => export::run(file, folder),
        CaseCommand::Import { file, annotations } => import::run(file, annotations),
        CaseCommand::Verify { file } => verify(file),
        CaseCommand::Edit { file, operation } => edit::run(file, operation),
        CaseCommand::Undo { file, steps } => edit::shift(file, *steps, false),
        CaseCommand::Redo { file, steps } => edit::shift(file, *steps, true),
    };
    match result {
        Ok(code) => Ok(code),
        Err(Failure::Output(error)) => Err(error),
        Err(Failure::Told(message)) => {
            eprintln!("laocoon: {message}");
            Ok(ExitCode::from(2))
        }
        Err(Failure::Case(error)) => {
            eprintln!("laocoon: {error}");
            Ok(ExitCode::from(2))
        }
    }
}

/// Why a command failed.
#[derive(Debug)]
enum Failure {
    Case(CaseError),
    /// Standard output, or a file to write, cannot be written to.
    Output(io::Error),
    /// Something else that the user can mend, in words.
    Told(String),
}

impl From<CaseError> for Failure {
    fn from(error: CaseError) -> Self {
        Failure::Case(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}

/// The time for the log of custody.
fn now() -> String {
    jiff::Timestamp::now().to_string()
}

fn made(file: &std::path::Path) -> Result<ExitCode, Failure> {
    Case::create(file, &now())?;
    Ok(ExitCode::SUCCESS)
}

fn remove(file: &std::path::Path, document: i64, why: &str) -> Result<ExitCode, Failure> {
    Case::open(file)?.remove(document, &now(), why)?;
    Ok(ExitCode::SUCCESS)
}

fn list(file: &std::path::Path) -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    for row in Case::open(file)?.list()? {
        let day = row.published.as_deref().unwrap_or("no date");
        let title = harmless(row.title.as_deref().unwrap_or("(no title)"));
        let (id, language, claims) = (row.id, &row.language, row.claims);
        let source = harmless(&row.source);
        writeln!(
            out,
            "{id:>6}  {day:<10}  {language:<7}  {claims:>4} claims  {title}  ({source})"
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

fn search(file: &std::path::Path, words: &str, most: usize) -> Result<ExitCode, Failure> {
    let hits = Case::open(file)?.search(words, most)?;
    let mut out = io::stdout().lock();
    for hit in &hits {
        let title = harmless(hit.title.as_deref().unwrap_or(&hit.source));
        writeln!(
            out,
            "{:>6}  {title}\n        {}",
            hit.id,
            harmless(&hit.excerpt)
        )?;
    }
    Ok(if hits.is_empty() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn verify(file: &std::path::Path) -> Result<ExitCode, Failure> {
    let case = Case::open(file)?;
    let found = case.verify()?;
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{} documents and {} records of custody checked",
        found.documents, found.records
    )?;
    for orphan in case.orphans()? {
        writeln!(
            out,
            "an edit has lost its words: {}",
            harmless(&orphan.quote)
        )?;
    }
    for fault in &found.faults {
        writeln!(out, "FAULT {fault}")?;
    }
    Ok(if found.faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
