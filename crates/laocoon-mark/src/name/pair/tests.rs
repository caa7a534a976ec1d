use super::{SAME, compare};
use crate::NameKind;

fn check(kind: NameKind, a: &str, b: &str, same: bool) {
    let likeness = compare(a, b, kind);
    assert_eq!(likeness.score >= SAME, same, "{a} / {b}: {likeness:?}");
    assert!(!likeness.because.is_empty(), "{a} / {b} without a reason");
}

#[test]
fn persons() {
    let check = |a, b, same| check(NameKind::Person, a, b, same);
    check("Noursoultan Nazarbaïev", "Нурсултан Назарбаев", true);
    check(
        "Nasarbajew, Nursultan",
        "Nursultan Äbischuly Nazarbayev",
        true,
    );
    check("Dariga Nazarbayeva", "Nursultan Nazarbayev", false);
    check("Kassym-Jomart Tokaïev", "Қасым-Жомарт Тоқаев", true);
    check("M. Moukhtar Abliazov", "Mukhtar Ablyazov", true);
    check("Michail Gorbatschow", "Mikhaïl Gorbatchev", true);
    check("A. Pouchkine", "Александр Сергеевич Пушкин", true);
    check("B. Pouchkine", "Александр Сергеевич Пушкин", false);
    check("Ivan Petrovitch Sidorov", "Иван Семёнович Сидоров", false);
    check("Nikita Khrouchtchev", "Никиты Хрущёва", true);
    check("Anna Lindqvist", "Anna Lundström", false);
    check("Omar bin Yusuf", "Yusuf bin Omar", false);
    check("Tsai Ing-wen", "Tsai Ingwen", true);
}

#[test]
fn organisations() {
    let check = |a, b, same| check(NameKind::Organisation, a, b, same);
    check("OTAN", "NATO", true);
    check("НАТО", "North Atlantic Treaty Organization", true);
    check("OTAN", "OTSC", false);
    check("ООО «Заря»", "Zarya LLC", true);
    check("Zarya AG", "Zarya GmbH", false);
    check("Vulcan Foundry Ltd", "Vulcan Foundry Limited", true);
    check("Vulcan Foundry", "Vulcan Shipyard", false);
    check("Third Brigade", "Fourth Brigade", false);
    check("Union des Pêcheurs du Littoral", "UPL", true);
}

#[test]
fn places() {
    let check = |a, b, same| check(NameKind::Place, a, b, same);
    check("Jañaözen", "Жанаозен", true);
    check("Pékin", "Бейжің", true);
    check("Tchernihiv", "Tchernivtsi", false);
    check("Oust-Kamenogorsk", "Усть-Каменогорск", true);
    check("Paris", "Parys", false);
}

#[test]
fn nothing_is_compared_with_nothing_in_peace() {
    for kind in [NameKind::Person, NameKind::Organisation, NameKind::Place] {
        let _ = compare("", "", kind);
        let _ = compare("…", "((", kind);
        let _ = compare(&"a. ".repeat(4000), &"é".repeat(9000), kind);
    }
}
