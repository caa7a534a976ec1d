//! The tagger of names: a structured perceptron with averaged weights over hashed features.

use super::perceptron::Random;
use super::{SEED, words};
use crate::evaluate::names::corpus::{self, Annotated, Kind};
use crate::evaluate::names::document;
use crate::{Failure, data_dir, root, write_file};
use laocoon_mark::NameKind;
use laocoon_mark::name;
use laocoon_mark::name::model::{HEADER, LABELS, MAGIC, Model, PEOPLE, PROBES, bits, check};
use laocoon_mark::name::tagger::{FEATURES, Window, best_path, hash, label};
use laocoon_mark::token::{self, plain};
use laocoon_text::Language;
use std::collections::BTreeMap;

/// Times that the examples are gone through.
const EPOCHS: usize = 8;
/// Logarithm of the number of rows.
const ROWS: u8 = 18;
/// Weights that changed less often are noise.
const LEAST: u32 = 2;
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
        let archive = folder.join(format!("{}.tar.xz", language.tag()));
        let treebank = corpus::unpack(&archive, file)?;
        let sentences = treebank
            .lines()
            .filter_map(|line| line.strip_prefix("# text = "));
        for (index, sentence) in sentences.enumerate() {
            if index.is_multiple_of(TOGETHER) {
                texts.push(Annotated::default());
            }
            let bytes: Vec<usize> = sentence
                .char_indices()
                .map(|(at, _)| at)
                .chain([sentence.len()])
                .collect();
            let names = names.get(&index).map_or(&[][..], Vec::as_slice);
            let spans: Vec<(u32, u32, Kind)> = names
                .iter()
                .filter_map(|(start, end, kind)| {
                    Some((*bytes.get(*start)? as u32, *bytes.get(*end)? as u32, *kind))
                })
                .collect();
            if let Some(text) = texts.last_mut() {
                text.push(sentence, &spans);
            }
        }
    }
    Ok(texts)
}

/// First code point, one past the last, kind.
type Marked = (usize, usize, Kind);

/// A window and its due labels.
struct Example {
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

/// Weights that are averaged over all steps.
struct Averaged {
    value: Vec<i32>,
    sum: Vec<i64>,
    changes: Vec<u32>,
}

impl Averaged {
    fn new(count: usize) -> Self {
        Self {
            value: vec![0; count],
            sum: vec![0; count],
            changes: vec![0; count],
        }
    }

    fn change(&mut self, at: usize, by: i32, now: i64) {
        self.value[at] += by;
        self.sum[at] += i64::from(by) * now;
        self.changes[at] += 1;
    }

    fn average(&self, at: usize, now: i64) -> f64 {
        f64::from(self.value[at]) - self.sum[at] as f64 / now as f64
    }
}

fn train(language: Language, examples: &[Example]) -> Result<Vec<u8>, Failure> {
    let mask = (1_usize << ROWS) - 1;
    let mut rows = Averaged::new(LABELS << ROWS);
    let mut steps = Averaged::new(LABELS * LABELS);
    let mut random = Random(SEED);
    let mut now = 1_i64;
    for _ in 0..EPOCHS {
        for index in random.order(examples.len()) {
            let Example { window, labels } = &examples[index];
            let features = |at: usize| window.features[at * FEATURES..(at + 1) * FEATURES].iter();
            let guess = best_path(
                window.len(),
                |at, scores| {
                    for feature in features(at) {
                        let row = (*feature as usize & mask) * LABELS;
                        for (score, weight) in scores.iter_mut().zip(&rows.value[row..row + LABELS])
                        {
                            *score += weight;
                        }
                    }
                },
                |before, after| steps.value[before * LABELS + after],
            );
            now += 1;
            if guess == *labels {
                continue;
            }
            let (mut wrong, mut right) = (0, 0);
            for at in 0..labels.len() {
                let (said, due) = (guess[at] as usize, labels[at] as usize);
                if said != due {
                    for feature in features(at) {
                        let row = (*feature as usize & mask) * LABELS;
                        rows.change(row + due, 1, now);
                        rows.change(row + said, -1, now);
                    }
                }
                if (wrong, said) != (right, due) {
                    steps.change(right * LABELS + due, 1, now);
                    steps.change(wrong * LABELS + said, -1, now);
                }
                (wrong, right) = (said, due);
            }
        }
    }
    let averages: Vec<f64> = (0..rows.value.len())
        .map(|at| {
            if rows.changes[at] < LEAST {
                0.0
            } else {
                rows.average(at, now)
            }
        })
        .collect();
    let mut sizes: Vec<f64> = averages
        .iter()
        .map(|weight| weight.abs())
        .filter(|size| *size > 0.0)
        .collect();
    sizes.sort_by(f64::total_cmp);
    let largest = sizes
        .get(sizes.len().saturating_sub(sizes.len() / 5000 + 1))
        .copied()
        .unwrap_or(1.0);
    let scale = 127.0 / largest;
    let bytes: Vec<u8> = averages
        .iter()
        .map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8 as u8)
        .collect();
    let mut transitions = [[0; LABELS]; LABELS];
    for (at, cell) in transitions.iter_mut().flatten().enumerate() {
        *cell = (steps.average(at, now) * scale)
            .round()
            .clamp(-32000.0, 32000.0) as i16;
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
    let size = ((clusters.len() * 3 / 2).max(1)).next_power_of_two();
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
