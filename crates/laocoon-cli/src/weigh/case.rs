use super::{matrix, read, suggest};
use laocoon_assess::weigh::{Part, SuggestionPart, Weighed};
use laocoon_case::edit::Operation;
use laocoon_case::{Case, CaseError};
use laocoon_read::Options;
use std::collections::BTreeMap;
use std::path::Path;

/// Whether a file is named as a case.
pub(super) fn is_case(path: &Path) -> bool {
    path.extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("laocoon"))
}

fn told(error: CaseError) -> String {
    error.to_string()
}

/// Keeps hypotheses and evidence in a case, as an edit that can be undone.
pub(super) fn keep(case: &Path, file: &Path) -> Result<(), String> {
    let text = read(file)?;
    matrix::file(&text, folder(file))?;
    let now = jiff::Timestamp::now().to_string();
    let mut case = Case::open(case).map_err(told)?;
    case.edit(&Operation::Weigh { matrix: text }, &now)
        .map_err(told)
}

/// Weighs what a case holds. Origins that are documents of the case (their number as "#3", their place or
/// file name) are counted by its groups of copies and translations.
pub(super) fn parts(path: &Path) -> Result<Vec<Part>, String> {
    let case = Case::open(path).map_err(told)?;
    let Some(text) = case.state().map_err(told)?.weighing else {
        return Err(format!(
            "{} holds no hypotheses yet: laocoon weigh FILE.toml --into {}",
            path.display(),
            path.display()
        ));
    };
    let file = matrix::file(&text, folder(path))?;
    let origins = origins(&case)?;
    let name = |given: &str| origins.get(given).map_or(given, String::as_str).to_owned();
    let file = Weighed {
        matrix: file.matrix.with_origins(name),
        ..file
    };
    matrix::weighed(file, folder(path))
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

/// What the documents of a case suggest, copies counted once.
pub(super) fn suggest(path: &Path) -> Result<SuggestionPart, String> {
    let case = Case::open(path).map_err(told)?;
    let origins = origins(&case)?;
    let mut texts = Vec::new();
    for row in case.list().map_err(told)? {
        let stored = case.document(row.id).map_err(told)?;
        let origin = origins
            .get(&stored.source)
            .unwrap_or(&stored.source)
            .clone();
        let document = laocoon_read::read(stored.raw, &stored.source, &Options::default());
        texts.push((document.map_err(|error| error.to_string())?, origin));
    }
    Ok(suggest::of(&texts))
}

/// For every name of a document of the case the source of the first document with the same origin.
fn origins(case: &Case) -> Result<BTreeMap<String, String>, String> {
    let overview = case.overview().map_err(told)?;
    let mut origins = BTreeMap::new();
    for document in &overview.documents {
        let mut one = overview
            .documents
            .iter()
            .filter(|d| d.group == document.group);
        let origin = one.next().map_or(&document.source, |first| &first.source);
        let file = Path::new(&document.source).file_name();
        let names = [
            format!("#{}", document.id),
            document.source.clone(),
            file.unwrap_or_default().to_string_lossy().into_owned(),
        ];
        for name in names {
            origins.entry(name).or_insert_with(|| origin.clone());
        }
    }
    Ok(origins)
}
