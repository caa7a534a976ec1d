//! Cues against annotated sentences: hedges on CoNLL-2010, attribution on PolNeAR.

use crate::{Failure, data_dir, root, write_file};
use laocoon_mark::{Cue, CueClass, cue, token};
use laocoon_read::Options;
use laocoon_text::{Document, Language, MediaType, Span};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::Read;
use std::path::Path;

/// Writes `docs/accuracy/cues.md`; with `--misses` prints what went wrong instead.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let misses = arguments.iter().any(|argument| argument == "--misses");
    let folder = data_dir(None).join("claims");
    let hedges = hedges(&folder.join("conll2010/dev.csv"), misses)?;
    let attribution = attribution(&folder.join("polnear_train_dev.tar.xz"), misses)?;
    if misses {
        return Ok(());
    }
    let mut table = String::from(
        "# Cues: how well they are found\n\nMade by `cargo xtask evaluate cues`. Both sets were used for tuning.\n\n",
    );
    table.push_str("| set | what | precision | recall | F1 | peers |\n|---|---|---|---|---|---|\n");
    hedges.row(
        &mut table,
        "CoNLL-2010, Wikipedia, development sentences (1,821)",
        "sentence holds a hedge or an impersonal source",
        "list of 50 words .753, Pattern .68",
    );
    for (name, what, score) in [
        (
            "development texts",
            "cue of saying, any overlap",
            &attribution.cue,
        ),
        (
            "development texts",
            "what is reported, words, of all attributions",
            &attribution.content,
        ),
        (
            "development texts",
            "the same, outside quotation marks (recall only)",
            &attribution.unquoted,
        ),
    ] {
        score.row(
            &mut table,
            &format!("PolNeAR, {name} ({})", attribution.texts),
            what,
            "quotation marks alone .315 overall, 0 unquoted",
        );
    }
    write_file(&root().join("docs/accuracy/cues.md"), table.as_bytes())?;
    print!("{table}");
    Ok(())
}

/// Counts of a two-way decision; halves are possible where words are counted.
#[derive(Default)]
struct Score {
    found: f64,
    due: f64,
    right_found: f64,
    right_due: f64,
}

impl Score {
    fn row(&self, table: &mut String, set: &str, what: &str, peers: &str) {
        let precision = self.right_found / self.found.max(1.0);
        let recall = self.right_due / self.due.max(1.0);
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        let digits = |value: f64| format!("{value:.3}").trim_start_matches('0').to_owned();
        let (precision, f1) = if self.found == 0.0 {
            ("-".to_owned(), "-".to_owned())
        } else {
            (digits(precision), digits(f1))
        };
        let recall = digits(recall);
        let _ = writeln!(
            table,
            "| {set} | {what} | {precision} | {recall} | {f1} | {peers} |"
        );
    }

    fn decide(&mut self, found: bool, due: bool) {
        self.found += f64::from(found);
        self.due += f64::from(due);
        self.right_found += f64::from(found && due);
        self.right_due += f64::from(found && due);
    }
}

fn document(text: &str) -> Result<Document, Failure> {
    let options = Options {
        media_type: Some(MediaType::Plain),
        language: Some(Language::English),
        ..Options::default()
    };
    Ok(laocoon_read::read(
        text.as_bytes().to_vec(),
        "evaluation",
        &options,
    )?)
}

fn cues(document: &Document) -> Vec<Cue> {
    let (tokens, sentences) = token::tokenize(document);
    let words = token::Words::new(document, &tokens);
    cue::find(document, &tokens, &sentences, &words)
}

fn hedges(path: &Path, misses: bool) -> Result<Score, Failure> {
    let mut score = Score::default();
    let text = std::fs::read_to_string(path)?;
    for line in text.trim_start_matches('\u{feff}').lines() {
        let Some((label, rest)) = line.split_once(',') else {
            continue;
        };
        let sentence = rest.trim_matches('"').replace("\"\"", "\"");
        let sentence = sentence.replace("&quot;", "\"").replace("&amp;", "&");
        if sentence.trim().is_empty() {
            continue;
        }
        let document = document(&sentence)?;
        let found = cues(&document);
        let hedge = found
            .iter()
            .find(|cue| matches!(cue.class, CueClass::Hedge | CueClass::Impersonal));
        let due = label.trim_matches('"') == "-1";
        score.decide(hedge.is_some(), due);
        if misses && (hedge.is_some() || due) {
            let words: Vec<&str> = found
                .iter()
                .filter(|cue| matches!(cue.class, CueClass::Hedge | CueClass::Impersonal))
                .map(|cue| document.words(cue.span))
                .collect();
            let verdict = match (hedge.is_some(), due) {
                (true, true) => "right",
                (true, false) => "too much",
                _ => "missed",
            };
            println!(
                "hedge {verdict}\t{}\t{sentence}",
                words.join("|").to_lowercase()
            );
        }
    }
    Ok(score)
}

struct Attribution {
    texts: usize,
    cue: Score,
    content: Score,
    unquoted: Score,
}

/// Annotations of one text: cues, and what they report.
#[derive(Default)]
struct Gold {
    cues: Vec<Span>,
    contents: Vec<Span>,
}

fn attribution(path: &Path, misses: bool) -> Result<Attribution, Failure> {
    let mut result = Attribution {
        texts: 0,
        cue: Score::default(),
        content: Score::default(),
        unquoted: Score::default(),
    };
    for (text, gold) in polnear(path, "dev/")? {
        let document = document(&text)?;
        let found: Vec<Cue> = cues(&document)
            .into_iter()
            .filter(|cue| matches!(cue.class, CueClass::Report | CueClass::Impersonal))
            .collect();
        result.texts += 1;
        for cue in &found {
            let right = gold.cues.iter().any(|due| due.overlaps(cue.span));
            result.cue.found += 1.0;
            result.cue.right_found += f64::from(right);
            if misses && !right {
                println!("TOO MUCH [{}]", document.words(cue.span));
            }
        }
        for due in &gold.cues {
            let right = found.iter().any(|cue| cue.span.overlaps(*due));
            result.cue.due += 1.0;
            result.cue.right_due += f64::from(right);
            if misses && !right {
                println!("MISSED [{}]", document.words(*due));
            }
        }
        let scopes: Vec<Span> = found.iter().filter_map(|cue| cue.scope).collect();
        let (tokens, _) = token::tokenize(&document);
        let quoted = quoted(&document.text);
        for token in &tokens {
            let due = gold.contents.iter().any(|span| span.contains(token.span));
            let found = scopes.iter().any(|span| span.contains(token.span));
            result.content.decide(found, due);
            if !quoted[token.span.start as usize] {
                result.unquoted.due += f64::from(due);
                result.unquoted.right_due += f64::from(due && found);
            }
        }
    }
    Ok(result)
}

/// Which bytes stand between quotation marks.
fn quoted(text: &str) -> Vec<bool> {
    let mut inside = false;
    let mut bytes = vec![false; text.len()];
    for (start, c) in text.char_indices() {
        match c {
            '“' => inside = true,
            '”' | '\n' => inside = false,
            '"' => inside = !inside,
            _ => {}
        }
        bytes[start..start + c.len_utf8()].fill(inside);
    }
    bytes
}

/// The texts of a part of PolNeAR with the annotations of one annotator each.
fn polnear(path: &Path, part: &str) -> Result<Vec<(String, Gold)>, Failure> {
    let mut plain = Vec::new();
    let mut packed = std::io::BufReader::new(std::fs::File::open(path)?);
    lzma_rs::xz_decompress(&mut packed, &mut plain)
        .map_err(|error| Failure(format!("{error:?}")))?;
    let mut texts = BTreeMap::new();
    let mut annotations: BTreeMap<String, String> = BTreeMap::new();
    for entry in tar::Archive::new(plain.as_slice()).entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().into_owned();
        let Some(name) = name.strip_prefix(part) else {
            continue;
        };
        let mut content = String::new();
        if let Some(stem) = name
            .strip_prefix("text/")
            .and_then(|name| name.strip_suffix(".txt"))
        {
            entry.read_to_string(&mut content)?;
            texts.insert(stem.to_owned(), content);
        } else if let Some(stem) = name.strip_suffix(".ann") {
            let stem = stem.trim_start_matches("attributions/");
            let stem = stem.rsplit_once('_').map_or(stem, |(stem, _)| stem);
            entry.read_to_string(&mut content)?;
            annotations.entry(stem.to_owned()).or_insert(content);
        }
    }
    let pairs = texts.into_iter().filter_map(|(stem, text)| {
        let gold = gold(&text, annotations.get(&stem)?);
        Some((text, gold))
    });
    Ok(pairs.collect())
}

/// Reads standoff annotations: "T2<tab>Cue 107 114<tab>reports"; offsets count characters.
fn gold(text: &str, annotations: &str) -> Gold {
    let starts: Vec<usize> = text
        .char_indices()
        .map(|(start, _)| start)
        .chain([text.len()])
        .collect();
    let mut gold = Gold::default();
    for line in annotations.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(what)) = (fields.next(), fields.next()) else {
            continue;
        };
        let Some((kind, places)) = what.split_once(' ') else {
            continue;
        };
        if !id.starts_with('T') {
            continue;
        }
        for place in places.split(';') {
            let Some((start, end)) = place.split_once(' ') else {
                continue;
            };
            let point = |digits: &str| starts.get(digits.parse::<usize>().ok()?).copied();
            let (Some(start), Some(end)) = (point(start), point(end)) else {
                continue;
            };
            let span = Span::from(start..end);
            match kind {
                "Cue" => gold.cues.push(span),
                "Content" => gold.contents.push(span),
                _ => {}
            }
        }
    }
    gold
}
