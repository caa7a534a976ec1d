use crate::command::{Examine, Format};
use crate::examine::{Stage, examine};
use crate::input::{self, Input, InputError};
use crate::output;
use crate::screen;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use laocoon_dossier::{html, json, terminal};
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
                jobs.extend(inputs);
            }
            Err(error) => {
                failed += 1;
                complain(&word.to_string_lossy(), &error);
            }
        }
    }
    let sink = match Sink::of(command, several) {
        Ok(sink) => sink,
        Err(message) => return Ok(usage(&message)),
    };
    let places = places(&sink, &jobs);
    let options = Options {
        language: command.language,
        as_of: command.as_of,
        encoding: command.encoding.clone(),
        ..Options::default()
    };
    let work = |(job, place): (&Input, &Option<PathBuf>)| -> Result<String, InputError> {
        let document = input::read(job, &options, keep(command, &sink))?;
        let shown = sink.show(command, examine(document, Stage::Check));
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
    let bar = progress(command, jobs.len());
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

fn progress(command: &Examine, jobs: usize) -> ProgressBar {
    if command.quiet || jobs < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(jobs as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len}, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Where the bytes of addresses are stored: where the caller says, else beside the output.
fn keep<'a>(command: &'a Examine, sink: &'a Sink) -> Option<&'a Path> {
    let beside = match sink {
        Sink::Screen(_) => None,
        Sink::File(path, _) => path.parent(),
        Sink::Folder(folder, _) => Some(folder.as_path()),
    };
    command.keep.as_deref().or(beside)
}

/// Where dossiers go, and how they are shown there.
#[derive(Debug)]
enum Sink {
    Screen(Format),
    File(PathBuf, Format),
    Folder(PathBuf, Format),
}

impl Sink {
    fn of(command: &Examine, several: bool) -> Result<Sink, String> {
        let Some(output) = command
            .output
            .as_ref()
            .filter(|output| *output != Path::new("-"))
        else {
            return Ok(Sink::Screen(command.format.unwrap_or(Format::Terminal)));
        };
        let named = Format::of(output);
        if output.is_dir() || several && named.is_none() && !output.is_file() {
            return Ok(Sink::Folder(
                output.clone(),
                command.format.unwrap_or(Format::Html),
            ));
        }
        let name = output.display();
        if several {
            return Err(format!(
                "-o {name} names one file, but there are several inputs; give a folder"
            ));
        }
        match (command.format, named) {
            (Some(format), Some(named)) if format != named => Err(format!(
                "--format and the ending of -o {name} disagree; leave one out"
            )),
            (Some(format), _) | (None, Some(format)) => Ok(Sink::File(output.clone(), format)),
            (None, None) => Err(format!(
                "the ending of -o {name} does not tell the format; let it end in .html, .json or .txt, or give --format"
            )),
        }
    }

    fn format(&self) -> Format {
        match self {
            Sink::Screen(format) | Sink::File(_, format) | Sink::Folder(_, format) => *format,
        }
    }

    fn place(&self) -> String {
        match self {
            Sink::Screen(_) => String::new(),
            Sink::File(path, _) | Sink::Folder(path, _) => format!("; see {}", path.display()),
        }
    }

    fn show(&self, command: &Examine, examined: crate::examine::Examined) -> String {
        let dossier = examined.dossier();
        match self.format() {
            Format::Json => json::to_string(&dossier),
            Format::Html => html::render(&dossier),
            Format::Terminal => {
                let style = screen::style(command, matches!(self, Sink::Screen(_)));
                terminal::render(&dossier, &style)
            }
        }
    }
}

impl Format {
    /// The format that a file's ending asks for.
    fn of(path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "json" => Some(Format::Json),
            "html" | "htm" => Some(Format::Html),
            "txt" => Some(Format::Terminal),
            _ => None,
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Html => "html",
            Format::Terminal => "txt",
        }
    }
}

/// The file that each input's dossier goes to; in a folder they are named after the inputs.
fn places(sink: &Sink, jobs: &[Input]) -> Vec<Option<PathBuf>> {
    let mut taken = BTreeSet::new();
    let place = |job: &Input| match sink {
        Sink::Screen(_) => None,
        Sink::File(path, _) => Some(path.clone()),
        Sink::Folder(folder, format) => {
            let below = match job {
                Input::File { below, .. } => below.clone(),
                Input::Stdin => PathBuf::from("stdin"),
                Input::Address(address) => PathBuf::from(input::file_name(address)),
            };
            let name = below
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let named = |suffix: &str| {
                folder.join(below.with_file_name(format!("{name}{suffix}.{}", format.extension())))
            };
            let mut path = named("");
            let mut nth = 2;
            while !taken.insert(path.clone()) {
                path = named(&format!("-{nth}"));
                nth += 1;
            }
            Some(path)
        }
    };
    jobs.iter().map(place).collect()
}
