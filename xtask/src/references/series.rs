//! A figure, and those of earlier years beside it: "$5 billion (2020 est.) $4 billion (2019 est.)".

use super::figure::{self, Figure};
use super::period;

/// A figure and what time it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    pub figure: Figure,
    pub period: Option<String>,
}

/// Reads figures of one kind that follow each other with at most their periods between; "NA (2010)" is passed over.
pub fn read(text: &str) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    // "(2013) 151 sq km": here the period stands first.
    let (mut ahead, mut rest) = brackets(text);
    while !rest.is_empty() {
        let Some((figure, after)) = figure::read(rest) else {
            match after_missing(rest) {
                Some(after) => rest = after,
                None => break,
            }
            continue;
        };
        if let Some(first) = found.first()
            && !alike(&first.figure, &figure)
        {
            break;
        }
        let (period, after) = brackets(skip_words(after));
        let dated = period.is_some();
        found.push(Dated {
            figure,
            period: period.or_else(|| ahead.take()),
        });
        rest = after.trim_start_matches([' ', '|', '/']);
        // Without a period or a stroke between, what follows is not another year's figure.
        if !dated && !after[..after.len() - rest.len()].contains(['|', '/']) {
            break;
        }
    }
    found
}

/// The text after a value that is not available, and its bracket.
fn after_missing(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['$', ' ']);
    let rest = rest.strip_prefix("NA")?;
    if rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let (_, rest) = brackets(skip_words(rest.trim_start_matches('%')));
    Some(rest.trim_start_matches([' ', '|', '/']))
}

fn alike(a: &Figure, b: &Figure) -> bool {
    (a.dollars, a.percent, a.unit) == (b.dollars, b.percent, b.unit)
}

/// Skips the words between a figure and its bracket: "of GDP", "population", "live births (...)".
pub fn skip_words(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_alphabetic() || " .'/,-".contains(c)))
        .unwrap_or(text.len());
    if text[end..].starts_with('(') {
        &text[end..]
    } else {
        text_after_unit(text)
    }
}

/// Words that belong to a unit and may be followed by another figure.
fn text_after_unit(text: &str) -> &str {
    const TAILS: &[&str] = &[
        "of GDP",
        "of total population",
        "population",
        "live births",
        "of total installed capacity",
        "of population",
        "f.o.b.",
        "c.i.f.",
        "total",
        "subscriptions",
        "annual rate of change",
    ];
    let mut rest = text.trim_start();
    while let Some(tail) = TAILS.iter().find(|t| figure::starts_with_word(rest, t)) {
        rest = rest[tail.len()..].trim_start();
    }
    rest
}

/// Reads brackets; gives the first period in them, and the rest.
pub fn brackets(text: &str) -> (Option<String>, &str) {
    let mut found = None;
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix('(') {
        let Some(end) = closing(inner) else { break };
        found = found.or_else(|| period::read(&inner[..end]));
        rest = inner[end + 1..].trim_start();
    }
    (found, rest)
}

/// Index of the bracket that closes one opened just before the text.
pub fn closing(text: &str) -> Option<usize> {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The period of the last bracket in a text: in labelled fields it often stands once, at the end, for all.
pub fn last_period(text: &str) -> Option<String> {
    let text = text.trim_end_matches([' ', '|', ';', '.', ',']);
    let open = text.strip_suffix(')')?.rfind('(')?;
    period::read(&text[open + 1..text.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series() {
        let check = |text: &str, expected: &[(f64, Option<&str>)]| {
            let found: Vec<_> = read(text)
                .into_iter()
                .map(|d| (d.figure.value.as_f64(), d.period))
                .collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|(v, p)| (*v, p.map(str::to_owned)))
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        check(
            "5% (2015 est.) | 4.5% (2014 est.)",
            &[(5.0, Some("2015 est.")), (4.5, Some("2014 est."))],
        );
        check("4% | 1.1% | 1%", &[(4.0, None), (1.1, None), (1.0, None)]);
        check(
            "1.1% of GDP (2020 est.) 0.9% of GDP (2018)",
            &[(1.1, Some("2020 est.")), (0.9, Some("2018"))],
        );
        check(
            "$12.72 billion f.o.b. (2003 est.)",
            &[(12.72e9, Some("2003 est."))],
        );
        check(
            "4,000 km (on the Ertis (Irtysh) River (80%)) (2010)",
            &[(4000.0, Some("2010"))],
        );
        check("83% (1991)", &[(83.0, Some("1991"))]);
        check("NA", &[]);
        check(
            "$NA (2010 est.) $1.3 billion (2007 est.)",
            &[(1.3e9, Some("2007 est."))],
        );
        check("(2013) 151 sq km", &[(151.0, Some("2013"))]);
    }
}
