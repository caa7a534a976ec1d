//! TIMEX3 values as numbers.

/// Months and seconds of a length: "P1Y6M" is 18 months.
pub(super) fn months_and_seconds(value: &str) -> Option<(f64, f64)> {
    let (date, time) = match value.strip_prefix('P')?.split_once('T') {
        Some((date, time)) => (date, time),
        None => (value.strip_prefix('P')?, ""),
    };
    let (mut months, mut seconds) = (0.0, 0.0);
    for (text, clock) in [(date, false), (time, true)] {
        let mut number = String::new();
        for c in text.chars() {
            if c.is_ascii_digit() || c == '.' {
                number.push(c);
                continue;
            }
            let count: f64 = number.parse().ok()?;
            number.clear();
            match (c, clock) {
                ('Y', false) => months += count * 12.0,
                ('M', false) => months += count,
                ('W', false) => seconds += count * 7.0 * 86_400.0,
                ('D', false) => seconds += count * 86_400.0,
                ('H', true) => seconds += count * 3600.0,
                ('M', true) => seconds += count * 60.0,
                ('S', true) => seconds += count,
                _ => return None,
            }
        }
    }
    Some((months, seconds))
}

/// The clock time of a value or of its first end: "2013-02-12T08:00Z" has "08:00".
pub(super) fn clock_of(value: &str) -> Option<String> {
    let clock = value.split_once('T')?.1.get(..5)?;
    let clock = if clock == "24:00" { "00:00" } else { clock };
    clock.contains(':').then(|| clock.to_owned())
}

/// The clock time in a zone so many minutes east of Greenwich, if the value names its own.
pub(super) fn minutes_of(value: &str, zone: i32) -> Option<String> {
    let (_, clock) = value.split('/').next()?.split_once('T')?;
    let written = clock.get(..5)?;
    let (hour, minute) = written.split_once(':')?;
    let rest = clock.get(5..)?;
    let own = match rest {
        "Z" => 0,
        _ => {
            let sign = if rest.starts_with('-') { -1 } else { 1 };
            let (hours, minutes) = rest.get(1..)?.split_once(':')?;
            sign * (hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?)
        }
    };
    let total = hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()? - own + zone;
    let total = total.rem_euclid(24 * 60);
    Some(format!("{:02}:{:02}", total / 60, total % 60))
}
