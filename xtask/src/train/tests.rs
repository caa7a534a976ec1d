//! A small grammar that must be learned whole: sentences made from lists of words.

use super::words::Known;
use super::{decoded, nodes, tagger, train};
use crate::treebank::{Sentence, parse};
use laocoon_mark::syntax::Upos;
use laocoon_text::Language;

/// Article, noun, verb, article, noun, preposition, noun: "La garde ferme le pont à Tolza."
fn corpus() -> Vec<Sentence> {
    let subjects = [
        ("La", "garde"),
        ("Le", "maire"),
        ("La", "foule"),
        ("Le", "juge"),
    ];
    let verbs = [
        ("ferme", "fermer"),
        ("quitte", "quitter"),
        ("garde", "garder"),
    ];
    let objects = [("le", "pont"), ("la", "gare"), ("le", "camp")];
    let places = ["Tolza", "Verneil", "Brascou"];
    let mut text = String::new();
    for (index, (article, subject)) in subjects.iter().enumerate() {
        for (verb, lemma) in verbs {
            for (det, object) in objects {
                let place = places[(index + object.len()) % places.len()];
                let rows = [
                    (*article, "le", "DET", "_", 2, "det"),
                    (*subject, *subject, "NOUN", "Number=Sing", 3, "nsubj"),
                    (
                        verb,
                        lemma,
                        "VERB",
                        "Number=Sing|Person=3|VerbForm=Fin",
                        0,
                        "root",
                    ),
                    (det, "le", "DET", "_", 5, "det"),
                    (object, object, "NOUN", "Number=Sing", 3, "obj"),
                    ("à", "à", "ADP", "_", 7, "case"),
                    (place, place, "PROPN", "_", 3, "obl"),
                    (".", ".", "PUNCT", "_", 3, "punct"),
                ];
                for (id, (form, lemma, upos, feats, head, relation)) in rows.iter().enumerate() {
                    let id = id + 1;
                    text += &format!(
                        "{id}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{relation}\t_\t_\n"
                    );
                }
                text.push('\n');
            }
        }
    }
    parse(&text, Language::French)
}

#[test]
fn learns_a_small_grammar_with_the_same_bytes_each_time() {
    let sentences = corpus();
    let borrowed: Vec<&Sentence> = sentences.iter().collect();
    let parts = train(&borrowed, &[], &Known::default());
    assert_eq!(
        parts.encode(),
        train(&borrowed, &[], &Known::default()).encode()
    );
    let model = decoded(&parts);
    for sentence in &sentences {
        let forms = tagger::forms(sentence, &model.lexicon);
        let tags = model.tagger.tag(&forms);
        assert_eq!(tags, tagger::gold(sentence), "{}", sentence.text());
        let arcs = model.parser.parse(&nodes(&forms, &tags));
        let labels = &model.parser.labels;
        let heads: Vec<usize> = arcs.iter().map(|arc| arc.0 as usize).collect();
        assert_eq!(heads, sentence.heads(), "{}", sentence.text());
        for (word, arc) in sentence.words.iter().zip(&arcs) {
            assert_eq!(word.relation, labels[arc.1 as usize]);
            let lemma = model.lemmas.lemma(&word.form.to_lowercase(), word.upos);
            assert_eq!(lemma, word.lemma.to_lowercase());
        }
    }
    // A verb and a noun with the same letters are told apart by their places, and an ending
    // tells the lemma of a verb never seen.
    assert_eq!(model.lemmas.lemma("porte", Upos::Verb), "porter");
}

#[test]
fn contractions_are_one_unit() {
    let text = "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tde\tde\tADP\t_\t_\t3\tcase\t_\t_\n\
        2\tle\tle\tDET\t_\t_\t3\tdet\t_\t_\n\
        3\tpont\tpont\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No\n";
    let sentences = parse(text, Language::French);
    assert_eq!(sentences[0].text(), "du pont");
    assert_eq!(sentences[0].heads(), [1, 2]);
    assert_eq!(sentences[0].unit_of(1), 0);
    assert!(parse("1\tx\t_\t_\t_\t_\t9\troot\t_\t_\n", Language::French).is_empty());
}
