use crate::Failure;
use laocoon_assess::weigh::{self, Entry};
use std::fmt::Write;
use std::path::Path;

/// Same-crisis against different-crisis pairs of chronologies, by score.
pub(super) fn write(folder: &Path, table: &mut String) -> Result<(), Failure> {
    let mut all: Vec<(String, Vec<Entry>)> = Vec::new();
    let mut crises: Vec<_> = std::fs::read_dir(folder)?
        .flatten()
        .map(|e| e.path())
        .collect();
    crises.sort();
    for crisis in crises {
        // Two collections cover some crises: the name after the dash tells the crisis.
        let name = crisis.file_name().unwrap_or_default().to_string_lossy();
        let name = name
            .split_once('-')
            .map_or(&*name, |parts| parts.1)
            .to_owned();
        let mut files: Vec<_> = std::fs::read_dir(&crisis)?
            .flatten()
            .map(|e| e.path())
            .collect();
        files.sort();
        for file in files {
            let text = String::from_utf8_lossy(&std::fs::read(file)?).into_owned();
            all.push((name.clone(), entries(&text)));
        }
    }
    let (mut same, mut different) = (Vec::new(), Vec::new());
    for (i, (crisis, first)) in all.iter().enumerate() {
        for (other, second) in &all[i + 1..] {
            let score = weigh::score(first, second);
            if crisis == other {
                same.push(score)
            } else {
                different.push(score)
            }
        }
    }
    let wins: f64 = same
        .iter()
        .flat_map(|s| {
            different.iter().map(move |d| {
                if s > d {
                    1.0
                } else if s < d {
                    0.0
                } else {
                    0.5
                }
            })
        })
        .sum();
    let auc = wins / (same.len() * different.len()).max(1) as f64;
    let _ = writeln!(
        table,
        "\n## Precedents\n\n{} chronologies by newsrooms; {} pairs of the same crisis, {} of different ones: AUC of the alignment score {auc:.3} (aim .95).",
        all.len(),
        same.len(),
        different.len()
    );
    Ok(())
}

fn entries(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines().map(str::trim) {
        let date = line
            .get(..10)
            .filter(|_| line.len() == 10)
            .and_then(|d| d.parse::<jiff::civil::Date>().ok());
        if let Some(date) = date {
            let day = i64::from(date.year()) * 366 + i64::from(date.day_of_year());
            entries.push(Entry {
                day,
                kind: None,
                text: String::new(),
            });
        } else if let Some(entry) = entries.last_mut() {
            entry.text.push_str(line);
            entry.text.push(' ');
        }
    }
    entries
}
