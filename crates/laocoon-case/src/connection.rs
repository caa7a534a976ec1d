use crate::CaseError;
use rusqlite::{Connection, Params, Row};

/// All rows of a query, each turned into a value.
pub(crate) fn all<T>(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
    value: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, CaseError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, value)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
