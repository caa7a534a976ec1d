//! Language packs: data only. A pack is one folder of TOML tables; the stage that needs a
//! table reads it, once, when a text in that language first comes by.

mod error;
mod pack;

pub use error::{PackError, check, check_syntax};
pub use pack::{Hyphens, Pack, StandIn, check_pack, pack, parse_pack};

use laocoon_text::Language;

/// One table of a pack, as it stands in its folder.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The language it belongs to.
    pub language: Language,
    /// File name: "number.toml".
    pub name: &'static str,
    /// Path from the project's root, for messages.
    pub path: &'static str,
    /// The TOML itself.
    pub text: &'static str,
}

macro_rules! tables {
    ($($language:ident $folder:literal: $($name:literal)*;)*) => {
        /// Every table of every pack.
        pub const TABLES: &[Table] = &[$($(Table {
            language: Language::$language,
            name: $name,
            path: concat!("languages/", $folder, "/", $name),
            text: include_str!(concat!("../", $folder, "/", $name)),
        },)*)*];
    };
}

tables! {
    French "fr": "pack.toml" "number.toml" "time.toml" "unit.toml" "indicator.toml" "page.toml" "cue.toml" "quote.toml" "consistency.toml" "actor.toml" "event.toml" "toll.toml" "wording.toml" "report.toml" "demand.toml" "inference.toml" "weigh.toml" "credit.toml" "shape.toml" "ui.toml";
    English "en": "pack.toml" "number.toml" "time.toml" "unit.toml" "indicator.toml" "page.toml" "cue.toml" "quote.toml" "consistency.toml" "actor.toml" "event.toml" "toll.toml" "wording.toml" "report.toml" "demand.toml" "inference.toml" "weigh.toml" "credit.toml" "shape.toml" "ui.toml";
    Russian "ru": "pack.toml" "number.toml" "time.toml" "unit.toml" "indicator.toml" "page.toml" "cue.toml" "quote.toml" "consistency.toml" "actor.toml" "event.toml" "toll.toml" "wording.toml" "report.toml" "demand.toml" "inference.toml" "weigh.toml" "credit.toml" "shape.toml" "ui.toml";
}

/// The file of a language's trained models for syntax; `None` for a language without.
pub const fn model(language: Language) -> Option<&'static [u8]> {
    match language {
        Language::French => Some(include_bytes!("../fr/model/syntax.bin")),
        Language::Russian => Some(include_bytes!("../ru/model/syntax.bin")),
        Language::English => Some(include_bytes!("../en/model/syntax.bin")),
        Language::Unknown => None,
    }
}

/// The file of a language's trained tagger of names; `None` for a language without.
pub const fn name_model(language: Language) -> Option<&'static [u8]> {
    match language {
        Language::French => Some(include_bytes!("../fr/model/names.bin")),
        Language::Russian => Some(include_bytes!("../ru/model/names.bin")),
        Language::English => Some(include_bytes!("../en/model/names.bin")),
        Language::Unknown => None,
    }
}

/// The names of the tables that a whole pack holds.
pub fn names() -> impl Iterator<Item = &'static str> {
    let first = Language::ALL[0];
    let tables = TABLES.iter().filter(move |table| table.language == first);
    tables.map(|table| table.name)
}

/// A table of a language's pack; `None` when the pack has none of that name.
pub fn table(language: Language, name: &str) -> Option<&'static Table> {
    TABLES
        .iter()
        .find(|table| table.language == language && table.name == name)
}

/// The common words of a language in folded form, as an `fst` set: to tell names from words
/// at the start of a sentence. Empty for a language without a pack.
pub fn words(language: Language) -> &'static [u8] {
    match language {
        Language::French => include_bytes!("../fr/words.fst"),
        Language::English => include_bytes!("../en/words.fst"),
        Language::Russian => include_bytes!("../ru/words.fst"),
        Language::Unknown => &[],
    }
}
