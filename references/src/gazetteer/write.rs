//! Lays names out as [`super::Gazetteer`] reads them.

use super::layout::{HEADER, MAGIC, SENSE};
use super::{EntityKind, Role, Sense, sound};
use fst::MapBuilder;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Something that has names.
#[derive(Clone, Debug, Default)]
pub struct Thing {
    /// What kind of thing.
    pub kind: EntityKind,
    /// How widely known, 0 to 255.
    pub prominence: u8,
    /// Code of the country it is or lies in, of at most four letters.
    pub country: String,
    /// Degrees north and east.
    pub position: Option<(f64, f64)>,
    /// GeoNames id, of a city.
    pub geonames: Option<u32>,
    /// Other identifiers, "scheme:id", separated by spaces.
    pub ids: String,
    /// Number of the power that its name stands for, of what is a seat.
    pub power: Option<u32>,
    /// Usual names: French, English, Russian.
    pub names: [String; 3],
}

/// A sense as the table packs it: role, entity, languages and flags.
type Packed = (u8, Option<u32>, u8, u8);

/// Everything that goes into the table, by folded form.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    senses: BTreeMap<String, BTreeSet<Packed>>,
    /// Forms that a misspelling may be resolved to.
    pub targets: BTreeSet<String>,
}

impl Forms {
    /// One more meaning of a folded form.
    pub fn add(&mut self, form: &str, sense: Sense) {
        if form.is_empty() {
            return;
        }
        let key = (sense.role as u8, sense.entity, sense.languages, sense.flags);
        self.senses.entry(form.to_owned()).or_default().insert(key);
    }
}

/// The bytes of the table; an error for names too long or too many to lay out.
pub fn write(forms: &Forms, things: &[Thing]) -> Result<Vec<u8>, String> {
    let mut strings = Strings::default();
    let mut records = Vec::new();
    for thing in things {
        record(thing, &mut strings, &mut records)?;
    }
    let (automaton, senses) = form_table(forms)?;
    let (sounds, near) = sound_table(&forms.targets, &mut strings)?;
    let parts = [automaton, sounds, senses, near, records, strings.bytes];
    let mut table = MAGIC.to_vec();
    let mut at = HEADER;
    for part in &parts {
        table.extend((at as u32).to_le_bytes());
        at += part.len();
    }
    table.extend((at as u32).to_le_bytes());
    table.extend(parts.concat());
    Ok(table)
}

/// Strings with their length before them, each once.
#[derive(Default)]
struct Strings {
    bytes: Vec<u8>,
    known: HashMap<String, u32>,
}

impl Strings {
    fn add(&mut self, text: &str) -> Result<u32, String> {
        if let Some(offset) = self.known.get(text) {
            return Ok(*offset);
        }
        let length = u8::try_from(text.len()).map_err(|_| format!("too long: {text:?}"))?;
        let offset = self.bytes.len() as u32;
        self.bytes.push(length);
        self.bytes.extend(text.as_bytes());
        self.known.insert(text.to_owned(), offset);
        Ok(offset)
    }
}

fn record(thing: &Thing, strings: &mut Strings, out: &mut Vec<u8>) -> Result<(), String> {
    out.extend([thing.kind as u8, thing.prominence]);
    let mut country = [0; 4];
    let code = thing.country.as_bytes();
    country
        .get_mut(..code.len())
        .ok_or_else(|| format!("code too long: {}", thing.country))?
        .copy_from_slice(code);
    out.extend(country);
    let hundredths = |degrees: f64| (degrees * 100.0).round() as i16;
    let (latitude, longitude) = match thing.position {
        Some((latitude, longitude)) => (hundredths(latitude), hundredths(longitude)),
        None => (i16::MIN, i16::MIN),
    };
    out.extend(latitude.to_le_bytes());
    out.extend(longitude.to_le_bytes());
    let power = thing
        .power
        .map_or(Ok(0), |number| u16::try_from(number + 1));
    let power = power.map_err(|_| "the power of a seat stands too late in the list")?;
    out.extend(power.to_le_bytes());
    let ids = match thing.geonames {
        Some(number) => number,
        None => strings.add(&thing.ids)?,
    };
    out.extend(ids.to_le_bytes());
    for name in &thing.names {
        out.extend(strings.add(name)?.to_le_bytes());
    }
    Ok(())
}

/// The automaton of forms and the lists it points to; equal lists stand there once.
fn form_table(forms: &Forms) -> Result<(Vec<u8>, Vec<u8>), String> {
    let mut builder = MapBuilder::memory();
    let mut senses: Vec<u8> = Vec::new();
    let mut known: HashMap<Vec<u8>, u64> = HashMap::new();
    for (form, set) in &forms.senses {
        let list = merged(set);
        let count = list.len() / SENSE;
        let start = *known.entry(list.clone()).or_insert_with(|| {
            let start = (senses.len() / SENSE) as u64;
            senses.extend(&list);
            start
        });
        let count = u8::try_from(count).map_err(|_| format!("too many meanings: {form}"))?;
        builder
            .insert(form, start << 8 | u64::from(count))
            .map_err(|error| error.to_string())?;
    }
    let automaton = builder.into_inner().map_err(|error| error.to_string())?;
    Ok((automaton, senses))
}

/// One sense where only the languages differ.
fn merged(set: &BTreeSet<(u8, Option<u32>, u8, u8)>) -> Vec<u8> {
    let mut languages: BTreeMap<(u8, Option<u32>, u8), u8> = BTreeMap::new();
    for (role, entity, language, flags) in set {
        *languages.entry((*role, *entity, *flags)).or_default() |= language;
    }
    let senses = languages
        .iter()
        .map(|((role, entity, flags), languages)| Sense {
            entity: *entity,
            role: Role::ALL[*role as usize],
            languages: *languages,
            flags: *flags,
        });
    senses.flat_map(Sense::write).collect()
}

/// Sounds of the forms that misspellings may mean, and the same with one consonant left out.
fn sound_table(
    targets: &BTreeSet<String>,
    strings: &mut Strings,
) -> Result<(Vec<u8>, Vec<u8>), String> {
    let mut lists: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for form in targets.iter().filter(|form| !form.contains(' ')) {
        let whole = sound(form);
        let offset = strings.add(form)?;
        // Not the first: a misspelling begins like the name.
        for at in 1..whole.len() {
            if whole.len() >= 4 {
                let mut short = whole.clone();
                short.remove(at);
                lists.entry(short).or_default().insert(offset);
            }
        }
        lists.entry(whole).or_default().insert(offset);
    }
    let mut builder = MapBuilder::memory();
    let mut near: Vec<u8> = Vec::new();
    for (sound, offsets) in &lists {
        let start = (near.len() / 4) as u64;
        near.extend(offsets.iter().flat_map(|offset| offset.to_le_bytes()));
        let value = start << 16 | offsets.len() as u64;
        builder
            .insert(sound, value)
            .map_err(|error| error.to_string())?;
    }
    let sounds = builder.into_inner().map_err(|error| error.to_string())?;
    Ok((sounds, near))
}
