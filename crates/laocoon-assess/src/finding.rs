use laocoon_text::{Notice, Span};
use rust_decimal::Decimal;

/// What was found about one or more claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Indices of the claims it is about.
    pub claims: Vec<u32>,
    /// Words it is about, where no claim or not the whole claim is meant.
    pub words: Vec<Span>,
    /// The verdict on the words.
    pub verdict: Verdict,
    /// Name of the rule that decided: "in-force", "earlier-edition", ...
    pub rule: &'static str,
    /// Why, in a sentence with the numbers.
    pub because: String,
    /// How far the words are from the reference, in numbers: with the rule and the evidence, what tells `because` in any
    /// language.
    pub gap: Option<Gap>,
    /// What it rests on; never empty unless the verdict is `NotCheckable` or `Inconsistent`.
    pub evidence: Vec<Evidence>,
}

/// The verdict on the words of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "DESIGN's verdict rule defines them")]
pub enum Verdict {
    Right,
    ApproximatelyRight,
    Imprecise,
    Stale,
    Contested,
    Wrong,
    Inconsistent,
    NotCheckable,
}

impl Verdict {
    /// The name used in the dossier.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Right => "right",
            Verdict::ApproximatelyRight => "approximately_right",
            Verdict::Imprecise => "imprecise",
            Verdict::Stale => "stale",
            Verdict::Contested => "contested",
            Verdict::Wrong => "wrong",
            Verdict::Inconsistent => "inconsistent",
            Verdict::NotCheckable => "not_checkable",
        }
    }
}

/// The words' number beside the reference's.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// What the words give, in the reference's unit; of a date the year.
    pub claimed: Decimal,
    /// The value they were held against last: the one in force, the nearest date, or what the text itself gives elsewhere.
    pub reference: Decimal,
    /// The unit of both: UCUM, ISO 4217, "%", "rank", "year".
    pub unit: String,
    /// The difference, without sign, in `measure`.
    pub off: Decimal,
    /// "percent" of the reference, "points", "places", "years", or "units" beside a reference of zero.
    pub measure: &'static str,
}

impl Gap {
    /// The gap between two numbers of a unit.
    pub fn between(claimed: Decimal, reference: Decimal, unit: &str) -> Gap {
        let off = claimed.checked_sub(reference).unwrap_or(Decimal::MAX).abs();
        let percent = || {
            let ratio = off.checked_div(reference.abs())?;
            ratio.checked_mul(Decimal::ONE_HUNDRED)
        };
        let (off, measure) = match unit {
            "%" => (off, "points"),
            "rank" => (off, "places"),
            "year" => (off, "years"),
            _ => percent().map_or((off, "units"), |percent| (percent, "percent")),
        };
        Gap {
            claimed,
            reference,
            unit: unit.to_owned(),
            off: off.round_dp(2).normalize(),
            measure,
        }
    }
}

/// A value in a reference, and exactly where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Key of the data set: "cia-world-factbook".
    pub dataset: String,
    /// First and last edition with this value.
    pub editions: (u16, u16),
    /// Where in the edition: "kz / Geography / Land boundaries / border countries".
    pub locator: String,
    /// The value.
    pub value: Decimal,
    /// Its unit.
    pub unit: String,
    /// The period the value is for, as the reference says it: "2009 est.".
    pub period: Option<String>,
    /// What this value is to the claim: "in force", "earlier edition", "the neighbour's page".
    pub role: &'static str,
}

/// All findings of one document, and what its figures show together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// In order of the first claim.
    pub items: Vec<Finding>,
    /// What the editions give for each figure, in order of claims.
    pub courses: Vec<Course>,
    /// The editions that fit all of the text's figures together, if that is telling.
    pub vintage: Option<Vintage>,
    /// What was doubted.
    pub notices: Vec<Notice>,
}

impl Findings {
    /// What the editions give for the figure that a finding is about, if it is about one.
    pub fn course(&self, finding: &Finding) -> Option<&Course> {
        let [claim] = finding.claims.as_slice() else {
            return None;
        };
        let dataset = &finding.evidence.first()?.dataset;
        let found = (self.courses).binary_search_by_key(claim, |course| course.claim);
        let course = self.courses.get(found.ok()?)?;
        (course.dataset == *dataset).then_some(course)
    }
}

/// What every edition of a data set gives for one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Index of the claim.
    pub claim: u32,
    /// Key of the data set.
    pub dataset: String,
    /// Unit of the values.
    pub unit: String,
    /// First and last edition, and the value they give; in order of editions.
    pub runs: Vec<(u16, u16, Decimal)>,
}

/// The range of editions in which a text's figures hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vintage {
    /// Key of the data set.
    pub dataset: String,
    /// First and last edition that fit.
    pub editions: (u16, u16),
    /// Indices of the claims that fit.
    pub claims: Vec<u32>,
    /// The edition in force on the day of the text.
    pub in_force: Option<u16>,
    /// How many sets of the same figures, shifted, would fit some edition as well, and of how many.
    pub shifted: (usize, usize),
    /// In a sentence.
    pub because: String,
}
