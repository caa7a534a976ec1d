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
pub(super) use form::is_form as is_legal_form;

use evidence::Evidence;
use laocoon_references::gazetteer::spelling_cost;

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

/// Names of places to be searched for those nearest to a name.
#[derive(Clone, Debug)]
pub struct Places<'n> {
    names: Vec<&'n str>,
    forms: Vec<String>,
}

impl<'n> Places<'n> {
    /// Takes in names.
    pub fn new(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.collect();
        let forms = names.iter().map(|name| form(name)).collect();
        Self { names, forms }
    }

    /// The names nearest to a name, nearest first, by their numbers, at most `most`. `listed` lets the gazetteer say which
    /// names are one place's.
    pub fn nearest(&self, name: &str, most: usize, listed: bool) -> Vec<(usize, Likeness)> {
        /// So many of those that are cheap to correct into the name are looked at closely.
        const CLOSE: usize = 30;
        let wanted = form(name);
        let known = place::known_names(name);
        let mut near: Vec<(f32, usize)> = (self.forms.iter().enumerate())
            .map(|(at, form)| {
                let is_known = listed && place::is_among(&known, self.names[at]);
                (
                    if is_known {
                        -1.0
                    } else {
                        spelling_cost(&wanted, form)
                    },
                    at,
                )
            })
            .collect();
        near.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        near.truncate(CLOSE.max(most));
        let mut close: Vec<(f64, usize)> = near
            .into_iter()
            .map(|(cost, at)| {
                let nearness = if cost < 0.0 {
                    1.0
                } else {
                    place::nearness(&wanted, &self.forms[at])
                };
                (nearness, at)
            })
            .collect();
        close.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        close.truncate(most);
        let likeness = |(_, at): (f64, usize)| (at, compare(name, self.names[at], NameKind::Place));
        close.into_iter().map(likeness).collect()
    }
}

/// The words of a name, folded and joined.
fn form(name: &str) -> String {
    let parts = part::parts(beginning(name)).into_iter();
    parts.map(|part| part.plain).collect()
}

fn beginning(name: &str) -> &str {
    name.char_indices()
        .nth(200)
        .map_or(name, |(end, _)| &name[..end])
}

#[cfg(test)]
mod tests;
