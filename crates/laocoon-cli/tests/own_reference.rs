//! A reference of the user's own: imported, asked, compared, removed.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{files, folder, run};
use serde_json::Value;

const TEXT: &str =
    "Le Kazakhstan est un vaste pays. La frontière du Kazakhstan avec la Chine mesure 1533 km.\n";

fn border(folder: &std::path::Path) -> Value {
    let run = run(
        folder,
        &[
            "examine",
            "a.fr.txt",
            "--as-of",
            "2022-01-06",
            "--format",
            "json",
        ],
        b"",
    );
    let dossier: Value = serde_json::from_str(&run.out).unwrap();
    dossier["findings"][0].clone()
}

#[test]
fn a_second_reference_makes_a_figure_contested_and_is_shown() {
    let folder = folder("own-reference");
    let head = "entity,indicator,counterpart,value,unit,low,high,period,locator\n";
    let table = format!("{head}KZ,land-boundary,CN,1533,km,,,2020,\"table 4, line 7\"\n");
    let later = format!("{head}KZ,land-boundary,CN,1765,km,,,2023,table 4\n");
    files(
        &folder,
        &[
            ("a.fr.txt", TEXT.as_bytes()),
            ("t.csv", table.as_bytes()),
            ("u.csv", later.as_bytes()),
        ],
    );
    assert_eq!(border(&folder)["verdict"], "stale");

    let import = |table: &str, edition: &str| {
        run(
            &folder,
            &[
                "reference",
                "import",
                table,
                "--name",
                "survey-office",
                "--edition",
                edition,
                "--licence",
                "CC0-1.0",
            ],
            b"",
        )
    };
    let imported = import("t.csv", "2021");
    assert_eq!(imported.code, 0, "{}", imported.err);
    let finding = border(&folder);
    assert_eq!(
        (finding["verdict"].as_str(), finding["rule"].as_str()),
        (Some("contested"), Some("references-differ"))
    );
    let sources: Vec<&str> = finding["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["dataset"].as_str().unwrap())
        .collect();
    assert!(
        sources.contains(&"survey-office") && sources.contains(&"cia-world-factbook"),
        "{sources:?}"
    );
    assert!(
        run(
            &folder,
            &["reference", "show", "KZ", "land-boundary", "CN"],
            b""
        )
        .out
        .contains("table 4, line 7")
    );
    assert!(
        run(&folder, &["reference", "list"], b"")
            .out
            .contains("survey-office")
    );

    assert_eq!(import("u.csv", "2024").code, 0);
    let diff = run(
        &folder,
        &[
            "reference",
            "diff",
            "2021",
            "2024",
            "--name",
            "survey-office",
        ],
        b"",
    );
    assert!(
        diff.out
            .contains("Kazakhstan: land-boundary, China: 1533 km -> 1765 km"),
        "{}",
        diff.out
    );

    assert_eq!(
        run(&folder, &["reference", "remove", "survey-office"], b"").code,
        0
    );
    assert_eq!(border(&folder)["verdict"], "stale");
    assert_eq!(
        run(&folder, &["reference", "remove", "survey-office"], b"").code,
        2
    );
}

#[test]
fn nothing_is_half_imported() {
    let folder = folder("own-reference-bad");
    files(
        &folder,
        &[(
            "t.csv",
            b"entity,indicator,value\nKZ,area,1\nAtlantis,area,x\n",
        )],
    );
    let run = run(
        &folder,
        &[
            "reference",
            "import",
            "t.csv",
            "--name",
            "bad",
            "--edition",
            "2021",
            "--licence",
            "CC0-1.0",
        ],
        b"",
    );
    assert_eq!(run.code, 2);
    assert!(run.err.contains("line 3, column \"entity\""), "{}", run.err);
    assert!(!folder.join("home/references/bad").exists());
}
