//! `laocoon export` and `laocoon import` from outside: formats, filters, files, messages.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{files, folder, run, tree};
use serde_json::Value;
use std::fs;

const TEXT: &str = "La Bolivie en chiffres\n\nLa Bolivie a une superficie de 1 098 581 km2. Le 3 mars 2016, \
    une explosion à La Paz a fait 12 morts, selon la police. La Bolivie a une superficie de 500 000 km2.\n";

const FORMATS: [&str; 12] = [
    "claim-review",
    "web-annotation",
    "ftm",
    "geojson",
    "timeline",
    "cas",
    "brat",
    "csv",
    "bibtex",
    "csl",
    "markdown",
    "ics",
];

#[test]
fn every_format_from_text_and_from_dossier() {
    let folder = folder("export_formats");
    files(&folder, &[("bolivie.txt", TEXT.as_bytes())]);
    let made = run(
        &folder,
        &["examine", "bolivie.txt", "-o", "bolivie.json"],
        b"",
    );
    assert_eq!(made.code, 0, "{}", made.err);
    for format in FORMATS {
        if ["cas", "brat"].contains(&format) {
            for input in ["bolivie.txt", "bolivie.json"] {
                let target = format!("{format}-{input}");
                let ran = run(
                    &folder,
                    &["export", input, "--format", format, "-o", &target],
                    b"",
                );
                assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{format}");
                assert!(!tree(&folder.join(target)).is_empty());
            }
            let bare = run(
                &folder,
                &["export", "bolivie.json", "--format", format],
                b"",
            );
            assert_eq!(bare.code, 2);
            assert!(
                bare.err.contains("give a folder or a .zip after -o"),
                "{}",
                bare.err
            );
            continue;
        }
        let text = run(&folder, &["export", "bolivie.txt", "--format", format], b"");
        let dossier = run(
            &folder,
            &["export", "bolivie.json", "--format", format],
            b"",
        );
        assert_eq!((text.code, text.err.as_str()), (0, ""), "{format}");
        assert!(!text.out.is_empty(), "{format}");
        assert_eq!(text.out, dossier.out, "{format}");
        let json = fs::read(folder.join("bolivie.json")).unwrap();
        assert_eq!(
            run(&folder, &["export", "--format", format], &json).out,
            text.out,
            "{format}"
        );
    }
    let zip = run(
        &folder,
        &["export", "bolivie.txt", "--format", "brat", "-o", "b.zip"],
        b"",
    );
    assert_eq!(zip.code, 0);
    assert!(
        fs::read(folder.join("b.zip"))
            .unwrap()
            .starts_with(b"PK\x03\x04")
    );
}

#[test]
fn formats_by_name_and_several_dossiers() {
    let folder = folder("export_several");
    files(
        &folder,
        &[
            ("a.txt", TEXT.as_bytes()),
            ("b.txt", TEXT.replace("12", "13").as_bytes()),
        ],
    );
    let both = run(
        &folder,
        &["export", "a.txt", "b.txt", "-o", "both.geojson"],
        b"",
    );
    assert_eq!(
        (both.code, both.err.as_str()),
        (0, "laocoon: 2 exported, 0 could not be\n")
    );
    let json: Value =
        serde_json::from_slice(&fs::read(folder.join("both.geojson")).unwrap()).unwrap();
    let one = run(
        &folder,
        &["export", "a.txt", "--format", "geojson", "-q"],
        b"",
    );
    let one: Value = serde_json::from_str(&one.out).unwrap();
    let count = |json: &Value| json["features"].as_array().unwrap().len();
    assert!(count(&one) > 0);
    assert_eq!(count(&json), 2 * count(&one));
    // A data set is a source once, whatever the number of texts.
    let sources = run(
        &folder,
        &["export", "a.txt", "b.txt", "--format", "bibtex", "-q"],
        b"",
    );
    assert_eq!(
        sources.out.matches("@dataset{").count(),
        1,
        "{}",
        sources.out
    );
    assert_eq!(sources.out.matches("@misc{").count(), 2);

    let lines = [
        r#"{"id": 1, "text": "La Bolivie a une superficie de 1 098 581 km2."}"#,
        r#"{"id": 2, "html": 3}"#,
        r#"{"id": 3, "text": "Rien."}"#,
    ];
    let made = run(
        &folder,
        &["examine", "--jsonl"],
        lines.join("\n").as_bytes(),
    );
    files(&folder, &[("d.jsonl", made.out.as_bytes())]);
    let ran = run(&folder, &["export", "d.jsonl", "--format", "csl"], b"");
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .starts_with("laocoon: d.jsonl: line 2: it is no dossier ("),
        "{}",
        ran.err
    );
    let sources: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (
            &sources[0]["id"],
            &sources.as_array().unwrap().last().unwrap()["id"]
        ),
        (&"1".into(), &"3".into())
    );
}

/// A case file gives every document of the case.
#[test]
fn case_file() {
    let folder = folder("export_case");
    let other = TEXT.replace("12 morts", "14 morts");
    files(
        &folder,
        &[("a.txt", TEXT.as_bytes()), ("b.txt", other.as_bytes())],
    );
    for arguments in [
        &["case", "new", "affair.laocoon"][..],
        &["case", "add", "affair.laocoon", "a.txt", "b.txt", "-q"],
    ] {
        let ran = run(&folder, arguments, b"");
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let rows = |input: &[&str]| {
        let arguments = [&["export"], input, &["--format", "csv", "-q"]].concat();
        let ran = run(&folder, &arguments, b"");
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    assert_eq!(rows(&["affair.laocoon"]), rows(&["a.txt", "b.txt"]));
    let one = rows(&["affair.laocoon", "--filter", "source=b.txt&kind=toll"]);
    assert!(
        one.contains("14 morts") && !one.contains("12 morts"),
        "{one}"
    );
}

#[test]
fn filters() {
    let folder = folder("export_filters");
    files(&folder, &[("bolivie.txt", TEXT.as_bytes())]);
    let rows = |filter: &str| {
        let ran = run(
            &folder,
            &[
                "export",
                "bolivie.txt",
                "--format",
                "csv",
                "--filter",
                filter,
            ],
            b"",
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        (ran.out.matches("\r\n").count() - 1, ran.err)
    };
    let (all, _) = rows("");
    let (figures, _) = rows("kind=figure");
    assert!(figures >= 2 && figures < all, "{figures} of {all}");
    assert_eq!(rows("kind=figure&verdict=right").0, 1);
    assert_eq!(
        rows("kind=figure&verdict=wrong,right,inconsistent").0,
        figures
    );
    assert_eq!(rows("language=fr&source=BOLIVIE").0, all);
    let (none, said) = rows("language=ru");
    assert_eq!(
        (none, said.as_str()),
        (0, "laocoon: no claim fits the filter language=ru\n")
    );
}

#[test]
fn bad_command_lines() {
    let folder = folder("export_bad");
    files(
        &folder,
        &[
            ("a.txt", TEXT.as_bytes()),
            ("no.json", b"{\"a\": 1}"),
            ("list.json", b"[1"),
            ("notes.jsonld", b"{\"type\": \"x\"}"),
        ],
    );
    let check = |arguments: &[&str], expected: &str| {
        let ran = run(&folder, arguments, b"");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(expected), "{arguments:?}: {}", ran.err);
    };
    let known = "there are claim-review, web-annotation, ftm, geojson, timeline, cas, brat, csv, ";
    check(&["export", "a.txt", "--format", "xml"], known);
    check(&["export", "a.txt"], "give a --format: claim-review, ");
    check(&["export", "a.txt", "-o", "a.jsonld"], "give a --format: ");
    check(
        &["export", "a.txt", "--format", "csv", "--filter", "sort=x"],
        "the keys are kind, verdict, holder, certainty, language, source",
    );
    check(
        &[
            "export",
            "a.txt",
            "--format",
            "csv",
            "--filter",
            "verdict=false",
        ],
        "there is no verdict \"false\"; there are right, ",
    );
    check(
        &["export", "absent.txt", "--format", "csv"],
        "absent.txt: there is no such file or folder",
    );
    check(
        &["export", "no.json", "--format", "csv"],
        "no.json: it is no dossier (missing field `laocoon`",
    );
    check(
        &["export", "list.json", "--format", "csv"],
        "list.json: it is no dossier (",
    );
    check(
        &["import", "absent.csv", "--into", "a.txt"],
        "absent.csv: there is no such file",
    );
    check(
        &["import", "notes.jsonld", "--into", "a.txt"],
        "neither Web Annotations nor a table of claims (there is no annotation with a target in it)",
    );
    check(
        &["import", "a.txt", "--into", "a.txt"],
        "neither Web Annotations nor a table of claims (it has no column \"quote\")",
    );
    // What could not be made leaves no file.
    check(&["export", "absent.txt", "-o", "out.csv"], "absent.txt");
    assert!(!folder.join("out.csv").exists());
    #[cfg(not(feature = "parquet"))]
    check(
        &["export", "a.txt", "--format", "parquet"],
        "--features parquet",
    );
}

/// Exported, annotated, the text changed, brought back in: found again, or told.
#[test]
fn round_trip_of_annotations() {
    let folder = folder("import");
    let changed = format!(
        "Mise à jour : l'enquête continue.\n\n{}",
        TEXT.replace("La Bolivie a une superficie de 500 000 km2.", "Fin.")
    );
    files(
        &folder,
        &[("a.txt", TEXT.as_bytes()), ("b.txt", changed.as_bytes())],
    );
    for format in ["csv", "web-annotation"] {
        run(
            &folder,
            &["export", "a.txt", "--format", format, "-o", "notes"],
            b"",
        );
        let same = run(&folder, &["import", "notes", "--into", "a.txt"], b"");
        assert_eq!(same.code, 0, "{}", same.err);
        let same: Value = serde_json::from_str(&same.out).unwrap();
        let notes = same["annotations"].as_array().unwrap();
        assert!(
            !notes.is_empty() && notes.iter().all(|note| note["found"] == "in place"),
            "{format}"
        );

        let ran = run(
            &folder,
            &["import", "notes", "--into", "b.txt", "-o", "b.json"],
            b"",
        );
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.err.contains("its words are "), "{}", ran.err);
        let dossier: Value =
            serde_json::from_slice(&fs::read(folder.join("b.json")).unwrap()).unwrap();
        let text: Vec<char> = changed.chars().collect();
        let (mut moved, orphans) = (0, dossier["orphans"].as_array().unwrap());
        for note in dossier["annotations"].as_array().unwrap() {
            let place = |end: &str| note[end].as_u64().unwrap() as usize;
            let words: String = text[place("start")..place("end")].iter().collect();
            assert_eq!(words, note["text"].as_str().unwrap());
            moved += usize::from(note["found"] == "moved");
        }
        assert!(
            moved > 0
                && orphans
                    .iter()
                    .any(|orphan| orphan["text"].as_str().unwrap().contains("500 000"))
        );
        // They go out again, and come in again in their places.
        let again = run(&folder, &["import", "notes", "--into", "b.json"], b"");
        let again: Value = serde_json::from_str(&again.out).unwrap();
        assert_eq!(again["annotations"], dossier["annotations"]);
        let out = run(
            &folder,
            &["export", "b.json", "--format", "web-annotation"],
            b"",
        );
        assert_eq!(out.code, 0, "{}", out.err);
        assert!(out.out.contains("\"purpose\":\"tagging\""));
    }
    // A user's own column.
    let csv =
        "quote,note,tags,creator\n12 morts,\"'=1+1 n'est pas un bilan\",\"bilan, à revoir\",Ana\n";
    files(&folder, &[("own.csv", csv.as_bytes())]);
    let own = run(
        &folder,
        &["import", "own.csv", "--into", "a.txt", "-q"],
        b"",
    );
    let own: Value = serde_json::from_str(&own.out).unwrap();
    let note = &own["annotations"][0];
    assert_eq!(
        (&note["body"], &note["creator"]),
        (&"=1+1 n'est pas un bilan".into(), &"Ana".into())
    );
    assert_eq!(note["tags"], serde_json::json!(["bilan", "à revoir"]));
}
