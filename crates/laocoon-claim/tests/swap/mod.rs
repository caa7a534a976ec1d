//! Actors of one kind, and texts in which two of them stand.

use laocoon_text::Language;

/// An actor: what tells its entity, and its forms. The forms of one set take the same endings, so
/// that swapping leaves good grammar.
pub struct Side {
    pub key: &'static str,
    pub forms: &'static [&'static str],
}

/// Actors of one kind and the texts of one language for them.
pub struct Set {
    pub language: Language,
    pub sides: &'static [Side],
    pub texts: &'static [&'static str],
}

const fn side(key: &'static str, forms: &'static [&'static str]) -> Side {
    Side { key, forms }
}

/// States: name, adjective; in Russian also accusative and genitive.
pub const STATES: &[Set] = &[
    Set {
        language: Language::French,
        sides: &[
            side("RU", &["la Russie", "russe"]),
            side("RS", &["la Serbie", "serbe"]),
            side("HR", &["la Croatie", "croate"]),
            side("BG", &["la Bulgarie", "bulgare"]),
            side("BE", &["la Belgique", "belge"]),
            side("SK", &["la Slovaquie", "slovaque"]),
            side("CH", &["la Suisse", "suisse"]),
        ],
        texts: &[
            "Selon le porte-parole {A1}, {B0} compte 7 millions d'habitants et {A0} n'en compterait que 5.",
            "Le 3 mai 2016, {A0} a accusé {B0} d'avoir menti sur ses 1 200 km de frontière.\n\nLe ministre {B1} aurait répondu par l'insulte, à en croire une source {A1}.",
            "Si {B0} attaque, {A0} se défendra, assure le président {A1}. Le régime {B1} ment, évidemment.",
            "Quelques chiffres sur {A0} :\n  • une inflation de 12 %,\n  • 340 km de frontière avec {B0},\n  • 4,5 % de chômage.",
            "En 2014, {A0} a fourni à {B0} 40 millions d'euros. En 2016, {B0} est bombardée par {A0}.",
            "{A0} exige que {B0} libère les otages. Au moins 12 soldats {B1}s ont été tués, dont deux décapités.",
            "{A0} et {B0} ont signé un traité le 4 juin 2011, ce qui prouve que la paix est possible.",
        ],
    },
    Set {
        language: Language::English,
        sides: &[
            side("RU", &["Russia", "Russian"]),
            side("BG", &["Bulgaria", "Bulgarian"]),
            side("HU", &["Hungary", "Hungarian"]),
            side("RO", &["Romania", "Romanian"]),
            side("RS", &["Serbia", "Serbian"]),
            side("LT", &["Lithuania", "Lithuanian"]),
            side("SK", &["Slovakia", "Slovak"]),
        ],
        texts: &[
            "According to {A1} officials, {B0} has a population of 7 million, while {A0} may have only 5 million.",
            "On 3 May 2016 {A0} accused {B0} of lying about its 1,200 km of border.\n\nThe {B1} minister reportedly answered with insults, a {A1} source said.",
            "If {B0} attacks, {A0} will defend itself. The {B1} regime is lying, of course, and the {A1} regime is not.",
            "A few facts about {A0}:\n- inflation of 12%,\n- a border of 340 km with {B0},\n- unemployment of 4.5%.",
            "In 2014 {A0} lent {B0} 40 million euros. In 2016 {B0} was attacked by {A0}.",
            "{A0} demands that {B0} release the hostages. At least 12 {B1} soldiers were killed, including two officers.",
            "{A0} and {B0} signed a treaty on 4 June 2011, which proves that peace is possible.",
        ],
    },
    Set {
        language: Language::Russian,
        sides: &[
            side("BG", &["Болгария", "болгарский", "Болгарию", "Болгарии"]),
            side("RS", &["Сербия", "сербский", "Сербию", "Сербии"]),
            side("HR", &["Хорватия", "хорватский", "Хорватию", "Хорватии"]),
            side("SK", &["Словакия", "словацкий", "Словакию", "Словакии"]),
            side("HU", &["Венгрия", "венгерский", "Венгрию", "Венгрии"]),
            side("RO", &["Румыния", "румынский", "Румынию", "Румынии"]),
        ],
        texts: &[
            "{A0} и {B0} подписали договор 3 мая 2016 года. По словам источника, {A1} министр якобы не читал его.",
            "Если {B0} нападёт, {A0} будет защищаться: так заявил {A1} президент. А {B1} режим, конечно, лжёт.",
            "{A0} обвинила во лжи соседа: {B0} не признала потерь, погибли не менее 12 человек, сообщил {B1} штаб.",
            "В 2014 году {A0} предоставила {B3} 40 млн евро. В 2016 году {A0} обвинила {B2} в шпионаже.",
            "{A0} требует от {B3} освободить заложников. Убиты 13 солдат, в том числе двое офицеров.",
            "Очевидно, что {A0} напала на {B2}. Кому это выгодно?",
        ],
    },
];

/// Leaders: invented persons.
pub const LEADERS: &[Set] = &[
    Set {
        language: Language::French,
        sides: &[
            side("1", &["Pavel Orlov"]),
            side("2", &["Marc Delorme"]),
            side("3", &["Viktor Petrov"]),
            side("4", &["Paul Lefebvre"]),
            side("5", &["Anton Novak"]),
        ],
        texts: &[
            "{A0} a accusé {B0} mardi. {B0} a déclaré que {A0} mentait.",
            "Selon {A0}, la route est ouverte. {B0} exige la libération des délégués.",
            "Le 4 juin 2011, {A0} a rencontré {B0} à Prague.",
        ],
    },
    Set {
        language: Language::English,
        sides: &[
            side("1", &["Peter Orlov"]),
            side("2", &["Martin Dalton"]),
            side("3", &["Victor Petrov"]),
            side("4", &["Paul Harris"]),
            side("5", &["Anton Novak"]),
        ],
        texts: &[
            "{A0} accused {B0} on Tuesday. {B0} said that {A0} was lying.",
            "According to {A0}, the road is open. {B0} demands the release of the delegates.",
            "On 4 June 2011 {A0} met {B0} in Prague.",
        ],
    },
    Set {
        language: Language::Russian,
        sides: &[
            side("1", &["Пётр Орлов"]),
            side("2", &["Иван Петров"]),
            side("3", &["Виктор Новиков"]),
            side("4", &["Павел Кузнецов"]),
            side("5", &["Антон Соколов"]),
        ],
        texts: &[
            "{A0} заявил во вторник, что дорога открыта. {B0} сообщил, что она закрыта.",
            "{A0} и {B0} подписали соглашение 4 июня 2011 года в Праге.",
            "{A0} требует отставки министра, а {B0} отказался уйти.",
        ],
    },
];

/// Groups without a name.
pub const GROUPS: &[Set] = &[
    Set {
        language: Language::French,
        sides: &[
            side("police", &["policiers"]),
            side("protesters", &["manifestants"]),
            side("military", &["soldats"]),
            side("rebels", &["rebelles"]),
        ],
        texts: &[
            "Les {A0} ont attaqué les {B0} à Skopje le 12 mai 2018.",
            "Les {A0} affirment que les {B0} ont incendié la mairie.",
            "Les {A0} exigent le retrait des {B0}. Trois {B0} ont été tués.",
        ],
    },
    Set {
        language: Language::English,
        sides: &[
            side("police", &["police officers"]),
            side("protesters", &["protesters"]),
            side("military", &["soldiers"]),
            side("rebels", &["rebels"]),
        ],
        texts: &[
            "The {A0} attacked the {B0} in Skopje on 12 May 2018.",
            "The {A0} say that the {B0} burned down the town hall.",
            "The {A0} demand that the {B0} leave. Three {B0} were killed.",
        ],
    },
    Set {
        language: Language::Russian,
        sides: &[
            side("police", &["полицейские", "полицейских"]),
            side("protesters", &["протестующие", "протестующих"]),
            side("military", &["военные", "военных"]),
        ],
        texts: &[
            "Эти {A0} атаковали {B1} в Скопье 12 мая 2018 года.",
            "Эти {A0} утверждают, что {B0} подожгли мэрию.",
            "Эти {A0} требуют вывода {B1}. Убиты 13 {B1}.",
        ],
    },
];
