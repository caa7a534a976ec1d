//! The case file through the program: adding, copies, edits, custody, killed runs.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

fn worked() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/batumi-depot")
}

fn case(folder: &Path, arguments: &[&str]) -> common::Run {
    common::run(folder, &[&["case"], arguments].concat(), b"")
}

fn good(folder: &Path, arguments: &[&str]) -> String {
    let run = case(folder, arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    run.out
}

/// The accounts of the worked case, in a new case file.
fn filled(name: &str) -> PathBuf {
    let folder = common::folder(name);
    let from = worked().join("accounts");
    fs::create_dir(folder.join("accounts")).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(
            &path,
            folder.join("accounts").join(path.file_name().unwrap()),
        )
        .unwrap();
    }
    good(&folder, &["new", "a.laocoon"]);
    good(&folder, &["add", "a.laocoon", "accounts"]);
    folder
}

#[test]
fn the_worked_case_is_golden() {
    let folder = filled("worked");
    for (source, side) in [
        ("accounts/4", "union"),
        ("accounts/5", "union"),
        ("accounts/6", "port"),
        ("accounts/8", "port"),
    ] {
        let edit = format!(r#"{{"do":"side","source":"{source}","side":"{side}"}}"#);
        good(&folder, &["edit", "a.laocoon", &edit]);
    }
    let rate =
        r#"{"do":"rate","source":"accounts/7","code":"D4","reason":"an old toll and a wrong day"}"#;
    good(&folder, &["edit", "a.laocoon", rate]);
    let shown = good(&folder, &["show", "a.laocoon"]);
    let golden = worked().join("dossier.txt");
    if std::env::var_os("LAOCOON_BLESS").is_some() {
        fs::write(&golden, &shown).unwrap();
    }
    let kept = fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        kept == shown,
        "{} is not what the program says; read the difference, then LAOCOON_BLESS=1 writes it",
        golden.display()
    );
    for due in [
        "one origin, first seen first: 1, 2, 3",
        "1 and 2: near",
        "translation",
        "one origin, first seen first: 4, 9",
        "rated D4",
    ] {
        assert!(shown.contains(due), "{due} is missing:\n{shown}");
    }
    // Levan in three scripts and spellings is one; Nino is another.
    let names = shown.split("NAMES IN SEVERAL").nth(1).unwrap();
    let levan = names
        .lines()
        .find(|line| line.contains("Levan Ts"))
        .unwrap();
    assert!(levan.ends_with("4, 5, 6, 7, 9"), "{levan}");
    assert!(!names.contains("Nino"), "{names}");
}

#[test]
fn adding_again_changes_nothing_and_search_folds() {
    let folder = filled("again");
    let run = case(&folder, &["add", "a.laocoon", "accounts"]);
    assert!(run.err.contains("0 added, 9 known"), "{}", run.err);
    assert_eq!(good(&folder, &["list", "a.laocoon"]).lines().count(), 9);
    assert!(good(&folder, &["search", "a.laocoon", "DEPOT", "cereales"]).contains("Explosion"));
    assert!(good(&folder, &["search", "a.laocoon", "протяженность"]).contains("Батуми"));
    assert!(good(&folder, &["search", "a.laocoon", "\"port prefecture\""]).contains("Grain depot"));
    assert_eq!(case(&folder, &["search", "a.laocoon", "zzzz"]).code, 1);
}

#[test]
fn custody_is_kept_and_tampering_shows() {
    let folder = filled("custody");
    good(
        &folder,
        &["remove", "a.laocoon", "2", "--why", "asked by its owner"],
    );
    let clean = good(&folder, &["verify", "a.laocoon"]);
    assert!(clean.starts_with("8 documents and 11 records"), "{clean}");
    good(&folder, &["export", "a.laocoon", "out"]);
    let statement = fs::read_to_string(folder.join("out/custody.json")).unwrap();
    assert!(statement.contains("asked by its owner"));
    assert_eq!(
        fs::read_dir(folder.join("out/documents")).unwrap().count(),
        8
    );
    // A byte of the log changed outside of SQLite's triggers.
    let file = folder.join("a.laocoon");
    let mut bytes = fs::read(&file).unwrap();
    let at = bytes
        .windows(18)
        .position(|window| window == b"asked by its owner")
        .unwrap();
    bytes[at] = b'A';
    fs::write(&file, bytes).unwrap();
    let run = case(&folder, &["verify", "a.laocoon"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("was changed"), "{}", run.out);
}

#[test]
fn errors_say_what_to_do() {
    let folder = common::folder("case-errors");
    common::files(&folder, &[("text.txt", b"Bonjour")]);
    let check = |arguments: &[&str], says: &str| {
        let run = case(&folder, arguments);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(says), "{}", run.err);
    };
    check(&["list", "none.laocoon"], "case new");
    check(&["list", "text.txt"], "is not a case file");
    check(&["new", "text.txt"], "exists already");
    good(&folder, &["new", "b.laocoon"]);
    check(&["remove", "b.laocoon", "7", "--why", "x"], "no document 7");
    check(&["edit", "b.laocoon", "{}"], "no operation");
}

/// Kills the program at moments that spread over a run; `LAOCOON_KILLS` sets how many.
#[test]
fn a_killed_run_loses_nothing_that_was_acknowledged() {
    let kills: u64 = std::env::var("LAOCOON_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(12);
    let folder = common::folder("killed");
    for nth in 0..300 {
        let text = format!(
            "Account number {nth}\n\nThe ferry {nth} left the harbour of Varna with {} people on board, a clerk said.\n",
            nth + 7
        );
        common::files(&folder, &[(&format!("in/{nth}.txt"), text.as_bytes())]);
    }
    good(&folder, &["new", "k.laocoon"]);
    let mut before = 0;
    let mut edits = 0;
    for kill in 0..kills {
        let edit = format!(r#"{{"do":"side","source":"s{kill}","side":"x"}}"#);
        good(&folder, &["edit", "k.laocoon", &edit]);
        edits += 1;
        let mut child = Command::new(env!("CARGO_BIN_EXE_laocoon"))
            .args(["case", "add", "k.laocoon", "in", "--quiet"])
            .current_dir(&folder)
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(3 + kill * 37 % 400));
        child.kill().unwrap();
        child.wait().unwrap();
        let clean = case(&folder, &["verify", "k.laocoon"]);
        assert_eq!(clean.code, 0, "{}{}", clean.out, clean.err);
        let now = good(&folder, &["list", "k.laocoon"]).lines().count();
        assert!(now >= before, "{now} after {before}");
        before = now;
    }
    good(&folder, &["add", "k.laocoon", "in"]);
    assert_eq!(good(&folder, &["list", "k.laocoon"]).lines().count(), 300);
    let run = case(&folder, &["undo", "k.laocoon", "100000"]);
    assert!(
        run.err.contains(&format!("{edits} taken back")),
        "{}",
        run.err
    );
    good(&folder, &["verify", "k.laocoon"]);
}
