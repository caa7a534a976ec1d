//! What gazetteer and rules found, brought together with what the tagger says.

use super::agree::{Labelled, agree};
use super::{Window, decode, kind};
use crate::name::Found;
use crate::name::model::Model;
use crate::name::text::{Case, Text};
use crate::{NameKind, TokenKind};
use laocoon_references::gazetteer::Role;

/// What gazetteer and rules found, corrected by the labels: names that both see stay as they
/// are, others go or change; peoples and works stay where no name takes their place.
pub(in crate::name) fn correct(
    text: &Text<'_>,
    windows: &[Window],
    model: &Model<'_>,
    found: &mut Vec<Found>,
) {
    let mut spans: Vec<Labelled> = Vec::new();
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
    spans.retain_mut(|span| match trim(text, *span) {
        Some(trimmed) => {
            *span = trimmed;
            true
        }
        None => false,
    });
    agree(text, &mut spans);
    let mut kept: Vec<Found> = Vec::with_capacity(spans.len());
    let mut old = std::mem::take(found).into_iter().peekable();
    let mut spare: Vec<Found> = Vec::new();
    for (first, last, kind) in spans {
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
