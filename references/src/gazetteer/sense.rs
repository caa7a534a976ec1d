/// One meaning of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// Number of what is named; `None` for words that only announce names.
    pub entity: Option<u32>,
    /// How the form names it.
    pub role: Role,
    /// The languages in which it does: bits of [`language`].
    pub languages: u8,
    /// Conditions: bits of [`flag`].
    pub flags: u8,
}

/// How a form names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Role {
    /// A name.
    Name,
    /// An adjective or noun for the people: "kazakh", "les Kazakhs".
    People,
    /// The first part of a compound: "américano-".
    Prefix,
    /// A word before a person's name: "président".
    Title,
    /// A word after which a name is likely a person's: "opposant".
    Office,
    /// The first word of an organisation's name: "Ministère".
    Body,
    /// A first name.
    Given,
    /// A word before a place: "à".
    At,
    /// A word that speaks of a city as a city: "habitants".
    Town,
    /// A small word inside a person's name: "van".
    Particle,
    /// Written like a name, but none: "PIB".
    Common,
    /// Words that end in one of place, but go before somebody: "face à".
    Agent,
}

impl Role {
    /// Every role, in order of its number.
    pub const ALL: [Role; 12] = [
        Role::Name,
        Role::People,
        Role::Prefix,
        Role::Title,
        Role::Office,
        Role::Body,
        Role::Given,
        Role::At,
        Role::Town,
        Role::Particle,
        Role::Common,
        Role::Agent,
    ];
}

/// Bits of [`Sense::languages`].
pub mod language {
    /// French.
    pub const FRENCH: u8 = 1;
    /// English.
    pub const ENGLISH: u8 = 2;
    /// Russian.
    pub const RUSSIAN: u8 = 4;
    /// Kazakh.
    pub const KAZAKH: u8 = 8;
}

/// Bits of [`Sense::flags`].
pub mod flag {
    /// Written in capitals: "ONU".
    pub const CAPITALS: u8 = 1;
    /// Also a common word, first name or surname: needs a sign of place beside the capital.
    pub const AMBIGUOUS: u8 = 2;
    /// Begins with a small letter: "mer Noire".
    pub const SMALL: u8 = 4;
    /// A surname standing alone.
    pub const SURNAME: u8 = 8;
    /// Of a first name: its nominative.
    pub const BASE: u8 = 16;
}

impl Sense {
    /// The bytes of a sense; the compiler's way in.
    pub fn write(self) -> [u8; super::SENSE] {
        let entity = self.entity.unwrap_or(u32::MAX).to_le_bytes();
        let [a, b, c, d] = entity;
        [a, b, c, d, self.role as u8, self.languages, self.flags, 0]
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let entity = u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?);
        Some(Self {
            entity: (entity != u32::MAX).then_some(entity),
            role: *Role::ALL.get(bytes[4] as usize)?,
            languages: bytes[5],
            flags: bytes[6],
        })
    }
}
