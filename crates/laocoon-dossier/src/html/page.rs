//! The frame of every page: what a browser is told before and after.

use super::assets;
use super::writer::Writer;
use crate::words::Words;

/// Opens a page up to its body, which has this class attribute.
pub(super) fn open(out: &mut Writer, words: &Words, title: &str, class: &'static str) {
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
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
        .raw("</style>\n</head>\n<body")
        .raw(class)
        .raw(">\n");
}

/// Closes it; the script comes last, so that nothing waits for it.
pub(super) fn close(out: &mut Writer) {
    out.raw("<script>")
        .raw(assets::SCRIPT)
        .raw("</script>\n</body>\n</html>\n");
}
