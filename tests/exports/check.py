"""Reads the exports of generated dossiers with the programs they are meant for, and compares
every value with what the dossier says.

    python check.py FOLDER

FOLDER is what `LAOCOON_EXPORTS=FOLDER cargo test -p laocoon-dossier --test exports` left.
"""

import logging
import sys
from collections import Counter
from pathlib import Path

import corpora
import entities
import events
import linked
import sources
import spreadsheet
import tables
from expected import Dossier

FORMATS = {
    "claim-review": linked.claim_review, "web-annotation": linked.web_annotation, "ftm": entities.ftm,
    "geojson": events.geojson, "ics": events.calendar, "cas.json": corpora.cas, "ann": corpora.brat,
    "csv": tables.csv_table, "parquet": tables.parquet_table, "bibtex": sources.bibtex, "csl": sources.csl,
}


def main():
    logging.disable(logging.CRITICAL)
    folder = Path(sys.argv[1])
    dossiers = sorted(folder.glob("[0-9][0-9][0-9].json"))
    if not dossiers:
        sys.exit(f"no dossiers in {folder}")
    failed = False
    for ending, read in FORMATS.items():
        files = [path.with_suffix("." + ending) for path in dossiers]
        if not any(file.exists() for file in files):
            print(f"skipped: {ending} (the tests were built without it)")
            continue
        tally = Tally()
        for path, file in zip(dossiers, files):
            tally.of(file.name, lambda check: read(check, Dossier(path), file))
        failed |= tally.told(ending, len(files))
    if spreadsheet.OFFICE:
        tally = Tally()
        files = [path.with_suffix(".csv") for path in dossiers]
        tally.of("all tables", lambda check: spreadsheet.formulas(check, files))
        failed |= tally.told("csv in LibreOffice", len(files))
    else:
        print("skipped: csv in LibreOffice (it is not installed)")
    sys.exit(failed)


class Tally:
    """Counts the values compared, and keeps an example of each fault."""

    def __init__(self):
        self.values, self.faults, self.examples = 0, Counter(), {}

    def of(self, name, read):
        def check(due, found, what):
            self.values += 1
            if due != found:
                self.faults[what] += 1
                self.examples.setdefault(what, f"{name}: due {due!r:.300}, read {found!r:.300}")

        try:
            read(check)
        except Exception as error:  # a reader that gives up
            if "--trace" in sys.argv:
                raise
            check("read", f"{type(error).__name__}: {error}", "reading")

    def told(self, title, files):
        wrong = sum(self.faults.values())
        print(f"{'FAILED' if wrong else 'ok'}: {title}: {files} files, {self.values} values read back, {wrong} wrong", flush=True)
        for what, count in self.faults.most_common(12):
            print(f"    {what}: {count}, such as {self.examples[what]}")
        return wrong > 0


main()
