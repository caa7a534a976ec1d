//! The notation of annotated sentences in `languages/*/spec/*.md`.
//!
//! A fenced block whose info string names a layer holds one sentence a line. Marked words
//! stand in brackets, their label in parentheses after them; marks do not overlap. An
//! indented line under a sentence says more about one of its marks.
//!
//! ```cue
//! [Selon](report) la mairie, le pont [serait](hedge) coupé.
//!   serait -> le pont serait coupé
//! ```

use laocoon_text::{Document, Language, Span};
use std::path::PathBuf;

/// One annotated sentence.
pub struct Case {
    /// File and line, for messages.
    pub place: String,
    /// The sentence as a document of one paragraph.
    pub document: Document,
    /// The sentence in the notation.
    pub notation: String,
    /// What its indented lines say: the words of a mark, and what is due.
    pub notes: Vec<(String, String)>,
}

impl Case {
    /// What is due and what came, when these marks are not those of the notation.
    pub fn differs(&self, marks: &[(Span, String)]) -> Option<String> {
        let got = annotate(&self.document.text, marks);
        (got != self.notation)
            .then(|| format!("{}\n  due {}\n  got {got}", self.place, self.notation))
    }
}

/// Fails with all that is wrong.
pub fn none_wrong(wrong: &[String]) {
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Every sentence about a layer in the specifications of a language.
pub fn cases(language: Language, layer: &str) -> Vec<Case> {
    let name = layer.strip_suffix("-open").unwrap_or(layer);
    let file = format!("languages/{}/spec/{name}.md", language.tag());
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(&file);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let mut cases: Vec<Case> = Vec::new();
    let mut inside = false;
    for (number, line) in text.lines().enumerate() {
        if let Some(info) = line.strip_prefix("```") {
            inside = info.trim() == layer;
        } else if inside && let Some(note) = line.strip_prefix("  ") {
            let case = cases.last_mut().expect("a note follows a sentence");
            let (words, due) = note.split_once(" -> ").expect("a note has an arrow");
            case.notes.push((words.to_owned(), due.to_owned()));
        } else if inside && !line.trim().is_empty() {
            cases.push(Case {
                place: format!("{file}:{}", number + 1),
                document: document(language, &plain(line)),
                notation: line.to_owned(),
                notes: Vec::new(),
            });
        }
    }
    cases
}

/// A sentence with its marks written into it.
pub fn annotate(text: &str, marks: &[(Span, String)]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (span, label) in marks {
        let start = (span.start as usize).max(at);
        out.push_str(&text[at..start]);
        out.push_str(&format!("[{}]({label})", &text[start..span.end as usize]));
        at = span.end as usize;
    }
    out + &text[at..]
}

/// The sentence without its marks.
fn plain(notation: &str) -> String {
    let mut out = String::new();
    let mut rest = notation;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, after) = after.split_once("](").expect("a label after the words");
        let (_, after) = after.split_once(')').expect("a label that ends");
        out.push_str(before);
        out.push_str(words);
        rest = after;
    }
    out + rest
}

fn document(language: Language, text: &str) -> Document {
    Document::paragraph(language, text)
}
