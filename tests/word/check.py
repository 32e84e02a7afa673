"""Every Word document of a built handbook, read by others than the one who wrote it.

    check.py DIST

Three readers: python-docx (headings, tables with a header row, fields, tick boxes, title,
language), the schemas and rules of the Open XML SDK as openxml-audit holds them, and LibreOffice,
which converts each to a PDF whose words must be the document's. Before them negative examples: a
good document is broken in one way at a time, and the check that is due must tell it. Ends with
"N passed, N failed".
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import docx
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
Told = list[str]


# --- python-docx --------------------------------------------------------------------------------

def controls(document: docx.document.Document) -> tuple[int, int]:
    """Fields and tick boxes."""
    fields = ticks = 0
    for sdt in document.element.body.iter(qn("w:sdt")):
        if sdt.find(f".//{W14}checkbox") is not None:
            ticks += 1
        else:
            fields += 1
    return fields, ticks


def structure(path: Path) -> Told:
    told: Told = []
    document = docx.Document(str(path))
    paragraphs = document.paragraphs
    levels = [int(p.style.name[8:]) for p in paragraphs if p.style.name.startswith("Heading ")]
    if not levels or levels[0] != 1 or levels.count(1) != 1:
        told.append(f"rubriknivåer {levels[:4]}: en rubrik på nivå 1 ska stå först")
    if any(after > before + 1 for before, after in zip(levels, levels[1:])):
        told.append(f"en rubriknivå hoppas över: {levels}")
    first = next((p.text for p in paragraphs if p.style.name == "Heading 1"), "")
    if document.core_properties.title != first:
        told.append(f"titeln är {document.core_properties.title!r}, rubriken {first!r}")
    if document.core_properties.language != "sv-SE":
        told.append(f"språket är {document.core_properties.language!r}")
    lang = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if lang is None or lang.get(qn("w:val")) != "sv-SE":
        told.append("stilarna säger inte svenska")
    for i, table in enumerate(document.tables):
        head = table.rows[0]._tr.find(f".//{qn('w:tblHeader')}")
        if head is None:
            told.append(f"tabell {i + 1} har ingen rubrikrad")
        # A row alone with the head that is repeated on its page: neither the first nor the last.
        rows = table.rows
        for row in {0, 1, len(rows) - 2} & set(range(len(rows) - 1)):
            kept = [p.paragraph_format.keep_with_next for cell in rows[row].cells for p in cell.paragraphs]
            if not all(kept):
                told.append(f"tabell {i + 1}: rad {row + 1} hålls inte ihop med nästa")
        if any(not cell.text.strip() for cell in table.rows[0].cells):
            told.append(f"tabell {i + 1} har en tom rubrikcell")
    fields, _ = controls(document)
    text = "\n".join(p.text for p in paragraphs)
    listed = "Detta är inte ifyllt" in text
    empty = document.element.body.find(f".//{qn('w:showingPlcHdr')}") is not None
    if empty != listed:
        told.append("det som inte är ifyllt räknas inte upp, eller räknas upp fast allt är ifyllt")
    if fields == 0 and empty:
        told.append("inga fält")
    footer = document.sections[0].footer._element
    instructions = {f.get(qn("w:instr"), "").strip() for f in footer.iter(qn("w:fldSimple"))}
    if instructions != {"PAGE", "NUMPAGES"}:
        told.append(f"sidfoten räknar {instructions}")
    return told


# --- the schemas --------------------------------------------------------------------------------

def schemas(path: Path) -> Told:
    result = OpenXmlValidator().validate(path)
    return [f"{error.part_uri}: {error.description}" for error in result.errors]


# --- LibreOffice --------------------------------------------------------------------------------

def letters(text: str) -> str:
    """What is read aloud, without what a line's end or a list's sign brings."""
    return re.sub(r"[\s\u00ad\u2010•–-]", "", text)


def own(path: Path) -> str:
    """The words of the document's body, in order, with the numbers of numbered lists."""
    document = docx.Document(str(path))
    numbering = document.part.numbering_part.element
    counts: dict[str, int] = {}
    for num in numbering.findall(qn("w:num")):
        start = num.find(f".//{qn('w:startOverride')}")
        if start is not None:
            counts[num.get(qn("w:numId"))] = int(start.get(qn("w:val")))
    out = []
    for paragraph in document.element.body.iter(qn("w:p")):
        num = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if num is not None and num.find(qn("w:ilvl")).get(qn("w:val")) == "0":
            name = num.find(qn("w:numId")).get(qn("w:val"))
            if name in counts:
                out.append(f"{counts[name]}.")
                counts[name] += 1
        out += [t.text or "" for t in paragraph.iter(qn("w:t"))] + ["\n"]
    return "".join(out)


def pages(pdf: Path, document: Path) -> list[str]:
    """The letters of each page without its head and foot."""
    parts = docx.Document(str(document)).sections[0]
    head = letters("".join(p.text for p in parts.header.paragraphs))
    foot = letters(parts.footer.paragraphs[0].text.split("\t")[0])
    run = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True)
    out = []
    for page in run.stdout.split("\f")[:-1]:
        page = letters(page)
        if not page.startswith(head):
            out.append("[sidan saknar sidhuvud]")
        page = page.removeprefix(head)
        out.append(re.sub(re.escape(foot) + r"Sida\d+av\d+$", "", page))
    return out


def pdf_words(pdf: Path, document: Path, expected: str) -> str:
    """The words of the pages; a table's head that is repeated where a page begins counts once."""
    heads = [
        letters("".join(cell.text for cell in table.rows[0].cells))
        for table in docx.Document(str(document)).tables
    ]
    out = ""
    for page in pages(pdf, document):
        for head in heads:
            if page.startswith(head) and not expected[len(out):].startswith(head):
                page = page.removeprefix(head)
                break
        out += page
    return out


def convert(documents: list[Path], room: Path) -> Told:
    run = subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{room}/profil", "--convert-to",
         "pdf", "--outdir", str(room), *map(str, documents)],
        capture_output=True, text=True, timeout=300,
    )
    return [run.stderr] if run.returncode else []


def same_words(document: Path, room: Path) -> Told:
    pdf = room / f"{document.stem}.pdf"
    if not pdf.exists():
        return ["LibreOffice kunde inte öppna dokumentet"]
    one = letters(own(document))
    other = pdf_words(pdf, document, one)
    if one == other:
        return []
    at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    return [f"orden skiljer sig vid {one[max(0, at - 30):at + 30]!r} mot {other[max(0, at - 30):at + 30]!r}"]


# --- negative examples --------------------------------------------------------------------------

def broken(source: Path, target: Path, part: str, old: str, new: str) -> None:
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == part:
                text = data.decode()
                assert old in text, f"{part} saknar {old}"
                data = text.replace(old, new).encode()
            after.writestr(name, data)


NEGATIVE = [
    (structure, "word/document.xml", "<w:tblHeader/>", "", "har ingen rubrikrad"),
    (structure, "word/document.xml", '"Heading2"', '"Heading3"', "hoppas över"),
    (structure, "word/document.xml", "<w:keepNext/>", "", "hålls inte ihop"),
    (structure, "docProps/core.xml", "sv-SE", "en-GB", "språket är"),
    (structure, "docProps/core.xml", "<dc:title>", "<dc:title>x", "titeln är"),
    (structure, "word/footer1.xml", " NUMPAGES ", " DATE ", "sidfoten räknar"),
    (structure, "word/document.xml", "Detta är inte ifyllt", "Klart", "räknas inte upp"),
    (schemas, "word/document.xml", "<w:tblGrid>", "<w:tblGrid><w:b/>", ""),
    (schemas, "word/document.xml", '<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="kanske"/>', ""),
]


def negative(good: Path, room: Path) -> list[tuple[str, Told]]:
    out = []
    for i, (check, part, old, new, due) in enumerate(NEGATIVE):
        bad = room / f"fel-{i}.docx"
        broken(good, bad, part, old, new)
        told = check(bad)
        ok = bool(told) and any(due in line for line in told)
        out.append((f"{check.__name__} märker {new or 'utan ' + old}", [] if ok else [f"sade {told}"]))
    return out


def main() -> int:
    dist = Path(sys.argv[1])
    documents = sorted((dist / "word").rglob("*.docx"))
    if not documents:
        print("inga Word-dokument i", dist)
        print("0 passed, 1 failed")
        return 1
    results: list[tuple[str, Told]] = []
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        results += negative(max(documents, key=lambda d: d.stat().st_size), room)
        stray = room / "annat.docx"
        broken(documents[0], stray, "word/document.xml", "<w:t xml:space=\"preserve\">", "<w:t xml:space=\"preserve\">x")
        results.append(("LibreOffice", convert([*documents, stray], room)))
        (room / "annat.docx").write_bytes(documents[0].read_bytes())
        results.append(("orden märker ett ord till", [] if same_words(stray, room) else ["sade inget"]))
        fields = ticks = 0
        for document in documents:
            name = str(document.relative_to(dist))
            for check in (structure, schemas):
                results.append((f"{name} {check.__name__}", check(document)))
            results.append((f"{name} ord", same_words(document, room)))
            more = controls(docx.Document(str(document)))
            fields, ticks = fields + more[0], ticks + more[1]
        results.append(("fält och kryssrutor", [] if fields and ticks else [f"{fields} fält, {ticks} rutor"]))
    failed = [(name, told) for name, told in results if told]
    for name, told in failed:
        print(f"FEL {name}: " + "; ".join(told[:5]))
    print(f"{len(documents)} dokument, {fields} fält, {ticks} kryssrutor")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
