//! The encoding a page declares.

use super::reference::decode_all;
use super::tag::Tag;
use super::token::{Token, Tokenizer};
use crate::encoding::{Decoded, decode};
use crate::{Options, ReadError};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Where a declaration is looked for: the Standard asks for 1,024 bytes, but pages that put
/// scripts first are not rare.
const HEAD: usize = 16 * 1024;

/// Decodes a page: as the caller says, else as UTF-8 if it is that whatever it declares (a
/// page saved by a browser often keeps the declaration of the original), else as it declares,
/// else as its letters suggest.
pub(super) fn decode_page(bytes: &[u8], options: &Options) -> Result<Decoded, ReadError> {
    if options.encoding.is_some() {
        return decode(bytes, options.encoding.as_deref());
    }
    let utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    if !utf8
        && Encoding::for_bom(bytes).is_none()
        && let Some(declared) = declared(bytes)
        && let Ok(decoded) = decode(bytes, Some(declared.name()))
    {
        return Ok(decoded);
    }
    decode(bytes, None)
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let label = in_prologue(&head).or_else(|| in_meta(&head))?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // What could be read as bytes is not in 16-bit units, whatever it says.
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if wide { UTF_8 } else { encoding })
}

fn in_prologue(head: &str) -> Option<String> {
    let prologue = head.trim_start().strip_prefix("<?xml")?;
    let prologue = &prologue[..prologue.find("?>")?];
    let value = prologue.split_once("encoding=")?.1;
    let quote = value.chars().next()?;
    Some(value[1..].split_once(quote)?.0.to_owned())
}

fn in_meta(head: &str) -> Option<String> {
    let mut tokenizer = Tokenizer::new(head);
    while let Some(token) = tokenizer.next() {
        let Token::Start {
            name, attributes, ..
        } = token
        else {
            continue;
        };
        match Tag::of(name) {
            tag @ (Tag::Script | Tag::Style | Tag::Title) => tokenizer.enter_raw(name, tag),
            Tag::Meta => {
                let of = |name: &str| {
                    tokenizer.attributes[attributes.clone()]
                        .iter()
                        .find(|attribute| attribute.name.eq_ignore_ascii_case(name))
                        .map(|attribute| decode_all(attribute.value))
                };
                if let Some(label) = of("charset") {
                    return Some(label.trim().to_owned());
                }
                let equivalent = of("http-equiv").unwrap_or_default();
                if equivalent.trim().eq_ignore_ascii_case("content-type")
                    && let Some(content) = of("content")
                    && let Some(label) = of_content(&content)
                {
                    return Some(label);
                }
            }
            _ => {}
        }
    }
    None
}

/// The label in `text/html; charset=windows-1251`.
fn of_content(content: &str) -> Option<String> {
    let lower = content.to_ascii_lowercase();
    let label = lower
        .split_once("charset")?
        .1
        .trim_start()
        .strip_prefix('=')?;
    let label = label
        .trim_start()
        .trim_matches(['"', '\''])
        .split([';', ' ', '"', '\''])
        .next()?;
    (!label.is_empty()).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::declared;

    #[test]
    fn declarations() {
        let check = |page: &str, expected: Option<&str>| {
            let found = declared(page.as_bytes()).map(encoding_rs::Encoding::name);
            assert_eq!(found, expected, "{page}");
        };
        check("<meta charset=koi8-r>", Some("KOI8-R"));
        check("<META CHARSET=' cp1251 '>", Some("windows-1251"));
        check(
            "<meta content='text/html; charset=ISO-8859-1' http-equiv=Content-Type>",
            Some("windows-1252"),
        );
        check("<meta name=x content='charset=koi8-r'>", None);
        check("<?xml version='1.0' encoding='utf-8'?>", Some("UTF-8"));
        check("<meta charset=utf-16>", Some("UTF-8"));
        check("<script>'<meta charset=koi8-r>'</script>", None);
        check("<!-- <meta charset=koi8-r> -->", None);
        check("<meta charset=no-such>", None);
        check("", None);
    }
}
