use super::Labels;
use crate::{gist::clipped, harmless};
use laocoon_assess::weigh::{
    Entry, MatrixPart, Model, Part, PrecedentPart, RatesPart, SpreadPart, SuggestionPart,
};
use laocoon_text::Language;
use std::fmt::Write;

/// Columns of a bar.
const BAR: usize = 41;
/// Columns of a label before a bar.
const LABEL: usize = 24;

/// Everything that is weighed, as text for a terminal.
pub fn terminal(parts: &[Part], ui: Language) -> String {
    let labels = Labels::new(ui);
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            out.push('\n');
        }
        match part {
            Part::Matrix(part) => matrix(&mut out, &labels, part),
            Part::Spread(part) => spread(&mut out, &labels, part),
            Part::Precedent(part) => precedent(&mut out, &labels, part),
            Part::Rates(part) => rates(&mut out, &labels, part),
            Part::Suggestion(part) => suggestion(&mut out, &labels, part),
        }
    }
    out
}

fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{}", harmless::line(text));
}

fn head(out: &mut String, text: &str) {
    let _ = writeln!(out, "{}", harmless::line(&text.to_uppercase()));
}

/// Cut to so many columns and filled up to them.
fn column(text: &str, columns: usize) -> String {
    let text = clipped(&harmless::line(text), columns.saturating_sub(1));
    let wide = unicode_width::UnicodeWidthStr::width(text.as_str());
    format!("{text}{}", " ".repeat(columns.saturating_sub(wide)))
}

fn matrix(out: &mut String, labels: &Labels, part: &MatrixPart) {
    let matrix = &part.matrix;
    let name = |h: usize| matrix.hypotheses[h].as_str();
    head(out, &labels.of("matrix"));
    table(out, labels, part);
    for order in &part.weighing.orders {
        let key = if order.dominates {
            "dominates"
        } else {
            "undecided"
        };
        let said = labels.filled(key, &[("a", name(order.leader)), ("b", name(order.other))]);
        let (low, high) = order.log_odds;
        let (low, high) = (labels.number(low, 2), labels.number(high, 2));
        let odds = labels.filled("log_odds", &[("low", &low), ("high", &high)]);
        line(out, &format!("{said} ({odds})"));
    }
    out.push('\n');
    head(out, &labels.of("share"));
    for (h, share) in part.weighing.leads.iter().enumerate() {
        let filled = "█".repeat((share * 30.0).round() as usize);
        let percent = labels.number(share * 100.0, 1);
        line(
            out,
            &format!("  {} {percent:>5} %  {filled}", column(name(h), LABEL)),
        );
    }
    line(
        out,
        &format!(
            "  {}   {}",
            column(&labels.of("none"), LABEL),
            labels.of("not_rated")
        ),
    );
    line(out, &labels.of("share_hint"));
    out.push('\n');
    tornado(out, labels, part);
    out.push('\n');
    head(out, &labels.of("evidence"));
    for (item, column) in matrix.evidence.iter().zip(&part.sensitivity.columns) {
        let tip =
            (column.tipping_point).map_or_else(|| labels.of("no_tipping"), |p| labels.number(p, 3));
        line(
            out,
            &format!(
                "  {}: {} {}; {} {}; {} {}; {} {}; {} {tip}",
                item.key,
                labels.of("origins").to_lowercase(),
                item.origins.len().max(1),
                labels.of("credibility").to_lowercase(),
                labels.interval(item.credibility),
                labels.of("diagnosticity").to_lowercase(),
                labels.bounds(column.diagnosticity, 2),
                labels.of("bits").to_lowercase(),
                labels.number(column.bits, 3),
                labels.of("tipping").to_lowercase(),
            ),
        );
        for words in &item.words {
            line(out, &format!("      «{words}»"));
        }
    }
    out.push('\n');
    line(out, &removal(labels, part));
    if !part.questions.is_empty() {
        head(out, &labels.of("questions"));
        for (bits, question) in &part.questions {
            line(
                out,
                &format!("  {} bit  {question}", labels.number(*bits, 3)),
            );
        }
    }
    out.push('\n');
    classical(out, labels, part);
}

/// What the lead hangs on, in a sentence.
pub(crate) fn removal(labels: &Labels, part: &MatrixPart) -> String {
    match &part.sensitivity.removal {
        Some(items) => labels.filled("removal", &[("items", &items.join(", "))]),
        None => labels.of("removal_none"),
    }
}

/// Hypotheses in rows, evidence in columns.
fn table(out: &mut String, labels: &Labels, part: &MatrixPart) {
    let matrix = &part.matrix;
    let none = labels.of("none");
    let names = matrix
        .hypotheses
        .iter()
        .map(String::as_str)
        .chain([none.as_str()]);
    let mut text = column("", LABEL);
    for item in &matrix.evidence {
        let _ = write!(text, " {}", column(&item.key, 12));
    }
    line(out, text.trim_end());
    for (h, name) in names.enumerate() {
        let mut text = column(name, LABEL);
        for item in &matrix.evidence {
            let cell = item.cells.get(h).map(|cell| labels.interval(*cell));
            let _ = write!(text, " {}", column(&cell.unwrap_or("?".to_owned()), 12));
        }
        line(out, text.trim_end());
    }
}

/// A bar for each item: how far it moves the log-odds of the first two by itself.
fn tornado(out: &mut String, labels: &Labels, part: &MatrixPart) {
    let (a, b) = part.sensitivity.first_two;
    let names = &part.matrix.hypotheses;
    head(out, &labels.of("tornado"));
    line(
        out,
        &labels.filled("tipping_hint", &[("a", &names[a]), ("b", &names[b])]),
    );
    let order = part.tornado();
    let ends = order
        .iter()
        .flat_map(|column| [column.swing.0, column.swing.1]);
    let (low, high) = ends.fold((0.0f64, 0.0f64), |(low, high), x| (low.min(x), high.max(x)));
    let place = |x: f64| {
        let share = (x - low) / (high - low).max(1e-9);
        (share * (BAR - 1) as f64).round() as usize
    };
    for item in order {
        let (from, to) = (place(item.swing.0), place(item.swing.1));
        let zero = place(0.0);
        let sign = |at: usize| match at {
            at if (from..=to).contains(&at) && at == zero => '╫',
            at if (from..=to).contains(&at) => '━',
            at if at == zero => '│',
            _ => ' ',
        };
        let bar: String = (0..BAR).map(sign).collect();
        line(
            out,
            &format!(
                "  {} {bar}  {}",
                column(&item.key, LABEL),
                labels.bounds(item.swing, 2)
            ),
        );
    }
}

fn classical(out: &mut String, labels: &Labels, part: &MatrixPart) {
    head(out, &labels.of("classical"));
    line(out, &labels.of("classical_hint"));
    for (h, score) in part.classical.iter().enumerate() {
        line(
            out,
            &format!(
                "  {} PARC ACH {:>6}  Open Synthesis {:>6}",
                column(&part.matrix.hypotheses[h], LABEL),
                labels.number(score.parc, 1),
                labels.number(score.open_synthesis, 2),
            ),
        );
    }
    match &part.difference {
        None => line(out, &labels.of("same_order")),
        Some(found) => {
            let name = |h: usize| part.matrix.hypotheses[h].as_str();
            let names = [("a", name(found.leaders.0)), ("b", name(found.leaders.1))];
            line(out, &labels.filled("differs", &names));
            for (key, counted, odds) in &found.columns {
                line(
                    out,
                    &format!(
                        "  {} {:>6}  {:>6}",
                        column(key, LABEL),
                        labels.number(*counted, 1),
                        labels.number(*odds, 2)
                    ),
                );
            }
            line(
                out,
                &format!("  ({})", labels.filled("differs_columns", &names)),
            );
        }
    }
}

fn spread(out: &mut String, labels: &Labels, part: &SpreadPart) {
    head(
        out,
        &format!(
            "{} {}",
            labels.of("spread"),
            labels.verdict(part.found.verdict)
        ),
    );
    for said in labels.because(&part.found) {
        line(out, &format!("  {said}"));
    }
    line(out, &labels.spread_numbers(&part.found));
    if part.left_out > 0 {
        line(
            out,
            &labels.filled("left_out", &[("n", &part.left_out.to_string())]),
        );
    }
    out.push('\n');
    head(out, &labels.of("model"));
    for (i, model) in Model::ALL.into_iter().enumerate() {
        line(
            out,
            &format!(
                "  {} {} {:>9}  {} {:>9}",
                column(&labels.model(model), LABEL),
                labels.of("log_likelihood").to_lowercase(),
                labels.number(part.found.log_likelihoods[i], 2),
                labels.of("score").to_lowercase(),
                labels.number(part.found.scores[i], 2),
            ),
        );
    }
    if let Some(power) = &part.power {
        out.push('\n');
        line(out, &labels.power(part, power));
        for (model, power) in Model::ALL.into_iter().zip(power) {
            let mut text = column(&labels.model(model), LABEL);
            for (said, share) in said(labels, power) {
                let _ = write!(text, "  {said} {} %", labels.number(share * 100.0, 0));
            }
            line(out, &format!("  {text}"));
        }
    }
}

/// What is said of simulations of a model, with the share of which it is said.
pub(crate) fn said(labels: &Labels, power: &laocoon_assess::weigh::Power) -> Vec<(String, f64)> {
    let models = Model::ALL.into_iter().zip(power.named);
    let mut all: Vec<_> = models
        .map(|(model, share)| (labels.model(model), share))
        .collect();
    all.push((labels.of("model_uncoordinated"), power.uncoordinated));
    all.push((labels.of("cannot_tell"), power.silent()));
    all
}

/// An entry of a chronology in a few words.
pub(crate) fn entry(entry: &Entry) -> String {
    let words = clipped(entry.text.trim(), 60);
    match &entry.kind {
        Some(kind) if words.is_empty() => kind.clone(),
        Some(kind) => format!("{kind} {words}"),
        None => words,
    }
}

fn precedent(out: &mut String, labels: &Labels, part: &PrecedentPart) {
    head(out, &labels.of("precedent"));
    line(out, &format!("{}: {}", labels.of("first"), part.names.0));
    line(out, &format!("{}: {}", labels.of("second"), part.names.1));
    out.push('\n');
    let (a, b) = &part.entries;
    for m in &part.found.matches {
        line(
            out,
            &format!(
                "  {:+5}  {}  {}  {}",
                m.lag,
                column(&entry(&a[m.first]), 40),
                column(&entry(&b[m.second]), 40),
                labels.number(m.likeness, 2)
            ),
        );
    }
    for (name, entries, only) in [
        ("first", a, &part.found.only_first),
        ("second", b, &part.found.only_second),
    ] {
        line(
            out,
            &format!(
                "{}, {}: {}",
                labels.of("alone"),
                labels.of(name).to_lowercase(),
                only.len()
            ),
        );
        for index in only {
            line(out, &format!("         {}", entry(&entries[*index])));
        }
    }
    for said in likeness(labels, part) {
        line(out, &said);
    }
}

/// How special the likeness is, in sentences.
pub(crate) fn likeness(labels: &Labels, part: &PrecedentPart) -> Vec<String> {
    let found = &part.found;
    let (score, share) = (
        labels.number(found.score, 3),
        labels.number(found.p * 100.0, 1),
    );
    let p = labels.small(found.p);
    let shuffled = labels.filled(
        "shuffled",
        &[("score", &score), ("share", &share), ("p", &p)],
    );
    let special = match part.percentile() {
        Some(percent) => {
            let (percent, n) = (labels.number(percent, 0), part.controls.len().to_string());
            labels.filled("percentile", &[("percent", &percent), ("n", &n)])
        }
        None => labels.of("no_controls"),
    };
    vec![shuffled, special]
}

fn rates(out: &mut String, labels: &Labels, part: &RatesPart) {
    head(out, &labels.of("base_rate"));
    for (name, class) in part.names.iter().zip(part.classes) {
        line(
            out,
            &format!("  {}", labels.rate(&part.feature, name, class)),
        );
    }
    for said in labels.worth(part) {
        line(out, &said);
    }
}

fn suggestion(out: &mut String, labels: &Labels, part: &SuggestionPart) {
    let suggestion = &part.suggestion;
    head(out, &labels.of("suggestion"));
    line(out, &labels.of("suggestion_hint"));
    for (h, hypothesis) in suggestion.hypotheses.iter().enumerate() {
        out.push('\n');
        line(
            out,
            &format!("H{}  {}", h + 1, labels.hypothesis(hypothesis)),
        );
        for (how, said) in &hypothesis.said {
            line(
                out,
                &format!("    {}: «{}»", labels.of(how.name()), said.words),
            );
        }
        if hypothesis.said.is_empty() {
            line(out, &format!("    {}", labels.of("unnamed")));
        }
    }
    for (e, item) in suggestion.evidence.iter().enumerate() {
        out.push('\n');
        let given: Vec<String> = item
            .hypotheses
            .iter()
            .map(|h| format!("H{}", h + 1))
            .collect();
        let given = if given.is_empty() {
            labels.of("given_nothing")
        } else {
            given.join(", ")
        };
        line(
            out,
            &format!(
                "E{}  {}: {given}; {} {} ({})",
                e + 1,
                labels.of("given_for"),
                labels.of("origins").to_lowercase(),
                item.origins.len(),
                item.origins.join(", ")
            ),
        );
        for said in &item.said {
            line(out, &format!("    «{}»", said.words));
        }
        for answer in &item.answers {
            let kind = answer
                .kind()
                .map(|kind| labels.of(&format!("claim_{}", kind.name())));
            let kind = kind.unwrap_or_else(|| labels.of("base_rate"));
            let short = labels
                .short(answer)
                .map(|short| format!(": {short}"))
                .unwrap_or_default();
            line(out, &format!("    → {kind}{short}"));
            for said in labels.answer(answer) {
                line(out, &format!("      {said}"));
            }
        }
    }
}
