/// What kind of file the bytes begin like, when it is not a text.
pub(crate) fn kind(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: [(&[u8], &str); 21] = [
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "an office document or ZIP archive"),
        (b"\xD0\xCF\x11\xE0", "an old office document"),
        (b"{\\rtf", "a rich text (RTF) document"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"II*\0", "a picture"),
        (b"MM\0*", "a picture"),
        (b"RIFF", "a picture, sound or film"),
        (b"ID3", "a sound"),
        (b"OggS", "a sound or film"),
        (b"\x1A\x45\xDF\xA3", "a film"),
        (b"\x1F\x8B", "a compressed (gzip) file"),
        (b"BZh", "a compressed (bzip2) file"),
        (b"\xFD7zXZ", "a compressed (xz) file"),
        (b"7z\xBC\xAF", "a 7-Zip archive"),
        (b"\x28\xB5\x2F\xFD", "a compressed (zstd) file"),
        (b"\x7FELF", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"SQLite format 3", "a database"),
    ];
    let found = BEGINNINGS
        .iter()
        .find(|(beginning, _)| bytes.starts_with(beginning));
    match found {
        Some((_, kind)) => Some(kind),
        None if bytes.get(4..8) == Some(b"ftyp") => Some("a film"),
        None => None,
    }
}

/// Whether a decoded text holds more control characters than a stray one here and there.
pub(crate) fn has_controls(text: &str) -> bool {
    let odd = |c: char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\x1B' | '\u{85}')
    };
    let controls = text.chars().filter(|c| odd(*c)).count();
    controls > 2 && controls * 200 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{has_controls, kind};

    #[test]
    fn kinds_and_controls() {
        assert_eq!(kind(b"%PDF-1.7 ..."), Some("a PDF document"));
        assert_eq!(kind(b"\0\0\0\x20ftypisom"), Some("a film"));
        assert_eq!(kind("PKK a dit".as_bytes()), None);
        assert!(has_controls("ab\0\0\0\0cd"));
        assert!(!has_controls("un\x0Cdeux\ttrois\r\n"));
    }
}
