use super::{Shape, import};
use crate::gazetteer::EntityKind;

#[test]
fn every_shape_is_read() {
    let geonames = "9000001\tPort Aurel\tPort Aurel\tAurel,Порт-Аурель\t-12.5\t45.25\tP\tPPL\tKM\t\t\t\t\t\t8200\t\t12\tIndian/Comoro\t2026-01-02\n";
    let money = "{\"id\":\"NK-a1\",\"schema\":\"Person\",\"caption\":\"Orhan Velide\",\"properties\":{\"name\":[\"Orhan Velide\"],\"alias\":[\"Орхан Велиде\"],\"country\":[\"tr\"],\"wikidataId\":[\"Q900001\"]}}\n\
                 {\"id\":\"NK-a2\",\"schema\":\"Ownership\",\"properties\":{}}\n";
    let wikidata = "[\n{\"id\":\"Q900002\",\"labels\":{\"fr\":{\"language\":\"fr\",\"value\":\"Lac Mirel\"}},\"aliases\":{},\"claims\":{\"P625\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"latitude\":46.1,\"longitude\":7.2}}}}]}},\n]\n";
    let table = "name,type,aliases,country\nGroupe Vertan,organisation,GV;Vertan,FR\n";
    let check = |text: &str, shape: Shape, name: &str, kind: EntityKind| {
        assert_eq!(Shape::guess(text), shape, "{text}");
        let imported = import(text.as_bytes(), None).unwrap();
        assert_eq!(imported.entries.len(), 1, "{imported:?}");
        assert_eq!(imported.entries[0].names[0], name);
        assert_eq!(imported.entries[0].kind, kind);
        imported
    };
    let place = check(geonames, Shape::Geonames, "Port Aurel", EntityKind::City);
    assert_eq!(place.entries[0].position, Some((-12.5, 45.25)));
    assert_eq!(place.entries[0].usual[2], "Порт-Аурель");
    let person = check(
        money,
        Shape::FollowTheMoney,
        "Orhan Velide",
        EntityKind::Person,
    );
    assert_eq!(
        (person.skipped, person.entries[0].ids[0].as_str()),
        (1, "wikidata:Q900001")
    );
    let lake = check(wikidata, Shape::Wikidata, "Lac Mirel", EntityKind::Region);
    assert_eq!(lake.entries[0].position, Some((46.1, 7.2)));
    let group = check(table, Shape::Csv, "Groupe Vertan", EntityKind::Organisation);
    assert_eq!(group.entries[0].names, ["Groupe Vertan", "GV", "Vertan"]);
}

#[test]
fn problems_name_their_line() {
    let check = |text: &str, line: usize, says: &str| {
        let problems = import(text.as_bytes(), None).unwrap_err();
        assert_eq!(problems[0].line, line, "{problems:?}");
        assert!(problems[0].message.contains(says), "{problems:?}");
    };
    check("name,type\nA Person,person\nNobody,robot\n", 3, "robot");
    check("name,kind\nx,y\n", 1, "type");
    check(
        "name,type,latitude,longitude\nFar,place,91,0\n",
        2,
        "degrees",
    );
    check(
        "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ann Bo\"]}}\n{\"id\":\n",
        2,
        "JSON",
    );
    check("", 1, "header");
    assert_eq!(
        import(b"name,type\n\xff,person\n", None).unwrap_err()[0].line,
        2
    );
}
