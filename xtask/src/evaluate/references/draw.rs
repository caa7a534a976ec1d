//! A draw of values from the compiled table, the same for the same seed.

use laocoon_references::{Entry, INDICATORS, entries};

/// A value as one edition has it.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub indicator: &'static str,
    pub entry: Entry,
    pub edition: u16,
}

/// The eras that are judged apart.
pub const ERAS: [(u16, u16); 4] = [(1990, 1999), (2000, 2009), (2010, 2019), (2020, 2026)];

/// Draws `count` values of an era: indicator by indicator in turn, so that long lists do not crowd out the rest.
pub fn draw(era: (u16, u16), count: usize, seed: u64) -> Vec<Drawn> {
    let mut random = Random(seed);
    let mut pools: Vec<(&'static str, Vec<Entry>)> = INDICATORS
        .iter()
        .map(|i| {
            let mut pool = entries(i.key);
            pool.retain(|e| e.run.first <= era.1 && e.run.last >= era.0 && !e.run.mended);
            (i.key, pool)
        })
        .filter(|(_, pool)| !pool.is_empty())
        .collect();
    let mut drawn = Vec::with_capacity(count);
    let mut turn = 0;
    while drawn.len() < count && !pools.is_empty() {
        let at = turn % pools.len();
        let (indicator, pool) = &mut pools[at];
        let entry = pool.swap_remove(random.below(pool.len()));
        let (first, last) = (entry.run.first.max(era.0), entry.run.last.min(era.1));
        let edition = first + random.below(usize::from(last - first) + 1) as u16;
        drawn.push(Drawn {
            indicator,
            entry,
            edition,
        });
        if pool.is_empty() {
            pools.remove(at);
        }
        turn += 1;
    }
    drawn
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }
}
