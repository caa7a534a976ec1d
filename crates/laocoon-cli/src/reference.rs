mod audit;
mod diff;
mod own_reference;

use crate::command::ReferenceCommand;
use crate::examine::references;
use laocoon_references::chronicle::{self, What};
use laocoon_references::show::history_text;
use laocoon_references::{ENTITIES, Entity, INDICATORS, Part};
use std::fmt::Write;

/// `laocoon reference`: what it prints, or what was asked for that is not there.
pub fn run(command: &ReferenceCommand) -> Result<String, String> {
    let text = match command {
        ReferenceCommand::List => list(),
        ReferenceCommand::Show {
            entity,
            indicator,
            part,
        } => show(entity, indicator, part.as_deref())?,
        ReferenceCommand::Import(import) => own_reference::import(import)?,
        ReferenceCommand::Remove { name, edition } => own_reference::remove(name, *edition)?,
        ReferenceCommand::Diff {
            before,
            after,
            name,
            indicator,
        } => diff::diff(*before, *after, name.as_deref(), indicator.as_deref())?,
        ReferenceCommand::Borders { edition } => borders(*edition)?,
        ReferenceCommand::Audit {
            dataset,
            edition,
            country: wanted,
            kind,
        } => {
            let wanted = wanted.as_deref().map(country).transpose()?;
            audit::audit(dataset.as_deref(), *edition, wanted, kind.as_deref())?
        }
        ReferenceCommand::Notes => notes(),
    };
    Ok(text)
}

/// A history; countries are taken by code or English name.
fn show(entity: &str, indicator: &str, part: Option<&str>) -> Result<String, String> {
    let entity = country(entity)?;
    if let Some(what) = What::from_key(indicator) {
        return Ok(chronicle_of(entity, what));
    }
    let own = own_reference::histories(entity, indicator, part);
    let Some(registered) = laocoon_references::find_indicator(indicator) else {
        return if own.is_empty() {
            Err(history_text(entity, indicator, part))
        } else {
            Ok(own)
        };
    };
    let part = match part {
        Some(part) if registered.part == Part::Counterpart => Some(country(part)?),
        part => part,
    };
    Ok(history_text(entity, indicator, part) + &own)
}

/// What the chronicle has of a state: dates, or the editions that list it.
fn chronicle_of(entity: &str, what: What) -> String {
    let mut out = String::new();
    for fact in chronicle::facts(entity, what) {
        let dates: Vec<String> = fact.dates.iter().map(ToString::to_string).collect();
        let (first, last) = fact.editions;
        let said = [fact.object, fact.status, &dates.join(" or ")];
        let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
        let _ = writeln!(
            out,
            "{}  {}, {first}-{last}: {}",
            said.join("  "),
            fact.dataset,
            fact.locator
        );
    }
    if out.is_empty() {
        let _ = writeln!(out, "nothing known of {} of {entity}", what.key());
    }
    out
}

/// The code of a country given by code, name, or a part of its name that no other has.
fn country(given: &str) -> Result<&'static str, String> {
    let wanted = given.to_lowercase();
    let is = |entity: &&Entity| {
        entity.code.to_lowercase() == wanted || entity.name.to_lowercase() == wanted
    };
    if let Some(entity) = ENTITIES.iter().find(is) {
        return Ok(entity.code);
    }
    let like = ENTITIES
        .iter()
        .filter(|entity| entity.name.to_lowercase().contains(&wanted));
    let like: Vec<&Entity> = like.collect();
    match like.as_slice() {
        [one] => Ok(one.code),
        [] => Err(format!(
            "{given:?} is no country of the reference; give its ISO 3166-1 code, such as KZ, or its English name"
        )),
        several => {
            let names = several
                .iter()
                .map(|entity| format!("{} ({})", entity.name, entity.code));
            let names: Vec<String> = names.take(8).collect();
            Err(format!(
                "{given:?} could be {}; give one of the codes",
                names.join(", ")
            ))
        }
    }
}

/// The reference against itself: borders that two pages of one edition give differently.
fn borders(edition: u16) -> Result<String, String> {
    let editions = laocoon_references::editions();
    if !editions.iter().any(|known| known.year == edition) {
        let years = editions.first().zip(editions.last());
        let (first, last) = years.map_or((0, 0), |(first, last)| (first.year, last.year));
        return Err(format!(
            "there is no edition {edition}; there are {first} to {last}"
        ));
    }
    let all = laocoon_references::borders(edition);
    let mut out = String::new();
    let mut differing = 0;
    for border in all.iter().filter(|border| border.disagrees()) {
        differing += 1;
        let (here, there) = border.pair;
        let name = |code| laocoon_references::entity_name(code).unwrap_or(code);
        let _ = writeln!(
            out,
            "{} - {}: {} km on the first page, {} km on the second",
            name(here),
            name(there),
            border.here.value.normalize(),
            border.there.value.normalize(),
        );
    }
    let _ = writeln!(
        out,
        "{edition}: {differing} of {} borders differ between the two countries' pages",
        all.len()
    );
    Ok(out)
}

fn notes() -> String {
    let mut out = String::new();
    for note in laocoon_references::notes() {
        let (first, last) = note.editions;
        let entity = note.entity.as_deref().unwrap_or("all");
        let _ = writeln!(out, "{first}-{last}  {entity}  {}", note.text);
    }
    out
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
        let scope = reference
            .scope
            .map_or_else(String::new, |scope| format!(", asked only for {scope}"));
        let _ = writeln!(out, "  {}, {}{scope}", reference.priority, reference.weight);
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
    let dated: Vec<&str> = What::ALL.into_iter().map(What::key).collect();
    let _ = writeln!(out, "\ndated facts: {}", dated.join(", "));
    out
}
