//! The marks that are not claims: times, quantities, names, quotations, cues.

use super::View;
use crate::gist;
use crate::words::of;
use laocoon_mark::Layers;
use laocoon_text::{Block, Span};

/// A mark that is not a claim.
pub(super) struct Mark {
    pub(super) span: Span,
    /// Its class in the style sheet.
    pub(super) class: &'static str,
    /// What it was read as.
    pub(super) title: String,
    /// The letter of its kind and its index, while a view links to it and it has no target yet.
    pub(super) target: Option<(char, u32)>,
}

/// For each block, the spans that reach into it.
pub(super) fn by_block(blocks: &[Block], spans: impl Iterator<Item = Span>) -> Vec<Vec<usize>> {
    let mut lists = vec![Vec::new(); blocks.len()];
    let mut order: Vec<(usize, Span)> = spans.enumerate().collect();
    order.sort_by_key(|(_, span)| (span.start, std::cmp::Reverse(span.end)));
    for (index, span) in order {
        let first = blocks.partition_point(|block| block.span.end <= span.start);
        for (list, block) in lists.iter_mut().zip(blocks).skip(first) {
            if block.span.start >= span.end {
                break;
            }
            if block.span.overlaps(span) {
                list.push(index);
            }
        }
    }
    lists
}

/// Times, quantities, names, quotations and cues, with what they were read as.
pub(super) fn marks(view: &View<'_>) -> Vec<Mark> {
    let layers: &Layers = view.dossier.layers;
    let words = view.words;
    let mut marks = Vec::new();
    let mut push = |span: Span, class: &'static str, title: String, id: Option<(char, u32)>| {
        let target = id.filter(|id| view.linked.contains(id));
        if !span.is_empty() || target.is_some() {
            marks.push(Mark {
                span,
                class,
                title,
                target,
            });
        }
    };
    for time in &layers.times {
        push(
            time.span,
            "time",
            format!("{}: {}", of(&words.mark, "time"), words.time(&time.value)),
            None,
        );
    }
    for quantity in &layers.quantities {
        let value = gist::quantity(quantity, words);
        push(
            quantity.span,
            "quantity",
            format!("{}: {value}", of(&words.mark, "quantity")),
            None,
        );
    }
    for (name, index) in layers.names.iter().zip(0..) {
        let meant = name.entity.map(|entity| layers[entity].name.as_str());
        let title = match meant {
            Some(meant) => format!("{}: {meant} ({})", of(&words.mark, "name"), name.because),
            None => of(&words.mark, "name").to_owned(),
        };
        push(name.span, "name", title, Some(('n', index)));
    }
    for quotation in &layers.quotations {
        push(
            quotation.span,
            "quotation",
            of(&words.mark, "quotation").to_owned(),
            None,
        );
    }
    for (cue, index) in layers.cues.iter().zip(0..) {
        push(
            cue.span,
            "cue",
            format!(
                "{}: {}",
                of(&words.mark, "cue"),
                of(&words.cue, cue.class.name())
            ),
            Some(('c', index)),
        );
    }
    for (actor, index) in layers.actors.iter().zip(0..) {
        let meant = &layers[actor.entity].name;
        let title = format!("{}: {meant}", of(&words.mark, "name"));
        push(actor.span, "name", title, Some(('a', index)));
    }
    marks
}
