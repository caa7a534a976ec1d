//! Which treebanks a language's models are trained on, and what is kept aside to measure.

use crate::treebank::{Sentence, parse, read};
use crate::{Failure, root};
use laocoon_text::Language;

/// A treebank's file and its use.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Its language.
    pub language: Language,
    /// The file in the language's archive.
    pub file: &'static str,
    /// Of how many sentences one is held out when figures are taken: 1 for all, 0 for none.
    pub held_out: usize,
}

/// The treebanks. All are CC BY-SA 4.0, but Sequoia: LGPL-LR.
pub const SOURCES: &[Source] = &[
    source(Language::French, "fr_gsd-ud-dev.conllu", 4),
    source(Language::French, "fr_sequoia-ud-train.conllu", 0),
    source(Language::French, "fr_sequoia-ud-dev.conllu", 1),
    source(Language::French, "fr_rhapsodie-ud-train.conllu", 0),
    source(Language::French, "fr_rhapsodie-ud-dev.conllu", 0),
    source(Language::French, "fr_parisstories-ud-train.conllu", 0),
    source(Language::French, "fr_parisstories-ud-dev.conllu", 0),
    source(Language::English, "en_ewt/train_rebuilt.conllu", 0),
    source(Language::English, "en_ewt-ud-dev.conllu", 1),
    source(Language::Russian, "ru_gsd-ud-dev.conllu", 4),
    source(Language::Russian, "ru_taiga/train_old.conllu", 0),
    source(Language::Russian, "ru_taiga-ud-dev.conllu", 1),
];

const fn source(language: Language, file: &'static str, held_out: usize) -> Source {
    Source {
        language,
        file,
        held_out,
    }
}

/// Everything that a shipped model is trained on.
pub fn all(language: Language) -> Result<Vec<Sentence>, Failure> {
    let mut sentences = Vec::new();
    for source in SOURCES.iter().filter(|source| source.language == language) {
        sentences.extend(read(None, language, source.file)?);
    }
    Ok(sentences)
}

/// Trees by a teacher, made by `silver.py`; none for a language that has no teacher.
pub fn silver(language: Language) -> Result<Vec<Sentence>, Failure> {
    if language != Language::Russian {
        return Ok(Vec::new());
    }
    let path = root().join("target/silver/ru.conllu");
    let text = std::fs::read_to_string(&path).map_err(|error| {
        let path = path.display();
        Failure(format!(
            "{path}: {error}; made as xtask/src/train/silver.py says"
        ))
    })?;
    Ok(parse(&text, language))
}

/// Sentences to train on, and sentences held out by the name of their treebank's file.
pub type Split = (Vec<Sentence>, Vec<(&'static str, Vec<Sentence>)>);

/// What figures are taken with.
pub fn split(language: Language) -> Result<Split, Failure> {
    let mut train = Vec::new();
    let mut test = Vec::new();
    for source in SOURCES.iter().filter(|source| source.language == language) {
        let mut held_out = Vec::new();
        for (index, sentence) in read(None, language, source.file)?.into_iter().enumerate() {
            if source.held_out > 0 && index % source.held_out == 0 {
                held_out.push(sentence);
            } else {
                train.push(sentence);
            }
        }
        if !held_out.is_empty() {
            test.push((source.file, held_out));
        }
    }
    Ok((train, test))
}
