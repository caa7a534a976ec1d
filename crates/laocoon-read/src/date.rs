use crate::page_words::PAGE_WORDS;
use jiff::civil::Date;
use std::ops::Range;

/// A day written in a line, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    pub date: Date,
    pub range: Range<usize>,
    /// Day and month could change places ("05/06/2019").
    pub ambiguous: bool,
}

/// The first full date of a line: "6 janvier 2022", "May 5th, 2018", "2019-03-12",
/// "12.03.2019". Without a year there is none.
pub(crate) fn first_day(line: &str) -> Option<Day> {
    let words = words(line);
    (0..words.len()).find_map(|at| {
        let rest = &words[at..];
        named(rest).or_else(|| numeric(line, rest))
    })
}

/// A run of letters or of digits.
#[derive(Clone, Debug)]
struct Word<'t> {
    text: &'t str,
    range: Range<usize>,
    number: Option<i16>,
}

fn words(line: &str) -> Vec<Word<'_>> {
    let sort = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !first.is_ascii_digit() && !first.is_alphabetic() {
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| sort(*c) == sort(first)) {
            end = at + c.len_utf8();
        }
        let text = &line[start..end];
        words.push(Word {
            text,
            range: start..end,
            number: text.parse().ok(),
        });
    }
    words
}

/// A date with the month's name, the day before or after it.
fn named(words: &[Word<'_>]) -> Option<Day> {
    let (first, rest) = words.split_first()?;
    if let Some(day) = first.number {
        // "1er mars", "the 5th of May"
        let skip = rest
            .iter()
            .take(2)
            .take_while(|word| is_filler(word.text))
            .count();
        let (name, after) = rest[skip..].split_first()?;
        let month = month(name.text)?;
        let of = after.first().filter(|word| word.text == "de").is_some();
        let year = after.get(usize::from(of))?;
        return day_of(
            year.number?,
            month,
            day,
            first.range.start..year.range.end,
            false,
        );
    }
    let month = month(first.text)?;
    let (day, after) = rest.split_first()?;
    let skip = after
        .iter()
        .take(1)
        .take_while(|word| is_filler(word.text))
        .count();
    let year = after.get(skip)?;
    day_of(
        year.number?,
        month,
        day.number?,
        first.range.start..year.range.end,
        false,
    )
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "er" | "st" | "nd" | "rd" | "th" | "of" | "de" | "го" | "е"
    )
}

fn month(name: &str) -> Option<i8> {
    let name = name.to_lowercase();
    let at = PAGE_WORDS
        .months
        .iter()
        .position(|spellings| spellings.contains(&name))?;
    Some(at as i8 + 1)
}

/// Three numbers with one sign between them.
fn numeric(line: &str, words: &[Word<'_>]) -> Option<Day> {
    let [a, b, c, ..] = words else { return None };
    let range = a.range.start..c.range.end;
    let between = (
        &line[a.range.end..b.range.start],
        &line[b.range.end..c.range.start],
    );
    if between.0 != between.1 || !matches!(between.0, "-" | "/" | "." | "‑" | "–") {
        return None;
    }
    let (first, second, third) = (a.number?, b.number?, c.number?);
    if a.text.len() == 4 {
        return day_of(first, i8::try_from(second).ok()?, third, range, false);
    }
    if c.text.len() != 4 {
        return None;
    }
    let (day, month) = if first <= 12 && second > 12 {
        (second, first)
    } else {
        (first, second)
    };
    let ambiguous = between.0 == "/" && first <= 12 && second <= 12 && first != second;
    day_of(third, i8::try_from(month).ok()?, day, range, ambiguous)
}

fn day_of(year: i16, month: i8, day: i16, range: Range<usize>, ambiguous: bool) -> Option<Day> {
    if !(1500..=2200).contains(&year) {
        return None;
    }
    let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
    Some(Day {
        date,
        range,
        ambiguous,
    })
}

#[cfg(test)]
mod tests {
    use super::first_day;

    #[test]
    fn days_of_header_lines() {
        let check = |line: &str, expected: Option<(&str, &str)>| {
            let found = first_day(line).map(|day| (day.date.to_string(), day.range));
            let found = found
                .as_ref()
                .map(|(date, range)| (date.as_str(), &line[range.clone()]));
            assert_eq!(found, expected, "{line}");
        };
        check(
            "Publié le 6 janvier 2022 à 10h",
            Some(("2022-01-06", "6 janvier 2022")),
        );
        check("le 1er août 1999", Some(("1999-08-01", "1er août 1999")));
        check(
            "Posted on May 5th, 2018 by X",
            Some(("2018-05-05", "May 5th, 2018")),
        );
        check(
            "Thu, 6 Jan 2022 10:00:00 +0100",
            Some(("2022-01-06", "6 Jan 2022")),
        );
        check(
            "the 5th of May 2018",
            Some(("2018-05-05", "5th of May 2018")),
        );
        check(
            "Опубликовано 5 мая 2018 г.",
            Some(("2018-05-05", "5 мая 2018")),
        );
        check("12.03.2019, 14:05", Some(("2019-03-12", "12.03.2019")));
        check("2019-03-12T10:00:00Z", Some(("2019-03-12", "2019-03-12")));
        check("03/25/2019", Some(("2019-03-25", "03/25/2019")));
        check("PARIS, 12 mars (AFP)", None);
        check("31 février 2020", None);
        check("1.5.2", None);
        check("10 May 15 people 2019", None);
    }

    #[test]
    fn two_readings_are_said() {
        let check = |line: &str, expected: bool| {
            assert_eq!(
                first_day(line).map(|day| day.ambiguous),
                Some(expected),
                "{line}"
            );
        };
        check("05/06/2019", true);
        check("05/05/2019", false);
        check("25/06/2019", false);
        check("05.06.2019", false);
    }
}
