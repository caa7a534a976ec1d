//! The case file: how fast documents are added and found, and how large it grows.

use crate::{Failure, data_dir, root, write_file};
use flate2::read::GzDecoder;
use laocoon_assess::check;
use laocoon_case::{Case, Entry, Origin};
use laocoon_claim::claim;
use laocoon_dossier::Dossier;
use laocoon_mark::mark;
use laocoon_read::{Options, read};
use serde_json::Value;
use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

/// Bytes of a text, as of an article.
const LENGTH: usize = 3000;
const MOST: usize = 4000;
const AT: &str = "2026-01-01T00:00:00Z";
const QUERIES: [&str; 6] = [
    "пожар",
    "\"по данным\"",
    "police injured",
    "wound*",
    "Москва суд",
    "zzzz",
];

pub(crate) fn run() -> Result<(), Failure> {
    let data = data_dir(None).join("compare");
    if !data.exists() {
        println!("skipped: {} is not there", data.display());
        return Ok(());
    }
    let texts = texts(&data)?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let path =
        std::env::temp_dir().join(format!("laocoon-evaluate-{}.laocoon", std::process::id()));
    let mut case = Case::create(&path, AT)?;
    let start = Instant::now();
    for (texts, nth) in texts.chunks(64).zip(0..) {
        // Two processors, as the aim says.
        let half = texts.len().div_ceil(2);
        let entries = std::thread::scope(|scope| {
            let halves = texts.chunks(half).zip(0..);
            let work: Vec<_> = halves
                .map(|(texts, part)| scope.spawn(move || entries(texts, nth * 64 + part * half)))
                .collect();
            let done = work.into_iter().map(|work| work.join().unwrap_or_default());
            done.flatten().collect::<Vec<Entry>>()
        });
        case.add(&entries)?;
    }
    let added = start.elapsed().as_secs_f64();
    let size = std::fs::metadata(&path)?.len();
    let mut slowest = 0.0f64;
    for query in QUERIES {
        let start = Instant::now();
        case.search(query, 20)?;
        slowest = slowest.max(start.elapsed().as_secs_f64() * 1000.0);
    }
    let start = Instant::now();
    let overview = case.overview()?;
    let compared = start.elapsed().as_secs_f64();
    let faults = case.verify()?.faults.len();
    drop(case);
    std::fs::remove_file(&path)?;
    let mut table = String::from(
        "# The case file\n\nWritten by `cargo xtask evaluate case`: news in Russian and English (1tv.ru, Giveme5W1H), cut and joined to 3 kB, examined whole, on \
         two threads of a shared machine.\n\n| what | measured | aim |\n|---|---|---|\n",
    );
    let each = added / texts.len() as f64;
    let _ = write!(
        table,
        "| documents added | {} in {added:.0} s; 10,000 would take {:.0} s | 10,000 in 300 s |\n\
         | file size / text | {:.2} | 3 |\n\
         | slowest of {} searches | {slowest:.1} ms | 50 ms |\n\
         | all held against all | {compared:.1} s, {} accounts | |\n\
         | faults that `verify` finds | {faults} | 0 |\n",
        texts.len(),
        each * 10_000.0,
        size as f64 / bytes as f64,
        QUERIES.len(),
        overview.accounts.len(),
    );
    print!("{table}");
    write_file(&root().join("docs/accuracy/case.md"), table.as_bytes())
}

fn entries(texts: &[String], first: usize) -> Vec<Entry> {
    let numbered = texts.iter().zip(first..);
    let entry = |(text, nth): (&String, usize)| {
        let source = format!("{nth}.txt");
        let document = read(text.clone().into_bytes(), &source, &Options::default()).ok()?;
        let layers = mark(&document);
        let claims = claim(&document, &layers);
        let findings = check(&document, &layers, &claims);
        let dossier = Dossier {
            document: &document,
            layers: &layers,
            claims: &claims,
            findings: &findings,
            references: &[],
        };
        let origin = Origin {
            source,
            at: AT.to_owned(),
        };
        Entry::new(text.as_bytes(), origin, &dossier, "evaluate").ok()
    };
    numbered.filter_map(entry).collect()
}

/// The news, joined and cut to one length.
fn texts(data: &Path) -> Result<Vec<String>, Failure> {
    let mut texts = vec![String::new()];
    for name in ["C_news_cluster", "B_1tv_ru"] {
        let mut packed = String::new();
        let file = std::fs::File::open(data.join(format!("{name}.jsonl.gz")))?;
        GzDecoder::new(file).read_to_string(&mut packed)?;
        for line in packed.lines() {
            let row: Value = serde_json::from_str(line)?;
            for paragraph in row["text"].as_str().unwrap_or_default().split('\n') {
                if let Some(last) = texts.last_mut() {
                    last.push_str(paragraph);
                    last.push_str("\n\n");
                }
                if texts.last().is_some_and(|last| last.len() >= LENGTH) {
                    texts.push(String::new());
                }
            }
        }
    }
    texts.truncate(MOST);
    texts.retain(|text| text.len() >= LENGTH);
    Ok(texts)
}
