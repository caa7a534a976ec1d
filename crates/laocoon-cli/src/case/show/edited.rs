use super::id;
use crate::screen::harmless;
use laocoon_assess::compare::account::Voice;
use laocoon_assess::compare::decision::Judgement;
use laocoon_assess::compare::overview::Overview;
use std::io::{self, Write};

/// Whether the user put a hand to a voice.
pub(super) fn is_touched(voice: &Voice) -> bool {
    voice.judged.is_some() || !voice.corrected.is_empty() || voice.claim.is_none()
}

/// What the user said of a voice, what was found beside it.
pub(super) fn marks(voice: &Voice) -> String {
    let mut marks = String::new();
    match voice.judged {
        Some(Judgement::Accepted) => marks.push_str("  accepted"),
        Some(Judgement::Rejected) => marks.push_str("  rejected"),
        None => {}
    }
    for correction in &voice.corrected {
        let found = match &correction.found {
            Some(found) => format!("found: {}", harmless(found)),
            None => "nothing found".to_owned(),
        };
        let value = harmless(&correction.value);
        marks.push_str(&format!(
            "  corrected {}: {value} ({found})",
            correction.field
        ));
    }
    if voice.claim.is_none() {
        marks.push_str("  made by hand");
    }
    marks
}

/// Remarks, claims rejected, sources added, and edits whose words are gone.
pub(super) fn by_hand(case: &Overview, out: &mut impl Write) -> io::Result<()> {
    if case.remarks.is_empty() && case.sources.is_empty() && case.orphans.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nBY HAND")?;
    for remark in &case.remarks {
        let text = match remark.text.is_empty() {
            true => String::new(),
            false => format!(": {}", harmless(&remark.text)),
        };
        writeln!(
            out,
            "  {}  {} on «{}»{text}",
            id(case, remark.document),
            remark.kind.name(),
            harmless(&remark.quote)
        )?;
    }
    for (name, about) in &case.sources {
        writeln!(out, "  source {}: {}", harmless(name), harmless(about))?;
    }
    for orphan in &case.orphans {
        writeln!(out, "  an edit has lost its words: «{}»", harmless(orphan))?;
    }
    Ok(())
}
