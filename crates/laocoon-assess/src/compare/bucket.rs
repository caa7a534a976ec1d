//! Sorting by hashes. They spread evenly, so that their first bits tell the place but for a few.

/// Items in a bucket that are sorted by insertion; only hostile hashes come in greater numbers.
const FEW: usize = 48;

/// Sorts items by a hash that is the first of what orders them. Gives them with the place where those of each
/// prefix of their hash start: for prefixes of so many bits that a bucket holds about two.
pub(super) fn sorted<T: Copy + Ord>(items: &[T], hash: impl Fn(&T) -> u64) -> (Vec<T>, Starts) {
    let Some(first) = items.first() else {
        return (
            Vec::new(),
            Starts {
                places: vec![0; 3],
                shift: 63,
            },
        );
    };
    let mut starts = Starts::of(items.len());
    let mut places = vec![0u32; (1 << (64 - starts.shift)) + 1];
    for item in items {
        places[starts.bucket(hash(item)) + 1] += 1;
    }
    for bucket in 1..places.len() {
        places[bucket] += places[bucket - 1];
    }
    starts.places = places.clone();
    let mut out = vec![*first; items.len()];
    for item in items {
        let place = &mut places[starts.bucket(hash(item))];
        out[*place as usize] = *item;
        *place += 1;
    }
    for ends in starts.places.windows(2) {
        let bucket = &mut out[ends[0] as usize..ends[1] as usize];
        match bucket.len() {
            0 | 1 => {}
            2..FEW => insert(bucket),
            _ => bucket.sort_unstable(),
        }
    }
    (out, starts)
}

fn insert<T: Copy + Ord>(bucket: &mut [T]) {
    for end in 1..bucket.len() {
        let item = bucket[end];
        let mut at = end;
        while at > 0 && bucket[at - 1] > item {
            bucket[at] = bucket[at - 1];
            at -= 1;
        }
        bucket[at] = item;
    }
}

/// Where the hashes of each prefix start in a sorted list.
#[derive(Debug)]
pub(super) struct Starts {
    places: Vec<u32>,
    shift: u32,
}

impl Starts {
    fn of(items: usize) -> Self {
        let bits = (items / 2).max(2).ilog2().clamp(1, 24);
        Starts {
            places: Vec::new(),
            shift: 64 - bits,
        }
    }

    fn bucket(&self, hash: u64) -> usize {
        (hash >> self.shift) as usize
    }

    /// The places of all whose hash starts as this one does.
    pub(super) fn range(&self, hash: u64) -> std::ops::Range<usize> {
        let bucket = self.bucket(hash);
        self.places[bucket] as usize..self.places[bucket + 1] as usize
    }
}
