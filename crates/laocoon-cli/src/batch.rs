use crate::command::{Examine, Format};
use crate::examine::{Stage, examine};
use crate::input::{self, Input, InputError};
use crate::output;
use crate::screen;
use crate::sink::{Sink, keep, places};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use laocoon_read::Options;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Inputs taken up at a time for each processor: the results of so many wait for their turn.
const AHEAD: usize = 4;

/// `laocoon examine` on files, folders, addresses and standard input.
pub fn run(command: &Examine) -> io::Result<ExitCode> {
    let words = match words(command) {
        Ok(words) => words,
        Err(message) => return Ok(usage(message)),
    };
    let mut jobs = Vec::new();
    let mut failed = 0;
    let mut several = words.len() > 1;
    for word in words {
        match input::expand(word) {
            Ok(inputs) => {
                several |= Path::new(word).is_dir();
                for found in inputs.into_iter().flat_map(input::unpacked) {
                    match found {
                        Ok(job) => jobs.push(job),
                        Err((name, error)) => {
                            failed += 1;
                            complain(&name, &error);
                        }
                    }
                }
            }
            Err(error) => {
                failed += 1;
                complain(&word.to_string_lossy(), &error);
            }
        }
    }
    several |= jobs.len() > 1;
    let sink = match Sink::of(command, several) {
        Ok(sink) => sink,
        Err(message) => return Ok(usage(&message)),
    };
    let places = places(&sink, &jobs);
    let options = Options {
        language: command.language,
        as_of: command.as_of,
        profile: command.profile,
        encoding: command.encoding.clone(),
        ..Options::default()
    };
    let work = |(job, place): (&Input, &Option<PathBuf>)| -> Result<String, InputError> {
        let document = input::read(job, &options, keep(command, &sink))?;
        let shown = sink.show(command, &examine(document, Stage::Check));
        match place {
            Some(place) => output::write(place, shown.as_bytes())
                .map(|()| String::new())
                .map_err(|error| InputError::Write {
                    place: place.display().to_string(),
                    error,
                }),
            None => Ok(shown),
        }
    };
    let watched = matches!(sink, Sink::Screen(_)) && io::stdout().is_terminal();
    let bar = progress(command.quiet || watched, jobs.len());
    let mut out = io::BufWriter::new(io::stdout().lock());
    let pool = (jobs.len() > 1)
        .then(|| pool(command.threads))
        .transpose()?;
    let ahead = AHEAD
        * pool
            .as_ref()
            .map_or(1, rayon::ThreadPool::current_num_threads);
    let mut examined = 0;
    for (jobs, places) in jobs.chunks(ahead).zip(places.chunks(ahead)) {
        let pairs = || jobs.iter().zip(places);
        let results: Vec<_> = match &pool {
            Some(pool) => pool.install(|| {
                jobs.par_iter()
                    .zip(places)
                    .map(work)
                    .inspect(|_| bar.inc(1))
                    .collect()
            }),
            None => pairs().map(work).collect(),
        };
        for (job, result) in jobs.iter().zip(results) {
            match result {
                Ok(shown) => {
                    if examined > 0 && !shown.is_empty() && sink.format() == Format::Terminal {
                        writeln!(out)?;
                    }
                    out.write_all(shown.as_bytes())?;
                    examined += 1;
                }
                Err(error) => {
                    failed += 1;
                    bar.suspend(|| complain(&job.name(), &error));
                }
            }
        }
        out.flush()?;
    }
    bar.finish_and_clear();
    if several && !command.quiet {
        let not = if failed > 0 {
            format!(", {failed} could not be")
        } else {
            String::new()
        };
        eprintln!("laocoon: {examined} examined{not}{}", sink.place());
    }
    Ok(match (examined, failed) {
        (0, _) => ExitCode::from(2),
        (_, 0) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// What the command line asks to examine: standard input if nothing is named and it is not
/// the keyboard.
fn words(command: &Examine) -> Result<Vec<&OsStr>, &'static str> {
    let mut seen = BTreeSet::new();
    let words: Vec<&OsStr> = command
        .inputs
        .iter()
        .map(OsString::as_os_str)
        .filter(|word| seen.insert(*word))
        .collect();
    if !words.is_empty() {
        return Ok(words);
    }
    if io::stdin().is_terminal() {
        return Err(
            "there is nothing to examine; give a file, a folder, an address, or - for standard input",
        );
    }
    Ok(vec![OsStr::new("-")])
}

fn usage(message: &str) -> ExitCode {
    eprintln!("laocoon: {message}");
    ExitCode::from(2)
}

fn complain(name: &str, error: &InputError) {
    eprintln!("laocoon: {}: {error}", screen::harmless(name));
}

fn pool(threads: Option<u16>) -> io::Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads.map_or(0, usize::from))
        .build()
        .map_err(io::Error::other)
}

/// A bar on standard error, where it does not stand in the way.
fn progress(hidden: bool, jobs: usize) -> ProgressBar {
    if hidden || jobs < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(jobs as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len}, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
