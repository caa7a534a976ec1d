use super::credit::Stated;
use super::draft::Draft;
use crate::date::{Day, first_day};
use laocoon_text::Span;

/// A line that is a date, with a place, a weekday or an hour at most.
pub(super) fn bare_date(words: &str) -> Option<Day> {
    if words.len() > 120 {
        return None;
    }
    let day = first_day(words)?;
    let rest = [&words[..day.range.start], &words[day.range.end..]].concat();
    let letters = rest
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 1);
    let few = letters.count() <= 3 && rest.chars().filter(|c| c.is_alphabetic()).count() <= 24;
    // "5 mars 2014 : le port ferme" opens an entry.
    let ends = words.ends_with(['!', '?', ':', ';', '–', '—'])
        || words[day.range.end..]
            .trim_start()
            .starts_with([':', '–', '—']);
    (few && !ends).then_some(day)
}

/// "PARIS, 12 mars 2019 (AFP) – …" at the start of the running text.
pub(super) fn dateline(drafts: &[Draft], text: &str) -> Option<Stated> {
    let running = drafts
        .iter()
        .filter(|draft| draft.is_plain() && draft.width(text) > 60);
    let mut found = running.filter_map(|draft| {
        let words = draft.words(text);
        let end = words
            .char_indices()
            .nth(110)
            .map_or(words.len(), |(at, _)| at);
        let day = first_day(&words[..end])?;
        opens_dateline(&words[..day.range.start], &words[day.range.end..])
            .then_some((draft.span().start, day))
    });
    let (start, day) = found.next()?;
    // One that comes again is an entry of a chronicle.
    if found.next().is_some() {
        return None;
    }
    let span = Span::new(start + day.range.start as u32, start + day.range.end as u32);
    Some(Stated {
        day,
        span,
        found: "dateline",
    })
}

fn opens_dateline(before: &str, after: &str) -> bool {
    let place = before.trim_end();
    let place = place.strip_suffix(" le").unwrap_or(place);
    let parted = place.ends_with([',', '.', '(', '-', '–', '—', '/', ')']);
    let capitals = place
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 1)
        .all(|word| word.starts_with(char::is_uppercase));
    let words = place.split_whitespace().count();
    let after = after
        .trim_start()
        .trim_start_matches("г.")
        .trim_start_matches("г")
        .trim_start();
    parted
        && capitals
        && (1..=6).contains(&words)
        && place.starts_with(char::is_uppercase)
        && after.starts_with(['-', '–', '—', '(', '/', '|', ':', '.', ')'])
}

#[cfg(test)]
mod tests {
    use super::{bare_date, opens_dateline};

    #[test]
    fn dates_alone() {
        for words in [
            "5 mars 2014",
            "Kiev, le 5 mars 2014",
            "Thursday, 6 January 2022, 10:15 GMT",
            "5 мая 2018 г., 12:30",
        ] {
            assert!(bare_date(words).is_some(), "{words}");
        }
        for words in [
            "5 mars 2014 : le port ferme",
            "Le 5 mars 2014, le port a fermé ses grilles",
            "Depuis mars 2014",
        ] {
            assert!(bare_date(words).is_none(), "{words}");
        }
    }

    #[test]
    fn datelines() {
        for (before, after) in [
            ("PARIS, ", " (AFP) – Le"),
            ("МОСКВА, ", " г. /ТАСС/. Порт"),
            ("Port Said, le ", " – Le"),
            ("LONDON (Reuters) - ", " - The"),
        ] {
            assert!(opens_dateline(before, after), "{before}");
        }
        for (before, after) in [
            ("À Paris, le ", ", le président"),
            ("", " – début"),
            ("The plan of ", " - a"),
            ("Depuis le ", " -"),
        ] {
            assert!(!opens_dateline(before, after), "{before}");
        }
    }
}
