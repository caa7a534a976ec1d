//! Who the figures are about: countries, dependencies, former states, seas, aggregates.

mod alpha3;
mod list;

use alpha3::ALPHA3;
pub use list::ENTITIES;

/// One page of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entity {
    /// ISO 3166-1 alpha-2 where there is one. Others: ISO 3166-2 for islands without a code of their own ("UM-71"),
    /// withdrawn codes for former states (`SU`, `DD`, `YU` until 1991, `CS` = Czechoslovakia, `YD` = South Yemen, `AN`,
    /// `NT`, `PC`; ISO 3166-3's `CSXX` = Serbia and Montenegro 1992-2005), user-assigned codes (`XK` Kosovo, `XG` Gaza Strip,
    /// `XW` West Bank, `XA` Akrotiri, `XD` Dhekelia, `XC` Paracel, `XY` Spratly Islands; seas `XR` `XT` `XI` `XP` `XS`),
    /// `EU`, and UN M49's `001` for the world.
    pub code: &'static str,
    /// English name as in the newest edition, in running order.
    pub name: &'static str,
    /// What it is, as far as rankings care.
    pub kind: Kind,
    /// The code of its page in the Factbook (GEC, not ISO): the first part of a locator.
    pub page: &'static str,
}

/// What an entity is, as far as rankings care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A state, also Kosovo and Taiwan, which the reference treats as countries.
    Country,
    /// A state that no longer exists; ranked in the editions that have it.
    Former,
    /// A territory of a state.
    Dependency,
    /// A territory whose status is disputed.
    Disputed,
    /// Antarctica.
    Antarctica,
    /// A sea.
    Ocean,
    /// The world, the European Union.
    Aggregate,
}

impl Kind {
    /// Whether rankings count it.
    pub const fn is_country(self) -> bool {
        matches!(self, Kind::Country | Kind::Former)
    }

    /// In words.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Country => "country",
            Kind::Former => "former country",
            Kind::Dependency => "dependency",
            Kind::Disputed => "disputed territory",
            Kind::Antarctica => "Antarctica",
            Kind::Ocean => "ocean",
            Kind::Aggregate => "aggregate",
        }
    }
}

const fn entity(code: &'static str, name: &'static str, kind: Kind, page: &'static str) -> Entity {
    Entity {
        code,
        name,
        kind,
        page,
    }
}

/// Index of a code in [`ENTITIES`], which is sorted by code.
pub fn position(code: &str) -> Option<usize> {
    ENTITIES.binary_search_by(|e| e.code.cmp(code)).ok()
}

/// The entity with this code.
pub fn find(code: &str) -> Option<&'static Entity> {
    position(code).map(|i| &ENTITIES[i])
}

/// The entity of an ISO 3166-1 code of two or three letters, in any case, or of an English name.
pub fn by_code_or_name(given: &str) -> Option<&'static Entity> {
    let upper = given.to_ascii_uppercase();
    find(&upper)
        .or_else(|| {
            let at = ALPHA3
                .binary_search_by_key(&upper.as_str(), |pair| pair.0)
                .ok()?;
            find(ALPHA3[at].1)
        })
        .or_else(|| (ENTITIES.iter()).find(|each| each.name.eq_ignore_ascii_case(given)))
}

/// The English name of a code.
pub fn entity_name(code: &str) -> Option<&'static str> {
    find(code).map(|e| e.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(ENTITIES.windows(2).all(|w| w[0].code < w[1].code));
    }

    #[test]
    fn names() {
        assert_eq!(entity_name("KZ"), Some("Kazakhstan"));
        assert_eq!(entity_name("KR"), Some("South Korea"));
        assert_eq!(entity_name("??"), None);
    }
}
