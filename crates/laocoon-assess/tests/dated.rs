//! Dated facts on states and organisations, and words that only look like them.

use jiff::civil::date;
use laocoon_assess::Verdict::{self, ApproximatelyRight, Imprecise, NotCheckable, Right, Wrong};
use laocoon_claim::Amount;
use laocoon_read::{Options, read};
use laocoon_text::Language::{self, English, French, Russian};

/// The verdicts on the dated facts of a text, in order.
fn check(language: Language, text: &str, expected: &[Verdict]) {
    let options = Options {
        language: Some(language),
        as_of: Some(date(2024, 6, 1).into()),
        ..Options::default()
    };
    let document = read(text.as_bytes().to_vec(), "text", &options).expect("readable");
    let layers = laocoon_mark::mark(&document);
    let claims = laocoon_claim::claim(&document, &layers);
    let findings = laocoon_assess::check(&document, &layers, &claims);
    let found: Vec<Verdict> = (findings.items.iter())
        .filter(|finding| {
            let claim = finding.claims.first().map(|claim| &claims[*claim as usize]);
            let figure = claim.and_then(|claim| claim.body.figure());
            figure.is_some_and(|figure| matches!(figure.amount, Amount::Date(_)))
        })
        .inspect(|finding| {
            assert!(
                finding.verdict == NotCheckable || !finding.evidence.is_empty(),
                "{finding:?}"
            );
        })
        .map(|finding| finding.verdict)
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn accessions() {
    check(
        English,
        "Croatia joined the European Union in 2013 and NATO in 2009.",
        &[Right, Right],
    );
    check(
        English,
        "In 2004 Slovakia and Slovenia joined both NATO and the EU.",
        &[Right; 4],
    );
    check(
        English,
        "Kazakhstan became a member of the World Trade Organization in 2013.",
        &[Wrong],
    );
    check(
        English,
        "Armenia, a member of the CSTO since 1994, joined NATO in 2009.",
        &[Right, Wrong],
    );
    check(English, "Montenegro joined NATO in 2018.", &[Imprecise]);
    check(
        French,
        "La Lituanie a rejoint l'OTAN en 2004 ; l'Albanie y est entrée plus tard.",
        &[Right],
    );
    check(
        French,
        "Le Kirghizistan a adhéré à l'OMC en 2005.",
        &[Wrong],
    );
    check(
        French,
        "Le Tadjikistan est membre de l'Organisation de coopération de Shanghai depuis 2001.",
        &[Right],
    );
    check(
        Russian,
        "Киргизия вступила в ВТО в 1998 году, а Россия вступила в ВТО в 2012 году.",
        &[Right, Right],
    );
    check(
        Russian,
        "Узбекистан является членом ООН с 1992 года.",
        &[Right],
    );
}

#[test]
fn what_was_only_wished_or_is_less_is_no_accession() {
    check(English, "Georgia applied to join NATO in 2008.", &[]);
    check(
        English,
        "Serbia could join the European Union in 2030.",
        &[],
    );
    check(
        English,
        "Belarus has been an observer at the World Trade Organization since 1993.",
        &[],
    );
    check(
        French,
        "L'Ukraine souhaitait rejoindre l'OTAN en 2008.",
        &[],
    );
    check(Russian, "Грузия хотела вступить в НАТО в 2008 году.", &[]);
}

#[test]
fn exits() {
    check(
        English,
        "The United Kingdom left the European Union in 2020.",
        &[Right],
    );
    check(English, "Kazakhstan left the CSTO in 2009.", &[Wrong]);
    check(French, "Le Qatar a quitté l'OPEP en 2019.", &[Right]);
    check(Russian, "Грузия вышла из СНГ в 2009 году.", &[Right]);
}

#[test]
fn independence() {
    check(
        English,
        "Moldova has been independent since 1991.",
        &[Right],
    );
    check(
        English,
        "In 1960, Mali gained independence from France.",
        &[Right],
    );
    check(
        French,
        "Le Tchad, indépendant depuis 1970, est enclavé.",
        &[Wrong],
    );
    check(
        French,
        "La Namibie a accédé à l'indépendance le 21 mars 1990.",
        &[Right],
    );
    check(
        Russian,
        "Таджикистан обрёл независимость 9 сентября 1991 года.",
        &[Right],
    );
    check(
        Russian,
        "Таджикистан обрёл независимость 16 сентября 1991 года.",
        &[ApproximatelyRight],
    );
    check(
        English,
        "An independent expert visited Moldova in 2019.",
        &[],
    );
}

#[test]
fn offices_and_capitals() {
    check(
        English,
        "Emmanuel Macron has been president of France since 2017.",
        &[Right],
    );
    check(
        English,
        "Jacques Chirac was president of France from 1995 to 2007.",
        &[Right],
    );
    check(
        English,
        "Jacques Chirac was president of France from 1995 to 2011.",
        &[Wrong],
    );
    check(
        French,
        "Paul Biya, président du Cameroun depuis 1994, vit à Yaoundé.",
        &[Wrong],
    );
    check(
        Russian,
        "Нурсултан Назарбаев был президентом Казахстана с 1990 по 2019 год.",
        &[Right],
    );
    check(
        English,
        "John Smith has been president of the chamber of commerce of Chad since 2005.",
        &[],
    );
    check(
        English,
        "The capital of Myanmar moved to Naypyidaw in 2005.",
        &[Right],
    );
    check(
        French,
        "Astana est la capitale du Kazakhstan depuis 1989.",
        &[Wrong],
    );
}

/// The Factbook alone lags: its lists make nothing wrong.
#[test]
fn a_lone_list_never_makes_words_wrong() {
    check(
        English,
        "Uzbekistan joined the International Criminal Court in 2003.",
        &[NotCheckable],
    );
    check(
        English,
        "Bolivia joined the Non-Aligned Movement in 1979.",
        &[NotCheckable],
    );
}

/// The day of the text may be guessed wrongly, and with it the year of "in April".
#[test]
fn a_year_that_is_not_written_makes_nothing_wrong() {
    check(
        English,
        "Estonia today became a full member of NATO.",
        &[NotCheckable],
    );
    check(
        English,
        "Estonia became a full member of NATO in 1996.",
        &[Wrong],
    );
}

#[test]
fn what_is_said_on_a_day_is_no_office_taken_on_it() {
    check(
        English,
        "Georgia has been tense since its prime minister Irakli Kobakhidze announced on 28 November 2021 that the talks were shelved.",
        &[],
    );
}

/// A feast named after a fact is a date by itself, and says nothing of when the fact was.
#[test]
fn a_feast_makes_nothing_wrong() {
    check(
        Russian,
        "Парад прошёл 24 августа 2016 года, в День независимости Украины.",
        &[],
    );
    check(
        English,
        "The parade on Independence Day in 2016 was Ukraine's largest.",
        &[],
    );
}

#[test]
fn longer_phrases_hide_the_fact_inside_them() {
    check(
        Russian,
        "Фестиваль независимого кино в США завершился 26 января 2013 года.",
        &[],
    );
    check(
        English,
        "The former prime minister of Portugal António Guterres was named to the post in 2016.",
        &[],
    );
}
