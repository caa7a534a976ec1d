use super::draft::Draft;
use crate::page_words::{PAGE_WORDS, opening, plain_form};
use laocoon_text::{BlockKind, Span};

/// The fields at the head of a letter, where they stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Head {
    pub subject: Option<Span>,
    pub from: Option<Span>,
    pub date: Option<Span>,
}

/// Sets aside the fields ("From: …", "Objet : …") at the head of a letter, and of the letters
/// forwarded in it; the innermost head before the running text counts.
pub(super) fn head(drafts: &mut [Draft], text: &str) -> Head {
    let mut head = Head::default();
    let mut at = 0;
    let mut subject = None;
    let top = drafts
        .iter()
        .position(|draft| draft.width(text) >= 200)
        .unwrap_or(drafts.len());
    while at < drafts.len() {
        let fields = drafts[at..]
            .iter()
            .take_while(|draft| field(draft.words(text)).is_some())
            .count();
        if fields < 2 {
            if is_divider(drafts[at].words(text)) {
                drafts[at].set_aside();
            }
            at += 1;
            continue;
        }
        for (nth, draft) in drafts.iter_mut().enumerate().skip(at).take(fields) {
            let Some((name, value)) = field(draft.words(text)) else {
                continue;
            };
            let start = draft.span().end - value.len() as u32;
            let value = Span::new(start, draft.span().end).trim(text);
            draft.set_aside();
            if nth >= top {
                continue;
            }
            let is = |list: &[String]| opening(list, &name) == Some(name.len());
            if is(&PAGE_WORDS.subject) {
                head.subject = Some(without_reply_signs(value, text));
                subject = Some(nth);
            } else if is(&PAGE_WORDS.published) {
                head.date = Some(value);
            } else if SENDER.contains(&name.as_str()) {
                head.from = Some(value);
            }
        }
        at += fields;
    }
    if let (Some(at), Some(span)) = (subject, head.subject) {
        drafts[at].kind = BlockKind::Title;
        drafts[at].main = true;
        drafts[at].chunk.span = span;
    }
    head
}

/// Names of the sender's field.
const SENDER: [&str; 4] = ["from", "de", "от", "от кого"];

/// A field's name, in plain form, and its value.
pub(super) fn field(words: &str) -> Option<(String, &str)> {
    let colon = words.bytes().take(32).position(|byte| byte == b':')?;
    let name = plain_form(words[..colon].trim_end());
    let value = &words[colon + 1..];
    let known = opening(&PAGE_WORDS.header, &name) == Some(name.len());
    (known && !value.trim().is_empty() && words.len() < 400).then_some((name, value))
}

/// "---------- Forwarded message ---------"
fn is_divider(words: &str) -> bool {
    let dashed = |c: char| matches!(c, '-' | '_' | '=' | '—' | '–');
    words.len() <= 100
        && words.starts_with("---")
        && words.trim_matches(dashed).len() + 3 < words.len()
        && words.ends_with(dashed)
}

/// Without "Re:", "Fwd:", "TR :" and their like.
pub(super) fn without_reply_signs(mut span: Span, text: &str) -> Span {
    const SIGNS: [&str; 8] = ["re", "fwd", "fw", "tr", "rv", "на", "ha", "пер"];
    while let Some((sign, _)) = span.of(text).split_once(':') {
        let name = sign.trim().to_lowercase();
        if !SIGNS.contains(&name.as_str()) {
            break;
        }
        span = Span::new(span.start + sign.len() as u32 + 1, span.end).trim(text);
    }
    span
}
