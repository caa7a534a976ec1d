use super::resolve::{Context, Tense};
use super::shift::{base, from_what, moment};
use super::value::{Base, Reference, TimeValue, When};

/// How a value was found, for people: the construction, and what it is counted from.
pub(super) fn basis(construction: &str, value: &TimeValue, context: &Context) -> String {
    match from(value, context) {
        Some(from) => format!("{construction}; {from}"),
        None => format!("{construction}; as written"),
    }
}

/// What the words leave open and where it comes from.
fn from(value: &TimeValue, context: &Context) -> Option<String> {
    let when = match value {
        TimeValue::When(when) | TimeValue::Range(when, _) | TimeValue::Part(_, when) => when,
        TimeValue::Lasting(lasting) if lasting.side != 0 => return Some(of_text(context)),
        TimeValue::Lasting(_) | TimeValue::Repeat(_) => return None,
    };
    if let (Some(Reference::Told), Some(place)) = (when.reference, context.last_place) {
        return Some(before(place.value()));
    }
    if when.reference.is_some() || is_absolute(when) {
        return None;
    }
    if let Some(shift) = when.shift {
        if let Some(at) = moment(&shift, context) {
            let at = at.strftime("%F %R");
            return Some(match from_what(&shift, context) {
                Base::Then if context.last.is_some() => before(at.to_string()),
                _ => format!("from the text's hour, {at}"),
            });
        }
        return Some(
            match (
                from_what(&shift, context),
                base(&shift, context),
                context.quarter,
            ) {
                (_, _, Some((year, quarter))) if shift.counted && shift.direction < 0 => {
                    format!(
                        "from {} or the quarter spoken of, {year}-Q{quarter}",
                        of_text_day(context)
                    )
                }
                (Base::Then, Some(last), _) if context.anchor != Some(last) => {
                    before(last.to_string())
                }
                _ => of_text(context),
            },
        );
    }
    let day = when.month.is_some() || when.weekday.is_some() || when.holiday.is_some();
    if !day
        && (when.clock.is_some() || when.part.is_some() || when.day.is_some())
        && let Some(last) = context.last_day
    {
        return Some(before(last.to_string()));
    }
    let side = match (when.which, context.tense) {
        (Some(-1), _) => "the one before",
        (Some(1 | 2), _) => "the one after",
        (Some(_), _) => "the one around",
        (None, Tense::Past) => "the nearest, the sentence looks back",
        (None, Tense::Future) => "the nearest, the sentence looks ahead",
        (None, Tense::Unknown) => "the nearest",
    };
    Some(match context.anchor {
        Some(_) => format!("{side}, {}", of_text(context)),
        None => of_text(context),
    })
}

fn before(told: String) -> String {
    format!("from the time before it, {told}")
}

/// Whether the words give the whole place.
fn is_absolute(when: &When) -> bool {
    when.bc
        || when.century.is_some()
        || when.decade.is_some_and(|decade| decade >= 10)
        || when.year.is_some() && !when.short_year
}

fn of_text(context: &Context) -> String {
    match context.anchor {
        Some(_) => format!("from {}", of_text_day(context)),
        None => "no day to count from".to_owned(),
    }
}

fn of_text_day(context: &Context) -> String {
    match context.anchor {
        Some(anchor) => format!("the text's day, {anchor}"),
        None => "no known day".to_owned(),
    }
}
