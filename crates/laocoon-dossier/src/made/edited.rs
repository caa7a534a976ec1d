use super::Made;
use serde::Deserialize;
use std::collections::BTreeSet;

/// What the user of a case said of a claim.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Edited {
    /// "accepted" or "rejected".
    pub judged: Option<String>,
    /// Fields that have another value than was found.
    pub corrected: Vec<Correction>,
    /// Whether the user made the claim.
    pub by_hand: bool,
    /// What a claim made by hand says, in the user's words.
    pub says: Option<String>,
}

/// A field with the user's value in the place of the one found.
#[derive(Clone, Debug, Deserialize)]
pub struct Correction {
    /// The field: "value", "day", ...
    pub field: String,
    /// What was found.
    #[serde(default)]
    pub found: Option<String>,
    /// What stands there now.
    pub value: String,
}

impl Edited {
    /// All of it in one line of English, for views.
    pub fn line(&self) -> String {
        let mut parts = Vec::new();
        parts.extend(self.by_hand.then(|| "made by hand".to_owned()));
        parts.extend(self.says.iter().filter(|says| !says.is_empty()).cloned());
        parts.extend(
            self.judged
                .as_ref()
                .map(|judged| format!("{judged} by hand")),
        );
        for Correction {
            field,
            found,
            value,
        } in &self.corrected
        {
            let found = match found {
                Some(found) => format!("found: {found}"),
                None => "nothing found".to_owned(),
            };
            parts.push(format!("{field} corrected by hand to {value} ({found})"));
        }
        parts.join("; ")
    }
}

impl Made {
    /// Leaves out the claims that the user rejected, and findings that are about nothing else.
    pub fn leave_rejected(&mut self) {
        let is_rejected = |edited: &Edited| edited.judged.as_deref() == Some("rejected");
        let of_claims = self.claims.iter();
        let kept = of_claims.filter(|claim| !claim.edited.as_ref().is_some_and(is_rejected));
        let kept: BTreeSet<String> = kept.map(|claim| claim.id.clone()).collect();
        if kept.len() < self.claims.len() {
            self.keep_claims(&kept);
        }
    }
}
