//! Edits: undo to any depth, replay, words that move.

#![allow(clippy::unwrap_used, reason = "tests")]

use laocoon_case::edit::{Anchor, Code, Operation, State, Stated};
use laocoon_case::{Case, CaseError, SCHEMA_VERSION};
use proptest::prelude::*;
use std::path::PathBuf;

const AT: &str = "2026-01-01T00:00:00Z";

fn place(name: &str) -> PathBuf {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_file(&path);
    path
}

fn anchor(nth: u32) -> Anchor {
    Anchor {
        document: format!("d{}", nth % 3),
        source: "s".into(),
        start: nth,
        quote: "mots".into(),
        ..Anchor::default()
    }
}

fn operation(kind: u32, nth: u32) -> Operation {
    let name = |nth: u32| format!("name {}", nth % 5);
    match kind {
        0 => Operation::Accept { claim: anchor(nth) },
        1 => Operation::Reject { claim: anchor(nth) },
        2 => Operation::Correct {
            claim: anchor(nth),
            field: "unit".into(),
            value: name(nth),
        },
        3 => Operation::Merge {
            names: vec![name(nth), name(nth + 1)],
        },
        4 => Operation::Split { name: name(nth) },
        5 => Operation::AddClaim {
            at: anchor(nth),
            says: name(nth),
            stated: nth.is_multiple_of(2).then(|| Stated {
                kind: "toll".into(),
                about: "killed".into(),
                of: vec![name(nth)],
                value: Some(nth.to_string()),
                day: None,
            }),
        },
        11 => Operation::Link {
            a: name(nth),
            b: name(nth + 1),
            how: "copy".into(),
        },
        12 => Operation::Unlink {
            a: name(nth + 1),
            b: name(nth),
        },
        6 => Operation::AddSource {
            name: name(nth),
            about: "x".into(),
        },
        7 => Operation::Note {
            at: anchor(nth),
            text: name(nth),
            by: nth.is_multiple_of(2).then(|| name(nth)),
        },
        8 => Operation::Star { at: anchor(nth) },
        9 => Operation::Tag {
            at: anchor(nth),
            tag: name(nth),
        },
        10 => Operation::Rate {
            source: name(nth),
            code: Code::try_from("B2".to_owned()).unwrap(),
            reason: name(nth),
        },
        13 => Operation::Weigh { matrix: name(nth) },
        _ => Operation::Side {
            source: name(nth),
            side: name(nth + 1),
        },
    }
}

/// One case file a script would take minutes: scripts run one after another in one file, and
/// each is taken back whole.
#[test]
fn random_scripts_undone_leave_the_first_state() {
    let scripts: u32 = std::env::var("LAOCOON_SCRIPTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(60);
    let mut case = Case::create(&place("scripts.laocoon"), AT).unwrap();
    let first = case.state().unwrap().hash();
    let mut seed = 0x2545_F491_4F6C_DD1Du64;
    let mut random = |below: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below) as u32
    };
    // What a reader of the list would keep by hand; what one script took back, the next may redo.
    let mut undone: Vec<Operation> = Vec::new();
    for _ in 0..scripts {
        let mut done: Vec<Operation> = Vec::new();
        for _ in 0..random(9) + 1 {
            match random(6) {
                0 => {
                    let steps = random(4);
                    case.undo(steps, AT).unwrap();
                    (0..steps).for_each(|_| undone.extend(done.pop()));
                }
                1 => {
                    let steps = random(4);
                    case.redo(steps, AT).unwrap();
                    (0..steps).for_each(|_| done.extend(undone.pop()));
                }
                _ => {
                    let next = operation(random(15), random(8));
                    case.edit(&next, AT).unwrap();
                    done.push(next);
                    undone.clear();
                }
            }
            assert_eq!(case.operations().unwrap(), done);
            assert_eq!(case.state().unwrap().hash(), State::replay(&done).hash());
        }
        case.undo(u32::MAX, AT).unwrap();
        undone.extend(done.drain(..).rev());
        assert_eq!(case.state().unwrap().hash(), first);
        case.redo(u32::MAX, AT).unwrap();
        done.extend(undone.drain(..).rev());
        assert_eq!(case.operations().unwrap(), done);
        case.undo(u32::MAX, AT).unwrap();
        undone.extend(done.into_iter().rev());
    }
    assert!(case.verify().unwrap().faults.is_empty());
}

proptest! {
    #[test]
    fn every_operation_survives_its_json(kind in 0u32..15, nth in 0u32..50) {
        let given = operation(kind, nth);
        let text = serde_json::to_string(&given).unwrap();
        prop_assert_eq!(serde_json::from_str::<Operation>(&text).unwrap(), given);
    }
}

#[test]
fn words_that_are_gone_are_told() {
    let mut case = Case::create(&place("orphans.laocoon"), AT).unwrap();
    case.edit(
        &Operation::Note {
            at: anchor(1),
            text: "why?".into(),
            by: None,
        },
        AT,
    )
    .unwrap();
    assert_eq!(case.orphans().unwrap(), [anchor(1)]);
}

#[test]
fn the_log_cannot_be_rewritten_and_later_files_are_refused() {
    let path = place("later.laocoon");
    drop(Case::create(&path, AT).unwrap());
    let raw = rusqlite::Connection::open(&path).unwrap();
    assert!(raw.execute("UPDATE custody SET detail = 'x'", []).is_err());
    assert!(raw.execute("DELETE FROM custody", []).is_err());
    raw.pragma_update(None, "user_version", SCHEMA_VERSION + 1)
        .unwrap();
    drop(raw);
    assert!(matches!(Case::open(&path), Err(CaseError::Newer { .. })));
}
