//! What the tagger sees of a token.

use super::{FEATURES, Window};
use crate::TokenKind;
use crate::name::Found;
use crate::name::model::Model;
use crate::name::scan::Marks;
use crate::name::text::{Case, Text};
use laocoon_references::gazetteer::Role;
use std::collections::HashMap;

/// What the features are made of.
pub(super) struct View<'a> {
    text: &'a Text<'a>,
    words: Vec<u32>,
    rules: Vec<u32>,
    signs: Vec<u32>,
    /// What the whole document says of a word, by its hash.
    document: HashMap<u32, u32>,
    model: Option<&'a Model<'a>>,
}

impl<'a> View<'a> {
    pub(super) fn new(
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

    pub(super) fn window(&self, from: usize, to: usize, start: usize, end: usize) -> Window {
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
            (c >> 6, s),
            (c >> 8, r),
            (cluster(-2) >> 5, c_before >> 5),
            (c_after >> 5, cluster(2) >> 5),
            (c_before >> 6, c_after >> 6),
            (c_before >> 5, r),
            (c_after >> 5, r),
            (w, document),
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
