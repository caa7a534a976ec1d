use super::draft::Draft;
use super::marker::Sort;
use super::paragraph::ends_sentence;
use laocoon_text::BlockKind;

/// Lines of speech open with a dash too: such items become paragraphs again.
pub(super) fn free_dialogue(drafts: &mut [Draft], text: &str) {
    let mut at = 0;
    while at < drafts.len() {
        let Some(sort) = item_sort(&drafts[at]) else {
            at += 1;
            continue;
        };
        let run = drafts[at..]
            .iter()
            .enumerate()
            .take_while(|(nth, draft)| {
                // Lines with a picture each, parted by blank lines, are paragraphs.
                let parted = *nth > 0 && sort.is_picture() && draft.chunk.gap > 0;
                item_sort(draft) == Some(sort) && !parted
            })
            .count();
        let items = &drafts[at..at + run];
        let announced = at > 0 && announces(drafts[at - 1].words(text)) && drafts[at - 1].main;
        let spoken = items
            .iter()
            .filter(|draft| is_speech(draft.words(text)))
            .count();
        let ended = items
            .iter()
            .filter(|draft| ends_sentence(draft.words(text)))
            .count();
        let asked = items
            .iter()
            .filter(|draft| draft.words(text).ends_with('?'))
            .count();
        let speech =
            sort.is_dash() && (spoken * 2 >= run || asked > 0 && ended * 5 >= run * 4 || run == 1);
        // A sign before one line is an ornament.
        let ornament = run == 1 && (at == 0 || sort.is_picture());
        if !announced && sort.is_bullet() && (speech || ornament) {
            for draft in &mut drafts[at..at + run] {
                draft.kind = BlockKind::Paragraph;
            }
        }
        at += run;
    }
}

fn item_sort(draft: &Draft) -> Option<Sort> {
    let marker = draft.chunk.marker.filter(|_| draft.is(BlockKind::ListItem));
    marker.map(|marker| marker.sort)
}

/// "Yes, — he said." has its speaker between dashes.
fn is_speech(words: &str) -> bool {
    const BREAKS: [&str; 8] = [
        ", — ", "! — ", "? — ", "… — ", ", – ", "! – ", "? – ", "… – ",
    ];
    BREAKS.iter().any(|sign| words.contains(sign))
}

/// A list that is still open.
struct Open {
    id: u32,
    lead_in: Option<u32>,
    /// Outermost level first.
    levels: Vec<Level>,
    /// Text of the article came between: only the next number continues the list.
    parted: bool,
}

struct Level {
    indent: u32,
    sort: Sort,
    value: u32,
    /// The last item here.
    item: u32,
}

/// Gives every item its list, its level and the block that introduces it.
pub(super) fn assemble(drafts: &mut [Draft], text: &str) {
    let mut open: Option<Open> = None;
    let mut count = 0;
    for at in 0..drafts.len() {
        let Some(marker) = drafts[at]
            .chunk
            .marker
            .filter(|_| drafts[at].is(BlockKind::ListItem))
        else {
            if let Some(list) = &mut open {
                if parts(&drafts[at], list) {
                    list.parted = true;
                }
                if drafts[at].is(BlockKind::Heading) {
                    open = None;
                }
            }
            continue;
        };
        let indent = drafts[at].chunk.indent;
        let mut list = match open.take() {
            Some(list) if continues(&list, marker.sort, marker.value) => list,
            _ => {
                count += 1;
                Open {
                    id: count - 1,
                    lead_in: lead_in(drafts, at, text),
                    levels: Vec::new(),
                    parted: false,
                }
            }
        };
        list.parted = false;
        let level = place(&mut list.levels, indent, marker.sort);
        list.levels.truncate(level + 1);
        list.levels[level].value = marker.value;
        list.levels[level].item = at as u32;
        drafts[at].list = Some(list.id);
        drafts[at].level = (level + 1).min(255) as u8;
        drafts[at].lead_in = match level.checked_sub(1) {
            Some(parent) => Some(list.levels[parent].item),
            None => list.lead_in,
        };
        open = Some(list);
    }
}

/// Whether a block between two items parts their list. Captions, page numbers, and
/// paragraphs set under the item do not.
fn parts(draft: &Draft, list: &Open) -> bool {
    let under = list
        .levels
        .last()
        .is_some_and(|level| draft.chunk.indent >= level.indent + 2);
    draft.main && !draft.is(BlockKind::Caption) && !under
}

fn continues(list: &Open, sort: Sort, value: u32) -> bool {
    let Some(level) = list.levels.iter().rev().find(|level| level.sort == sort) else {
        // Items of another sort go under the last one, if they follow it directly.
        return !list.parted;
    };
    match sort {
        Sort::Bullet(_) => !list.parted,
        _ => value == level.value + 1 || !list.parted && list.levels.len() > 1 && value == 1,
    }
}

/// The level an item belongs to, opened if it is new.
fn place(levels: &mut Vec<Level>, indent: u32, sort: Sort) -> usize {
    let section = |sort: Sort| matches!(sort, Sort::Section(_));
    if section(sort)
        && levels
            .last()
            .is_some_and(|level| section(level.sort) && level.sort != sort)
    {
        levels.pop();
    }
    while levels.len() > 1 && levels.last().is_some_and(|level| indent + 1 < level.indent) {
        levels.pop();
    }
    let deeper = levels.last().is_some_and(|level| indent > level.indent + 1);
    let known = levels.iter().rposition(|level| level.sort == sort);
    if let Some(at) = known.filter(|_| !deeper) {
        return at;
    }
    levels.push(Level {
        indent,
        sort,
        value: 0,
        item: 0,
    });
    levels.len() - 1
}

/// The block before a list that introduces it.
fn lead_in(drafts: &[Draft], at: usize, text: &str) -> Option<u32> {
    let before = drafts[..at]
        .iter()
        .rposition(|draft| draft.main && !draft.is(BlockKind::Caption))?;
    let draft = &drafts[before];
    let words = draft.words(text);
    let introduces = match draft.kind {
        BlockKind::Heading | BlockKind::Title => true,
        BlockKind::ListItem => announces(words),
        _ => announces(words) || !ends_sentence(words) || drafts[at].chunk.gap == 0,
    };
    introduces.then_some(before as u32)
}

/// Whether the words promise that something follows.
fn announces(words: &str) -> bool {
    words.ends_with([':', ';', '-', '–', '—', '…', '：', '↓', '👇']) || words.ends_with("...")
}
