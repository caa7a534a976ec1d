//! Encodings: the text is what the bytes say, and every character leads back to its bytes.

#![allow(clippy::unwrap_used, reason = "tests")]

use encoding_rs::Encoding;
use laocoon_read::{Options, ReadError, read};
use laocoon_text::Span;

const FRENCH: &str = "Le préfet a déçu : l’été à Sète coûte 12 % de plus qu’à Nîmes, où le maire s’en est ému. Ça suffit, dit-il, « c’est trop cher ».";
const RUSSIAN: &str = "Порт закрыли на три дня, и корабли ждали на рейде. В городе живут 44 тысячи человек, и это не всё: ещё столько же приезжает летом.";

fn check(bytes: &[u8], declared: Option<&str>, text: &str, encoding: &str) {
    let options = Options {
        encoding: declared.map(str::to_owned),
        ..Options::default()
    };
    let document = read(bytes.to_vec(), "-", &options).unwrap();
    assert_eq!(document.text, text, "{encoding}");
    assert_eq!(document.encoding, encoding);
    let decoder = Encoding::for_label(encoding.as_bytes()).unwrap();
    for (at, c) in text.char_indices() {
        let span = Span::from(at..at + c.len_utf8());
        let source = document.map.source(span).unwrap();
        let (back, _) = decoder.decode_without_bom_handling(&bytes[source]);
        assert_eq!(back, c.to_string(), "{encoding} at {at}");
    }
}

#[test]
fn every_character_leads_back() {
    for (text, label) in [
        (FRENCH, "utf-8"),
        (RUSSIAN, "utf-8"),
        (FRENCH, "windows-1252"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "ibm866"),
        (RUSSIAN, "x-mac-cyrillic"),
        (RUSSIAN, "iso-8859-5"),
    ] {
        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
        let text = text.replace(['’', '«', '»'], "'");
        let (bytes, _, lossy) = encoding.encode(&text);
        assert!(!lossy, "{label}");
        check(&bytes, Some(label), &text, encoding.name());
    }
    for (text, label) in [
        ("港は三日間閉鎖された。", "shift_jis"),
        ("港口关闭了三天 ab。", "gb18030"),
        ("港口关闭了三天 ab。", "big5"),
    ] {
        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
        let (bytes, _, lossy) = encoding.encode(text);
        if !lossy {
            check(&bytes, Some(label), text, encoding.name());
        }
    }
}

#[test]
fn guesses() {
    // KOI8-U is KOI8-R with Ukrainian letters; the detector knows only the larger one.
    for (text, label) in [
        (FRENCH, "windows-1252"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-u"),
        (RUSSIAN, "ibm866"),
    ] {
        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
        let text = if label == "windows-1252" || label == "windows-1251" {
            text.to_owned()
        } else {
            text.replace('—', "-")
        };
        let (bytes, _, lossy) = encoding.encode(&text);
        assert!(!lossy, "{label}");
        check(&bytes, None, &text, encoding.name());
    }
}

#[test]
fn utf_16_and_marks() {
    let units = |text: &str, big: bool| -> Vec<u8> {
        let bytes = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        text.encode_utf16().flat_map(bytes).collect()
    };
    for text in [FRENCH, RUSSIAN, "A horse \u{1F40E} in the port."] {
        for big in [false, true] {
            let name = if big { "UTF-16BE" } else { "UTF-16LE" };
            let mark: &[u8] = if big { &[0xFE, 0xFF] } else { &[0xFF, 0xFE] };
            let marked = [mark, &units(text, big)].concat();
            check(&marked, None, text, name);
            check(&marked, Some("koi8-r"), text, name);
            check(&units(text, big), Some(name), text, name);
        }
    }
    check(&units(FRENCH, false), None, FRENCH, "UTF-16LE");
    check(&units(RUSSIAN, true), None, RUSSIAN, "UTF-16BE");
    check(
        &[b"\xEF\xBB\xBF", FRENCH.as_bytes()].concat(),
        None,
        FRENCH,
        "UTF-8",
    );
}

/// A cut character does not turn a whole text into another encoding.
#[test]
fn broken_utf_8() {
    let mut bytes = RUSSIAN.as_bytes().to_vec();
    bytes.truncate(bytes.len() - 2);
    let document = read(bytes, "-", &Options::default()).unwrap();
    assert_eq!(document.encoding, "UTF-8");
    assert!(document.text.ends_with('\u{fffd}'));
    assert!(
        document.notices[0]
            .message
            .contains("1 places are not valid UTF-8"),
        "{:?}",
        document.notices
    );
}

#[test]
fn refusals() {
    let refused = |bytes: &[u8], label: Option<&str>| {
        let options = Options {
            encoding: label.map(str::to_owned),
            ..Options::default()
        };
        read(bytes.to_vec(), "-", &options).unwrap_err()
    };
    assert_eq!(
        refused(b"abc", Some("klingon")),
        ReadError::UnknownEncoding {
            label: "klingon".to_owned()
        }
    );
    assert_eq!(
        refused(&[0xFF; 200], Some("utf-8")),
        ReadError::Undecodable { encoding: "UTF-8" }
    );
    assert_eq!(
        refused(b"\xFF\xFE\0\0a\0\0\0", None),
        ReadError::UnknownEncoding {
            label: "UTF-32".to_owned()
        }
    );
    assert_eq!(refused(b"", None), ReadError::Empty);
    assert_eq!(refused(b"...", None), ReadError::NoText);
}
