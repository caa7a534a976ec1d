use super::export::told;
use super::{Add, Failure, now};
use crate::examine::{Stage, examine, references};
use crate::input::{self, Input, InputError};
use crate::screen::harmless;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use laocoon_assess::compare::DIGEST_FORM;
use laocoon_case::{Added, Case, CaseError, Entry, Origin};
use laocoon_read::Options;
use rayon::prelude::*;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

/// Documents stored in one step: what a killed run may have to do again.
const STEP: usize = 64;

/// What stands for the program, the form of what it stores, and the references.
fn engine() -> String {
    let mut engine = format!("laocoon {} form {DIGEST_FORM}", env!("CARGO_PKG_VERSION"));
    for reference in references() {
        engine.push_str(&format!(
            " {} {}",
            reference.dataset,
            &reference.hash[..reference.hash.len().min(12)]
        ));
    }
    engine
}

/// `laocoon case add`.
pub fn run(command: &Add) -> Result<ExitCode, Failure> {
    let mut case = Case::open(&command.file)?;
    let engine = engine();
    let mut inputs = Vec::new();
    let mut failed = 0;
    for word in &command.inputs {
        match input::expand(word) {
            Ok(found) => inputs.extend(found),
            Err(error) => {
                failed += 1;
                eprintln!("laocoon: {}: {error}", harmless(&word.to_string_lossy()));
            }
        }
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(command.threads.map_or(0, usize::from))
        .build()
        .map_err(io::Error::other)?;
    let bar = progress(command.quiet, inputs.len());
    let (mut new, mut known) = (0, 0);
    // Archives are opened one after another: what they hold need not fit into memory.
    let mut found = inputs
        .into_iter()
        .inspect(|_| bar.inc(1))
        .flat_map(input::unpacked);
    loop {
        let mut jobs = Vec::with_capacity(STEP);
        let mut left = false;
        for job in found.by_ref().take(STEP) {
            left = true;
            match job {
                Ok(job) => jobs.push(job),
                Err((name, error)) => {
                    failed += 1;
                    bar.suspend(|| eprintln!("laocoon: {}: {error}", harmless(&name)));
                }
            }
        }
        if !left {
            break;
        }
        let read: Vec<_> =
            pool.install(|| jobs.par_iter().map(|job| prepare(job, &engine)).collect());
        let mut entries = Vec::with_capacity(read.len());
        for (job, entry) in jobs.iter().zip(read) {
            match entry {
                Ok(entry) => entries.push(entry?),
                Err(error) => {
                    failed += 1;
                    bar.suspend(|| eprintln!("laocoon: {}: {error}", harmless(&job.name())));
                }
            }
        }
        for added in case.add(&entries)? {
            match added {
                Added::New(_) => new += 1,
                Added::Known(_) => known += 1,
            }
        }
    }
    bar.finish_and_clear();
    let again = refresh(&mut case, &engine, &pool)?;
    if !command.quiet {
        eprintln!(
            "laocoon: {new} added, {known} known already, {again} examined again, {failed} failed"
        );
    }
    Ok(match (new + known + again, failed) {
        (_, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::from(2),
        _ => ExitCode::FAILURE,
    })
}

fn prepare(job: &Input, engine: &str) -> Result<Result<Entry, CaseError>, InputError> {
    let (bytes, source, options) = input::bytes(job)?;
    entry(bytes, source, &options, engine)
}

fn entry(
    bytes: Vec<u8>,
    source: String,
    options: &Options,
    engine: &str,
) -> Result<Result<Entry, CaseError>, InputError> {
    let document = laocoon_read::read(bytes.clone(), &source, options)?;
    let examined = examine(document, Stage::Check);
    let origin = Origin { source, at: now() };
    Ok(Entry::new(&bytes, origin, &examined.dossier(), engine))
}

/// Examines again what another program examined; the bytes are in the file.
fn refresh(case: &mut Case, engine: &str, pool: &rayon::ThreadPool) -> Result<usize, Failure> {
    let mut again = 0;
    for ids in case.stale(engine)?.chunks(STEP) {
        let stored: Vec<_> = ids
            .iter()
            .map(|id| case.document(*id))
            .collect::<Result<_, _>>()?;
        let entries: Vec<_> = pool.install(|| {
            let one = |stored: laocoon_case::Stored| {
                let options = told(&stored);
                entry(stored.raw, stored.source, &options, engine)
            };
            stored
                .into_par_iter()
                .filter_map(|stored| one(stored).ok())
                .collect()
        });
        let entries: Vec<Entry> = entries.into_iter().collect::<Result<_, _>>()?;
        again += case.add(&entries)?.len();
    }
    Ok(again)
}

fn progress(quiet: bool, jobs: usize) -> ProgressBar {
    if quiet || jobs < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(jobs as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len}, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
