//! What time a value is for, from the brackets after it.

/// The period in the text of a bracket: "(July 1990 est.)" without its brackets. `None` if it says something else.
pub fn read(bracket: &str) -> Option<String> {
    let text = bracket.trim();
    if text.contains('%') || text.contains('$') || text.contains("km") || text.contains("male ") {
        return None;
    }
    let text = text
        .replace("estimates", "est.")
        .replace("estimated", "est.")
        .replace("estimate", "est.");
    let pieces = text.split([';', ',']).map(str::trim);
    let mut dated = pieces.filter(|p| has_year(p));
    let mut found = dated.next()?.to_owned();
    for word in [
        "f.o.b.",
        "c.i.f.",
        "in ",
        "as of ",
        "data as of ",
        "for ",
        "data for ",
    ] {
        found = found.strip_prefix(word).unwrap_or(&found).trim().to_owned();
    }
    if found.chars().count() > 40 {
        found = core(&found)?;
    }
    if found.ends_with("es") || found.ends_with(" est") {
        found.truncate(found.rfind(" es").unwrap_or(found.len()));
        found.push_str(" est.");
    }
    // "(1999, est.)" and "(July 2003, est.)"
    if !found.contains("est") && text.trim_end().ends_with("est.") {
        found.push_str(" est.");
    }
    Some(found)
}

/// A year of four digits from 1900 to 2099, or a fiscal year such as "FY99/00".
pub fn has_year(text: &str) -> bool {
    year_at(text).is_some() || fiscal_at(text).is_some()
}

fn year_at(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(3)).find(|&at| {
        let four = &bytes[at..at + 4];
        let alone =
            |b: Option<&u8>| !b.is_some_and(|b| b.is_ascii_digit() || *b == b',' || *b == b'.');
        four.iter().all(u8::is_ascii_digit)
            && (four.starts_with(b"19") || four.starts_with(b"20"))
            && alone(at.checked_sub(1).map(|i| &bytes[i]))
            && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit)
    })
}

fn fiscal_at(text: &str) -> Option<usize> {
    let at = text.find("FY")?;
    text[at + 2..]
        .trim_start()
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(at)
}

/// The year and what qualifies it, out of a long remark.
fn core(text: &str) -> Option<String> {
    let at = year_at(text).or_else(|| fiscal_at(text))?;
    let end = text[at..].find([' ', ')']).map_or(text.len(), |e| at + e);
    let est = if text[end..].trim_start().starts_with("est") {
        " est."
    } else {
        ""
    };
    Some(format!("{}{est}", &text[at..end]))
}

/// Years in a period, replaced by their distance to an edition: "2012 est." in 2013 is "{-1} est.".
pub fn relative(period: &str, edition: u16) -> String {
    let mut out = String::new();
    let mut rest = period;
    while let Some(at) = year_at(rest) {
        let year: i32 = rest[at..at + 4].parse().unwrap_or_default();
        out.push_str(&rest[..at]);
        out.push_str(&format!("{{{}}}", year - i32::from(edition)));
        rest = &rest[at + 4..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(read(text).as_deref(), expected, "{text}")
        };
        check("July 1990", Some("July 1990"));
        check("2012 est.", Some("2012 est."));
        check("f.o.b., 1991", Some("1991"));
        check("c.i.f., 1990 est.", Some("1990 est."));
        check("1 January 2016 es", Some("1 January 2016 est."));
        check("2010-15 est.", Some("2010-15 est."));
        check("FY99/00 est.", Some("FY99/00 est."));
        check("1999 census", Some("1999 census"));
        check(
            "1994 estimate as extrapolated from World Bank estimate for 1992",
            Some("1994 est."),
        );
        check("male 5,438,447; female 5,700,143", None);
        check("metropolitan France", None);
        check("3,299 km electrified", None);
    }

    #[test]
    fn relative_years() {
        assert_eq!(relative("1 January 2012 est.", 2013), "1 January {-1} est.");
        assert_eq!(relative("FY99", 2001), "FY99");
    }
}
