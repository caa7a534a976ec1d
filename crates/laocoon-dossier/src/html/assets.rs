//! What the page is drawn with.

use super::page::Sheet;

/// The style sheet.
pub(super) const CSS: &str = concat!(
    include_str!("../../../../web/report/report.css"),
    include_str!("../../../../web/report/tools.css"),
    include_str!("../../../../web/report/chart.css"),
);

/// The script, in the order in which its parts use each other.
pub(super) const SCRIPT: &str = concat!(
    "\n\"use strict\";\n(() => {\n",
    include_str!("../../../../web/report/claims.js"),
    include_str!("../../../../web/report/filter.js"),
    include_str!("../../../../web/report/current.js"),
    include_str!("../../../../web/report/keys.js"),
    include_str!("../../../../web/report/zoom.js"),
    include_str!("../../../../web/report/start.js"),
    "})();\n",
);

/// Base64 of their SHA-256, for the Content Security Policy; a test keeps them true.
pub(super) const CSS_HASH: &str = include_str!("../../../../web/report/css.sha256");
pub(super) const SCRIPT_HASH: &str = include_str!("../../../../web/report/script.sha256");

/// What a page of weighings is drawn with besides.
pub(super) const WEIGH: Sheet = Sheet {
    css: include_str!("../../../../web/report/weigh.css"),
    hash: include_str!("../../../../web/report/weigh.sha256"),
};

/// The signs of the verdicts, drawn once and used by name.
pub(super) const ICONS: &str = concat!(
    "<svg class=\"icons\" aria-hidden=\"true\" width=\"0\" height=\"0\">",
    "<symbol id=\"i-right\" viewBox=\"0 0 16 16\"><path d=\"M3 8.5l3.4 3.4L13 4.6\"/></symbol>",
    "<symbol id=\"i-approximately_right\" viewBox=\"0 0 16 16\"><path d=\"M2.5 6.6c1.8-2.4 3.6-1.6 5.5-.3s3.7 2.1 5.5-.3M2.5 11.2c1.8-2.4 3.6-1.6 5.5-.3s3.7 2.1 5.5-.3\"/></symbol>",
    "<symbol id=\"i-imprecise\" viewBox=\"0 0 16 16\"><path d=\"M8 2.6v7M4.5 6.1h7M4.5 13.2h7\"/></symbol>",
    "<symbol id=\"i-stale\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"5.7\"/><path d=\"M8 4.8V8l2.3 1.7\"/></symbol>",
    "<symbol id=\"i-contested\" viewBox=\"0 0 16 16\"><path d=\"M2.5 5.6h10M9.8 2.9l2.7 2.7-2.7 2.7M13.5 10.6h-10M6.2 7.9l-2.7 2.7 2.7 2.7\"/></symbol>",
    "<symbol id=\"i-wrong\" viewBox=\"0 0 16 16\"><path d=\"M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4\"/></symbol>",
    "<symbol id=\"i-inconsistent\" viewBox=\"0 0 16 16\"><path d=\"M3 6h10M3 10h10M10.6 2.8L5.4 13.2\"/></symbol>",
    "<symbol id=\"i-not_checkable\" viewBox=\"0 0 16 16\"><path d=\"M5.4 5.9a2.6 2.6 0 1 1 3.8 2.3c-.9.5-1.2 1-1.2 1.9M8 12.9v.2\"/></symbol>",
    "<symbol id=\"i-unchecked\" viewBox=\"0 0 16 16\"><path d=\"M4 8h8\"/></symbol>",
    "</svg>\n",
);

/// The switches of the layers, in the order of the interface's words for them.
pub(super) const LAYER_INPUTS: [&str; 5] = [
    "<input type=\"checkbox\" id=\"show-time\">",
    "<input type=\"checkbox\" id=\"show-quantity\">",
    "<input type=\"checkbox\" id=\"show-name\">",
    "<input type=\"checkbox\" id=\"show-quotation\">",
    "<input type=\"checkbox\" id=\"show-cue\">",
];

#[cfg(test)]
mod tests {
    use super::{CSS, CSS_HASH, SCRIPT, SCRIPT_HASH, WEIGH};
    use sha2::{Digest, Sha256};

    fn base64(bytes: &[u8]) -> String {
        let digits: Vec<char> = ('A'..='Z')
            .chain('a'..='z')
            .chain('0'..='9')
            .chain(['+', '/'])
            .collect();
        let mut text = String::new();
        for group in bytes.chunks(3) {
            let bits = (0..3).fold(0u32, |bits, nth| {
                bits << 8 | u32::from(*group.get(nth).unwrap_or(&0))
            });
            for nth in 0..4 {
                let used = nth <= group.len();
                let digit = digits[(bits >> (18 - 6 * nth) & 63) as usize];
                text.push(if used { digit } else { '=' });
            }
        }
        text
    }

    /// `LAOCOON_BLESS=1` writes the hashes anew.
    #[test]
    fn hashes_are_fresh() {
        for (text, hash, name) in [
            (CSS, CSS_HASH, "css.sha256"),
            (SCRIPT, SCRIPT_HASH, "script.sha256"),
            (WEIGH.css, WEIGH.hash, "weigh.sha256"),
        ] {
            let fresh = base64(&Sha256::digest(text.as_bytes())) + "\n";
            if std::env::var_os("LAOCOON_BLESS").is_some() {
                let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/report/");
                std::fs::write(format!("{folder}{name}"), &fresh).unwrap();
            } else {
                assert_eq!(hash, fresh, "LAOCOON_BLESS=1 writes web/report/{name}");
            }
        }
    }

    #[test]
    fn the_script_is_small_and_cannot_end_early() {
        assert!(SCRIPT.len() <= 60_000, "{} bytes", SCRIPT.len());
        let lower = SCRIPT.to_lowercase();
        for end in ["</script", "<!--", "eval(", "innerhtml", "fetch(", "http"] {
            assert!(!lower.contains(end), "{end}");
        }
    }
}
