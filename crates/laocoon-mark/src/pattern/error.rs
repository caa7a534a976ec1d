/// What is wrong in a table of a language pack, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}: {key}: {message}")]
pub struct PackError {
    /// The table's path from the project's root.
    pub path: &'static str,
    /// Line, counted from 1.
    pub line: usize,
    /// The class, key, pattern or word concerned.
    pub key: String,
    /// What is wrong and what would be right.
    pub message: String,
}
