use crate::ReadError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use laocoon_text::{Notice, SourceMap};

/// A decoded input.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The characters, without the byte order mark.
    pub text: String,
    /// The way back to the bytes.
    pub map: SourceMap,
    /// Name in the Encoding Standard.
    pub encoding: &'static str,
    /// What was guessed or lost.
    pub notices: Vec<Notice>,
}

/// Decodes bytes: by their byte order mark, else as `declared`, else as UTF-8 if they are
/// that, else as the detector guesses.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, ReadError> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(ReadError::UnknownEncoding {
            label: "UTF-32".to_owned(),
        });
    }
    let mut notices = Vec::new();
    let (encoding, mark) = if let Some(marked) = Encoding::for_bom(bytes) {
        marked
    } else if let Some(label) = declared {
        let encoding =
            Encoding::for_label(label.as_bytes()).ok_or_else(|| ReadError::UnknownEncoding {
                label: label.to_owned(),
            })?;
        (encoding, 0)
    } else {
        (guess(bytes, &mut notices), 0)
    };
    let (text, map) = if encoding == UTF_8 {
        utf8(bytes, mark)
    } else if encoding == UTF_16LE || encoding == UTF_16BE || encoding.is_single_byte() {
        by_width(bytes, mark, encoding)
    } else {
        stepwise(bytes, mark, encoding)
    };
    let lost = text.matches('\u{fffd}').count();
    if lost > 0 {
        if lost * 10 > text.chars().count() {
            return Err(ReadError::Undecodable {
                encoding: encoding.name(),
            });
        }
        notices.push(Notice::whole(format!(
            "{lost} places are not valid {} and stand as U+FFFD",
            encoding.name()
        )));
    }
    Ok(Decoded {
        text,
        map,
        encoding: encoding.name(),
        notices,
    })
}

fn guess(bytes: &[u8], notices: &mut Vec<Notice>) -> &'static Encoding {
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let encoding = utf16_without_mark(bytes).unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    });
    notices.push(Notice::whole(format!(
        "the bytes are not UTF-8; read as {}, told from the letters",
        encoding.name()
    )));
    encoding
}

/// A few broken bytes in a text of well-formed sequences (a cut file, a stray paste) do not
/// make it a text in another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 && !bytes.contains(&0) || good > 20 * bad
}

/// Text in UTF-16 shows in the high halves: nearly all are zero, or the letters' common page.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 8 || bytes.len() % 2 == 1 || !bytes.contains(&0) {
        return None;
    }
    let pairs = || bytes.chunks_exact(2).take(4096);
    let usual = |high: u8, low: u8| match high {
        0 => low >= 0x20 || matches!(low, b'\n' | b'\r' | b'\t'),
        0x04 | 0x20 => true,
        _ => false,
    };
    let all = pairs().count();
    let little = pairs().filter(|pair| usual(pair[1], pair[0])).count();
    let big = pairs().filter(|pair| usual(pair[0], pair[1])).count();
    if little * 20 > all * 19 && little > big {
        Some(UTF_16LE)
    } else if big * 20 > all * 19 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn utf8(bytes: &[u8], mark: usize) -> (String, SourceMap) {
    let mut text = String::with_capacity(bytes.len());
    let mut map = SourceMap::default();
    let mut at = mark;
    for chunk in bytes[mark..].utf8_chunks() {
        let (valid, invalid) = (chunk.valid(), chunk.invalid());
        text.push_str(valid);
        map.push(valid.len() as u32, at as u32, valid.len() as u32, true);
        at += valid.len();
        if !invalid.is_empty() {
            text.push('\u{fffd}');
            map.push(3, at as u32, invalid.len() as u32, false);
            at += invalid.len();
        }
    }
    (text, map)
}

/// Encodings in which a character's own width tells how many bytes it came from.
fn by_width(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> (String, SourceMap) {
    let (decoded, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    let text = decoded.into_owned();
    let mut map = SourceMap::default();
    let mut at = mark;
    for c in text.chars() {
        let width = if encoding.is_single_byte() {
            1
        } else {
            2 * c.len_utf16()
        };
        let width = width.min(bytes.len() - at);
        map.push_character(c.len_utf8() as u8, at as u32, width as u8);
        at += width;
    }
    (text, map)
}

/// Any other encoding: one byte at a time, each piece of output pinned to the bytes since
/// the last one.
fn stepwise(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> (String, SourceMap) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut map = SourceMap::default();
    let mut from = mark;
    let mut buffer = [0u8; 64];
    for at in mark..=bytes.len() {
        let last = at == bytes.len();
        let input = if last { &[][..] } else { &bytes[at..=at] };
        let (_, _, written, _) = decoder.decode_to_utf8(input, &mut buffer, last);
        if written > 0 {
            let to = (at + 1).min(bytes.len());
            text.push_str(&String::from_utf8_lossy(&buffer[..written]));
            let verbatim = written == 1 && to == from + 1 && buffer[0] == bytes[at];
            map.push(written as u32, from as u32, (to - from) as u32, verbatim);
            from = to;
        }
    }
    (text, map)
}
