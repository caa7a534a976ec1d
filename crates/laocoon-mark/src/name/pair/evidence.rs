use super::Likeness;

/// What has been found for and against two names being one thing's: a sum of log odds.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    sum: f32,
    against: bool,
    because: Vec<String>,
}

impl Evidence {
    /// Adds log odds, with the reason for people if there is one worth telling.
    pub fn add(&mut self, odds: f32, because: impl Into<Option<String>>) {
        self.sum += odds;
        self.because.extend(because.into());
    }

    /// Something that no likeness outweighs: two different first names, two numbers.
    pub fn contradict(&mut self, because: String) {
        self.against = true;
        self.because.push(because);
    }

    pub fn likeness(self) -> Likeness {
        let sum = if self.against {
            self.sum.min(0.0) - 2.0
        } else {
            self.sum
        };
        Likeness {
            score: 1.0 / (1.0 + (-sum).exp()),
            because: self.because,
        }
    }
}
