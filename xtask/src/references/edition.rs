//! The editions: when each counts as published, and which snapshot belongs to which.

/// Year of the edition; year and month in which its compilation closed; the snapshot that belongs to it.
///
/// The month is the last from which the edition reports events (elections, data "as of"): the editions on paper
/// closed in summer, the archived web editions at the end of the year, some early in the next. A snapshot belongs to
/// the edition of its year; that of 22 January 2026, the last there is, is taken as edition 2026 of its own.
#[rustfmt::skip]
pub const EDITIONS: &[(u16, (u16, u8), Option<&str>)] = &[
    (1990, (1990, 8), None), (1991, (1991, 8), None), (1992, (1992, 7), None), (1993, (1993, 6), None),
    (1994, (1994, 7), None), (1995, (1995, 6), None), (1996, (1996, 7), None), (1997, (1997, 7), None),
    (1998, (1998, 6), None), (1999, (1999, 5), None), (2000, (2000, 5), None), (2001, (2001, 8), None),
    (2002, (2003, 3), None), (2003, (2003, 12), None), (2004, (2005, 2), None), (2005, (2005, 10), None),
    (2006, (2007, 1), None), (2007, (2008, 1), None), (2008, (2008, 12), None), (2009, (2009, 12), None),
    (2010, (2011, 1), None), (2011, (2011, 12), None), (2012, (2013, 1), None), (2013, (2013, 12), None),
    (2014, (2014, 6), None), (2015, (2015, 12), None), (2016, (2016, 12), None), (2017, (2017, 12), None),
    (2018, (2018, 12), None), (2019, (2019, 12), None), (2020, (2020, 12), Some("2020-11-27")),
    (2021, (2021, 12), Some("2021-12-30")), (2022, (2022, 12), Some("2022-12-29")), (2023, (2023, 12), Some("2023-12-30")),
    (2024, (2024, 12), Some("2024-12-26")), (2025, (2025, 12), None), (2026, (2026, 1), Some("2026-01-22")),
];

/// The editions that stand in the archive.
pub fn in_archive(year: u16) -> bool {
    (1990..=2025).contains(&year)
}

#[cfg(test)]
mod tests {
    #[test]
    fn editions_are_in_order() {
        assert!(
            super::EDITIONS
                .windows(2)
                .all(|w| w[0].0 + 1 == w[1].0 && w[0].1 < w[1].1)
        );
    }
}
