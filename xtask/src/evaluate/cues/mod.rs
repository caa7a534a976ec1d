//! Cues against annotated sentences: hedges on CoNLL-2010, attribution on PolNeAR.

mod attribution;

use crate::{Failure, data_dir, root, write_file};
use laocoon_mark::{Cue, CueClass, cue, token};
use laocoon_read::Options;
use laocoon_text::{Document, Language, MediaType};
use std::fmt::Write;
use std::path::Path;

/// Writes `docs/accuracy/cues.md`; with `--misses` prints what went wrong instead.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let misses = arguments.iter().any(|argument| argument == "--misses");
    let folder = data_dir(None).join("claims");
    let hedges = hedges(&folder.join("conll2010/dev.csv"), misses)?;
    let part = if arguments.iter().any(|argument| argument == "--train") {
        "train/"
    } else {
        "dev/"
    };
    let archive = folder.join("polnear_train_dev.tar.xz");
    let attribution = attribution::evaluate(&archive, part, misses)?;
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
    for (what, score) in &attribution.scores {
        score.row(
            &mut table,
            &format!("PolNeAR, {} texts of {part}", attribution.texts),
            what,
            "quotation marks alone .315 overall, 0 unquoted",
        );
    }
    if part != "dev/" {
        print!("{table}");
        return Ok(());
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
