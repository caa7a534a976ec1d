/// Optimal matching: the least cost of turning one sequence of states into another.
///
/// `substitution[a][b]` is the cost of putting b for a, `indel` that of an insertion or deletion.
pub fn optimal_matching(a: &[usize], b: &[usize], substitution: &[Vec<f64>], indel: f64) -> f64 {
    let mut row: Vec<f64> = (0..=b.len()).map(|j| j as f64 * indel).collect();
    for (i, x) in a.iter().enumerate() {
        let costs = &substitution[*x];
        let mut corner = std::mem::replace(&mut row[0], (i + 1) as f64 * indel);
        for (j, y) in b.iter().enumerate() {
            let best = (corner + costs[*y]).min(row[j + 1].min(row[j]) + indel);
            corner = std::mem::replace(&mut row[j + 1], best);
        }
    }
    row[b.len()]
}

/// The Hamming distance with a table of costs for each place, or one table for all.
pub fn hamming(a: &[usize], b: &[usize], costs: &[Vec<Vec<f64>>]) -> f64 {
    let table = |place: usize| {
        if costs.len() == 1 {
            &costs[0]
        } else {
            &costs[place]
        }
    };
    a.iter()
        .zip(b)
        .enumerate()
        .map(|(place, (x, y))| table(place)[*x][*y])
        .sum()
}

/// Costs from transition rates: 2 - P(a to b) - P(b to a); 0 on the diagonal.
pub fn transition_costs(sequences: &[Vec<usize>], states: usize) -> Vec<Vec<f64>> {
    let rates = rates(sequences.iter().flat_map(|s| s.windows(2)), states);
    table(states, |a, b| 2.0 - rates[a][b] - rates[b][a])
}

/// Costs for each place, from the transitions into it and out of it (Lesnard 2010).
pub fn transition_costs_by_place(sequences: &[Vec<usize>], states: usize) -> Vec<Vec<Vec<f64>>> {
    let length = sequences.first().map_or(0, Vec::len);
    let steps: Vec<_> = (1..length)
        .map(|t| rates(sequences.iter().filter_map(|s| s.get(t - 1..=t)), states))
        .collect();
    let both = |at: &[Vec<f64>], a: usize, b: usize| at[a][b] + at[b][a];
    let place = |t: usize| {
        let (into, out) = (t.checked_sub(1).and_then(|t| steps.get(t)), steps.get(t));
        table(states, |a, b| match (into, out) {
            (Some(into), Some(out)) => 4.0 - both(into, a, b) - both(out, a, b),
            (Some(only), None) | (None, Some(only)) => 4.0 - 2.0 * both(only, a, b),
            (None, None) => 4.0,
        })
    };
    (0..length).map(place).collect()
}

fn table(states: usize, cost: impl Fn(usize, usize) -> f64) -> Vec<Vec<f64>> {
    let cell = |a, b| if a == b { 0.0 } else { cost(a, b) };
    (0..states)
        .map(|a| (0..states).map(|b| cell(a, b)).collect())
        .collect()
}

fn rates<'a>(steps: impl Iterator<Item = &'a [usize]>, states: usize) -> Vec<Vec<f64>> {
    let mut counts = vec![vec![0.0; states]; states];
    for step in steps {
        counts[step[0]][step[1]] += 1.0;
    }
    for row in &mut counts {
        let sum: f64 = row.iter().sum();
        row.iter_mut().filter(|_| sum > 0.0).for_each(|c| *c /= sum);
    }
    counts
}
