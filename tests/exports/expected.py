"""What every export of a dossier has to say, worked out from the dossier's JSON alone.

Nothing here knows how the program does it: the two are held against each other.
"""

import json
import unicodedata
from decimal import Decimal

WEIGHT = ["wrong", "inconsistent", "contested", "stale", "imprecise", "approximately_right", "right", "not_checkable"]
HAPPENS = {"event", "relation", "toll", "demand"}


def load(path):
    with open(path, encoding="utf-8", newline="") as file:
        return json.load(file, parse_float=Decimal, parse_int=Decimal)


class Dossier:
    def __init__(self, path):
        self.json = load(path)
        self.document = self.json["document"]
        self.text = self.document["text"]
        self.marks = {mark["id"]: mark for mark in self.json["marks"]}
        self.entities = {entity["id"]: entity for entity in self.json["entities"]}
        self.claims = self.json["claims"]
        self.base = "https://reports.example/r.html" if self.document["id"].endswith("0") else None

    def address(self, part):
        return f"{self.base or 'urn:laocoon:' + self.document['id']}#{part}"

    def web(self):
        return self.document["source"] if self.document["source"].startswith("http") else None

    def source(self):
        return self.web() or "urn:laocoon:" + self.document["id"]

    def findings(self, claim):
        about = [finding for finding in self.json["findings"] if claim["id"] in finding["claims"]]
        return sorted(about, key=lambda finding: WEIGHT.index(finding["verdict"]))

    def who(self, claim):
        return [self.entities[each] for each in self._ids(claim, "subject", "actors", "from", "source", "by")]

    def whom(self, claim):
        return [self.entities[each] for each in self._ids(claim, "with", "targets", "to")]

    def places(self, claim):
        return [self.entities[each] for each in self._ids(claim, "places", "place")]

    def time(self, claim):
        return self._mark(claim, "as_of", "time")

    def quantity(self, claim):
        return self._mark(claim, "quantity", "count", "amount")

    def doubtful(self, claim):
        """Whether the words leave open if, or exactly when, it was."""
        time, body = self.time(claim), claim[claim["kind"]]
        exact = time and time["from"] and time["from"] == time["to"] and not time["mod"]
        real = body.get("modality") in (None, "actual") and claim["stance"]["certainty"] == "asserted"
        return not (exact and real and not body.get("since"))

    def record(self, claim):
        """The flat record of a claim, without prefix and suffix: those are tested by themselves."""
        document, body, stance = self.document, claim[claim["kind"]], claim["stance"]
        holder = stance["holder"]
        named = {"author": document["author"], "unnamed": None}
        quantity, time = self.quantity(claim) or {}, self.time(claim) or {}
        findings = self.findings(claim)
        first = findings[0] if findings else {}
        what = {"figure": "indicator", "event": "type", "relation": "type", "toll": "what", "demand": ""}
        part = {"figure": body.get("category"), "event": body.get("mode")}
        part |= {kind: self.words(body.get(field)) for kind, field in
                 [("relation", "instrument"), ("toll", "who"), ("report", "source_words"), ("demand", "by_words")]}
        record = {
            "document": document["id"], "source": document["source"], "language": document["language"],
            "title": document["title"], "published": document["published"], "id": claim["id"],
            "kind": claim["kind"], "start": claim["start"], "end": claim["end"], "quote": claim["text"],
            "holder": holder, "certainty": stance["certainty"], "modality": body.get("modality"),
            "holder_name": named[holder] if holder in named else self.entities[holder]["name"],
            "what": body.get(what.get(claim["kind"], "form")), "part": part.get(claim["kind"]),
            "content": self.words(body.get("content") or body.get("conclusion")),
            "value": quantity.get("value"), "low": quantity.get("low"), "high": quantity.get("high"),
            "bound": quantity.get("bound"), "unit": quantity.get("unit"),
            "of": (quantity.get("of") or {}).get("text"), "time": time.get("value"),
            "time_mod": time.get("mod"), "time_words": time.get("text"), "from": time.get("from"),
            "to": time.get("to"), "since": body.get("since", False), "verdict": first.get("verdict"),
            "rule": first.get("rule"), "because": first.get("because"),
            "findings": [{key: finding[key] for key in ("id", "verdict", "rule", "because", "evidence")}
                         for finding in findings],
            "edited": None,
        }
        for name, entities in [("who", self.who(claim)), ("whom", self.whom(claim)), ("places", self.places(claim))]:
            record[name] = "; ".join(entity["name"] for entity in entities) if entities else None
            record[name + "_ids"] = " ".join(entity["id"] for entity in entities) if entities else None
        return record

    def words(self, place):
        return self.text[int(place["start"]):int(place["end"])] if place else None

    def _ids(self, claim, *fields):
        body = claim[claim["kind"]]
        for field in fields:
            value = body.get(field)
            yield from value if isinstance(value, list) else [value] if value else []

    def _mark(self, claim, *fields):
        body = claim[claim["kind"]]
        for field in fields:
            if body.get(field):
                return self.marks[body[field]]
        return None


def one_line(words):
    """White space and control characters as single blanks."""
    blank = lambda letter: letter.isspace() or unicodedata.category(letter) == "Cc"
    return " ".join(filter(None, "".join(" " if blank(letter) else letter for letter in words).split(" ")))
