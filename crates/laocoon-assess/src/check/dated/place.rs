//! Independence, capitals and names of states.

use super::told::evidence;
use super::{Case, unknown};
use crate::Finding;
use laocoon_references::chronicle::{self, Fact, What};
use laocoon_references::fold;

impl Case<'_> {
    pub(super) fn independence(&self) -> Finding {
        let facts = chronicle::facts(self.code, What::Independence);
        let dated: Vec<&Fact> = facts.iter().filter(|fact| !fact.dates.is_empty()).collect();
        // The latest editions say it best; earlier ones may give another date, which is as good.
        self.against(&dated, &format!("The independence of {}", self.name()))
    }

    pub(super) fn place(&self) -> Finding {
        let Some(with) = self.figure.with else {
            return unknown("The words do not say what.".to_owned());
        };
        let entity = &self.layers[with];
        let is = |fact: &Fact| {
            let names: Vec<String> = fact
                .object
                .split(';')
                .map(|name| fold(name.trim()))
                .collect();
            let own = entity
                .spellings
                .iter()
                .chain([&entity.name])
                .map(|name| fold(name));
            own.into_iter().any(|own| names.contains(&own))
        };
        let mut dated = Vec::new();
        for what in [What::Capital, What::Named] {
            dated.extend(chronicle::facts(self.code, what).into_iter().filter(is));
        }
        let (dated, listed): (Vec<Fact>, Vec<Fact>) =
            dated.into_iter().partition(|fact| !fact.dates.is_empty());
        let said = format!("{} as the capital or name in {}", entity.name, self.name());
        if dated.is_empty() {
            let mut finding = unknown(format!("No reference dates {said}."));
            finding
                .evidence
                .extend(listed.first().map(|fact| evidence(fact, None, "listed")));
            return finding;
        }
        let dated: Vec<&Fact> = dated.iter().filter(|fact| self.known(fact)).collect();
        self.against(&dated, &said)
    }

    /// Whether a fact had come about by the day of the text.
    fn known(&self, fact: &Fact) -> bool {
        let year = self.day.map_or(i16::MAX, |day| day.date.year());
        fact.dates.iter().any(|stamp| stamp.year <= year)
    }
}
