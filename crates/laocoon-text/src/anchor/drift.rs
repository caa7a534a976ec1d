//! How far words have moved, going by those that were found.

/// Where each code point of the old text should be in the new one.
pub(super) struct Drift {
    /// Old and new places, both ascending.
    pins: Vec<(u32, u32)>,
    /// Code points of the new text.
    length: f64,
}

impl Drift {
    /// When nothing was found yet: words are roughly where they were.
    pub(super) fn unknown(length: u32) -> Self {
        Self {
            pins: Vec::new(),
            length: f64::from(length),
        }
    }

    /// From old and new places; those out of order with most others are left out.
    pub(super) fn new(mut pins: Vec<(u32, u32)>, length: u32) -> Self {
        pins.sort_unstable();
        pins.dedup_by_key(|(old, _)| *old);
        Self {
            pins: in_order(&pins),
            length: f64::from(length),
        }
    }

    /// Natural logarithm of how much likelier words from an old place are at a new one than
    /// anywhere in the text.
    pub(super) fn ratio(&self, old: u32, new: u32) -> f64 {
        // A pin does not speak for itself.
        let after = self.pins.partition_point(|(pin, _)| *pin <= old);
        let before = self.pins[..after].partition_point(|(pin, _)| *pin < old);
        let left = before
            .checked_sub(1)
            .map(|at| self.pins[at])
            .unwrap_or((0, 0));
        let right = self.pins.get(after).copied();
        let distance = |(pin, _): (u32, u32)| f64::from(old.abs_diff(pin));
        let shifted = |(pin, now): (u32, u32)| f64::from(now) + f64::from(old) - f64::from(pin);
        let (due, near, rate) = match right {
            Some(right) => {
                let share = distance(left) / f64::from(right.0 - left.0).max(1.0);
                let due = f64::from(left.1) + share * (f64::from(right.1) - f64::from(left.1));
                (due, distance(left).min(distance(right)), 0.0)
            }
            // With nothing beyond, the text may have grown or shrunk by a share that is not known.
            None => (shifted(left), distance(left), 0.15),
        };
        // Every word that changed moves all that follow, some forward and some back.
        let spread = 8.0 + 2.0 * near.sqrt() + rate * near;
        let off = (f64::from(new) - due).abs();
        (self.length.max(1.0) / (2.0 * spread)).ln() - off / spread
    }
}

/// The longest part of the pins whose new places ascend.
fn in_order(pins: &[(u32, u32)]) -> Vec<(u32, u32)> {
    // For each length, the pin that ends such a part earliest; and for each pin the one before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pins.len());
    for (index, (_, new)) in pins.iter().enumerate() {
        let length = ends.partition_point(|end| pins[*end].1 < *new);
        before.push(length.checked_sub(1).map(|length| ends[length]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut part = Vec::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        part.push(pins[index]);
        at = before[index];
    }
    part.reverse();
    part
}
