//! `cargo xtask bench words [LANGUAGE…]`: words that one core takes in a second of processor time.

use super::{CASES, sized};
use crate::clock::cpu_seconds;
use crate::evaluate::names::document;
use crate::{Failure, root};
use laocoon_languages::pack;
use laocoon_mark::name;
use laocoon_mark::syntax::Tag;
use laocoon_mark::syntax::form::Form;
use laocoon_mark::syntax::model::model;
use laocoon_mark::syntax::parser::Node;
use laocoon_mark::syntax::word::Source;
use laocoon_mark::token::{self, Words};
use laocoon_text::Language;
use std::fmt::Write;
use std::hint::black_box;

/// Bytes of the text that is measured.
const SIZE: usize = 200_000;

/// Appends the table.
pub(super) fn words(table: &mut String, languages: &[String]) -> Result<(), Failure> {
    table.push_str(
        "\n| thousand words a second | tokens | parts of speech | inflections | names | tokens, parts of speech, names \
         | with inflections and trees |\n|---|---|---|---|---|---|---|\n",
    );
    for (language, path) in CASES {
        if !languages.is_empty() && !languages.iter().any(|named| named == language.tag()) {
            continue;
        }
        let text = std::fs::read_to_string(root().join(path))?;
        row(table, *language, &sized(&text, SIZE))?;
    }
    Ok(())
}

fn row(table: &mut String, language: Language, text: &str) -> Result<(), Failure> {
    let document = document(text, language)?;
    let model = model(language);
    let mut best = [f64::INFINITY; 5];
    let mut count = 0;
    for _ in 0..5 {
        let mut spent = [0.0; 5];
        let started = cpu_seconds();
        let (tokens, sentences) = token::tokenize(&document);
        let words = Words::new(&document, &tokens);
        spent[0] = cpu_seconds() - started;
        let source = Source {
            document: &document,
            tokens: &tokens,
            words: &words,
            pack: pack(language),
            lexicon: &model.lexicon,
            stand_ins: &[],
        };
        let started = cpu_seconds();
        let forms: Vec<Vec<Form>> = sentences
            .iter()
            .map(|sentence| source.forms(&source.split(sentence)))
            .collect();
        let upos: Vec<Vec<u8>> = forms.iter().map(|forms| model.tagger.upos(forms)).collect();
        spent[1] = cpu_seconds() - started;
        let started = cpu_seconds();
        let tags = forms.iter().zip(&upos);
        let tags: Vec<Vec<Tag>> = tags
            .map(|(forms, upos)| model.tagger.inflect(forms, upos))
            .collect();
        spent[2] = cpu_seconds() - started;
        let started = cpu_seconds();
        for (forms, tags) in forms.iter().zip(&tags) {
            let words = forms.iter().zip(tags);
            let nodes: Vec<Node> = words.map(|(form, tag)| Node::new(form, tag)).collect();
            black_box(model.parser.parse(&nodes));
        }
        spent[3] = cpu_seconds() - started;
        count = forms.iter().map(Vec::len).sum();
        let started = cpu_seconds();
        black_box(name::find(&document, &tokens, &sentences, &words));
        spent[4] = cpu_seconds() - started;
        for (best, spent) in best.iter_mut().zip(spent) {
            *best = f64::min(*best, spent);
        }
    }
    let thousands = |times: &[f64]| {
        let seconds: f64 = times.iter().sum();
        count as f64 / seconds / 1e3
    };
    let [tokens, upos, inflections, trees, names] = best;
    let _ = writeln!(
        table,
        "| {} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} |",
        language.tag(),
        thousands(&[tokens]),
        thousands(&[upos]),
        thousands(&[inflections]),
        thousands(&[names]),
        thousands(&[tokens, upos, names]),
        thousands(&[tokens, upos, names, inflections, trees]),
    );
    Ok(())
}
