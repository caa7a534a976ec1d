//! The worked examples of `cases/`: every planted figure is found, pinned to its words, and
//! gets its verdict; nothing else is called wrong. The dossier of each is a golden file.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("expected.toml").exists())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "no worked examples");
    folders
}

fn article(case: &Path) -> PathBuf {
    fs::read_dir(case)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            path.file_stem()
                .is_some_and(|stem| stem.to_string_lossy().starts_with("article"))
        })
        .unwrap()
}

fn dossier(case: &Path) -> Value {
    let article = article(case);
    let name = article.file_name().unwrap().to_str().unwrap().to_owned();
    let run = common::run(case, &["examine", &name, "--format", "json"], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

/// A code-point span of the document as its two ends.
fn span(value: &Value) -> (u64, u64) {
    (
        value["start"].as_u64().unwrap(),
        value["end"].as_u64().unwrap(),
    )
}

struct Dossier<'d>(&'d Value);

impl Dossier<'_> {
    fn by_id(&self, list: &str, id: &str) -> &Value {
        let items = self.0[list].as_array().unwrap();
        items
            .iter()
            .find(|item| item["id"] == id)
            .unwrap_or(&Value::Null)
    }

    fn country(&self, entity: &Value) -> Option<&str> {
        self.by_id("entities", entity.as_str()?)["ids"]["iso3166"].as_str()
    }

    /// What was found for planted words: one line a claim on them.
    fn claims_on(&self, words: (u64, u64)) -> Vec<(String, &Value)> {
        let findings = self.0["findings"].as_array().unwrap();
        self.0["claims"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|claim| claim["kind"] == "figure")
            .filter_map(|claim| {
                let figure = &claim["figure"];
                let quantity = span(self.by_id("marks", figure["quantity"].as_str()?));
                (quantity.0 < words.1 && words.0 < quantity.1).then(|| {
                    let id = claim["id"].as_str().unwrap();
                    let finding = findings
                        .iter()
                        .find(|finding| {
                            finding["claims"]
                                .as_array()
                                .unwrap()
                                .iter()
                                .any(|c| c == id)
                        })
                        .unwrap_or(&Value::Null);
                    (self.line(figure), finding)
                })
            })
            .collect()
    }

    fn line(&self, figure: &Value) -> String {
        let mut line = format!(
            "{} of {}",
            figure["indicator"].as_str().unwrap_or("?"),
            self.country(&figure["subject"]).unwrap_or("?")
        );
        if let Some(with) = self.country(&figure["with"]) {
            let _ = write!(line, " with {with}");
        }
        if let Some(category) = figure["category"].as_str() {
            let _ = write!(line, " ({category})");
        }
        line
    }
}

fn code_points(text: &str, words: &str) -> (u64, u64) {
    let byte = text
        .find(words)
        .unwrap_or_else(|| panic!("not in the article: {words}"));
    let start = text[..byte].chars().count() as u64;
    (start, start + words.chars().count() as u64)
}

#[test]
fn planted_figures_get_their_verdicts() {
    let mut report = String::new();
    for case in cases() {
        let expected: toml::Table =
            toml::from_str(&fs::read_to_string(case.join("expected.toml")).unwrap()).unwrap();
        if let Some(why) = expected.get("pending").and_then(toml::Value::as_str) {
            println!("skipped {}: waits for {why}", case.display());
            continue;
        }
        let value = dossier(&case);
        let dossier = Dossier(&value);
        let text = value["document"]["text"].as_str().unwrap();
        let mut planted = Vec::new();
        for figure in expected["figure"].as_array().unwrap() {
            let field = |name: &str| figure.get(name).and_then(toml::Value::as_str);
            let words = field("words").unwrap();
            let at = code_points(text, words);
            planted.push(at);
            let mut due: Vec<&str> = field("verdict").into_iter().collect();
            if let Some(or) = figure.get("or").and_then(toml::Value::as_array) {
                due.extend(or.iter().filter_map(toml::Value::as_str));
            }
            let indicator = field("indicator").unwrap();
            let mut line = format!("{indicator} of {}", field("subject").unwrap());
            if let Some(with) = field("with") {
                let _ = write!(line, " with {with}");
            }
            if let Some(category) = field("category") {
                let _ = write!(line, " ({category})");
            }
            let found = dossier.claims_on(at);
            let verdict = |finding: &Value| finding["verdict"].as_str().unwrap_or("?").to_owned();
            let hit = found.iter().any(|(found, finding)| {
                let same = *found == line
                    || *found == line.replacen(indicator, &format!("{indicator}-share"), 1);
                same && due.contains(&verdict(finding).as_str())
            });
            if !hit {
                let got: Vec<String> = found
                    .iter()
                    .map(|(line, finding)| format!("{line}: {}", verdict(finding)))
                    .collect();
                let _ = writeln!(
                    report,
                    "{}: «{words}» due {line}: {due:?}, got {got:?}",
                    case.display()
                );
            }
        }
        // Nothing that was not planted may be called wrong.
        for claim in value["claims"].as_array().unwrap() {
            let id = &claim["id"];
            let wrong = value["findings"].as_array().unwrap().iter().any(|finding| {
                finding["verdict"] == "wrong" && finding["claims"].as_array().unwrap().contains(id)
            });
            let at = span(claim);
            if wrong && !planted.iter().any(|words| words.0 < at.1 && at.0 < words.1) {
                let _ = writeln!(
                    report,
                    "{}: wrong without reason: {}",
                    case.display(),
                    claim["text"]
                );
            }
        }
        let whole = |name: &str| expected.get(name).and_then(toml::Value::as_str);
        for name in ["title", "language", "author"] {
            if let Some(due) = whole(name)
                && value["document"][name] != due
            {
                let _ = writeln!(
                    report,
                    "{}: {name} is {}",
                    case.display(),
                    value["document"][name]
                );
            }
        }
        if let Some(due) = expected.get("published").and_then(toml::Value::as_datetime)
            && value["document"]["published"] != due.to_string()
        {
            let _ = writeln!(
                report,
                "{}: published {}",
                case.display(),
                value["document"]["published"]
            );
        }
        if let Some(words) = whole("boilerplate_from") {
            let tail = code_points(text, words).0;
            for block in value["document"]["blocks"].as_array().unwrap() {
                if span(block).0 >= tail && block["main"] == true {
                    let _ = writeln!(
                        report,
                        "{}: the tail is main content: {block}",
                        case.display()
                    );
                }
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// What a reader sees of each example, kept word for word in `dossier.txt`.
#[test]
fn dossiers_are_golden() {
    for case in cases() {
        let name = article(&case).file_name().unwrap().to_owned();
        let arguments = ["examine", name.to_str().unwrap(), "--width", "100"];
        let run = common::run(&case, &arguments, b"");
        assert_eq!(run.code, 0, "{}", run.err);
        let golden = case.join("dossier.txt");
        if std::env::var_os("LAOCOON_BLESS").is_some() {
            fs::write(&golden, &run.out).unwrap();
        }
        let kept = fs::read_to_string(&golden).unwrap_or_default();
        assert!(
            kept == run.out,
            "{} is not what the program says; read the difference, then LAOCOON_BLESS=1 writes it",
            golden.display()
        );
    }
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let folder = common::folder("threads");
    for (index, case) in cases().iter().enumerate() {
        fs::copy(article(case), folder.join(format!("{index}.txt"))).unwrap();
    }
    let all = |threads: &str| {
        let out = format!("out-{threads}");
        let arguments = [
            "examine",
            ".",
            "-o",
            &out,
            "--format",
            "json",
            "--quiet",
            "--threads",
        ];
        let mut arguments = arguments.to_vec();
        arguments.push(threads);
        let inputs: Vec<String> = (0..cases().len())
            .map(|index| format!("{index}.txt"))
            .collect();
        arguments.splice(1..2, inputs.iter().map(String::as_str));
        let run = common::run(&folder, &arguments, b"");
        assert_eq!(run.code, 0, "{}", run.err);
        let read = |name: &String| {
            fs::read(folder.join(&out).join(name.replace(".txt", ".json")))
                .or_else(|_| fs::read(folder.join(&out).join(format!("{name}.json"))))
                .unwrap()
        };
        inputs.iter().map(read).collect::<Vec<_>>()
    };
    assert!(all("1") == all("2"));
}
