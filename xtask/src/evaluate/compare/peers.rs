use serde_json::Value;
use std::fmt::Write as _;

/// What the peers' own run noted.
pub(super) fn rows(table: &mut String, set: &str, noted: &Value, bytes: usize) {
    let seconds = |value: &Value, fields: &[&str]| -> f64 {
        let each = fields.iter().filter_map(|field| value[field].as_f64());
        each.sum()
    };
    let steps = ["sign_cpu", "lsh_cpu", "verify_cpu"];
    let cutting = seconds(&noted["python_shingling"], &["cpu"]);
    let (datasketch, rensa) = (&noted["datasketch"], &noted["rensa_RMinHash"]);
    let (bands, gaoya) = (&rensa["bands16"], &noted["gaoya_incl_tokenise"]);
    let rensa = seconds(rensa, &steps) + seconds(bands, &steps);
    let mut row = |program: &str, result: &Value, seconds: f64| {
        let number = |field: &str| {
            let value = result[field].as_f64();
            value.map_or("-".to_owned(), |value| format!("{value:.4}"))
        };
        let _ = writeln!(
            table,
            "| {set} | {program} | {} | {} | {} | {seconds:.3} | {:.1} |",
            result["pairs"],
            number("precision"),
            number("recall"),
            bytes as f64 / 1e6 / seconds
        );
    };
    row(
        "datasketch",
        &datasketch["after_estimate"],
        cutting + seconds(datasketch, &steps),
    );
    row("rensa", &bands["after_estimate"], cutting + rensa);
    row("rensa, shingles given", &bands["after_estimate"], rensa);
    row(
        "gaoya",
        &gaoya["result"],
        seconds(gaoya, &["insert_cpu", "query_cpu"]),
    );
}
