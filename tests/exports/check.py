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
        values, faults = 0, Counter()
        example = {}
        files = [path.with_suffix("." + ending) for path in dossiers]
        if not any(file.exists() for file in files):
            print(f"skipped: {ending} (the tests were built without it)")
            continue
        for path, file in zip(dossiers, files):

            def check(due, found, what):
                nonlocal values
                values += 1
                if due != found:
                    faults[what] += 1
                    example.setdefault(what, f"{file.name}: due {due!r:.300}, read {found!r:.300}")

            try:
                read(check, Dossier(path), file)
            except Exception as error:  # a reader that gives up
                if "--trace" in sys.argv:
                    raise
                check("read", f"{type(error).__name__}: {error}", "reading")
        print(f"{'ok' if not faults else 'FAILED'}: {ending}: {len(files)} files, {values} values read back, {sum(faults.values())} wrong")
        for what, count in faults.most_common(12):
            print(f"    {what}: {count}, such as {example[what]}")
        failed |= bool(faults)
    sys.exit(failed)


main()
