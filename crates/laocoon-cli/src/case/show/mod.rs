//! `laocoon case show`: a case on the terminal, as JSON, as a page.

mod account;
mod documents;
mod edited;
mod names;
mod toll;

use super::Failure;
use crate::screen::{self, harmless};
use laocoon_assess::compare::overview::Overview;
use laocoon_case::Case;
use laocoon_text::Language;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// `laocoon case show`.
pub fn run(
    file: &Path,
    json: bool,
    all: bool,
    page: Option<&Path>,
    ui: Option<Language>,
) -> Result<ExitCode, Failure> {
    let overview = Case::open(file)?.overview()?;
    if let Some(page) = page {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let text = laocoon_dossier::html::render_case(&overview, &name, screen::ui(ui));
        std::fs::write(page, text)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    if json {
        serde_json::to_writer_pretty(&mut out, &overview).map_err(io::Error::other)?;
        writeln!(out)?;
    } else {
        terminal(&overview, all, &mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn terminal(case: &Overview, all: bool, out: &mut impl Write) -> io::Result<()> {
    documents::documents(case, out)?;
    writeln!(out, "\nCOPIES AND TRANSLATIONS")?;
    for group in case.groups.iter().filter(|group| group.members.len() > 1) {
        documents::origin(group, case, out)?;
    }
    writeln!(out, "\nNAMES IN SEVERAL DOCUMENTS")?;
    names::names(case, out)?;
    writeln!(out, "\nWHO CITES WHOM")?;
    names::citations(case, out)?;
    writeln!(out, "\nCHRONOLOGY")?;
    for moment in &case.chronology {
        let documents: Vec<String> = moment.documents.iter().map(|at| id(case, *at)).collect();
        let disputed = if moment.disputed { "  DISPUTED" } else { "" };
        writeln!(
            out,
            "  {:<10}  {} {}: «{}»  ({}){disputed}",
            moment.day,
            moment.what,
            harmless(&moment.of.join(", ")),
            harmless(&moment.quote),
            documents.join(", ")
        )?;
    }
    writeln!(out, "\nTOLLS OVER TIME")?;
    for series in &case.tolls {
        if all || series.points.len() > 1 {
            toll::series(series, case, out)?;
        }
    }
    writeln!(out, "\nACCOUNTS")?;
    for one in &case.accounts {
        let documents: BTreeSet<u32> = one.voices.iter().map(|voice| voice.document).collect();
        let touched = one.voices.iter().any(edited::is_touched);
        if all || touched || documents.len() > 1 {
            account::account(one, case, out)?;
        }
    }
    edited::by_hand(case, out)
}

/// The number that a document has in the case.
fn id(case: &Overview, document: u32) -> String {
    case.documents[document as usize].id.to_string()
}

/// On whose word, in brackets.
fn holder(holder: Option<&str>) -> String {
    match holder {
        None => String::new(),
        Some("") => " (unnamed source)".to_owned(),
        Some(name) => format!(" ({})", harmless(name)),
    }
}

/// A number as far as the words bound it.
fn number(low: Option<Decimal>, high: Option<Decimal>) -> String {
    match (
        low.map(|low| low.normalize()),
        high.map(|high| high.normalize()),
    ) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => format!("{low}-{high}"),
        (Some(low), None) => format!(">= {low}"),
        (None, Some(high)) => format!("<= {high}"),
        (None, None) => "-".to_owned(),
    }
}
