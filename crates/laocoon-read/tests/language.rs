//! The language of texts of our own, with a pack and without.

#![allow(clippy::unwrap_used, reason = "tests")]

use laocoon_read::{Options, read};
use laocoon_text::Language;

fn identify(text: &str) -> (Language, String) {
    let document = read(text.as_bytes().to_vec(), "a.txt", &Options::default()).unwrap();
    let notice = document
        .notices
        .first()
        .map(|notice| notice.message.clone());
    (document.language, notice.unwrap_or_default())
}

#[test]
fn languages_with_a_pack() {
    let check = |language: Language, texts: &[&str]| {
        for text in texts {
            assert_eq!(identify(text), (language, String::new()), "{text}");
        }
    };
    check(
        Language::French,
        &[
            "Le port a été fermé pendant trois jours et les navires ont attendu dans la rade.",
            "La grève des dockers paralyse le port de Sète",
            "Il n'y a plus d'eau dans les villages de la vallée, et le préfet se tait.",
            "Le maire dit : « It is not my problem », et quitte la salle avec les clefs de la ville dans sa poche.",
        ],
    );
    check(
        Language::English,
        &[
            "The port was closed for three days and the ships waited in the roads.",
            "What the ministry is not telling you about the bridge",
            "Nobody has said who paid for the second bridge.",
        ],
    );
    check(
        Language::Russian,
        &[
            "Порт закрыли на три дня, и корабли ждали на рейде.",
            "Что известно о пожаре на складе в Приморске",
            "Мэр заявил, что воды в городе не будет до конца недели.",
        ],
    );
}

#[test]
fn languages_without_a_pack() {
    let check = |name: &str, text: &str| {
        let (language, notice) = identify(text);
        assert_eq!(language, Language::Unknown, "{name}: {text}");
        assert!(notice.contains("--language"), "{name}: {notice}");
        if text.len() > 200 {
            assert!(notice.contains(name), "{name}: {notice}");
        }
    };
    let texts = [
        (
            "Kazakh",
            "Порт үш күнге жабылды, кемелер кіре алмай тұрды. Бұл туралы әкімдік хабарлады. Қалада қырық төрт мың адам тұрады және олардың көбі порт үшін жұмыс істейді.",
        ),
        (
            "Ukrainian",
            "Порт закрили на три дні, і кораблі чекали на рейді. У місті живе сорок чотири тисячі людей, але це ще не все, бо влітку приїжджає стільки ж.",
        ),
        (
            "Bulgarian",
            "Пристанището беше затворено за три дни и корабите чакаха на рейда. В града живеят четиридесет и четири хиляди души, но това не е всичко, защото през лятото идват още.",
        ),
        (
            "Serbian",
            "Лука је била затворена три дана и бродови су чекали на сидришту. У граду живи четрдесет четири хиљаде људи, али то није све јер лети долази још толико.",
        ),
        (
            "Spanish",
            "El puerto estuvo cerrado durante tres días y los barcos esperaron en la rada. En la ciudad viven cuarenta y cuatro mil personas, pero eso no es todo, porque en verano llegan otras tantas.",
        ),
        (
            "Italian",
            "Il porto è rimasto chiuso per tre giorni e le navi hanno aspettato nella rada. Nella città vivono quarantaquattromila persone, ma non è tutto, perché d'estate ne arrivano altrettante.",
        ),
        (
            "German",
            "Der Hafen war drei Tage lang geschlossen, und die Schiffe warteten auf der Reede. In der Stadt leben vierundvierzigtausend Menschen, aber das ist nicht alles, denn im Sommer kommen noch einmal so viele.",
        ),
        (
            "Portuguese",
            "O porto esteve fechado durante três dias e os navios esperaram ao largo. Na cidade vivem quarenta e quatro mil pessoas, mas isso não é tudo, porque no verão chegam outras tantas.",
        ),
        (
            "Dutch",
            "De haven was drie dagen gesloten en de schepen wachtten op de rede. In de stad wonen vierenveertigduizend mensen, maar dat is niet alles, want in de zomer komen er nog eens zoveel.",
        ),
        (
            "Polish",
            "Port był zamknięty przez trzy dni, a statki czekały na redzie. W mieście mieszka czterdzieści cztery tysiące ludzi, ale to nie wszystko, bo latem przyjeżdża drugie tyle.",
        ),
        (
            "Turkish",
            "Liman üç gün boyunca kapalı kaldı ve gemiler açıkta bekledi. Şehirde kırk dört bin kişi yaşıyor ama hepsi bu değil, çünkü yazın bir o kadar insan daha geliyor.",
        ),
        (
            "Arabic",
            "أغلق الميناء ثلاثة أيام وانتظرت السفن في عرض البحر. يعيش في المدينة أربعة وأربعون ألف شخص، لكن هذا ليس كل شيء لأن مثلهم يأتون في الصيف.",
        ),
    ];
    for (name, text) in texts {
        check(name, text);
        check(name, text.split_inclusive(['.', ',']).next().unwrap());
    }
}

/// Too little to tell by is said, not guessed.
#[test]
fn too_short() {
    for text in ["Sète", "2 724 910 km2", "Almaty 2022", "OTAN - ONU - CEI"] {
        let (language, notice) = identify(text);
        assert_eq!(language, Language::Unknown, "{text}");
        assert!(
            notice.contains("do not tell the language"),
            "{text}: {notice}"
        );
    }
}
