"""GeoJSON by geojson-pydantic, iCalendar by icalendar."""

import json
from datetime import date, timedelta
from decimal import Decimal

import icalendar
from geojson_pydantic import FeatureCollection

from expected import HAPPENS


def geojson(check, dossier, path):
    text = path.read_text(encoding="utf-8")
    features = FeatureCollection.model_validate_json(text).features
    # Their numbers are floats; the digits are compared from the JSON itself.
    exact = json.loads(text, parse_float=Decimal, parse_int=Decimal)["features"]
    due = [claim for claim in dossier.claims if claim["kind"] in HAPPENS or dossier.places(claim)]
    check(len(due), len(features), "features")
    for claim, feature, digits in zip(due, features, exact):
        check(dossier.address(claim["id"]), feature.id, "id")
        places = dossier.places(claim)
        known = [entity["coordinates"] for entity in places if entity["coordinates"]]
        points = [(float(at["lon"]), float(at["lat"])) for at in known]
        shape = feature.geometry
        found = [] if shape is None else [shape.coordinates] if shape.type == "Point" else shape.coordinates
        check(points, [tuple(point) for point in found], "coordinates")
        properties = digits["properties"]
        check(bool(points), properties["located"], "located")
        check(not points, "unlocated_because" in properties, "unlocated is said")
        check([(entity["name"], entity["coordinates"]["of"]) for entity in places if entity["coordinates"]],
              [(point["name"], point["point_of"]) for point in properties["points"]], "points")
        check(dossier.doubtful(claim), bool(properties["doubts"]), "doubts")
        record = properties["laocoon"]
        record.pop("prefix"), record.pop("suffix")
        check(dossier.record(claim), record, "record")


def calendar(check, dossier, path):
    calendars = icalendar.Calendar.from_ical(path.read_bytes())
    check(True, all(len(line) <= 75 for line in path.read_bytes().split(b"\r\n")), "folded")
    found = {str(each["UID"]): each for each in calendars.walk() if each.name in ("VEVENT", "VJOURNAL")}
    due = [claim for claim in dossier.claims if claim["kind"] in HAPPENS]
    check(len(due), len(found), "components")
    for claim in due:
        event = found[dossier.address(claim["id"]).replace("#", ":")]
        check([], list(event.errors), "errors")
        time = dossier.time(claim) or {}
        start = time.get("from") or time.get("to")
        check("VEVENT" if start else "VJOURNAL", event.name, "dated or not")
        if start:
            check(date.fromisoformat(start), event.decoded("DTSTART"), "start")
            end = time.get("to")
            last = date.fromisoformat(end) + timedelta(days=1) if end and time.get("from") and end > start else None
            check(last, event.decoded("DTEND", None), "end")
            status = "TENTATIVE" if dossier.doubtful(claim) else "CONFIRMED"
            check(status, str(event["STATUS"]), "status")
            places = dossier.places(claim)
            at = places[0]["coordinates"] if len(places) == 1 else None
            check(at and (float(at["lat"]), float(at["lon"])), "GEO" in event and event["GEO"].to_ical() and
                  (event["GEO"].latitude, event["GEO"].longitude) or None, "geo")
            check(printable("; ".join(place["name"] for place in places)), str(event.get("LOCATION", "")), "location")
        check(True, f"«{printable(claim['text'])}»" in str(event["DESCRIPTION"]), "quotation")
        for finding in dossier.findings(claim):
            line = f"{finding['verdict'].replace('_', ' ')}: {printable(finding['because'])}"
            check(True, line in str(event["DESCRIPTION"]), "finding")
        check([claim["kind"]], [str(each) for each in event["CATEGORIES"].cats], "categories")
        check(dossier.web(), event.get("URL"), "url")
        record = json.loads(str(event["X-LAOCOON"]), parse_float=Decimal, parse_int=Decimal)
        record.pop("prefix"), record.pop("suffix")
        check({**dossier.record(claim)}, record, "record")


def printable(words):
    """Calendars have line breaks and no other control character."""
    return "".join("\n" if letter == "\n" else " " if ord(letter) < 32 or 127 <= ord(letter) < 160 else letter
                   for letter in words)
