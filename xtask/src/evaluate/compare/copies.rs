use super::peers::Peer;
use super::{factbook, peers, rows, texts, truth};
use crate::Failure;
use laocoon_assess::compare::near::pairs;
use laocoon_assess::compare::shingles;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

/// The threshold of the peers' run.
pub(super) const LEAST: f64 = 0.8;

/// Near-duplicate pairs against counting every pair, on one core, beside what the peers find.
pub(super) fn measure(data: &Path, table: &mut String) -> Result<(), Failure> {
    table.push_str(
        "## Copies\n\nPairs of texts with a Jaccard index of 0.8 or more over five-word shingles, on one core. CPU seconds from the texts to \
         the pairs, the best of three runs (datasketch: one); datasketch and rensa are given shingles that Python cut, with and without the time of that. \
         Recall and precision are against counting every pair.\n\n\
         | set | program | pairs | precision | recall | CPU s | MB/s | laocoon is faster |\n|---|---|---|---|---|---|---|---|\n",
    );
    let mut here = true;
    for name in ["A_factbook_2010_2020", "B_1tv_ru", "C_news_cluster"] {
        let texts = match name {
            "A_factbook_2010_2020" => {
                factbook::texts(&data.join("../references/factbook-archive"))?
            }
            _ => texts(&rows(&data.join(format!("{name}.jsonl.gz")))?),
        };
        let bytes: usize = texts.iter().map(String::len).sum();
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
        let own = Peer {
            name: "**laocoon**".to_owned(),
            seconds,
            pairs: found.len(),
            precision: Some(hits / found.len().max(1) as f64),
            recall: Some(hits / truth.len().max(1) as f64),
        };
        row(table, name, &own, bytes, None);
        let run = peers::run(&texts, &truth)?;
        here &= run.is_some();
        let peers = match run {
            Some(peers) => peers,
            None => peers::noted(&data.join(format!("bench_{name}.json")))?,
        };
        for peer in &peers {
            row(table, name, peer, bytes, Some(peer.seconds / seconds));
        }
    }
    table.push_str(match here {
        true => "\nThe peers were run beside it, in the same minutes on the same machine.\n",
        false => "\nPython has not all of the peers here: their figures are those that their own run noted, on another machine.\n",
    });
    table.push_str(
        "\nMemory: 8 bytes for each shingle of a text, at most 40 for each of those it asks for (512 a text and fewer), 1 MB for rarity.\n",
    );
    Ok(())
}

fn row(table: &mut String, set: &str, peer: &Peer, bytes: usize, faster: Option<f64>) {
    let share = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.4}"));
    let faster = faster.map_or(String::new(), |times| format!("{times:.1}x"));
    let _ = writeln!(
        table,
        "| {set} | {} | {} | {} | {} | {:.3} | {:.1} | {faster} |",
        peer.name,
        peer.pairs,
        share(peer.precision),
        share(peer.recall),
        peer.seconds,
        bytes as f64 / 1e6 / peer.seconds
    );
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
