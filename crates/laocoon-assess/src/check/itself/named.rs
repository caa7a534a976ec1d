//! "The two countries, namely A, B and C": a number against the names that follow.

use super::lexicon::Lexicon;
use super::{inconsistent, sentence};
use crate::{Finding, Gap};
use laocoon_mark::{Bound, EntityId, Layers, Name, Quantity, QuantityKind, TokenKind};
use laocoon_text::Document;
use rust_decimal::Decimal;

/// Between the number and the first name stand at most so many tokens.
const REACH: u32 = 7;
/// More things than this are not named one by one.
const MOST: u32 = 12;

pub fn check(document: &Document, layers: &Layers) -> Vec<Finding> {
    let lexicon = Lexicon::of(document.language);
    let counted = layers.quantities.iter().filter(|quantity| {
        matches!(quantity.kind, QuantityKind::Count | QuantityKind::Number)
            && quantity.bound == Bound::Exact
            && quantity.unit.is_none()
    });
    let mut found = Vec::new();
    for quantity in counted {
        let Some(value) = quantity.value.filter(|value| {
            value.is_integer() && *value >= Decimal::TWO && *value <= Decimal::from(MOST)
        }) else {
            continue;
        };
        if let Some((names, last)) = names(document, layers, lexicon, quantity)
            && Decimal::from(names) != value
        {
            let because = format!("The text says {value}, and names {names}.");
            found.push(inconsistent(
                "named-count",
                Vec::new(),
                vec![quantity.span.cover(last.span)],
                because,
                Gap::between(value, names.into(), "1"),
            ));
        }
    }
    found
}

/// How many names follow a number of countries, cities, ..., and the last of them; `None` where they are not all.
fn names<'l>(
    document: &Document,
    layers: &'l Layers,
    lexicon: &Lexicon,
    quantity: &Quantity,
) -> Option<(usize, &'l Name)> {
    let own = sentence(layers, quantity.span)?;
    let next = layers
        .names
        .partition_point(|name| name.span.start < quantity.span.end);
    let mut rest = layers.names[next..]
        .iter()
        .take_while(|name| own.span.contains(name.span));
    let mut last = rest.next()?;
    let from = layers
        .tokens
        .partition_point(|token| token.span.start < quantity.span.end) as u32;
    let first = layers
        .tokens
        .partition_point(|token| token.span.end <= last.span.start) as u32;
    if first > from + REACH {
        return None;
    }
    let between = || (from as usize..first as usize).map(|at| (at, layers.words.plain(at)));
    let counts = between().any(|(_, word)| lexicon.counted.contains(word));
    // Right behind the sign or word that opens the list, but for articles: else a name may have been overlooked.
    let opener = between().rfind(|(_, word)| !lexicon.article.contains(*word));
    let opens = opener.is_some_and(|(at, word)| {
        let sign = layers.tokens[at].kind == TokenKind::Sign;
        let opening = [":", "(", "—", "–"].contains(&document.words(layers.tokens[at].span));
        lexicon.namely.contains(word) || (sign && opening)
    });
    if !counts || !opens {
        return None;
    }
    let mut entities: Vec<Option<EntityId>> = vec![last.entity];
    let mut count = 1;
    let mut closed = false;
    for name in rest {
        let from = layers
            .tokens
            .partition_point(|token| token.span.start < last.span.end);
        let to = layers
            .tokens
            .partition_point(|token| token.span.end <= name.span.start);
        let mut words = (from..to.max(from)).map(|at| (at, layers.words.plain(at)));
        let linked = words.all(|(at, word)| {
            closed |= lexicon.and.contains(word);
            lexicon.and.contains(word)
                || lexicon.article.contains(word)
                || document.words(layers.tokens[at].span) == ","
        });
        if !linked || to <= from || to > from + 4 {
            return None;
        }
        // Told twice, or a name without bearer: not to be counted.
        if name.entity.is_some() && !entities.contains(&name.entity) {
            entities.push(name.entity);
        }
        count += 1;
        last = name;
    }
    let after = layers
        .tokens
        .partition_point(|token| token.span.start < last.span.end);
    // A sign, or a word in small letters: the list is over.
    let ends = layers.tokens.get(after).is_none_or(|token| {
        let small = document.words(token.span).starts_with(char::is_lowercase);
        token.kind == TokenKind::Sign || small || token.span.start >= own.span.end
    });
    (closed && ends && count > 1 && entities.len() == count).then_some((count, last))
}
