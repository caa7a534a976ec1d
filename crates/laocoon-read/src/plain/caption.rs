use super::draft::Draft;
use super::line::Line;
use super::paragraph::{is_upper, starts_with_day};
use crate::page_words::{PAGE_WORDS, opening, plain_form};
use laocoon_text::BlockKind;

/// Longest line of a caption broken by hand.
const NARROW: u32 = 90;

/// Marks words under pictures, and boxes and quotations set narrower than the running text.
pub(super) fn mark(drafts: &mut [Draft], lines: &[Line], text: &str) {
    // Lines that are whole paragraphs, against lines broken by hand.
    let wide = lines
        .iter()
        .map(|line| line.width)
        .filter(|width| *width > 140);
    let broken = drafts.iter().filter(|draft| draft.chunk.is_wrapped());
    let broken = broken.flat_map(|draft| &lines[draft.chunk.first..=draft.chunk.last]);
    let unwrapped = wide.sum::<u32>() > broken.map(|line| line.width).sum();
    for at in 0..drafts.len() {
        if !drafts[at].is_plain() {
            continue;
        }
        let draft = &drafts[at];
        let words = draft.words(text);
        let widest = lines[draft.chunk.first..=draft.chunk.last]
            .iter()
            .map(|line| line.width)
            .max();
        let narrow = draft.chunk.is_wrapped() && widest.is_some_and(|widest| widest <= NARROW);
        let in_list = is_between_items(drafts, at) && !words.ends_with(':');
        let dated = starts_with_day(words);
        let kind = if is_credit(words) {
            BlockKind::Caption
        } else if unwrapped && narrow && words.starts_with(['"', '«', '“']) {
            BlockKind::BlockQuote
        } else if unwrapped && narrow && !words.ends_with(':')
            || in_list && dated && draft.width(text) <= 200
        {
            BlockKind::Caption
        } else {
            continue;
        };
        drafts[at].kind = kind;
    }
}

/// "Photo : AFP", "Fig. 2 …", "Фото: ТАСС".
fn is_credit(words: &str) -> bool {
    if words.chars().count() > 240 {
        return false;
    }
    let plain = plain_form(words);
    let Some(length) = opening(&PAGE_WORDS.caption, &plain) else {
        return false;
    };
    let rest = plain[length..].trim_start();
    let named = || {
        words
            .split_whitespace()
            .nth(1)
            .is_some_and(|word| is_upper(&format!("{word}AAAA")) && word.len() > 1)
    };
    rest.starts_with([':', '/', '©', '|'])
        || rest.starts_with(|c: char| c.is_ascii_digit())
        || rest
            .strip_prefix('.')
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        || words.split_whitespace().count() <= 4 && named()
}

/// Whether items of one sort stand on both sides, with nothing but such lines between.
fn is_between_items(drafts: &[Draft], at: usize) -> bool {
    let sort = |draft: &Draft| {
        let marker = draft.chunk.marker.filter(|_| draft.is(BlockKind::ListItem));
        marker.map(|marker| marker.sort)
    };
    let loose = |draft: &&Draft| {
        draft.main && matches!(draft.kind, BlockKind::Paragraph | BlockKind::Caption)
    };
    let before = drafts[..at]
        .iter()
        .rev()
        .take(6)
        .find(|draft| !loose(draft))
        .and_then(sort);
    let after = drafts[at + 1..]
        .iter()
        .take(6)
        .find(|draft| !loose(draft))
        .and_then(sort);
    before.is_some() && before == after
}

#[cfg(test)]
mod tests {
    use super::is_credit;

    #[test]
    fn credits() {
        for words in [
            "Photo : Jean",
            "Photo AFP",
            "Fig. 2 La mine",
            "Фото: ТАСС",
            "На фото: порт",
            "Tableau 3",
            "Source: INSEE",
        ] {
            assert!(is_credit(words), "{words}");
        }
        for words in [
            "Photographer killed in the east",
            "Source of the river",
            "Карта мира изменилась",
            "La carte",
        ] {
            assert!(!is_credit(words), "{words}");
        }
    }
}
