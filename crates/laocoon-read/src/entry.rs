//! One entry of a feed, as an element by itself: read as the page that its content is.

use crate::date::first_day;
use crate::{Options, ReadError, html};
use jiff::civil::Date;
use laocoon_text::{Document, Published, SourceMap};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// What an entry says, from RSS's or Atom's elements.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    title: Option<String>,
    /// Its address.
    pub link: Option<String>,
    date: Option<String>,
    author: Option<String>,
    /// HTML; the fullest that there is.
    content: Option<(u8, String)>,
}

impl Entry {
    /// Takes an `<item>` or `<entry>` element apart; `None` if it is not well formed.
    pub fn parse(element: &str) -> Option<Entry> {
        let mut reader = Reader::from_str(element);
        reader.config_mut().check_end_names = false;
        let mut entry = Entry::default();
        let mut depth = 0;
        loop {
            match reader.read_event().ok()? {
                Event::Start(tag) if depth == 1 => {
                    let name = tag.name().as_ref().to_owned();
                    let (href, kind) = (attribute(&tag, "href"), attribute(&tag, "type"));
                    let alternate = attribute(&tag, "rel").is_none_or(|rel| rel == "alternate");
                    let inner = reader.read_text(tag.name()).ok()?.into_inner().into_owned();
                    let href = href.filter(|_| alternate);
                    entry.take(&name, &inner, href, kind.as_deref());
                }
                Event::Empty(tag) if depth == 1 => {
                    let alternate = attribute(&tag, "rel").is_none_or(|rel| rel == "alternate");
                    if tag.local_name().as_ref() == "link" && alternate && entry.link.is_none() {
                        entry.link = attribute(&tag, "href");
                    }
                }
                Event::Start(_) => depth += 1,
                Event::End(_) | Event::Eof => return Some(entry),
                _ => {}
            }
        }
    }

    fn take(&mut self, name: &str, inner: &str, href: Option<String>, kind: Option<&str>) {
        let first = |field: &mut Option<String>, value: String| {
            if field.is_none() && !value.trim().is_empty() {
                *field = Some(value.trim().to_owned());
            }
        };
        match name {
            "title" => first(&mut self.title, words(inner)),
            "link" => first(&mut self.link, href.unwrap_or_else(|| words(inner))),
            "guid" | "id" if inner.trim().starts_with("http") => {
                first(&mut self.link, words(inner))
            }
            "pubDate" | "published" | "dc:date" => first(&mut self.date, words(inner)),
            "updated" if self.date.is_none() => first(&mut self.date, words(inner)),
            "author" | "dc:creator" => first(&mut self.author, person(inner)),
            "content:encoded" | "content" | "yandex:full-text" => self.offer(3, inner, kind),
            "description" => self.offer(2, inner, kind),
            "summary" => self.offer(1, inner, kind),
            _ => {}
        }
    }

    fn offer(&mut self, rank: u8, inner: &str, kind: Option<&str>) {
        let html = match kind {
            Some("xhtml" | "application/xhtml+xml") => inner.to_owned(),
            Some("text" | "text/plain") => escaped(&words(inner)),
            _ => words(inner),
        };
        let known = self.content.as_ref().map_or(0, |(rank, _)| *rank);
        if rank > known && !html.trim().is_empty() {
            self.content = Some((rank, html));
        }
    }

    fn day(&self) -> Option<Date> {
        let told = self.date.as_deref()?;
        if let Ok(zoned) = jiff::fmt::rfc2822::parse(told) {
            return Some(zoned.date());
        }
        let day = told.get(..10).and_then(|day| day.parse().ok());
        day.or_else(|| first_day(told).map(|day| day.date))
    }

    /// The entry as a page.
    fn page(&self) -> String {
        let title = escaped(self.title.as_deref().unwrap_or_default());
        let content = self.content.as_ref().map_or("", |(_, html)| html);
        let content = if content.contains('<') {
            content.to_owned()
        } else {
            let paragraphs = content.split("\n\n").map(|words| format!("<p>{words}</p>"));
            paragraphs.collect()
        };
        let author = self.author.as_deref().map(escaped);
        let author = author.map(|name| format!("<meta name=\"author\" content=\"{name}\">"));
        format!(
            "<!doctype html><html><head><meta charset=\"utf-8\"><title>{title}</title>{}</head>\
             <body><article><h1>{title}</h1>\n{content}</article></body></html>",
            author.unwrap_or_default()
        )
    }
}

/// Reads the bytes of one entry.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, ReadError> {
    let text = String::from_utf8_lossy(bytes);
    let entry = Entry::parse(&text).ok_or_else(|| ReadError::Damaged {
        why: "this entry of a feed is not well-formed XML".to_owned(),
    })?;
    let options = Options {
        encoding: Some("utf-8".to_owned()),
        ..options.clone()
    };
    let mut document = html::read(entry.page().as_bytes(), &options)?;
    // The page was made from the entry: its bytes are not the entry's.
    document.map = SourceMap::default();
    if let Some(date) = entry.day() {
        document.published = Some(Published {
            date,
            time: None,
            span: None,
            found: "feed entry".to_owned(),
        });
    }
    Ok(document)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    let value = found.value.into_owned();
    Some(unescape(&value).map_or(value.clone(), |value| value.into_owned()))
}

/// The characters of an element's content: references and CDATA sections resolved.
fn words(inner: &str) -> String {
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner.trim();
    while let Some(start) = rest.find("<![CDATA[") {
        out.push_str(&resolved(&rest[..start]));
        let body = &rest[start + 9..];
        let end = body.find("]]>").unwrap_or(body.len());
        out.push_str(&body[..end]);
        rest = body.get(end + 3..).unwrap_or_default();
    }
    out.push_str(&resolved(rest));
    out
}

fn resolved(text: &str) -> String {
    unescape(text).map_or_else(|_| text.to_owned(), |text| text.into_owned())
}

/// The name of an author: of Atom's `<name>`, or of RSS's "address (name)".
fn person(inner: &str) -> String {
    if let Some((_, rest)) = inner.split_once("<name>") {
        return words(rest.split("</name>").next().unwrap_or_default());
    }
    let told = words(inner);
    match told.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end_matches(')').to_owned(),
        _ => told,
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('"', "&quot;")
}
