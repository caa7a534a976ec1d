use super::table::{Table, day};
use jiff::civil::Date;
use laocoon_assess::weigh::{Dated, Part, SpreadPart, plane};

/// Compares shock, contagion and appointment on a table of dated, located events.
pub(super) fn part(text: &str, seed: u64) -> Result<Part, String> {
    let (events, left_out) = events(text)?;
    let first = events.iter().map(|event| event.day).min().unwrap_or(0);
    let origin = Date::constant(1970, 1, 1);
    let first = origin.checked_add(jiff::Span::new().days(first));
    let first = first.map_or(String::new(), |day| day.to_string());
    Ok(Part::Spread(Box::new(SpreadPart::new(
        events, left_out, first, seed,
    ))))
}

/// The events of a table, and how many rows could not be read.
pub(super) fn events(text: &str) -> Result<(Vec<Dated>, usize), String> {
    let table = Table::read(text);
    let columns = [
        table.column("date")?,
        table.column("lat")?,
        table.column("lon")?,
    ];
    let rows: Vec<(i64, f64, f64)> = table
        .rows
        .iter()
        .filter_map(|row| {
            let cell = |i: usize| row.get(columns[i]).map(|c| c.trim());
            Some((
                day(cell(0)?)?,
                cell(1)?.parse().ok()?,
                cell(2)?.parse().ok()?,
            ))
        })
        .filter(|(_, lat, lon): &(i64, f64, f64)| lat.is_finite() && lon.is_finite())
        .collect();
    let left_out = table.rows.len() - rows.len();
    let places = plane(&rows.iter().map(|row| (row.1, row.2)).collect::<Vec<_>>());
    let events: Vec<Dated> = (rows.iter().zip(places))
        .map(|((day, ..), place)| Dated { day: *day, place })
        .collect();
    Ok((events, left_out))
}
