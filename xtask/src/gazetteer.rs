//! `cargo xtask gazetteer`: languages/*/name.toml and references/gazetteer/*.tsv -> one table.

mod english;
mod french;
mod list;
mod russian;
mod source;

use crate::Failure;
use laocoon_references::gazetteer::{EntityKind, Forms, Role, Sense, flag, write};
use source::Source;
use std::collections::BTreeSet;
use std::path::Path;

/// Where the table lies, from the project's root.
const TABLE: &str = "references/gazetteer/gazetteer.bin";

/// Compiles the table and writes it.
pub fn run() -> Result<(), Failure> {
    let root = crate::root();
    let table = compile(&root).map_err(Failure)?;
    crate::write_file(&root.join(TABLE), &table)?;
    println!("{TABLE}: {} bytes", table.len());
    Ok(())
}

/// `cargo xtask words LANGUAGE LIST`: a list of common words, one a line, as the set that
/// `laocoon_languages::words` gives. NOTICE names the lists that the committed sets came from.
pub fn words(arguments: &[String]) -> Result<(), Failure> {
    let [tag, list] = arguments else {
        return Err(Failure("usage: cargo xtask words LANGUAGE LIST".to_owned()));
    };
    let text = std::fs::read_to_string(list)?;
    let words: BTreeSet<String> = text.lines().map(source::fold).collect();
    let set = fst::Set::from_iter(words.iter().filter(|word| word.chars().count() > 1))?;
    let path = crate::root().join(format!("languages/{tag}/words.fst"));
    crate::write_file(&path, set.as_fst().as_bytes())
}

/// Whether the committed table is what the sources give.
#[cfg(test)]
fn is_fresh(root: &Path) -> Result<bool, String> {
    let committed = std::fs::read(root.join(TABLE)).map_err(|error| error.to_string())?;
    Ok(compile(root)? == committed)
}

/// The form under which the gazetteer has a name.
pub fn form(name: &str) -> String {
    source::fold(name)
}

fn compile(root: &Path) -> Result<Vec<u8>, String> {
    let source = Source::read(root)?;
    let mut forms = Forms::default();
    for entry in &source.names {
        add_name(&mut forms, entry, &source);
    }
    for entry in &source.peoples {
        for form in inflect_people(entry.language, &entry.text) {
            forms.targets.insert(source::fold(&form));
            forms.add(
                &source::fold(&form),
                Sense {
                    entity: Some(entry.entity),
                    role: Role::People,
                    languages: entry.language,
                    flags: 0,
                },
            );
        }
    }
    for (word, role, language) in &source.words {
        let inflected = match (*language, role) {
            (source::RUSSIAN, Role::Title | Role::Office) => russian::noun(word),
            (source::RUSSIAN, Role::Given) => russian::name(word),
            _ => vec![word.clone()],
        };
        for form in inflected {
            let base = *role == Role::Given && form == *word;
            forms.add(
                &source::fold(&form),
                Sense {
                    entity: None,
                    role: *role,
                    languages: *language,
                    flags: if base { flag::BASE } else { 0 },
                },
            );
        }
    }
    for (text, entity, language) in &source.prefixes {
        forms.add(
            &source::fold(text),
            Sense {
                entity: Some(*entity),
                role: Role::Prefix,
                languages: *language,
                flags: 0,
            },
        );
    }
    write(&forms, &source.entities)
}

fn add_name(forms: &mut Forms, entry: &source::Entry, source: &Source) {
    let entity = &source.entities[entry.entity as usize];
    let inflected = if entry.language == source::RUSSIAN {
        russian::name(&entry.text)
    } else {
        vec![entry.text.clone()]
    };
    let mut flags = 0;
    let letters: Vec<char> = entry.text.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.len() <= 8 && letters.iter().all(|c| c.is_uppercase());
    if capitals {
        flags |= flag::CAPITALS;
    }
    if letters.first().is_some_and(|c| c.is_lowercase()) {
        flags |= flag::SMALL;
    }
    if source
        .ambiguous
        .contains(&(entry.language, entry.text.clone()))
    {
        flags |= flag::AMBIGUOUS;
    }
    let surname = ["ин", "ов", "ев", "ов", "ский", "овка"];
    let small = entry.language == source::RUSSIAN && source::is_small_town(entity);
    if small && surname.iter().any(|ending| entry.text.ends_with(ending)) {
        flags |= flag::AMBIGUOUS;
    }
    let single = !entry.text.contains([' ', '-']);
    if entity.kind == EntityKind::Person && single {
        flags |= flag::SURNAME;
    }
    let sense = Sense {
        entity: Some(entry.entity),
        role: Role::Name,
        languages: entry.language,
        flags,
    };
    for text in inflected {
        let form = source::fold(&text);
        if !capitals && source::draws_misspellings(entity) && form.chars().count() >= 5 {
            forms.targets.insert(form.clone());
        }
        forms.add(&form, sense);
    }
}

fn inflect_people(language: u8, text: &str) -> Vec<String> {
    match language {
        source::FRENCH => french::people(text),
        source::ENGLISH => english::people(text),
        _ => russian::people(text),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_table_is_fresh() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        assert_eq!(
            super::is_fresh(&root),
            Ok(true),
            "run `cargo xtask gazetteer` and commit the table"
        );
    }
}
