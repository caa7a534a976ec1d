"""ClaimReview and Web Annotations, read by rdflib and held against shapes by pyshacl."""

import json
from decimal import Decimal
from pathlib import Path

import pyshacl
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF

S = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
RATING = {"right": 5, "approximately_right": 4, "imprecise": 3, "stale": 2, "wrong": 1, "inconsistent": 1}
SHAPES = Graph().parse(Path(__file__).parent / "shapes.ttl")

# The terms that our annotations use, as the context at www.w3.org defines them: no test goes online.
ANNO = {
    "oa": str(OA), "dc": "http://purl.org/dc/elements/1.1/", "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": str(RDF), "xsd": "http://www.w3.org/2001/XMLSchema#", "id": "@id", "type": "@type",
    "Annotation": "oa:Annotation", "AnnotationPage": "as:OrderedCollectionPage", "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "describing": "oa:describing", "assessing": "oa:assessing", "tagging": "oa:tagging", "commenting": "oa:commenting",
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "value": "rdf:value", "format": "dc:format", "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}


def graph(path, context):
    data = json.loads(path.read_bytes())
    data["@context"][0] = context
    return Graph().parse(data=json.dumps(data), format="json-ld")


def shaped(check, of):
    conforms, _, report = pyshacl.validate(of, shacl_graph=SHAPES)
    check(True, conforms, report[:2000] if not conforms else "shapes")


def claim_review(check, dossier, path):
    reviews = graph(path, {"@vocab": str(S), "url": {"@type": "@id"}})
    shaped(check, reviews)
    due = [(claim, finding) for claim in dossier.claims for finding in dossier.findings(claim)]
    check(len(due), len(set(reviews.subjects(RDF.type, S.ClaimReview))), "number of reviews")
    one = lambda subject, name: reviews.value(subject, S[name]) if subject else None
    word = lambda subject, name: (lambda value: value and value.toPython())(one(subject, name))
    for claim, finding in due:
        node = URIRef(dossier.address(f"{finding['id']}-{claim['id']}"))
        check(claim["text"], word(node, "claimReviewed"), "claimReviewed")
        check(finding["because"], word(node, "reviewBody"), "reviewBody")
        check(finding["rule"], word(node, "reviewAspect"), "reviewAspect")
        check(URIRef(dossier.address(claim["id"])), one(node, "url"), "url")
        rating = one(node, "reviewRating")
        check(RATING.get(finding["verdict"]), word(rating, "ratingValue"), "ratingValue")
        check(finding["verdict"].replace("_", " "), word(rating, "alternateName"), "alternateName")
        check(finding["because"], word(rating, "ratingExplanation"), "ratingExplanation")
        item = one(node, "itemReviewed")
        check(claim["text"], word(item, "text"), "text")
        holder = dossier.record(claim)["holder_name"]
        check(holder, word(one(item, "author"), "name"), "holder")
        at = one(item, "appearance")
        check(URIRef(dossier.source()), at, "appearance")
        check(dossier.web(), word(at, "url") and str(one(at, "url")), "address")
        for name, field in [("headline", "title"), ("author", "author"), ("datePublished", "published"),
                            ("inLanguage", "language")]:
            check(dossier.document[field], word(at, name), name)
        due_evidence = sorted(
            (each["dataset"], "{}-{}".format(*each["editions"]), each["locator"], float(each["value"]), each["unit"],
             each["role"], each["period"]) for each in finding["evidence"])
        evidence = []
        for base in reviews.objects(node, S.isBasedOn):
            value = one(base, "variableMeasured")
            evidence.append((word(base, "identifier"), word(base, "version"), word(value, "name"),
                             float(word(value, "value")), word(value, "unitText"), word(value, "description"),
                             word(value, "measurementTechnique")))
        check(sorted(map(str, due_evidence)), sorted(map(str, evidence)), "evidence")


def web_annotation(check, dossier, path):
    notes = graph(path, ANNO)
    shaped(check, notes)
    check(len(dossier.claims) + len(dossier.marks), len(set(notes.subjects(RDF.type, OA.Annotation))), "number")
    for each in [*dossier.claims, *dossier.marks.values()]:
        node = URIRef(dossier.address(each["id"]))
        target = notes.value(node, OA.hasTarget)
        check(URIRef(dossier.source()), notes.value(target, OA.hasSource), "source")
        found = {notes.value(selector, RDF.type): selector for selector in notes.objects(target, OA.hasSelector)}
        quote, position = found[OA.TextQuoteSelector], found[OA.TextPositionSelector]
        start, end = (notes.value(position, OA[name]).toPython() for name in ("start", "end"))
        check((int(each["start"]), int(each["end"])), (start, end), "position")
        exact, prefix, suffix = (str(notes.value(quote, OA[name])) for name in ("exact", "prefix", "suffix"))
        check(dossier.text[start:end], exact, "exact")
        check(prefix, dossier.text[start - len(prefix):start], "prefix")
        check(suffix, dossier.text[end:end + len(suffix)], "suffix")
        bodies = {(str(notes.value(body, RDF.value)), str(notes.value(body, OA.hasPurpose)).split("#")[1])
                  for body in notes.objects(node, OA.hasBody)}
        if "stance" in each:
            tags = {each["kind"], each["stance"]["certainty"]}
            findings = dossier.findings(each)
            tags |= {finding["verdict"] for finding in findings}
            check({finding["because"] for finding in findings},
                  {words for words, purpose in bodies if purpose == "assessing"}, "because")
        else:
            tags = {each["kind"]} | {each[field] for field in ("type", "class") if each.get(field)}
            value = each.get("value")
            said = {words for words, purpose in bodies if purpose == "describing"}
            if isinstance(value, Decimal):
                said = {Decimal(words) for words in said}
            check(set() if value is None else {value}, said, "value")
        check(tags, {words for words, purpose in bodies if purpose == "tagging"}, "tags")
