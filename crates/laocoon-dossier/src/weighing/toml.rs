use super::Labels;
use laocoon_assess::weigh::SuggestionPart;
use laocoon_text::Language;
use std::fmt::Write;

/// A suggestion as a file to edit and weigh. Everything that is not the file's own is a comment.
pub fn toml(part: &SuggestionPart, ui: Language) -> String {
    let labels = Labels::new(ui);
    let suggestion = &part.suggestion;
    let mut out = String::new();
    comment(&mut out, &labels.of("suggestion"));
    comment(&mut out, &labels.of("suggestion_hint"));
    out.push_str("\nhypotheses = [\n");
    for hypothesis in &suggestion.hypotheses {
        let _ = writeln!(out, "  {},", quoted(&labels.hypothesis(hypothesis)));
        for (how, said) in &hypothesis.said {
            comment(
                &mut out,
                &format!("{}: {}", labels.of(how.name()), said.words),
            );
        }
        if hypothesis.said.is_empty() {
            comment(&mut out, &labels.of("unnamed"));
        }
    }
    out.push_str("]\n");
    for (number, item) in suggestion.evidence.iter().enumerate() {
        let list = |words: Vec<String>| words.join(", ");
        let words = item.said.iter().map(|said| quoted(&said.words)).collect();
        let origins = item.origins.iter().map(|origin| quoted(origin)).collect();
        let _ = write!(
            out,
            "\n[[evidence]]\nkey = \"e{}\"\nwords = [{}]\norigins = [{}]\n",
            number + 1,
            list(words),
            list(origins)
        );
        for h in &item.hypotheses {
            let name = labels.hypothesis(&suggestion.hypotheses[*h]);
            comment(&mut out, &format!("{}: {name}", labels.of("given_for")));
        }
        for answer in &item.answers {
            let kind = answer
                .kind()
                .map(|kind| labels.of(&format!("claim_{}", kind.name())));
            comment(&mut out, &kind.unwrap_or_else(|| labels.of("base_rate")));
            for said in labels.answer(answer) {
                comment(&mut out, &format!("  {said}"));
            }
        }
        // Ratings stand ready to be filled in; without them nothing is known.
        let blank = suggestion
            .hypotheses
            .iter()
            .map(|hypothesis| format!("{} = \"\"", quoted(&labels.hypothesis(hypothesis))));
        comment(
            &mut out,
            &format!("likelihood = {{ {} }}", list(blank.collect())),
        );
    }
    out
}

fn comment(out: &mut String, text: &str) {
    let _ = writeln!(out, "# {}", crate::harmless::line(text));
}

/// A TOML string: JSON's escapes are TOML's too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
