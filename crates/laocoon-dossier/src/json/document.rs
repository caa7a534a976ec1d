use super::pins::{Pins, Place};
use laocoon_mark::Layers;
use serde::Serialize;

/// What was read.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Document<'a> {
    /// The id given to it, or the start of its hash.
    id: String,
    /// The name it was read under: a path, an address, `-` for standard input.
    source: &'a str,
    media_type: &'static str,
    /// The encoding it was decoded from, as the Encoding Standard names it.
    encoding: &'a str,
    /// BLAKE3 of the source bytes, in hexadecimal.
    hash: &'a str,
    /// BCP 47 tag, or "unknown".
    language: &'static str,
    title: Option<&'a str>,
    author: Option<&'a str>,
    /// Day of publication, ISO 8601.
    published: Option<String>,
    /// The words that give that day, when the text gives it.
    published_from: Option<Place>,
    /// Where that day was found.
    published_found: Option<&'a str>,
    /// The day on which relative times are anchored.
    anchor: Option<Anchor<'a>>,
    /// All offsets count code points of this.
    text: &'a str,
    blocks: Vec<Block>,
}

/// The day on which relative times are anchored.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Anchor<'a> {
    /// ISO 8601.
    date: String,
    /// The words that give it.
    from: Option<Place>,
    /// How it was found.
    found: &'a str,
}

/// A stretch of text with one role on the page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Block {
    #[cfg_attr(test, schemars(extend("enum" = [
        "title", "heading", "paragraph", "list_item", "caption", "block_quote", "table_cell", "boilerplate"
    ])))]
    kind: &'static str,
    /// Number of its list, from 0.
    list: Option<u32>,
    /// Depth of a list item (outermost 1), or rank of a heading; else 0.
    level: u8,
    /// Whether it belongs to the article itself.
    main: bool,
    #[serde(flatten)]
    place: Place,
    /// For a list item: index of the block that introduces the list.
    lead_in: Option<u32>,
}

pub(crate) fn document<'a>(
    document: &'a laocoon_text::Document,
    layers: &'a Layers,
    pins: &Pins<'_>,
    id: String,
) -> Document<'a> {
    // A text without metadata was published on the day that it calls its own.
    let published = document
        .published
        .as_ref()
        .map(|told| (told.date, told.span, &told.found));
    let implied = || {
        let anchor = layers.anchor.as_ref()?;
        Some((anchor.date, anchor.span, &anchor.found))
    };
    let published = published.or_else(implied);
    Document {
        id,
        source: &document.source,
        media_type: document.media_type.name(),
        encoding: document.encoding,
        hash: &document.hash,
        language: document.language.tag(),
        title: document.title.as_ref().map(|title| title.text.as_str()),
        author: document.author.as_ref().map(|author| author.text.as_str()),
        published: published.map(|(date, ..)| date.to_string()),
        published_from: published
            .and_then(|(_, span, _)| span)
            .map(|span| pins.place(span)),
        published_found: published.map(|(.., found)| found.as_str()),
        anchor: layers.anchor.as_ref().map(|anchor| Anchor {
            date: anchor.date.to_string(),
            from: anchor.span.map(|span| pins.place(span)),
            found: &anchor.found,
        }),
        text: &document.text,
        blocks: document
            .blocks
            .iter()
            .map(|block| Block {
                kind: block.kind.name(),
                list: block.list,
                level: block.level,
                main: block.main,
                place: pins.place(block.span),
                lead_in: block.lead_in,
            })
            .collect(),
    }
}
