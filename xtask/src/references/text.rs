//! Texts of fields made plain: no mark-up, one kind of dash and space, no printed ranks, no remarks.

/// The text of a field, and the rank printed in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plain {
    pub text: String,
    pub rank: Option<u32>,
}

/// Makes a field's text plain.
pub fn plain(raw: &str, edition: u16) -> Plain {
    let text = untag(raw);
    let (text, rank) = take_rank(&text, edition);
    Plain { text, rank }
}

/// Drops tags, decodes the few entities there are, unifies dashes and white space.
pub fn untag(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = rest
            .strip_prefix('<')
            .filter(|t| t.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
        if let Some(end) = tag.and_then(|_| rest.find('>')) {
            out.push(' ');
            rest = &rest[end + 1..];
            continue;
        }
        let known = ENTITIES.iter().find(|(from, _)| rest.starts_with(from));
        let (from, to) = known.copied().unwrap_or((&rest[..1], &rest[..1]));
        out.push_str(to);
        rest = &rest[from.len()..];
    }
    out.push_str(rest);
    squeeze(&out)
}

/// The character references that the snapshots use.
#[rustfmt::skip]
const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", " "), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
    ("&rsquo;", "'"), ("&lsquo;", "'"), ("&ldquo;", "\""), ("&rdquo;", "\""), ("&ndash;", "-"), ("&mdash;", " - "),
    ("&aacute;", "á"), ("&acirc;", "â"), ("&atilde;", "ã"), ("&auml;", "ä"), ("&ccedil;", "ç"), ("&eacute;", "é"), ("&egrave;", "è"),
    ("&iacute;", "í"), ("&ntilde;", "ñ"), ("&oacute;", "ó"), ("&ocirc;", "ô"), ("&ouml;", "ö"), ("&uacute;", "ú"), ("&uuml;", "ü"),
];

fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let c = match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{2018}' | '\u{2019}' => '\'',
            c if c.is_whitespace() || c == '\u{a0}' => ' ',
            c => c,
        };
        if c == '-' && chars.peek() == Some(&'-') {
            chars.next();
            out.push_str(" - ");
        } else if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out.trim().to_owned()
}

/// Cuts out the rank: "country comparison to the world: 63", or the bare number at the end in 2018 to 2020.
fn take_rank(text: &str, edition: u16) -> (String, Option<u32>) {
    const PHRASE: &str = "country comparison to the world:";
    if let Some(at) = text.find(PHRASE) {
        let after = text[at + PHRASE.len()..].trim_start();
        let digits = after
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(after.len());
        let rest = &after[digits..];
        let (rest, _) = take_rank(rest, edition);
        let joined = format!(
            "{} | {}",
            text[..at].trim_end_matches([' ', '|']),
            rest.trim_start_matches([' ', '|'])
        );
        return (
            joined.trim_end_matches([' ', '|']).to_owned(),
            after[..digits].parse().ok(),
        );
    }
    if (2018..=2020).contains(&edition)
        && let Some((head, tail)) = text.rsplit_once(" | ")
        && let Ok(rank) = tail.trim().parse()
    {
        return (head.trim_end_matches([' ', '|']).to_owned(), Some(rank));
    }
    (text.to_owned(), None)
}

/// The text before its remark: "83% (1991) note: ..." is "83% (1991)".
pub fn before_note(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let cut = [
        "note:", "note -", "note-", "note 1:", "note 1 -", "notes:", "notes -",
    ];
    let at = cut.iter().filter_map(|n| find_word(&lower, n)).min();
    text[..at.unwrap_or(text.len())].trim_end_matches([' ', '|', ';', ',', '-', '.'])
}

/// Where `word` starts at a word boundary.
pub fn find_word(text: &str, word: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find(word).map(|at| at + from) {
        if !text[..at].ends_with(|c: char| c.is_alphanumeric()) {
            return Some(at);
        }
        from = at + word.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks() {
        let check = |raw: &str, edition: u16, text: &str, rank: Option<u32>| {
            assert_eq!(
                plain(raw, edition),
                Plain {
                    text: text.into(),
                    rank
                }
            );
        };
        check(
            "96 (2013) | country comparison to the world: 59",
            2016,
            "96 (2013)",
            Some(59),
        );
        check(
            "total: 5 km country comparison to the world: 9 land: 4 km",
            2012,
            "total: 5 km | land: 4 km",
            Some(9),
        );
        check("96  | 60", 2019, "96", Some(60));
        check("4%  | 1.1%  | 78", 2019, "4% | 1.1%", Some(78));
        check(
            "total: 63 | over 3 m: 10",
            2016,
            "total: 63 | over 3 m: 10",
            None,
        );
        check(
            "a <strong>note:</strong> b&nbsp;c",
            2021,
            "a note: b c",
            None,
        );
        check("<500 (2019 est.)", 2021, "<500 (2019 est.)", None);
        check("parity--$3,000", 1998, "parity - $3,000", None);
    }
}
