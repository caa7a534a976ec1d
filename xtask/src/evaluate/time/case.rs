//! A peer's unit case: its words, marked on its reference time.

use super::super::marks::{mark, read_lines};
use crate::Failure;
use laocoon_mark::expression::{Marked, Profile};
use laocoon_text::{Language, Moment};
use serde_json::Value;
use std::path::Path;

/// One case and what we find in its words.
pub(super) struct Case {
    pub json: Value,
    /// The day, and perhaps the hour, on which it is to be read.
    pub moment: Option<Moment>,
    pub marked: Marked,
}

impl Case {
    pub fn text(&self) -> &str {
        self.json["text"].as_str().unwrap_or_default()
    }

    /// What the case expects.
    pub fn expected(&self) -> impl Iterator<Item = &Value> {
        self.json["expected"].as_array().into_iter().flatten()
    }

    /// The values that we found, for people.
    pub fn ours(&self) -> Vec<&str> {
        let times = self.marked.times.iter();
        times.map(|time| time.value.as_str()).collect()
    }
}

/// The cases of a file that are wanted, marked; none where there is no such file.
pub(super) fn cases(
    path: &Path,
    language: Language,
    profile: Profile,
    wanted: impl Fn(&Value) -> bool,
) -> Result<Vec<Case>, Failure> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut cases = Vec::new();
    for json in read_lines(path)?.into_iter().filter(|case| wanted(case)) {
        let text = json["text"].as_str().unwrap_or_default();
        let moment = json["ref"].as_str().and_then(|at| at.parse().ok());
        let marked = mark(text, language, moment, profile)?;
        cases.push(Case {
            json,
            moment,
            marked,
        });
    }
    Ok(cases)
}
