//! Numbers, counts and days in the reader's style.

use super::Words;
use jiff::civil::Date;

impl Words {
    /// The form of a noun for this many.
    pub(crate) fn form<'w>(&self, forms: &'w [String], number: usize) -> &'w str {
        let form = match self.tag.as_str() {
            "ru" => match (number % 10, number % 100) {
                (_, 11..=14) => 2,
                (1, _) => 0,
                (2..=4, _) => 1,
                _ => 2,
            },
            "fr" => usize::from(number > 1),
            _ => usize::from(number != 1),
        };
        forms.get(form).or(forms.last()).map_or("", String::as_str)
    }

    /// "80 claims".
    pub(crate) fn counted(&self, number: usize) -> String {
        format!("{number}\u{a0}{}", self.form(&self.claims, number))
    }

    /// A day in words: "3 November 2021".
    pub(crate) fn date(&self, date: Date) -> String {
        self.dated(date.year(), date.month(), Some(date.day()))
    }

    /// A day on an axis: "3 Nov".
    pub(crate) fn short_day(&self, date: Date) -> String {
        format!("{}\u{a0}{}", date.day(), self.short(date))
    }

    /// A month on an axis: "Nov 2021".
    pub(crate) fn short_month(&self, date: Date) -> String {
        format!("{}\u{a0}{}", self.short(date), date.year())
    }

    fn short(&self, date: Date) -> &str {
        let index = usize::from(date.month().unsigned_abs()).saturating_sub(1);
        self.months_short.get(index).map_or("", String::as_str)
    }

    /// A time as TIMEX3 writes it, in words where it is a day, a month or a year: "2021-11"
    /// becomes "November 2021"; others stay as they are.
    pub(crate) fn time(&self, value: &str) -> String {
        self.calendar(value).unwrap_or_else(|| value.to_owned())
    }

    fn calendar(&self, value: &str) -> Option<String> {
        let (date, clock) = match value.split_once('T') {
            Some((date, clock)) => (date, Some(clock)),
            None => (value, None),
        };
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let mut parts = date.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = match parts.next() {
            Some(month) => Some(digits(month, 2)? as i8).filter(|month| (1..=12).contains(month)),
            None => return clock.is_none().then(|| year.to_string()),
        }?;
        let day = match parts.next() {
            Some(day) => Some(digits(day, 2)? as i8),
            None => None,
        };
        if parts.next().is_some() {
            return None;
        }
        let date = self.dated(year, month, day);
        match clock {
            None => Some(date),
            Some(clock) if clock.starts_with(|digit: char| digit.is_ascii_digit()) => {
                Some(format!("{date}, {clock}"))
            }
            Some(part) => Some(format!("{date}, {}", self.part.get(part)?)),
        }
    }

    fn dated(&self, year: i16, month: i8, day: Option<i8>) -> String {
        let index = usize::from(month.unsigned_abs()).saturating_sub(1);
        let name = |months: &[String]| months.get(index).cloned().unwrap_or_default();
        let (pattern, month) = match day {
            Some(_) => (&self.day, name(&self.months)),
            None => (&self.month, name(&self.months_alone)),
        };
        let day = match day {
            Some(1) => self.first.clone(),
            Some(day) => day.to_string(),
            None => String::new(),
        };
        pattern
            .replace("{day}", &day)
            .replace("{month}", &month)
            .replace("{year}", &year.to_string())
    }
}

/// A pattern with one place filled.
pub(crate) fn filled(pattern: &str, place: &str, words: &str) -> String {
    pattern.replace(place, words)
}

#[cfg(test)]
mod tests {
    use crate::words::words;
    use laocoon_text::Language::{English, French, Russian};

    #[test]
    fn days_read_as_readers_write_them() {
        for (language, given, expected) in [
            (English, "2021-11-03", "3 November 2021"),
            (French, "2021-08-01", "1er août 2021"),
            (Russian, "2021-11-03", "3 ноября 2021 г."),
            (Russian, "2021-11", "ноябрь 2021 г."),
            (French, "2021", "2021"),
            (English, "2021-11-03T10:30", "3 November 2021, 10:30"),
            (English, "2021-W02", "2021-W02"),
            (English, "XXXX-01-04", "XXXX-01-04"),
            (English, "2021-11-03TMO", "3 November 2021, morning"),
            (English, "2021-11-03TXX", "2021-11-03TXX"),
            (English, "P3M", "P3M"),
            (English, "-2021-é", "-2021-é"),
            (English, "2021-13", "2021-13"),
        ] {
            assert_eq!(words(language).time(given), expected);
        }
    }

    #[test]
    fn nouns_agree() {
        for (language, number, expected) in [
            (Russian, 1, "1\u{a0}утверждение"),
            (Russian, 3, "3\u{a0}утверждения"),
            (Russian, 11, "11\u{a0}утверждений"),
            (Russian, 21, "21\u{a0}утверждение"),
            (French, 0, "0\u{a0}énoncé"),
            (English, 0, "0\u{a0}claims"),
        ] {
            assert_eq!(words(language).counted(number), expected);
        }
    }
}
