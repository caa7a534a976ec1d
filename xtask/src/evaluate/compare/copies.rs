use super::{factbook, peers, rows, texts, truth};
use crate::Failure;
use laocoon_assess::compare::near::pairs;
use laocoon_assess::compare::shingles;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

/// The threshold of the peers' run.
pub(super) const LEAST: f64 = 0.8;

/// Near-duplicate pairs against counting every pair, on one core, beside what the peers measured.
pub(super) fn measure(data: &Path, table: &mut String) -> Result<(), Failure> {
    table.push_str(
        "## Copies\n\nPairs of texts with a Jaccard index of 0.8 or more over five-word shingles, on one core. Times are CPU seconds, from \
         the texts to the pairs; the peers' are those that their own run noted, with the cutting into shingles, which for datasketch and rensa \
         is done in Python. Recall and precision are against counting every pair.\n\n\
         | set | program | pairs | precision | recall | CPU s | MB/s |\n|---|---|---|---|---|---|---|\n",
    );
    for name in ["A_factbook_2010_2020", "B_1tv_ru", "C_news_cluster"] {
        let texts = match name {
            "A_factbook_2010_2020" => {
                factbook::texts(&data.join("../references/factbook-archive"))?
            }
            _ => texts(&rows(&data.join(format!("{name}.jsonl.gz")))?),
        };
        let bytes: usize = texts.iter().map(String::len).sum();
        // The best of three runs: others work on the machine.
        let (mut seconds, mut found) = (f64::MAX, Vec::new());
        for _ in 0..3 {
            let start = Clock::start();
            let sets: Vec<Vec<u64>> = texts.iter().map(|text| shingles(text)).collect();
            let pairs = pairs(&sets, LEAST);
            seconds = seconds.min(start.seconds());
            found = pairs.iter().map(|pair| (pair.a, pair.b)).collect();
        }
        let truth = truth::pairs(&texts, LEAST);
        let hits = found
            .iter()
            .filter(|pair| truth.binary_search(pair).is_ok());
        let hits = hits.count() as f64;
        let _ = writeln!(
            table,
            "| {name} | **laocoon** | {} | {:.4} | {:.4} | {seconds:.3} | {:.1} |",
            found.len(),
            hits / found.len().max(1) as f64,
            hits / truth.len().max(1) as f64,
            bytes as f64 / 1e6 / seconds
        );
        let noted = std::fs::read(data.join(format!("bench_{name}.json")))?;
        let noted: Value = serde_json::from_slice(&noted)?;
        peers::rows(table, name, &noted, bytes);
        if noted["exact"]["pairs"].as_u64() != Some(truth.len() as u64) {
            let pairs = &noted["exact"]["pairs"];
            let _ = writeln!(
                table,
                "| {name} | (the peers' own truth) | {pairs} | | | | |"
            );
        }
    }
    table.push_str(
        "\nMemory: 8 bytes for each shingle of a text, 12 for each that must be looked up (a fifth of them at 0.8), and 2 MB for the counts of rarity.\n",
    );
    Ok(())
}

/// Seconds that this thread has worked, where the system tells; else seconds that passed.
struct Clock {
    worked: Option<f64>,
    start: Instant,
}

impl Clock {
    fn start() -> Self {
        Clock {
            worked: worked(),
            start: Instant::now(),
        }
    }

    fn seconds(&self) -> f64 {
        match (self.worked, worked()) {
            (Some(before), Some(now)) => now - before,
            _ => self.start.elapsed().as_secs_f64(),
        }
    }
}

fn worked() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}
