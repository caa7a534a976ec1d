//! A learned tagger of names: a linear chain over hashed features. Among them is what the
//! gazetteer and the rules found, so that it learns when to believe them.
//!
//! Only words near a capital are looked at: a stretch from two words before it to three after.

mod agree;
mod correct;
mod feature;
mod path;

pub(super) use correct::correct;
pub use feature::hash;

use super::Found;
use super::model::Model;
use super::scan::Marks;
use super::text::{Case, Text};
use crate::NameKind;
use feature::View;
use path::decode;

/// Features of a token.
pub const FEATURES: usize = 48;

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
