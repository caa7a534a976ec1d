//! The program `laocoon`.

mod batch;
mod case;
mod command;
mod examine;
mod export;
mod import;
mod input;
mod language;
mod lines;
mod names;
mod output;
mod own;
mod reference;
mod screen;
mod sink;
mod weigh;

use clap::Parser;
use command::{Command, Program};
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let result = match Program::parse().command {
        Command::Examine(examine) if examine.jsonl => lines::run(&examine),
        Command::Examine(examine) => batch::run(&examine),
        Command::Export(export) => export::run(&export),
        Command::Import(import) => import::run(&import),
        Command::Reference(reference) => match reference::run(&reference.command) {
            Ok(text) => print(&text),
            Err(message) => {
                eprintln!("laocoon: {}", message.trim_end());
                return ExitCode::from(2);
            }
        },
        Command::Names(names) => match names::run(&names.command) {
            Ok(text) => print(&text),
            Err(message) => {
                eprintln!("laocoon: {}", message.trim_end());
                return ExitCode::from(2);
            }
        },
        Command::Case(commands) => case::run(&commands),
        Command::Weigh(weigh) => match weigh::run(&weigh) {
            Ok(text) => print(&text),
            Err(message) => {
                eprintln!("laocoon: {}", message.trim_end());
                return ExitCode::from(2);
            }
        },
        Command::Language(packs) => language::run(&packs.command),
        Command::Schema => print(laocoon_dossier::schema::text()),
    };
    match result {
        Ok(code) => code,
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("laocoon: the output cannot be written ({error})");
            ExitCode::from(2)
        }
    }
}

fn print(text: &str) -> io::Result<ExitCode> {
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
