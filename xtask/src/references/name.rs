//! Names of pages and of counterparts, in all eras, to entity codes.

use laocoon_references::ENTITIES;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Spellings that are not the entity's own name.
#[rustfmt::skip]
const ALIASES: &[(&str, &str)] = &[
    ("america", "US"), ("us", "US"), ("usa", "US"), ("u.s.", "US"), ("u.s", "US"), ("untied states", "US"), ("united states of america", "US"),
    ("uk", "GB"), ("gb", "GB"), ("great britain", "GB"), ("uae", "AE"), ("ussr", "SU"), ("u.s.s.r.", "SU"), ("nz", "NZ"),
    ("frg", "DE"), ("west germany", "DE"), ("germany, federal republic of", "DE"), ("federal republic of germany", "DE"),
    ("gdr", "DD"), ("east germany", "DD"), ("german democratic republic", "DD"), ("gernamy", "DE"), ("german", "DE"),
    ("yar", "YE"), ("yemen arab republic", "YE"), ("north yemen", "YE"),
    ("pdry", "YD"), ("south yemen", "YD"), ("yemen, people's democratic republic of", "YD"), ("yemen aden", "YD"),
    ("zaire", "CD"), ("drc", "CD"), ("congo, democratic republic of the", "CD"), ("dr congo", "CD"), ("dem. rep. of the congo", "CD"),
    ("congo-kinshasa", "CD"), ("democratic republic of congo", "CD"),
    ("congo", "CG"), ("congo, republic of the", "CG"), ("congo-brazzaville", "CG"), ("congo, republic of", "CG"), ("republic of congo", "CG"),
    ("congo (brazzaville)", "CG"), ("congo (kinshasa)", "CD"), ("the congo", "CG"),
    ("s. korea", "KR"), ("republic of korea", "KR"), ("korea", "KR"), ("korea, south", "KR"), ("s korea", "KR"),
    ("n. korea", "KP"), ("korea, north", "KP"), ("democratic people's republic of korea", "KP"),
    ("burma (myanmar)", "MM"), ("myanmar", "MM"), ("ivory coast", "CI"), ("cote divoire", "CI"), ("cote d ivoire", "CI"),
    ("cape verde", "CV"), ("swaziland", "SZ"), ("burkina", "BF"), ("upper volta", "BF"), ("kampuchea", "KH"),
    ("czech republic", "CZ"), ("the czech republic", "CZ"), ("slovak republic", "SK"),
    ("macedonia", "MK"), ("macedonia,", "MK"), ("macedonia, the former yugoslav republic of", "MK"), ("fyrom", "MK"),
    ("the former yugoslav republic of macedonia", "MK"), ("former yugoslav republic of macedonia", "MK"), ("the former yugo rep of macedonia", "MK"), ("former yugo rep of", "MK"),
    ("the republic of macedonia", "MK"), ("former yugoslav republic of macedonia (fyrom)", "MK"),
    ("east timor", "TL"), ("western samoa", "WS"), ("kazakstan", "KZ"), ("kyrgystan", "KG"), ("kirghizia", "KG"), ("kirghizstan", "KG"),
    ("moldavia", "MD"), ("byelarus", "BY"), ("belorussia", "BY"), ("byelorussia", "BY"), ("tadzhikistan", "TJ"),
    ("russian federation", "RU"), ("turkey (turkiye)", "TR"), ("turkiye", "TR"),
    ("bosnia", "BA"), ("bosnia and hercegovina", "BA"), ("bosnia herzegovina", "BA"), ("bosnia & herzegovina", "BA"), ("bosnia-herzegovina", "BA"),
    ("serbia & montenegro", "CSXX"), ("serbia/montenegro", "CSXX"), ("fry", "CSXX"), ("yugoslavia (serbia and montenegro)", "CSXX"),
    ("federal republic of yugoslavia", "CSXX"), ("montenegro and serbia", "CSXX"),
    ("soviet union", "SU"), ("former soviet union", "SU"), ("former ussr", "SU"),
    ("holy see", "VA"), ("vatican city", "VA"), ("vatican", "VA"), ("the holy see", "VA"), ("holy see (vatican city)", "VA"),
    ("falkland islands", "FK"), ("falklands", "FK"), ("man, isle of", "IM"), ("cocos islands", "CC"), ("wake atoll", "UM-79"),
    ("saint helena", "SH"), ("st. helena", "SH"), ("st. kitts and nevis", "KN"), ("st. kitts & nevis", "KN"), ("saint kitts & nevis", "KN"),
    ("st. kitts", "KN"), ("st. lucia", "LC"), ("st lucia", "LC"), ("st. pierre and miquelon", "PM"), ("saint pierre", "PM"),
    ("st. vincent and the grenadines", "VC"), ("st. vincent & the grenadines", "VC"), ("st. vincent", "VC"), ("saint vincent", "VC"),
    ("saint vincent & the grenadines", "VC"), ("antigua & barbuda", "AG"), ("antigua", "AG"), ("trinidad & tobago", "TT"), ("trinidad", "TT"),
    ("sao tome & principe", "ST"), ("sao tome", "ST"), ("papua new guinea", "PG"), ("columbia", "CO"), ("cost rica", "CR"), ("itlay", "IT"), ("malysia", "MY"),
    ("erithea", "ER"), ("nethelands", "NL"), ("netherland", "NL"), ("the netherlands", "NL"), ("singpore", "SG"), ("phillippines", "PH"),
    ("micronesia", "FM"), ("micronesia, federated states of", "FM"), ("pacific islands, trust territory of the", "PC"),
    ("pacific islands (palau), trust territory of the", "PW"), ("pacific islands, trust territory of the (palau)", "PW"),
    ("south georgia and the south sandwich islands", "GS"), ("south georgia and the", "GS"),
    ("iraq - saudi arabia neutral zone", "NT"), ("iraq-saudi arabia neutral zone", "NT"),
    ("us virgin islands", "VI"), ("u.s. virgin islands", "VI"), ("the virgin islands", "VI"), ("macao", "MO"), ("hong kong sar", "HK"),
    ("pitcairn", "PN"), ("brunei darussalam", "BN"), ("taiwan, china", "TW"), ("gaza", "XG"), ("the gaza strip", "XG"), ("the west bank", "XW"),
    ("european union", "EU"), ("eu", "EU"), ("ec", "EU"), ("ec countries", "EU"), ("eu countries", "EU"), ("reunion", "RE"), ("netherlands antilles (sint maarten)", "AN"),
    ("azerbaijan-proper", "AZ"), ("china/hong kong", "CN"),
];

/// The code of a page of this name in an edition.
///
/// One name changed hands: "Yugoslavia" is the federation of six until 1991, Serbia and Montenegro after.
pub fn page(name: &str, edition: u16) -> Option<&'static str> {
    match country(name) {
        Some("YU") if edition >= 1992 => Some("CSXX"),
        found => found,
    }
}

/// The code of a country by any of its names.
pub fn country(name: &str) -> Option<&'static str> {
    static NAMES: OnceLock<BTreeMap<String, &'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let aliases = ALIASES.iter().map(|(alias, code)| (fold(alias), *code));
        aliases
            .chain(ENTITIES.iter().map(|e| (fold(e.name), e.code)))
            .collect()
    });
    names.get(&fold(name)).copied()
}

/// Lower case, without "the" at either end.
fn fold(name: &str) -> String {
    let name = name.trim().trim_end_matches('*').trim().to_lowercase();
    let name = name.strip_suffix(", the").unwrap_or(&name);
    name.strip_prefix("the ").unwrap_or(name).to_owned()
}

/// The code of the entity whose page has this GEC code.
pub fn page_code(page: &str) -> Option<&'static str> {
    ENTITIES.iter().rfind(|e| e.page == page).map(|e| e.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_of_all_eras() {
        let check =
            |name: &str, expected: Option<&str>| assert_eq!(country(name), expected, "{name}");
        check("Bahamas, The", Some("BS"));
        check("The Gambia", Some("GM"));
        check("Gambia", Some("GM"));
        check("Korea, South", Some("KR"));
        check("Burma (Myanmar)", Some("MM"));
        check("USSR", Some("SU"));
        check("COTE D'IVOIRE", Some("CI"));
        check("Atlantis", None);
    }

    #[test]
    fn yugoslavia_changed_hands() {
        assert_eq!(page("Yugoslavia", 1991), Some("YU"));
        assert_eq!(page("Yugoslavia", 2001), Some("CSXX"));
    }
}
