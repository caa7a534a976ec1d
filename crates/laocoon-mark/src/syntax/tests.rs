//! The shipped models: they are read, they tag and parse, and nothing breaks them.

use super::lexicon::Lexicon;
use super::model::{Model, Parts, model};
use super::word::Source;
use super::{Morphology, Parsed, Tree, Upos, parse};
use crate::token::{Words, tokenize};
use crate::{Sentence, Token};
use laocoon_languages::pack;
use laocoon_text::{Document, Language};

struct Marked {
    document: Document,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    words: Words,
}

fn marked(language: Language, text: &str) -> Marked {
    let document = Document::paragraph(language, text);
    let (tokens, sentences) = tokenize(&document);
    let words = Words::new(&document, &tokens);
    Marked {
        document,
        tokens,
        sentences,
        words,
    }
}

impl Marked {
    fn parsed(&self, sentence: usize) -> Parsed {
        let (tokens, words) = (&self.tokens, &self.words);
        let sentence = &self.sentences[sentence];
        parse(
            &self.document,
            tokens,
            sentence,
            words,
            &[],
            self.document.language,
        )
    }
}

/// Token, part of speech and relation of each token: "la/DET/det chef/NOUN/nsubj".
fn check(language: Language, text: &str, expected: &str) {
    let marked = marked(language, text);
    let Parsed { tagged, tree } = marked.parsed(0);
    let lines = tree.tokens().map(|token| {
        let word = marked.document.words(marked.tokens[token as usize].span);
        let upos = tagged.tag(token).upos.code();
        format!(
            "{word}/{upos}/{}",
            tree.arc(token).map_or("", |arc| arc.relation)
        )
    });
    assert_eq!(lines.collect::<Vec<_>>().join(" "), expected);
}

#[test]
fn tags_and_parses() {
    check(
        Language::French,
        "Le maire quitte la ville.",
        "Le/DET/det maire/NOUN/nsubj quitte/VERB/root la/DET/det ville/NOUN/obj ./PUNCT/punct",
    );
    check(
        Language::French,
        "Le porte-parole a quitté la ville.",
        "Le/DET/det porte/NOUN/nsubj -/NOUN/part parole/NOUN/part a/AUX/aux:tense \
         quitté/VERB/root la/DET/det ville/NOUN/obj ./PUNCT/punct",
    );
    check(
        Language::English,
        "The governor closed the bridge.",
        "The/DET/det governor/NOUN/nsubj closed/VERB/root the/DET/det bridge/NOUN/obj \
         ./PUNCT/punct",
    );
    check(
        Language::Russian,
        "Губернатор закрыл мост.",
        "Губернатор/NOUN/nsubj закрыл/VERB/root мост/NOUN/obj ./PUNCT/punct",
    );
}

#[test]
fn layers_give_tags_lemmas_and_trees_when_asked() {
    let text = "La mairie ferme. Les porte-parole partaient tôt.";
    let document = Document::paragraph(Language::French, text);
    let layers = crate::mark(&document);
    let find = |word: &str| {
        let tokens = layers.tokens.iter();
        let at = tokens.clone().position(|t| document.words(t.span) == word);
        at.unwrap_or(usize::MAX) as u32
    };
    assert_eq!(layers.lemma(&document, find("partaient")), "partir");
    // Any token of a word stands for the word.
    for token in ["porte", "parole"] {
        let tag = layers.tags(&document, 1).tag(find(token));
        assert_eq!(tag.upos, Upos::Noun);
        assert_eq!(layers.lemma(&document, find(token)), "porte-parole");
    }
    let tree = &layers.parsed(&document, 1).tree;
    assert_eq!(tree.root(), Some(find("partaient")));
    let subject = tree.dependent(find("partaient"), "nsubj");
    assert_eq!(subject, Some(find("porte")));
    assert_eq!(layers.lemma(&document, 999), "");
    assert_eq!(layers.parsed(&document, 999).tree, Tree::default());
}

#[test]
fn every_shipped_model_is_read() {
    let shipped = Language::ALL.into_iter();
    for language in shipped.filter(|language| laocoon_languages::model(*language).is_some()) {
        let labels = &model(language).parser.labels;
        assert!(labels.iter().any(|label| label == "nsubj"), "{language:?}");
    }
}

#[test]
fn a_model_file_round_trips_and_a_cut_one_is_refused() {
    let parts = Parts {
        upos: vec![(7, vec![(1, 5)])],
        morphology: vec![(9, vec![(0, -5)])],
        inflections: vec![vec![Morphology::parse("Number=Plur")]],
        moves: vec![(3, vec![(2, 1), (9, -128)])],
        labels: vec!["root".to_owned()],
        ..Parts::default()
    };
    let file = parts.encode();
    let read = Model::decode(&file).unwrap_or_default();
    assert_eq!(read.parser.labels, parts.labels);
    assert_eq!(read.tagger.inflections, parts.inflections);
    assert_eq!(
        read.parser.weights,
        super::weights::Weights::new(&parts.moves)
    );
    for cut in 0..file.len() {
        assert!(Model::decode(&file[..cut]).is_err());
    }
}

#[test]
fn no_text_breaks_it() {
    let pieces = [
        "Le",
        "dit-il",
        "-",
        "-il",
        "t-il",
        "...",
        "«",
        "M.",
        "2",
        "724",
        "910",
        "3,5",
        "14e",
        "http://a.b/c",
        "x@y.z",
        "don't",
        "\u{feff}",
        "e\u{301}",
        "Санкт-Петербург",
        "😀",
        "'s",
        "\u{ad}",
        "U.S.",
        "١٢٣",
        "-----",
        "qu'",
        "км²",
        "a-b-c-d-",
        "(",
        ")",
    ];
    let mut seed = 17_usize;
    for language in Language::ALL.into_iter().chain([Language::Unknown]) {
        for length in 0..60 {
            let mut text = String::new();
            for _ in 0..length {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                text.push_str(pieces[(seed >> 33) % pieces.len()]);
                if seed >> 60 & 1 == 0 {
                    text.push(' ');
                }
            }
            let marked = marked(language, &text);
            for (index, sentence) in marked.sentences.iter().enumerate() {
                let Parsed { tagged, tree } = marked.parsed(index);
                assert_eq!(tagged.tags.len(), tree.tokens().len());
                assert_eq!(tree.tokens(), sentence.tokens.0..sentence.tokens.1);
                let roots = tree
                    .tokens()
                    .filter(|t| tree.arc(*t).is_some_and(|a| a.head.is_none()));
                assert_eq!(roots.count(), 1, "{text}");
                // From everywhere one gets to the root: the whole is the root's phrase.
                assert_eq!(
                    tree.phrase(tree.root().unwrap_or(0)),
                    tree.tokens(),
                    "{text}"
                );
            }
        }
    }
    let unknown = marked(Language::Unknown, "a b").parsed(0);
    assert_eq!(unknown.tagged.tags[0].upos, Upos::X);
}

#[test]
fn joins_tokens_to_words() {
    let check = |language, text: &str, expected: &str| {
        let marked = marked(language, text);
        let source = Source {
            document: &marked.document,
            tokens: &marked.tokens,
            words: &marked.words,
            pack: pack(language),
            lexicon: &Lexicon::default(),
            stand_ins: &[],
        };
        let mut words = Vec::new();
        for sentence in &marked.sentences {
            for word in source.split(sentence) {
                let (first, last) = (marked.tokens[word.start], marked.tokens[word.end - 1]);
                words.push(marked.document.words(first.span.cover(last.span)));
            }
        }
        assert_eq!(words.join("|"), expected);
    };
    let fr = Language::French;
    check(
        fr,
        "Le sous-préfet a-t-il parlé à M. Roche ?",
        "Le|sous-préfet|a|-t-il|parlé|à|M.|Roche|?",
    );
    check(
        fr,
        "Dit-elle : 80 000 euros, 3,5 % le 14e à 20h30.",
        "Dit|-elle|:|80 000|euros|,|3,5|%|le|14e|à|20h30|.",
    );
    check(
        fr,
        "Voir http://exemple.org/a-b, ou ecrire@exemple.org.",
        "Voir|http://exemple.org/a-b|,|ou|ecrire@exemple.org|.",
    );
    check(
        Language::English,
        "Dr. Hall's well-known 1990s #1 hits!!!",
        "Dr.|Hall|'s|well|-|known|1990s|#|1|hits|!!!",
    );
    check(
        Language::Russian,
        "Северо-западный 80-х, повести-сказки в 2014 г. #город",
        "Северо-западный|80-х|,|повести|-|сказки|в|2014|г.|#город",
    );
}
