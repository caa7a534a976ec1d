"""CSV opened by LibreOffice with everything a user may click on: no cell is a formula, each holds
what it should."""

import csv
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

from tables import lines

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Comma, double quote, UTF-8, from row 1; numbers are told from words by themselves, and formulas
# are worked out, as a careless user would have it.
OPTIONS = "CSV:44,34,76,1,,1033,false,true,false,false,false,-1,true"


def shown(words):
    """What a flat table keeps of words: blanks and controls go their own ways there."""
    return re.sub("[\x00-\x1f\x7f-\x9f\ufffe\uffff\\s]+", "", words)


def formulas(check, files):
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "claims.csv"
        texts = [file.read_bytes().decode("utf-8-sig") for file in files]
        head = texts[0][: texts[0].index("\r\n") + 2]
        table.write_text("\ufeff" + head + "".join(text[len(head):] for text in texts), encoding="utf-8", newline="")
        # Opened in this way, words that are not guarded do become a formula.
        bare = Path(folder) / "bare.csv"
        bare.write_text('a,b\r\n"=1+1",c\r\n', encoding="utf-8", newline="")
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", f"--infilter={OPTIONS}",
             "--convert-to", "fods", "--outdir", folder, str(table), str(bare)],
            check=True, capture_output=True, timeout=300)
        due = list(csv.reader(lines(table.read_bytes().decode("utf-8-sig"))))
        sheet = xml.parse(Path(folder) / "claims.fods").getroot()
        control = xml.parse(Path(folder) / "bare.fods").getroot()
    rows = [row for row in sheet.iter(TABLE + "table-row") if row.find(TABLE + "table-cell") is not None]
    obeyed = lambda of: [cell.get(TABLE + "formula") for cell in of.iter(TABLE + "table-cell") if cell.get(TABLE + "formula")]
    check(["of:=1+1"], obeyed(control), "formulas are seen")
    check([], obeyed(sheet), "formulas")
    quote = due[0].index("quote")
    read = []
    for row in rows:
        cells = []
        for cell in row.iter(TABLE + "table-cell"):
            words = "\n".join("".join(part.itertext()) for part in cell.findall(TEXT + "p"))
            cells += [words] * int(cell.get(TABLE + "number-columns-repeated", 1))
            if len(cells) > len(due[0]):
                break
        read.append(cells)
    check(len(due), len(read), "rows")
    for wanted, found in zip(due, read):
        check(shown(wanted[quote]), shown(found[quote]), "quotation")
