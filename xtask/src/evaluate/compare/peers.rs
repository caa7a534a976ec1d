use crate::Failure;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// What another program found, and in what time.
pub(super) struct Peer {
    pub(super) name: String,
    /// CPU seconds, from the texts to the pairs.
    pub(super) seconds: f64,
    pub(super) pairs: usize,
    pub(super) precision: Option<f64>,
    pub(super) recall: Option<f64>,
}

/// Runs the peers on these texts, if Python has them; their pairs are held against `truth`.
pub(super) fn run(texts: &[String], truth: &[(u32, u32)]) -> Result<Option<Vec<Peer>>, Failure> {
    let path = std::env::temp_dir().join(format!("laocoon-peers-{}.jsonl", std::process::id()));
    let lines: Result<Vec<String>, _> = texts.iter().map(serde_json::to_string).collect();
    std::fs::write(&path, lines?.join("\n") + "\n")?;
    let told = Command::new("python3")
        .arg("-c")
        .arg(include_str!("peers.py"))
        .arg(&path)
        .output();
    std::fs::remove_file(&path)?;
    let Some(told) = told.ok().filter(|told| told.status.success()) else {
        return Ok(None);
    };
    let all: BTreeMap<String, Value> = serde_json::from_slice(&told.stdout)?;
    let Some(of_all) = all.into_values().next() else {
        return Ok(None);
    };
    let seconds = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let cutting = seconds(&of_all["shingling"]);
    let mut out = Vec::new();
    for (name, field, before) in [
        ("datasketch", "datasketch", cutting),
        ("rensa", "rensa", cutting),
        ("rensa, shingles given", "rensa", 0.0),
        ("gaoya", "gaoya", 0.0),
    ] {
        let found: Vec<(u32, u32)> = serde_json::from_value(of_all[field]["pairs"].clone())?;
        let hits = found
            .iter()
            .filter(|pair| truth.binary_search(pair).is_ok());
        let hits = hits.count() as f64;
        out.push(Peer {
            name: name.to_owned(),
            seconds: before + seconds(&of_all[field]["seconds"]),
            pairs: found.len(),
            precision: Some(hits / found.len().max(1) as f64),
            recall: Some(hits / truth.len().max(1) as f64),
        });
    }
    Ok(Some(out))
}

/// What the peers' own run noted, on another machine.
pub(super) fn noted(path: &Path) -> Result<Vec<Peer>, Failure> {
    let noted: Value = serde_json::from_slice(&std::fs::read(path)?)?;
    let seconds = |value: &Value, fields: &[&str]| -> f64 {
        let each = fields.iter().filter_map(|field| value[field].as_f64());
        each.sum()
    };
    let steps = ["sign_cpu", "lsh_cpu", "verify_cpu"];
    let cutting = seconds(&noted["python_shingling"], &["cpu"]);
    let (datasketch, rensa) = (&noted["datasketch"], &noted["rensa_RMinHash"]);
    let (bands, gaoya) = (&rensa["bands16"], &noted["gaoya_incl_tokenise"]);
    let rensa = seconds(rensa, &steps) + seconds(bands, &steps);
    let peer = |name: &str, result: &Value, seconds: f64| Peer {
        name: name.to_owned(),
        seconds,
        pairs: result["pairs"].as_u64().unwrap_or_default() as usize,
        precision: result["precision"].as_f64(),
        recall: result["recall"].as_f64(),
    };
    let estimate = &bands["after_estimate"];
    Ok(vec![
        peer(
            "datasketch",
            &datasketch["after_estimate"],
            cutting + seconds(datasketch, &steps),
        ),
        peer("rensa", estimate, cutting + rensa),
        peer("rensa, shingles given", estimate, rensa),
        peer(
            "gaoya",
            &gaoya["result"],
            seconds(gaoya, &["insert_cpu", "query_cpu"]),
        ),
    ])
}
