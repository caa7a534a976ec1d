//! The tagger of names: a linear chain over hashed features.

mod chain;

use super::{SEED, words};
use crate::evaluate::names::corpus::{self, Annotated, Kind};
use crate::evaluate::names::document;
use crate::{Failure, data_dir, root, write_file};
use laocoon_mark::NameKind;
use laocoon_mark::name;
use laocoon_mark::name::model::{HEADER, LABELS, MAGIC, Model, PEOPLE, PROBES, bits, check};
use laocoon_mark::name::tagger::{Window, hash, label};
use laocoon_mark::token::{self, plain};
use laocoon_text::Language;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};

/// Logarithm of the number of rows.
const ROWS: u8 = 18;
/// Sentences of a treebank to a text.
const TOGETHER: usize = 10;

/// Trains the named languages, or all, and writes their models.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    for language in Language::ALL {
        let named = arguments.iter().any(|named| named == language.tag());
        if !named && !arguments.is_empty() {
            continue;
        }
        let empty = file(language, &vec![0; LABELS << ROWS], [[0; LABELS]; LABELS])?;
        let clusters =
            Model::open(&empty).ok_or_else(|| Failure("the trainer's own file".to_owned()))?;
        let mut examples = Vec::new();
        for text in texts(language)? {
            examples.extend(prepare(language, &text, &clusters)?);
        }
        let model = train(language, &examples)?;
        let path = root().join(format!("languages/{}/model/names.bin", language.tag()));
        eprintln!(
            "{}: {} windows, {} bytes",
            path.display(),
            examples.len(),
            model.len()
        );
        write_file(&path, &model)?;
    }
    Ok(())
}

/// Annotated texts, and treebanks with names as `languages/*/model/names.tsv` says.
fn texts(language: Language) -> Result<Vec<Annotated>, Failure> {
    let folder = data_dir(None).join("syntax");
    let mut texts = Vec::new();
    for corpus in corpus::training(&folder, language)? {
        texts.extend(corpus.texts);
    }
    let path = root().join(format!("languages/{}/model/names.tsv", language.tag()));
    let Ok(table) = std::fs::read_to_string(path) else {
        return Ok(texts);
    };
    let mut files: BTreeMap<&str, BTreeMap<usize, Vec<Marked>>> = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let wrong = || Failure(format!("names.tsv: {line:?}"));
        let fields: Vec<&str> = line.split('\t').collect();
        let &[file, sentence, start, end, kind] = fields.as_slice() else {
            return Err(wrong());
        };
        let kind = match kind {
            "PER" => Kind::Person,
            "LOC" => Kind::Place,
            "ORG" => Kind::Organisation,
            _ => continue,
        };
        let number = |text: &str| text.parse::<usize>().map_err(|_| wrong());
        let sentences = files.entry(file).or_default();
        let names = sentences.entry(number(sentence)?).or_default();
        names.push((number(start)?, number(end)?, kind));
    }
    for (file, names) in files {
        if file.ends_with(".jsonl.gz") {
            whole(file, &names, &mut texts)?;
            continue;
        }
        let archive = folder.join(format!("{}.tar.xz", language.tag()));
        let treebank = corpus::unpack(&archive, file)?;
        let sentences = treebank
            .lines()
            .filter_map(|line| line.strip_prefix("# text = "));
        for (index, sentence) in sentences.enumerate() {
            if index.is_multiple_of(TOGETHER) {
                texts.push(Annotated::default());
            }
            let names = names.get(&index).map_or(&[][..], Vec::as_slice);
            let spans = in_bytes(sentence, names);
            if let Some(text) = texts.last_mut() {
                text.push(sentence, &spans);
            }
        }
    }
    Ok(texts)
}

/// Texts with names, of a file of the data folder with a JSON object a line.
fn whole(
    file: &str,
    names: &BTreeMap<usize, Vec<Marked>>,
    texts: &mut Vec<Annotated>,
) -> Result<(), Failure> {
    let packed = std::fs::File::open(data_dir(None).join("time").join(file))?;
    let lines = BufReader::new(flate2::read::GzDecoder::new(packed)).lines();
    for (index, line) in lines.enumerate() {
        let line = line?;
        let Some(names) = names.get(&index) else {
            continue;
        };
        let document: serde_json::Value = serde_json::from_str(&line)?;
        let text = document["text"].as_str().unwrap_or_default();
        let mut annotated = Annotated::default();
        annotated.push(text, &in_bytes(text, names));
        texts.push(annotated);
    }
    Ok(())
}

/// Names by bytes instead of code points.
fn in_bytes(text: &str, names: &[Marked]) -> Vec<(u32, u32, Kind)> {
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let span = |(start, end, kind): &Marked| {
        Some((*bytes.get(*start)? as u32, *bytes.get(*end)? as u32, *kind))
    };
    names.iter().filter_map(span).collect()
}

/// First code point, one past the last, kind.
type Marked = (usize, usize, Kind);

/// A window and its due labels.
#[derive(Debug)]
pub struct Example {
    window: Window,
    labels: Vec<u8>,
}

fn prepare(
    language: Language,
    text: &Annotated,
    clusters: &Model<'_>,
) -> Result<Vec<Example>, Failure> {
    let document = document(&text.text, language)?;
    let (tokens, sentences) = token::tokenize(&document);
    let folded = token::Words::new(&document, &tokens);
    let mut due = vec![0; tokens.len()];
    for (start, end, kind) in &text.names {
        let kind = match kind {
            Kind::Person => NameKind::Person,
            Kind::Place => NameKind::Place,
            Kind::Organisation => NameKind::Organisation,
        };
        let first = tokens.partition_point(|token| token.span.start < *start);
        for (at, token) in tokens.iter().enumerate().skip(first) {
            if token.span.end > *end {
                break;
            }
            due[at] = label(kind, at > first);
        }
    }
    let windows = name::windows(&document, &tokens, &sentences, &folded, clusters);
    let examples = windows.into_iter().map(|window| {
        let mut labels = due[window.first..window.first + window.len()].to_vec();
        // A name that began before the window begins with it.
        if let Some(first) = labels
            .first_mut()
            .filter(|label| matches!(**label, 2 | 4 | 6))
        {
            *first -= 1;
        }
        Example { window, labels }
    });
    Ok(examples.collect())
}

fn train(language: Language, examples: &[Example]) -> Result<Vec<u8>, Failure> {
    let chain = chain::learn(examples, (1 << ROWS) - 1, SEED);
    let mut sizes: Vec<f64> = chain
        .rows
        .iter()
        .map(|weight| weight.abs())
        .filter(|size| *size > 0.0)
        .collect();
    sizes.sort_by(f64::total_cmp);
    // The few largest weights are clipped, so that the many small ones keep a digit.
    let largest = sizes.get(sizes.len().saturating_sub(sizes.len() / 5000 + 1));
    let scale = 127.0 / largest.copied().unwrap_or(1.0);
    let bytes: Vec<u8> = chain
        .rows
        .iter()
        .map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8 as u8)
        .collect();
    let mut transitions = [[0; LABELS]; LABELS];
    for (cell, weight) in transitions.iter_mut().flatten().zip(&chain.steps) {
        *cell = (weight * scale).round().clamp(-32000.0, 32000.0) as i16;
    }
    file(language, &bytes, transitions)
}

/// The file that `laocoon_mark::name::model` reads.
fn file(
    language: Language,
    rows: &[u8],
    transitions: [[i16; LABELS]; LABELS],
) -> Result<Vec<u8>, Failure> {
    let clusters = words::clusters(language)?;
    let size = ((clusters.len() * 8 / 7).max(1)).next_power_of_two();
    let mut slots: Vec<(u16, u16)> = vec![(0, 0); size];
    for (word, cluster) in clusters {
        let key = hash(&word);
        let free = (0..PROBES)
            .map(|step| key.wrapping_add(step) as usize & (size - 1))
            .find(|at| slots[*at].1 == 0 || slots[*at].0 == check(key));
        // A few words find no slot near enough; they have no cluster.
        if let Some(at) = free.filter(|at| slots[*at].1 == 0) {
            slots[at] = (check(key), cluster);
        }
    }
    let mut out = Vec::with_capacity(HEADER + rows.len() + size * 4);
    out.extend(MAGIC);
    out.extend([ROWS, size.trailing_zeros() as u8]);
    out.extend(
        transitions
            .iter()
            .flatten()
            .flat_map(|cell| cell.to_le_bytes()),
    );
    out.extend(rows);
    out.extend(
        slots
            .iter()
            .flat_map(|(check, cluster)| [check.to_le_bytes(), cluster.to_le_bytes()].concat()),
    );
    out.extend(people(language)?);
    Ok(out)
}

/// The words of persons' names in the script of a language.
fn people(language: Language) -> Result<Vec<u8>, Failure> {
    let path = data_dir(None).join("names/rigour_person_names_latin_cyrillic.txt");
    let mut filter = vec![0; PEOPLE / 8];
    for line in std::fs::read_to_string(path)?.lines() {
        let names = line.split(" => ").next().unwrap_or_default().split(", ");
        for name in names.filter(|name| name.chars().count() > 2) {
            let form = plain(name.trim(), language);
            let latin = form.bytes().next().is_some_and(|byte| byte.is_ascii());
            if latin == (language != Language::Russian) {
                bits(hash(&form)).for_each(|bit| filter[bit / 8] |= 1 << (bit % 8));
            }
        }
    }
    Ok(filter)
}
