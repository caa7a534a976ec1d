use super::layout;
use super::sense::language;

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entity {
    /// What kind of thing.
    pub kind: EntityKind,
    /// How widely known, 0 to 255: states, then capitals, then cities by their inhabitants.
    pub prominence: u8,
    /// Code of the country it is or lies in; empty for what lies in none.
    pub country: &'static str,
    /// Number of the power that sits there and that the name also stands for: the country of
    /// a capital, Russia of the Kremlin.
    pub power: Option<u32>,
    /// Latitude and longitude in degrees, to a hundredth, where had.
    pub position: Option<(f32, f32)>,
    /// GeoNames id of a city.
    pub geonames: Option<u32>,
    /// Other identifiers, "scheme:id", separated by spaces.
    pub ids: &'static str,
    names: [&'static str; 3],
}

/// What kind of thing bears a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum EntityKind {
    /// A state or territory with a code of its own, also a former one.
    #[default]
    Country,
    /// The seat of a country's government.
    Capital,
    /// A city or town.
    City,
    /// A part of a country, or a region across several.
    Region,
    /// A part of the world.
    Continent,
    /// A sea, river, lake, strait.
    Water,
    /// A building, square, field, works.
    Site,
    /// An organisation.
    Organisation,
    /// A people without a country of its own name.
    People,
    /// A religious community.
    Faith,
    /// A public figure.
    Person,
}

impl EntityKind {
    /// Every kind, in order of its number.
    pub const ALL: [EntityKind; 11] = [
        EntityKind::Country,
        EntityKind::Capital,
        EntityKind::City,
        EntityKind::Region,
        EntityKind::Continent,
        EntityKind::Water,
        EntityKind::Site,
        EntityKind::Organisation,
        EntityKind::People,
        EntityKind::Faith,
        EntityKind::Person,
    ];

    /// In a word.
    pub const fn name(self) -> &'static str {
        match self {
            EntityKind::Country => "country",
            EntityKind::Capital => "capital",
            EntityKind::City => "city",
            EntityKind::Region => "region",
            EntityKind::Continent => "continent",
            EntityKind::Water => "water",
            EntityKind::Site => "site",
            EntityKind::Organisation => "organisation",
            EntityKind::People => "people",
            EntityKind::Faith => "faith",
            EntityKind::Person => "person",
        }
    }
}

impl Entity {
    pub(super) fn read(record: &'static [u8], strings: &'static [u8]) -> Option<Self> {
        let kind = *EntityKind::ALL.get(record[0] as usize)?;
        let word = |at: usize| Some(u32::from_le_bytes(record.get(at..at + 4)?.try_into().ok()?));
        let half = |at: usize| Some(i16::from_le_bytes(record.get(at..at + 2)?.try_into().ok()?));
        let (latitude, longitude) = (half(6)?, half(8)?);
        let number = word(12)?;
        let city = matches!(kind, EntityKind::City | EntityKind::Capital);
        let country = std::str::from_utf8(&record[2..6]).ok()?;
        Some(Self {
            kind,
            prominence: record[1],
            country: country.trim_end_matches('\0'),
            power: u32::from(u16::from_le_bytes([record[10], record[11]])).checked_sub(1),
            position: (latitude != i16::MIN)
                .then(|| (f32::from(latitude) / 100.0, f32::from(longitude) / 100.0)),
            geonames: city.then_some(number),
            ids: if city {
                ""
            } else {
                layout::string(strings, number)?
            },
            names: [
                layout::string(strings, word(16)?)?,
                layout::string(strings, word(20)?)?,
                layout::string(strings, word(24)?)?,
            ],
        })
    }

    /// Its usual names in French, English and Russian; empty where there is none.
    pub fn all_names(&self) -> [&'static str; 3] {
        self.names
    }

    /// The usual name in a language (a bit of [`language`]), else in any.
    pub fn name(&self, wanted: u8) -> &'static str {
        let order = match wanted {
            language::ENGLISH => [1, 0, 2],
            language::RUSSIAN => [2, 1, 0],
            _ => [0, 1, 2],
        };
        order
            .into_iter()
            .map(|index| self.names[index])
            .find(|name| !name.is_empty())
            .unwrap_or("")
    }
}
