use laocoon_text::Span;

/// What the front matter states, where it stands.
#[derive(Default)]
pub(crate) struct Front {
    pub title: Option<Span>,
    pub author: Option<Span>,
    pub date: Option<Span>,
}

/// Reads "title: …", "author: …" and "date: …"; nested values are left alone.
pub(crate) fn front_matter(span: Span, text: &str) -> Front {
    let mut front = Front::default();
    let mut start = span.start;
    for line in span.of(text).split_inclusive('\n') {
        let end = start + line.len() as u32;
        if let Some((key, value)) = line.split_once(':') {
            let quoted = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
            let bare = value.trim_matches(quoted);
            let from = end - value.trim_start_matches(quoted).len() as u32;
            let value = (!bare.is_empty()).then_some(Span::new(from, from + bare.len() as u32));
            match key {
                "title" => front.title = value,
                "author" => front.author = value,
                "date" => front.date = value,
                _ => {}
            }
        }
        start = end;
    }
    front
}
