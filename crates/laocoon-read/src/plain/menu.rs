use super::draft::Draft;
use super::paragraph::ends_sentence;
use super::person::is_person;

/// Lines that make a menu.
const FEWEST: usize = 4;

/// Sets aside menus that a page's copy brings along: runs of very short lines above the first
/// paragraph and below the last.
pub(super) fn set_aside(drafts: &mut [Draft], text: &str) {
    let running = |draft: &Draft| draft.width(text) >= 120;
    let Some(first) = drafts.iter().position(running) else {
        return;
    };
    let last = drafts.iter().rposition(running).unwrap_or(first);
    let mut at = 0;
    while at < drafts.len() {
        if (first..=last).contains(&at) {
            at = last + 1;
            continue;
        }
        let run = drafts[at..]
            .iter()
            .take_while(|draft| is_entry(draft, text))
            .count();
        let people = drafts[at..at + run]
            .iter()
            .filter(|draft| is_person(draft.words(text)))
            .count();
        if run >= FEWEST && people * 2 < run {
            drafts[at..at + run].iter_mut().for_each(Draft::set_aside);
        }
        at += run.max(1);
    }
}

/// One to three words without an end: "About us".
fn is_entry(draft: &Draft, text: &str) -> bool {
    let words = draft.words(text);
    let bare = draft.is_plain() || !draft.main;
    bare && draft.chunk.marker.is_none()
        && words.len() <= 50
        && words.split_whitespace().count() <= 3
        && !ends_sentence(words)
        && !words.ends_with([',', ':', ';'])
        && !words.contains(|c: char| c.is_ascii_digit())
}
