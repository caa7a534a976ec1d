//! The frame of every page: what a browser is told before and after.

use super::assets;
use super::writer::Writer;
use crate::words::Words;

/// A style sheet and the base64 of its SHA-256.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub(super) css: &'static str,
    pub(super) hash: &'static str,
}

/// Opens a page up to its body, which has this class attribute.
pub(super) fn open(out: &mut Writer, words: &Words, title: &str, class: &'static str) {
    open_with(out, words, title, class, None);
}

/// The same with a style sheet of the page's own.
pub(super) fn open_with(
    out: &mut Writer,
    words: &Words,
    title: &str,
    class: &'static str,
    own: Option<Sheet>,
) {
    let more = own.map_or(String::new(), |own| {
        format!(" 'sha256-{}'", own.hash.trim())
    });
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'{more}; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        assets::CSS_HASH.trim(),
        assets::SCRIPT_HASH.trim(),
    );
    let program = concat!("Laocoon ", env!("CARGO_PKG_VERSION"));
    out.raw("<!DOCTYPE html>\n<html")
        .attribute("lang", &words.tag)
        .raw(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"")
        .attribute("content", &policy)
        .raw(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\"")
        .attribute("content", program)
        .raw(">\n<title>")
        .plain(title)
        .raw("</title>\n<style>")
        .raw(assets::CSS)
        .raw("</style>\n");
    if let Some(own) = own {
        out.raw("<style>").raw(own.css).raw("</style>\n");
    }
    out.raw("</head>\n<body").raw(class).raw(">\n");
}

/// Closes it; the script comes last, so that nothing waits for it.
pub(super) fn close(out: &mut Writer) {
    out.raw("<script>")
        .raw(assets::SCRIPT)
        .raw("</script>\n</body>\n</html>\n");
}
