use super::Answer;
use laocoon_assess::weigh::{Matrix, classical, message, open_question, read, sensitivity, weigh};
use laocoon_text::Language;
use serde_json::json;
use std::fmt::Write;

/// Weighs the hypotheses of a TOML file.
pub(super) fn run(text: &str, language: Language) -> Result<Answer, String> {
    let matrix = read(text).map_err(|error| error.to_string())?;
    let (weighing, sensitivity) = (weigh(&matrix), sensitivity(&matrix));
    let classical = classical(&matrix);
    let name = |h: usize| matrix.hypotheses[h].as_str();
    let none = message(language, "none", &[]);
    let mut out = table(&matrix, &none);
    out.push('\n');
    let mut orders = Vec::new();
    for order in &weighing.orders {
        let key = if order.dominates {
            "dominates"
        } else {
            "undecided"
        };
        let said = message(
            language,
            key,
            &[("a", name(order.leader)), ("b", name(order.other))],
        );
        let (low, high) = order.log_odds;
        let _ = writeln!(out, "{said} (log-odds {low:.2} … {high:.2})");
        orders.push(
            json!({"leader": name(order.leader), "other": name(order.other),
            "log_odds": [low, high], "dominates": order.dominates, "says": said}),
        );
    }
    out.push_str(
        "\nhypothesis: share of 100,000 draws in which it leads; PARC ACH; Open Synthesis\n",
    );
    let mut hypotheses = Vec::new();
    for (h, lead) in weighing.leads.iter().enumerate() {
        let scores = classical[h];
        let _ = writeln!(
            out,
            "  {}: {:.1} %; {}; {}",
            name(h),
            lead * 100.0,
            scores.parc,
            scores.open_synthesis
        );
        hypotheses.push(
            json!({"name": name(h), "leads": lead, "parc_ach": scores.parc,
            "open_synthesis": scores.open_synthesis}),
        );
    }
    let _ = writeln!(out, "  {none}: not rated, never excluded");
    hypotheses.push(json!({"name": none, "leads": null}));
    out.push_str("\nevidence: largest |log likelihood ratio|; expected bits; P(it | leader) at which the order flips\n");
    let mut evidence = Vec::new();
    for (column, item) in sensitivity.columns.iter().zip(&matrix.evidence) {
        let (low, high) = column.diagnosticity;
        let tip = column
            .tipping_point
            .map_or("none".to_owned(), |p| format!("{p:.3}"));
        let _ = writeln!(
            out,
            "  {} ({} independent origin(s)): {low:.2} … {high:.2}; {:.3}; {tip}",
            column.key,
            item.origins.len().max(1),
            column.bits
        );
        for words in &item.words {
            let _ = writeln!(out, "      “{words}”");
        }
        evidence.push(json!({"key": column.key, "words": item.words, "origins": item.origins,
            "diagnosticity": [low, high], "bits": column.bits, "tipping_point": column.tipping_point}));
    }
    if let Some(removal) = &sensitivity.removal {
        let _ = writeln!(out, "\nwithout {} the lead is gone", removal.join(", "));
    }
    let mut questions: Vec<(f64, &str)> = matrix
        .questions
        .iter()
        .map(|q| (open_question(&matrix, q), q.text.as_str()))
        .collect();
    questions.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (bits, question) in &questions {
        let _ = writeln!(out, "worth asking: {question} ({bits:.3} bits)");
    }
    let json = json!({"dominant": weighing.dominant.map(name), "orders": orders,
        "hypotheses": hypotheses, "evidence": evidence, "removal": sensitivity.removal,
        "questions": questions.iter().map(|(bits, text)| json!({"text": text, "bits": bits})).collect::<Vec<_>>()});
    Ok(Answer { text: out, json })
}

/// Hypotheses in rows, evidence in columns.
fn table(matrix: &Matrix, none: &str) -> String {
    let names = matrix.hypotheses.iter().map(String::as_str).chain([none]);
    let wide = names.clone().map(|n| n.chars().count()).max().unwrap_or(0);
    let mut out = " ".repeat(wide);
    for item in &matrix.evidence {
        let _ = write!(
            out,
            "  {:>11}",
            item.key.chars().take(11).collect::<String>()
        );
    }
    for (h, name) in names.enumerate() {
        let _ = write!(out, "\n{name}{}", " ".repeat(wide - name.chars().count()));
        for item in &matrix.evidence {
            let cell = item
                .cells
                .get(h)
                .map(|c| format!("{:.2} … {:.2}", c.low, c.high));
            let _ = write!(out, "  {:>11}", cell.unwrap_or("?".to_owned()));
        }
    }
    out + "\n"
}
