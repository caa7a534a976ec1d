/// Singular and plural of an adjective that also names the people: "Kazakh", or
/// "Frenchman/Frenchmen".
pub fn people(text: &str) -> Vec<String> {
    if let Some((singular, plural)) = text.split_once('/') {
        return vec![singular.to_owned(), plural.to_owned()];
    }
    let without_plural = ["ese", "sh", "ch", "ss", "is"];
    if without_plural.iter().any(|ending| text.ends_with(ending)) {
        return vec![text.to_owned()];
    }
    vec![text.to_owned(), format!("{text}s")]
}

#[cfg(test)]
mod tests {
    #[test]
    fn inflects() {
        let check = |word: &str, expected: &str| {
            assert_eq!(super::people(word).join(" "), expected);
        };
        check("Kazakh", "Kazakh Kazakhs");
        check("Chinese", "Chinese");
        check("Polish", "Polish");
        check("Dutchman/Dutchmen", "Dutchman Dutchmen");
    }
}
