use jiff::civil::Date;

/// A CSV table (RFC 4180): column names, and rows of cells.
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn read(text: &str) -> Self {
        let mut rows = vec![Vec::new()];
        let (mut cell, mut quoted) = (String::new(), false);
        let mut signs = text.trim_start_matches('\u{feff}').chars().peekable();
        while let Some(sign) = signs.next() {
            match sign {
                '"' if quoted && signs.peek() == Some(&'"') => {
                    signs.next();
                    cell.push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => push(&mut rows, &mut cell),
                '\n' if !quoted => {
                    push(&mut rows, &mut cell);
                    rows.push(Vec::new());
                }
                '\r' if !quoted => {}
                sign => cell.push(sign),
            }
        }
        push(&mut rows, &mut cell);
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let columns = if rows.is_empty() {
            Vec::new()
        } else {
            rows.remove(0)
        };
        Table { columns, rows }
    }

    /// The number of a column.
    pub(super) fn column(&self, name: &str) -> Result<usize, String> {
        let is = |column: &String| column.trim().eq_ignore_ascii_case(name);
        let found = self.columns.iter().position(is);
        found.ok_or_else(|| {
            format!(
                "there is no column “{name}”; there are {}",
                self.columns.join(", ")
            )
        })
    }
}

fn push(rows: &mut [Vec<String>], cell: &mut String) {
    if let Some(row) = rows.last_mut() {
        row.push(std::mem::take(cell));
    }
}

/// The day of "2022-01-05" or of "1/5/22" (month first), counted from 1970-01-01.
pub(super) fn day(text: &str) -> Option<i64> {
    let text = text.trim();
    let date: Date = text.get(..10).unwrap_or(text).parse().ok().or_else(|| {
        let mut parts = text.split('/').map(|part| part.parse::<i16>().ok());
        let (month, day, year) = (parts.next()??, parts.next()??, parts.next()??);
        let year = if year < 70 {
            year + 2000
        } else if year < 100 {
            year + 1900
        } else {
            year
        };
        Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
    })?;
    let since = Date::constant(1970, 1, 1)
        .until((jiff::Unit::Day, date))
        .ok()?;
    Some(since.get_days().into())
}

#[cfg(test)]
mod tests {
    use super::{Table, day};

    #[test]
    fn cells_with_commas_and_quotes() {
        let table = Table::read("date,place\r\n2020-01-02,\"a, \"\"b\"\"\"\n\n");
        assert_eq!(table.rows, [["2020-01-02", "a, \"b\""]]);
        assert_eq!(table.column("Place"), Ok(1));
    }

    #[test]
    fn days() {
        assert_eq!(day("1970-01-03"), Some(2));
        assert_eq!(day("1/21/17"), day("2017-01-21"));
        assert_eq!(day("soon"), None);
    }
}
