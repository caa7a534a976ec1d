/// All forms of an adjective that also names the people: "kazakh", or "grec/grecque".
pub fn people(text: &str) -> Vec<String> {
    let (masculine, feminine) = match text.split_once('/') {
        Some((masculine, feminine)) => (masculine.to_owned(), feminine.to_owned()),
        None => (text.to_owned(), feminine(text)),
    };
    let mut forms = vec![masculine.clone(), feminine.clone()];
    forms.push(plural(&masculine));
    forms.push(format!("{feminine}s"));
    forms
}

fn feminine(masculine: &str) -> String {
    if masculine.ends_with('e') {
        return masculine.to_owned();
    }
    let doubled = ["ien", "éen", "yen"]
        .iter()
        .any(|ending| masculine.ends_with(ending));
    if doubled {
        return format!("{masculine}ne");
    }
    format!("{masculine}e")
}

fn plural(masculine: &str) -> String {
    if masculine.ends_with(['s', 'x']) {
        masculine.to_owned()
    } else if let Some(stem) = masculine.strip_suffix("al") {
        format!("{stem}aux")
    } else {
        format!("{masculine}s")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn inflects() {
        let check = |word: &str, expected: &str| {
            assert_eq!(super::people(word).join(" "), expected);
        };
        check("kazakh", "kazakh kazakhe kazakhs kazakhes");
        check("chinois", "chinois chinoise chinois chinoises");
        check("algérien", "algérien algérienne algériens algériennes");
        check("russe", "russe russe russes russes");
        check("turc/turque", "turc turque turcs turques");
        check("afghan", "afghan afghane afghans afghanes");
        check("provençal", "provençal provençale provençaux provençales");
    }
}
