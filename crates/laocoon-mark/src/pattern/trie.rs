use rustc_hash::FxHashMap;

type NodeId = u32;

/// A tree of sequences that share their beginnings. Filled, then [`frozen`](Trie::freeze) to be
/// walked.
#[derive(Debug)]
pub(super) struct Trie<K, V> {
    next: FxHashMap<(NodeId, K), NodeId>,
    /// Keys and nodes below each node, in order; of the root, only in `next`.
    below: Vec<(K, NodeId)>,
    /// First of `below`, and one past the last, by node.
    bounds: Vec<(u32, u32)>,
    ends: Vec<Vec<V>>,
}

impl<K, V> Default for Trie<K, V> {
    fn default() -> Self {
        Self {
            next: FxHashMap::default(),
            below: Vec::new(),
            bounds: Vec::new(),
            ends: vec![Vec::new()],
        }
    }
}

/// Most keys below a node that are looked through one by one.
const FEW: usize = 8;

impl<K: Copy + Ord + std::hash::Hash, V> Trie<K, V> {
    pub const ROOT: NodeId = 0;

    pub fn insert(&mut self, keys: &[K], value: V) {
        let mut node = Self::ROOT;
        for key in keys {
            let new = self.ends.len() as NodeId;
            node = *self.next.entry((node, *key)).or_insert(new);
            if node == new {
                self.ends.push(Vec::new());
            }
        }
        self.ends[node as usize].push(value);
    }

    /// Lays the nodes out for walking; nothing may be inserted after.
    pub fn freeze(&mut self) {
        let mut all: Vec<(NodeId, K, NodeId)> = self
            .next
            .iter()
            .filter(|((node, _), _)| *node != Self::ROOT)
            .map(|((node, key), next)| (*node, *key, *next))
            .collect();
        all.sort_unstable();
        self.next.retain(|(node, _), _| *node == Self::ROOT);
        self.bounds = vec![(0, 0); self.ends.len()];
        for (at, (node, _, _)) in all.iter().enumerate() {
            let bounds = &mut self.bounds[*node as usize];
            if bounds.1 == 0 {
                bounds.0 = at as u32;
            }
            bounds.1 = at as u32 + 1;
        }
        self.below = all.into_iter().map(|(_, key, next)| (key, next)).collect();
    }

    pub fn step(&self, node: NodeId, key: K) -> Option<NodeId> {
        if node == Self::ROOT {
            return self.next.get(&(node, key)).copied();
        }
        let below = self.below(node);
        if below.len() <= FEW {
            let found = below.iter().find(|(known, _)| *known == key);
            return found.map(|(_, next)| *next);
        }
        let found = below.binary_search_by(|(known, _)| known.cmp(&key));
        found.ok().map(|at| below[at].1)
    }

    /// Whether nothing follows a node but the root.
    pub fn is_last(&self, node: NodeId) -> bool {
        self.below(node).is_empty()
    }

    fn below(&self, node: NodeId) -> &[(K, NodeId)] {
        let (first, end) = self.bounds[node as usize];
        &self.below[first as usize..end as usize]
    }

    pub fn ends(&self, node: NodeId) -> &[V] {
        &self.ends[node as usize]
    }
}
