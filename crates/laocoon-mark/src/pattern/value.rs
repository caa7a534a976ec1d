use crate::quantity::{Amount, Atom, Form, Number};
use crate::time::{TimeValue, Unit};
use crate::{Bound, Modifier};
use rust_decimal::Decimal;

/// What an edge means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    /// A word that only helps a pattern.
    Word,
    /// A month, a weekday, a direction, a sign's value.
    Int(i32),
    /// A word that builds numbers.
    Atom(Atom),
    /// A number in digits or words.
    Number(Number),
    /// A unit of time.
    Unit(Unit),
    /// A unit of measurement or a currency: index into the grammar's codes.
    Measure(u16),
    /// A time expression, whole or part.
    Time(TimeValue),
    /// A quantity.
    Amount(Amount),
    /// What bounds a number.
    Bound(Bound),
    /// What modifies a time.
    Modifier(Modifier),
    /// Recognised, and no mark: a list number, a law's article.
    Nothing,
}

macro_rules! roles {
    ($($name:ident $text:literal,)*) => {
        /// The part that an element plays in a construction.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Role {
            $($name,)*
            /// Counts by its value only.
            Plain,
            /// Takes no part in the meaning.
            Idle,
        }

        impl Role {
            /// The role of that name in patterns; `None` for a class that only helps.
            pub fn named(name: &str) -> Option<Role> {
                match name {
                    $($text => Some(Role::$name),)*
                    "idle" => Some(Role::Idle),
                    _ => None,
                }
            }
        }
    };
}

roles! {
    Amount "amount",
    Base "base",
    Bound "bound",
    Century "century",
    Clock "clock",
    Counted "counted",
    Day "day",
    Decade "decade",
    Direction "direction",
    Duration "duration",
    Era "era",
    From "from",
    Half "half",
    Hour "hour",
    Kind "kind",
    Measure "measure",
    Minute "minute",
    Modifier "modifier",
    Month "month",
    More "more",
    Number "number",
    Ordinal "ordinal",
    Other "other",
    Part "part",
    Per "per",
    Quarter "quarter",
    Scale "scale",
    Season "season",
    Second "second",
    Time "time",
    To "to",
    Unit "unit",
    Weekday "weekday",
    Which "which",
    Year "year",
    Zone "zone",
}

/// One argument of a construction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arg {
    pub role: Role,
    pub value: Value,
    /// Its tokens.
    pub tokens: (u32, u32),
}

/// The arguments of a construction, and its constants.
pub(crate) struct Args<'a> {
    pub list: &'a [Arg],
    pub with: &'a [(Role, Box<str>)],
    pub codes: &'a Codes,
}

impl<'a> Args<'a> {
    pub fn get(&self, role: Role) -> Option<Value> {
        self.arg(role).map(|arg| arg.value)
    }

    pub fn arg(&self, role: Role) -> Option<&'a Arg> {
        self.list.iter().find(|arg| arg.role == role)
    }

    pub fn int(&self, role: Role) -> Option<i32> {
        match self.get(role) {
            Some(Value::Int(int)) => Some(int),
            Some(Value::Number(number)) => number.integer(),
            _ => self.constant(role)?.parse().ok(),
        }
    }

    pub fn number(&self, role: Role) -> Option<Number> {
        match self.get(role) {
            Some(Value::Number(number)) => Some(number),
            Some(Value::Int(int)) => Some(Number::small(int.into())),
            Some(_) => None,
            None => {
                let value = Decimal::from_str_exact(self.constant(role)?).ok()?;
                Some(Number::from_value(value, Form::Words))
            }
        }
    }

    pub fn unit(&self, role: Role) -> Option<Unit> {
        match self.get(role) {
            Some(Value::Unit(unit)) => Some(unit),
            _ => Unit::parse(self.constant(role)?),
        }
    }

    pub fn time(&self, role: Role) -> Option<TimeValue> {
        match self.get(role) {
            Some(Value::Time(time)) => Some(time),
            _ => None,
        }
    }

    pub fn amount(&self, role: Role) -> Option<Amount> {
        match self.get(role) {
            Some(Value::Amount(amount)) => Some(amount),
            _ => None,
        }
    }

    pub fn measure(&self) -> Option<u16> {
        match self.get(Role::Measure) {
            Some(Value::Measure(unit)) => Some(unit),
            _ => self.constant(Role::Measure)?.parse().ok(),
        }
    }

    pub fn constant(&self, role: Role) -> Option<&'a str> {
        self.with
            .iter()
            .find(|(name, _)| *name == role)
            .map(|(_, text)| text.as_ref())
    }
}

/// What a construction makes of its arguments; `None` when they do not go together.
pub(crate) type Construct = fn(&Args<'_>) -> Option<Value>;

/// A construction and its name.
pub(crate) type Named = (&'static str, Construct);

/// The constructions of every kind of mark.
const GENERAL: [Named; 2] = [
    ("nothing", |_| Some(Value::Nothing)),
    ("same", |args| {
        let arg = args.list.iter().find(|arg| arg.role != Role::Idle)?;
        Some(arg.value)
    }),
];

/// The construction of that name.
pub(super) fn construction(name: &str) -> Option<Named> {
    GENERAL
        .iter()
        .chain(crate::time::CONSTRUCTIONS)
        .chain(crate::quantity::CONSTRUCTIONS)
        .find(|(known, _)| *known == name)
        .copied()
}

/// The value of a key in a lexicon's class; `Err` says what the class expects.
pub(super) fn lexical(class: &str, key: &str, codes: &mut Codes) -> Result<Value, &'static str> {
    if let Some(value) = crate::time::lexical(class, key) {
        return value;
    }
    if let Some(value) = crate::quantity::lexical(class, key, codes) {
        return value;
    }
    Ok(key.parse().map_or(Value::Word, Value::Int))
}

/// Codes of units and currencies, by index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Codes {
    list: Vec<Box<str>>,
}

impl Codes {
    /// The index of a code, new or known.
    pub fn index(&mut self, code: &str) -> u16 {
        let known = self.list.iter().position(|known| **known == *code);
        let index = known.unwrap_or_else(|| {
            self.list.push(code.into());
            self.list.len() - 1
        });
        index as u16
    }

    /// The code of an index.
    pub fn get(&self, index: u16) -> &str {
        &self.list[index as usize]
    }
}
