//! `laocoon examine` from outside: exit codes, messages, files.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{TEXT, files, folder, run, tree};
use std::fs;

#[test]
fn one_file() {
    let folder = folder("one_file");
    files(&folder, &[("port.txt", TEXT.as_bytes())]);
    let shown = run(&folder, &["examine", "port.txt"], b"");
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    assert!(shown.out.starts_with("Le port de Sète en chiffres\n"));
    assert!(!shown.out.contains('\x1b'), "plain when piped");

    let json = run(&folder, &["examine", "port.txt", "--format", "json"], b"");
    let dossier: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(dossier["document"]["text"], TEXT);
    assert_eq!(dossier["document"]["language"], "fr");
    assert_eq!(dossier["document"]["source"], "port.txt");
}

#[test]
fn standard_input() {
    let folder = folder("standard_input");
    for arguments in [
        &["examine", "-", "--format", "json"][..],
        &["examine", "--format", "json"],
    ] {
        let json = run(&folder, arguments, TEXT.as_bytes());
        let dossier: serde_json::Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(
            (json.code, &dossier["document"]["source"]),
            (0, &"-".into())
        );
    }
}

#[test]
fn overrides() {
    let folder = folder("overrides");
    files(&folder, &[("port.txt", TEXT.as_bytes())]);
    let arguments = [
        "examine",
        "port.txt",
        "--format",
        "json",
        "--as-of",
        "2019-03-04",
        "--language",
        "en",
    ];
    let dossier: serde_json::Value =
        serde_json::from_str(&run(&folder, &arguments, b"").out).unwrap();
    assert_eq!(dossier["document"]["published"], "2019-03-04");
    assert_eq!(dossier["document"]["language"], "en");
}

/// Each bad input gets a message that says what to do; the good one beside it is examined.
#[test]
fn bad_inputs() {
    let folder = folder("bad_inputs");
    files(
        &folder,
        &[
            ("good.txt", TEXT.as_bytes()),
            ("empty.txt", b""),
            ("blank.txt", b" \n\r\n\t"),
            ("signs.txt", b"--- *** ---"),
            ("data.txt", b"ab\0\x01\x02\x03\0\0\0cd"),
            ("paper.pdf", b"%PDF-1.7\n%\xE2\xE3"),
            ("utf32.txt", b"\xFF\xFE\0\0a\0\0\0"),
            ("pictures/a.png", b"\x89PNG"),
            (
                "odd.bin",
                &(0..=255).cycle().take(5000).collect::<Vec<u8>>(),
            ),
        ],
    );
    let huge = fs::File::create(folder.join("huge.txt")).unwrap();
    huge.set_len(500 << 20).unwrap();
    let check = |input: &str, expected: &str| {
        let alone = run(&folder, &["examine", input], b"");
        assert_eq!((alone.code, alone.out.as_str()), (2, ""), "{input}");
        assert_eq!(alone.err, format!("laocoon: {input}: {expected}\n"));
        let beside = run(&folder, &["examine", input, "good.txt", "--quiet"], b"");
        assert_eq!((beside.code, beside.err), (1, alone.err), "{input}");
        assert!(beside.out.contains("Le port de Sète"), "{input}");
    };
    let save = "save its words as plain text, Markdown or HTML and examine that";
    check(
        "absent.txt",
        "there is no such file or folder; check the name",
    );
    check("empty.txt", "it is empty; give a file that holds a text");
    check("blank.txt", "it is empty; give a file that holds a text");
    check("data.txt", &format!("it is not a text but data; {save}"));
    check("odd.bin", &format!("it is not a text but data; {save}"));
    check(
        "paper.pdf",
        "it is damaged or of a kind that is not read (this PDF has no readable structure); save it anew, or give the files in it",
    );
    check(
        "utf32.txt",
        "its character encoding, UTF-32, is not known; save it as UTF-8 and try again",
    );
    check(
        "huge.txt",
        "it is larger than 64 MB, the most that is read; split it and examine the parts",
    );
    check(
        "pictures",
        "it holds no texts (looked for files that end in txt, text, md, markdown, html, htm, xhtml, docx, docm, pdf, rss, atom, xml, zip, warc, warc.gz); give the files themselves",
    );
    let signs = run(&folder, &["examine", "signs.txt"], b"");
    assert!(signs.err.contains("no words to examine"), "{}", signs.err);
}

#[test]
fn encodings() {
    let folder = folder("encodings");
    let text = "Le préfet a été déçu : l’été à Sète coûte 12 % de plus qu’à Nîmes, et le maire s’en est ému.";
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    files(&folder, &[("w.txt", &windows), ("u.txt", &utf16)]);
    for (file, encoding) in [("w.txt", "windows-1252"), ("u.txt", "UTF-16LE")] {
        let json = run(&folder, &["examine", file, "--format", "json"], b"").out;
        let dossier: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(dossier["document"]["text"], text, "{file}");
        assert_eq!(dossier["document"]["encoding"], encoding);
    }
}

#[test]
fn folders() {
    let folder = folder("folders");
    files(
        &folder,
        &[
            ("in/a.txt", TEXT.as_bytes()),
            ("in/deep/a.txt", TEXT.as_bytes()),
            ("in/deep/b.md", TEXT.as_bytes()),
            ("in/deep/c.jpg", b"\xFF\xD8\xFF"),
            ("in/.hidden/d.txt", TEXT.as_bytes()),
            ("other/a.txt", TEXT.as_bytes()),
        ],
    );
    let written = run(
        &folder,
        &["examine", "in", "other", "-o", "out", "--format", "json"],
        b"",
    );
    assert_eq!(written.code, 0, "{}", written.err);
    assert_eq!(written.out, "");
    assert_eq!(written.err, "laocoon: 4 examined; see out\n");
    let expected = [
        "a.txt-2.json",
        "a.txt.json",
        "deep/a.txt.json",
        "deep/b.md.json",
    ];
    assert_eq!(tree(&folder.join("out")), expected);

    let again = run(&folder, &["examine", "in", "other", "-o", "one.json"], b"");
    assert_eq!(again.code, 2);
    assert!(again.err.contains("give a folder"), "{}", again.err);
}

#[test]
fn the_ending_tells_the_format() {
    let folder = folder("the_ending_tells_the_format");
    files(&folder, &[("port.txt", TEXT.as_bytes())]);
    let check = |arguments: &[&str], code: i32, message: &str| {
        let arguments = [&["examine", "port.txt", "-o"], arguments].concat();
        let written = run(&folder, &arguments, b"");
        assert_eq!(written.code, code, "{arguments:?} {}", written.err);
        assert!(written.err.contains(message), "{}", written.err);
    };
    check(&["a.json"], 0, "");
    check(&["new/b.txt"], 0, "");
    check(&["page.html"], 0, "");
    check(&["c.dat", "--format", "json"], 0, "");
    check(&["d.dat"], 2, "does not tell the format");
    check(&["e.txt", "--format", "json"], 2, "disagree");
    assert_eq!(
        tree(&folder),
        ["a.json", "c.dat", "new/b.txt", "page.html", "port.txt"]
    );
    assert!(
        fs::read_to_string(folder.join("c.dat"))
            .unwrap()
            .starts_with('{')
    );
}

/// A place that cannot be written to: said, and nothing half-written is left.
#[test]
fn writes_whole_or_not_at_all() {
    let folder = folder("writes_whole_or_not_at_all");
    files(
        &folder,
        &[
            ("port.txt", TEXT.as_bytes()),
            ("out.json", b"before"),
            ("taken/x.json/y", b""),
        ],
    );
    let refused = run(
        &folder,
        &["examine", "port.txt", "-o", "port.txt/x.json"],
        b"",
    );
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("cannot be written to port.txt/x.json"),
        "{}",
        refused.err
    );
    let refused = run(&folder, &["examine", "absent.txt", "-o", "out.json"], b"");
    assert_eq!(refused.code, 2);
    assert_eq!(
        fs::read_to_string(folder.join("out.json")).unwrap(),
        "before"
    );
    assert_eq!(
        run(&folder, &["examine", "port.txt", "-o", "out.json"], b"").code,
        0
    );
    assert_eq!(tree(&folder), ["out.json", "port.txt", "taken/x.json/y"]);
}

/// A link is followed, and what is no file is not replaced by one.
#[cfg(unix)]
#[test]
fn links_and_devices() {
    let folder = folder("links_and_devices");
    files(
        &folder,
        &[("port.txt", TEXT.as_bytes()), ("real.json", b"before")],
    );
    std::os::unix::fs::symlink("real.json", folder.join("link.json")).unwrap();
    assert_eq!(
        run(&folder, &["examine", "port.txt", "-o", "link.json"], b"").code,
        0
    );
    assert!(folder.join("link.json").is_symlink());
    assert!(
        fs::read_to_string(folder.join("real.json"))
            .unwrap()
            .starts_with('{')
    );
    let device = run(
        &folder,
        &[
            "examine",
            "port.txt",
            "-o",
            "/dev/stdout",
            "--format",
            "json",
        ],
        b"",
    );
    assert_eq!(device.code, 0, "{}", device.err);
    assert!(device.out.starts_with('{'));
    let dash = run(
        &folder,
        &["examine", "port.txt", "-o", "-", "--format", "json"],
        b"",
    );
    assert_eq!(dash.out, device.out);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("names_that_are_not_unicode");
    let name = std::ffi::OsStr::from_bytes(b"po\xFFrt.txt");
    fs::write(folder.join(name), TEXT).unwrap();
    let alone = std::process::Command::new(env!("CARGO_BIN_EXE_laocoon"))
        .args(["examine".as_ref(), name])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(alone.status.success());
    assert_eq!(run(&folder, &["examine", "."], b"").code, 0);
}

#[test]
fn declared_encoding() {
    let folder = folder("declared_encoding");
    let (bytes, _, _) = encoding_rs::KOI8_R.encode("Порт закрыт.");
    files(&folder, &[("port.txt", &bytes)]);
    let arguments = [
        "examine",
        "port.txt",
        "--format",
        "json",
        "--encoding",
        "koi8-r",
    ];
    let dossier: serde_json::Value =
        serde_json::from_str(&run(&folder, &arguments, b"").out).unwrap();
    assert_eq!(dossier["document"]["text"], "Порт закрыт.");
    let refused = run(
        &folder,
        &["examine", "port.txt", "--encoding", "klingon"],
        b"",
    );
    assert!(
        refused.err.contains("klingon, is not known"),
        "{}",
        refused.err
    );
}

#[test]
fn same_bytes_on_any_number_of_threads() {
    let folder = folder("same_bytes");
    for nth in 0..40 {
        files(
            &folder,
            &[(
                &format!("in/{nth}.txt"),
                TEXT.repeat(nth % 7 + 1).as_bytes(),
            )],
        );
    }
    let json = |threads: &str| {
        run(
            &folder,
            &[
                "examine",
                "in",
                "--format",
                "json",
                "--threads",
                threads,
                "-q",
            ],
            b"",
        )
        .out
    };
    let one = json("1");
    assert_eq!(one.matches("\"laocoon\": {").count(), 40);
    assert_eq!(one, json("2"));
    assert_eq!(one, json("5"));
}

#[test]
fn wrong_command_lines() {
    let folder = folder("wrong_command_lines");
    let check = |arguments: &[&str], message: &str| {
        let refused = run(&folder, arguments, b"");
        assert_eq!(refused.code, 2, "{arguments:?}");
        assert!(
            refused.err.contains(message),
            "{arguments:?}: {}",
            refused.err
        );
    };
    check(&[], "Usage:");
    check(&["examin"], "examine");
    check(
        &["examine", "x", "--language", "tlh"],
        "there are packs for fr, en, ru",
    );
    check(&["examine", "x", "--as-of", "tomorrow"], "YEAR-MONTH-DAY");
    check(&["examine", "x", "--jsonl"], "cannot be used with");
    check(&["examine", "x", "--width", "3"], "40..=1000");
}

#[test]
fn references_and_schema() {
    let folder = folder("references_and_schema");
    let list = run(&folder, &["reference", "list"], b"");
    assert_eq!(list.code, 0);
    assert!(
        list.out
            .starts_with("CIA World Factbook (cia-world-factbook), editions 1990-")
    );
    assert!(list.out.contains("\nland-boundary "));
    let show =
        |arguments: &[&str]| run(&folder, &[&["reference", "show"], arguments].concat(), b"");
    let by_code = show(&["KZ", "land-boundary", "RU"]);
    assert!(
        by_code.out.contains("1992-2014   6,846 km"),
        "{}",
        by_code.out
    );
    assert_eq!(
        show(&["kazakhstan", "land-boundary", "Russia"]).out,
        by_code.out
    );
    for (arguments, message) in [
        (["Frankreich", "area"], "is no country of the reference"),
        (["guinea-", "area"], "Guinea-Bissau"),
        (["Korea", "area"], "North Korea (KP), South Korea (KR)"),
        (["KZ", "beauty"], "is no indicator"),
    ] {
        let refused = show(&arguments);
        let said = refused.err + &refused.out;
        assert!(said.contains(message), "{arguments:?}: {said}");
    }
    let schema = run(&folder, &["schema"], b"");
    assert!(serde_json::from_str::<serde_json::Value>(&schema.out).is_ok());
}

#[test]
fn help_documents_the_exit_codes() {
    let help = run(&folder("help"), &["examine", "--help"], b"");
    assert_eq!(help.code, 0);
    for line in ["0  every input", "1  some input", "2  nothing could"] {
        assert!(help.out.contains(line), "{line}");
    }
}
