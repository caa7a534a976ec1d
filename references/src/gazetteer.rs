//! Names of countries, cities, regions, organisations, peoples and public figures in French,
//! English and Russian, in one automaton; and the words that announce names.
//!
//! The table is compiled by `cargo xtask gazetteer` and read where it lies: opening it reads
//! a header, looking something up follows a few bytes.
//!
//! Countries are named by the references' codes: ISO 3166-1 alpha-2, `SU` `YU` `DD`
//! `CS` `CSXX` `YD` for former states, `XK` for Kosovo, `XG` and `XW` for Gaza and the West
//! Bank, `EU` for the Union.

pub mod crossing;
mod entity;
mod layout;
mod sense;
mod sound;
pub mod spell;
mod write;

pub use entity::{Entity, EntityKind};
use layout::{RECORD, SENSE, checked_header};
pub use sense::{Role, Sense, flag, language};
pub use sound::{roman, sound, spelling_cost, spelling_cost_within};
pub use spell::spelling;
pub use write::{Forms, Thing, write};

use fst::raw::{CompiledAddr, Fst, Output};
use std::sync::OnceLock;

/// Legal forms of companies and words that many names hold: lines of a class, a tab, and its
/// spellings parted by "|"; lines that begin with "#" are remarks.
pub static FORMS: &str = include_str!("../gazetteer/forms.tsv");

static TABLE: &[u8] = include_bytes!("../gazetteer/gazetteer.bin");

/// The compiled names.
#[allow(missing_debug_implementations, reason = "the automata have none")]
pub struct Gazetteer {
    forms: Fst<&'static [u8]>,
    sounds: Fst<&'static [u8]>,
    senses: &'static [u8],
    near: &'static [u8],
    records: &'static [u8],
    strings: &'static [u8],
}

/// The gazetteer, opened on first use.
pub fn gazetteer() -> &'static Gazetteer {
    static OPEN: OnceLock<Gazetteer> = OnceLock::new();
    OPEN.get_or_init(|| Gazetteer::open(TABLE).expect("a table as the compiler writes it"))
}

/// A position in the automaton of forms: what has been fed so far.
#[derive(Clone, Copy, Debug)]
pub struct Walk {
    node: CompiledAddr,
    output: Output,
}

impl Gazetteer {
    /// A table as [`write`] makes it; `None` for other bytes.
    pub fn open(table: &'static [u8]) -> Option<Self> {
        let parts = checked_header(table)?;
        let part = |index: usize| table.get(parts[index]..parts[index + 1]);
        Some(Self {
            forms: Fst::new(part(0)?).ok()?,
            sounds: Fst::new(part(1)?).ok()?,
            senses: part(2)?,
            near: part(3)?,
            records: part(4)?,
            strings: part(5)?,
        })
    }

    /// The start of a form.
    pub fn walk(&self) -> Walk {
        Walk {
            node: self.forms.root().addr(),
            output: Output::zero(),
        }
    }

    /// Feeds bytes of a folded form; `None` when no form goes on like that.
    pub fn feed(&self, walk: Walk, bytes: &[u8]) -> Option<Walk> {
        let mut node = self.forms.node(walk.node);
        let mut output = walk.output;
        for &byte in bytes {
            let transition = node.transition(node.find_input(byte)?);
            output = output.cat(transition.out);
            node = self.forms.node(transition.addr);
        }
        Some(Walk {
            node: node.addr(),
            output,
        })
    }

    /// What a form means if it ends here.
    pub fn senses(&self, walk: Walk) -> impl Iterator<Item = Sense> + use<> {
        let node = self.forms.node(walk.node);
        let value = node
            .is_final()
            .then(|| walk.output.cat(node.final_output()).value());
        self.sense_list(value)
    }

    /// What a folded form means.
    pub fn lookup(&self, form: &str) -> impl Iterator<Item = Sense> + use<> {
        self.sense_list(self.forms.get(form).map(Output::value))
    }

    fn sense_list(&self, value: Option<u64>) -> impl Iterator<Item = Sense> + use<> {
        let (start, count) = value.map_or((0, 0), |value| (value >> 8, value & 0xff));
        let senses = self.senses;
        (start..start + count).filter_map(move |index| {
            let at = index as usize * SENSE;
            Sense::read(senses.get(at..at + SENSE)?)
        })
    }

    /// Folded forms that sound like `sound`, or like it but for one consonant.
    pub fn near(&self, sound: &str) -> impl Iterator<Item = &'static str> + use<> {
        let value = self.sounds.get(sound).map(Output::value);
        let (start, count) = value.map_or((0, 0), |value| (value >> 16, value & 0xffff));
        let (near, strings) = (self.near, self.strings);
        (start..start + count).filter_map(move |index| {
            let at = index as usize * 4;
            let offset = u32::from_le_bytes(near.get(at..at + 4)?.try_into().ok()?);
            layout::string(strings, offset)
        })
    }

    /// The thing with this number.
    pub fn entity(&self, number: u32) -> Option<Entity> {
        let at = number as usize * RECORD;
        Entity::read(self.records.get(at..at + RECORD)?, self.strings)
    }

    /// Every thing, with its number.
    pub fn entities(&self) -> impl Iterator<Item = (u32, Entity)> + '_ {
        (0..(self.records.len() / RECORD) as u32)
            .filter_map(|number| Some((number, self.entity(number)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, TABLE, checked_header, gazetteer};

    #[test]
    fn the_table_is_whole() {
        assert!(checked_header(TABLE).is_some());
        assert!(gazetteer().forms.verify().is_ok());
        assert!(gazetteer().sounds.verify().is_ok());
    }

    #[test]
    fn every_sense_has_its_entity() {
        use fst::Streamer;
        let mut stream = gazetteer().forms.stream();
        while let Some((form, value)) = stream.next() {
            for sense in gazetteer().sense_list(Some(value.value())) {
                let known = sense.entity.is_none_or(|e| gazetteer().entity(e).is_some());
                assert!(known, "{:?} {sense:?}", String::from_utf8_lossy(form));
            }
        }
    }

    #[test]
    fn finds_names_in_three_languages() {
        let check = |form: &str, role: Role, code: &str| {
            let found = gazetteer().lookup(form).any(|sense| {
                sense.role == role
                    && sense
                        .entity
                        .and_then(|number| gazetteer().entity(number))
                        .is_some_and(|entity| entity.country == code)
            });
            assert!(found, "{form}");
        };
        check("kazakhstan", Role::Name, "KZ");
        check("republique du kazakhstan", Role::Name, "KZ");
        check("kazakhstanaises", Role::People, "KZ");
        check("казахстанского", Role::People, "KZ");
        check("саудовской аравии", Role::Name, "SA");
        check("urss", Role::Name, "SU");
        check("alma ata", Role::Name, "KZ");
        check("frenchwomen", Role::People, "FR");
    }
}
