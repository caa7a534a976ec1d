//! What was mended or is missing in the sources, for people to read.

use super::mend::Mended;

/// A remark: first and last edition, entity or "", text.
pub type Remark = (u16, u16, String, String);

/// What holds for whole editions.
#[rustfmt::skip]
const GENERAL: &[(u16, u16, &str, &str)] = &[
    (1990, 1990, "DE", "edition 1990 has the Federal Republic before unification; the German Democratic Republic is DD"),
    (1990, 1990, "YE", "edition 1990 has the Yemen Arab Republic; the People's Democratic Republic of Yemen is YD"),
    (1990, 1991, "YU", "the federation of six republics; from 1992 on the pages named Serbia and Montenegro or Yugoslavia are CSXX"),
    (1990, 1992, "CS", "Czechoslovakia"),
    (2018, 2020, "", "the archive lost the brackets after figures: periods (\"2017 est.\") are those of the editions around them, or of the snapshot of 2020-11-27, that give the same value"),
    (2020, 2024, "", "the snapshot taken at the end of the year belongs to the edition (96 to 99 % of its values are the archive's); it fills what the archive lacks"),
    (2026, 2026, "", "the last edition is the snapshot of 2026-01-22; 99 % of its values are those of the archive's edition 2025"),
];

/// The remarks that hold for whole editions.
pub fn general() -> impl Iterator<Item = Remark> {
    GENERAL.iter().map(|(first, last, entity, text)| {
        (*first, *last, (*entity).to_owned(), (*text).to_owned())
    })
}

/// A remark on a field that editions lost.
pub fn lost(indicator: &str, m: &Mended) -> Remark {
    let text = format!(
        "{indicator}: the archive lost the field ({} values left, {} in the edition before); {} values of {} entities were carried over, because the editions before and after agree on them",
        m.left, m.before, m.values, m.entities
    );
    (m.first, m.last, String::new(), text)
}
