//! Elements of a drawing. Classes are the style sheet's; numbers keep one decimal.

use crate::html::writer::Writer;

/// Opens a drawing of this size; `label` tells what it shows to those who do not see it.
pub(in crate::html) fn open(out: &mut Writer, class: &'static str, size: (f64, f64), label: &str) {
    out.raw("<svg class=\"")
        .raw(class)
        .raw("\"")
        .attribute("viewBox", &format!("0 0 {:.0} {:.0}", size.0, size.1))
        .raw(" role=\"group\"")
        .attribute("aria-label", label)
        .raw(">\n");
}

pub(in crate::html) fn close(out: &mut Writer) {
    out.raw("</svg>\n");
}

pub(in crate::html) fn line(
    out: &mut Writer,
    class: &'static str,
    from: (f64, f64),
    to: (f64, f64),
) {
    out.raw("<line class=\"").raw(class).raw("\"");
    numbers(
        out,
        [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)],
    );
    out.raw("/>");
}

/// A box from its upper left corner.
pub(in crate::html) fn rect(
    out: &mut Writer,
    class: &'static str,
    corner: (f64, f64),
    size: (f64, f64),
) {
    out.raw("<rect class=\"").raw(class).raw("\"");
    numbers(
        out,
        [
            ("x", corner.0),
            ("y", corner.1),
            ("width", size.0.max(0.0)),
            ("height", size.1.max(0.0)),
        ],
    );
    out.raw("/>");
}

pub(in crate::html) fn circle(out: &mut Writer, class: &'static str, at: (f64, f64), radius: f64) {
    out.raw("<circle class=\"").raw(class).raw("\"");
    numbers(out, [("cx", at.0), ("cy", at.1), ("r", radius)]);
    out.raw("/>");
}

pub(in crate::html) fn path(out: &mut Writer, class: &'static str, path: &str) {
    out.raw("<path class=\"")
        .raw(class)
        .raw("\"")
        .attribute("d", path)
        .raw("/>");
}

/// Words at a place; `anchor` is "start", "middle" or "end".
pub(in crate::html) fn text(
    out: &mut Writer,
    class: &'static str,
    anchor: &'static str,
    at: (f64, f64),
    words: &str,
) {
    out.raw("<text class=\"")
        .raw(class)
        .raw("\" text-anchor=\"")
        .raw(anchor)
        .raw("\"");
    numbers(out, [("x", at.0), ("y", at.1)]);
    // HTML elements cannot stand in a drawing.
    out.raw(">").plain(words).raw("</text>");
}

/// Where a mark leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::html) struct Target {
    /// "#s3".
    pub(in crate::html) href: String,
    /// The claims that filters look at: "3 4"; empty for none.
    pub(in crate::html) claims: String,
}

impl Target {
    /// The card of the first of these claims.
    pub(in crate::html) fn claims(claims: &[u32]) -> Self {
        let first = claims.first().map_or(0, |claim| u64::from(*claim)) + 1;
        Self {
            href: format!("#s{first}"),
            claims: numbers_of(claims),
        }
    }
}

/// Opens a link.
pub(in crate::html) fn link(out: &mut Writer, class: &'static str, target: &Target, label: &str) {
    out.raw("<a class=\"")
        .raw(class)
        .raw("\"")
        .attribute("href", &target.href);
    if !target.claims.is_empty() {
        out.attribute("data-c", &target.claims);
    }
    out.raw("><title>").plain(label).raw("</title>");
}

pub(in crate::html) fn end_link(out: &mut Writer) {
    out.raw("</a>\n");
}

/// Numbers of claims for filters: "3 4".
pub(in crate::html) fn numbers_of(claims: &[u32]) -> String {
    let numbers: Vec<String> = claims.iter().map(|claim| (claim + 1).to_string()).collect();
    numbers.join(" ")
}

fn numbers<const N: usize>(out: &mut Writer, attributes: [(&'static str, f64); N]) {
    for (name, value) in attributes {
        out.attribute(name, &short(value));
    }
}

/// With one decimal, and none where it is zero.
pub(in crate::html) fn short(value: f64) -> String {
    let text = format!("{value:.1}");
    match text.strip_suffix(".0") {
        Some("-0") => "0".to_owned(),
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// About how wide words are at the size of labels.
pub(in crate::html) fn width(words: &str) -> f64 {
    6.3 * words.chars().count() as f64
}
