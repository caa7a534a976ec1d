//! Character references: `&eacute;`, `&#233;`, `&#xE9;`.

use entities::ENTITIES;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The longest name of the Standard, with its `&` and `;`.
const LONGEST: usize = 33;

/// One decoded reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// Bytes of the source that it takes.
    pub len: usize,
    /// What it stands for: one character, rarely two.
    pub characters: (char, Option<char>),
}

/// Decodes the reference that `source` begins with; `None` when its `&` is just an `&`.
pub(super) fn decode(source: &str, in_attribute: bool) -> Option<Reference> {
    let rest = source.strip_prefix('&')?;
    match rest.as_bytes().first()? {
        b'#' => numeric(&rest[1..]).map(|(len, character)| Reference {
            len: len + 2,
            characters: (character, None),
        }),
        first if first.is_ascii_alphanumeric() => named(source, in_attribute),
        _ => None,
    }
}

/// Decodes every reference in an attribute's value.
pub(super) fn decode_all(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let len = match decode(rest, true) {
            Some(reference) => {
                text.push(reference.characters.0);
                text.extend(reference.characters.1);
                reference.len
            }
            None => {
                text.push('&');
                1
            }
        };
        rest = &rest[len..];
    }
    text.push_str(rest);
    Cow::Owned(text)
}

fn numeric(digits: &str) -> Option<(usize, char)> {
    let (radix, prefix) = match digits.as_bytes().first()? {
        b'x' | b'X' => (16, 1),
        _ => (10, 0),
    };
    let mut code = 0u32;
    let mut len = prefix;
    for digit in digits[prefix..].chars().map_while(|c| c.to_digit(radix)) {
        code = (code * radix + digit).min(0x11_0000);
        len += 1;
    }
    if len == prefix {
        return None;
    }
    len += usize::from(digits[len..].starts_with(';'));
    let character = match code {
        0 => '\u{fffd}',
        // Written for windows-1252 by tools that took bytes for code points.
        0x80..=0x9F => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(&[code as u8])
            .0
            .chars()
            .next()
            .unwrap_or('\u{fffd}'),
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    };
    Some((len, character))
}

/// Some names of old need no semicolon; the longest name that fits wins.
fn named(source: &str, in_attribute: bool) -> Option<Reference> {
    let end = source[1..]
        .bytes()
        .take(LONGEST)
        .take_while(u8::is_ascii_alphanumeric)
        .count()
        + 1;
    let closed = source.as_bytes().get(end) == Some(&b';');
    let longest = end + usize::from(closed);
    for len in (3..=longest).rev() {
        let Some(characters) = lookup(&source[..len]) else {
            continue;
        };
        let open = source.as_bytes()[len - 1] != b';';
        let next = source.as_bytes().get(len);
        if in_attribute
            && open
            && next.is_some_and(|next| *next == b'=' || next.is_ascii_alphanumeric())
        {
            return None;
        }
        let mut chars = characters.chars();
        return Some(Reference {
            len,
            characters: (chars.next()?, chars.next()),
        });
    }
    None
}

fn lookup(name: &str) -> Option<&'static str> {
    static SORTED: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let sorted = SORTED.get_or_init(|| {
        let mut all: Vec<_> = ENTITIES
            .iter()
            .map(|entity| (entity.entity, entity.characters))
            .collect();
        all.sort_unstable();
        all
    });
    let at = sorted.binary_search_by_key(&name, |entry| entry.0).ok()?;
    Some(sorted[at].1)
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_all};

    #[test]
    fn in_text() {
        let check = |source: &str, expected: Option<(&str, usize)>| {
            let found = decode(source, false).map(|reference| {
                let mut text = reference.characters.0.to_string();
                text.extend(reference.characters.1);
                (text, reference.len)
            });
            let expected = expected.map(|(text, len)| (text.to_owned(), len));
            assert_eq!(found, expected, "{source}");
        };
        check("&eacute;t&eacute;", Some(("é", 8)));
        check("&eacutet", Some(("é", 7)));
        check("&notit;", Some(("¬", 4)));
        check("&notin;", Some(("∉", 7)));
        check("&acE;", Some(("∾̳", 5)));
        check("&#233;", Some(("é", 6)));
        check("&#xE9x", Some(("é", 5)));
        check("&#146;", Some(("’", 6)));
        check("&#0;", Some(("\u{fffd}", 4)));
        check("&#xD800;", Some(("\u{fffd}", 8)));
        check("&#99999999999999999999;", Some(("\u{fffd}", 23)));
        check("&#;", None);
        check("&#x;", None);
        check("&#xé", None);
        check("& ", None);
        check("&", None);
        check("&é", None);
        check("&AT&T", None);
        check("&CounterClockwiseContourIntegral;", Some(("∳", 33)));
    }

    #[test]
    fn in_attributes() {
        let check = |value: &str, expected: &str| assert_eq!(decode_all(value), expected);
        check("?a=1&copy=2", "?a=1&copy=2");
        check("?a=1&amp;b=2", "?a=1&b=2");
        check("l&rsquo;&Eacute;tat", "l’État");
        check("&copy", "©");
        check("&", "&");
    }
}
