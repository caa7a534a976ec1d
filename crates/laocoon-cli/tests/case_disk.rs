//! Case files on disks that are full, limited or closed, for real.
//!
//! A disk of its own is mounted in a user namespace, which needs no rights but that systems may
//! forbid: then the test says so and is skipped. The limit on a file's size works everywhere.

#![allow(clippy::unwrap_used, reason = "tests")]
#![cfg(target_os = "linux")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DOCUMENTS: usize = 200;

/// Texts to add: enough for more than a megabyte of case.
fn texts(folder: &Path) {
    for nth in 0..DOCUMENTS {
        let mut text = format!("Account {nth}\n\n");
        for line in 0..60 {
            // Words that do not pack well.
            let word = (nth * 7919 + line * 104_729) % 99_991;
            text.push_str(&format!(
                "The clerk {word} wrote {line} lines on pier {} of Orlo. ",
                word % 97
            ));
        }
        common::files(folder, &[(&format!("in/{nth}.txt"), text.as_bytes())]);
    }
}

/// Runs a script in the folder; `$L` is the program.
fn script(folder: &Path, wrapped: bool, lines: &str) -> Output {
    let mut command = match wrapped {
        true => {
            let mut command = Command::new("unshare");
            command.args(["-rm", "sh", "-c"]);
            command
        }
        false => {
            let mut command = Command::new("sh");
            command.arg("-c");
            command
        }
    };
    command
        .arg(lines)
        .current_dir(folder)
        .env("L", env!("CARGO_BIN_EXE_laocoon"))
        .env("LC_ALL", "C")
        .output()
        .unwrap()
}

/// Whether a disk of one's own can be mounted here.
fn mounts(folder: &Path) -> bool {
    fs::create_dir_all(folder.join("disk")).unwrap();
    let tried = Command::new("unshare")
        .args(["-rm", "sh", "-c", "mount -t tmpfs -o size=1m none disk"])
        .current_dir(folder)
        .output();
    let can = tried.is_ok_and(|tried| tried.status.success());
    if !can {
        println!("skipped: no disk can be mounted here");
    }
    can
}

fn ready(name: &str) -> PathBuf {
    let folder = common::folder(name);
    texts(&folder);
    folder
}

/// The number of documents of a case file, which must be clean.
fn clean(folder: &Path, file: &str) -> usize {
    let verified = common::run(folder, &["case", "verify", file], b"");
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    let list = common::run(folder, &["case", "list", file], b"");
    list.out.lines().count()
}

fn told(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_default()
}

#[test]
fn a_full_disk_is_told_the_file_is_whole_and_the_next_run_completes() {
    let folder = ready("disk-full");
    if !mounts(&folder) {
        return;
    }
    let ran = script(
        &folder,
        true,
        "mount -t tmpfs -o size=700k none disk
         $L case new disk/a.laocoon
         $L case add disk/a.laocoon in --quiet --threads 1 2>err; echo $? >code
         cp disk/a.laocoon full.laocoon
         $L case edit disk/a.laocoon '{\"do\":\"side\",\"source\":\"in/1\",\"side\":\"x\"}' 2>edit-err; echo $? >edit-code
         $L case verify disk/a.laocoon >verified 2>&1; echo $? >verify-code
         mount -o remount,size=64m disk
         $L case add disk/a.laocoon in --quiet 2>again; echo $? >again-code
         cp disk/a.laocoon whole.laocoon",
    );
    assert!(ran.status.success(), "{ran:?}");
    let said = told(&folder, "err");
    assert_eq!(told(&folder, "code").trim(), "2", "{said}");
    assert!(
        said.contains("disk is full") && said.contains("again"),
        "{said}"
    );
    assert_eq!(
        told(&folder, "verify-code").trim(),
        "0",
        "{}",
        told(&folder, "verified")
    );
    let kept = clean(&folder, "full.laocoon");
    assert!(kept < DOCUMENTS, "{kept} documents: the disk was not full");
    assert_eq!(
        told(&folder, "again-code").trim(),
        "0",
        "{}",
        told(&folder, "again")
    );
    assert_eq!(clean(&folder, "whole.laocoon"), DOCUMENTS);
}

#[test]
fn a_disk_that_is_closed_is_told_and_can_be_read() {
    let folder = ready("disk-closed");
    if !mounts(&folder) {
        return;
    }
    let ran = script(
        &folder,
        true,
        "mount -t tmpfs -o size=64m none disk
         $L case new disk/a.laocoon
         $L case add disk/a.laocoon in --quiet
         mount -o remount,ro disk
         echo 'One more account of the pier of Orlo.' >more.txt
         $L case add disk/a.laocoon more.txt --quiet 2>err; echo $? >code
         $L case edit disk/a.laocoon '{\"do\":\"side\",\"source\":\"in/1\",\"side\":\"x\"}' 2>edit-err; echo $? >edit-code
         $L case new disk/b.laocoon 2>new-err; echo $? >new-code
         $L case list disk/a.laocoon >list; $L case search disk/a.laocoon clerk >found
         cp disk/a.laocoon read.laocoon",
    );
    assert!(ran.status.success(), "{ran:?}");
    for (err, code) in [
        ("err", "code"),
        ("edit-err", "edit-code"),
        ("new-err", "new-code"),
    ] {
        let said = told(&folder, err);
        assert_eq!(told(&folder, code).trim(), "2", "{said}");
        assert!(said.contains("cannot be written to"), "{said}");
        assert!(said.contains("permissions"), "{said}");
    }
    assert_eq!(told(&folder, "list").lines().count(), DOCUMENTS);
    assert!(told(&folder, "found").contains("clerk"));
    assert_eq!(clean(&folder, "read.laocoon"), DOCUMENTS);
}

#[test]
fn a_limit_on_the_size_of_files_is_told_and_loses_nothing() {
    let folder = ready("disk-limit");
    // Without the trap the system ends the program, which loses nothing either.
    for (name, trap) in [("told", "trap '' XFSZ;"), ("ended", "")] {
        let made = format!("$L case new {name}.laocoon");
        assert!(script(&folder, false, &made).status.success());
        let add =
            format!("{trap} ulimit -f 700; exec $L case add {name}.laocoon in --quiet --threads 1");
        let ran = script(&folder, false, &add);
        assert!(!ran.status.success(), "{ran:?}");
        if !trap.is_empty() {
            let said = String::from_utf8_lossy(&ran.stderr);
            assert_eq!(ran.status.code(), Some(2), "{said}");
            assert!(said.contains("limits on file sizes"), "{said}");
        }
        let file = format!("{name}.laocoon");
        let kept = clean(&folder, &file);
        assert!(kept < DOCUMENTS, "{kept} documents: the limit was not met");
        let again = common::run(&folder, &["case", "add", &file, "in"], b"");
        assert_eq!(again.code, 0, "{}", again.err);
        assert_eq!(clean(&folder, &file), DOCUMENTS);
    }
}

/// For users whom permissions bind; root passes them by.
#[test]
fn a_file_without_permission_to_write_is_told_and_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = common::folder("disk-permission");
    common::files(
        &folder,
        &[("in/1.txt", b"A clerk wrote of the pier of Orlo.")],
    );
    let good = |arguments: &[&str]| assert_eq!(common::run(&folder, arguments, b"").code, 0);
    good(&["case", "new", "a.laocoon"]);
    good(&["case", "add", "a.laocoon", "in/1.txt"]);
    let file = folder.join("a.laocoon");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    if fs::OpenOptions::new().append(true).open(&file).is_ok() {
        println!("skipped: permissions do not bind this user");
        return;
    }
    let edit = r#"{"do":"side","source":"in/1","side":"x"}"#;
    let ran = common::run(&folder, &["case", "edit", "a.laocoon", edit], b"");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("permissions"), "{}", ran.err);
    good(&["case", "list", "a.laocoon"]);
    assert_eq!(clean(&folder, "a.laocoon"), 1);
}
