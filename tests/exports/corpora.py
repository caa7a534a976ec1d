"""UIMA CAS by dkpro-cassis; brat standoff by a reader of the format's own rules."""

import json
from decimal import Decimal

import cassis

FEATURES = {"kind": "kind", "modifier": "mod", "earliest": "from", "latest": "to", "low": "low", "high": "high",
            "bound": "bound", "unit": "unit", "entity": "entity", "tone": "tone", "target": "target", "value": "value"}


def shown(value):
    return None if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def same(left, right):
    """Equal as words, or as numbers."""
    try:
        return Decimal(left) == Decimal(right)
    except Exception:  # no numbers
        return left == right


def cas(check, dossier, path):
    text = path.read_text(encoding="utf-8")
    loaded = cassis.load_cas_from_json(text)
    check(dossier.text, loaded.sofa_string, "text")
    marks = {each.identifier: each for each in loaded.select("webanno.custom.LaocoonMark")}
    check(set(dossier.marks), set(marks), "marks")
    for id, mark in dossier.marks.items():
        each = marks[id]
        # The library turns UTF-16 units into code points.
        check((int(mark["start"]), int(mark["end"]), mark["text"]), (each.begin, each.end, each.get_covered_text()), "place")
        for feature, field in FEATURES.items():
            check(True, same(shown(mark.get(field)), getattr(each, feature)), feature)
        check(mark.get("type") or mark.get("class"), each.sort, "sort")
        check((mark.get("of") or {}).get("text"), each.of, "of")
    names = [(each.begin, each.end, each.value, each.identifier)
             for each in loaded.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")]
    due = [(int(mark["start"]), int(mark["end"]), mark["type"], mark["entity"])
           for mark in dossier.marks.values() if mark["kind"] == "name"]
    check(sorted(due), sorted(names), "named entities")
    claims = {each.identifier: each for each in loaded.select("webanno.custom.LaocoonClaim")}
    check({claim["id"] for claim in dossier.claims}, set(claims), "claims")
    for claim in dossier.claims:
        each, due = claims[claim["id"]], dossier.record(claim)
        check((int(claim["start"]), int(claim["end"]), claim["text"]), (each.begin, each.end, each.get_covered_text()), "place")
        record = json.loads(each.record, parse_float=Decimal, parse_int=Decimal)
        record.pop("prefix"), record.pop("suffix")
        check(due, record, "record")
        for feature in ("kind", "certainty", "what", "verdict", "because"):
            check(due[feature], getattr(each, feature), feature)
    # As the files count: UTF-16.
    units = dossier.text.encode("utf-16-le", "surrogatepass")
    for each in json.loads(text)["%FEATURE_STRUCTURES"]:
        if each["%TYPE"].startswith("webanno.custom.Laocoon"):
            words = units[2 * each["begin"]:2 * each["end"]].decode("utf-16-le")
            mark = dossier.marks.get(each["identifier"]) or next(c for c in dossier.claims if c["id"] == each["identifier"])
            check(mark["text"], words, "UTF-16")


def brat(check, dossier, path):
    text = path.with_suffix(".txt").read_bytes().decode()
    check(dossier.text, text, "text")
    bounds, attributes, relations, notes = {}, {}, set(), {}
    for line in path.read_bytes().decode().split("\n")[:-1]:
        id, _, rest = line.partition("\t")
        head, _, words = rest.partition("\t")
        if id[0] == "T":
            kind, _, places = head.partition(" ")
            pieces = [tuple(map(int, piece.split(" "))) for piece in places.split(";")]
            check(" ".join(text[start:end] for start, end in pieces), words, "words")
            check(True, all(start < end for start, end in pieces), "pieces")
            bounds[id] = (kind, pieces)
        elif id[0] == "A":
            name, of, value = head.split(" ")
            attributes[of, name] = value
        elif id[0] == "R":
            relations.add(tuple(part.split(":")[-1] for part in head.split(" ")))
        elif id[0] == "#":
            check("AnnotatorNotes", head.split(" ")[0], "note")
            notes[head.split(" ")[1]] = json.loads(words, parse_float=Decimal, parse_int=Decimal)
        else:
            check("T, A, R or #", id, "line")
    check(set(bounds), set(notes), "a note each")
    by_id = {note["id"]: of for of, note in notes.items()}
    shown_at_all = lambda each: each["text"].strip("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029") != ""
    due_relations = set()
    for each in [*dossier.marks.values(), *dossier.claims]:
        if not shown_at_all(each):
            check(False, each["id"] in by_id, "words that are all breaks")
            continue
        of = by_id[each["id"]]
        kind, pieces = bounds[of]
        check(each["kind"].capitalize(), kind, "kind")
        covered = {at for start, end in pieces for at in range(start, end)}
        due = {at for at in range(int(each["start"]), int(each["end"]))}
        check(True, covered <= due and all(text[at] in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029" for at in due - covered), "place")
        if "stance" in each:
            record = notes[of]
            record.pop("prefix"), record.pop("suffix")
            check(dossier.record(each), record, "record")
            check(each["stance"]["certainty"], attributes[of, "Certainty"], "certainty")
            check(dossier.record(each)["verdict"], attributes.get((of, "Verdict")), "verdict")
            for name, mark in [("Amount", dossier.quantity(each)), ("When", dossier.time(each))]:
                if mark and mark["id"] in by_id:
                    due_relations.add((name, of, by_id[mark["id"]]))
        else:
            check(each.get("type") or each.get("class"), attributes.get((of, "Sort")), "sort")
            for field in ("value", "mod", "from", "to", "low", "high", "bound", "unit", "entity", "tone", "target"):
                check(each.get(field), notes[of].get(field), field)
    check(due_relations, relations, "relations")
