use super::calendar;
use super::value::{SeasonOf, Unit, UnitKind, When};
use jiff::civil::{Date, DateTime};

/// A stretch of the calendar, or what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Day(Date),
    /// A time of a day, to the minute or, if it has seconds, to the second.
    Moment(DateTime),
    /// Year, month, day of the month.
    DayOfMonth(Option<i16>, Option<u8>, u8),
    Weekday(u8),
    Weekend(Option<i16>, Option<u8>),
    Week(Option<i16>, u8),
    Month(Option<i16>, u8),
    Quarter(Option<i16>, u8),
    Half(Option<i16>, u8),
    Season(Option<i16>, SeasonOf),
    Year(i16),
    /// Its years without the last digit.
    Decade(i16),
    /// 20 for the twentieth.
    Century(i16),
    /// Its years without the last three digits.
    Millennium(i16),
    BeforeChrist {
        year: Option<i16>,
        century: Option<i16>,
    },
    /// Some units away from the time before.
    Some(Unit),
    /// Only the form is known.
    Unknown(&'static str),
}

fn year(year: Option<i16>) -> String {
    year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"))
}

impl Place {
    /// A unit's form when nothing of it is known.
    pub fn unknown(kind: UnitKind, when: &When) -> Place {
        match (kind, when.weekday) {
            (UnitKind::Week, Some(weekday)) => Place::Weekday(weekday),
            (UnitKind::Week, None) => Place::Unknown("XXXX-WXX"),
            (UnitKind::Weekend, _) => Place::Weekend(None, None),
            (UnitKind::Month, _) => Place::Unknown("XXXX-XX"),
            (UnitKind::Quarter, _) => Place::Unknown("XXXX-QX"),
            (UnitKind::Half, _) => Place::Unknown("XXXX-HX"),
            (UnitKind::Season | UnitKind::Year, _) => match (when.month, when.day) {
                (Some(month), Some(day)) => Place::DayOfMonth(None, Some(month), day),
                (Some(month), None) => Place::Month(None, month),
                _ => Place::Unknown("XXXX"),
            },
            (UnitKind::Decade, _) => Place::Unknown("XXX"),
            (UnitKind::Century, _) => Place::Unknown("XX"),
            (UnitKind::Millennium, _) => Place::Unknown("X"),
            _ => Place::Unknown("XXXX-XX-XX"),
        }
    }

    /// The value as TIMEX3 writes it.
    pub fn value(&self) -> String {
        match *self {
            Place::Day(day) => format!("{day}"),
            Place::Moment(at) if at.second() == 0 => at.strftime("%FT%R").to_string(),
            Place::Moment(at) => at.strftime("%FT%T").to_string(),
            Place::DayOfMonth(of, month, day) => {
                let month = month.map_or("XX".to_owned(), |month| format!("{month:02}"));
                format!("{}-{month}-{day:02}", year(of))
            }
            Place::Weekday(day) => format!("XXXX-WXX-{day}"),
            Place::Weekend(of, week) => {
                let week = week.map_or("XX".to_owned(), |week| format!("{week:02}"));
                format!("{}-W{week}-WE", year(of))
            }
            Place::Week(of, week) => format!("{}-W{week:02}", year(of)),
            Place::Month(of, month) => format!("{}-{month:02}", year(of)),
            Place::Quarter(of, quarter) => format!("{}-Q{quarter}", year(of)),
            Place::Half(of, half) => format!("{}-H{half}", year(of)),
            Place::Season(of, season) => format!("{}-{}", year(of), season.season.code()),
            Place::Year(of) => year(Some(of)),
            Place::Decade(decade) => format!("{decade:03}"),
            Place::Century(century) => format!("{:02}", century - 1),
            Place::Millennium(millennium) => format!("{millennium}"),
            Place::BeforeChrist {
                year: Some(year), ..
            } => format!("BC{year:04}"),
            Place::BeforeChrist {
                century: Some(century),
                ..
            } => format!("BC{:02}", century - 1),
            Place::BeforeChrist { .. } => "BC".to_owned(),
            Place::Some(unit) => unit.period("X"),
            Place::Unknown(form) => form.to_owned(),
        }
    }

    /// First and last day, when known.
    pub fn days(&self) -> Option<(Date, Date)> {
        match *self {
            Place::Day(day) => Some((day, day)),
            Place::Moment(at) => Some((at.date(), at.date())),
            Place::Weekend(of, week) => {
                let (_, sunday) = calendar::week(of?, week?)?;
                Some((calendar::add_days(sunday, -1)?, sunday))
            }
            Place::Week(of, week) => calendar::week(of?, week),
            Place::Month(of, month) => calendar::month(of?, month),
            Place::Quarter(of, quarter) => calendar::months(of?, quarter * 3 - 2, quarter * 3),
            Place::Half(of, half) => calendar::months(of?, half * 6 - 5, half * 6),
            Place::Season(of, season) => calendar::season(of?, season),
            Place::Year(of) => calendar::year(of),
            Place::Decade(decade) => years(decade, 10),
            Place::Century(century) => {
                let first = (century - 1).checked_mul(100)? + 1;
                Some((
                    calendar::year(first)?.0,
                    calendar::year(first.checked_add(99)?)?.1,
                ))
            }
            Place::Millennium(millennium) => years(millennium, 1000),
            Place::DayOfMonth(..)
            | Place::Weekday(_)
            | Place::BeforeChrist { .. }
            | Place::Some(_)
            | Place::Unknown(_) => None,
        }
    }
}

fn years(stem: i16, length: i16) -> Option<(Date, Date)> {
    let first = stem.checked_mul(length)?;
    let last = first.checked_add(length - 1)?;
    Some((calendar::year(first)?.0, calendar::year(last)?.1))
}
