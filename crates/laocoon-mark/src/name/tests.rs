use super::find;
use crate::token::{Words, tokenize};
use crate::{Entity, Name};
use laocoon_text::{Document, Language};

fn marked(language: Language, text: &str) -> (Document, Vec<Name>, Vec<Entity>) {
    let document = Document::paragraph(language, text);
    let (tokens, sentences) = tokenize(&document);
    let words = Words::new(&document, &tokens);
    let (names, entities) = find(&document, &tokens, &sentences, &words);
    (document, names, entities)
}

/// `expected`: "words KIND entity" for each name, separated by "; ".
fn check(language: Language, text: &str, expected: &str) {
    let (document, names, entities) = marked(language, text);
    let found: Vec<String> = names
        .iter()
        .map(|name| {
            let entity = name.entity.map_or("", |id| &entities[id.0 as usize].name);
            format!(
                "{} {} {entity}",
                document.words(name.span),
                name.kind.code()
            )
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
}

const FR: Language = Language::French;
const EN: Language = Language::English;
const RU: Language = Language::Russian;

#[test]
fn finds_countries_and_peoples() {
    check(
        FR,
        "La Moldavie et l'Ukraine ont une frontière.",
        "Moldavie LOC Moldavie; Ukraine LOC Ukraine",
    );
    check(
        FR,
        "les autorités kirghizes et les Ouzbeks",
        "kirghizes NORP Kirghizistan; Ouzbeks NORP Ouzbékistan",
    );
    check(
        FR,
        "la République démocratique du Congo, la RDC",
        "République démocratique du Congo LOC République démocratique du Congo; RDC LOC République démocratique du Congo",
    );
    check(
        FR,
        "un accord franco-algérien avec les États Unis",
        "franco NORP France; algérien NORP Algérie; États Unis LOC États-Unis",
    );
    check(FR, "Il fait un tour, c'est nice et il a la chine.", "");
    check(
        FR,
        "Il habite à Tours puis à Nice.",
        "Tours LOC Tours; Nice LOC Nice",
    );
    check(
        EN,
        "The US and Turkey told us about the turkey.",
        "US LOC United States; Turkey LOC Turkey",
    );
    check(
        EN,
        "Dutchmen from The Hague visited Kazakhstan's capital.",
        "Dutchmen NORP Netherlands; The Hague LOC The Hague; Kazakhstan LOC Kazakhstan",
    );
    check(
        RU,
        "В Саудовской Аравии и в Казахстане живут казахстанцы.",
        "Саудовской Аравии LOC Саудовская Аравия; Казахстане LOC Казахстан; казахстанцы NORP Казахстан",
    );
    check(
        RU,
        "российско-казахстанского договора",
        "российско NORP Россия; казахстанского NORP Казахстан",
    );
}

#[test]
fn resolves_misspellings_and_confuses_nobody() {
    check(
        FR,
        "Le Kazhakstan et le Kazakstan.",
        "Kazhakstan LOC Kazakhstan; Kazakstan LOC Kazakhstan",
    );
    check(
        FR,
        "l'Ouzbekhistan, les kazhaks",
        "Ouzbekhistan LOC Ouzbékistan; kazhaks NORP Kazakhstan",
    );
    check(
        FR,
        "Niger, Nigeria, Iran, Irak",
        "Niger LOC Niger; Nigeria LOC Nigeria; Iran LOC Iran; Irak LOC Irak",
    );
    check(
        FR,
        "Slovaquie et Slovénie, Autriche et Australie",
        "Slovaquie LOC Slovaquie; Slovénie LOC Slovénie; Autriche LOC Autriche; Australie LOC Australie",
    );
    check(
        FR,
        "Guinée, Guyane, Mali, Malte",
        "Guinée LOC Guinée; Guyane LOC Guyane française; Mali LOC Mali; Malte LOC Malte",
    );
}

#[test]
fn finds_organisations() {
    check(
        FR,
        "l'OTSC et l'Otan",
        "OTSC ORG Organisation du traité de sécurité collective; Otan ORG Organisation du traité de l'Atlantique nord",
    );
    check(
        FR,
        "l'Organisation du Traité de Sécurité Collective (OTSC)",
        "Organisation du Traité de Sécurité Collective ORG Organisation du traité de sécurité collective; OTSC ORG Organisation du traité de sécurité collective",
    );
    check(
        FR,
        "le Comité de défense des Vignerons (CDV) et le CDV",
        "Comité de défense des Vignerons ORG Comité de défense des Vignerons; CDV ORG Comité de défense des Vignerons; CDV ORG Comité de défense des Vignerons",
    );
    check(
        RU,
        "страны ОДКБ и НАТО",
        "ОДКБ ORG Организация Договора о коллективной безопасности; НАТО ORG Организация Североатлантического договора",
    );
    check(
        FR,
        "L'AIEA, l'OMPI et l'AELE siègent ; l'OIAC aussi.",
        "AIEA ORG Agence internationale de l'énergie atomique; OMPI ORG Organisation mondiale de la propriété intellectuelle; AELE ORG Association européenne de libre-échange; OIAC ORG Organisation pour l'interdiction des armes chimiques",
    );
    check(
        RU,
        "доклад ОАПЕК и Дунайской комиссии",
        "ОАПЕК ORG Организация арабских стран-экспортёров нефти; Дунайской комиссии ORG Дунайская комиссия",
    );
    check(
        EN,
        "the University of Geneva",
        "University of Geneva ORG University of Geneva",
    );
}

#[test]
fn finds_persons_and_keeps_relatives_apart() {
    check(
        FR,
        "Le président Tokaïev a parlé. Tokayev et Tokaîev.",
        "Tokaïev PER Kassym-Jomart Tokaïev; Tokayev PER Kassym-Jomart Tokaïev; Tokaîev PER Kassym-Jomart Tokaïev",
    );
    check(
        FR,
        "M. Jean Dupuis-Roche et Marie Dupuis-Roche.",
        "Jean Dupuis-Roche PER Jean Dupuis-Roche; Marie Dupuis-Roche PER Marie Dupuis-Roche",
    );
    check(
        FR,
        "Dariga Nazarbaïeva, fille de Noursoultan Nazarbaïev",
        "Dariga Nazarbaïeva PER Dariga Nazarbaïeva; Noursoultan Nazarbaïev PER Noursoultan Nazarbaïev",
    );
    check(
        EN,
        "Jack London and George Washington met Anna Lindqvist. Lindqvist left.",
        "Jack London PER Jack London; George Washington PER George Washington; Anna Lindqvist PER Anna Lindqvist; Lindqvist PER Anna Lindqvist",
    );
    check(
        RU,
        "Президент Токаев встретил Айгуль Сериковну. О Токаеве.",
        "Токаев PER Касым-Жомарт Токаев; Айгуль Сериковну PER Айгуль Сериковну; Токаеве PER Касым-Жомарт Токаев",
    );
}

#[test]
fn tells_the_power_from_the_place() {
    check(
        FR,
        "Moscou a répondu. Il vit à Moscou.",
        "Moscou LOC Russie; Moscou LOC Moscou",
    );
    check(
        EN,
        "The Kremlin and Washington agreed.",
        "Kremlin LOC Russia; Washington LOC United States",
    );
}

#[test]
fn places_lie_somewhere() {
    let check = |name: &str, of: &str, north: f32, east: f32| {
        let (_, _, entities) = marked(EN, &format!("They lived in {name} until May."));
        let position = entities[0].position.expect(name);
        assert_eq!(position.of, of, "{name}");
        let near = |a: f32, b: f32| (a - b).abs() < 1.0;
        assert!(near(position.latitude, north), "{name}: {position:?}");
        assert!(near(position.longitude, east), "{name}: {position:?}");
    };
    check("Peru", "country", -10.0, -76.0);
    check("Lima", "capital", -12.0, -77.0);
    check("Marseille", "city", 43.3, 5.4);
    check("Tatarstan", "region", 55.4, 50.8);
    check("Ghana", "country", 8.0, -2.0);
    let (_, _, entities) = marked(EN, "NATO and George Washington agreed.");
    assert!(entities.iter().all(|entity| entity.position.is_none()));
}

#[test]
fn leaves_out_what_is_no_name() {
    check(
        FR,
        "Régulièrement, des ONG et le PIB. Malgré cela, 14e rang.",
        "",
    );
    check(FR, "Primo, rien. Le 3e trimestre XIV.", "");
    check(EN, "I think Monday is fine. The CEO left.", "");
}

#[test]
fn names_of_ones_own_win() {
    use super::{find_with, own};
    use laocoon_references::gazetteer::Gazetteer;
    use laocoon_references::names::import;
    let list = "name,type,id,aliases,country,latitude,longitude\n\
                Brasserie Paris,organisation,B1,BPX,FR,,\n\
                Orhan Velide,person,P7,Орхан Велиде,TR,,\n\
                Fort Maurel,site,F2,,,12.5,-3\n";
    let imported = import(list.as_bytes(), None).unwrap();
    let table = own::compile("mine", &imported.entries).unwrap();
    let gazetteer = Gazetteer::open(Box::leak(table.into_boxed_slice())).unwrap();
    let lists = [own::Own {
        key: "mine".to_owned(),
        gazetteer,
    }];
    let text = "La Brasserie Paris (BPX) a vu Orhan Velide à Fort Maurel. Velide a quitté Paris, pas la bpx.";
    let document = Document::paragraph(FR, text);
    let (tokens, sentences) = tokenize(&document);
    let words = Words::new(&document, &tokens);
    let (names, entities) = find_with(&document, &tokens, &sentences, &words, &lists);
    let found: Vec<String> = names
        .iter()
        .map(|name| {
            let entity = &entities[name.entity.unwrap().0 as usize];
            let own = entity.id("own").unwrap_or("-");
            format!("{} {} {own}", document.words(name.span), name.kind.code())
        })
        .collect();
    assert_eq!(
        found,
        [
            "Brasserie Paris ORG mine/B1",
            "BPX ORG mine/B1",
            "Orhan Velide PER mine/P7",
            "Fort Maurel LOC mine/F2",
            "Velide PER mine/P7",
            "Paris LOC -",
        ]
    );
    assert!(names[0].because.contains("mine"), "{}", names[0].because);
    let fort = entities.iter().find(|entity| entity.name == "Fort Maurel");
    assert_eq!(fort.and_then(|fort| fort.position).unwrap().latitude, 12.5);
}

/// `expected`: "words class" for each name that has a class, separated by "; ".
fn classes(language: Language, text: &str, expected: &str) {
    let (document, names, _) = marked(language, text);
    let found: Vec<String> = names
        .iter()
        .filter_map(|name| {
            let class = name.class?.code();
            Some(format!("{} {class}", document.words(name.span)))
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
}

#[test]
fn military_units_are_told_from_leagues_and_firms() {
    classes(
        FR,
        "Les parachutistes de la 31e brigade ont relevé le 6ème régiment étranger de génie et la 104ème division d'assaut.",
        "31e brigade unit; 6ème régiment étranger de génie unit; 104ème division d'assaut unit",
    );
    classes(
        FR,
        "Le club joue en 2e division, sa 3e compagnie de transport attend.",
        "",
    );
    classes(
        FR,
        "Le bataillon Aratta a quitté la ville.",
        "bataillon Aratta unit",
    );
    classes(
        EN,
        "The 98th Guards Air Assault Division and the 5th Separate Brigade left; the 3rd division of the league lost.",
        "98th Guards Air Assault Division unit; 5th Separate Brigade unit",
    );
    classes(
        RU,
        "Бойцы 38-й гвардейской мотострелковой бригады и батальон «Зарница» вышли, 2-я группа учеников осталась.",
        "38-й гвардейской мотострелковой бригады unit; батальон «Зарница» unit",
    );
}

#[test]
fn events_are_no_persons_and_no_places() {
    classes(
        FR,
        "L'opération Kestrel suivit la révolution orange et le siège de Khartoum, au siège de l'ONU.",
        "opération Kestrel event; révolution orange event; siège de Khartoum event",
    );
    classes(
        EN,
        "After the Rose Revolution came Operation Amber Gate.",
        "Rose Revolution event; Operation Amber Gate event",
    );
    classes(
        RU,
        "После Крымской войны и операции «Заслон» началась холодная война.",
        "Крымской войны event; операции «Заслон» event; холодная война event",
    );
    classes(
        FR,
        "Il a mené une opération à Paris, puis la guerre contre le bruit.",
        "",
    );
}

#[test]
fn works_stand_in_quotation_marks_after_their_word() {
    classes(
        FR,
        "Dans son roman « Les Heures de Varna », elle cite le « grand jeu ».",
        "Les Heures de Varna work",
    );
    classes(
        EN,
        "His book \"A Bridge in Batumi\" was banned.",
        "A Bridge in Batumi work",
    );
    classes(
        RU,
        "Автор повести «Дорога на Чоп» молчит.",
        "Дорога на Чоп work",
    );
}

#[test]
fn streets_and_buildings_are_not_what_they_are_named_after() {
    let place = |language, text: &str, words: &str| {
        let (document, names, entities) = marked(language, text);
        let name = names.iter().find(|name| document.words(name.span) == words);
        let name = name.unwrap_or_else(|| panic!("{words} in {text}: {names:?}"));
        let entity = name.entity.map(|id| &entities[id.0 as usize]);
        assert!(
            entity.is_some_and(|entity| entity.ids.is_empty()),
            "{entity:?}"
        );
    };
    place(
        FR,
        "La foule a gagné la place Kazakhstan avant midi.",
        "place Kazakhstan",
    );
    place(FR, "Il dort à l'Hôtel de Russie.", "Hôtel de Russie");
    place(EN, "They met on Georgia Avenue.", "Georgia Avenue");
    place(
        RU,
        "Колонна вышла на площадь Независимости.",
        "площадь Независимости",
    );
    check(
        FR,
        "la place de la Russie dans le monde",
        "Russie LOC Russie",
    );
}

#[test]
fn acronyms_are_their_names_and_one_entity() {
    let (document, names, entities) = marked(
        FR,
        "Le Conseil national pour la défense des vallées (CNDV) a parlé. Le CNDV se tait.",
    );
    let words: Vec<&str> = names.iter().map(|name| document.words(name.span)).collect();
    assert_eq!(
        words,
        [
            "Conseil national pour la défense des vallées",
            "CNDV",
            "CNDV"
        ]
    );
    assert!(
        names.iter().all(|name| name.entity == names[0].entity),
        "{names:?}"
    );
    let entity = names[0].entity.map(|id| &entities[id.0 as usize]);
    assert_eq!(
        entity.map(|entity| &*entity.name),
        Some("Conseil national pour la défense des vallées")
    );
}

#[test]
fn one_man_is_one_entity_and_his_relatives_are_not() {
    let count = |language, text: &str, expected: usize| {
        let (_, names, entities) = marked(language, text);
        let persons = entities
            .iter()
            .filter(|one| one.kind == crate::NameKind::Person && !one.mentions.is_empty());
        assert_eq!(persons.count(), expected, "{text} {names:?} {entities:?}");
    };
    count(
        FR,
        "Salomé Gvaramadze a parlé. Mme Gvaramadze, dite Salome Gvaramadzé, est partie. Salomé rit.",
        1,
    );
    count(
        FR,
        "Paul Orlandi et sa sœur Inès Orlandi sont venus. Paul est reparti.",
        2,
    );
    count(
        EN,
        "Vakhtang Lomidze spoke. Lomidze left with Nino Lomidze.",
        2,
    );
    count(
        RU,
        "Ашот Варданян приехал. Встреча с Ашотом Варданяном сорвалась, Варданян уехал.",
        1,
    );
}

#[test]
fn names_stand_in_the_nominative() {
    let name = |text: &str, expected: &str| {
        let (_, names, entities) = marked(RU, text);
        let person = entities
            .iter()
            .find(|one| one.kind == crate::NameKind::Person);
        assert_eq!(
            person.map(|one| &*one.name),
            Some(expected),
            "{text} {names:?}"
        );
    };
    name(
        "Переговоры с Тиграном Арзуманяном прерваны.",
        "Тигран Арзуманян",
    );
    name("Письмо отправлено Марии Звонаревой.", "Мария Звонарева");
    name("Министр Павел Дроздовский молчит.", "Павел Дроздовский");
    name(
        "Избрание Кена Брэкстона оспорено, Брэкстон молчит.",
        "Кен Брэкстон",
    );
}

#[test]
fn a_digit_at_the_end_of_an_acronym_is_a_slip() {
    check(
        FR,
        "Le service de l'OTAN4 a répondu.",
        "OTAN4 ORG Organisation du traité de l'Atlantique nord",
    );
}

#[test]
fn a_surname_is_no_town_of_that_name() {
    let (document, names, _) = marked(RU, "Генерал Олег Иванов уволен. Друзья Иванова молчат.");
    let last = names
        .last()
        .map(|name| (document.words(name.span), name.kind));
    assert_eq!(last, Some(("Иванова", crate::NameKind::Person)));
    assert_eq!(names.last().and_then(|name| name.entity), names[0].entity);
}

#[test]
fn a_country_in_capitals_is_no_shouted_word() {
    for (text, due) in [
        ("SOUDAN - Qui tire les ficelles ?", "SOUDAN"),
        ("GUERRE AU SOUDAN", "SOUDAN"),
        ("TCHAD : la succession", "TCHAD"),
    ] {
        let (document, names, _) = marked(FR, text);
        let words: Vec<&str> = names.iter().map(|name| document.words(name.span)).collect();
        assert_eq!(words, [due], "{text}");
    }
}
