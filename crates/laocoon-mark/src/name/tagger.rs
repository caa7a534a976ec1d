//! A learned tagger of names: a linear chain over hashed features. Among them is what the
//! gazetteer and the rules found, so that it learns when to believe them.
//!
//! Only words near a capital are looked at: a stretch from two words before it to three after.

use super::Found;
use super::model::{LABELS, Model};
use super::scan::Marks;
use super::text::{Case, Text};
use crate::{NameKind, TokenKind};
use laocoon_references::gazetteer::Role;
use std::collections::HashMap;

/// Features of a token.
pub const FEATURES: usize = 40;

/// A stretch of tokens to be labelled together.
#[derive(Clone, Debug)]
pub struct Window {
    /// Its first token.
    pub first: usize,
    /// Features of its tokens, [`FEATURES`] to each.
    pub features: Vec<u32>,
}

impl Window {
    /// Number of its tokens.
    pub fn len(&self) -> usize {
        self.features.len() / FEATURES
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }
}

/// The label of the first or a further word of a name; 0 is outside.
pub fn label(kind: NameKind, further: bool) -> u8 {
    let first = match kind {
        NameKind::Person => 1,
        NameKind::Place => 3,
        NameKind::Organisation => 5,
        NameKind::Group | NameKind::Other => return 0,
    };
    first + u8::from(further)
}

/// The kind of name of a label, and whether it goes on one.
pub fn kind(label: u8) -> Option<(NameKind, bool)> {
    let kind = match label {
        1 | 2 => NameKind::Person,
        3 | 4 => NameKind::Place,
        5 | 6 => NameKind::Organisation,
        _ => return None,
    };
    Some((kind, label.is_multiple_of(2)))
}

/// Whether a label may follow another: a further word only its own name.
pub fn may_follow(before: u8, after: u8) -> bool {
    !matches!(after, 2 | 4 | 6) || before == after || before + 1 == after
}

/// The best labels of a window's tokens.
pub fn decode(model: &Model<'_>, window: &Window) -> Vec<u8> {
    best_path(
        window.len(),
        |at, scores| {
            for feature in &window.features[at * FEATURES..(at + 1) * FEATURES] {
                model.add(*feature, scores);
            }
        },
        |before, after| model.transition(before, after),
    )
}

/// The path of labels with the highest sum; the trainer brings weights of its own.
pub fn best_path(
    length: usize,
    score: impl Fn(usize, &mut [i32; LABELS]),
    transition: impl Fn(usize, usize) -> i32,
) -> Vec<u8> {
    const NEVER: i32 = i32::MIN / 4;
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(length);
    let mut last = [NEVER; LABELS];
    last[0] = 0;
    for at in 0..length {
        let mut scores = [0; LABELS];
        score(at, &mut scores);
        let (mut next, mut from) = ([NEVER; LABELS], [0; LABELS]);
        for after in 0..LABELS - 1 {
            for (before, sum) in last.iter().enumerate().take(LABELS - 1) {
                if !may_follow(before as u8, after as u8) {
                    continue;
                }
                let sum = sum + transition(before, after) + scores[after];
                if sum > next[after] {
                    (next[after], from[after]) = (sum, before as u8);
                }
            }
        }
        back.push(from);
        last = next;
    }
    let mut label = (0..LABELS)
        .rev()
        .max_by_key(|label| last[*label])
        .unwrap_or(0) as u8;
    let mut path = vec![0; length];
    for at in (0..length).rev() {
        path[at] = label;
        label = back[at][label as usize];
    }
    path
}

/// The stretches of a text that may hold names, with their features.
pub(super) fn windows(
    text: &Text<'_>,
    marks: &[Marks],
    found: &[Found],
    model: Option<&Model<'_>>,
) -> Vec<Window> {
    let view = View::new(text, marks, found, model);
    let mut windows = Vec::new();
    for sentence in text.sentences {
        let (start, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        let mut open: Option<(usize, usize)> = None;
        for token in (start..end).filter(|token| text.cases[*token] != Case::Small) {
            let (first, last) = (
                token.saturating_sub(BEFORE).max(start),
                (token + AFTER).min(end - 1),
            );
            open = match open {
                Some((from, to)) if first <= to + 1 => Some((from, last)),
                other => {
                    windows.extend(other.map(|(from, to)| view.window(from, to, start, end)));
                    Some((first, last))
                }
            };
        }
        // A sentence without any capital: chat, or a text that was put in small letters.
        let all = || (start < end).then(|| (start, end - 1));
        windows.extend(
            open.or_else(all)
                .map(|(from, to)| view.window(from, to, start, end)),
        );
    }
    windows
}

/// How far from a capital a word may belong to its name.
const BEFORE: usize = 2;
const AFTER: usize = 3;

/// What the features are made of.
struct View<'a> {
    text: &'a Text<'a>,
    words: Vec<u32>,
    rules: Vec<u32>,
    signs: Vec<u32>,
    /// What the whole document says of a word, by its hash.
    document: HashMap<u32, u32>,
    model: Option<&'a Model<'a>>,
}

impl<'a> View<'a> {
    fn new(
        text: &'a Text<'a>,
        marks: &[Marks],
        found: &[Found],
        model: Option<&'a Model<'a>>,
    ) -> Self {
        let rules = rules(text, found);
        let mut signs = signs(text, marks, model);
        let mut words: Vec<u32> = (0..text.tokens.len())
            .map(|token| hash(text.plain(token)))
            .collect();
        for (token, rule) in rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| is_known(**rule))
        {
            words[token] = *rule & 0xff | 0x100;
            signs[token] = 0;
        }
        let mut view = Self {
            text,
            rules,
            signs,
            document: HashMap::new(),
            words,
            model,
        };
        for token in 0..text.tokens.len() {
            if text.cases[token] == Case::Small {
                continue;
            }
            if is_known(view.rules[token]) {
                continue;
            }
            let evidence = view.evidence(token);
            *view.document.entry(view.words[token]).or_default() |= evidence;
        }
        for token in (0..text.tokens.len()).filter(|token| text.cases[*token] == Case::Small) {
            if let Some(bits) = view.document.get_mut(&view.words[token]) {
                *bits |= 1;
            }
        }
        view
    }

    /// What one mention says of a word for all others.
    fn evidence(&self, token: usize) -> u32 {
        let inside = !self.text.starts_sentence(token);
        let rule = self.rules[token];
        let kind = if rule == 0 { 0 } else { 4 << ((rule >> 3) & 7) };
        let titled = token > 0 && self.signs[token - 1] & (1 << Role::Title as u32) != 0;
        u32::from(inside) << 1 | kind | u32::from(titled) << 8
    }

    fn window(&self, from: usize, to: usize, start: usize, end: usize) -> Window {
        let mut features = Vec::with_capacity((to - from + 1) * FEATURES);
        for token in from..=to {
            self.features(token, start, end, &mut features);
        }
        Window {
            first: from,
            features,
        }
    }

    fn features(&self, token: usize, start: usize, end: usize, out: &mut Vec<u32>) {
        let text = self.text;
        let at = |offset: isize| {
            token
                .checked_add_signed(offset)
                .filter(|at| (start..end).contains(at))
        };
        let of = |list: &[u32], offset: isize| at(offset).map_or(1, |at| list[at]);
        let word = |offset| of(&self.words, offset);
        let rule = |offset| of(&self.rules, offset);
        let sign = |offset| of(&self.signs, offset);
        let shape = |offset: isize| at(offset).map_or(1, |at| self.shape(at));
        let cluster = |offset: isize| {
            let word = at(offset)
                .filter(|at| !is_known(self.rules[*at]))
                .map(|at| self.words[at]);
            word.and_then(|word| Some(u32::from(self.model?.cluster(word))))
                .unwrap_or(0)
        };
        let plain = if is_known(rule(0)) {
            ""
        } else {
            text.plain(token)
        };
        let document = self.document.get(&self.words[token]).copied().unwrap_or(0);
        let place = u32::from(text.starts_sentence(token)) | (text.block(token) as u32) << 1;
        let (w, r, s) = (word(0), rule(0), shape(0));
        let (before, after) = (word(-1), word(1));
        let (c, c_before, c_after) = (cluster(0), cluster(-1), cluster(1));
        let list: [(u32, u32); FEATURES] = [
            (0, 0),
            (w, 0),
            (before, 0),
            (after, 0),
            (word(-2), 0),
            (word(2), 0),
            (before, w),
            (w, after),
            (shape(-1) << 8 | shape(1), s),
            (suffix(plain, 3), 0),
            (suffix(plain, 2), s),
            (suffix(plain, 4), 0),
            (prefix(plain, 3), 0),
            (prefix(plain, 4), s),
            (c, 0),
            (c >> 4, 0),
            (c_before >> 4, s),
            (c_after >> 4, s),
            (c_before >> 5, c >> 5),
            (r, 0),
            (rule(-1), r),
            (r, rule(1)),
            (rule(-1) << 8 | rule(1), r),
            (r, s),
            (r, w),
            (r, before),
            (r, after),
            (sign(0), 0),
            (sign(-1), s),
            (sign(1), s),
            (sign(-1) << 12 ^ sign(1), sign(0)),
            (document, 0),
            (document, r),
            (place, s),
            (sign(-2), sign(-1)),
            (before, s),
            (after, s),
            (rule(-2), r),
            (c >> 2, r),
            (c >> 6, c_after >> 6),
        ];
        out.extend(
            list.iter()
                .enumerate()
                .map(|(template, (a, b))| key(template as u32, *a, *b)),
        );
    }

    fn shape(&self, token: usize) -> u32 {
        let text = self.text;
        if is_known(self.rules[token]) {
            return 2;
        }
        let word = text.word(token);
        let kind = match text.tokens[token].kind {
            TokenKind::Word => text.cases[token] as u32,
            TokenKind::Number => 3,
            TokenKind::Sign => 4 + hash(word) % 16,
        };
        let length = text.plain(token).chars().take(5).count() as u32;
        let latin = word
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_alphabetic());
        kind | length << 5
            | u32::from(latin) << 8
            | u32::from(token > 0 && text.glued(token - 1)) << 9
    }
}

/// Whether a word belongs to a name that the gazetteer is sure of. Of such a word the features
/// see its kind alone: all states are treated alike, and all public figures.
fn is_known(rule: u32) -> bool {
    rule & 7 == 4
}

/// What gazetteer and rules say of each token: nothing is 0; else bits 0-2 how sure, 3-5 the
/// kind, 6 a further word, 7 the last.
fn rules(text: &Text<'_>, found: &[Found]) -> Vec<u32> {
    let mut rules = vec![0; text.tokens.len()];
    for one in found {
        let sure = match one.score {
            score if one.entity.is_some() && score >= 0.95 => 4,
            _ if one.entity.is_some() => 3,
            score if score >= 0.8 => 2,
            _ => 1,
        };
        for (token, rule) in rules
            .iter_mut()
            .enumerate()
            .take(one.last + 1)
            .skip(one.first)
        {
            *rule = sure
                | (one.kind as u32) << 3
                | u32::from(token > one.first) << 6
                | u32::from(token == one.last) << 7;
        }
    }
    rules
}

/// What each token announces, and whether it is a common word or known in persons' names.
fn signs(text: &Text<'_>, marks: &[Marks], model: Option<&Model<'_>>) -> Vec<u32> {
    let near = |token: usize| {
        let from = token.saturating_sub(2);
        text.cases[from..(token + 3).min(text.cases.len())]
            .iter()
            .any(|case| *case != Case::Small)
    };
    (0..text.tokens.len())
        .map(|token| {
            if !near(token) {
                return 0;
            }
            let part = model.is_some_and(|model| is_part_of_person(model, text.plain(token)));
            u32::from(marks[token].bits())
                | u32::from(part) << 14
                | u32::from(text.is_word(token) && text.is_common(token)) << 13
        })
        .collect()
}

/// Whether a word, or a Russian word without its case, is known in names of persons.
fn is_part_of_person(model: &Model<'_>, plain: &str) -> bool {
    let cyrillic = plain.bytes().next().is_some_and(|byte| byte >= 0xD0);
    let ends = plain.char_indices().rev().map(|(at, _)| at);
    let cut = ends
        .take(if cyrillic { 2 } else { 0 })
        .filter(|at| *at >= 6);
    [plain.len()]
        .into_iter()
        .chain(cut)
        .any(|end| model.is_person(hash(&plain[..end])))
}

/// The hash of a word.
pub fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn key(template: u32, a: u32, b: u32) -> u32 {
    let mixed = (template + 1).wrapping_mul(0x9E37_79B1)
        ^ a.wrapping_mul(0x85EB_CA77)
        ^ b.wrapping_mul(0xC2B2_AE3D).rotate_left(13);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2C1B_3C6D);
    mixed ^ mixed >> 13
}

fn suffix(word: &str, letters: usize) -> u32 {
    let start = word
        .char_indices()
        .rev()
        .nth(letters - 1)
        .map_or(0, |(at, _)| at);
    hash(&word[start..])
}

fn prefix(word: &str, letters: usize) -> u32 {
    let end = word
        .char_indices()
        .nth(letters)
        .map_or(word.len(), |(at, _)| at);
    hash(&word[..end])
}

/// What gazetteer and rules found, corrected by the labels: names that both see stay as they
/// are, others go or change; peoples and works stay where no name takes their place.
pub(super) fn correct(
    text: &Text<'_>,
    windows: &[Window],
    model: &Model<'_>,
    found: &mut Vec<Found>,
) {
    let mut spans: Vec<(usize, usize, NameKind)> = Vec::new();
    for window in windows {
        for (at, label) in decode(model, window).into_iter().enumerate() {
            let token = window.first + at;
            match kind(label) {
                Some((_, true)) => {
                    if let Some(open) = spans.last_mut() {
                        open.1 = token;
                    }
                }
                Some((kind, false)) => spans.push((token, token, kind)),
                None => {}
            }
        }
    }
    let mut kept: Vec<Found> = Vec::with_capacity(spans.len());
    let mut old = std::mem::take(found).into_iter().peekable();
    let mut spare: Vec<Found> = Vec::new();
    for span in spans {
        let Some((first, last, kind)) = trim(text, span) else {
            continue;
        };
        let mut same = None;
        let begins = spare.len();
        while let Some(one) = old.next_if(|one| one.first <= last) {
            if (one.first, one.last) == (first, last) {
                same = Some(one);
            } else {
                spare.push(one);
            }
        }
        // Small words around a name that the gazetteer is sure of are no part of it.
        let core = spare[begins..].iter().position(|one| {
            let around = (first..one.first).chain(one.last + 1..last + 1);
            one.kind == kind
                && kind != NameKind::Organisation
                && is_sure(one)
                && first <= one.first
                && one.last <= last
                && around.into_iter().all(|token| {
                    text.cases[token] == Case::Small
                        || text.starts_sentence(token) && text.is_common(token)
                })
        });
        if let Some(core) = core {
            kept.push(spare.remove(begins + core));
            continue;
        }
        kept.push(match same {
            Some(one) if one.kind == kind => one,
            Some(one) if is_sure(&one) && one.kind != NameKind::Group => one,
            // The first word tells an organisation from the place it is named after.
            Some(one)
                if one.kind == NameKind::Organisation
                    && kind == NameKind::Place
                    && one.score >= 0.7 =>
            {
                one
            }
            _ => Found {
                first,
                last,
                kind,
                entity: None,
                role: Role::Name,
                score: 0.7,
                because: "learned from texts".to_owned(),
                weak: false,
                class: None,
                event: None,
            },
        });
    }
    spare.extend(old);
    // What the labels left out stays if it is no name of theirs, or known for sure.
    let mut taken = vec![false; text.tokens.len()];
    for one in &kept {
        taken[one.first..=one.last].fill(true);
    }
    let free = |one: &Found| !taken[one.first..=one.last].contains(&true);
    spare.retain(|one| {
        let other = matches!(one.kind, NameKind::Group | NameKind::Other);
        free(one) && (other || is_sure(one))
    });
    kept.extend(spare);
    kept.sort_by_key(|one| one.first);
    *found = kept;
}

fn is_sure(found: &Found) -> bool {
    found.entity.is_some() && found.score >= 0.95
}

/// A span without signs at its ends, nor an article or preposition before it.
fn trim(
    text: &Text<'_>,
    (mut first, mut last, kind): (usize, usize, NameKind),
) -> Option<(usize, usize, NameKind)> {
    let sign = |token: usize| text.tokens[token].kind == TokenKind::Sign;
    let bare = |token: usize| {
        kind != NameKind::Person
            && text.cases[token] == Case::Small
            && text.plain(token).chars().count() <= 2
    };
    while first < last && (sign(first) || bare(first)) {
        first += 1;
    }
    while last > first && sign(last) && !(text.is_sign(last, &["."]) && text.glued(last - 1)) {
        last -= 1;
    }
    let sentence = text.sentence(first).tokens;
    let capital =
        |from: usize, to: usize| text.cases[from..to].iter().any(|case| *case != Case::Small);
    let named = capital(first, last + 1) || !capital(sentence.0 as usize, sentence.1 as usize);
    (!sign(first) && named).then_some((first, last, kind))
}
