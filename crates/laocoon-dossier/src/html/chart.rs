//! Drawings: plain SVG, deterministic, coloured by the style sheet alone.

pub(super) mod axis;
pub(super) mod pairs;
pub(super) mod ranges;
pub(super) mod scale;
pub(super) mod sparkline;
pub(super) mod svg;
pub(super) mod timeline;
pub(super) mod world;

use super::writer::Writer;
use crate::words::Words;

/// A drawing with its buttons for zooming. Wide drawings scroll in their own frame.
pub(super) fn figure(out: &mut Writer, words: &Words, draw: impl FnOnce(&mut Writer)) {
    let words = &words.tools;
    out.raw("<figure class=\"chart\">\n<div class=\"zoom js-only\" hidden>");
    for (value, sign, label) in [
        ("in", "+", &words.larger),
        ("out", "−", &words.smaller),
        ("all", "↺", &words.whole),
    ] {
        out.raw("<button type=\"button\"")
            .attribute("value", value)
            .attribute("title", label)
            .attribute("aria-label", label)
            .raw(">")
            .text(sign)
            .raw("</button>");
    }
    out.raw("</div>\n<div class=\"frame\" tabindex=\"0\" role=\"group\"")
        .attribute("aria-label", &words.drawing)
        .raw(">\n");
    draw(out);
    out.raw("</div>\n</figure>\n");
}
