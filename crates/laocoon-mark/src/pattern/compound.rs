//! Words that are a number and what it counts, written as one: "двадцатипроцентный",
//! "пятилетний", "500-тысячный".

use super::grammar::{ClassId, Grammar};
use super::syntax::surfaces;
use super::value::{Codes, Value};
use crate::QuantityKind;
use crate::quantity::{Amount, Form, Number};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// Class of the amounts that such words are.
pub(super) const COMPOUND: &str = "compound";

/// The beginnings and endings of such words in a language.
#[derive(Debug, Default)]
pub(super) struct Compounds {
    stems: FxHashMap<Box<str>, Decimal>,
    /// First two letters of the stems: most words are none by them.
    heads: FxHashSet<(char, char)>,
    /// Longest stem, in letters.
    longest: usize,
    tails: FxHashMap<Box<str>, Vec<Tail>>,
}

/// What an ending makes of the number before it.
#[derive(Clone, Debug)]
struct Tail {
    class: ClassId,
    sense: Sense,
}

#[derive(Clone, Debug)]
enum Sense {
    /// An amount, of a unit or of so many at once.
    Amount(QuantityKind, Option<u16>, Decimal),
    /// The number itself, so many times.
    Number(Decimal),
    /// A length of time, by the class and unit of the lexicons of time.
    Length(Box<str>, Box<str>),
}

impl Compounds {
    /// Takes a line of `[lexicon.numeral_stem]`: a number's beginnings.
    pub fn take_stem(
        &mut self,
        key: &str,
        words: &[String],
        fold: impl Fn(&str) -> String,
    ) -> Result<(), String> {
        let value = Decimal::from_str_exact(key).map_err(|_| "expected a number".to_owned())?;
        for word in words {
            let word = fold(word);
            let mut letters = word.chars();
            if let (Some(first), Some(second)) = (letters.next(), letters.next()) {
                self.heads.insert((first, second));
            }
            self.longest = self.longest.max(word.chars().count());
            self.stems.insert(word.into(), value);
        }
        Ok(())
    }

    /// Takes a line of `[lexicon.numeral_tail]`: endings with the key `percent UNIT`, `measure
    /// UNIT`, `money UNIT`, `count N`, or `CLASS N` and `CLASS UNIT-OF-TIME` for another lexicon.
    pub fn take_tail(
        &mut self,
        key: &str,
        words: &[String],
        codes: &mut Codes,
        class: impl Fn(&str) -> Option<ClassId>,
        fold: impl Fn(&str) -> String,
    ) -> Result<(), String> {
        let (name, rest) = key
            .split_once(' ')
            .ok_or("expected a class and what follows it")?;
        let number = Decimal::from_str_exact(rest);
        let one = Decimal::ONE;
        let (to, sense) = match (name, number) {
            ("percent", _) => (
                COMPOUND,
                Sense::Amount(QuantityKind::Percent, Some(codes.index(rest)), one),
            ),
            ("measure", _) => (
                COMPOUND,
                Sense::Amount(QuantityKind::Measure, Some(codes.index(rest)), one),
            ),
            ("money", _) => (
                COMPOUND,
                Sense::Amount(QuantityKind::Money, Some(codes.index(rest)), one),
            ),
            ("count", Ok(times)) => (COMPOUND, Sense::Amount(QuantityKind::Number, None, times)),
            (name, Ok(times)) => (name, Sense::Number(times)),
            (name, Err(_)) => (name, Sense::Length(name.into(), rest.into())),
        };
        let class = class(to).ok_or_else(|| format!("no lexicon or pattern has a \"{to}\""))?;
        for word in words {
            for surface in surfaces(word)? {
                let tail = Tail {
                    class,
                    sense: sense.clone(),
                };
                self.tails
                    .entry(fold(&surface).into())
                    .or_default()
                    .push(tail);
            }
        }
        Ok(())
    }
}

impl Grammar {
    /// What a word that no lexicon holds means as a number with an ending, by its folded form.
    pub(super) fn compound(&self, plain: &str) -> Vec<(ClassId, Value)> {
        let compounds = &self.compounds;
        let mut letters = plain.chars();
        let head = letters.next().zip(letters.next());
        if !head.is_some_and(|head| compounds.heads.contains(&head)) {
            return Vec::new();
        }
        split(compounds, plain, None, Decimal::ZERO)
            .map(|(number, tails)| meanings(number, tails))
            .unwrap_or_default()
    }

    /// What a number in digits means with an ending after a hyphen: "15-процентный".
    pub(super) fn compound_with(&self, number: Decimal, tail: &str) -> Vec<(ClassId, Value)> {
        let tails = self.compounds.tails.get(tail);
        tails.map_or_else(Vec::new, |tails| meanings(number, tails))
    }
}

/// The number and the endings of a word: longest beginnings first, each smaller than the one
/// before leaves room for.
fn split<'c>(
    compounds: &'c Compounds,
    rest: &str,
    room: Option<Decimal>,
    sum: Decimal,
) -> Option<(Decimal, &'c [Tail])> {
    if room.is_some()
        && let Some(tails) = compounds.tails.get(rest)
    {
        return Some((sum, tails));
    }
    let ends: Vec<usize> = rest
        .char_indices()
        .skip(2)
        .take(compounds.longest.saturating_sub(1))
        .map(|(at, _)| at)
        .collect();
    ends.into_iter().rev().find_map(|end| {
        let value = *compounds.stems.get(&rest[..end])?;
        if room.is_some_and(|room| value >= room) {
            return None;
        }
        // "двадцати" leaves room for units, "сто" for what is below a hundred.
        let below = [100, 10].map(Decimal::from);
        let room = below
            .into_iter()
            .find(|below| value >= Decimal::TWO * *below || value == *below);
        let room = room.filter(|room| value > Decimal::TEN && (value % *room).is_zero());
        split(
            compounds,
            &rest[end..],
            Some(room.unwrap_or(Decimal::ZERO)),
            sum + value,
        )
    })
}

fn meanings(number: Decimal, tails: &[Tail]) -> Vec<(ClassId, Value)> {
    let value = |tail: &Tail| {
        let times = |times: Decimal| {
            let value = number.checked_mul(times)?;
            Some(Number::from_value(value.normalize(), Form::Words))
        };
        Some(match &tail.sense {
            Sense::Amount(kind, unit, factor) => {
                let mut amount = Amount::new(*kind, times(*factor)?);
                amount.measure = *unit;
                Value::Amount(amount)
            }
            Sense::Number(factor) => Value::Number(times(*factor)?),
            Sense::Length(class, unit) => {
                let key = format!("{number} {unit}");
                crate::time::lexical(class, &key)?.ok()?
            }
        })
    };
    let found = tails
        .iter()
        .filter_map(|tail| Some((tail.class, value(tail)?)));
    found.collect()
}
