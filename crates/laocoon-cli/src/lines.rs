use crate::command::Examine;
use crate::examine::{Stage, examine};
use crate::input::{self, InputError};
use laocoon_dossier::json;
use laocoon_read::{MAX_BYTES, Options};
use laocoon_text::{Language, MediaType, Profile};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Bytes of lines that wait or are worked on; one line may be longer.
const IN_FLIGHT: usize = 64 << 20;
/// Bytes of lines worked on at once.
const AT_ONCE: usize = 8 << 20;
/// Longest line: the longest text, every character escaped.
const LONGEST: usize = 2 * MAX_BYTES;

/// `laocoon examine --jsonl`: one answer a line, in the order of the lines.
pub fn run(command: &Examine) -> io::Result<ExitCode> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(command.threads.map_or(0, usize::from))
        .build()
        .map_err(io::Error::other)?;
    let gate = Arc::new(Gate::default());
    let (sender, lines) = channel();
    let reading = Arc::clone(&gate);
    // Ends with the program: it may wait for a line that never comes.
    std::thread::spawn(move || feed(&sender, &reading));
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut good, mut bad) = (0_u64, 0_u64);
    while let Some(batch) = batch(&lines, pool.current_num_threads() * 8) {
        let answers: Vec<_> =
            pool.install(|| batch.par_iter().map(|line| answer(line, command)).collect());
        for (text, is_good) in answers {
            out.write_all(text.as_bytes())?;
            out.write_all(b"\n")?;
            if is_good { good += 1 } else { bad += 1 }
        }
        out.flush()?;
        gate.leave(batch.iter().map(Line::weight).sum());
    }
    Ok(match (good, bad) {
        (_, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::from(2),
        _ => ExitCode::FAILURE,
    })
}

/// One line of input.
struct Line {
    number: u64,
    /// The bytes, or why there are none.
    bytes: Result<Vec<u8>, String>,
}

impl Line {
    fn weight(&self) -> usize {
        self.bytes.as_ref().map_or(0, Vec::len) + 1024
    }
}

/// Holds the reader back while enough is in flight.
#[derive(Default)]
struct Gate {
    inside: Mutex<usize>,
    left: Condvar,
}

impl Gate {
    fn enter(&self, weight: usize) {
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |inside: &mut usize| *inside > 0 && *inside + weight > IN_FLIGHT;
        let mut inside = self
            .left
            .wait_while(inside, full)
            .unwrap_or_else(PoisonError::into_inner);
        *inside += weight;
    }

    fn leave(&self, weight: usize) {
        *self.inside.lock().unwrap_or_else(PoisonError::into_inner) -= weight;
        self.left.notify_one();
    }
}

/// Reads lines until the end of standard input.
fn feed(lines: &Sender<Line>, gate: &Gate) {
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    for number in 1.. {
        let bytes = match next_line(&mut input) {
            Ok(None) => return,
            Ok(Some(line)) => line,
            Err(error) => Err(format!("standard input cannot be read ({error})")),
        };
        let broken = bytes.is_err() && !matches!(input.fill_buf(), Ok(rest) if !rest.is_empty());
        if bytes
            .as_ref()
            .is_ok_and(|bytes| bytes.iter().all(u8::is_ascii_whitespace))
        {
            continue;
        }
        let line = Line { number, bytes };
        gate.enter(line.weight());
        if lines.send(line).is_err() || broken {
            return;
        }
    }
}

/// The next line without its end; a line beyond all measure is skipped and said.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let mut bytes = Vec::new();
    let most = LONGEST as u64 + 1;
    if input.take(most).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.len() as u64 == most && bytes.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
        return Ok(Some(Err(format!(
            "the line is longer than {} MB",
            LONGEST >> 20
        ))));
    }
    Ok(Some(Ok(bytes)))
}

/// Waits for a line, and takes those that are there already with it.
fn batch(lines: &Receiver<Line>, most: usize) -> Option<Vec<Line>> {
    let first = lines.recv().ok()?;
    let mut weight = first.weight();
    let mut batch = vec![first];
    while batch.len() < most && weight < AT_ONCE {
        let Ok(line) = lines.try_recv() else { break };
        weight += line.weight();
        batch.push(line);
    }
    Some(batch)
}

/// A line's request.
#[derive(Deserialize)]
struct Request {
    text: Option<String>,
    html: Option<String>,
    path: Option<String>,
    language: Option<String>,
    as_of: Option<String>,
    profile: Option<String>,
    stages: Option<Stage>,
}

/// The answer to a bad line.
#[derive(Serialize)]
struct Refusal<'a> {
    id: &'a Value,
    error: String,
}

/// The dossier, or what is wrong, and whether it is the dossier.
fn answer(line: &Line, command: &Examine) -> (String, bool) {
    let mut id = Value::Null;
    match try_answer(line, command, &mut id) {
        Ok(dossier) => (dossier, true),
        Err(error) => {
            let error = format!("line {}: {error}", line.number);
            let refusal = Refusal { id: &id, error };
            (serde_json::to_string(&refusal).unwrap_or_default(), false)
        }
    }
}

fn try_answer(line: &Line, command: &Examine, id: &mut Value) -> Result<String, String> {
    let bytes = line.bytes.as_ref().map_err(Clone::clone)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut value: Value =
        serde_json::from_slice(bytes).map_err(|error| format!("not JSON: {error}"))?;
    let object = value.as_object_mut().ok_or("not a JSON object")?;
    *id = object.remove("id").unwrap_or_default();
    let request: Request = serde_json::from_value(value).map_err(|error| error.to_string())?;
    let stage = request.stages.unwrap_or_default();
    let options = options(&request, command)?;
    let source = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
    let given = |text: String, kind: MediaType| {
        let options = Options {
            media_type: Some(kind),
            encoding: Some("UTF-8".to_owned()),
            ..options.clone()
        };
        laocoon_read::read(text.into_bytes(), &source, &options).map_err(InputError::Read)
    };
    let document = match (request.text, request.html, request.path) {
        (Some(text), None, None) => given(text, MediaType::Plain),
        (None, Some(html), None) => given(html, MediaType::Html),
        (None, None, Some(path)) => input::load(Path::new(&path))
            .and_then(|bytes| Ok(laocoon_read::read(bytes, &path, &options)?)),
        _ => return Err("give one of \"text\", \"html\" and \"path\"".to_owned()),
    };
    let document = document.map_err(|error| error.to_string())?;
    Ok(json::to_line(&examine(document, stage).dossier(), id))
}

/// What the line says, else what the command line says for all.
fn options(request: &Request, command: &Examine) -> Result<Options, String> {
    let language = match &request.language {
        Some(tag) => Some(
            Language::from_tag(tag)
                .ok_or_else(|| format!("there is no pack for the language {tag:?}"))?,
        ),
        None => command.language,
    };
    let as_of = match &request.as_of {
        Some(day) => Some(
            day.parse()
                .map_err(|_| format!("\"as_of\" is {day:?}, not a day such as \"2022-01-06\""))?,
        ),
        None => command.as_of,
    };
    let profile = match &request.profile {
        Some(name) => Profile::from_name(name)
            .ok_or_else(|| format!("\"profile\" is {name:?}, neither \"news\" nor \"future\""))?,
        None => command.profile,
    };
    Ok(Options {
        language,
        as_of,
        profile,
        ..Options::default()
    })
}
