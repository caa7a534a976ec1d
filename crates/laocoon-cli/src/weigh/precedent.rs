use super::Answer;
use super::table::{Table, day};
use laocoon_assess::weigh::{Entry, precedent, score};
use serde_json::json;
use std::fmt::Write;

/// Aligns two chronologies; the controls tell what likeness other precedents reach.
pub(super) fn run(first: &str, second: &str, controls: &[String]) -> Result<Answer, String> {
    let (a, b) = (entries(first)?, entries(second)?);
    let found = precedent(&a, &b, 999, 1);
    let mut out = String::from("lag in days; counterparts\n");
    let mut matches = Vec::new();
    for m in &found.matches {
        let (x, y) = (label(&a[m.first]), label(&b[m.second]));
        let _ = writeln!(out, "  {:+}; {x} | {y} (likeness {:.2})", m.lag, m.likeness);
        matches.push(json!({"first": x, "second": y, "lag": m.lag, "likeness": m.likeness}));
    }
    let lone =
        |all: &[Entry], only: &[usize]| only.iter().map(|i| label(&all[*i])).collect::<Vec<_>>();
    let (only_a, only_b) = (lone(&a, &found.only_first), lone(&b, &found.only_second));
    for (name, only) in [("first", &only_a), ("second", &only_b)] {
        let _ = writeln!(out, "without counterpart, {name}: {}", only.len());
        for label in only {
            let _ = writeln!(out, "  {label}");
        }
    }
    let _ = writeln!(
        out,
        "score {:.3}; {:.1} % of shuffled orders reach it (p {:.3})",
        found.score,
        found.p * 100.0,
        found.p
    );
    let others = controls
        .iter()
        .map(|text| Ok(score(&a, &entries(text)?)))
        .collect::<Result<Vec<f64>, String>>()?;
    let below = others.iter().filter(|other| **other < found.score).count();
    let percentile = (!others.is_empty()).then(|| 100.0 * below as f64 / others.len() as f64);
    match percentile {
        Some(percentile) => {
            let _ = writeln!(
                out,
                "more alike than {percentile:.0} % of {} other precedents",
                others.len()
            );
        }
        None => out.push_str(
            "no other precedents given (--control): how special this is cannot be told\n",
        ),
    }
    let json = json!({"matches": matches, "only_first": only_a, "only_second": only_b, "score": found.score,
        "p": found.p, "controls": others, "percentile": percentile});
    Ok(Answer { text: out, json })
}

fn label(entry: &Entry) -> String {
    let words: String = entry.text.chars().take(60).collect();
    match &entry.kind {
        Some(kind) if words.is_empty() => kind.clone(),
        Some(kind) => format!("{kind} {words}"),
        None => words,
    }
}

/// A chronology: a table, or lines of days each followed by lines of words.
fn entries(text: &str) -> Result<Vec<Entry>, String> {
    let header = text.lines().next().unwrap_or("");
    let mut entries = if header
        .split(',')
        .any(|c| c.trim().eq_ignore_ascii_case("date"))
    {
        table(&Table::read(text))?
    } else {
        lines(text)
    };
    if entries.is_empty() {
        return Err("a chronology holds no dated entry (2022-01-05)".to_owned());
    }
    entries.sort_by_key(|entry| entry.day);
    Ok(entries)
}

fn table(table: &Table) -> Result<Vec<Entry>, String> {
    let date = table.column("date")?;
    let (kind, words) = (table.column("type").ok(), table.column("words").ok());
    let row = |row: &Vec<String>| {
        let cell =
            |column: Option<usize>| column.and_then(|c| row.get(c)).map(|c| c.trim().to_owned());
        Some(Entry {
            day: day(row.get(date)?)?,
            kind: cell(kind).filter(|kind| !kind.is_empty()),
            text: cell(words).unwrap_or_default(),
        })
    };
    Ok(table.rows.iter().filter_map(row).collect())
}

fn lines(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(day) = day(line).filter(|_| line.len() <= 10) {
            entries.push(Entry {
                day,
                kind: None,
                text: String::new(),
            });
        } else if let Some(entry) = entries.last_mut().filter(|_| !line.starts_with("---")) {
            entry.text.push_str(line);
            entry.text.push(' ');
        }
    }
    entries
}
