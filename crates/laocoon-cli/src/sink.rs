use crate::command::{Examine, Format};
use crate::examine::Examined;
use crate::input::{self, Input};
use crate::screen;
use laocoon_dossier::{html, json, terminal};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where dossiers go, and how they are shown there.
#[derive(Debug)]
pub enum Sink {
    Screen(Format),
    File(PathBuf, Format),
    Folder(PathBuf, Format),
}

impl Sink {
    /// What the command line asks for, or what is wrong with it.
    pub fn of(command: &Examine, several: bool) -> Result<Sink, String> {
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

    /// How dossiers are shown.
    pub fn format(&self) -> Format {
        match self {
            Sink::Screen(format) | Sink::File(_, format) | Sink::Folder(_, format) => *format,
        }
    }

    /// Where they went, for the closing message.
    pub fn place(&self) -> String {
        match self {
            Sink::Screen(_) => String::new(),
            Sink::File(path, _) | Sink::Folder(path, _) => format!("; see {}", path.display()),
        }
    }

    /// One dossier as it goes there.
    pub fn show(&self, command: &Examine, examined: &Examined) -> String {
        let dossier = examined.dossier();
        match self.format() {
            Format::Json => json::to_string(&dossier),
            Format::Html => html::render(&dossier, screen::ui(command.ui)),
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
pub fn places(sink: &Sink, jobs: &[Input]) -> Vec<Option<PathBuf>> {
    let mut taken = BTreeSet::new();
    let place = |job: &Input| match sink {
        Sink::Screen(_) => None,
        Sink::File(path, _) => Some(path.clone()),
        Sink::Folder(folder, format) => {
            let below = match job {
                Input::File { below, .. } => below.clone(),
                Input::Stdin => PathBuf::from("stdin"),
                Input::Address(address) => PathBuf::from(input::file_name(address)),
                Input::Part(part) => PathBuf::from(input::file_name(&part.source)),
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

/// Where the bytes of addresses are stored: where the caller says, else beside the output.
pub fn keep<'a>(command: &'a Examine, sink: &'a Sink) -> Option<&'a Path> {
    let beside = match sink {
        Sink::Screen(_) => None,
        Sink::File(path, _) => path.parent(),
        Sink::Folder(folder, _) => Some(folder.as_path()),
    };
    command.keep.as_deref().or(beside)
}
