//! Dated facts on states and organisations: independence, accession and exit, heads of state and government, capitals, names.
//!
//! Two references: `dated-facts`, stated from acts and lists of members (`data/chronicle.tsv`), and the Factbook's own pages by
//! edition (`data/factbook-chronicle.tsv`), which lag: an edition may list a member years after it joined.
//!
//! ```
//! use laocoon_references::chronicle::{self, What};
//! let wto = chronicle::organisation(Some("Q7825"), &[]).unwrap();
//! let facts = chronicle::facts("KZ", What::Member);
//! let joined = facts.iter().find(|fact| fact.object == wto && !fact.dates.is_empty()).unwrap();
//! assert_eq!(joined.dates[0].to_string(), "2015-11-30");
//! ```

mod read;
mod stamp;

pub use stamp::Stamp;

use read::{Raw, tables};

/// Key of the facts stated from acts and lists.
pub const DATASET: &str = "dated-facts";
/// Title of the facts stated from acts and lists.
pub const TITLE: &str = "Dated facts on states and organisations, from acts and lists of members";
/// The year in which they were stated.
pub const EDITION: u16 = 2026;

/// What a fact tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A state became independent.
    Independence,
    /// A state joined an organisation, or is listed with some status in it.
    Member,
    /// A state left an organisation.
    Left,
    /// Somebody became head of state.
    HeadOfState,
    /// Somebody became head of government.
    HeadOfGovernment,
    /// A city became the capital, or got its name.
    Capital,
    /// A state got its name.
    Named,
}

impl What {
    /// Every kind.
    pub const ALL: [What; 7] = [
        What::Independence,
        What::Member,
        What::Left,
        What::HeadOfState,
        What::HeadOfGovernment,
        What::Capital,
        What::Named,
    ];

    /// The key in claims and language packs.
    pub const fn key(self) -> &'static str {
        match self {
            What::Independence => "independence",
            What::Member => "membership",
            What::Left => "membership-end",
            What::HeadOfState => "head-of-state",
            What::HeadOfGovernment => "head-of-government",
            What::Capital => "capital",
            What::Named => "named",
        }
    }

    /// The kind of that key.
    pub fn from_key(key: &str) -> Option<What> {
        Self::ALL.into_iter().find(|what| what.key() == key)
    }

    /// The word in the tables.
    const fn word(self) -> &'static str {
        match self {
            What::Member => "member",
            What::Left => "left",
            other => other.key(),
        }
    }

    /// Where the Factbook tells it.
    const fn place(self) -> &'static str {
        match self {
            What::Independence => "Government / Independence",
            What::Member | What::Left => "Government / International organization participation",
            What::HeadOfState => "Government / Executive branch / chief of state",
            What::HeadOfGovernment => "Government / Executive branch / head of government",
            What::Capital => "Government / Capital",
            What::Named => "Government / Country name",
        }
    }
}

/// A dated fact, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Key of the data set.
    pub dataset: &'static str,
    /// What it tells.
    pub what: What,
    /// Key of an organisation, or the names of a person, city or state as the reference writes them, "; " between.
    pub object: &'static str,
    /// "" for a member, else what the list says: "observer", "applicant".
    pub status: &'static str,
    /// Dates that are given for it by turns, the usual one first; none where editions only list it.
    pub dates: Vec<Stamp>,
    /// First and last edition that gives it.
    pub editions: (u16, u16),
    /// Where it stands.
    pub locator: String,
}

/// The facts of a kind about an entity, in order of the reference, dated facts first.
pub fn facts(entity: &str, what: What) -> Vec<Fact> {
    let rows = tables().facts.get(entity).map_or(&[][..], Vec::as_slice);
    let of_kind = rows.iter().filter(|raw| raw.what == what);
    of_kind.map(|raw| fact(entity, raw)).collect()
}

/// The organisation with this Wikidata id, or with one of these names; its key.
pub fn organisation(wikidata: Option<&str>, names: &[&str]) -> Option<&'static str> {
    let tables = tables();
    let by_id = wikidata.and_then(|id| tables.identifiers.get(id));
    let by_name = || {
        names
            .iter()
            .find_map(|name| tables.names.get(&crate::fold(name)))
    };
    by_id.or_else(by_name).copied()
}

/// Whether the table holds every member that an organisation has had.
pub fn is_complete(organisation: &str) -> bool {
    tables().complete.contains(organisation)
}

/// Hash of the dated facts, in hexadecimal: FNV-1a of 64 bits over the table.
pub fn hash() -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = read::STATED
        .as_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, step);
    format!("{hash:016x}")
}

fn fact(entity: &str, raw: &Raw) -> Fact {
    let (dataset, locator) = match raw.source {
        Some(source) => (DATASET, source.to_owned()),
        None => {
            let page = crate::find_entity(entity).map_or("", |entity| entity.page);
            (crate::DATASET, format!("{page} / {}", raw.what.place()))
        }
    };
    Fact {
        dataset,
        what: raw.what,
        object: raw.object,
        status: raw.status,
        dates: raw.dates.split('|').filter_map(Stamp::read).collect(),
        editions: raw.editions,
        locator,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(entity: &str, what: What, object: &str) -> Option<i16> {
        let all = facts(entity, what);
        let found = all
            .iter()
            .find(|fact| fact.object.contains(object) && !fact.dates.is_empty());
        found.map(|fact| fact.dates[0].year)
    }

    #[test]
    fn facts_are_found() {
        assert_eq!(year("EE", What::Member, "nato"), Some(2004));
        assert_eq!(year("GB", What::Left, "eu"), Some(2020));
        assert_eq!(year("ML", What::Independence, ""), Some(1960));
        assert_eq!(year("FR", What::HeadOfState, "CHIRAC"), Some(1995));
        assert_eq!(year("KZ", What::Capital, "Nur-Sultan"), Some(2019));
        assert_eq!(year("KZ", What::Member, "nato"), None);
    }

    #[test]
    fn lists_lag_behind_acts() {
        let wto: Vec<_> = facts("KZ", What::Member)
            .into_iter()
            .filter(|fact| fact.object == "wto")
            .collect();
        assert!(
            wto.iter()
                .any(|fact| fact.status == "observer" && fact.editions.1 == 2021),
            "{wto:?}"
        );
    }

    #[test]
    fn organisations_by_id_and_name() {
        assert_eq!(organisation(Some("Q7184"), &[]), Some("nato"));
        assert_eq!(
            organisation(None, &["Partenariat pour la Paix"]),
            Some("pfp")
        );
        assert_eq!(organisation(None, &["Chess Club"]), None);
        assert!(is_complete("nato") && !is_complete("imf"));
    }
}
