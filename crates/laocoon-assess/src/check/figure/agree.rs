//! What several references say of one figure, as one finding.

use super::source::Source;
use crate::{Finding, Verdict};

/// One finding of those of each reference, given in order of the references.
///
/// Where one accepts the words and another does not, the figure is contested, unless the
/// reference that comes first was put before the others. Where all agree, the first speaks and
/// the others' values are shown beside.
pub fn combine(mut found: Vec<(Source<'_>, Finding)>) -> Option<Finding> {
    let decided = |finding: &Finding| finding.verdict != Verdict::NotCheckable;
    if !found.iter().any(|(_, finding)| decided(finding)) {
        // The Factbook's reason tells most: it is asked for every country.
        let at = (found.iter()).position(|(source, _)| matches!(source, Source::Factbook));
        return at.map(|at| found.swap_remove(at).1);
    }
    found.retain(|(_, finding)| decided(finding));
    let mut found = found.into_iter();
    let (first, mut finding) = found.next()?;
    let others: Vec<(Source<'_>, Finding)> = found.collect();
    let decides = first.decides() || others.iter().any(|(source, _)| source.decides());
    let differ = others
        .iter()
        .any(|(_, other)| accepts(other) != accepts(&finding));
    if differ && !first.comes_first() {
        let said = |source: Source<'_>, finding: &Finding| {
            format!(
                "{}: {} {}",
                source.key(),
                finding.verdict.name().replace('_', " "),
                finding.because
            )
        };
        let mut because = vec![said(first, &finding)];
        because.extend(others.iter().map(|(source, other)| said(*source, other)));
        finding.verdict = Verdict::Contested;
        finding.rule = "references-differ";
        finding.because = format!("References differ. {}", because.join(" "));
    } else if let Some((source, other)) = others.first() {
        finding.because += &format!(" {} says: {}", source.key(), other.because);
    }
    for (_, other) in others {
        finding.evidence.extend(other.evidence);
    }
    if !decides && matches!(finding.verdict, Verdict::Wrong | Verdict::Imprecise) {
        finding.verdict = Verdict::NotCheckable;
        finding.rule = "one-body";
        finding.because +=
            " Bodies count this by different definitions, and no reference at hand can decide.";
    }
    Some(finding)
}

fn accepts(finding: &Finding) -> bool {
    matches!(
        finding.verdict,
        Verdict::Right | Verdict::ApproximatelyRight
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_references::dataset::{Dataset, Priority, Weight};

    fn finding(verdict: Verdict) -> Finding {
        Finding {
            claims: Vec::new(),
            words: Vec::new(),
            verdict,
            rule: "test",
            because: String::new(),
            gap: None,
            evidence: Vec::new(),
        }
    }

    fn check(priority: Priority, verdicts: &[Verdict], expected: Verdict) {
        let mut dataset = Dataset::default();
        dataset.priority = priority;
        let mut sources = vec![Source::Factbook, Source::Dataset(&dataset)];
        if priority == Priority::First {
            sources.reverse();
        }
        let found = sources
            .into_iter()
            .zip(verdicts)
            .map(|(source, verdict)| (source, finding(*verdict)));
        let verdict = combine(found.collect()).map(|finding| finding.verdict);
        assert_eq!(verdict, Some(expected), "{priority:?} {verdicts:?}");
    }

    #[test]
    fn one_body_alone_makes_nothing_wrong() {
        let verdict = |weights: &[Weight], verdicts: &[Verdict]| {
            let sets: Vec<Dataset> = (weights.iter())
                .map(|weight| {
                    let mut set = Dataset::default();
                    set.weight = *weight;
                    set
                })
                .collect();
            let found = sets
                .iter()
                .zip(verdicts)
                .map(|(set, verdict)| (Source::Dataset(set), finding(*verdict)));
            combine(found.collect()).map(|finding| finding.verdict)
        };
        use Verdict::{Contested, NotCheckable, Right, Wrong};
        use Weight::{Confirms, Decides};
        let check = |weights: &[Weight], verdicts: &[Verdict], expected| {
            assert_eq!(verdict(weights, verdicts), Some(expected), "{weights:?}");
        };
        check(&[Confirms], &[Wrong], NotCheckable);
        check(&[Confirms], &[Verdict::Imprecise], NotCheckable);
        check(&[Confirms], &[Right], Right);
        check(&[Confirms, Confirms], &[Wrong, Right], Contested);
        check(&[Confirms, Confirms], &[Wrong, Wrong], NotCheckable);
        check(&[Confirms, Decides], &[Wrong, Wrong], Wrong);
    }

    #[test]
    fn differing_references_make_a_figure_contested() {
        use Verdict::{ApproximatelyRight, Contested, NotCheckable, Right, Stale, Wrong};
        check(Priority::Beside, &[Wrong, Right], Contested);
        check(Priority::Beside, &[Right, Wrong], Contested);
        check(Priority::Beside, &[Right, ApproximatelyRight], Right);
        check(Priority::Beside, &[Stale, Wrong], Stale);
        check(Priority::Beside, &[NotCheckable, Wrong], Wrong);
        check(
            Priority::Beside,
            &[NotCheckable, NotCheckable],
            NotCheckable,
        );
        check(Priority::First, &[Wrong, Right], Wrong);
        check(Priority::First, &[NotCheckable, Right], Right);
    }
}
