//! Military units: "76th Guards Air Assault Division", "13e compagnie méhariste", "батальон «Восток»".

use super::{at, shaped};
use crate::TokenKind;
use crate::name::Found;
use crate::name::text::{Case, Text};
use crate::{NameClass, NameKind};

/// Longest name of a unit after its number, in words.
const LONGEST: usize = 10;
/// From this number on a division is an army's, not a league's.
const HIGH: u32 = 20;

/// Adds the units of a document, in order.
pub(super) fn find(text: &Text<'_>, found: &[Found], new: &mut Vec<Found>) {
    for sentence in text.sentences {
        let (mut at, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        while at < end {
            let one = numbered(text, at, end).or_else(|| named(text, found, at, end));
            at = one.as_ref().map_or(at, |one| one.last) + 1;
            new.extend(one);
        }
    }
}

fn unit(first: usize, last: usize, score: f32, because: &str) -> Found {
    Found {
        class: Some(NameClass::Unit),
        ..shaped(first, last, NameKind::Organisation, score, because)
    }
}

/// "45th", "45-я", "45e": the number and the token after it.
fn ordinal(text: &Text<'_>, at: usize, end: usize) -> Option<(u32, usize)> {
    let word = text.plain(at);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let number = word[..digits].parse().ok()?;
    let is_ending = |ending: &str| {
        text.lexicon
            .unit
            .ordinals
            .iter()
            .any(|known| known == ending)
    };
    if digits < word.len() {
        return is_ending(&word[digits..]).then_some((number, at + 1));
    }
    let mut next = at + 1;
    if !text.glued(at) || next >= end {
        return None;
    }
    if text.is_sign(next, &["-", "\u{2010}", "\u{2011}"]) && text.glued(next) {
        next += 1;
    }
    (next < end && is_ending(text.plain(next))).then_some((number, next + 1))
}

fn numbered(text: &Text<'_>, first: usize, end: usize) -> Option<Found> {
    if text.tokens[first].kind == TokenKind::Sign {
        return None;
    }
    let (number, mut next) = ordinal(text, first, end)?;
    let lexicon = &text.lexicon.unit;
    let (mut head, mut weak, mut trade, mut last) = (false, false, false, None);
    let mut links = 0;
    for _ in 0..LONGEST {
        if next >= end || !text.is_word(next) {
            break;
        }
        let (joined, to) = compound(text, next, end);
        let part = text.plain(to);
        let is_head = lexicon.heads.has(part);
        let is_weak = !is_head && lexicon.weak.has(part);
        let is_trade = lexicon.trade.has(&joined) || lexicon.trade.has(part);
        if is_head || is_weak || is_trade {
            // A second head begins another unit.
            if (is_head || is_weak) && !is_trade && (head || weak) {
                break;
            }
            (head, weak, trade) = (head || is_head, weak || is_weak, trade || is_trade);
            (last, links) = (Some(to), 0);
        } else if lexicon.links.has(part) && last.is_some() && links < 2 {
            links += 1;
        } else if text.cases[next] == Case::Capital && !head && !weak {
            // "103rd Vitebsk Airborne Brigade".
            links = 0;
        } else {
            break;
        }
        next = to + 1;
    }
    let enough = head || weak && (trade || number > HIGH);
    let last = last.filter(|_| enough)?;
    Some(unit(
        first,
        last,
        0.85,
        "number and words of a military unit",
    ))
}

/// A word with what hyphens join to it: its folded form, and its last token.
fn compound(text: &Text<'_>, first: usize, end: usize) -> (String, usize) {
    let (mut joined, mut last) = (text.plain(first).to_owned(), first);
    while last + 2 < end && text.is_hyphen(last + 1) && text.is_word(last + 2) {
        last += 2;
        joined.push('-');
        joined.push_str(text.plain(last));
    }
    (joined, last)
}

/// "brigade Azov", "батальон «Восток»", "Azov Regiment".
fn named(text: &Text<'_>, found: &[Found], head: usize, end: usize) -> Option<Found> {
    if !text.is_word(head) || !text.lexicon.unit.heads.has(text.plain(head)) {
        return None;
    }
    const WHY: &str = "word of a military unit beside a name";
    let start = text.sentence(head).tokens.0 as usize;
    let capital =
        |at: usize| (start..end).contains(&at) && text.is_word(at) && text.cases[at] != Case::Small;
    if text.lexicon.body_last() {
        let before = head.checked_sub(1)?;
        let whole = capital(head) && capital(before) && !text.starts_sentence(before);
        return whole.then(|| unit(before, head, 0.75, WHY));
    }
    let next = head + 1;
    if let Some(close) = text.quoted(next, end) {
        let short = close <= next + 4 && text.cases[next + 1] != Case::Small;
        return short.then(|| unit(head, close, 0.8, WHY));
    }
    let place = at(found, next).is_some_and(|one| one.kind == NameKind::Place);
    let plural = text.plain(head).ends_with('s');
    if !capital(next) || place || plural {
        return None;
    }
    Some(unit(head, next, 0.7, WHY))
}
