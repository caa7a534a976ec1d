"""BibTeX by bibtexparser; CSL-JSON as JSON."""

import json
import re

import bibtexparser

from expected import one_line

LANGID = {"fr": "french", "en": "english", "ru": "russian"}
LATEX = {"\\textbackslash{}": "\\", "\\textbraceleft{}": "{", "\\textbraceright{}": "}", "\\textasciitilde{}": "~",
         "\\textasciicircum{}": "^", "\\textquotedbl{}": '"', "\\symbol{64}": "@"}


def plain(latex):
    """LaTeX's signs as the letters they set."""
    return re.sub(r"\\(?:text\w+\{\}|symbol\{64\}|[%&$#_])", lambda sign: LATEX.get(sign[0], sign[0][1:]), latex)


def used(dossier):
    return {each["dataset"] for finding in dossier.json["findings"] for each in finding["evidence"]}


def bibtex(check, dossier, path):
    library = bibtexparser.parse_string(path.read_text(encoding="utf-8"))
    check([], library.failed_blocks, "all read")
    check(1 + len(used(dossier)), len(library.entries), "entries")
    document, entry = dossier.document, library.entries_dict[dossier.document["id"]]
    check("online" if dossier.web() else "misc", entry.entry_type, "kind")
    fields = {field.key: field.value for field in entry.fields}
    inner = lambda value: value[1:-1] if value and value[0] == "{" and value[-1] == "}" else value
    check(one_line(document["title"] or document["source"]), plain(inner(fields["title"])), "title")
    check(document["author"] and one_line(document["author"]), plain(inner(fields["author"])) if "author" in fields else None, "author")
    check(document["published"], fields.get("date"), "date")
    check(LANGID.get(document["language"]), fields.get("langid"), "language")
    if dossier.web():
        check(document["source"], fields["url"], "url")
    else:
        check(one_line(document["source"]), plain(fields["howpublished"]), "source")
    check("BLAKE3: " + document["hash"], fields["note"], "hash")


def csl(check, dossier, path):
    entries = {entry["id"]: entry for entry in json.loads(path.read_bytes())}
    check({dossier.document["id"], *used(dossier)}, set(entries), "entries")
    document, entry = dossier.document, entries[dossier.document["id"]]
    check(document["title"] or document["source"], entry["title"], "title")
    check(document["author"], entry["author"][0]["literal"] if "author" in entry else None, "author")
    published = document["published"] and [int(part) for part in document["published"].split("-")]
    check(published, entry["issued"]["date-parts"][0] if "issued" in entry else None, "issued")
    check(document["source"], entry["URL"] if dossier.web() else entry["archive_location"], "source")
    check("webpage" if dossier.web() else "document", entry["type"], "type")
    check(None if document["language"] == "unknown" else document["language"], entry.get("language"), "language")
