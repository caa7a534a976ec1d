//! Rows of `INSERT ... VALUES (1, N'text', NULL), ...` statements.

/// A value in a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(i64),
    Text(String),
    Null,
}

impl Value {
    pub fn number(&self) -> i64 {
        if let Value::Number(n) = self { *n } else { 0 }
    }

    pub fn text(&self) -> &str {
        if let Value::Text(t) = self { t } else { "" }
    }
}

/// Calls `each` with every row of a script's insert statements; everything else is skipped.
pub fn rows(script: &str, mut each: impl FnMut(&[Value])) {
    let mut rest = script;
    while let Some(at) = rest.find("VALUES") {
        rest = rest[at + 6..].trim_start();
        let mut row = Vec::new();
        while rest.starts_with('(') {
            row.clear();
            rest = read_row(&rest[1..], &mut row);
            each(&row);
            rest = rest.trim_start();
            let Some(next) = rest.strip_prefix(',') else {
                break;
            };
            rest = next.trim_start();
        }
    }
}

/// Reads up to and with the closing bracket.
fn read_row<'a>(mut rest: &'a str, row: &mut Vec<Value>) -> &'a str {
    loop {
        rest = rest.trim_start_matches([' ', ',', '\n', '\r']);
        if let Some(after) = rest.strip_prefix(')') {
            return after;
        }
        if rest.is_empty() {
            return rest;
        }
        if let Some(quoted) = rest.strip_prefix("N'").or_else(|| rest.strip_prefix('\'')) {
            let (text, after) = read_text(quoted);
            row.push(Value::Text(text));
            rest = after;
            continue;
        }
        let end = rest.find([',', ')']).unwrap_or(rest.len());
        let word = rest[..end].trim();
        row.push(word.parse().map_or(Value::Null, Value::Number));
        rest = &rest[end..];
    }
}

/// Reads a quoted text after its opening quote; `''` is a quote in it.
fn read_text(quoted: &str) -> (String, &str) {
    let mut text = String::new();
    let mut rest = quoted;
    while let Some(at) = rest.find('\'') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('\'') {
            Some(after) => {
                text.push('\'');
                rest = after;
            }
            None => return (text, rest),
        }
    }
    text.push_str(rest);
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows() {
        let script =
            "SET X ON;\nINSERT INTO T (A, B) VALUES\n  (1, N'it''s (a), b'),\n  (-2, NULL);\nGO";
        let mut found = Vec::new();
        rows(script, |row| found.push(row.to_vec()));
        let expected = vec![
            vec![Value::Number(1), Value::Text("it's (a), b".into())],
            vec![Value::Number(-2), Value::Null],
        ];
        assert_eq!(found, expected);
    }
}
