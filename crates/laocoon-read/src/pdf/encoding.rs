use super::glyph_name::character;
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use hayro_syntax::object::{Array, Dict, Name, Object};

/// What character each code of a font with codes of one byte stands for.
pub(super) fn table(font: &Dict<'_>) -> Vec<Option<char>> {
    let told = font.get::<Object<'_>>(b"Encoding".as_slice());
    let (base, differences) = match told {
        Some(Object::Name(name)) => (Some(name), None),
        Some(Object::Dict(dict)) => (
            dict.get::<Name<'_>>(b"BaseEncoding".as_slice()),
            dict.get::<Array<'_>>(b"Differences".as_slice()),
        ),
        _ => (None, None),
    };
    let base = match base.as_ref().map(Name::as_str) {
        Some("MacRomanEncoding") => MACINTOSH,
        _ => WINDOWS_1252,
    };
    let mut table: Vec<Option<char>> = (0..=255).map(|code| decoded(base, code)).collect();
    // A number, then the names of the glyphs from that code on.
    let mut code = 0usize;
    for item in differences
        .iter()
        .flat_map(|array| array.iter::<Object<'_>>())
    {
        match item {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let Some(place) = table.get_mut(code) {
                    *place = character(name.as_str());
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    table
}

fn decoded(encoding: &'static Encoding, code: u8) -> Option<char> {
    let bytes = [code];
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars().next().filter(|c| !c.is_control())
}
