//! Whether every character leads back to its source bytes.

use laocoon_text::{Document, Span};

/// Characters of the text whose source bytes do not give them back.
pub(crate) fn unmapped(document: &Document, html: &[u8]) -> usize {
    let Some(encoding) = encoding_rs::Encoding::for_label(document.encoding.as_bytes()) else {
        return document.text.chars().count();
    };
    document
        .text
        .char_indices()
        .filter(|(at, character)| {
            let span = Span::from(*at..at + character.len_utf8());
            let Some(source) = document.map.source(span).and_then(|range| html.get(range)) else {
                return true;
            };
            let (source, _) = encoding.decode_without_bom_handling(source);
            !gives(&source, *character)
        })
        .count()
}

/// Whether these characters of a page's source read as `character`.
fn gives(source: &str, character: char) -> bool {
    let is_break = source
        .get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("<br"))
        || source.eq_ignore_ascii_case("</br>");
    match character {
        '\n' => source.is_empty() || source == "\n" || source == "\r" || is_break,
        ' ' => source.starts_with([' ', '\t', '\n', '\r', '\u{c}']) || source.starts_with('&'),
        _ if source.starts_with('&') && source.len() > 1 => {
            reference(source).is_some_and(|text| text.contains(character))
        }
        _ => source.chars().eq([character]),
    }
}

fn reference(source: &str) -> Option<String> {
    if let Some(digits) = source.strip_prefix("&#") {
        let digits = digits.trim_end_matches(';');
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => digits.parse().ok()?,
        };
        if (0x80..0xA0).contains(&code) {
            let bytes = [code as u8];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            return Some(text.into_owned());
        }
        return Some(char::from_u32(code)?.to_string());
    }
    entities::ENTITIES
        .iter()
        .find(|entity| entity.entity == source)
        .map(|entity| entity.characters.to_owned())
}
