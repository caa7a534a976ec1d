//! A language's model: one file of the language pack, read when first asked for.

use super::bytes::{Bytes, Malformed, Reader, Writer};
use super::lemma::Lemmas;
use super::lexicon::{self, Lexicon};
use super::morphology::{Morphology, Upos};
use super::parser::Parser;
use super::tagger::Tagger;
use super::weights::{self, Row, rows};
use laocoon_text::Language;
use std::sync::OnceLock;

/// Everything learned of one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What is known of words.
    pub lexicon: Lexicon,
    /// Parts of speech and inflections.
    pub tagger: Tagger,
    /// Dependencies.
    pub parser: Parser,
    /// Lemmas.
    pub lemmas: Lemmas,
}

/// First bytes of a model file; the last is the version of the format.
const MAGIC: &[u8] = b"laocoon syntax\x03";

/// What a trainer hands over, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Entries of the lexicon in ascending order of keys.
    pub lexicon: Vec<(weights::Key, lexicon::Entry)>,
    /// Weights of the parts of speech.
    pub upos: Vec<Row>,
    /// Weights of the inflections.
    pub morphology: Vec<Row>,
    /// Inflections of each part of speech.
    pub inflections: Vec<Vec<Morphology>>,
    /// Weights of the parser.
    pub moves: Vec<Row>,
    /// Names of the relations.
    pub labels: Vec<String>,
    /// Lemmas.
    pub lemmas: Lemmas,
}

impl Parts {
    /// The model file.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.bytes(MAGIC);
        lexicon::write(&self.lexicon, &mut out);
        rows::write(&self.upos, &mut out);
        weights::write(&self.morphology, &mut out);
        out.number(self.inflections.len() as u64);
        for inflections in &self.inflections {
            out.number(inflections.len() as u64);
            for inflection in inflections {
                out.text(&inflection.to_string());
            }
        }
        weights::write(&self.moves, &mut out);
        out.number(self.labels.len() as u64);
        for label in &self.labels {
            out.text(label);
        }
        self.lemmas.write(&mut out);
        out.into_bytes()
    }
}

impl Model {
    /// Reads a model file and copies what it needs of it.
    pub fn decode(file: &[u8]) -> Result<Model, Malformed> {
        Model::read(file, |bytes| bytes.to_vec().into())
    }

    /// Reads a model file, whose large tables stay where they are: nothing of them is looked
    /// at before it is asked for.
    pub fn open(file: &'static [u8]) -> Result<Model, Malformed> {
        Model::read(file, |bytes| bytes.into())
    }

    fn read<'a>(file: &'a [u8], keep: impl Fn(&'a [u8]) -> Bytes) -> Result<Model, Malformed> {
        let keep = &keep;
        let packed = file.strip_prefix(MAGIC).ok_or(Malformed)?;
        let bytes = &mut Reader::new(packed);
        let lexicon = lexicon::read(bytes, keep)?;
        let upos = rows::read(bytes, keep)?;
        let morphology = weights::read(bytes, keep)?;
        let mut inflections = Vec::new();
        for _ in 0..bytes.count()? {
            let mut known = Vec::new();
            for _ in 0..bytes.count()? {
                known.push(Morphology::parse(bytes.text()?));
            }
            inflections.push(known);
        }
        let moves = weights::read(bytes, keep)?;
        let mut labels = Vec::new();
        for _ in 0..bytes.count()? {
            labels.push(bytes.text()?.to_owned());
        }
        if inflections.len() > Upos::ALL.len() || labels.len() > 127 {
            return Err(Malformed);
        }
        Ok(Model {
            lexicon,
            tagger: Tagger {
                upos,
                morphology,
                inflections,
            },
            parser: Parser {
                weights: moves,
                labels,
            },
            lemmas: Lemmas::read(bytes, keep)?,
        })
    }
}

/// The model of a language, opened once; an empty one for a language without.
///
/// The files are part of the program and tests read them all.
pub fn model(language: Language) -> &'static Model {
    static MODELS: [OnceLock<Model>; 4] = [const { OnceLock::new() }; 4];
    MODELS[language as usize].get_or_init(|| {
        laocoon_languages::model(language)
            .and_then(|file| Model::open(file).ok())
            .unwrap_or_default()
    })
}
