//! Whether two names, in any script and spelling, are one person's, organisation's or place's;
//! one score for all, one threshold ([`SAME`]), and what it rests on in words.

mod evidence;
mod form;
mod organisation;
mod part;
mod person;
mod place;
mod word;

use crate::NameKind;
use evidence::Evidence;

/// From this score on two names are taken for one thing's, whatever their kind.
pub const SAME: f32 = 0.5;

/// How alike two names are.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// How likely they are names of one thing, 0 to 1.
    pub score: f32,
    /// What speaks for and against it, for people, in the order of the first name's words.
    pub because: Vec<String>,
}

impl Likeness {
    /// Whether the names are taken for one thing's.
    pub fn is_same(&self) -> bool {
        self.score >= SAME
    }

    /// The evidence in one line.
    pub fn reason(&self) -> String {
        self.because.join("; ")
    }
}

/// Compares two names of one kind. Peoples and works are compared as organisations are.
/// Names are cut to their first 200 characters.
pub fn compare(a: &str, b: &str, kind: NameKind) -> Likeness {
    let (a, b) = (beginning(a), beginning(b));
    let mut evidence = Evidence::default();
    match kind {
        NameKind::Person => person::compare(a, b, &mut evidence),
        NameKind::Place => place::compare(a, b, &mut evidence),
        NameKind::Organisation | NameKind::Group | NameKind::Other => {
            organisation::compare(a, b, &mut evidence);
        }
    }
    evidence.likeness()
}

fn beginning(name: &str) -> &str {
    name.char_indices()
        .nth(200)
        .map_or(name, |(end, _)| &name[..end])
}

#[cfg(test)]
mod tests;
