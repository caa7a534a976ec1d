//! The documents, and which of them go back to one text.

use super::{Case, title};
use crate::html::view::{section, table};
use crate::html::writer::Writer;
use crate::words::of;

pub(super) fn write(out: &mut Writer, view: &Case<'_>) {
    let words = &view.words.views;
    section(out, "documents", &words.documents, None, |out| {
        let heads = [
            "№",
            words.title.as_str(),
            &view.words.tools.source,
            &words.when,
            &view.words.tools.language,
            &words.origin,
            &words.side,
            &words.rating,
        ];
        table(out, view.words, false, &heads, |out| {
            for (source, index) in view.case.documents.iter().zip(1usize..) {
                out.raw("<tr id=\"d")
                    .number(index)
                    .raw("\"><td class=\"n\">")
                    .text(&source.id.to_string())
                    .raw("</td><th scope=\"row\"><bdi")
                    .attribute(
                        "lang",
                        if source.language == "unknown" {
                            ""
                        } else {
                            &source.language
                        },
                    )
                    .raw(">")
                    .text(&title(source))
                    .raw("</bdi></th><td><bdi>")
                    .text(&source.source)
                    .raw("</bdi></td><td class=\"n\">")
                    .text(
                        &source
                            .day
                            .as_deref()
                            .map_or_else(String::new, |day| view.words.time(day)),
                    );
                if let Some(from) = &source.day_from {
                    out.raw(" <span class=\"quiet\"><bdi>")
                        .text(from)
                        .raw("</bdi></span>");
                }
                out.raw("</td><td>")
                    .text(view.words.language_of(&source.language))
                    .raw("</td><td class=\"n\">")
                    .text(&origin(source.group))
                    .raw("</td><td>")
                    .text(source.side.as_deref().unwrap_or(""))
                    .raw("</td><td>");
                if let Some((code, why)) = &source.rated {
                    out.text(code)
                        .raw(" <span class=\"quiet\"><bdi>")
                        .text(why)
                        .raw("</bdi></span>");
                }
                out.raw("</td></tr>\n");
            }
        });
        copies(out, view);
    });
}

/// A letter for a group: A, B, ..., Z, AA.
fn origin(group: u32) -> String {
    let letter = char::from(b'A' + (group % 26) as u8);
    match group / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", origin(more - 1)),
    }
}

fn copies(out: &mut Writer, view: &Case<'_>) {
    let words = &view.words.views;
    let groups = view.case.groups.iter().zip(0u32..);
    let several: Vec<_> = groups
        .filter(|(group, _)| group.members.len() > 1)
        .collect();
    if several.is_empty() {
        return;
    }
    out.raw("<h3>")
        .text(&words.copies)
        .raw("</h3>\n<p class=\"hint\">")
        .text(&words.copies_hint)
        .raw("</p>\n");
    let heads = [
        words.origin.as_str(),
        &words.documents,
        &words.kind,
        &words.shared,
    ];
    table(out, view.words, false, &heads, |out| {
        for (group, index) in several {
            for link in &group.links {
                out.raw("<tr><td>").text(&origin(index)).raw("</td><td>");
                view.numbers(out, &[link.a, link.b]);
                out.raw("</td><td>")
                    .text(of(&view.words.copy, &link.how))
                    .raw("</td><td class=\"n\">")
                    .text(&format!("{:.0}\u{a0}%", f64::from(link.share) * 100.0))
                    .raw("</td></tr>\n");
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn groups_have_letters() {
        for (group, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")] {
            assert_eq!(origin(group), expected);
        }
    }
}
