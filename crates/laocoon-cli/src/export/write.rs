use super::Export;
use super::zip::Zip;
use crate::output;
use laocoon_dossier::export::{self, FORMATS, Format, Stream, View};
use laocoon_dossier::made::Made;
use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Where an export goes.
pub(super) struct Target {
    format: &'static Format,
    /// `None` for standard output.
    path: Option<PathBuf>,
}

/// What takes dossiers in.
pub(super) enum Sink<'w> {
    Stream(Stream<'w>, Option<&'w str>),
    /// Files, with the names that are taken.
    Files {
        format: &'static Format,
        base: Option<&'w str>,
        taken: BTreeSet<String>,
        put: &'w mut dyn FnMut(&str, &str) -> io::Result<()>,
    },
    /// All of them first.
    Whole(&'w mut Vec<Made>),
}

impl Target {
    /// What the command line asks for, or what is wrong with it.
    pub(super) fn of(command: &Export) -> Result<Target, String> {
        let path = command.output.clone().filter(|path| path != Path::new("-"));
        let by_name = path.as_deref().and_then(Path::file_name).and_then(|name| {
            let name = name.to_string_lossy();
            export::by_ending(&name)
        });
        let Some(format) = command.format.or(by_name) else {
            let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
            return Err(format!("give a --format: {}", names.join(", ")));
        };
        if format.is_files() && path.is_none() {
            return Err(format!(
                "{} makes files of their own; give a folder or a .zip after -o",
                format.name
            ));
        }
        if format.is_whole() && path.is_none() && io::stdout().is_terminal() {
            return Err(format!("{} is no text; give a file after -o", format.name));
        }
        Ok(Target { format, path })
    }

    /// Writes what `work` hands over. If it says that there was nothing, no file is left.
    pub(super) fn write(
        &self,
        base: Option<&str>,
        work: impl FnOnce(&mut Sink<'_>) -> io::Result<bool>,
    ) -> io::Result<()> {
        let format = self.format;
        match &self.path {
            Some(folder) if format.is_files() && !is_zip(folder) => {
                let mut put =
                    |name: &str, text: &str| output::write(&folder.join(name), text.as_bytes());
                work(&mut files(format, base, &mut put)).map(drop)
            }
            Some(path) => output::write_if(path, |out| fill(format, base, out, work)),
            None => {
                let mut out = BufWriter::new(io::stdout());
                fill(format, base, &mut out, work)?;
                out.flush()
            }
        }
    }
}

fn fill(
    format: &'static Format,
    base: Option<&str>,
    out: &mut (dyn Write + Send),
    work: impl FnOnce(&mut Sink<'_>) -> io::Result<bool>,
) -> io::Result<bool> {
    if format.is_files() {
        let mut zip = Zip::new(out);
        let mut put = |name: &str, text: &str| zip.file(name, text.as_bytes());
        let some = work(&mut files(format, base, &mut put))?;
        zip.end()?;
        return Ok(some);
    }
    if format.is_stream() {
        let stream = format.stream(out);
        let mut sink = Sink::Stream(stream, base);
        let some = work(&mut sink)?;
        if let (Sink::Stream(stream, _), true) = (sink, some) {
            stream.end()?;
        }
        return Ok(some);
    }
    let mut made = Vec::new();
    let some = work(&mut Sink::Whole(&mut made))?;
    let views: Vec<View<'_>> = made.iter().map(|made| View::new(made, base)).collect();
    if some {
        format.whole(&views, out)?;
    }
    Ok(some)
}

fn files<'w>(
    format: &'static Format,
    base: Option<&'w str>,
    put: &'w mut dyn FnMut(&str, &str) -> io::Result<()>,
) -> Sink<'w> {
    Sink::Files {
        format,
        base,
        taken: BTreeSet::new(),
        put,
    }
}

impl Sink<'_> {
    /// Takes one dossier in.
    pub(super) fn dossier(&mut self, made: Made) -> io::Result<()> {
        match self {
            Sink::Stream(stream, base) => stream.write(&View::new(&made, *base)),
            Sink::Files {
                format,
                base,
                taken,
                put,
            } => {
                let stem = stem(&made, taken);
                let view = View::new(&made, *base);
                for (ending, text) in format.files(&view).unwrap_or_default() {
                    match ending.starts_with('.') {
                        true => put(&format!("{stem}{ending}"), &text)?,
                        // One for the whole folder.
                        false if taken.insert(ending.to_owned()) => put(ending, &text)?,
                        false => {}
                    }
                }
                Ok(())
            }
            Sink::Whole(all) => {
                all.push(made);
                Ok(())
            }
        }
    }
}

/// A file name after the document's source, that no other has.
fn stem(made: &Made, taken: &mut BTreeSet<String>) -> String {
    let source = &made.document.source;
    let name = match made.document.address() {
        Some(address) => crate::input::file_name(address),
        None => source
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or(source)
            .to_owned(),
    };
    let name = match name.rsplit_once('.') {
        Some((name, "txt" | "text" | "md" | "markdown" | "html" | "htm" | "xhtml")) => name,
        _ => &name,
    };
    let safe = |letter: char| match letter {
        letter if letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_' | ' ') => letter,
        _ => '-',
    };
    let name: String = name
        .trim_start_matches('.')
        .chars()
        .take(80)
        .map(safe)
        .collect();
    let name = if name.is_empty() || name == "-" {
        "text"
    } else {
        &name
    };
    let mut stem = name.to_owned();
    let mut nth = 2;
    while !taken.insert(stem.clone()) {
        stem = format!("{name}-{nth}");
        nth += 1;
    }
    stem
}

fn is_zip(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{} ", path.display()),
            None => f.write_str("the output "),
        }
    }
}
