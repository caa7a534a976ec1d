//! Parts of speech and features of Universal Dependencies.

macro_rules! upos {
    ($($name:ident $code:literal,)*) => {
        /// Universal part of speech.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the names are Universal Dependencies' own")]
        pub enum Upos { $($name,)* #[default] X }

        impl Upos {
            /// Every part of speech; a class of the tagger is an index into this list.
            pub const ALL: &[Upos] = &[$(Upos::$name,)* Upos::X];

            /// The name in CoNLL-U.
            pub const fn code(self) -> &'static str {
                match self { $(Upos::$name => $code,)* Upos::X => "X" }
            }
        }
    };
}

upos! {
    Adj "ADJ", Adp "ADP", Adv "ADV", Aux "AUX", Cconj "CCONJ", Det "DET", Intj "INTJ",
    Noun "NOUN", Num "NUM", Part "PART", Pron "PRON", Propn "PROPN", Punct "PUNCT",
    Sconj "SCONJ", Sym "SYM", Verb "VERB",
}

impl Upos {
    /// The part of speech of a CoNLL-U name; `X` for any other word.
    pub fn from_code(code: &str) -> Upos {
        Upos::ALL
            .iter()
            .copied()
            .find(|upos| upos.code() == code)
            .unwrap_or_default()
    }
}

/// The features that are kept, with their values: all that tells number, person, case,
/// tense, mood and voice apart. An unlisted value counts as none.
const FEATURES: &[(&str, &[&str])] = &[
    ("Animacy", &["Anim", "Inan"]),
    ("Aspect", &["Imp", "Perf"]),
    (
        "Case",
        &["Nom", "Gen", "Dat", "Acc", "Ins", "Loc", "Voc", "Par"],
    ),
    ("Degree", &["Cmp", "Pos", "Sup"]),
    ("Gender", &["Fem", "Masc", "Neut"]),
    ("Mood", &["Cnd", "Imp", "Ind", "Sub"]),
    ("NumType", &["Card", "Ord"]),
    ("Number", &["Plur", "Sing"]),
    ("Person", &["1", "2", "3"]),
    ("Polarity", &["Neg"]),
    ("Poss", &["Yes"]),
    (
        "PronType",
        &["Art", "Dem", "Ind", "Int", "Neg", "Prs", "Rel", "Tot"],
    ),
    ("Reflex", &["Yes"]),
    ("Tense", &["Fut", "Imp", "Past", "Pres"]),
    ("Variant", &["Short"]),
    ("VerbForm", &["Conv", "Fin", "Ger", "Inf", "Part"]),
    ("Voice", &["Act", "Mid", "Pass"]),
];

/// Four bits a feature leave room for every value above.
const WIDTH: usize = 4;

/// Morphological features of a word.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Morphology(u128);

impl Morphology {
    /// Reads the FEATS column of CoNLL-U: "Number=Sing|Person=3".
    pub fn parse(feats: &str) -> Morphology {
        let mut bits = 0;
        for (name, value) in feats.split('|').filter_map(|pair| pair.split_once('=')) {
            let Some(feature) = FEATURES.iter().position(|(known, _)| *known == name) else {
                continue;
            };
            // The first of "Fem,Masc".
            let first = value.split(',').next().unwrap_or(value);
            if let Some(value) = FEATURES[feature].1.iter().position(|known| *known == first) {
                bits |= (value as u128 + 1) << (feature * WIDTH);
            }
        }
        Morphology(bits)
    }

    /// The value of a feature by their names in Universal Dependencies:
    /// `get("Number") == Some("Plur")`.
    pub fn get(self, feature: &str) -> Option<&'static str> {
        let index = FEATURES.iter().position(|(name, _)| *name == feature)?;
        self.value(index)
    }

    fn value(self, index: usize) -> Option<&'static str> {
        let value = (self.0 >> (index * WIDTH)) as usize & ((1 << WIDTH) - 1);
        FEATURES[index].1.get(value.checked_sub(1)?).copied()
    }

    /// Only the named features, as a number for use in other features.
    pub fn only(self, features: u128) -> u32 {
        let kept = self.0 & features;
        super::weights::mix(kept as u32 ^ (kept >> 64) as u32, (kept >> 32) as u32)
    }

    /// The mask of some features, for [`Morphology::only`].
    pub fn mask(features: &[&str]) -> u128 {
        let bits = FEATURES
            .iter()
            .enumerate()
            .filter(|(_, (name, _))| features.contains(name));
        bits.fold(0, |mask, (index, _)| mask | (0xf << (index * WIDTH)))
    }
}

impl std::fmt::Display for Morphology {
    /// The FEATS column of CoNLL-U.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut first = true;
        for (index, (name, _)) in FEATURES.iter().enumerate() {
            if let Some(value) = self.value(index) {
                write!(f, "{}{name}={value}", if first { "" } else { "|" })?;
                first = false;
            }
        }
        if first { f.write_str("_") } else { Ok(()) }
    }
}

impl std::fmt::Debug for Morphology {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::{FEATURES, Morphology, Upos, WIDTH};

    #[test]
    fn reads_and_writes_feats() {
        let check = |feats: &str, kept: &str| {
            assert_eq!(Morphology::parse(feats).to_string(), kept);
        };
        check("_", "_");
        check("Number=Sing|Person=3", "Number=Sing|Person=3");
        check("Definite=Def|Gender=Fem,Masc|Foreign=Yes", "Gender=Fem");
        assert_eq!(Morphology::parse("Case=Ins").get("Case"), Some("Ins"));
        assert_eq!(Morphology::parse("Case=Ins").get("Number"), None);
        assert!(FEATURES.len() * WIDTH <= 128);
    }

    #[test]
    fn upos_codes() {
        for upos in Upos::ALL {
            assert_eq!(Upos::from_code(upos.code()), *upos);
        }
        assert_eq!(Upos::from_code("_"), Upos::X);
    }
}
