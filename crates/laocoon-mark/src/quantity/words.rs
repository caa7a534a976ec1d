use super::number::{Form, Number};
use super::read::Reader;
use crate::pattern::Value;
use crate::pattern::builtin::{CARDINAL, NUMBER_JOIN, THOUSAND};
use rust_decimal::Decimal;

/// A word that builds numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Atom {
    pub value: Decimal,
    /// What may be added must be below this.
    pub below: u32,
    pub role: AtomRole,
}

/// How a number word joins those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AtomRole {
    /// "vingt", "двести": is added.
    Add,
    /// "un", "a": one, or an article.
    Article,
    /// "cent", "hundred": multiplies what stands before within its group.
    Times,
    /// "mille", "million": multiplies the group.
    Scale,
}

/// The number in words that starts at this token, and the token after it.
pub(super) fn read_words(reader: &impl Reader, at: usize) -> Option<(Number, usize)> {
    let stop = reader.sentence().1;
    let mut sum = Sum::default();
    let mut end = at;
    let mut next = at;
    let mut joins = 0;
    while next < stop {
        let Some((atom, after)) = atom_at(reader, next) else {
            // "vingt et un", "twenty-one", "cinquante-et-un"
            match reader.word_of(next, NUMBER_JOIN) {
                Some((join, after))
                    if joins < 3 && next > at && after < stop && sum.joins(reader, join, after) =>
                {
                    next = after;
                    joins += 1;
                    continue;
                }
                _ => break,
            }
        };
        if !sum.take(&atom, next == at) {
            break;
        }
        end = after;
        next = after;
        joins = 0;
    }
    Some((sum.number()?, end)).filter(|_| end > at)
}

fn atom_at(reader: &impl Reader, at: usize) -> Option<(Atom, usize)> {
    [CARDINAL, THOUSAND]
        .iter()
        .filter_map(|class| reader.word_of(at, *class))
        .max_by_key(|(_, end)| *end)
        .and_then(|(value, end)| match value {
            Value::Atom(atom) => Some((atom, end)),
            _ => None,
        })
}

#[derive(Default)]
struct Sum {
    total: Decimal,
    group: Decimal,
    /// What the next addend must be below; `None` before the first.
    room: Option<Decimal>,
    words: usize,
    article: bool,
    /// Power of ten of the last word.
    last: Decimal,
}

impl Sum {
    /// Adds one more word, if the number can go on with it.
    fn take(&mut self, atom: &Atom, first: bool) -> bool {
        let below = Decimal::from(atom.below);
        match atom.role {
            AtomRole::Add | AtomRole::Article => {
                if self.room.is_some_and(|room| atom.value >= room) {
                    return false;
                }
                if self.words > 0 && atom.value.is_zero() {
                    return false;
                }
                self.group += atom.value;
                self.room = Some(below);
                self.article = first && atom.role == AtomRole::Article;
                self.last = Decimal::ONE;
            }
            AtomRole::Times => {
                if self.group >= atom.value
                    || self
                        .room
                        .is_some_and(|room| self.group.is_zero() && atom.value >= room)
                {
                    return false;
                }
                self.group = self.group.max(Decimal::ONE) * atom.value;
                self.room = Some(atom.value);
                self.last = atom.value;
            }
            AtomRole::Scale => {
                if self.total > Decimal::ZERO && self.total < atom.value * Decimal::ONE {
                    return false;
                }
                if self.room.is_some_and(|_| self.group.is_zero()) {
                    return false;
                }
                self.total += self.group.max(Decimal::ONE) * atom.value;
                self.group = Decimal::ZERO;
                self.room = Some(atom.value);
                self.last = atom.value;
            }
        }
        if self.words > 0 {
            self.article = false;
        }
        self.words += 1;
        true
    }

    /// Whether a word may join this number to the one that starts at `at`. "et" stands before
    /// one and eleven or after a scale word, "and" after a hundred or more.
    fn joins(&self, reader: &impl Reader, join: Value, at: usize) -> bool {
        match join {
            Value::Int(1) => {
                let hyphen = usize::from(reader.text().words.lower(at) == "-");
                let next = atom_at(reader, at + hyphen).map(|(atom, _)| atom.value);
                let one = [Decimal::ONE, Decimal::TEN, Decimal::from(11)];
                self.last >= Decimal::ONE_THOUSAND || next.is_some_and(|next| one.contains(&next))
            }
            Value::Int(least) => self.last >= Decimal::from(least),
            _ => true,
        }
    }

    fn number(&self) -> Option<Number> {
        if self.words == 0 {
            return None;
        }
        let value = self.total.checked_add(self.group)?;
        let form = if self.article && value == Decimal::ONE {
            Form::Article
        } else {
            Form::Words
        };
        let mut number = Number::from_value(value, form);
        let mut last = 0;
        let mut power = self.last;
        while power >= Decimal::TEN {
            power /= Decimal::TEN;
            last += 1;
        }
        number.last = last;
        // "two thousand": the thousand scales as a word after digits would.
        number.scale = if last >= 3 { last } else { 0 };
        Some(number)
    }
}
