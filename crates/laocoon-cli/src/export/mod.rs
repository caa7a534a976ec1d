//! `laocoon export`: dossiers in the formats of other programs.

mod dossiers;
mod write;
mod zip;

use crate::input;
use clap::Args;
use dossiers::{Job, Jobs};
use laocoon_dossier::export::{self, FORMATS, Format};
use laocoon_dossier::filter::Filter;
use laocoon_text::{Language, Moment};
use rayon::prelude::*;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use write::Target;

/// Write dossiers in the formats of other programs
///
/// INPUT is a dossier (.json, or .jsonl with one a line), a case file (.laocoon), or anything
/// that `examine` takes, which is examined first. docs/exports.md tells what each format
/// carries, and where.
#[derive(Debug, Args)]
pub struct Export {
    /// Dossiers, case files, texts, folders of texts, http(s) addresses, or - for standard input
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<OsString>,
    /// The format [default: as the name after -o ends]
    #[arg(long, value_name = "FORMAT", value_parser = format, long_help = formats())]
    pub format: Option<&'static Format>,
    /// Only these claims: kind=toll&verdict=stale,wrong
    ///
    /// Keys: kind, verdict (none: not checked), holder (author, unnamed, named, or a name),
    /// certainty, language, source (part of a name or address). It is the notation of the
    /// report's address.
    #[arg(long, value_name = "FILTER", default_value_t)]
    pub filter: Filter,
    /// Write to this file; for cas and brat a folder or a .zip
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The address at which the report of the dossier stands: claims get addresses below it
    #[arg(long, value_name = "ADDRESS")]
    pub base: Option<String>,
    /// The day a text counts as published (2022-01-06), instead of the day it states
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Moment>,
    /// The language of a text, instead of the one its words tell
    #[arg(long, value_name = "fr|en|ru", value_parser = crate::command::language)]
    pub language: Option<Language>,
    /// Use this many processors [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Say nothing but errors on standard error
    #[arg(short, long)]
    pub quiet: bool,
}

fn format(name: &str) -> Result<&'static Format, String> {
    export::find(name).ok_or_else(|| match name {
        "parquet" => "this program was built without it; \
            cargo build --release -p laocoon-cli --features parquet builds one that has it"
            .to_owned(),
        _ => {
            let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
            format!("there is no such format; there are {}", names.join(", "))
        }
    })
}

fn formats() -> String {
    let lines = FORMATS
        .iter()
        .map(|format| format!("  {:<15} {}", format.name, format.title));
    let lines: Vec<String> = lines.collect();
    format!(
        "The format [default: as the name after -o ends]:\n{}",
        lines.join("\n")
    )
}

/// Dossiers taken up at a time for each processor.
const AHEAD: usize = 4;

/// Runs the command.
pub fn run(command: &Export) -> io::Result<ExitCode> {
    let usage = |message: &str| {
        eprintln!("laocoon: {message}");
        Ok(ExitCode::from(2))
    };
    let target = match Target::of(command) {
        Ok(target) => target,
        Err(message) => return usage(&message),
    };
    let Jobs { jobs, mut failed } = match dossiers::jobs(&command.inputs) {
        Ok(jobs) => jobs,
        Err(message) => return usage(&message),
    };
    let options = laocoon_read::Options {
        language: command.language,
        as_of: command.as_of,
        ..Default::default()
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(command.threads.map_or(0, usize::from))
        .build()
        .map_err(io::Error::other)?;
    let ahead = AHEAD * pool.current_num_threads();
    let (mut written, mut claims) = (0_usize, 0_usize);
    let outcome = target.write(command.base.as_deref(), |sink| {
        for chunk in jobs.chunks(ahead) {
            let work = |job: &Job| dossiers::made(job, &options);
            let results: Vec<_> = match chunk {
                [job] => vec![work(job)],
                chunk => pool.install(|| chunk.par_iter().map(work).collect()),
            };
            for (job, result) in chunk.iter().zip(results) {
                let dossiers = result.unwrap_or_else(|error| vec![Err(error)]);
                for dossier in dossiers {
                    match dossier {
                        Ok(mut made) => {
                            made.narrow(&command.filter);
                            claims += made.claims.len();
                            sink.dossier(made)?;
                            written += 1;
                        }
                        Err(error) => {
                            failed += 1;
                            complain(&job.name(), &error);
                        }
                    }
                }
            }
        }
        // A file that holds nothing would look like one that was exported.
        Ok(written > 0)
    });
    if let Err(error) = outcome {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Err(error);
        }
        return usage(&format!(
            "{target}cannot be written ({error}); give another place after -o"
        ));
    }
    if written > 0 && !command.quiet {
        if claims == 0 && !command.filter.is_empty() {
            eprintln!("laocoon: no claim fits the filter {}", command.filter);
        }
        if written > 1 || failed > 0 {
            eprintln!("laocoon: {written} exported, {failed} could not be");
        }
    }
    Ok(match (written, failed) {
        (0, _) => ExitCode::from(2),
        (_, 0) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

pub(super) fn complain(name: &str, error: &str) {
    eprintln!("laocoon: {}: {error}", crate::screen::harmless(name));
}

impl Job {
    /// The name it goes by in messages.
    fn name(&self) -> String {
        match self {
            Job::Text(input) | Job::Dossiers(input) => input.name(),
            Job::Case { file, source, .. } => format!("{}: {source}", file.display()),
        }
    }
}

/// Whether an input is one of dossiers, by its name.
fn is_dossier(input: &input::Input) -> bool {
    let input::Input::File { path, .. } = input else {
        return false;
    };
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ["json", "jsonl", "ndjson"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    })
}
