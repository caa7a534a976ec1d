mod pages;

use crate::{Options, ReadError, read};
use laocoon_text::{Document, MediaType, Span};
use proptest::prelude::*;

fn page(html: &[u8]) -> Result<Document, ReadError> {
    let options = Options {
        media_type: Some(MediaType::Html),
        ..Options::default()
    };
    read(html.to_vec(), "page.html", &options)
}

/// What must hold of any page.
fn sound(html: &[u8]) {
    let Ok(document) = page(html) else { return };
    assert_eq!(document.map.text_len() as usize, document.text.len());
    let mut end = 0;
    for block in &document.blocks {
        assert!(end <= block.span.start && block.span.start < block.span.end);
        end = block.span.end;
        assert_eq!(block.span.trim(&document.text), block.span);
        assert!(
            block
                .lead_in
                .is_none_or(|at| (at as usize) < document.blocks.len())
        );
    }
    for (at, character) in document.text.char_indices() {
        let span = Span::from(at..at + character.len_utf8());
        let source = document.map.source(span);
        assert!(source.is_some_and(|range| range.end <= html.len()), "{at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        sound(&bytes);
    }

    #[test]
    fn tag_soup(
        parts in proptest::collection::vec(
            prop::sample::select(vec![
                "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<table>",
                "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>", "<h1>", "</h1>", "<br>",
                "<pre>", "</pre>", "<svg>", "</svg>", "<form>", "</form>", "<select>", "<option>",
                "<button>", "<x-y>", "</x-y>", "<script>", "</script>", "mot ", "слово", "\n",
                "&nbsp;", "&amp;", "&#233;", "\u{ad}", "\u{a0}", " ", "• ", "<!-- -->", "<blockquote>",
                "<article class=comment>", "<figcaption>", "<time datetime=2020-01-02>", "\0",
            ]),
            0..40,
        )
    ) {
        sound(parts.concat().as_bytes());
    }
}
