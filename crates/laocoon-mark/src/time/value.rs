use crate::Modifier;
use rust_decimal::Decimal;

/// What the words of a time expression say, before it is placed in the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TimeValue {
    /// A day, a month, a year, an hour: a place in time.
    When(When),
    /// A length of time.
    Lasting(Lasting),
    /// Something that comes again.
    Repeat(Repeat),
    /// From one place in time to another, both included.
    Range(When, When),
    /// The first or the last part, so long, of a place in time: "the first nine months of 2021".
    Part(Lasting, When),
}

/// A place in time, as far as the words give it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct When {
    pub shift: Option<Shift>,
    /// -1 "last", 0 "this", 1 "next", for the coarsest field given.
    pub which: Option<i8>,
    pub bc: bool,
    /// 20 for the twentieth.
    pub century: Option<i16>,
    /// 199 for the nineties; 9 when the century is not said.
    pub decade: Option<i16>,
    pub year: Option<i16>,
    /// The year stands in two digits.
    pub short_year: bool,
    /// The year is a fiscal one.
    pub fiscal: bool,
    pub half: Option<u8>,
    /// 1 to 4; 0 the one spoken of: "the 1989 period".
    pub quarter: Option<u8>,
    pub season: Option<SeasonOf>,
    pub month: Option<u8>,
    pub week: Option<u8>,
    pub day: Option<u8>,
    /// 1 Monday to 7 Sunday.
    pub weekday: Option<u8>,
    pub weekend: bool,
    /// The first, third, last (-1) unit within the fields given.
    pub nth: Option<(i8, Unit)>,
    pub holiday: Option<Holiday>,
    pub part: Option<Part>,
    pub clock: Option<Clock>,
    pub modifier: Option<Modifier>,
    pub reference: Option<Reference>,
    /// Days after (or before) what the other fields give: "two days after Easter".
    pub offset: i16,
    /// Months after (or before) it, before the days are counted: "a year before 2015".
    pub offset_months: i16,
    /// The unit in which it lies is meant: "the week of 6 March".
    pub whole: Option<UnitKind>,
}

/// A distance from another time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Shift {
    pub unit: Unit,
    /// `None`: some.
    pub count: Option<i32>,
    /// Half a unit more.
    pub half: bool,
    /// -1 before, 0 within, 1 after.
    pub direction: i8,
    pub base: Base,
    /// The units are counted ("a year ago"), not named ("last year").
    pub counted: bool,
    /// A distance in a sentence that looks ahead ("will open in two weeks"), else a length.
    pub tentative: bool,
}

impl Shift {
    /// Whether hours, minutes or seconds are counted.
    pub fn counts_hours(&self) -> bool {
        self.unit.kind < UnitKind::Day
    }
}

/// What a distance is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// The day of the text.
    Now,
    /// The last time mentioned.
    Then,
    /// The last time mentioned in a sentence that looks back, the day of the text in others.
    Either,
    /// An event that the words name and that has no known date: "two days after the fire".
    Event,
}

/// A unit of time, so many at once: a fortnight is two weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    pub kind: UnitKind,
    pub times: u8,
}

/// The units of time, from short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum UnitKind {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    pub const fn one(kind: UnitKind) -> Self {
        Self { kind, times: 1 }
    }

    /// A unit by its key in a lexicon: "D", "2W".
    pub fn parse(key: &str) -> Option<Self> {
        let digits = key.len() - key.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let times = match &key[..digits] {
            "" => 1,
            times => times.parse().ok()?,
        };
        let kind = match &key[digits..] {
            "s" => UnitKind::Second,
            "min" => UnitKind::Minute,
            "h" => UnitKind::Hour,
            "D" => UnitKind::Day,
            "WE" => UnitKind::Weekend,
            "W" => UnitKind::Week,
            "M" => UnitKind::Month,
            "Q" => UnitKind::Quarter,
            "H" => UnitKind::Half,
            "S" => UnitKind::Season,
            "Y" => UnitKind::Year,
            "DE" => UnitKind::Decade,
            "CE" => UnitKind::Century,
            "ML" => UnitKind::Millennium,
            _ => return None,
        };
        Some(Self { kind, times })
    }

    /// How TIMEX3 writes a length of so many: "P3M", "PT2H".
    pub fn period(self, count: &str) -> String {
        let (before, after) = match self.kind {
            UnitKind::Second => ("PT", "S"),
            UnitKind::Minute => ("PT", "M"),
            UnitKind::Hour => ("PT", "H"),
            UnitKind::Day => ("P", "D"),
            UnitKind::Weekend => ("P", "WE"),
            UnitKind::Week => ("P", "W"),
            UnitKind::Month => ("P", "M"),
            // A length of quarters is told in months.
            UnitKind::Quarter => ("P", "Q"),
            UnitKind::Half => ("P", "H"),
            UnitKind::Season => ("P", "S"),
            UnitKind::Year => ("P", "Y"),
            UnitKind::Decade => ("P", "DE"),
            UnitKind::Century => ("P", "CE"),
            UnitKind::Millennium => ("P", "ML"),
        };
        format!("{before}{count}{after}")
    }
}

/// A season, and whether it is three whole months, as in Russia, or begins with the sun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SeasonOf {
    pub season: Season,
    pub months: bool,
}

/// The seasons, by TIMEX3's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    pub const fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }
}

/// The parts of a day, by TIMEX3's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Part {
    pub const fn code(self) -> &'static str {
        match self {
            Part::Morning => "MO",
            Part::Midday => "MI",
            Part::Afternoon => "AF",
            Part::Evening => "EV",
            Part::Night => "NI",
            Part::Daytime => "DT",
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    pub hour: u8,
    pub minute: Option<u8>,
    pub second: Option<u8>,
    /// Minutes east of Greenwich.
    pub zone: Option<i16>,
}

/// A day with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// Month and day.
    Fixed(u8, u8),
    /// Month and day of the Islamic calendar.
    Islamic(u8, u8),
    /// Month (1 Nisan) and day of the Hebrew calendar.
    Hebrew(u8, u8),
    /// Days after Easter of the western churches.
    Easter(i16),
    /// Days after Easter of the eastern churches.
    OrthodoxEaster(i16),
    /// The nth (last: -1) weekday of a month, and days after it.
    Weekday {
        nth: i8,
        weekday: u8,
        month: u8,
        after: i8,
    },
}

/// Times that are only named by their side of now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// The last time mentioned: "since then".
    Told,
    Past,
    Present,
    Future,
}

impl Reference {
    pub const fn code(self) -> &'static str {
        match self {
            Reference::Told | Reference::Past => "PAST_REF",
            Reference::Present => "PRESENT_REF",
            Reference::Future => "FUTURE_REF",
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lasting {
    /// How many; `None`: some.
    pub count: Option<Decimal>,
    pub unit: Unit,
    /// Smaller parts: "2 hours 30 minutes".
    pub more: [Option<(Decimal, Unit)>; 3],
    /// -1 "the last two years", 1 "the next two years"; of a whole, its end or its beginning.
    pub side: i8,
    pub modifier: Option<Modifier>,
}

/// Something that comes again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Repeat {
    /// Every so many units.
    Every(Option<Decimal>, Unit),
    /// On such days.
    On(When),
}
