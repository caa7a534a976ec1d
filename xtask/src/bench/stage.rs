//! The stages that are measured, each alone on what the stages before it made.

use crate::Failure;
use laocoon_claim::Claim;
use laocoon_mark::{Layers, cue, expression, name, quote, token};
use laocoon_read::Options;
use laocoon_text::{Document, Language, MediaType};
use std::hint::black_box;
use std::sync::OnceLock;

/// A text with what the stages before the measured one made of it.
pub(super) struct Prepared {
    text: String,
    language: Language,
    document: Document,
    layers: OnceLock<Layers>,
    claims: OnceLock<Vec<Claim>>,
}

impl Prepared {
    pub fn new(text: String, language: Language) -> Result<Self, Failure> {
        Ok(Self {
            document: read(&text, language)?,
            text,
            language,
            layers: OnceLock::new(),
            claims: OnceLock::new(),
        })
    }

    fn layers(&self) -> &Layers {
        self.layers
            .get_or_init(|| laocoon_mark::mark(&self.document))
    }

    fn claims(&self) -> &[Claim] {
        self.claims
            .get_or_init(|| laocoon_claim::claim(&self.document, self.layers()))
    }
}

fn read(text: &str, language: Language) -> Result<Document, Failure> {
    let options = Options {
        media_type: Some(MediaType::Plain),
        language: Some(language),
        ..Options::default()
    };
    let bytes = text.as_bytes().to_vec();
    Ok(laocoon_read::read(bytes, "bench.txt", &options)?)
}

/// A part of the program that is measured by itself.
pub(super) struct Stage {
    pub name: &'static str,
    /// Whether its instructions are counted too.
    pub counted: bool,
    pub run: fn(&Prepared),
}

const fn stage(name: &'static str, counted: bool, run: fn(&Prepared)) -> Stage {
    Stage { name, counted, run }
}

/// In the order of a run.
pub(super) const STAGES: &[Stage] = &[
    stage("read", true, |on| {
        drop(black_box(read(&on.text, on.language)));
    }),
    stage("tokens", true, |on| {
        drop(black_box(token::tokenize(&on.document)));
    }),
    stage("folded words", true, |on| {
        drop(black_box(token::Words::new(
            &on.document,
            &on.layers().tokens,
        )));
    }),
    stage("times and quantities", true, |on| {
        let Layers {
            tokens,
            words,
            sentences,
            ..
        } = on.layers();
        let profile = expression::Profile::News;
        drop(black_box(expression::mark(
            &on.document,
            tokens,
            words,
            sentences,
            profile,
        )));
    }),
    stage("cues", true, |on| {
        let layers = on.layers();
        drop(black_box(cue::find(
            &on.document,
            &layers.tokens,
            &layers.sentences,
            &layers.words,
        )));
    }),
    stage("quotations", true, |on| {
        let layers = on.layers();
        drop(black_box(quote::find(
            &on.document,
            &layers.tokens,
            &layers.sentences,
            &layers.words,
            &layers.cues,
        )));
    }),
    stage("names", true, |on| {
        let layers = on.layers();
        drop(black_box(name::find(
            &on.document,
            &layers.tokens,
            &layers.sentences,
            &layers.words,
        )));
    }),
    stage("all marks", true, |on| {
        drop(black_box(laocoon_mark::mark(&on.document)));
    }),
    stage("claims", false, |on| {
        drop(black_box(laocoon_claim::claim(&on.document, on.layers())));
    }),
    stage("from tokens to claims", false, |on| {
        let layers = laocoon_mark::mark(&on.document);
        drop(black_box(laocoon_claim::claim(&on.document, &layers)));
    }),
    stage("parts of speech", false, |on| {
        let layers = on.layers();
        for sentence in 0..layers.sentences.len() {
            drop(black_box(layers.tags(&on.document, sentence as u32)));
        }
    }),
    stage("findings", false, |on| {
        drop(black_box(laocoon_assess::check(
            &on.document,
            on.layers(),
            on.claims(),
        )));
    }),
];
