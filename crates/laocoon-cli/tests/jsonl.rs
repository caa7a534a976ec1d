//! `laocoon examine --jsonl` from outside.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{TEXT, files, folder, run};
use serde_json::{Value, json};

fn rows(test: &str, input: &str, arguments: &[&str]) -> (i32, Vec<Value>) {
    let folder = folder(test);
    files(&folder, &[("port.txt", TEXT.as_bytes())]);
    let ran = run(
        &folder,
        &[&["examine", "--jsonl"], arguments].concat(),
        input.as_bytes(),
    );
    assert_eq!(ran.err, "");
    let rows = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    (ran.code, rows.collect())
}

#[test]
fn answers_and_refusals() {
    let lines = [
        json!({"id": "a", "text": TEXT}).to_string(),
        json!({"id": 2, "path": "port.txt", "stages": "mark", "as_of": "2020-02-03"}).to_string(),
        String::new(),
        "not json".to_owned(),
        json!({"id": {"k": 1}, "text": TEXT, "language": "en"}).to_string(),
        json!({"id": "both", "text": "a", "path": "b"}).to_string(),
        json!({"id": "none"}).to_string(),
        json!({"id": "day", "text": TEXT, "as_of": "soon"}).to_string(),
        json!({"id": "tag", "text": TEXT, "language": "xx"}).to_string(),
        json!({"id": "stage", "text": TEXT, "stages": "weigh"}).to_string(),
        json!({"id": "gone", "path": "gone.txt"}).to_string(),
        json!({"id": "empty", "text": " "}).to_string(),
        json!({"id": "net", "path": "http://127.0.0.1:1/"}).to_string(),
        "[1]".to_owned(),
    ];
    let (code, rows) = rows("answers", &lines.join("\n"), &[]);
    assert_eq!(code, 1);
    let ids: Vec<&Value> = rows.iter().map(|row| &row["id"]).collect();
    let null = Value::Null;
    let expected = [
        json!("a"),
        json!(2),
        null.clone(),
        json!({"k": 1}),
        json!("both"),
        json!("none"),
        json!("day"),
        json!("tag"),
        json!("stage"),
        json!("gone"),
        json!("empty"),
        json!("net"),
        null,
    ];
    assert_eq!(ids, expected.iter().collect::<Vec<_>>());
    assert_eq!(rows[0]["document"]["text"], TEXT);
    assert_eq!(rows[1]["document"]["published"], "2020-02-03");
    assert_eq!(rows[3]["document"]["language"], "en");
    let errors: Vec<&str> = rows
        .iter()
        .filter_map(|row| row["error"].as_str())
        .collect();
    let starts = [
        "line 4: not JSON",
        "line 6: give one of",
        "line 7: give one of",
        "line 8: \"as_of\" is \"soon\"",
        "line 9: there is no pack",
        "line 10: unknown variant",
        "line 11: there is no such file",
        "line 12: it is empty",
        "line 13: there is no such file",
        "line 14: not a JSON object",
    ];
    assert_eq!(errors.len(), starts.len());
    for (error, start) in errors.iter().zip(starts) {
        assert!(error.starts_with(start), "{error}");
    }
}

#[test]
fn in_order_and_the_same_on_any_number_of_threads() {
    let lines: Vec<String> = (0..60)
        .map(|nth| json!({"id": nth, "text": TEXT.repeat(1 + nth * 7 % 13)}).to_string())
        .collect();
    let input = lines.join("\n");
    let (code, one) = rows("in_order", &input, &["--threads", "1"]);
    assert_eq!(code, 0);
    assert!(one.iter().enumerate().all(|(nth, row)| row["id"] == nth));
    assert_eq!(rows("in_order", &input, &["--threads", "4"]).1, one);
}

#[test]
fn all_bad_or_nothing() {
    assert_eq!(rows("all_bad", "x\ny\n", &[]).0, 2);
    assert_eq!(rows("all_bad", "", &[]).0, 0);
}

#[test]
fn a_line_tells_its_hour_and_how_days_are_read() {
    let line = |profile: &str| {
        json!({"id": profile, "text": "La cloche a sonné il y a deux heures. Rendez-vous lundi.",
            "language": "fr", "stages": "mark", "as_of": "2022-01-06T18:30", "profile": profile})
        .to_string()
    };
    let lines = ["news", "future", "soon"].map(line).join("\n");
    let (code, rows) = rows("profile", &lines, &[]);
    assert_eq!(code, 1);
    let values = |row: &Value| -> Vec<String> {
        let marks = row["marks"].as_array().unwrap().iter();
        let times = marks.filter(|mark| mark["kind"] == "time");
        times
            .map(|time| time["value"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(values(&rows[0]), ["2022-01-06T16:30", "2022-01-03"]);
    assert_eq!(values(&rows[1]), ["2022-01-06T16:30", "2022-01-10"]);
    let error = rows[2]["error"].as_str().unwrap();
    assert!(
        error.starts_with("line 3: \"profile\" is \"soon\""),
        "{error}"
    );
}
