//! What is demanded is not told as having happened.

use laocoon_claim::{Body, Modality};
use laocoon_read::{Options, read};
use laocoon_text::Language;

/// The modalities of a text's events, in order.
fn modalities(language: Language, text: &str) -> Vec<Modality> {
    let options = Options {
        language: Some(language),
        ..Options::default()
    };
    let document = read(text.as_bytes().to_vec(), "text", &options).expect("readable");
    let layers = laocoon_mark::mark(&document);
    laocoon_claim::claim(&document, &layers)
        .iter()
        .filter_map(|claim| match &claim.body {
            Body::Event(event) => Some(event.modality),
            _ => None,
        })
        .collect()
}

#[test]
fn events_inside_demands_are_demanded() {
    let listed =
        "Les mineurs exigent :\n- que la police libère les délégués,\n- la démission du maire.\n";
    let found = modalities(Language::French, listed);
    assert!(found.contains(&Modality::Demanded), "{found:?}");
    assert!(!found.contains(&Modality::Actual), "{found:?}");
    let told = modalities(Language::French, "Le maire a démissionné mardi.");
    assert_eq!(told, [Modality::Actual]);
}
