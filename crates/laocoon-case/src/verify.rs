use crate::connection::all;
use crate::custody::{self, faults};
use crate::entry::inflate;
use crate::{Case, CaseError};
use std::collections::BTreeMap;

/// What a check of the whole file found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Documents whose bytes were hashed anew.
    pub documents: usize,
    /// Records of the custody log.
    pub records: usize,
    /// What is wrong; empty for a clean file.
    pub faults: Vec<String>,
}

impl Case {
    /// Checks the file's form, the chain of custody, and every document's bytes against the log.
    pub fn verify(&self) -> Result<Verified, CaseError> {
        let mut found = Verified::default();
        let form: Vec<String> = all(&self.connection, "PRAGMA integrity_check", [], |row| {
            row.get(0)
        })?;
        found
            .faults
            .extend(form.into_iter().filter(|line| line != "ok"));
        let records = self.custody()?;
        found.records = records.len();
        found.faults.extend(faults(&records));
        let mut logged: BTreeMap<&str, bool> = BTreeMap::new();
        for record in &records {
            let Some(sha256) = &record.sha256 else {
                continue;
            };
            match record.action.as_str() {
                "add" => drop(logged.insert(sha256, false)),
                "remove" => drop(logged.remove(sha256.as_str())),
                _ => {}
            }
        }
        let mut statement = self.connection.prepare(
            "SELECT id, sha256, raw, (SELECT count(*) FROM search_docsize WHERE search_docsize.id = document.id)
             FROM document ORDER BY id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, sha256, raw): (i64, String, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            found.documents += 1;
            if !inflate(&raw).is_ok_and(|raw| custody::sha256(&raw) == sha256) {
                found.faults.push(format!(
                    "document {id}: its bytes are not those that were added"
                ));
            }
            if row.get::<_, i64>(3)? != 1 {
                found
                    .faults
                    .push(format!("document {id}: it is missing in the search index"));
            }
            match logged.get_mut(sha256.as_str()) {
                Some(seen) => *seen = true,
                None => found
                    .faults
                    .push(format!("document {id}: the custody log does not know it")),
            }
        }
        let lost = logged.iter().filter(|(_, seen)| !**seen);
        found.faults.extend(lost.map(|(sha256, _)| {
            format!("a document with SHA-256 {sha256} was added, not removed, and is missing")
        }));
        Ok(found)
    }
}
