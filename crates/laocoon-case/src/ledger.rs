use crate::connection::all;
use crate::custody::{self, Act};
use crate::edit::{Operation, State};
use crate::{Case, CaseError};
use rusqlite::{Connection, params};

impl Case {
    /// Carries out an operation. What was undone before it can no longer be redone.
    pub fn edit(&mut self, operation: &Operation, at: &str) -> Result<(), CaseError> {
        self.edit_all(std::slice::from_ref(operation), at)
    }

    /// Carries out operations, all or none; each can be taken back by itself.
    pub fn edit_all(&mut self, operations: &[Operation], at: &str) -> Result<(), CaseError> {
        let mut texts = Vec::with_capacity(operations.len());
        for operation in operations {
            let mut operation = operation.clone();
            if let Some(anchor) = operation.anchor_mut() {
                self.surround(anchor)?;
            }
            texts.push(serde_json::to_string(&operation)?);
        }
        let step = self.connection.transaction()?;
        let mut applied = applied(&step)?;
        step.execute("DELETE FROM edit WHERE seq > ?1", [applied])?;
        for text in &texts {
            applied += 1;
            step.execute(
                "INSERT INTO edit VALUES (?1, ?2, ?3)",
                params![applied, at, text],
            )?;
            log(&step, at, "edit", text)?;
        }
        move_to(&step, applied)?;
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
