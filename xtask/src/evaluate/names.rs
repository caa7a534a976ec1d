//! Names against annotated corpora, acronyms of organisations, and pairs of persons' names.

pub(crate) mod corpus;
mod gold;
mod pairs;

use crate::{Failure, data_dir, root, write_file};
use corpus::{Corpus, Kind};
use laocoon_mark::{NameKind, name, token};
use laocoon_read::Options;
use laocoon_text::{Document, Language, MediaType};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Writes `docs/accuracy/names.md`; with `--misses` prints what went wrong instead.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let misses = arguments.iter().any(|argument| argument == "--misses");
    let wanted = arguments.iter().find(|argument| !argument.starts_with('-'));
    let data = data_dir(None);
    let mut table = String::from(HEAD);
    for corpus in corpus::all(&data.join("syntax"))? {
        if wanted.is_some_and(|wanted| !corpus.name.contains(wanted.as_str())) {
            continue;
        }
        let mut score = Score::default();
        for text in &corpus.texts {
            compare(&corpus, text, &mut score, misses)?;
        }
        score.row(&mut table, &corpus);
    }
    if wanted.is_none_or(|wanted| wanted == "gold") {
        table.push_str(&gold::table(&data, misses)?);
    }
    if wanted.is_none_or(|wanted| wanted == "pairs") {
        table.push_str(&pairs::tables(&data.join("names"), misses)?);
    }
    if !misses && wanted.is_none() {
        write_file(&root().join("docs/accuracy/names.md"), table.as_bytes())?;
    }
    print!("{table}");
    Ok(())
}

const HEAD: &str = "# Names: how well they are found and told apart

Made by `cargo xtask evaluate names`. All sets here were open while the rules were written. The tagger is trained on
other texts than these (languages/*/model/names.md): of Europeana and factRuEval it has seen four fifths, and
the fifth is reported. Exact spans with type; peoples and works are not counted.

| set | tokens | PER | LOC | ORG | precision | recall | F1 | peers |
|---|---|---|---|---|---|---|---|---|
";

/// Right, found and due, by type.
#[derive(Default)]
struct Score {
    counts: BTreeMap<Kind, [f64; 3]>,
}

impl Score {
    fn f1([right, found, due]: [f64; 3]) -> f64 {
        2.0 * right / (found + due).max(1.0)
    }

    fn row(&self, table: &mut String, corpus: &Corpus) {
        let of = |kind| self.counts.get(&kind).copied().unwrap_or_default();
        let mut all = [0.0; 3];
        for counts in self.counts.values() {
            for (sum, count) in all.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        let [right, found, due] = all;
        let _ = writeln!(
            table,
            "| {} | {} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | **{:.1}** | {} |",
            corpus.name,
            corpus.tokens(),
            100.0 * Self::f1(of(Kind::Person)),
            100.0 * Self::f1(of(Kind::Place)),
            100.0 * Self::f1(of(Kind::Organisation)),
            100.0 * right / found.max(1.0),
            100.0 * right / due.max(1.0),
            100.0 * Self::f1(all),
            corpus.peers,
        );
    }
}

fn compare(
    corpus: &Corpus,
    text: &corpus::Annotated,
    score: &mut Score,
    misses: bool,
) -> Result<(), Failure> {
    let document = document(&text.text, corpus.language)?;
    let (tokens, sentences) = token::tokenize(&document);
    let words = token::Words::new(&document, &tokens);
    let (names, _) = name::find(&document, &tokens, &sentences, &words);
    let found: Vec<(u32, u32, Kind)> = names
        .iter()
        .filter_map(|name| {
            if name.class.is_some() {
                return None;
            }
            let kind = match name.kind {
                NameKind::Person => Kind::Person,
                NameKind::Place => Kind::Place,
                NameKind::Organisation => Kind::Organisation,
                NameKind::Group | NameKind::Other => return None,
            };
            Some((name.span.start, name.span.end, kind))
        })
        .collect();
    for one in &found {
        let counts = score.counts.entry(one.2).or_default();
        counts[1] += 1.0;
        if text.names.contains(one) {
            counts[0] += 1.0;
        } else if misses {
            show("not due", &text.text, *one);
        }
    }
    for one in &text.names {
        score.counts.entry(one.2).or_default()[2] += 1.0;
        if misses && !found.contains(one) {
            show("missed ", &text.text, *one);
        }
    }
    Ok(())
}

fn show(what: &str, text: &str, (start, end, kind): (u32, u32, Kind)) {
    let (start, end) = (start as usize, end as usize);
    let before: String = text[..start].chars().rev().take(30).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[end..].chars().take(30).collect();
    let line = format!("{what} {kind:?}: {before}[{}]{after}", &text[start..end]);
    println!("{}", line.replace('\n', " / "));
}

pub(crate) fn document(text: &str, language: Language) -> Result<Document, Failure> {
    let options = Options {
        media_type: Some(MediaType::Plain),
        language: Some(language),
        ..Options::default()
    };
    Ok(laocoon_read::read(
        text.as_bytes().to_vec(),
        "evaluation",
        &options,
    )?)
}
