use crate::command::LanguageCommand;
use laocoon_languages::{Pack, PackError, TABLES, Table};
use laocoon_text::Language;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// `laocoon language`: prints every error of the packs; exit code 1 when there is one.
pub fn run(command: &LanguageCommand) -> io::Result<ExitCode> {
    let LanguageCommand::Check { pack } = command;
    let mut out = io::stdout().lock();
    let mut errors = 0;
    for (name, tables) in packs(pack.as_deref())? {
        let found = check(&tables);
        for error in &found {
            writeln!(out, "{error}")?;
        }
        let held: Vec<&str> = tables.iter().map(|table| table.name).collect();
        for missing in laocoon_languages::names().filter(|name| !held.contains(name)) {
            writeln!(out, "{name}: no {missing}: its stage will find nothing")?;
        }
        if found.is_empty() {
            writeln!(out, "{name}: {} tables, no errors", tables.len())?;
        }
        errors += found.len();
    }
    Ok(if errors == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The packs asked for, with their tables.
fn packs(asked: Option<&str>) -> io::Result<Vec<(String, Vec<Table>)>> {
    let of = |language: Language| {
        let tables = TABLES.iter().filter(|table| table.language == language);
        (language.tag().to_owned(), tables.copied().collect())
    };
    let Some(asked) = asked else {
        return Ok(Language::ALL.map(of).into());
    };
    match Language::ALL.into_iter().find(|known| known.tag() == asked) {
        Some(language) => Ok(vec![of(language)]),
        None => Ok(vec![(asked.to_owned(), folder(Path::new(asked))?)]),
    }
}

/// The tables in a folder, by name. They are kept to the end of the program, as those are
/// that are part of it.
fn folder(path: &Path) -> io::Result<Vec<Table>> {
    let mut tables = Vec::new();
    let entries = std::fs::read_dir(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if let Some(name) = name.filter(|name| name.ends_with(".toml")) {
            tables.push(Table {
                language: Language::Unknown,
                name: name.to_owned().leak(),
                path: path.display().to_string().leak(),
                text: std::fs::read_to_string(&path)?.leak(),
            });
        }
    }
    tables.sort_by_key(|table| table.name);
    Ok(tables)
}

/// Every error in the tables of one pack, table by table.
fn check(tables: &[Table]) -> Vec<PackError> {
    let pack = tables.iter().find(|table| table.name == "pack.toml");
    let pack: Pack = pack
        .filter(|table| laocoon_languages::check_pack(table).is_none())
        .and_then(laocoon_languages::parse_pack)
        .unwrap_or_default();
    let mut errors = laocoon_mark::check_tables(tables, Box::leak(Box::new(pack)));
    for table in tables {
        errors.extend(match table.name {
            "pack.toml" => laocoon_languages::check_pack(table),
            "page.toml" => laocoon_read::check_page(table),
            // Those that the marks read are checked above.
            name if laocoon_languages::names().any(|known| known == name) => {
                laocoon_claim::check_table(table)
                    .or_else(|| laocoon_assess::check_table(table))
                    .or_else(|| laocoon_dossier::check_table(table))
                    .or_else(|| laocoon_languages::check_syntax(table))
            }
            // Compiled into the gazetteer by its own command, which checks what it says.
            "name.toml" => laocoon_languages::check_syntax(table),
            _ => Some(PackError::at(
                table,
                0,
                "",
                "no stage reads a table of this name",
            )),
        });
    }
    errors.sort_by(|a, b| (a.path, a.line).cmp(&(b.path, b.line)));
    errors.dedup();
    errors
}
