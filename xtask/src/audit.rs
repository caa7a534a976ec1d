//! `cargo xtask audit`: the reference against itself, as a page. Writes `docs/audit.md` from the compiled table alone.

use crate::{Failure, root, write_file};
use laocoon_references::audit::{Check, Fault, Ledger, contradicts, listings};
use laocoon_references::{self as references, Border, Kind};
use std::fmt::Write;
use std::path::PathBuf;

/// So many of the greatest faults of a kind are shown.
const SHOWN: usize = 25;

/// Where the page is kept.
fn file() -> PathBuf {
    root().join("docs/audit.md")
}

/// Writes the page.
pub fn run() -> Result<(), Failure> {
    let page = page();
    write_file(&file(), page.as_bytes())?;
    print!("{page}");
    Ok(())
}

/// The page.
fn page() -> String {
    let faults = Ledger::factbook().audit();
    let mut out = String::from(
        "# The Factbook against itself\n\nMade by `cargo xtask audit`. A fault is no verdict: it says where the reference \
         needs care. `laocoon reference audit --edition 2014 --country KZ` prints them one by one.\n\n\
         ## Borders\n\nA border stands on two pages. The columns: borders that both pages give; those whose figures differ in any \
         digit; those that contradict each other, by more than a unit of the last digit of the coarser figure (most are rounded to \
         whole kilometres, so that one line, measured once, may stand as 209 km here and as 210 km there); and the same between two countries, territories left out.\n\n\
         | edition | borders | differ | contradict | between countries | contradict |\n|---|---|---|---|---|---|\n",
    );
    for edition in references::editions() {
        let borders = references::borders(edition.year);
        let of = |wanted: &dyn Fn(&Border) -> bool| {
            borders.iter().filter(|border| wanted(border)).count()
        };
        let contradict = |border: &Border| contradicts(border.here.value, border.there.value);
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            edition.year,
            borders.len(),
            of(&Border::disagrees),
            of(&contradict),
            of(&between_countries),
            of(&|border| between_countries(border) && contradict(border)),
        );
    }
    rounded(&mut out);
    section(
        &mut out,
        &faults,
        Check::Jump,
        "Jumps",
        "What is measured once (areas, borders, coasts) moved by more than 5 % from one edition to the next: another scope or another method. Of the rest, a value that is four times another, and back in the next edition.",
    );
    section(
        &mut out,
        &faults,
        Check::Part,
        "Parts and totals",
        "Land and water against the whole area, borders with neighbours against all borders (1 %); shares that exclude each other against a hundred (3 points).",
    );
    section(
        &mut out,
        &faults,
        Check::Lag,
        "Old figures",
        "The newest figure that an edition gives is of more than ten years before it.",
    );
    let listed = listings();
    let _ = writeln!(
        out,
        "\n## Lists of members\n\n{} lists call a state observer, applicant or candidate more than two years after the act by which it joined.\n",
        listed.len()
    );
    lines(&mut out, &listed);
    out
}

/// The edition that contradicts itself most, and the pairs of it that differ without contradicting each other.
fn rounded(out: &mut String) {
    let count = |edition: u16| {
        let borders = references::borders(edition);
        let those = borders
            .iter()
            .filter(|border| contradicts(border.here.value, border.there.value));
        those.count()
    };
    let years = references::editions().iter().map(|edition| edition.year);
    let Some(worst) = years.max_by_key(|year| count(*year)) else {
        return;
    };
    let alike: Vec<String> = references::border_disagreements(worst)
        .iter()
        .filter(|border| !contradicts(border.here.value, border.there.value))
        .map(|border| {
            let name = |code| references::entity_name(code).unwrap_or(code);
            format!(
                "{} and {} ({} and {} km)",
                name(border.pair.0),
                name(border.pair.1),
                border.here.value.normalize(),
                border.there.value.normalize()
            )
        })
        .collect();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "\nIn {worst}, {} pairs contradict each other; {} more differ by no more than rounding: {}.",
        count(worst),
        alike.len(),
        alike.join("; ")
    );
}

fn between_countries(border: &Border) -> bool {
    let country = |code| {
        references::find_entity(code)
            .is_some_and(|entity| matches!(entity.kind, Kind::Country | Kind::Former))
    };
    country(border.pair.0) && country(border.pair.1)
}

fn section(out: &mut String, faults: &[Fault], check: Check, title: &str, what: &str) {
    let mut of_kind: Vec<Fault> = faults
        .iter()
        .filter(|fault| fault.check == check)
        .cloned()
        .collect();
    let _ = writeln!(
        out,
        "\n## {title}\n\n{what} {} in all; the greatest {SHOWN}:\n",
        of_kind.len()
    );
    let size = |fault: &Fault| match check {
        Check::Lag => fault.values.0 - fault.values.1,
        _ => fault.percent(),
    };
    of_kind.sort_by(|a, b| {
        size(b)
            .cmp(&size(a))
            .then_with(|| a.to_string().cmp(&b.to_string()))
    });
    of_kind.truncate(SHOWN);
    lines(out, &of_kind);
}

fn lines(out: &mut String, faults: &[Fault]) {
    for fault in faults {
        let (first, last) = fault.editions;
        let years = if first == last {
            first.to_string()
        } else {
            format!("{first}-{last}")
        };
        let name = references::entity_name(&fault.entity).unwrap_or(&fault.entity);
        let _ = writeln!(
            out,
            "- {years}, {name}, {}: {}",
            fault.indicator, fault.because
        );
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_is_fresh() {
        let written = std::fs::read_to_string(super::file()).unwrap_or_default();
        assert!(
            written == super::page(),
            "run `cargo xtask audit` and commit docs/audit.md"
        );
    }
}
