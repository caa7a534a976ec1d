//! What the page is drawn with.

/// The style sheet.
pub(super) const CSS: &str = include_str!("../../../../web/report.css");

/// Base64 of its SHA-256, for the Content Security Policy; a test keeps it true.
pub(super) const SHA256: &str = include_str!("../../../../web/report.css.sha256");

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
    use super::{CSS, SHA256};
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

    /// `LAOCOON_BLESS=1` writes the hash anew.
    #[test]
    fn hash_of_the_style_sheet_is_fresh() {
        let fresh = base64(&Sha256::digest(CSS.as_bytes())) + "\n";
        if std::env::var_os("LAOCOON_BLESS").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/report.css.sha256");
            std::fs::write(path, &fresh).unwrap();
        } else {
            assert_eq!(
                SHA256, fresh,
                "LAOCOON_BLESS=1 writes web/report.css.sha256"
            );
        }
    }
}
