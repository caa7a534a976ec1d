use super::rows;
use crate::Failure;
use laocoon_assess::Findings;
use laocoon_assess::compare::Digest;
use laocoon_assess::compare::decision::Decisions;
use laocoon_assess::compare::overview::{Filed, Overview};
use laocoon_claim::claim;
use laocoon_mark::mark;
use laocoon_read::{Options, read};
use laocoon_text::MediaType;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// News of one event: documents brought together against the events that people told apart.
pub(super) fn measure(data: &Path, table: &mut String, misses: bool) -> Result<(), Failure> {
    let rows = rows(&data.join("C_news_cluster.jsonl.gz"))?;
    let mut events = Vec::new();
    let mut read_in = Vec::new();
    for row in &rows {
        let text = row["text"].as_str().unwrap_or_default();
        let options = Options {
            media_type: Some(MediaType::Plain),
            ..Options::default()
        };
        let Ok(document) = read(text.as_bytes().to_vec(), "-", &options) else {
            continue;
        };
        let layers = mark(&document);
        let claims = claim(&document, &layers);
        let digest = Digest::new(&document, &layers, &claims, &Findings::default());
        events.push(row["event"].as_i64().unwrap_or_default());
        read_in.push((document.text, document.title, digest));
    }
    let filed: Vec<Filed<'_>> = (1i64..)
        .zip(&read_in)
        .map(|(id, (text, title, digest))| Filed {
            id,
            source: "-",
            title: title.as_ref().map(|title| title.text.as_str()),
            text,
            digest,
        })
        .collect();
    let overview = Overview::new(&filed, &Decisions::default());
    let (precision, recall) = cubed(&overview.affairs, &events);
    let distinct: std::collections::BTreeSet<i64> = events.iter().copied().collect();
    let _ = write!(
        table,
        "\n## Affairs\n\nThe {} articles of C_news_cluster on {} events, told apart by people (Giveme5W1H); B³ counts for each article who stands with it.\n\n\
         | articles | affairs | precision | recall | F1 |\n|---|---|---|---|---|\n| {} | {} | {precision:.3} | {recall:.3} | {:.3} |\n",
        events.len(),
        distinct.len(),
        events.len(),
        overview.affairs.len(),
        2.0 * precision * recall / (precision + recall)
    );
    if misses {
        for affair in &overview.affairs {
            let members = affair.iter().map(|at| {
                let (_, title, digest) = &read_in[*at as usize];
                let title = title.as_ref().map_or("", |title| &title.text);
                format!("  {} {:?} {title:.70}", events[*at as usize], digest.day)
            });
            println!("affair\n{}", members.collect::<Vec<_>>().join("\n"));
        }
    }
    Ok(())
}

/// B³ precision and recall.
fn cubed(found: &[Vec<u32>], events: &[i64]) -> (f64, f64) {
    let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
    events
        .iter()
        .for_each(|event| *sizes.entry(*event).or_default() += 1);
    let (mut precision, mut recall) = (0.0, 0.0);
    for affair in found {
        for at in affair {
            let event = events[*at as usize];
            let same = affair
                .iter()
                .filter(|other| events[**other as usize] == event);
            let same = same.count() as f64;
            precision += same / affair.len() as f64;
            recall += same / sizes[&event] as f64;
        }
    }
    let all = events.len().max(1) as f64;
    (precision / all, recall / all)
}
