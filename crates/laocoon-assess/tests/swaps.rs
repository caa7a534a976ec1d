//! Same treatment for every side, and no verdict without a source, over generated texts.

use jiff::civil::date;
use laocoon_assess::{Findings, Library, Verdict};
use laocoon_claim::Claim;
use laocoon_read::{Options, read};
use laocoon_references::dataset::{Dataset, import};
use laocoon_text::Language::{self, English, French, Russian};

/// Countries that take the same endings, so that exchanging them leaves good grammar.
const FRENCH: &[[&str; 2]] = &[
    ["la Russie", "RU"],
    ["la Serbie", "RS"],
    ["la Croatie", "HR"],
    ["la Bulgarie", "BG"],
    ["la Belgique", "BE"],
    ["la Slovaquie", "SK"],
    ["la Suisse", "CH"],
    ["la Tunisie", "TN"],
    ["la Bolivie", "BO"],
    ["la Zambie", "ZM"],
];
const ENGLISH: &[[&str; 2]] = &[
    ["Russia", "RU"],
    ["Bulgaria", "BG"],
    ["Hungary", "HU"],
    ["Romania", "RO"],
    ["Serbia", "RS"],
    ["Lithuania", "LT"],
    ["Tunisia", "TN"],
    ["Bolivia", "BO"],
    ["Zambia", "ZM"],
    ["Kenya", "KE"],
];
const RUSSIAN: &[[&str; 2]] = &[
    ["Болгария", "BG"],
    ["Сербия", "RS"],
    ["Хорватия", "HR"],
    ["Словакия", "SK"],
    ["Венгрия", "HU"],
    ["Румыния", "RO"],
    ["Боливия", "BO"],
    ["Замбия", "ZM"],
];
/// Who says so.
const SPEAKERS: &[&str] = &["Marta Lopez", "Anna Weber", "Helena Novak", "Clara Rossi"];

/// {A}, {B}: countries; {P}: a speaker; {n}: a number; {s}: a share; {r}: a rank. What they say only the dataset knows,
/// so that its values can be exchanged with the names.
const TEXTS: &[(Language, &[&str])] = &[
    (
        English,
        &[
            "{A} produced {n} tonnes of cotton in 2021.",
            "{A} accounts for {s}% of the world's coffee production.",
            "{A}, the {r}th largest producer of cocoa in the world, sells it to {B}.",
            "According to {P}, {B} produced {n} tonnes of wheat last year, and {A} {n} tonnes.",
            "{B} produced {n} tonnes of cotton, unlike {A}.",
        ],
    ),
    (
        French,
        &[
            "En 2021, {A} a produit {n} tonnes de coton.",
            "On doit savoir que {A} assure {s} % de la production mondiale de café.",
            "Avec {n} tonnes de cacao, la production de {A} dépasse celle de {B}.",
            "Selon {P}, {B} a produit {n} tonnes de blé l'an dernier.",
        ],
    ),
    (
        Russian,
        &[
            "{A}: производство хлопка — {n} тонн.",
            "{A} обеспечивает {s} % мирового производства кофе.",
            "{A} и {B} торгуют. {B} произвела {n} тонн пшеницы.",
            "Как сообщила {P}, {B} произвела {n} тонн какао.",
        ],
    ),
];

/// Numbers from a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below
    }
}

/// Values of crops that neither the Factbook nor the program's other references hold.
fn library(codes: &[&str], values: &[u64]) -> Library {
    let mut csv = String::from("entity,indicator,value,unit,period\n");
    for (code, value) in codes.iter().zip(values) {
        for (crop, factor) in [("cotton", 3), ("coffee", 5), ("cocoa", 7), ("wheat", 11)] {
            csv += &format!("{code},{crop}-production,{},t,2021\n", value * factor);
        }
    }
    for crop in ["cotton", "coffee", "cocoa", "wheat"] {
        csv += &format!("001,{crop}-production,90000000,t,2021\n");
    }
    let mut set = Dataset::default();
    set.key = "crops".into();
    set.set_edition(2022, import(csv.as_bytes(), None).expect("readable").rows);
    Library {
        datasets: vec![set],
    }
}

fn examine(language: Language, text: &str, library: &Library) -> (Vec<Claim>, Findings) {
    let options = Options {
        language: Some(language),
        as_of: Some(date(2022, 6, 1).into()),
        ..Options::default()
    };
    let document = read(text.as_bytes().to_vec(), "text", &options).expect("readable");
    let layers = laocoon_mark::mark(&document);
    let claims = laocoon_claim::claim(&document, &layers);
    let findings = laocoon_assess::check_against(&document, &layers, &claims, library);
    (claims, findings)
}

/// Every verdict but "not checkable" and the text against itself names data set, edition and place.
fn has_sources(findings: &Findings, text: &str) {
    for finding in &findings.items {
        let bare = matches!(
            finding.verdict,
            Verdict::NotCheckable | Verdict::Inconsistent
        );
        assert!(bare || !finding.evidence.is_empty(), "{finding:?}\n{text}");
        assert!(
            !finding.rule.is_empty() && !finding.because.is_empty(),
            "{finding:?}"
        );
        for evidence in &finding.evidence {
            let (first, last) = evidence.editions;
            let whole = !evidence.dataset.is_empty() && !evidence.locator.is_empty();
            assert!(whole && first > 0 && first <= last, "{evidence:?}\n{text}");
        }
    }
}

#[test]
fn exchanged_names_and_values_give_the_same_verdicts() {
    let mut dice = Dice(20_220_601);
    let (mut swaps, mut verdicts) = (0, 0);
    while swaps < 1_000 {
        let (language, texts) = TEXTS[swaps % TEXTS.len()];
        let names = match language {
            French => FRENCH,
            Russian => RUSSIAN,
            _ => ENGLISH,
        };
        let (a, b) = (dice.roll(names.len()), dice.roll(names.len()));
        if a == b {
            continue;
        }
        swaps += 1;
        let (speaker, other) = (dice.roll(SPEAKERS.len()), dice.roll(SPEAKERS.len()));
        let values = [
            (dice.roll(900) + 100) as u64 * 1_000,
            (dice.roll(900) + 100) as u64 * 1_000,
        ];
        let mut pattern = String::new();
        for _ in 0..3 {
            // Near the values, so that every verdict occurs.
            let near = values[dice.roll(2)] * [3, 5, 7, 11][dice.roll(4)];
            let number = near * (850 + dice.roll(300) as u64) / 1_000 / 1_000 * 1_000;
            let text = texts[dice.roll(texts.len())]
                .replace("{n}", &number.to_string())
                .replace("{s}", &(1 + dice.roll(12)).to_string())
                .replace("{r}", &(4 + dice.roll(5)).to_string());
            pattern += &text;
            pattern += "\n\n";
        }
        let fill = |a: usize, b: usize, speaker: usize| {
            let text = pattern
                .replace("{A}", names[a][0])
                .replace("{B}", names[b][0]);
            text.replace("{P}", SPEAKERS[speaker])
        };
        let codes = [names[a][1], names[b][1]];
        let (first, second) = (fill(a, b, speaker), fill(b, a, other));
        let one = examine(language, &first, &library(&codes, &values)).1;
        let two = examine(language, &second, &library(&[codes[1], codes[0]], &values)).1;
        let shape = |findings: &Findings| -> Vec<(Verdict, &'static str, Vec<u32>)> {
            let items = findings.items.iter();
            items
                .map(|finding| (finding.verdict, finding.rule, finding.claims.clone()))
                .collect()
        };
        assert_eq!(shape(&one), shape(&two), "{first}\n---\n{second}");
        verdicts += one
            .items
            .iter()
            .filter(|finding| finding.verdict != Verdict::NotCheckable)
            .count();
        has_sources(&one, &first);
    }
    assert!(
        verdicts > 500,
        "only {verdicts} verdicts: the texts are not read"
    );
}

/// Sentences in any order, cut anywhere: whatever is found has its source.
#[test]
fn no_verdict_without_a_source() {
    const PIECES: &[(Language, &[&str])] = &[
        (
            English,
            &[
                "Chad has a population of 16 million and an area of 1,284,000 sq km.",
                "Kazakhstan joined the WTO in 2015 and NATO in 2004.",
                "It shares a border of 6,846 km with Russia and 1,533 km with China.",
                "It is the 9th largest country and produces 8% of the world's uranium.",
                "Inflation was 8.3% in 2020, in all; exports to China made 19%.",
                "President Emmanuel Macron of France, in office since 2017, has doubled aid, a rise of 40%.",
                "- Muslims 70%\n- Christians 45%\n",
            ],
        ),
        (
            French,
            &[
                "Le Mali, indépendant depuis 1960, compte 21 millions d'habitants.",
                "Sa frontière avec le Niger mesure 838 km, celle avec l'Algérie 1 359 km.",
                "Le pays détient 12 % des réserves mondiales d'or et 30 % du chrome.",
                "L'espérance de vie y est de 62 ans ; l'inflation de 1,7 %.",
                "Bamako est la capitale du Mali depuis 1908.",
            ],
        ),
        (
            Russian,
            &[
                "Население Казахстана составляет 19 млн человек, площадь — 2 724 900 кв. км.",
                "Страна вступила в ОДКБ в 1994 году, в ЕС не входит.",
                "По добыче урана страна занимает 1-е место в мире: 41 % мировой добычи.",
                "Граница с Китаем — 1782 км; экспорт в Италию — 15 %.",
            ],
        ),
    ];
    let mut dice = Dice(7);
    let mut findings = 0;
    for round in 0..300 {
        let (language, pieces) = PIECES[round % PIECES.len()];
        let mut text = String::new();
        for _ in 0..4 + dice.roll(5) {
            text += pieces[dice.roll(pieces.len())];
            text += ["\n\n", " ", ", "][dice.roll(3)];
        }
        let cut = dice.roll(text.len());
        let cut = (0..=cut)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        let text = if round % 2 == 0 {
            &text[..]
        } else {
            &text[cut..]
        };
        let found = examine(language, text, &Library::default()).1;
        has_sources(&found, text);
        findings += found.items.len();
    }
    assert!(findings > 500, "{findings}");
}
