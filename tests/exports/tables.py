"""CSV by Python's reader, Parquet by pyarrow."""

import csv
import json
import re
from decimal import Decimal

NUMBERS = {"value", "low", "high"}
COUNTS = {"start", "end"}
# What a spreadsheet takes for a formula, whatever invisible stands before it.
FORMULA = re.compile("^[\\s\\x00-\\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\\-@＝＋－＠]|^[\\t\\r\\n\\0]")


def around(check, dossier, record, prefix, suffix):
    """The words around a quotation are those of the text, and tell its place from all others."""
    start, end = int(record["start"]), int(record["end"])
    check(prefix, dossier.text[start - len(prefix):start], "prefix")
    check(suffix, dossier.text[end:end + len(suffix)], "suffix")
    whole = prefix + record["quote"] + suffix
    first = dossier.text.find(whole)
    check((start - len(prefix), -1), (first, dossier.text.find(whole, first + 1)), "told from its like")


def csv_table(check, dossier, path):
    raw = path.read_bytes()
    check(b"\xef\xbb\xbf", raw[:3], "mark of UTF-8")
    rows = list(csv.reader(lines(raw.decode("utf-8-sig")), strict=True))
    head, rows = rows[0], rows[1:]
    check(len(dossier.claims), len(rows), "rows")
    for claim, row in zip(dossier.claims, rows):
        due = dossier.record(claim)
        check(len(head), len(row), "cells")
        cells = dict(zip(head, row))
        for name, cell in cells.items():
            numeric = name in NUMBERS | COUNTS
            check(False, bool(FORMULA.match(cell)) and not numeric, f"formula in {name}: {cell!r}")
            if cell[:1] == "'" and (FORMULA.match(cell[1:]) or cell[1:2] == "'"):
                cells[name] = cell[1:]
        around(check, dossier, due, cells.pop("prefix"), cells.pop("suffix"))
        check(set(due), set(cells), "columns")
        for name, value in due.items():
            cell = cells[name]
            if name in NUMBERS | COUNTS:
                check(value, Decimal(cell) if cell else None, name)
            elif name == "findings":
                found = json.loads(cell, parse_float=Decimal, parse_int=Decimal) if cell else []
                check(value, found, name)
            elif name == "since":
                check(value, {"true": True, "false": False}[cell], name)
            else:
                check(str(value or ""), cell, name)


def lines(text):
    """Lines as a file opened with newline="" gives them."""
    return re.findall(r"[^\n]*\n|[^\n]+$", text)


def parquet_table(check, dossier, path):
    import pyarrow.parquet

    rows = pyarrow.parquet.read_table(path).to_pylist()
    check(len(dossier.claims), len(rows), "rows")
    for claim, row in zip(dossier.claims, rows):
        due = dossier.record(claim)
        around(check, dossier, due, row.pop("prefix"), row.pop("suffix"))
        for name, value in due.items():
            if name in NUMBERS:
                check(None if value is None else float(value), row[name], name)
                exact = row.pop(name + "_exact")
                check(value, None if exact is None else Decimal(exact), name + "_exact")
            elif name == "findings":
                found = json.loads(row[name], parse_float=Decimal, parse_int=Decimal) if row[name] else []
                check(value, found, name)
            else:
                check(value, row[name], name)
        check(set(due), set(row), "columns")
