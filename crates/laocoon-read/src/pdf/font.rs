use super::encoding::table;
use super::to_unicode::ToUnicode;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use rustc_hash::FxHashMap;

/// What a font's codes stand for, and how wide they are.
#[derive(Debug)]
pub(super) struct Font {
    to_unicode: Option<ToUnicode>,
    /// For codes of one byte, the characters of their encoding.
    table: Vec<Option<char>>,
    bytes: usize,
    widths: FxHashMap<u32, f32>,
    usual: f32,
}

/// A glyph: its characters, its width in thousandths of the font's size, whether it is a blank of
/// one byte (which word spacing widens).
pub(super) struct Glyph {
    pub text: String,
    pub width: f32,
    pub is_blank: bool,
}

/// The largest map that is unpacked, packed.
const MOST_PACKED: usize = 1 << 20;
/// Widths that one font may tell.
const MOST_WIDTHS: usize = 1 << 16;

impl Font {
    pub fn new(font: &Dict<'_>) -> Font {
        let map = font.get::<Stream<'_>>(b"ToUnicode".as_slice());
        let map = map.filter(|map| map.raw_data().len() <= MOST_PACKED);
        let to_unicode = map.and_then(|map| Some(ToUnicode::parse(&map.decoded().ok()?)));
        let kind = font.get::<Name<'_>>(b"Subtype".as_slice());
        let is_composite = kind.is_some_and(|kind| kind.as_str() == "Type0");
        let (widths, usual) = if is_composite {
            composite_widths(font)
        } else {
            simple_widths(font)
        };
        Font {
            table: if is_composite {
                Vec::new()
            } else {
                table(font)
            },
            bytes: if is_composite { 2 } else { 1 },
            to_unicode,
            widths,
            usual,
        }
    }

    /// The glyphs of a string.
    pub fn glyphs(&self, string: &[u8]) -> Vec<Glyph> {
        let codes = string.chunks(self.bytes).map(|bytes| {
            let code = bytes
                .iter()
                .fold(0u32, |code, byte| code << 8 | u32::from(*byte));
            let mapped = self.to_unicode.as_ref().and_then(|map| map.get(code));
            let own = || {
                self.table
                    .get(code as usize)
                    .copied()
                    .flatten()
                    .map(String::from)
            };
            Glyph {
                text: mapped.or_else(own).unwrap_or_default(),
                width: self.widths.get(&code).copied().unwrap_or(self.usual),
                is_blank: self.bytes == 1 && code == 32,
            }
        });
        codes.collect()
    }
}

fn simple_widths(font: &Dict<'_>) -> (FxHashMap<u32, f32>, f32) {
    let first = font.get::<Number>(b"FirstChar".as_slice());
    let first = first.map_or(0, |first| u32::try_from(first.as_i64()).unwrap_or(0));
    let list = font.get::<Array<'_>>(b"Widths".as_slice());
    let each = list.iter().flat_map(|list| list.iter::<Number>());
    let widths = (first..)
        .zip(each.take(256))
        .map(|(code, width)| (code, width.as_f32()));
    let descriptor = font.get::<Dict<'_>>(b"FontDescriptor".as_slice());
    let missing = descriptor.and_then(|all| all.get::<Number>(b"MissingWidth".as_slice()));
    let missing = missing
        .map(|width| width.as_f32())
        .filter(|width| *width > 0.0);
    (widths.collect(), missing.unwrap_or(500.0))
}

fn composite_widths(font: &Dict<'_>) -> (FxHashMap<u32, f32>, f32) {
    let mut widths = FxHashMap::default();
    let under = font.get::<Array<'_>>(b"DescendantFonts".as_slice());
    let Some(under) = under.and_then(|under| under.iter::<Dict<'_>>().next()) else {
        return (widths, 1000.0);
    };
    let usual = under.get::<Number>(b"DW".as_slice());
    let usual = usual.map_or(1000.0, |usual| usual.as_f32());
    // A code and the widths from it on, or two codes and the width of all between.
    let mut told: Vec<f32> = Vec::new();
    let list = under.get::<Array<'_>>(b"W".as_slice());
    for item in list.iter().flat_map(|list| list.iter::<Object<'_>>()) {
        if widths.len() > MOST_WIDTHS {
            break;
        }
        match item {
            Object::Number(number) => {
                told.push(number.as_f32());
                if let [first, last, width] = told[..] {
                    for code in first as u32..=(last as u32).min(first as u32 + 65_535) {
                        widths.insert(code, width);
                    }
                    told.clear();
                }
            }
            Object::Array(each) => {
                let first = told.first().map_or(0, |first| *first as u32);
                let each = each.iter::<Number>().map(|width| width.as_f32());
                widths.extend((first..).zip(each.take(65_536)));
                told.clear();
            }
            _ => {}
        }
    }
    (widths, usual)
}
