//! Russian cases. The ending tells the declension; where it tells too little, the forms of
//! both are made: a form that nobody writes harms nobody.

/// Endings of a declension: the letters cut off, then genitive, dative, accusative,
/// instrumental and prepositional singular, then the plural's forms.
struct Declension {
    ending: &'static str,
    cases: [&'static str; 5],
    more: &'static [&'static str],
}

const fn declension(
    ending: &'static str,
    cases: [&'static str; 5],
    more: &'static [&'static str],
) -> Declension {
    Declension {
        ending,
        cases,
        more,
    }
}

/// Adjectives, by their ending: feminine, neuter, plural, masculine.
const ADJECTIVES: [Declension; 12] = [
    declension("ская", ["ской", "ской", "скую", "ской", "ской"], &[]),
    declension("ая", ["ой", "ой", "ую", "ой", "ой"], &[]),
    declension("яя", ["ей", "ей", "юю", "ей", "ей"], &[]),
    declension("ское", ["ского", "скому", "ское", "ским", "ском"], &[]),
    declension("ое", ["ого", "ому", "ое", "ым", "ом"], &[]),
    declension("ее", ["его", "ему", "ее", "им", "ем"], &[]),
    declension("ые", ["ых", "ым", "ые", "ыми", "ых"], &[]),
    declension("ие", ["их", "им", "ие", "ими", "их"], &[]),
    declension("ский", ["ского", "скому", "ский", "ским", "ском"], &[]),
    declension("ый", ["ого", "ому", "ый", "ым", "ом"], &[]),
    declension("ий", ["его", "ему", "ий", "им", "ем"], &[]),
    declension("ой", ["ого", "ому", "ой", "ым", "ом"], &[]),
];

/// Nouns, by their ending, the longest first.
const NOUNS: [Declension; 21] = [
    declension("оре", ["оря", "орю", "оре", "орем", "оре"], &[]),
    declension("ия", ["ии", "ии", "ию", "ией", "ии"], &[]),
    declension("ие", ["ия", "ию", "ие", "ием", "ии"], &[]),
    declension("ье", ["ья", "ью", "ье", "ьем", "ье"], &[]),
    declension("ово", ["ова", "ову", "ово", "овом", "ове"], &[]),
    declension("ево", ["ева", "еву", "ево", "евом", "еве"], &[]),
    declension("ино", ["ина", "ину", "ино", "ином", "ине"], &[]),
    declension("ство", ["ства", "ству", "ство", "ством", "стве"], &[]),
    declension("ка", ["ки", "ке", "ку", "кой", "ке"], &[]),
    declension("га", ["ги", "ге", "гу", "гой", "ге"], &[]),
    declension("ха", ["хи", "хе", "ху", "хой", "хе"], &[]),
    declension("ша", ["ши", "ше", "шу", "шей", "ше"], &[]),
    declension("а", ["ы", "е", "у", "ой", "е"], &[]),
    declension("я", ["и", "е", "ю", "ей", "е"], &["ёй"]),
    declension("й", ["я", "ю", "й", "ем", "е"], &[]),
    declension("поль", ["поля", "полю", "поль", "полем", "поле"], &[]),
    declension("авль", ["авля", "авлю", "авль", "авлем", "авле"], &[]),
    declension("мль", ["мля", "млю", "мль", "млём", "мле"], &["млем"]),
    declension("ь", ["и", "и", "ь", "ью", "и"], &["я", "ю", "ем", "е"]),
    declension("ы", ["", "ам", "ы", "ами", "ах"], &["ов"]),
    declension(
        "и",
        ["", "ам", "и", "ами", "ах"],
        &["ов", "ей", "ям", "ями", "ях"],
    ),
];

/// All forms of a name of one or more words: adjectives and the noun they stand with agree,
/// what follows the first noun stays as it is.
pub fn name(text: &str) -> Vec<String> {
    let mut forms = vec![text.to_owned()];
    if text
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase)
    {
        return forms;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let adjectives = words
        .iter()
        .take_while(|word| words.len() > 1 && is_adjective(word))
        .count();
    let noun = adjectives.min(words.len() - 1);
    let lead: Vec<[String; 5]> = words[..noun].iter().map(|word| adjective(word)).collect();
    let (cases, more) = head(words[noun]);
    let tail: String = words[noun + 1..]
        .iter()
        .map(|word| format!(" {word}"))
        .collect();
    for (case, form) in cases.iter().enumerate() {
        let front: String = lead
            .iter()
            .map(|forms| format!("{} ", forms[case]))
            .collect();
        forms.push(format!("{front}{form}{tail}"));
    }
    // Other endings of the genitive, mostly.
    let front: String = lead.iter().map(|forms| format!("{} ", forms[0])).collect();
    forms.extend(more.iter().map(|form| format!("{front}{form}{tail}")));
    forms.sort();
    forms.dedup();
    forms
}

/// All forms of a single noun, for titles.
pub fn noun(word: &str) -> Vec<String> {
    let mut forms = people(word);
    forms.push(word.to_owned());
    forms
}

fn is_adjective(word: &str) -> bool {
    let long = word.chars().count() > 3;
    long && ADJECTIVES
        .iter()
        .any(|declension| word.ends_with(declension.ending))
        && !word.ends_with("рий")
}

fn adjective(word: &str) -> [String; 5] {
    let found = ADJECTIVES
        .iter()
        .find_map(|declension| Some((word.strip_suffix(declension.ending)?, declension)));
    match found {
        // After к, г, х and the hissing letters ы is и.
        Some((stem, declension)) => declension
            .cases
            .map(|ending| soften(&format!("{stem}{ending}"))),
        None => std::array::from_fn(|_| word.to_owned()),
    }
}

fn soften(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let after = out.chars().next_back();
        let hard = matches!(after, Some('к' | 'г' | 'х' | 'ж' | 'ш' | 'ч' | 'щ'));
        out.push(if hard && c == 'ы' { 'и' } else { c });
    }
    out
}

/// The cases of the noun that bears the name.
fn head(word: &str) -> ([String; 5], Vec<String>) {
    // In compounds one part bends: the first before "-на-", else the last.
    let cut = match word.find("-на-") {
        Some(at) => return bend_before(word, at),
        None => word.rfind('-').map_or(0, |at| at + 1),
    };
    let (front, last) = word.split_at(cut);
    let (cases, more) = single(last);
    (
        cases.map(|form| format!("{front}{form}")),
        more.iter().map(|form| format!("{front}{form}")).collect(),
    )
}

fn bend_before(word: &str, at: usize) -> ([String; 5], Vec<String>) {
    let (first, rest) = word.split_at(at);
    let (cases, more) = single(first);
    (
        cases.map(|form| format!("{form}{rest}")),
        more.iter().map(|form| format!("{form}{rest}")).collect(),
    )
}

fn single(word: &str) -> ([String; 5], Vec<String>) {
    let capitals = word
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    let island = ["оа", "уа"].iter().any(|ending| word.ends_with(ending));
    let fixed = island
        || word.ends_with(['о', 'е', 'у', 'ю', 'э', 'ё'])
            && !NOUNS[..8].iter().any(|d| word.ends_with(d.ending));
    if capitals || fixed && !is_adjective(word) {
        return (std::array::from_fn(|_| word.to_owned()), Vec::new());
    }
    if is_adjective(word) && !word.ends_with("ой") || word.ends_with("ская") {
        return (adjective(word), Vec::new());
    }
    if let Some((stem, declension)) = NOUNS
        .iter()
        .find_map(|declension| Some((word.strip_suffix(declension.ending)?, declension)))
    {
        let more = declension
            .more
            .iter()
            .map(|ending| format!("{stem}{ending}"));
        let more = more.collect();
        return (
            declension.cases.map(|ending| format!("{stem}{ending}")),
            more,
        );
    }
    if let Some(stem) = word.strip_suffix("ец") {
        let stem = match stem.chars().next_back() {
            Some('а' | 'е' | 'и' | 'о' | 'у') => format!("{stem}йц"),
            Some('л') => format!("{stem}ьц"),
            _ => format!("{stem}ц"),
        };
        let cases = ["а", "у", "", "ом", "е"].map(|ending| {
            if ending.is_empty() {
                word.to_owned()
            } else {
                format!("{stem}{ending}")
            }
        });
        return (
            cases,
            vec![
                format!("{word}а"),
                format!("{word}у"),
                format!("{word}ом"),
                format!("{word}е"),
            ],
        );
    }
    // Surnames in -ов, -ев, -ин have -ым, names of places -ом.
    let more = if ["ов", "ев", "ёв", "ин", "ын"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        vec![format!("{word}ым")]
    } else {
        vec![format!("{word}ем")]
    };
    (
        ["а", "у", "", "ом", "е"].map(|ending| format!("{word}{ending}")),
        more,
    )
}

/// All forms of an adjective or noun for a people: "казахстанский", "казахстанец",
/// "турок/турк-".
pub fn people(text: &str) -> Vec<String> {
    let with = |stem: &str, endings: &[&str]| -> Vec<String> {
        endings
            .iter()
            .map(|ending| format!("{stem}{ending}"))
            .collect()
    };
    const FULL: [&str; 13] = [
        "ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "их", "ими",
    ];
    const HARD: [&str; 11] = ["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "и"];
    if let Some((word, stem)) = text.split_once('/') {
        let mut forms = with(stem.trim_end_matches('-'), &HARD);
        forms.push(word.to_owned());
        return forms;
    }
    for ending in ["ский", "цкий", "зкий", "жкий"] {
        if text.ends_with(ending) {
            let stem = &text[..text.len() - "ий".len()];
            return with(stem, &FULL);
        }
    }
    if let Some(stem) = text.strip_suffix("ий").or_else(|| text.strip_suffix("ый")) {
        const SOFT: [&str; 24] = [
            "ий", "ый", "его", "ого", "ему", "ому", "им", "ым", "ем", "ом", "яя", "ая", "ей", "ой",
            "юю", "ую", "ее", "ое", "ие", "ые", "их", "ых", "ими", "ыми",
        ];
        return with(stem, &SOFT);
    }
    if text.ends_with("ская") || text == "русская" {
        return vec![text.to_owned()];
    }
    if let Some(stem) = text
        .strip_suffix("анин")
        .or_else(|| text.strip_suffix("янин"))
    {
        let vowel = if text.ends_with("анин") {
            "а"
        } else {
            "я"
        };
        let stem = format!("{stem}{vowel}");
        let singular = ["нин", "нина", "нину", "нином", "нине"];
        let plural = ["не", "н", "нам", "нами", "нах"];
        return singular
            .iter()
            .chain(&plural)
            .map(|ending| format!("{stem}{ending}"))
            .collect();
    }
    if let Some(stem) = text.strip_suffix("рин") {
        let mut forms = with(text, &["", "а", "у", "ом", "е"]);
        forms.extend(with(&format!("{stem}р"), &["ы", "", "ам", "ами", "ах"]));
        return forms;
    }
    if let Some(stem) = text.strip_suffix("ец") {
        let stem = match stem.chars().next_back() {
            Some('а' | 'е' | 'и' | 'о' | 'у') => format!("{stem}йц"),
            Some('л') => format!("{stem}ьц"),
            _ => format!("{stem}ц"),
        };
        let mut forms = with(
            &stem,
            &["а", "у", "ем", "ом", "е", "ы", "ев", "ам", "ами", "ах"],
        );
        forms.push(text.to_owned());
        return forms;
    }
    if let Some(stem) = text.strip_suffix("ка") {
        let mut forms = with(
            &format!("{stem}к"),
            &["а", "и", "е", "у", "ой", "ою", "ам", "ами", "ах"],
        );
        let soft = stem.ends_with(['ш', 'ж', 'ч']);
        let genitive = match stem.strip_suffix(['й', 'ь']) {
            Some(bare) => format!("{bare}ек"),
            None if soft => format!("{stem}ек"),
            None => format!("{stem}ок"),
        };
        forms.push(genitive);
        return forms;
    }
    if let Some(stem) = text.strip_suffix('ь') {
        return with(
            stem,
            &["ь", "я", "ю", "ем", "е", "и", "ей", "ям", "ями", "ях"],
        );
    }
    if let Some(stem) = text.strip_suffix(['а', 'я']) {
        let last = if text.ends_with('а') { "а" } else { "я" };
        return with(
            stem,
            &[last, "ы", "и", "е", "у", "ю", "ой", "ей", "ам", "ами", "ах"],
        );
    }
    with(text, &HARD)
}

#[cfg(test)]
mod tests {
    use super::{name, people};

    fn check(forms: &[String], expected: &str) {
        for form in expected.split(", ") {
            assert!(forms.iter().any(|found| found == form), "{form}: {forms:?}");
        }
    }

    #[test]
    fn declines_places() {
        check(&name("Россия"), "Россия, России, Россию, Россией");
        check(
            &name("Казахстан"),
            "Казахстана, Казахстану, Казахстаном, Казахстане",
        );
        check(
            &name("Саудовская Аравия"),
            "Саудовской Аравии, Саудовскую Аравию",
        );
        check(
            &name("Республика Казахстан"),
            "Республики Казахстан, Республикой Казахстан",
        );
        check(
            &name("Соединённые Штаты Америки"),
            "Соединённых Штатов Америки, Соединёнными Штатами Америки",
        );
        check(&name("Ростов-на-Дону"), "Ростова-на-Дону, Ростове-на-Дону");
        check(
            &name("Санкт-Петербург"),
            "Санкт-Петербурга, Санкт-Петербурге",
        );
        check(
            &name("Нижний Новгород"),
            "Нижнего Новгорода, Нижнем Новгороде",
        );
        check(&name("Москва"), "Москвы, Москве, Москву, Москвой");
        check(&name("Чёрное море"), "Чёрного моря, Чёрном море");
        check(&name("Косово"), "Косова, Косове, Косово");
        check(&name("Грозный"), "Грозного, Грозном");
        check(&name("Казань"), "Казани, Казанью");
        check(&name("Симферополь"), "Симферополя, Симферополе");
        check(&name("США"), "США");
    }

    #[test]
    fn declines_peoples() {
        check(
            &people("казахстанский"),
            "казахстанский, казахстанского, казахстанская, казахстанскими",
        );
        check(
            &people("казахстанец"),
            "казахстанца, казахстанцы, казахстанцев",
        );
        check(&people("россиянин"), "россияне, россиян, россиянина");
        check(&people("болгарин"), "болгары, болгар, болгарина");
        check(&people("казашка"), "казашки, казашек");
        check(&people("турок/турк-"), "турок, турки, турками");
        check(&people("немец"), "немцы, немцев");
        check(&people("кореец"), "корейцы");
    }
}
