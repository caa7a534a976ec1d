use super::{Failure, now};
use laocoon_case::edit::Operation;
use laocoon_case::{Case, CaseError};
use std::path::Path;
use std::process::ExitCode;

/// `laocoon case edit`.
pub fn run(file: &Path, operation: &str) -> Result<ExitCode, Failure> {
    let operation: Operation = serde_json::from_str(operation)
        .map_err(|error| CaseError::Edit(format!("this is no operation ({error})")))?;
    Case::open(file)?.edit(&operation, &now())?;
    Ok(ExitCode::SUCCESS)
}

/// `laocoon case undo` and `redo`.
pub fn shift(file: &Path, steps: u32, forward: bool) -> Result<ExitCode, Failure> {
    let mut case = Case::open(file)?;
    let done = if forward {
        case.redo(steps, &now())?
    } else {
        case.undo(steps, &now())?
    };
    eprintln!(
        "laocoon: {done} {}",
        if forward {
            "carried out again"
        } else {
            "taken back"
        }
    );
    Ok(ExitCode::SUCCESS)
}
