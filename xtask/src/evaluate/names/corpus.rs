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

impl Annotated {
    /// Adds a sentence as a paragraph of its own, with its names.
    pub fn push(&mut self, sentence: &str, names: &[(u32, u32, Kind)]) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len() as u32;
        let moved = names
            .iter()
            .map(|(from, to, kind)| (start + from, start + to, *kind));
        self.names.extend(moved);
        self.text.push_str(sentence);
    }
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
    /// Of how many texts one is kept aside to be reported, the rest to train on; 1 for all,
    /// 0 for none.
    aside: usize,
}

const PLACES: [Place; 7] = [
    Place {
        name: "fr WikiNEuRal validation (silver, sentences alone)",
        language: Language::French,
        archive: "wikineural-dev.tar.xz",
        file: "fr/val.conllu",
        columns: (1, 2, '\t'),
        together: 1,
        peers: "",
        aside: 1,
    },
    Place {
        name: "fr Europeana (newspapers 1870-1939, raw OCR), every fifth page",
        language: Language::French,
        archive: "fr.tar.xz",
        file: "enp_FR.bnf.bio",
        columns: (0, 1, ' '),
        together: 1,
        peers: "spaCy md 42.2",
        aside: 5,
    },
    Place {
        name: "en UNER EWT development",
        language: Language::English,
        archive: "en.tar.xz",
        file: "uner_en/en_ewt-ud-dev.iob2",
        columns: (1, 2, '\t'),
        together: usize::MAX,
        peers: "spaCy sm 56.6 (test)",
        aside: 1,
    },
    Place {
        name: "en WikiNEuRal validation (silver, sentences alone)",
        language: Language::English,
        archive: "wikineural-dev.tar.xz",
        file: "en/val.conllu",
        columns: (1, 2, '\t'),
        together: 1,
        peers: "",
        aside: 1,
    },
    Place {
        name: "ru factRuEval-2016 development, every fifth text",
        language: Language::Russian,
        archive: "ru.tar.xz",
        file: "factru_dev.conll",
        columns: (0, 1, '\t'),
        together: 20,
        peers: "natasha 87.3 (test)",
        aside: 5,
    },
    Place {
        name: "ru WikiNEuRal validation (silver, sentences alone)",
        language: Language::Russian,
        archive: "wikineural-dev.tar.xz",
        file: "ru/val.conllu",
        columns: (1, 2, '\t'),
        together: 1,
        peers: "",
        aside: 1,
    },
    Place {
        name: "en UNER EWT train",
        language: Language::English,
        archive: "en.tar.xz",
        file: "uner_en/train_old.iob2",
        columns: (1, 2, '\t'),
        together: usize::MAX,
        peers: "",
        aside: 0,
    },
];

/// Every corpus that figures are reported on, without the texts to train on.
pub fn all(folder: &Path) -> Result<Vec<Corpus>, Failure> {
    let reported = PLACES.iter().filter(|place| place.aside > 0);
    reported
        .map(|place| open(folder, place, |index| index.is_multiple_of(place.aside)))
        .collect()
}

/// The annotated texts of a language to train on; none of them is reported on.
pub fn training(folder: &Path, language: Language) -> Result<Vec<Corpus>, Failure> {
    let trained = PLACES
        .iter()
        .filter(|place| place.language == language && place.aside != 1);
    trained
        .map(|place| {
            open(folder, place, |index| {
                place.aside == 0 || !index.is_multiple_of(place.aside)
            })
        })
        .collect()
}

fn open(folder: &Path, place: &Place, wanted: impl Fn(usize) -> bool) -> Result<Corpus, Failure> {
    let text = unpack(&folder.join(place.archive), place.file)?;
    let texts = parse(&text, place).into_iter().enumerate();
    Ok(Corpus {
        name: place.name,
        language: place.language,
        peers: place.peers,
        texts: texts
            .filter(|(index, _)| wanted(*index))
            .map(|(_, text)| text)
            .collect(),
    })
}

/// One file of an archive, as text.
pub fn unpack(archive: &Path, file: &str) -> Result<String, Failure> {
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

/// Tokens to a text at most: a page of a newspaper.
const LONGEST: usize = 5000;

fn parse(text: &str, place: &Place) -> Vec<Annotated> {
    let (word_at, label_at, part) = place.columns;
    let mut texts = vec![Annotated::default()];
    let mut sentences = 0;
    let mut open: Option<(u32, Kind)> = None;
    for line in text.lines() {
        let full = open.is_none() && texts.last().is_some_and(|text| text.tokens >= LONGEST);
        let fresh = line.starts_with("# newdoc") || sentences >= place.together || full;
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
