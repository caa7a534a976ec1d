use laocoon_text::MediaType;

/// Tells the kind of a text from its name and, where the name is silent, from how it begins.
/// `head` is the decoded beginning.
pub(crate) fn tell(source: &str, head: &str) -> MediaType {
    by_name(source).unwrap_or_else(|| by_content(head))
}

pub(crate) fn by_name(source: &str) -> Option<MediaType> {
    let path = source.split(['?', '#']).next().unwrap_or(source);
    let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(MediaType::Plain),
        "md" | "markdown" | "mdown" | "mkd" => Some(MediaType::Markdown),
        "html" | "htm" | "xhtml" | "shtml" => Some(MediaType::Html),
        "docx" | "docm" => Some(MediaType::Docx),
        _ => None,
    }
}

/// HTML opens with a doctype, a comment or one of the elements a page begins with. Markdown
/// looks like plain text that happens to hold signs, so it is never told from content.
fn by_content(head: &str) -> MediaType {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    while let Some(after) = rest.strip_prefix("<!--").or(rest.strip_prefix("<?")) {
        let Some(end) = after.find('>') else {
            return MediaType::Html;
        };
        rest = after[end + 1..].trim_start();
    }
    let opens = |tag: &str| {
        rest.get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
            && rest[tag.len()..].starts_with([' ', '>', '\n', '\r', '\t', '/'])
    };
    const OPENERS: [&str; 16] = [
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<article",
        "<div",
        "<p",
        "<h1",
        "<h2",
        "<meta",
        "<title",
        "<section",
        "<main",
        "<table",
        "<ul",
        "<script",
    ];
    if opens("<item") || opens("<entry") {
        return MediaType::FeedEntry;
    }
    if OPENERS.into_iter().any(opens) {
        MediaType::Html
    } else {
        MediaType::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::{MediaType, tell};

    #[test]
    fn names_and_beginnings() {
        let check = |source: &str, head: &str, expected: MediaType| {
            assert_eq!(tell(source, head), expected, "{source} {head}");
        };
        check("a/b.txt", "<html>", MediaType::Plain);
        check("notes.MD", "", MediaType::Markdown);
        check("https://example.org/a.html?x=1.txt", "", MediaType::Html);
        check(
            "https://example.org/article",
            "<!DOCTYPE html>",
            MediaType::Html,
        );
        check(
            "-",
            "\u{feff}\n<?xml version='1.0'?><html lang='fr'>",
            MediaType::Html,
        );
        check("-", "<!-- saved from url --> <HTML>", MediaType::Html);
        check("feed.xml#1", "<item><title>", MediaType::FeedEntry);
        check("-", "<p>Bonjour</p>", MediaType::Html);
        check("-", "<price> is not a tag", MediaType::Plain);
        check("-", "# Not told as Markdown", MediaType::Plain);
        check(".txt/x", "Bonjour", MediaType::Plain);
    }
}
