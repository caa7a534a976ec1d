//! The fields whose figures stand alone or under a label: which label of which field feeds which indicator.

use super::leaf::Want::{self, BudgetDollars, Count, Dollars, Percent, Unit};

/// One row: fields (folded labels, all eras), labels inside ("" is the head), the indicator, its part, what is wanted.
pub struct Spec {
    pub fields: &'static [&'static str],
    pub labels: &'static [&'static str],
    pub indicator: &'static str,
    pub part: &'static str,
    pub want: Want,
}

const fn spec(
    fields: &'static [&'static str],
    labels: &'static [&'static str],
    indicator: &'static str,
    part: &'static str,
    want: Want,
) -> Spec {
    Spec {
        fields,
        labels,
        indicator,
        part,
        want,
    }
}

const KM: Want = Unit("km", "km");
const KM2: Want = Unit("km2", "km2");
const KWH: Want = Unit("kW.h", "kW.h");
const BBL_DAY: Want = Unit("[bbl_us]/d", "[bbl_us]/d");
const BBL: Want = Unit("[bbl_us]", "[bbl_us]");
const M3: Want = Unit("m3", "m3");
const TONS: Want = Unit("t", "t");
const YEARS: Want = Unit("a", "a");
const PER_1000: Want = Unit("[ppth]", "[ppth]");

const ELECTRICITY: &[&str] = &["electricity"];
const PETROLEUM: &[&str] = &["petroleum"];
const GAS: &[&str] = &["natural gas"];
const COAL: &[&str] = &["coal"];
const SOURCES: &[&str] = &[
    "electricity generation sources",
    "electricity production by source",
];
const SECTORS: &[&str] = &[
    "gdp composition by sector",
    "gdp composition by sector of origin",
];
const AGES: &[&str] = &["age structure"];

#[rustfmt::skip]
pub const SPECS: &[Spec] = &[
    spec(&["area"], &["total", "total area", ""], "area", "", KM2),
    spec(&["total area"], &["", "total"], "area", "", KM2),
    spec(&["area", "total area"], &["land", "land area"], "land-area", "", KM2),
    spec(&["land area"], &[""], "land-area", "", KM2),
    spec(&["area"], &["water", "water area"], "water-area", "", KM2),
    spec(&["coastline"], &["", "total"], "coastline", "", KM),
    spec(&["irrigated land"], &["", "total"], "irrigated-land", "", KM2),

    spec(&["population"], &["", "total"], "population", "", Count),
    spec(&["population growth rate", "population growth"], &[""], "population-growth", "", Percent),
    spec(AGES, &["0-14 years"], "age-structure", "0-14", Percent),
    spec(AGES, &["15-24 years"], "age-structure", "15-24", Percent),
    spec(AGES, &["25-54 years"], "age-structure", "25-54", Percent),
    spec(AGES, &["55-64 years"], "age-structure", "55-64", Percent),
    spec(AGES, &["15-64 years"], "age-structure", "15-64", Percent),
    spec(AGES, &["65 years and over", "over 65 years"], "age-structure", "65+", Percent),
    spec(&["median age"], &["total", ""], "median-age", "", YEARS),
    spec(&["median age"], &["male"], "median-age", "male", YEARS),
    spec(&["median age"], &["female"], "median-age", "female", YEARS),
    spec(&["birth rate"], &[""], "birth-rate", "", PER_1000),
    spec(&["death rate"], &[""], "death-rate", "", PER_1000),
    spec(&["net migration rate"], &[""], "net-migration", "", PER_1000),
    spec(&["infant mortality rate"], &["total", ""], "infant-mortality", "", PER_1000),
    spec(&["infant mortality rate"], &["male"], "infant-mortality", "male", PER_1000),
    spec(&["infant mortality rate"], &["female"], "infant-mortality", "female", PER_1000),
    spec(&["maternal mortality rate", "maternal mortality ratio"], &[""], "maternal-mortality", "", Unit("/100000", "1")),
    spec(&["life expectancy at birth"], &["total population", "total", ""], "life-expectancy", "", YEARS),
    spec(&["life expectancy at birth"], &["male"], "life-expectancy", "male", YEARS),
    spec(&["life expectancy at birth"], &["female"], "life-expectancy", "female", YEARS),
    spec(&["total fertility rate"], &[""], "fertility-rate", "", Unit("per woman", "1")),
    spec(&["literacy"], &["total population", ""], "literacy", "", Percent),
    spec(&["literacy"], &["male"], "literacy", "male", Percent),
    spec(&["literacy"], &["female"], "literacy", "female", Percent),
    spec(&["urbanization"], &["urban population"], "urban-population", "", Percent),

    spec(&["gdp purchasing power parity", "real gdp purchasing power parity", "gdp purchasing power parity real"], &[""], "gdp-ppp", "", Dollars),
    spec(&["gdp official exchange rate"], &[""], "gdp-official", "", Dollars),
    spec(&["gdp per capita", "gdp per capita ppp", "real gdp per capita", "national product per capita"], &[""], "gdp-per-head", "", Dollars),
    spec(&["gdp real growth rate", "real gdp growth rate", "national product real growth rate"], &[""], "gdp-growth", "", Percent),
    spec(SECTORS, &["agriculture"], "gdp-sector", "agriculture", Percent),
    spec(SECTORS, &["industry"], "gdp-sector", "industry", Percent),
    spec(SECTORS, &["services"], "gdp-sector", "services", Percent),
    spec(&["inflation rate consumer prices", "inflation rate consumer price index"], &[""], "inflation", "", Percent),
    spec(&["labor force"], &["", "total"], "labor-force", "", Count),
    spec(&["unemployment rate"], &["", "total"], "unemployment", "", Percent),
    spec(&["unemployment youth ages 15 24", "youth unemployment rate ages 15 24"], &["total", ""], "youth-unemployment", "", Percent),
    spec(&["unemployment youth ages 15 24", "youth unemployment rate ages 15 24"], &["male"], "youth-unemployment", "male", Percent),
    spec(&["unemployment youth ages 15 24", "youth unemployment rate ages 15 24"], &["female"], "youth-unemployment", "female", Percent),
    spec(&["population below poverty line"], &[""], "poverty", "", Percent),
    spec(&["distribution of family income gini index", "gini index coefficient distribution of family income"], &[""], "gini", "", Count),
    spec(&["industrial production growth rate"], &[""], "industrial-growth", "", Percent),
    spec(&["budget"], &["revenues"], "budget-revenue", "", BudgetDollars),
    spec(&["budget"], &["expenditures"], "budget-expenditure", "", BudgetDollars),
    spec(&["public debt"], &[""], "public-debt", "", Percent),
    spec(&["debt external", "external debt"], &[""], "external-debt", "", Dollars),
    spec(&["current account balance"], &[""], "current-account", "", Dollars),
    spec(&["reserves of foreign exchange and gold"], &[""], "foreign-reserves", "", Dollars),
    spec(&["exports"], &["", "total value"], "exports", "", Dollars),
    spec(&["imports"], &["", "total value"], "imports", "", Dollars),

    spec(ELECTRICITY, &["installed generating capacity", "capacity"], "electricity-capacity", "", Unit("kW", "kW")),
    spec(&["electricity installed generating capacity", "electricity capacity"], &[""], "electricity-capacity", "", Unit("kW", "kW")),
    spec(&["electricity production"], &[""], "electricity-production", "", KWH),
    spec(ELECTRICITY, &["production"], "electricity-production", "", KWH),
    spec(&["electricity consumption"], &[""], "electricity-consumption", "", KWH),
    spec(ELECTRICITY, &["consumption"], "electricity-consumption", "", KWH),
    spec(&["electricity exports"], &[""], "electricity-exports", "", KWH),
    spec(ELECTRICITY, &["exports"], "electricity-exports", "", KWH),
    spec(&["electricity imports"], &[""], "electricity-imports", "", KWH),
    spec(ELECTRICITY, &["imports"], "electricity-imports", "", KWH),
    spec(SOURCES, &["fossil fuels", "fossil fuel"], "electricity-source", "fossil fuels", Percent),
    spec(&["electricity from fossil fuels"], &[""], "electricity-source", "fossil fuels", Percent),
    spec(SOURCES, &["nuclear"], "electricity-source", "nuclear", Percent),
    spec(&["electricity from nuclear fuels"], &[""], "electricity-source", "nuclear", Percent),
    spec(SOURCES, &["hydroelectricity", "hydro"], "electricity-source", "hydroelectricity", Percent),
    spec(&["electricity from hydroelectric plants"], &[""], "electricity-source", "hydroelectricity", Percent),
    spec(SOURCES, &["solar"], "electricity-source", "solar", Percent),
    spec(SOURCES, &["wind"], "electricity-source", "wind", Percent),
    spec(SOURCES, &["geothermal"], "electricity-source", "geothermal", Percent),
    spec(SOURCES, &["biomass and waste"], "electricity-source", "biomass and waste", Percent),
    spec(SOURCES, &["tide and wave"], "electricity-source", "tide and wave", Percent),
    spec(SOURCES, &["other"], "electricity-source", "other", Percent),
    spec(&["electricity from other renewable sources"], &[""], "electricity-source", "other renewable", Percent),

    spec(&["oil production", "crude oil production"], &[""], "oil-production", "", BBL_DAY),
    spec(PETROLEUM, &["total petroleum production"], "oil-production", "", BBL_DAY),
    spec(&["oil consumption", "refined petroleum products consumption"], &[""], "oil-consumption", "", BBL_DAY),
    spec(PETROLEUM, &["refined petroleum consumption"], "oil-consumption", "", BBL_DAY),
    spec(&["oil exports", "crude oil exports"], &[""], "oil-exports", "", BBL_DAY),
    spec(PETROLEUM, &["crude oil and lease condensate exports", "crude oil exports"], "oil-exports", "", BBL_DAY),
    spec(&["oil imports", "crude oil imports"], &[""], "oil-imports", "", BBL_DAY),
    spec(PETROLEUM, &["crude oil and lease condensate imports", "crude oil imports"], "oil-imports", "", BBL_DAY),
    spec(&["oil proved reserves", "crude oil proved reserves"], &[""], "oil-reserves", "", BBL),
    spec(PETROLEUM, &["crude oil estimated reserves"], "oil-reserves", "", BBL),
    spec(&["refined petroleum products production"], &[""], "refined-production", "", BBL_DAY),
    spec(&["refined petroleum products exports"], &[""], "refined-exports", "", BBL_DAY),
    spec(&["refined petroleum products imports"], &[""], "refined-imports", "", BBL_DAY),
    spec(&["natural gas production"], &[""], "gas-production", "", M3),
    spec(GAS, &["production"], "gas-production", "", M3),
    spec(&["natural gas consumption"], &[""], "gas-consumption", "", M3),
    spec(GAS, &["consumption"], "gas-consumption", "", M3),
    spec(&["natural gas exports"], &[""], "gas-exports", "", M3),
    spec(GAS, &["exports"], "gas-exports", "", M3),
    spec(&["natural gas imports"], &[""], "gas-imports", "", M3),
    spec(GAS, &["imports"], "gas-imports", "", M3),
    spec(&["natural gas proved reserves"], &[""], "gas-reserves", "", M3),
    spec(GAS, &["proven reserves"], "gas-reserves", "", M3),
    spec(COAL, &["production"], "coal-production", "", TONS),
    spec(COAL, &["consumption"], "coal-consumption", "", TONS),
    spec(COAL, &["exports"], "coal-exports", "", TONS),
    spec(COAL, &["imports"], "coal-imports", "", TONS),
    spec(COAL, &["proven reserves"], "coal-reserves", "", TONS),
    spec(&["carbon dioxide emissions from consumption of energy"], &[""], "carbon-dioxide", "", TONS),
    spec(&["carbon dioxide emissions"], &["", "total emissions"], "carbon-dioxide", "", TONS),
    spec(&["carbon dioxide emissions"], &["from coal and metallurgical coke"], "carbon-dioxide", "coal", TONS),
    spec(&["carbon dioxide emissions"], &["from petroleum and other liquids"], "carbon-dioxide", "petroleum", TONS),
    spec(&["carbon dioxide emissions"], &["from consumed natural gas"], "carbon-dioxide", "natural gas", TONS),

    spec(&["telephones", "telephones main lines in use", "telephones fixed lines"], &["", "total subscriptions", "total"], "fixed-phones", "", Count),
    spec(&["telephones mobile cellular"], &["", "total subscriptions", "total"], "mobile-phones", "", Count),
    spec(&["internet users"], &["", "total"], "internet-users", "", Count),
    spec(&["internet users"], &["percent of population"], "internet-share", "", Percent),
    spec(&["broadband fixed subscriptions"], &["", "total"], "broadband", "", Count),

    spec(&["airports"], &["", "total"], "airports", "", Count),
    spec(&["airports with paved runways"], &["total", ""], "airports", "paved runways", Count),
    spec(&["airports with unpaved runways"], &["total", ""], "airports", "unpaved runways", Count),
    spec(&["railways", "railroads"], &["total", ""], "railways", "", KM),
    spec(&["roadways", "highways"], &["total", ""], "roads", "", KM),
    spec(&["roadways", "highways"], &["paved"], "roads", "paved", KM),
    spec(&["roadways", "highways"], &["unpaved"], "roads", "unpaved", KM),
    spec(&["waterways", "inland waterways"], &["", "total"], "waterways", "", KM),
    spec(&["merchant marine"], &["total", ""], "merchant-ships", "", Count),

    spec(&["military expenditures", "military expenditures percent of gdp"], &[""], "military-spending", "", Percent),
    spec(&["military expenditures dollar figure"], &[""], "military-dollars", "", Dollars),
];

/// Labels inside fields that end a part and feed nothing.
#[rustfmt::skip]
pub const IDLE_LABELS: &[&str] = &[
    "definition", "commodities", "partners", "usable", "at birth", "by type", "including", "ships by type", "foreign-owned",
    "registered in other countries", "standard gauge", "broad gauge", "narrow gauge", "dual gauge", "urban", "non-urban", "private",
    "over 3,047 m", "under 914 m", "2,438 to 3,047 m", "1,524 to 2,437 m", "914 to 1,523 m", "civil airports", "top ten by passengers",
    "metropolitan France", "rate of urbanization", "subscriptions per 100 inhabitants", "subscriptions per 100 persons",
    "transmission/distribution losses", "transmission losses", "total population growth rate v. urban population growth rate, 2000-2030",
    "population pyramid", "dependency ratios", "total population", "top ten by cargo tonnage",
];

/// A field's label as rows name it: lower case words.
pub fn fold(label: &str) -> String {
    let words = label
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
