use crate::connection::all;
use crate::{Case, CaseError};
use laocoon_text::Language;
use rusqlite::params;

/// A document that holds the words searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number in the case.
    pub id: i64,
    /// Where it came from.
    pub source: String,
    /// The headline.
    pub title: Option<String>,
    /// Words around the first hit.
    pub excerpt: String,
}

impl Case {
    /// The documents that hold all these words, best first. Words are folded as the index is;
    /// words between quotation marks stand together; a word may end in `*`.
    pub fn search(&self, words: &str, most: usize) -> Result<Vec<Hit>, CaseError> {
        let query = query(words);
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let sql = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rank, rowid LIMIT ?2";
        let wanted = params![query, most as i64];
        let ids: Vec<i64> = all(&self.connection, sql, wanted, |row| row.get(0))?;
        let mut hits = Vec::new();
        for id in ids {
            let document = self.document(id)?;
            let title = self.connection.query_row(
                "SELECT title FROM document WHERE id = ?1",
                [document.id],
                |row| row.get(0),
            )?;
            hits.push(Hit {
                id: document.id,
                excerpt: excerpt(&document.text, words),
                source: document.source,
                title,
            });
        }
        Ok(hits)
    }
}

fn fold(word: &str) -> String {
    laocoon_mark::token::plain(word, Language::Unknown)
}

/// The query as FTS5 wants it: nothing the user types is an operator but `*` and quotes.
fn query(words: &str) -> String {
    let mut parts = Vec::new();
    for (index, run) in words.split('"').enumerate() {
        let tokens: Vec<String> = run
            .split(|c: char| !c.is_alphanumeric() && c != '*')
            .filter(|word| word.contains(char::is_alphanumeric))
            .map(fold)
            .collect();
        if index % 2 == 1 && !tokens.is_empty() {
            parts.push(format!("\"{}\"", tokens.join(" ").replace('*', "")));
            continue;
        }
        for token in tokens {
            let bare = token.replace('*', "");
            let star = if token.ends_with('*') { "*" } else { "" };
            parts.push(format!("\"{bare}\"{star}"));
        }
    }
    parts.join(" ")
}

/// Some words around the first of the words searched for.
fn excerpt(text: &str, words: &str) -> String {
    let wanted: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect();
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let holds = |token: &&str| {
        let folded = fold(token);
        wanted.iter().any(|word| folded.contains(word))
    };
    let at = tokens.iter().position(holds).unwrap_or(0);
    let from = at.saturating_sub(8);
    tokens[from..tokens.len().min(at + 12)].join(" ")
}
