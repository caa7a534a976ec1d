use super::{complain, is_dossier};
use crate::examine::{Stage, examine};
use crate::input::{self, Input};
use laocoon_case::Case;
use laocoon_case::edit::State;
use laocoon_dossier::json;
use laocoon_dossier::made::Made;
use laocoon_read::Options;
use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something that gives one or more dossiers.
pub(super) enum Job {
    /// A text to examine; standard input may hold dossiers as well.
    Text(Input),
    /// A file of dossiers.
    Dossiers(Input),
    /// A document of a case.
    Case {
        file: PathBuf,
        document: i64,
        source: String,
        /// What the user's edits come to, for all documents of the case.
        state: Arc<State>,
    },
}

/// What there is to do, and how many inputs there is nothing to do with.
pub(super) struct Jobs {
    pub(super) jobs: Vec<Job>,
    pub(super) failed: usize,
}

/// The jobs that the command line names, in its order; what is wrong is said.
pub(super) fn jobs(words: &[OsString]) -> Result<Jobs, String> {
    if words.is_empty() && std::io::stdin().is_terminal() {
        return Err(
            "there is nothing to export; give a dossier, a text, a case file, or - for standard input"
                .to_owned(),
        );
    }
    let stdin = [OsString::from("-")];
    let words = if words.is_empty() { &stdin } else { words };
    let mut all = Jobs {
        jobs: Vec::new(),
        failed: 0,
    };
    for word in words {
        match of_word(word) {
            Ok(jobs) => all.jobs.extend(jobs),
            Err(error) => {
                all.failed += 1;
                complain(&word.to_string_lossy(), &error);
            }
        }
    }
    Ok(all)
}

fn of_word(word: &OsStr) -> Result<Vec<Job>, String> {
    let path = Path::new(word);
    if path.is_file() && is_case(path) {
        let read = Case::open(path).and_then(|case| Ok((case.list()?, case.state()?)));
        let (rows, state) = read.map_err(|error| error.to_string())?;
        let state = Arc::new(state);
        let job = |row: laocoon_case::Row| Job::Case {
            file: path.to_owned(),
            document: row.id,
            source: row.source,
            state: state.clone(),
        };
        return Ok(rows.into_iter().map(job).collect());
    }
    let inputs = input::expand(word).map_err(|error| error.to_string())?;
    let job = |input| match is_dossier(&input) {
        true => Job::Dossiers(input),
        false => Job::Text(input),
    };
    Ok(inputs.into_iter().map(job).collect())
}

/// Whether a file is a database, as case files are.
fn is_case(path: &Path) -> bool {
    let mut head = [0; 16];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head.starts_with(b"SQLite format 3\0")
}

type Dossiers = Vec<Result<Made, String>>;

/// The dossiers that a job gives, or why there are none.
pub(super) fn made(job: &Job, options: &Options) -> Result<Dossiers, String> {
    match job {
        Job::Text(Input::Stdin) => {
            let (bytes, name, _) =
                input::bytes(&Input::Stdin).map_err(|error| error.to_string())?;
            match bytes.trim_ascii_start().first() {
                Some(b'{') => read(bytes),
                _ => Ok(vec![examined(bytes, &name, options)]),
            }
        }
        Job::Text(input) => {
            let document = input::read(input, options, None).map_err(|error| error.to_string())?;
            Ok(vec![of(document)])
        }
        Job::Dossiers(input) => {
            let (bytes, ..) = input::bytes(input).map_err(|error| error.to_string())?;
            read(bytes)
        }
        Job::Case {
            file,
            document,
            state,
            ..
        } => {
            let case = Case::open(file).map_err(|error| error.to_string())?;
            let stored = case
                .document(*document)
                .map_err(|error| error.to_string())?;
            let json = crate::case::dossier(&case, &stored, state, options)?;
            let mut made = Made::read(&json).map_err(|error| error.to_string())?;
            made.leave_rejected();
            Ok(vec![Ok(made)])
        }
    }
}

fn examined(bytes: Vec<u8>, name: &str, options: &Options) -> Result<Made, String> {
    let document = laocoon_read::read(bytes, name, options).map_err(|error| error.to_string())?;
    of(document)
}

fn of(document: laocoon_text::Document) -> Result<Made, String> {
    let json = json::to_string(&examine(document, Stage::Check).dossier());
    Made::read(&json).map_err(|error| error.to_string())
}

/// One dossier, or one a line.
fn read(bytes: Vec<u8>) -> Result<Dossiers, String> {
    let text = String::from_utf8(bytes).map_err(|_| "it is no dossier (not UTF-8)".to_owned())?;
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let by_line = lines.len() > 1 && lines.iter().all(|line| line.ends_with('}'));
    if !by_line {
        return Ok(vec![Made::read(text).map_err(|error| error.to_string())]);
    }
    let read = |(line, number): (&&str, usize)| {
        Made::read(line).map_err(|error| format!("line {number}: {error}"))
    };
    Ok(lines.iter().zip(1..).map(read).collect())
}
