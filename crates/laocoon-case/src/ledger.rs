use crate::connection::all;
use crate::custody::{self, Act};
use crate::edit::{Anchor, Operation, State, anchored};
use crate::{Case, CaseError};
use rusqlite::{Connection, OptionalExtension, params};

/// An edit whose words are gone.
pub type Orphan = Anchor;

impl Case {
    /// Carries out an operation. What was undone before it can no longer be redone.
    pub fn edit(&mut self, operation: &Operation, at: &str) -> Result<(), CaseError> {
        let step = self.connection.transaction()?;
        let applied = applied(&step)?;
        step.execute("DELETE FROM edit WHERE seq > ?1", [applied])?;
        let text = serde_json::to_string(operation)?;
        step.execute(
            "INSERT INTO edit VALUES (?1, ?2, ?3)",
            params![applied + 1, at, text],
        )?;
        move_to(&step, applied + 1)?;
        log(&step, at, "edit", &text)?;
        step.commit()?;
        Ok(())
    }

    /// Takes back up to so many operations; gives how many.
    pub fn undo(&mut self, steps: u32, at: &str) -> Result<u32, CaseError> {
        self.shift(-i64::from(steps), at)
    }

    /// Carries out again up to so many operations; gives how many.
    pub fn redo(&mut self, steps: u32, at: &str) -> Result<u32, CaseError> {
        self.shift(i64::from(steps), at)
    }

    fn shift(&mut self, steps: i64, at: &str) -> Result<u32, CaseError> {
        let step = self.connection.transaction()?;
        let applied = applied(&step)?;
        let all: i64 = step.query_row("SELECT count(*) FROM edit", [], |row| row.get(0))?;
        let target = (applied + steps).clamp(0, all);
        if target != applied {
            move_to(&step, target)?;
            let action = if steps < 0 { "undo" } else { "redo" };
            log(&step, at, action, &format!("{applied} -> {target}"))?;
        }
        step.commit()?;
        Ok(target.abs_diff(applied) as u32)
    }

    /// The operations that count, in order.
    pub fn operations(&self) -> Result<Vec<Operation>, CaseError> {
        let sql =
            "SELECT operation FROM edit WHERE seq <= (SELECT applied FROM cursor) ORDER BY seq";
        let texts: Vec<String> = all(&self.connection, sql, [], |row| row.get(0))?;
        texts
            .iter()
            .map(|text| Ok(serde_json::from_str(text)?))
            .collect()
    }

    /// What the user's edits come to.
    pub fn state(&self) -> Result<State, CaseError> {
        Ok(State::replay(&self.operations()?))
    }

    /// Where an anchor's words stand now: document and first byte. In the document itself, else
    /// in the latest from the same place; `None` if they are gone.
    pub fn locate(&self, anchor: &Anchor) -> Result<Option<(i64, u32)>, CaseError> {
        let own = "SELECT id FROM document WHERE sha256 = ?1";
        let later = "SELECT id FROM document WHERE source = ?1
            OR id IN (SELECT document FROM origin WHERE source = ?1) ORDER BY id DESC LIMIT 1";
        for (sql, key) in [(own, &anchor.document), (later, &anchor.source)] {
            let id: Option<i64> = self
                .connection
                .query_row(sql, [key], |row| row.get(0))
                .optional()?;
            if let Some(id) = id
                && let Some(start) = anchored(&self.document(id)?.text, anchor)
            {
                return Ok(Some((id, start)));
            }
        }
        Ok(None)
    }

    /// The anchors of edits whose words are gone. The edits stay.
    pub fn orphans(&self) -> Result<Vec<Orphan>, CaseError> {
        let state = self.state()?;
        let mut orphans = Vec::new();
        for anchor in state.anchors() {
            if self.locate(anchor)?.is_none() {
                orphans.push(anchor.clone());
            }
        }
        Ok(orphans)
    }
}

fn applied(step: &Connection) -> Result<i64, CaseError> {
    Ok(step.query_row("SELECT applied FROM cursor", [], |row| row.get(0))?)
}

fn move_to(step: &Connection, applied: i64) -> Result<(), CaseError> {
    step.execute("UPDATE cursor SET applied = ?1", [applied])?;
    Ok(())
}

fn log(step: &Connection, at: &str, action: &str, detail: &str) -> Result<(), CaseError> {
    custody::append(
        step,
        Act {
            at,
            action,
            sha256: None,
            source: None,
            detail,
        },
    )
}
