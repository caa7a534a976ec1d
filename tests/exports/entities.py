"""FollowTheMoney's own model: whatever it would drop or change is an error."""

import json
import re
import unicodedata
from decimal import Decimal

from followthemoney import model

from expected import one_line

LANGUAGES = {"fr": "fra", "en": "eng", "ru": "rus"}
SCHEMA = {"PER": "Person", "ORG": "Organization", "LOC": "PublicBody"}


def clean(words):
    words = re.sub("[\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]", "", words)
    return one_line(unicodedata.normalize("NFC", words))


def name(words):
    words = clean(words).strip("\"' ") or "(no name)"
    return words if len(words) <= 240 else words[:240].rstrip() + "…"


def ftm(check, dossier, path):
    entities = {}
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        data = json.loads(line, parse_float=Decimal, parse_int=Decimal)
        proxy = model.make_entity(data["schema"])
        proxy.id = data["id"]
        for property, values in data["properties"].items():
            proxy.add(property, values)
            check(sorted(values), sorted(proxy.get(property)), f"{data['schema']} keeps {property}")
        check([], [error for error in [invalid(proxy)] if error], "valid")
        entities[data["id"]] = (proxy, data["laocoon"])
    id = lambda part: f"laocoon-{dossier.document['id']}-{part}"
    document, _ = entities.pop(id("document"))
    check("HyperText" if dossier.document["media_type"] == "text/html" else "PlainText", document.schema.name, "schema")
    check([name(dossier.document["source"])], document.get("fileName"), "fileName")
    for property, value in [("title", dossier.document["title"]), ("author", dossier.document["author"]),
                            ("publishedAt", dossier.document["published"]), ("sourceUrl", dossier.web()),
                            ("language", LANGUAGES.get(dossier.document["language"]))]:
        check([clean(value)] if value and clean(value) else [], document.get(property), property)

    actors, places = set(), set()
    for claim in dossier.claims:
        who = [entity["id"] for entity in dossier.who(claim) + dossier.whom(claim)]
        actors |= {*who, claim["stance"]["holder"]} - {"author", "unnamed"}
        places |= {entity["id"] for entity in dossier.places(claim)}
    for each in actors:
        entity = dossier.entities[each]
        proxy, aside = entities.pop(id(each))
        check(SCHEMA.get(entity["type"], "LegalEntity"), proxy.schema.name, "schema of actor")
        check([name(entity["name"])], proxy.get("name"), "name")
        check({name(spelling) for spelling in entity["spellings"]}, set(proxy.get("alias")), "alias")
        check([entity["ids"]["iso3166"].lower()] if "iso3166" in entity["ids"] else [], proxy.get("country"), "country")
        check([entity["ids"]["wikidata"]] if "wikidata" in entity["ids"] else [], proxy.get("wikidataId"), "wikidata")
        check({key: entity[key] for key in ("id", "name", "type", "ids")}, aside, "aside")
    for each in places:
        entity = dossier.entities[each]
        proxy, aside = entities.pop(id(f"{each}-place"))
        check("Address", proxy.schema.name, "schema of place")
        check([name(entity["name"])], proxy.get("name"), "name of place")
        at = entity["coordinates"]
        for property, value in [("latitude", at and at["lat"]), ("longitude", at and at["lon"])]:
            check([] if at is None else [value], [Decimal(each) for each in proxy.get(property)], property)
        check({key: entity[key] for key in ("id", "name", "type", "ids")}, aside, "aside")

    for claim in dossier.claims:
        proxy, aside = entities.pop(id(claim["id"]))
        body, certainty = claim[claim["kind"]], claim["stance"]["certainty"]
        event = claim["kind"] in ("event", "relation") and body["modality"] == "actual" \
            and certainty not in ("negated", "asked", "conditional")
        check("Event" if event else "Note", proxy.schema.name, "schema of claim")
        aside.pop("prefix"), aside.pop("suffix")
        check(dossier.record(claim), aside, "record")
        check([clean(claim["text"])] if clean(claim["text"]) else [], proxy.get("summary"), "summary")
        check([document.id], proxy.get("proof"), "proof")
        findings = dossier.findings(claim)
        keywords = {claim["kind"], dossier.record(claim)["what"], certainty, *(each["verdict"] for each in findings)}
        check(keywords - {None, ""}, set(proxy.get("keywords")), "keywords")
        because = {clean(each["because"]) for each in findings} - {""}
        check(because, because & set(proxy.get("notes")), "notes")
        people = {id(entity["id"]) for entity in dossier.who(claim) + dossier.whom(claim)}
        if event:
            time = dossier.time(claim) or {}
            check([time["from"]] if time.get("from") else [], proxy.get("startDate"), "startDate")
            check([time["to"]] if time.get("to") else [], proxy.get("endDate"), "endDate")
            check(people, set(proxy.get("involved")), "involved")
            check({id(entity["id"] + "-place") for entity in dossier.places(claim)}, set(proxy.get("addressEntity")), "places")
        else:
            check(people | {document.id}, set(proxy.get("entity")), "entity")
    check({}, entities, "nothing else")


def invalid(proxy):
    try:
        proxy.schema.validate(proxy.to_dict())
    except Exception as error:  # whatever it does not like
        return repr(error)
