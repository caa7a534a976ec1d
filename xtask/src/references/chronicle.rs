//! Dated facts from the pages: independence, memberships, chiefs of state and government, capitals. One line a fact,
//! with the editions that give it: `references/data/factbook-chronicle.tsv`.

use super::page::{Body, Page, Pages};
use super::text::untag;
use super::{each_edition, input_dir};
use crate::Failure;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What the page says: kind, entity, object (organisation, person, city), and status or dates.
type Fact = (&'static str, &'static str, String, String);

/// Abbreviations of organisations that are kept, and the keys of `chronicle.tsv`.
#[rustfmt::skip]
const ORGANISATIONS: &[(&str, &str)] = &[
    ("UN", "un"), ("NATO", "nato"), ("EU", "eu"), ("EC", "eu"), ("CE", "coe"), ("Council of Europe", "coe"), ("CIS", "cis"),
    ("CSTO", "csto"), ("EAEU", "eaeu"), ("SCO", "sco"), ("OSCE", "osce"), ("CSCE", "osce"), ("PFP", "pfp"), ("NACC", "nacc"),
    ("EAPC", "eapc"), ("WTrO", "wto"), ("OECD", "oecd"), ("OPEC", "opec"), ("ASEAN", "asean"), ("AU", "african-union"),
    ("BRICS", "brics"), ("ECOWAS", "ecowas"), ("Mercosur", "mercosur"), ("GCC", "gcc"), ("LAS", "arab-league"), ("AL", "arab-league"),
    ("OIC", "oic"), ("NAM", "nam"), ("C", "commonwealth"), ("OIF", "oif"), ("EFTA", "efta"), ("OAS", "oas"), ("SADC", "sadc"),
    ("ICCt", "icc"), ("IAEA", "iaea"), ("IMF", "imf"), ("WHO", "who"), ("UNESCO", "unesco"), ("ILO", "ilo"), ("INTERPOL", "interpol"),
    ("Interpol", "interpol"), ("ECO", "eco"), ("BSEC", "bsec"), ("GUAM", "guam"), ("ADB", "adb"), ("AsDB", "adb"), ("IDB", "isdb"),
    ("EBRD", "ebrd"), ("EAC", "eac"), ("COMESA", "comesa"), ("SAARC", "saarc"), ("Caricom", "caricom"), ("CAN", "andean"),
    ("UNASUR", "unasur"), ("CICA", "cica"), ("APEC", "apec"), ("Turkic Council", "turkic"),
];

/// Where the table is kept.
pub fn output_file() -> PathBuf {
    crate::root().join("references/data/factbook-chronicle.tsv")
}

/// `cargo xtask chronicle [DATA]`: compiles and writes the table.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let table = compile(&input_dir(arguments.first().map(String::as_str)))?;
    crate::write_file(&output_file(), table.as_bytes())?;
    println!(
        "{}: {} lines",
        output_file().display(),
        table.lines().count()
    );
    Ok(())
}

/// The table from the sources.
pub fn compile(dir: &Path) -> Result<String, Failure> {
    let mut seen: BTreeMap<Fact, BTreeSet<u16>> = BTreeMap::new();
    let mut editions = Vec::new();
    each_edition(dir, &mut Vec::new(), |year, archive, snapshot| {
        editions.push(year);
        for pages in [&archive, &snapshot] {
            for (fact, year) in facts(pages, year) {
                seen.entry(fact).or_default().insert(year);
            }
        }
    })?;
    editions.dedup();
    let mut out = String::from(
        "# Made by `cargo xtask chronicle` from The World Factbook, editions 1990 to 2026 (public domain): what, entity, object,\n\
         # status or dates as printed, first and last edition.\n",
    );
    for ((what, entity, object, detail), years) in seen {
        for (first, last) in runs(&years, &editions) {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{what}\t{entity}\t{object}\t{detail}\t{first}\t{last}");
        }
    }
    Ok(out)
}

/// Unbroken runs of editions; an edition or two without the fact (2018 to 2020 lost lists) do not break one.
fn runs(years: &BTreeSet<u16>, editions: &[u16]) -> Vec<(u16, u16)> {
    let at = |year: u16| {
        editions
            .iter()
            .position(|edition| *edition == year)
            .unwrap_or(0)
    };
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for year in years {
        match runs.last_mut() {
            Some(run) if at(*year) - at(run.1) <= 3 => run.1 = *year,
            _ => runs.push((*year, *year)),
        }
    }
    runs
}

fn facts(pages: &Pages, year: u16) -> Vec<(Fact, u16)> {
    let mut found = Vec::new();
    for (entity, page) in pages {
        let mut add = |what, object: String, detail: String| {
            found.push(((what, *entity, object, detail), year))
        };
        if let Some(text) = field(page, &["Independence"]) {
            let said = ["notable earlier", "note", "referendum"]
                .iter()
                .fold(text.as_str(), |text, word| {
                    text.split(word).next().unwrap_or(text)
                });
            let dates = dates(said);
            if !dates.is_empty() && !said.starts_with("none") {
                add("independence", String::new(), dates.join("|"));
            }
        }
        for label in ["International organization participation", "Member of"] {
            for (key, status) in field(page, &[label])
                .map(|text| members(&text, year))
                .unwrap_or_default()
            {
                add("member", key.to_owned(), status);
            }
        }
        for (what, heading) in [
            ("head-of-state", "chief of state"),
            ("head-of-government", "head of government"),
        ] {
            if let Some((name, dates)) = holder(page, heading) {
                add(what, name, dates.join("|"));
            }
        }
        if let Some(city) = capital(page) {
            add("capital", city, String::new());
        }
    }
    found
}

/// The text of a field, sub-fields behind their labels.
fn field(page: &Page, labels: &[&str]) -> Option<String> {
    let field = page
        .fields
        .iter()
        .find(|field| labels.contains(&field.label.as_str()))?;
    Some(match &field.body {
        Body::Flat(text) => untag(text),
        Body::Parts(parts) => {
            let parts = parts
                .iter()
                .map(|(label, text)| format!("{label}: {}", untag(text)));
            parts
                .collect::<Vec<_>>()
                .join(" ")
                .trim_start_matches(": ")
                .to_owned()
        }
    })
}

/// Organisations of a list, each with its status: "" for a member, else "observer", "applicant", ...
fn members(text: &str, year: u16) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for item in text.split([',', ';']) {
        let (name, status) = item.split_once('(').unwrap_or((item, ""));
        let name = name.trim();
        // Until 1995 "WTO" was the tourism organisation; the trade organisation is "WTrO" to 2003.
        let key = match name {
            "WTO" if year >= 2004 => Some("wto"),
            // "AU" once was the Arab Union of something else.
            "AU" if year < 2002 => None,
            "C" | "AL" if name == "AL" && year > 1992 => None,
            "IDB" | "ADB" if year < 1996 => None,
            "ADB" if year < 2009 => None,
            _ => ORGANISATIONS
                .iter()
                .find(|(short, _)| *short == name)
                .map(|(_, key)| *key),
        };
        if let Some(key) = key {
            found.push((key, status.trim_end_matches(')').trim().to_owned()));
        }
    }
    found
}

/// Who holds an office, and the dates in the bracket behind the name.
fn holder(page: &Page, heading: &str) -> Option<(String, Vec<String>)> {
    let text = field(page, &["Executive branch", "Leaders"])?;
    let lower = text.to_lowercase();
    // One person in both offices: "Chief of State and Head of Government".
    let both = "chief of state and head of government";
    let at = lower
        .find(&format!("{heading}:"))
        .map(|at| at + heading.len());
    let at = at.or_else(|| lower.find(both).map(|at| at + both.len()))?;
    let rest = text.get(at..)?.trim_start_matches([':', '-', ' ']);
    let (name, rest) = rest.split_once('(')?;
    let bracket = rest.split(')').next().unwrap_or("");
    let name = name.trim();
    let surname = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && word.to_uppercase() == word
    };
    let usable =
        name.len() < 90 && name.split([' ', '-']).any(surname) && !name.contains([';', ':']);
    let dates = dates(bracket);
    (usable && !dates.is_empty()).then(|| (name.to_owned(), dates))
}

/// The city in "name: Astana geographic coordinates: ..." or "Astana; note - ...".
fn capital(page: &Page) -> Option<String> {
    let text = field(page, &["Capital", "National capital"])?;
    let text = text.strip_prefix("name:").unwrap_or(&text).trim();
    let end = [
        "geographic",
        "note",
        ";",
        "(",
        ",",
        ":",
        " - ",
        "etymology",
        "|",
    ];
    let end = end
        .iter()
        .filter_map(|word| text.find(word))
        .min()
        .unwrap_or(text.len());
    let city = text[..end].trim().trim_end_matches('-').trim();
    (!city.is_empty() && city.len() < 40 && city.starts_with(char::is_uppercase))
        .then(|| city.to_owned())
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The dates of a text in EDTF: "16 December 1991" is 1991-12-16, "NA April 1990" 1990-04, a bare "1992" itself.
fn dates(text: &str) -> Vec<String> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut found: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let year = word.len() == 4
            && word.bytes().all(|b| b.is_ascii_digit())
            && ("1500".."2030").contains(word);
        if !year {
            continue;
        }
        let before = |n: usize| at.checked_sub(n).map(|at| words[at].to_lowercase());
        let month = before(1).and_then(|word| MONTHS.iter().position(|month| *month == word));
        let day = before(2)
            .and_then(|word| word.parse::<u8>().ok())
            .filter(|day| (1..=31).contains(day));
        let date = match (month, day) {
            (Some(month), Some(day)) => format!("{word}-{:02}-{day:02}", month + 1),
            (Some(month), None) => format!("{word}-{:02}", month + 1),
            (None, _) => (*word).to_owned(),
        };
        if !found.contains(&date) {
            found.push(date);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_are_printed() {
        assert_eq!(
            dates("since 16 December 1991; NA April 1990, in 1986"),
            ["1991-12-16", "1990-04", "1986"]
        );
    }

    #[test]
    fn members_and_what_is_less() {
        let found = members("CIS, PFP, UN, WTO, WTrO (observer)", 1998);
        let expected = [("cis", ""), ("pfp", ""), ("un", ""), ("wto", "observer")];
        assert!(
            found
                .iter()
                .map(|(key, status)| (*key, status.as_str()))
                .eq(expected),
            "{found:?}"
        );
    }

    #[test]
    fn the_committed_table_is_fresh() {
        let dir = input_dir(None);
        if !dir.is_dir() {
            eprintln!("skipped: no data at {}; set LAOCOON_DATA", dir.display());
            return;
        }
        let committed = std::fs::read_to_string(output_file()).unwrap();
        assert!(
            compile(&dir).unwrap() == committed,
            "run `cargo xtask chronicle`"
        );
    }
}
