//! Reads the annotated corpora out of their archives.

use crate::Failure;
use laocoon_text::Language;
use std::io::Read;
use std::path::Path;

/// What is annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Person,
    Place,
    Organisation,
}

/// One corpus.
pub struct Corpus {
    pub name: &'static str,
    pub language: Language,
    /// What others reach, for the table.
    pub peers: &'static str,
    pub texts: Vec<Annotated>,
}

/// A text with its names: first byte, one past the last, type.
#[derive(Default)]
pub struct Annotated {
    pub text: String,
    pub names: Vec<(u32, u32, Kind)>,
    tokens: usize,
}

impl Corpus {
    pub fn tokens(&self) -> usize {
        self.texts.iter().map(|text| text.tokens).sum()
    }
}

/// Where a corpus lies and how its lines are written.
struct Place {
    name: &'static str,
    language: Language,
    archive: &'static str,
    file: &'static str,
    /// Columns of word and label, and what parts them.
    columns: (usize, usize, char),
    /// Sentences to a text, where the file does not say.
    together: usize,
    peers: &'static str,
}

const PLACES: [Place; 6] = [
    Place {
        name: "fr WikiNEuRal validation (silver, sentences alone)",
        language: Language::French,
        archive: "wikineural-dev.tar.xz",
        file: "fr/val.conllu",
        columns: (1, 2, '\t'),
        together: 1,
        peers: "",
    },
    Place {
        name: "fr Europeana (newspapers 1870-1939, raw OCR)",
        language: Language::French,
        archive: "fr.tar.xz",
        file: "enp_FR.bnf.bio",
        columns: (0, 1, ' '),
        together: 1,
        peers: "spaCy md 42.2",
    },
    Place {
        name: "en UNER EWT development",
        language: Language::English,
        archive: "en.tar.xz",
        file: "uner_en/en_ewt-ud-dev.iob2",
        columns: (1, 2, '\t'),
        together: usize::MAX,
        peers: "spaCy sm 56.6 (test)",
    },
    Place {
        name: "en WikiNEuRal validation (silver, sentences alone)",
        language: Language::English,
        archive: "wikineural-dev.tar.xz",
        file: "en/val.conllu",
        columns: (1, 2, '\t'),
        together: 1,
        peers: "",
    },
    Place {
        name: "ru factRuEval-2016 development",
        language: Language::Russian,
        archive: "ru.tar.xz",
        file: "factru_dev.conll",
        columns: (0, 1, '\t'),
        together: 20,
        peers: "natasha 87.3 (test)",
    },
    Place {
        name: "ru WikiNEuRal validation (silver, sentences alone)",
        language: Language::Russian,
        archive: "wikineural-dev.tar.xz",
        file: "ru/val.conllu",
        columns: (1, 2, '\t'),
        together: 1,
        peers: "",
    },
];

/// Every corpus that the data folder holds.
pub fn all(folder: &Path) -> Result<Vec<Corpus>, Failure> {
    PLACES
        .iter()
        .map(|place| {
            let text = unpack(&folder.join(place.archive), place.file)?;
            Ok(Corpus {
                name: place.name,
                language: place.language,
                peers: place.peers,
                texts: parse(&text, place),
            })
        })
        .collect()
}

fn unpack(archive: &Path, file: &str) -> Result<String, Failure> {
    let packed = std::fs::read(archive)
        .map_err(|error| Failure(format!("{}: {error}", archive.display())))?;
    let mut unpacked = Vec::new();
    lzma_rs::xz_decompress(&mut packed.as_slice(), &mut unpacked)
        .map_err(|error| Failure(format!("{}: {error:?}", archive.display())))?;
    for entry in tar::Archive::new(unpacked.as_slice()).entries()? {
        let mut entry = entry?;
        if entry.path()?.to_string_lossy().ends_with(file) {
            let mut text = String::new();
            entry.read_to_string(&mut text)?;
            return Ok(text);
        }
    }
    Err(Failure(format!("{}: no {file}", archive.display())))
}

fn parse(text: &str, place: &Place) -> Vec<Annotated> {
    let (word_at, label_at, part) = place.columns;
    let mut texts = vec![Annotated::default()];
    let mut sentences = 0;
    let mut open: Option<(u32, Kind)> = None;
    for line in text.lines() {
        let fresh = line.starts_with("# newdoc") || sentences >= place.together;
        let current = texts.last_mut().filter(|_| !fresh);
        let current = match current {
            Some(current) => current,
            None => {
                sentences = 0;
                texts.push(Annotated::default());
                let last = texts.len() - 1;
                &mut texts[last]
            }
        };
        if line.starts_with('#') && !line.contains(part) || line.starts_with("# ") {
            continue;
        }
        let fields: Vec<&str> = line.split(part).collect();
        let (Some(word), Some(label)) = (fields.get(word_at), fields.get(label_at)) else {
            close(current, &mut open);
            if line.trim().is_empty() && !current.text.ends_with('\n') && !current.text.is_empty() {
                current.text.push_str("\n\n");
                sentences += 1;
            }
            continue;
        };
        let kind = match label.rsplit('-').next() {
            Some("PER") => Some(Kind::Person),
            Some("LOC") => Some(Kind::Place),
            Some("ORG") => Some(Kind::Organisation),
            _ => None,
        };
        let goes_on = label.starts_with("I-") && open.is_some_and(|(_, open)| Some(open) == kind);
        if !goes_on {
            close(current, &mut open);
        }
        let tight = current.text.ends_with(['\'', '’', '\n', '(', '-'])
            || current.text.is_empty()
            || matches!(*word, "-" | "." | "," | ")" | "'s" | "’s" | "n't");
        if !tight {
            current.text.push(' ');
        }
        if !goes_on {
            open = kind.map(|kind| (current.text.len() as u32, kind));
        }
        current.text.push_str(word);
        current.tokens += 1;
    }
    if let Some(current) = texts.last_mut() {
        close(current, &mut open);
    }
    texts.retain(|text| !text.text.is_empty());
    texts
}

fn close(current: &mut Annotated, open: &mut Option<(u32, Kind)>) {
    if let Some((start, kind)) = open.take() {
        current.names.push((start, current.text.len() as u32, kind));
    }
}
