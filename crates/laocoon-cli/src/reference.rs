use crate::command::ReferenceCommand;
use crate::examine::references;
use laocoon_references::{INDICATORS, Part};
use std::fmt::Write;

/// `laocoon reference`: what it prints.
pub fn run(command: &ReferenceCommand) -> String {
    match command {
        ReferenceCommand::List => list(),
    }
}

/// The data sets, then the indicators with what they are split by.
fn list() -> String {
    let mut out = String::new();
    for reference in references() {
        let (first, last) = reference.editions;
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "{} ({}), editions {first}-{last}",
            reference.title, reference.dataset
        );
        let _ = writeln!(out, "  table {}\n", reference.hash);
    }
    let keys = INDICATORS.iter().map(|indicator| indicator.key.len());
    let width = keys.max().unwrap_or_default();
    for indicator in INDICATORS {
        let split = match indicator.part {
            Part::Whole => "",
            Part::Counterpart => ", by country",
            Part::Category => ", by category",
        };
        let _ = writeln!(out, "{:width$}  {}{split}", indicator.key, indicator.title);
    }
    out
}
