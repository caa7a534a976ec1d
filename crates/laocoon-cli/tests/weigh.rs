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
        let found = json(&["weigh", "spread", &path, "--ui", language, "--json"]);
        assert_eq!(found["verdict"], "cannot tell");
        let because = found["because"][0].as_str().unwrap();
        assert!(
            because.starts_with(words) && because.replace(',', ".").contains("0.042"),
            "{because}"
        );
    }
}

/// An article of our own.
const ARTICLE: &str = "The strike at the ferry yards\n\nSeveral signs betray a plan:\n\n- The leaflets had been printed a week before,\n- Pickets stood at nine gates far too quickly for it not to have been prepared.\n\nRiots broke out after only two days of strike, which proves that the whole thing was planned. The owners have said nothing so far about the strike.\n";

#[test]
fn a_text_with_indicators_and_a_claim_of_speed() {
    let path = file("article.txt", ARTICLE);
    let found = json(&["weigh", "suggest", &path, "--language", "en", "--json"]);
    let evidence = found["evidence"].as_array().unwrap();
    assert_eq!(evidence.len(), 3, "{found}");
    assert_eq!(found["hypotheses"][0]["kind"], "planned");
    assert_eq!(found["hypotheses"][1]["kind"], "spontaneous");
    let answers: Vec<_> = evidence
        .iter()
        .flat_map(|e| e["answers"].as_array().unwrap())
        .collect();
    let of = |kind: &str| answers.iter().find(|a| a["kind"] == kind).unwrap();
    assert_eq!(of("speed")["verdict"], "cannot tell");
    assert_eq!(of("base_rate")["feature"], "violence");
    assert_eq!(of("base_rate")["days"], 2);
    // Offsets count code points, and the words stand there.
    let said = &evidence[0]["said"][0];
    let (start, end) = (
        said["start"].as_u64().unwrap(),
        said["end"].as_u64().unwrap(),
    );
    let words: String = ARTICLE
        .chars()
        .skip(start as usize)
        .take((end - start) as usize)
        .collect();
    assert_eq!(words, said["text"].as_str().unwrap());
}

#[test]
fn what_is_suggested_can_be_weighed() {
    let path = file("draft.txt", ARTICLE);
    let output = laocoon(&["weigh", "suggest", &path, "--toml", "--ui", "fr"]);
    let draft = file("draft.toml", &String::from_utf8(output.stdout).unwrap());
    let found = json(&["weigh", &draft, "--json"]);
    assert_eq!(found["dominant"], serde_json::Value::Null);
    assert_eq!(found["evidence"].as_array().unwrap().len(), 3);
}

#[test]
fn a_case_keeps_hypotheses_and_counts_copies_once() {
    let case = file("affair.laocoon", "");
    std::fs::remove_file(&case).unwrap();
    let (first, copy) = (
        file("first.txt", ARTICLE),
        file("copy.txt", &format!("{ARTICLE}\nCopied.\n")),
    );
    assert!(laocoon(&["case", "new", &case]).status.success());
    assert!(
        laocoon(&["case", "add", &case, &first, &copy, "--quiet"])
            .status
            .success()
    );
    let matrix = file(
        "kept.toml",
        "hypotheses = [\"a\", \"b\"]\n[[evidence]]\nkey = \"e\"\norigins = [\"#1\", \"#2\", \"a witness\"]\nlikelihood = { a = \"likely\", b = \"unlikely\" }\n",
    );
    let kept = json(&["weigh", &matrix, "--into", &case, "--json"]);
    assert_eq!(
        kept["evidence"][0]["origins"].as_array().unwrap().len(),
        2,
        "{kept}"
    );
    assert_eq!(json(&["weigh", &case, "--json"]), kept);
    let found = json(&["weigh", "suggest", &case, "--json"]);
    for item in found["evidence"].as_array().unwrap() {
        assert_eq!(item["origins"].as_array().unwrap().len(), 1, "{item}");
    }
    assert!(laocoon(&["case", "undo", &case]).status.success());
    let without = laocoon(&["weigh", &case]);
    assert!(String::from_utf8_lossy(&without.stderr).contains("--into"));
    std::fs::remove_file(&case).unwrap();
}

#[test]
fn built_in_base_rates() {
    let found = json(&[
        "weigh",
        "base-rate",
        "--feature",
        "violence",
        "--class",
        "price-tax",
        "--against",
        "removal",
        "--days",
        "4",
        "--json",
    ]);
    assert_eq!(found["rates"][0]["cases"], 742);
    assert_eq!(found["rates"][0]["with"], 265);
    assert_eq!(found["worthless"], true);
}

#[test]
fn classical_ratings_are_imported() {
    let path = file(
        "ratings.csv",
        "evidence,a,b\n\"Smoke, early\",II,CC\nA shout,C,I N\nRain,N/A,\n",
    );
    let found = json(&["weigh", &path, "--json"]);
    assert_eq!(found["hypotheses"][0]["parc_ach"], -2.0);
    assert_eq!(found["hypotheses"][1]["open_synthesis"], 0.25);
    let bad = file("bad.csv", "evidence,a,b\nSmoke,loud,CC\n");
    assert!(String::from_utf8_lossy(&laocoon(&["weigh", &bad]).stderr).contains("“loud”"));
}

#[test]
fn a_report_in_one_file() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../cases/weighing/matrix.toml"
    );
    let page = std::env::temp_dir().join(format!("laocoon-weigh-{}.html", std::process::id()));
    let output = laocoon(&["weigh", path, "--ui", "ru", "-o", &page.to_string_lossy()]);
    assert!(output.status.success() && output.stdout.is_empty());
    let text = std::fs::read_to_string(&page).unwrap();
    assert!(text.contains("<html lang=\"ru\"") && text.contains("Точка перелома"));
    std::fs::remove_file(&page).unwrap();
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
