//! Texts that contradict themselves, and texts that only seem to.

use jiff::civil::date;
use laocoon_assess::Verdict;
use laocoon_read::{Options, read};
use laocoon_text::Language;

/// The rules by which a text contradicts itself, in order of the findings.
fn rules(language: Language, text: &str) -> Vec<&'static str> {
    let options = Options {
        language: Some(language),
        as_of: Some(date(2022, 1, 6).into()),
        ..Options::default()
    };
    let document = read(text.as_bytes().to_vec(), "text", &options).expect("readable");
    let layers = laocoon_mark::mark(&document);
    let claims = laocoon_claim::claim(&document, &layers);
    laocoon_assess::check(&document, &layers, &claims)
        .items
        .iter()
        .filter(|finding| finding.verdict == Verdict::Inconsistent)
        .map(|finding| finding.rule)
        .collect()
}

fn check(language: Language, text: &str, expected: &[&str]) {
    assert_eq!(rules(language, text), expected, "{text}");
}

#[test]
fn one_figure_told_twice() {
    use Language::{English, French, Russian};
    check(
        English,
        "Chad has a population of 16 million. Further south nothing grows. The population of Chad is 23 million.",
        &["told-twice"],
    );
    check(
        English,
        "Chad has a population of 16 million. The population of Chad is 16.2 million.",
        &[],
    );
    check(
        French,
        "La superficie du Tchad est de 1 284 000 km2. Plus loin on lit que la superficie du Tchad est de 900 000 km2.",
        &["told-twice"],
    );
    check(
        Russian,
        "Население Казахстана составляет 19 млн человек. Дальше в статье население Казахстана составляет уже 23 млн человек.",
        &["told-twice"],
    );
    check(
        French,
        "La population du Tchad est de 16 millions d'habitants. La population du Niger est de 24 millions d'habitants.",
        &[],
    );
}

#[test]
fn shares_of_one_whole() {
    use Language::{English, French};
    check(
        English,
        "The population of Kazakhstan is 62% Kazakh and 54% Russian.",
        &["shares-above-100"],
    );
    check(
        English,
        "The population of Kazakhstan is 57% Kazakh and 38% Russian.",
        &[],
    );
    check(
        French,
        "Au Tchad, le taux d'alphabétisation atteint 122 %.",
        &["share-above-100"],
    );
}

#[test]
fn people_on_an_area() {
    use Language::{English, French, Russian};
    check(
        English,
        "Kazakhstan has an area of 2,724,900 km2. The population of Kazakhstan is 19 million. The population density of Kazakhstan is 40 people per km2.",
        &["density"],
    );
    check(
        English,
        "Kazakhstan has an area of 2,724,900 km2. The population of Kazakhstan is 19 million. The population density of Kazakhstan is 7 people per km2.",
        &[],
    );
    check(
        French,
        "Le Kazakhstan a une superficie de 2 724 900 km2. La population du Kazakhstan est de 19 millions d'habitants. La densité du Kazakhstan est de 40 hab/km2.",
        &["density"],
    );
    check(
        Russian,
        "Площадь Казахстана составляет 2 724 900 км². Население Казахстана составляет 19 млн человек. Плотность населения Казахстана — 40 чел./км².",
        &["density"],
    );
}

#[test]
fn years_and_dates() {
    use Language::{English, French, Russian};
    check(
        French,
        "Il a gouverné de 1990 à 2019 (22 ans de règne).",
        &["years-between"],
    );
    check(
        French,
        "Il a gouverné de 1990 à 2019 (29 ans de règne).",
        &[],
    );
    check(
        English,
        "Fourteen years after the riots of 2014, the square is calm.",
        &["years-since"],
    );
    check(
        English,
        "Eight years after the riots of 2014, the square is calm.",
        &[],
    );
    check(
        Russian,
        "Прошло 14 лет после беспорядков 2014 года, и площадь спокойна.",
        &["years-since"],
    );
    check(
        French,
        "Dix ans après la guerre de 1990, en 2000, tout était calme.",
        &[],
    );
    check(
        English,
        "Her mandate (2019-2015) was short.",
        &["order-of-dates"],
    );
}

#[test]
fn announced_lists() {
    use Language::{English, French, Russian};
    check(
        French,
        "Le ministre a agi dans deux directions :\n  • la police,\n  • la prison,\n  • l'exil.\n",
        &["list-count"],
    );
    check(
        French,
        "Le ministre a agi dans deux directions :\n  • la police,\n  • la prison.\n",
        &[],
    );
    check(
        English,
        "The strikers made four demands:\n- higher pay\n- shorter shifts\n- new boots\n",
        &["list-count"],
    );
    check(
        English,
        "Four people died in the mine:\n- a foreman\n- two cutters\n- a boy\n",
        &[],
    );
    check(
        Russian,
        "У забастовки две причины:\n- низкие зарплаты,\n- старые машины,\n- холод.\n",
        &["list-count"],
    );
}

#[test]
fn multiples_and_percentages() {
    use Language::French;
    check(
        French,
        "Le prix du carburant liquide a doublé lundi. La hausse de 50 % du prix du carburant liquide a fâché les routiers.",
        &["multiple-against-percent"],
    );
    check(
        French,
        "Le prix du carburant liquide a doublé lundi. La hausse de 100 % du prix du carburant liquide a fâché les routiers.",
        &[],
    );
    check(
        French,
        "Le prix du carburant liquide a doublé lundi. La hausse de 50 % des salaires des mineurs a calmé la ville.",
        &[],
    );
}

#[test]
fn borders_and_their_sum() {
    use Language::English;
    check(
        English,
        "Chad has 1,000 km of land borders. Its border with Libya is 1,050 km long. Chad shares a border of 1,400 km with Sudan.",
        &["parts-above-total"],
    );
}

#[test]
fn multiples_against_the_values_beside_them() {
    use Language::{English, French, Russian};
    let rule = &["multiple-against-values"];
    check(
        English,
        "The share of imports doubled, from 20 to 30 percent.",
        rule,
    );
    check(
        English,
        "The share of imports doubled, from 20 to 39 percent.",
        &[],
    );
    check(
        English,
        "Output doubled, and stocks lasted from 20 to 30 days.",
        &[],
    );
    check(
        French,
        "Le prix du pain a triplé, passant de 60 à 120 dinars.",
        rule,
    );
    check(
        French,
        "Le prix du pain a doublé, passant de 60 à 120 dinars.",
        &[],
    );
    check(Russian, "Доля импорта выросла вдвое — с 20 до 30 %.", rule);
    check(Russian, "Доля импорта выросла вдвое — с 20 до 41 %.", &[]);
    check(
        Russian,
        "Уровень бедности населения вырос вдвое — с 20 до 30 %, рост бедности населения заметен.",
        rule,
    );
}

#[test]
fn numbers_against_the_names_that_follow() {
    use Language::{English, French, Russian};
    let rule = &["named-count"];
    check(
        English,
        "It borders two countries: Togo, Niger and Mali.",
        rule,
    );
    check(
        English,
        "It borders three countries: Togo, Niger and Mali.",
        &[],
    );
    check(
        English,
        "Two countries (Togo and Niger) signed, unlike Mali, Senegal and Benin.",
        &[],
    );
    check(
        English,
        "Of the five countries, Togo and Niger signed.",
        &[],
    );
    check(
        French,
        "Les deux pays que sont le Tchad, le Niger et le Mali ont signé.",
        rule,
    );
    check(
        French,
        "Le texte lie deux pays que sont le Tchad, le Niger et le Mali.",
        rule,
    );
    check(
        Russian,
        "Договор подписали две страны: Чад, Нигер и Мали.",
        rule,
    );
    check(
        Russian,
        "Договор подписали три страны: Чад, Нигер и Мали.",
        &[],
    );
}

/// Numbers beyond all measure are told, and nothing is reckoned with them.
#[test]
fn numbers_beyond_measure_break_nothing() {
    let huge = "79228162514264337593543950335";
    let tiny = "0.0000000000000000000000000001";
    for number in [huge, tiny, "99999999999999999999", "0.000001"] {
        let text = format!(
            "The population of Chad is {number} people. The area of Chad is {number} square miles. Literacy in Chad is {number} %. \
             Chad holds {number} % of the world's oil reserves. Chad is the {number}th largest country by area. The border between \
             Chad and Niger is {number} km long. Chad's density is {number} people per square km. Output doubled, from {tiny} to \
             {number} tonnes. Prices rose by {number} %; prices doubled. The population of Chad is 5 people."
        );
        rules(Language::English, &text);
    }
}
