//! Files that older programs wrote stay readable.

#![allow(clippy::unwrap_used, reason = "tests")]

use laocoon_case::{Case, SCHEMA_VERSION};
use std::path::Path;

/// A copy of a frozen file: two documents and an edit.
fn opened(schema: i64) -> Case {
    let frozen =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/old/schema-{schema}.laocoon"));
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("opened-{schema}.laocoon"));
    std::fs::copy(frozen, &copy).unwrap();
    Case::open(&copy).unwrap()
}

#[test]
fn every_schema_before_this_one_is_read() {
    for schema in 1..SCHEMA_VERSION {
        let mut case = opened(schema);
        let rows = case.list().unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].claims + rows[1].claims, 20);
        for row in &rows {
            let found = case.found(row.id).unwrap();
            assert_eq!(found["claims"].as_array().unwrap().len() as i64, row.claims);
            assert!(found["marks"].as_array().unwrap().len() > 5);
        }
        assert!(case.document(1).unwrap().text.contains("Batoumi"));
        assert_eq!(case.search("dockers", 9).unwrap().len(), 2);
        assert_eq!(case.operations().unwrap().len(), 1);
        let overview = case.overview().unwrap();
        assert_eq!(overview.documents[1].side.as_deref(), Some("union"));
        assert!(!overview.accounts.is_empty());
        assert_eq!(case.verify().unwrap().faults, Vec::<String>::new());
        // It was written by an older engine: its documents are to be examined again.
        assert_eq!(case.stale("laocoon of another day").unwrap(), [1, 2]);
        case.undo(1, "2026-01-01T00:00:00Z").unwrap();
    }
}
