use rust_decimal::Decimal;

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// Its value; for a vague number a typical one.
    pub value: Decimal,
    /// Power of ten of the last written digit, scale words included.
    pub last: i8,
    /// Power of ten of the last digit that is not zero.
    pub last_nonzero: i8,
    /// Power of ten of its scale words: 9 of "4,8 milliards".
    pub scale: i8,
    pub form: Form,
    /// "une centaine", "several": what the word allows.
    pub vague: Option<(Decimal, Option<Decimal>)>,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One run of digits.
    Digits,
    /// Digits with groups, decimals, a sign or a scale word.
    Figures,
    /// Words.
    Words,
    /// A word for one that is also an article.
    Article,
    /// So many times as much: "doubled", "three times".
    Multiple,
    /// One in so many: "one in five".
    Part,
}

impl Number {
    /// A whole number in words.
    pub fn small(value: i64) -> Self {
        Number::from_value(Decimal::from(value), Form::Words)
    }

    /// A number whose last digit is that of its value.
    pub fn from_value(value: Decimal, form: Form) -> Self {
        let last = -(value.scale() as i8);
        Self {
            value,
            last,
            last_nonzero: last_nonzero(value),
            scale: 0,
            form,
            vague: None,
        }
    }

    /// A vague number.
    pub fn vague(value: Decimal, low: Decimal, high: Option<Decimal>) -> Self {
        let nonzero = last_nonzero(value);
        Self {
            value,
            last: nonzero,
            last_nonzero: nonzero,
            scale: 0,
            form: Form::Words,
            vague: Some((low, high)),
        }
    }

    /// The number times a scale word's value.
    pub fn scaled(self, scale: Decimal) -> Option<Self> {
        let value = self.value.checked_mul(scale)?.normalize();
        let power = power_of_ten(scale);
        Some(Self {
            value,
            last: self.last + power,
            scale: self.scale + power,
            last_nonzero: if self.value.is_zero() {
                self.last_nonzero
            } else {
                last_nonzero(value)
            },
            form: match self.form {
                Form::Digits | Form::Figures | Form::Multiple | Form::Part => Form::Figures,
                Form::Words | Form::Article => Form::Words,
            },
            vague: match self.vague {
                None => None,
                Some((low, high)) => Some((
                    low.checked_mul(scale)?,
                    match high {
                        Some(high) => Some(high.checked_mul(scale)?),
                        None => None,
                    },
                )),
            },
        })
    }

    /// The sum with a smaller number that follows: "2 millions 300 mille".
    pub fn plus(self, rest: Number) -> Option<Self> {
        Some(Self {
            value: self.value.checked_add(rest.value)?,
            last: rest.last,
            last_nonzero: rest.last_nonzero,
            ..self
        })
    }

    /// The value, when it is whole and small.
    pub fn integer(&self) -> Option<i32> {
        let whole = self.vague.is_none() && self.value.fract().is_zero();
        whole.then(|| i32::try_from(self.value).ok()).flatten()
    }

    /// About so many: ten more or less, not "several".
    pub fn about(value: Decimal) -> Self {
        let half = ten_to(last_nonzero(value)) / Decimal::TWO;
        let margin = half.max(value * Decimal::new(5, 2));
        Number::vague(value, value - margin, Some(value + margin))
    }

    /// Whether a vague number still names one: limits within a factor of three.
    pub fn is_rough(&self) -> bool {
        self.vague
            .is_some_and(|(low, high)| high.is_some_and(|high| high <= low * Decimal::from(3)))
    }
}

/// 10 to that power, within what a decimal holds.
pub(crate) fn ten_to(power: i8) -> Decimal {
    if power < 0 {
        Decimal::new(1, u32::from(power.unsigned_abs()).min(28))
    } else {
        Decimal::from(10_i128.pow(u32::from(power.unsigned_abs()).min(28)))
    }
}

fn power_of_ten(scale: Decimal) -> i8 {
    let mut power = 0;
    let mut rest = scale.trunc();
    while rest >= Decimal::TEN {
        rest = (rest / Decimal::TEN).trunc();
        power += 1;
    }
    power
}

fn last_nonzero(value: Decimal) -> i8 {
    if value.is_zero() {
        return -(value.scale() as i8);
    }
    let value = value.normalize();
    let mut power = -(value.scale() as i8);
    let mut mantissa = value.mantissa();
    while mantissa % 10 == 0 {
        mantissa /= 10;
        power += 1;
    }
    power
}
