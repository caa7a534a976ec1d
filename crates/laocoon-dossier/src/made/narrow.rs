use super::check::ids_of;
use super::{Claim, Made};
use crate::filter::{Facts, Filter};
use std::collections::{BTreeMap, BTreeSet};

impl Made {
    /// Leaves what a filter shows: the claims it keeps, what they name, the marks among their
    /// words, and the findings about them. Findings name kept claims only.
    pub fn narrow(&mut self, filter: &Filter) {
        if filter.is_empty() {
            return;
        }
        let kept = self.kept(filter);
        self.keep_claims(&kept);
        let mut named: BTreeSet<String> = self.claims.iter().flat_map(ids_of).cloned().collect();
        let within = Within::new(&self.claims);
        self.marks
            .retain(|mark| named.contains(&mark.id) || within.holds(mark.start, mark.end));
        let by_marks = self
            .marks
            .iter()
            .flat_map(|mark| mark.entity.iter().chain(&mark.target));
        named.extend(by_marks.cloned());
        self.entities.retain(|entity| named.contains(&entity.id));
        let marks: BTreeSet<&String> = self.marks.iter().map(|mark| &mark.id).collect();
        for entity in &mut self.entities {
            entity.mentions.retain(|mention| marks.contains(mention));
        }
    }

    /// Leaves these claims; findings name no others.
    pub(super) fn keep_claims(&mut self, kept: &BTreeSet<String>) {
        self.claims.retain(|claim| kept.contains(&claim.id));
        for finding in &mut self.findings {
            finding.claims.retain(|claim| kept.contains(claim));
        }
        self.findings.retain(|finding| !finding.claims.is_empty());
        for claim in &mut self.claims {
            let gone = |id: &String| !kept.contains(id);
            if let Some(toll) = &mut claim.toll {
                toll.part_of.take_if(|id| gone(id));
            }
            if let Some(report) = &mut claim.report {
                report.within.take_if(|id| gone(id));
            }
        }
    }

    fn kept(&self, filter: &Filter) -> BTreeSet<String> {
        let mut verdicts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for finding in &self.findings {
            for claim in &finding.claims {
                verdicts.entry(claim).or_default().push(&finding.verdict);
            }
        }
        let names: BTreeMap<&str, Vec<&str>> = (self.entities.iter())
            .map(|entity| {
                let spellings = entity.spellings.iter().map(String::as_str);
                (
                    entity.id.as_str(),
                    [entity.name.as_str()]
                        .into_iter()
                        .chain(spellings)
                        .collect(),
                )
            })
            .collect();
        let none = Vec::new();
        let keeps = |claim: &&Claim| {
            let holder = claim.stance.holder.as_str();
            filter.keeps(&Facts {
                kind: &claim.kind,
                verdicts: verdicts.get(claim.id.as_str()).unwrap_or(&none),
                holder,
                holder_names: names.get(holder).unwrap_or(&none),
                certainty: &claim.stance.certainty,
                language: &self.document.language,
                source: &self.document.source,
            })
        };
        self.claims
            .iter()
            .filter(keeps)
            .map(|claim| claim.id.clone())
            .collect()
    }
}

/// Whether some words lie within those of a claim, in the time of a search.
struct Within {
    /// Starts of claims, and the furthest end of the claims up to each.
    ends: Vec<(u32, u32)>,
}

impl Within {
    fn new(claims: &[Claim]) -> Self {
        let mut ends: Vec<(u32, u32)> = claims
            .iter()
            .map(|claim| (claim.start, claim.end))
            .collect();
        ends.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut ends {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { ends }
    }

    fn holds(&self, start: u32, end: u32) -> bool {
        let before = self.ends.partition_point(|(first, _)| *first <= start);
        before > 0 && end <= self.ends[before - 1].1
    }
}
