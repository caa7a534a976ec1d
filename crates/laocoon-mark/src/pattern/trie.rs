use rustc_hash::FxHashMap;

type NodeId = u32;

/// A tree of sequences that share their beginnings.
#[derive(Debug)]
pub(super) struct Trie<K, V> {
    next: FxHashMap<(NodeId, K), NodeId>,
    ends: Vec<Vec<V>>,
}

impl<K, V> Default for Trie<K, V> {
    fn default() -> Self {
        Self {
            next: FxHashMap::default(),
            ends: vec![Vec::new()],
        }
    }
}

impl<K: Copy + Eq + std::hash::Hash, V> Trie<K, V> {
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

    pub fn step(&self, node: NodeId, key: K) -> Option<NodeId> {
        self.next.get(&(node, key)).copied()
    }

    pub fn ends(&self, node: NodeId) -> &[V] {
        &self.ends[node as usize]
    }
}
