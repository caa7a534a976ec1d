use crate::command::LanguageCommand;
use laocoon_text::Language;
use std::io::{self, Write};
use std::process::ExitCode;

/// `laocoon language`: prints every error of the packs; exit code 1 when there is one.
pub fn run(command: &LanguageCommand) -> io::Result<ExitCode> {
    let LanguageCommand::Check { language } = command;
    let mut out = io::stdout().lock();
    let mut errors = 0;
    for checked in Language::ALL {
        if language.is_some_and(|only| only != checked) {
            continue;
        }
        let found = laocoon_mark::check_tables(checked);
        for error in &found {
            writeln!(out, "{error}")?;
        }
        if found.is_empty() {
            writeln!(out, "{}: no errors", checked.tag())?;
        }
        errors += found.len();
    }
    Ok(if errors == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
