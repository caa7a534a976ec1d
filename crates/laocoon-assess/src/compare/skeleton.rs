use super::Digest;
use laocoon_mark::{Layers, NameKind};
use laocoon_text::{Document, Span};
use std::collections::BTreeMap;

/// Fewest items that must be shared, and fewest kinds of them.
const LEAST: usize = 7;
const LEAST_KINDS: usize = 5;
/// Items compared; what two texts say first is enough to tell.
const MOST: usize = 256;

/// How far one of two texts in different languages may be the other's translation, 0 to 1: the
/// numbers, dates and names that stand in both, in the same order, over those of the shorter
/// text. 0 for texts of one language, and for too few items to tell.
pub fn translated(a: &Digest, b: &Digest) -> f32 {
    if a.language == b.language {
        return 0.0;
    }
    let (x, y) = (
        &a.skeleton[..a.skeleton.len().min(MOST)],
        &b.skeleton[..b.skeleton.len().min(MOST)],
    );
    let shorter = x.len().min(y.len());
    if shorter < LEAST || x.len().max(y.len()) > 3 * shorter || overlap(x, y) * 2 < shorter {
        return 0.0;
    }
    let common = in_order(x, y);
    let kinds = x
        .iter()
        .filter(|item| y.contains(item))
        .collect::<std::collections::BTreeSet<_>>()
        .len();
    if common < LEAST || kinds < LEAST_KINDS {
        return 0.0;
    }
    // A roundup that mentions the same things among many others is no translation.
    (2 * common) as f32 / (x.len() + y.len()) as f32
}

/// Numbers, dates and known names in their order.
pub(super) fn skeleton(document: &Document, layers: &Layers) -> Vec<String> {
    let main = |span: Span| {
        let block = document.block_at(span.start);
        block.is_none_or(|block| document.blocks[block].main)
    };
    let mut items: Vec<(Span, String)> = Vec::new();
    for quantity in &layers.quantities {
        if let Some(value) = quantity.value {
            items.push((quantity.span, format!("#{}", value.normalize())));
        }
    }
    for time in &layers.times {
        if let (Some(from), Some(to)) = (time.from, time.to) {
            items.push((time.span, format!("@{from}/{to}")));
        }
    }
    for name in &layers.names {
        let Some(entity) = name.entity.map(|id| &layers[id]) else {
            continue;
        };
        if let Some((scheme, id)) = entity.ids.first() {
            items.push((name.span, format!("{scheme}:{id}")));
        } else if entity.kind == NameKind::Person
            && let Some(surname) = entity.name.split_whitespace().last()
        {
            let folded = laocoon_mark::token::plain(surname, document.language);
            items.push((
                name.span,
                format!("~{}", laocoon_references::gazetteer::sound(&folded)),
            ));
        }
    }
    items.retain(|(span, _)| main(*span));
    items.sort();
    items.into_iter().map(|(_, item)| item).collect()
}

fn overlap(x: &[String], y: &[String]) -> usize {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    x.iter()
        .for_each(|item| *counts.entry(item).or_default() += 1);
    let mut common = 0;
    for item in y {
        if let Some(count) = counts.get_mut(item.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    common
}

/// Length of the longest common subsequence.
fn in_order(x: &[String], y: &[String]) -> usize {
    let mut row = vec![0usize; y.len() + 1];
    for item in x {
        let mut before = 0;
        for (at, other) in y.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if item == other {
                before + 1
            } else {
                above.max(row[at])
            };
            before = above;
        }
    }
    row[y.len()]
}

#[cfg(test)]
mod tests {
    use super::translated;
    use crate::compare::Digest;

    fn digest(language: &str, items: &str) -> Digest {
        Digest {
            language: language.to_owned(),
            skeleton: items.split(' ').map(str::to_owned).collect(),
            ..Digest::default()
        }
    }

    #[test]
    fn order_and_numbers_tell_a_translation() {
        let source = digest("fr", "iso:BO #12 @d1 #340 ~mamn iso:PE #7 @d2");
        let check = |language: &str, items: &str, is: bool| {
            assert_eq!(
                translated(&source, &digest(language, items)) >= 0.6,
                is,
                "{items}"
            );
        };
        check("ru", "iso:BO #12 @d1 #340 ~mamn iso:PE #7", true);
        check("fr", "iso:BO #12 @d1 #340 ~mamn iso:PE #7", false);
        check("en", "iso:PE #7 @d2 #12 iso:BO #9 #8 #1", false);
        check("en", "iso:BO #13 @d3 #341 ~marn iso:PE #8 @d4", false);
    }
}
