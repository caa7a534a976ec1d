use std::fmt;

/// A date as far as it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Year of the common era.
    pub year: i16,
    /// Month, 1 to 12, if given.
    pub month: Option<i8>,
    /// Day of the month, if given.
    pub day: Option<i8>,
}

impl Stamp {
    /// Reads "1991", "1991-12", "1991-12-16".
    pub fn read(text: &str) -> Option<Stamp> {
        let mut parts = text.trim().split('-');
        let year = parts.next()?.parse().ok()?;
        let mut part = |most: i8| match parts.next() {
            None => Some(None),
            Some(text) => text
                .parse()
                .ok()
                .filter(|n| (1..=most).contains(n))
                .map(Some),
        };
        let (month, day) = (part(12)?, part(31)?);
        Some(Stamp { year, month, day })
    }

    /// First and last day it may be: (year, month, day).
    pub fn span(self) -> ((i16, i8, i8), (i16, i8, i8)) {
        let first = (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1));
        let last = (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31));
        (first, last)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Stamp;

    #[test]
    fn stamps_are_read_and_written() {
        for text in ["1991", "1991-12", "1991-12-16"] {
            assert_eq!(
                Stamp::read(text).map(|stamp| stamp.to_string()).as_deref(),
                Some(text)
            );
        }
        assert_eq!(Stamp::read("1991-13"), None);
        assert_eq!(Stamp::read("soon"), None);
    }
}
