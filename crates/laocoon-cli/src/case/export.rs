use super::Failure;
use crate::examine::{Stage, examine};
use crate::output;
use laocoon_case::edit::State;
use laocoon_case::{Case, Stored};
use laocoon_dossier::json;
use laocoon_dossier::revise::revise;
use laocoon_read::Options;
use laocoon_text::MediaType;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// `laocoon case export`.
pub fn run(file: &Path, folder: &Path) -> Result<ExitCode, Failure> {
    let case = Case::open(file)?;
    let state = case.state()?;
    for row in case.list()? {
        let stored = case.document(row.id)?;
        let place = folder.join("documents").join(&stored.sha256);
        output::write(&place, &stored.raw)?;
        let dossier = dossier(&case, &stored, &state, &Options::default());
        let dossier = dossier.map_err(|error| Failure::Told(format!("{}: {error}", row.source)))?;
        let place = folder.join("dossiers").join(format!("{}.json", row.id));
        output::write(&place, dossier.as_bytes())?;
    }
    let write = |name: &str, json: Result<String, serde_json::Error>| {
        output::write(
            &folder.join(name),
            json.map_err(io::Error::other)?.as_bytes(),
        )
    };
    write(
        "overview.json",
        serde_json::to_string_pretty(&case.overview()?),
    )?;
    write(
        "custody.json",
        serde_json::to_string_pretty(&case.custody()?),
    )?;
    write(
        "edits.json",
        serde_json::to_string_pretty(&case.operations()?),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// The dossier of a document of a case, as JSON, with the user's edits. It is examined as it was
/// when it was added, but for what `options` say otherwise.
pub(crate) fn dossier(
    case: &Case,
    stored: &Stored,
    state: &State,
    options: &Options,
) -> Result<String, String> {
    let options = Options {
        language: options.language,
        as_of: options.as_of,
        ..told(stored)
    };
    let document = laocoon_read::read(stored.raw.clone(), &stored.source, &options)
        .map_err(|error| error.to_string())?;
    let json = json::to_string(&examine(document, Stage::Check).dossier());
    let revision = case
        .revision(stored, state)
        .map_err(|error| error.to_string())?;
    revise(&json, &revision).map_err(|error| error.to_string())
}

/// What was known of a document's form when it was added. An archive or a server told it, or a
/// name does again.
pub(super) fn told(stored: &Stored) -> Options {
    if !stored.source.contains(['#', ':']) {
        return Options::default();
    }
    Options {
        encoding: Some(stored.encoding.clone()),
        media_type: MediaType::from_name(&stored.media_type),
        ..Options::default()
    }
}
