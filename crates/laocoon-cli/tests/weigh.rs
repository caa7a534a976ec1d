//! `laocoon weigh` as a user types it.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::process::{Command, Output};

fn laocoon(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_laocoon"))
        .args(arguments)
        .output()
        .unwrap()
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let output = laocoon(arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A file of this process in the temporary folder.
fn file(name: &str, text: &str) -> String {
    let path = std::env::temp_dir().join(format!("laocoon-weigh-{}-{name}", std::process::id()));
    std::fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn the_worked_matrix() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../cases/weighing/matrix.toml"
    );
    let found = json(&["weigh", path, "--json"]);
    assert_eq!(found["dominant"], serde_json::Value::Null);
    assert_eq!(found["hypotheses"][3]["name"], "none of these");
    let keys: Vec<_> = found["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["key"].as_str().unwrap())
        .collect();
    assert_eq!(keys, ["age", "login", "smoke", "anger"]);
    assert_eq!(found["evidence"][1]["origins"].as_array().unwrap().len(), 1);
    assert_eq!(found["evidence"][3]["bits"], 0.0);
}

#[test]
fn four_steps_cannot_tell_in_three_languages() {
    let path = file(
        "four.csv",
        "date,lat,lon\n2021-05-01,40,60\n2021-05-02,41,61\n2021-05-04,42,66\n2021-05-05,44,70\n",
    );
    for (language, words) in [
        ("fr", "On ne peut pas trancher"),
        ("en", "Cannot tell"),
        ("ru", "Сказать нельзя"),
    ] {
        let found = json(&["weigh", "spread", &path, "--language", language, "--json"]);
        assert_eq!(found["verdict"], "cannot tell");
        let because = found["because"][0].as_str().unwrap();
        assert!(
            because.starts_with(words) && because.contains("0.042"),
            "{because}"
        );
    }
}

#[test]
fn a_text_with_indicators_and_a_claim_of_speed() {
    let path = file(
        "article.txt",
        "The strike at the ferry yards\n\nSeveral signs betray a plan:\n\n- The leaflets had been printed a week before,\n- Pickets stood at nine gates far too quickly for it not to have been prepared.\n\nThe owners have said nothing so far about the strike.\n",
    );
    let found = json(&["weigh", "suggest", &path, "--language", "en", "--json"]);
    assert_eq!(found["evidence"].as_array().unwrap().len(), 2, "{found}");
    assert_eq!(found["speed"][0]["verdict"], "cannot tell");
    assert!(
        found["speed"][0]["words"]["text"]
            .as_str()
            .unwrap()
            .contains("too quickly")
    );
}

#[test]
fn a_hypothesis_that_is_not_listed_is_told() {
    let path = file(
        "bad.toml",
        "hypotheses = [\"a\", \"b\"]\n[[evidence]]\nkey = \"e\"\nlikelihood = { c = 0.5 }\n",
    );
    let output = laocoon(&["weigh", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("“c”"));
}
