//! What the user of a case said of words and claims, so that nobody takes it for found.

use super::Case;
use crate::html::view::section;
use crate::html::writer::Writer;
use crate::words::of;
use laocoon_assess::compare::account::Voice;
use laocoon_assess::compare::decision::{Judgement, RemarkKind};

pub(super) fn any(view: &Case<'_>) -> bool {
    let case = view.case;
    !case.remarks.is_empty() || !case.sources.is_empty() || !case.orphans.is_empty()
}

/// Remarks, rejected claims, sources added, and edits whose words are gone.
pub(super) fn write(out: &mut Writer, view: &Case<'_>) {
    if !any(view) {
        return;
    }
    let word = |key| of(&view.words.edited, key).to_owned();
    section(
        out,
        "edited",
        &word("by_hand"),
        Some(&word("hint")),
        |out| {
            out.raw("<ul class=\"differences\">");
            for remark in &view.case.remarks {
                out.raw("<li><b>")
                    .text(&word(key(remark.kind)))
                    .raw("</b> ");
                view.quoted(out, remark.document, &remark.quote);
                out.raw(" <bdi>").text(&remark.text).raw("</bdi> ");
                view.numbers(out, &[remark.document]);
                out.raw("</li>\n");
            }
            for (name, about) in &view.case.sources {
                out.raw("<li><b>").text(&word("source")).raw("</b> <bdi>");
                out.text(name).raw("</bdi> <span class=\"quiet\"><bdi>");
                out.text(about).raw("</bdi></span></li>\n");
            }
            for words in &view.case.orphans {
                out.raw("<li><b>").text(&word("lost")).raw("</b> <q><bdi>");
                out.text(words).raw("</bdi></q></li>\n");
            }
            out.raw("</ul>\n");
        },
    );
}

/// Whether the user put a hand to a voice.
pub(super) fn is_touched(voice: &Voice) -> bool {
    voice.judged.is_some() || !voice.corrected.is_empty() || voice.claim.is_none()
}

/// What the user said of a voice, what was found beside it.
pub(super) fn of_voice(out: &mut Writer, view: &Case<'_>, voice: &Voice) {
    if !is_touched(voice) {
        return;
    }
    let word = |key| of(&view.words.edited, key).to_owned();
    let mut parts = Vec::new();
    if voice.claim.is_none() {
        parts.push(word("made"));
    }
    parts.extend(voice.judged.map(|judged| match judged {
        Judgement::Accepted => word("accepted"),
        Judgement::Rejected => word("rejected"),
    }));
    for correction in &voice.corrected {
        let found = match &correction.found {
            Some(found) => format!("{}: {found}", word("found")),
            None => word("nothing"),
        };
        let (field, value) = (&correction.field, &correction.value);
        parts.push(format!("{} {field}: {value} ({found})", word("corrected")));
    }
    out.raw(" <b><bdi>")
        .text(&parts.join("; "))
        .raw("</bdi></b> ");
}

fn key(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Note => "note",
        RemarkKind::Star => "star",
        RemarkKind::Tag => "tag",
        RemarkKind::Claim => "claim",
        RemarkKind::Accepted => "accepted",
        RemarkKind::Rejected => "rejected",
        RemarkKind::Correction => "correction",
    }
}
