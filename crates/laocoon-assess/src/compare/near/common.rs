/// Shingles after which a pair is looked at again.
const STEP: usize = 128;
/// Natural logarithm of the chance, one in a trillion, at which a pair is given up that is alike.
const NEVER: f64 = 27.6;

/// How many shingles two sets have in common, if at least `due`. Both are in the order of hashes: what was seen
/// of them is a sample by chance, and where it falls too short the pair is given up (Hoeffding's bound).
pub(super) fn common(short: &[u64], long: &[u64], due: usize) -> Option<usize> {
    let share = due as f64 / short.len().max(1) as f64;
    let (mut i, mut j, mut common, mut stop) = (0, 0, 0usize, STEP);
    while let (Some(x), Some(y)) = (short.get(i), long.get(j)) {
        common += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
        if i >= stop {
            let least = share - (NEVER / (2.0 * i as f64)).sqrt();
            if (common as f64) < least * i as f64 || common + short.len() - i < due {
                return None;
            }
            stop = i + STEP;
        }
    }
    (common >= due).then_some(common)
}
