"""Every PDF of a built handbook, held against what PDF/UA-1 asks and what a reader needs.

    check.py DIST

Five parts: our own assertions on each file; `qpdf --check`; the words of the chapters' PDFs
against the words of their pages; what the site's links say of pages and size; `outloud`. And
negative examples: the smallest good file is broken in one way at a time, and the assertion that is
due must tell it, so that no check passes because it looks at nothing. Ends with "N passed, N
failed".
"""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

sys.path.insert(0, str(Path(__file__).parent))
import breaks  # noqa: E402
import words  # noqa: E402
from tree import children, descend, elements, role  # noqa: E402

Told = list[str]

STANDARD = {
    "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC",
    "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L",
    "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote",
    "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu",
    "WT", "WP", "Figure", "Formula", "Form",
}


def has_content(element: Dictionary) -> bool:
    kids = element.get("/K")
    return kids is not None and (not isinstance(kids, Array) or len(kids) > 0)


# --- the assertions -----------------------------------------------------------------------------

def tagged(pdf: Pdf) -> Told:
    told = []
    if pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked") is not True:
        told.append("not marked as tagged")
    if "/StructTreeRoot" not in pdf.Root:
        return [*told, "no structure tree"]
    types = {role(pdf, element) for element, _ in elements(pdf)}
    if not types & {"P", "LBody", "TD"}:
        told.append("no paragraph, list or table is tagged")
    for strange in sorted(types - STANDARD):
        told.append(f"tag {strange} is not standard and not role-mapped")
    return told


def language(pdf: Pdf) -> Told:
    lang = str(pdf.Root.get("/Lang", ""))
    return [] if lang in ("sv", "sv-SE") else [f"language is “{lang}”, not sv"]


def title(pdf: Pdf) -> Told:
    told = []
    with pdf.open_metadata() as meta:
        name = str(meta.get("dc:title", "")).strip()
    if len(name) < 3:
        told.append("no title")
    elif name.lower().endswith(".pdf"):
        told.append("the title is a file name")
    if pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        told.append("the title is not shown")
    return told


def declared(pdf: Pdf) -> Told:
    told = []
    with pdf.open_metadata() as meta:
        if str(meta.get("pdfuaid:part", "")) != "1":
            told.append("does not declare PDF/UA-1")
        if str(meta.get("pdfaid:part", "")) == "":
            told.append("does not declare PDF/A")
    return told


def bookmarks(pdf: Pdf) -> Told:
    """As many bookmarks as the headings ask for: a file with more than one page and heading."""
    headings = [e for e, _ in elements(pdf) if role(pdf, e) in {"H1", "H2", "H3"}]
    if len(pdf.pages) < 3 or len(headings) < 3:
        return []
    outlines = pdf.Root.get("/Outlines")
    if outlines is None or "/First" not in outlines:
        return ["no bookmarks"]
    count, stack = 0, [outlines.First]
    while stack:
        item = stack.pop()
        count += 1
        if not str(item.get("/Title", "")).strip():
            return ["a bookmark without a name"]
        stack.extend(item[key] for key in ("/First", "/Next") if key in item)
    return [] if count >= 2 else [f"{count} bookmark for {len(headings)} headings"]


def headings(pdf: Pdf) -> Told:
    told, last = [], 0
    for element, _ in elements(pdf):
        kind = role(pdf, element)
        if kind == "H":
            told.append("a heading without level")
        if kind not in {"H1", "H2", "H3", "H4", "H5", "H6"}:
            continue
        level = int(kind[1])
        if last == 0 and level != 1:
            told.append(f"the first heading is {kind}")
        if level > last + 1 > 1:
            told.append(f"{kind} after H{last}")
        if not has_content(element):
            told.append(f"empty {kind}")
        last = level
    return told or ([] if last else ["no heading is tagged"])


def tables(pdf: Pdf) -> Told:
    told = []
    for element, above in elements(pdf):
        kind = role(pdf, element)
        if kind == "Table":
            below = [role(pdf, e) for e in descend(element)]
            if "TH" not in below:
                told.append("a table without header cells")
            if "TR" not in below:
                told.append("a table without rows")
        if kind in {"TH", "TD"} and (not above or above[-1] != "TR"):
            told.append(f"{kind} outside a row")
        if kind == "TH" and not scope(element):
            told.append("a header cell without scope")
    return told


def scope(element: Dictionary) -> str:
    attributes = element.get("/A")
    for part in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(part, Dictionary) and "/Scope" in part:
            return str(part.Scope)
    return ""


def lists(pdf: Pdf) -> Told:
    told = []
    for element, above in elements(pdf):
        kind = role(pdf, element)
        if kind == "LI" and (not above or above[-1] != "L"):
            told.append("a list item outside a list")
        if kind == "LBody" and (not above or above[-1] != "LI"):
            told.append("a list body outside an item")
    return told


def figures(pdf: Pdf) -> Told:
    told = []
    for element, _ in elements(pdf):
        if role(pdf, element) in {"Figure", "Formula"}:
            if not str(element.get("/Alt", "")).strip():
                told.append("a figure without alternative text")
    return told


def links(pdf: Pdf) -> Told:
    told = []
    for number, page in enumerate(pdf.pages, 1):
        annotations = page.get("/Annots", Array())
        if len(annotations) and str(page.get("/Tabs", "")) != "/S":
            told.append(f"page {number}: the tab order does not follow the structure")
        for annotation in annotations:
            if str(annotation.get("/Subtype")) != "/Link":
                continue
            if not str(annotation.get("/Contents", "")).strip():
                told.append(f"page {number}: a link without description")
            if "/StructParent" not in annotation:
                told.append(f"page {number}: a link outside the structure")
    return told


def fonts(pdf: Pdf) -> Told:
    told = set()
    for font in (obj for obj in pdf.objects if isinstance(obj, Dictionary)):
        if font.get("/Type") != Name.Font:
            continue
        name = str(font.get("/BaseFont", "?"))
        if font.get("/Subtype") == Name.Type0:
            if "/ToUnicode" not in font:
                told.add(f"font {name} cannot be read as text")
        elif font.get("/Subtype") != Name.Type3:
            descriptor = font.get("/FontDescriptor", Dictionary())
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                told.add(f"font {name} is not embedded")
    return sorted(told)


def nothing_active(pdf: Pdf) -> Told:
    told = []
    if "/OpenAction" in pdf.Root and isinstance(pdf.Root.OpenAction, Dictionary):
        if pdf.Root.OpenAction.get("/S") == Name.JavaScript:
            told.append("runs a script when opened")
    if "/JavaScript" in pdf.Root.get("/Names", Dictionary()):
        told.append("holds scripts")
    if pdf.is_encrypted:
        told.append("is encrypted")
    return told


def artifacts(pdf: Pdf) -> Told:
    """All text is either announced by an element or an artifact, and head and foot are artifacts:
    a folio is never read aloud in the middle of a sentence."""
    told = set()
    for number, page in enumerate(pdf.pages, 1):
        read = []
        for mark, artifact, text in words.runs(page):
            if artifact:
                continue
            if mark is None and text.strip():
                told.add(f"page {number}: “{text[:40]}” is neither tagged nor an artifact")
            read.append(text)
        if FOLIO.search("".join(read)):
            told.add(f"page {number}: the folio is read aloud")
    return sorted(told)


FOLIO = re.compile(r"Sida\s*\d+\s*av\s*\d+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def parts_language(pdf: Pdf) -> Told:
    """The language of a part, where it is told, is one that a speech synthesiser knows."""
    told = []
    for element, _ in elements(pdf):
        lang = element.get("/Lang")
        if lang is not None and not LANGUAGE.fullmatch(str(lang)):
            told.append(f"a part is in the language “{lang}”")
    return told


CHECKS: list[Callable[[Pdf], Told]] = [
    tagged, language, title, declared, bookmarks, headings, tables, breaks.rows_together,
    breaks.rows_whole, breaks.before_turned, breaks.lists_together, lists, figures, links, fonts,
    nothing_active, artifacts, parts_language,
]


def assertions(pdf: Pdf) -> Told:
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in dict.fromkeys(check(pdf))]


# --- negative examples --------------------------------------------------------------------------

def rename(pdf: Pdf, kind: str, new: str) -> None:
    for element, _ in list(elements(pdf)):
        if role(pdf, element) == kind:
            element.S = Name("/" + new)


def without(key: str) -> Callable[[Pdf], None]:
    def break_it(pdf: Pdf) -> None:
        del pdf.Root[key]
    return break_it


def drop_meta(*keys: str) -> Callable[[Pdf], None]:
    def break_it(pdf: Pdf) -> None:
        with pdf.open_metadata(update_docinfo=False) as meta:
            for key in keys:
                if key in meta:
                    del meta[key]
    return break_it


def drop_alt(pdf: Pdf) -> None:
    for element, _ in elements(pdf):
        if role(pdf, element) == "Figure" and "/Alt" in element:
            del element["/Alt"]


def drop_scope(pdf: Pdf) -> None:
    for element, _ in elements(pdf):
        if role(pdf, element) == "TH" and "/A" in element:
            del element["/A"]


def drop_fonts(pdf: Pdf) -> None:
    for obj in pdf.objects:
        if isinstance(obj, Dictionary):
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in obj:
                    del obj[key]


def drop_unicode(pdf: Pdf) -> None:
    for obj in pdf.objects:
        if isinstance(obj, Dictionary) and "/ToUnicode" in obj:
            del obj["/ToUnicode"]


def drop_link_words(pdf: Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.get("/Annots", Array()):
            if "/Contents" in annotation:
                del annotation["/Contents"]


def add_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def read_furniture(pdf: Pdf) -> None:
    """Head and foot as text of the page."""
    for page in pdf.pages:
        instructions = []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("BDC", "BMC") and operands[0] == Name.Artifact:
                operands, operator = [Name.P], pikepdf.Operator("BMC")
            instructions.append((operands, operator))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def odd_language(pdf: Pdf) -> None:
    for element, _ in elements(pdf):
        if role(pdf, element) == "P":
            element.Lang = "svenska!"
            return


def hide_title(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=False)


def english(pdf: Pdf) -> None:
    pdf.Root.Lang = "en"


# What is broken, and the check that must tell it.
BREAKERS: list[tuple[str, Callable[[Pdf], None], str]] = [
    ("the mark of a tagged file is gone", without("/MarkInfo"), "tagged"),
    ("the structure tree is gone", without("/StructTreeRoot"), "tagged"),
    ("a tag has no meaning", lambda pdf: rename(pdf, "P", "Påhitt"), "tagged"),
    ("the language is English", english, "language"),
    ("the language is gone", without("/Lang"), "language"),
    ("the title is gone", drop_meta("dc:title"), "title"),
    ("the title is not shown", hide_title, "title"),
    ("PDF/UA is not declared", drop_meta("pdfuaid:part"), "declared"),
    ("PDF/A is not declared", drop_meta("pdfaid:part"), "declared"),
    ("bookmarks are gone", without("/Outlines"), "bookmarks"),
    ("headings are paragraphs", lambda pdf: [rename(pdf, f"H{n}", "P") for n in range(1, 7)] and None, "headings"),
    ("the first heading is not first", lambda pdf: rename(pdf, "H1", "H2"), "headings"),
    ("a level is skipped", lambda pdf: rename(pdf, "H2", "H4"), "headings"),
    ("header cells are plain cells", lambda pdf: rename(pdf, "TH", "TD"), "tables"),
    ("header cells have no scope", drop_scope, "tables"),
    ("rows are no rows", lambda pdf: rename(pdf, "TR", "Div"), "tables"),
    *breaks.BREAKERS,
    ("lists are no lists", lambda pdf: rename(pdf, "L", "Div"), "lists"),
    ("figures have no words", drop_alt, "figures"),
    ("links have no words", drop_link_words, "links"),
    ("fonts are not embedded", drop_fonts, "fonts"),
    ("text cannot be read", drop_unicode, "fonts"),
    ("a script runs", add_script, "nothing_active"),
    ("head and foot are read aloud", read_furniture, "artifacts"),
    ("a part's language is none", odd_language, "parts_language"),
]


def negative(path: Path) -> dict[str, Told]:
    """Breaks a good file in each way; what was not told is a fault of ours."""
    good = path.read_bytes()
    results = {}
    for what, break_it, check in BREAKERS:
        with Pdf.open(io.BytesIO(good)) as pdf:
            break_it(pdf)
            told = assertions(pdf)
        due = any(fault.startswith(f"{check}:") for fault in told)
        results[f"{path.name}, when {what}"] = [] if due else [f"{check} does not tell it: {told}"]
    return results


# --- other tools --------------------------------------------------------------------------------

def qpdf(path: Path) -> Told:
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    return [] if run.returncode == 0 else [f"qpdf: {run.stdout}{run.stderr}".strip()]


# Rules of outloud that are passed over, each with its reason. Each was looked at in the files.
PASSED_OVER: dict[str, str] = {
    "TBL-010": "weighs header cells against data cells: a table of one row with a header for the row "
               "and one for each column has more headers by right; `tables` above checks rows and scope",
    "TAG-002": "what it quotes are header rows that a long table repeats on its next pages; the first "
               "is tagged, the repeated ones are artifacts by PDF/UA-1",
    "PAG-001": "what it quotes are labels of callouts and supplements (\"Gäller i Region Dalarna\", \"Ej "
               "beslutad\", \"Viktigt\") and a heading of each chapter: they recur because the text does; "
               "the running heads themselves are artifacts",
    "TBL-014": "the heads of the wall chart's columns are turned on their side; `announced` in words.py reads "
               "them as header cells, and `tables` checks that they are",
    "TBL-012": "tables that the reader fills in by hand, with a header row and empty cells, as the text "
               "beside them says",
    "ORD-001": "a figure that moves to the head of a page, a margin note beside its section and a row "
               "too tall for a page are painted where they stand and tagged where they are told",
}


def outloud(paths: list[Path]) -> dict[str, Told]:
    """What outloud calls an error or a warning, by file."""
    program = Path(sys.executable).with_name("outloud")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        run = subprocess.run(
            [program, "--quiet", "--fail-on", "never", "--json", report, *paths],
            capture_output=True, text=True,
        )
        if not report.exists():
            return {"outloud": [run.stdout + run.stderr]}
        read = json.loads(report.read_text())
    results: dict[str, Told] = {}
    for file in read["results"]:
        told = [
            f"{found['rule']}: {found['message']} ({found.get('evidence', '')})"
            for found in file["findings"]
            if found["severity"] in ("error", "warning") and found["rule"] not in PASSED_OVER
        ]
        results[str(Path(file["path"]))] = list(dict.fromkeys(told)) + ([file["error"]] if file["error"] else [])
    return results


# --- all of it ----------------------------------------------------------------------------------

def main() -> int:
    dist = Path(sys.argv[1] if len(sys.argv) > 1 else "dist").resolve()
    paths = sorted(dist.rglob("*.pdf"))
    if not paths:
        print(f"no PDF under {dist}")
        print("0 passed, 1 failed")
        return 1
    results: dict[str, Told] = {}
    for path in paths:
        name = str(path.relative_to(dist))
        with Pdf.open(path) as pdf:
            results[name] = assertions(pdf) + qpdf(path)
    read = outloud(paths)
    for path in paths:
        name = f"{path.relative_to(dist)}, read by outloud"
        results[name] = read.get(str(path), ["outloud did not read it"])
    results.update(negative(richest(paths)))
    results.update(words.compare(dist))
    results.update(both_sides(dist))
    results.update(promised(dist))
    results.update(in_their_place(sorted((dist / "pdf" / "uppfoljning").glob("*.pdf"))
                                  + sorted((dist / "pdf" / "kapitel").glob("*.pdf"))))
    failed = {name: told for name, told in results.items() if told}
    for name, told in failed.items():
        print(f"✗ {name}")
        for fault in told[:8]:
            print(f"    {fault}")
        if len(told) > 8:
            print(f"    … and {len(told) - 8} more")
    print(f"{len(paths)} PDF files")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


# --- where figures stand ------------------------------------------------------------------------

def told_and_shown(path: Path) -> list[tuple[str, str]]:
    """Each caption with the heading that it is told under, in letters, in the order of reading."""
    pairs, heading = [], ""
    with Pdf.open(path) as pdf:
        for text in words.announced(pdf, {"H1", "H2", "H3", "H4", "H5", "H6", "Caption"}, kinds_too=True):
            kind, said = text
            if kind == "Caption":
                pairs.append((heading, said))
            else:
                heading = said
    return [(heading, caption) for heading, caption in pairs if len(heading) > 9 and len(caption) > 11]


def places(path: Path) -> list[tuple[str, list[float]]]:
    """The letters of each page, and how far down each stands."""
    run = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True)
    pages = []
    for page in run.stdout.split("<page ")[1:]:
        text, down = "", []
        for y, word in re.findall(r'yMin="([\d.]+)"[^>]*>([^<]*)</word>', page):
            part = words.letters(html.unescape(word))
            text, down = text + part, down + [float(y)] * len(part)
        pages.append((text, down))
    return pages


def ahead(pairs: list[tuple[str, str]], pages: list[tuple[str, list[float]]]) -> Told:
    """What is shown above the heading that it is told under, on the same page."""
    told = []
    for heading, caption in pairs:
        for text, down in pages:
            # Said twice on a page, it cannot be told which is which; a caption may name its heading.
            rest = text.replace(caption, "\0" * len(caption)) if len(caption) > len(heading) else text
            if text.count(caption) == 1 and rest.count(heading) == 1:
                if down[text.find(caption)] < down[rest.find(heading)]:
                    told.append(f"“{caption[:60]}” is shown above “{heading[:40]}”, which tells of it")
    return told


def in_their_place(paths: list[Path]) -> dict[str, Told]:
    results, compared = {}, 0
    for path in paths:
        pairs, pages = told_and_shown(path), places(path)
        results[f"{path.name}, figures in their place"] = ahead(pairs, pages)
        turned = ahead([(caption, heading) for heading, caption in pairs], pages)
        compared += len(turned)
    results["figures: one above its heading is told"] = [] if compared else ["nothing was compared"]
    return results


# --- what links promise -------------------------------------------------------------------------

def promises(dist: Path) -> Iterator[tuple[str, Path, str]]:
    """Each link of the site to a PDF: where it stands, what it leads to, its words."""
    for page in sorted(dist.rglob("*.html")):
        tree = lxml.html.fromstring(page.read_bytes())
        for link in tree.xpath("//a[@href]"):
            href = link.get("href")
            if href.endswith(".pdf") and "://" not in href:
                words_of = " ".join(link.text_content().split())
                yield str(page.relative_to(dist)), (page.parent / href).resolve(), words_of


def unkept(path: Path, pages: int | None, said: str) -> Told:
    """What a link's "(PDF, 34 sidor, 410 kB)" says that the file is not."""
    found = re.search(r"PDF, (\d+) sid(?:a|or), ([\d\s,]+) (kB|MB)", said)
    if pages is None:
        return ["leads to nothing"]
    if found is None:
        return ["says neither pages nor size"]
    told = []
    if int(found[1]) != pages:
        told.append(f"says {found[1]} pages of {pages}")
    number = float(re.sub(r"\s", "", found[2]).replace(",", "."))
    unit = 1_000 if found[3] == "kB" else 1_000_000
    half = 0.05 if "," in found[2] else 0.5
    if abs(path.stat().st_size / unit - number) > half + 1e-6:
        told.append(f"says {found[2]} {found[3]} of {path.stat().st_size} bytes")
    return told


def promised(dist: Path) -> dict[str, Told]:
    pages: dict[Path, int | None] = {}
    told: Told = []
    last = None
    for where, path, said in promises(dist):
        if path not in pages:
            pages[path] = None
            if path.is_file():
                with Pdf.open(path) as pdf:
                    pages[path] = len(pdf.pages)
        told += [f"{where}: “{said[:80]}” {fault}" for fault in unkept(path, pages[path], said)]
        last = (path, pages[path], said)
    if last is None or len(pages) < 2:
        return {"what links promise": ["the site has no links to PDFs"]}
    path, count, said = last
    results = {"what links promise": told}
    for what, wrong in (
        ("a page more is told", (path, (count or 0) + 1, said)),
        ("another size is told", (path, count, re.sub(r"\d+ (kB|MB)", r"999999 \1", said))),
        ("a link without a size is told", (path, count, "Vägledningen")),
        ("a link to nothing is told", (path, None, said)),
    ):
        results[f"links: {what}"] = [] if unkept(*wrong) else ["it is not"]
    return results


def both_sides(dist: Path) -> dict[str, Told]:
    """The edition for printing on both sides: its pages are each other's mirror, and its chapters
    begin on right-hand pages. The edition for one side must fail at both."""
    results = {}
    for name, due in (("vagledningen-dubbelsidig", False), ("vagledningen", True)):
        path = dist / "pdf" / f"{name}.pdf"
        if path.exists():
            told = mirrored(path)
            wrong = ["nothing is told of an edition for one side"] if due and len(told) < 2 else []
            results[f"{name}, left and right"] = wrong if due else told
    return results


def mirrored(path: Path) -> Told:
    run = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True)
    edges: dict[bool, list[float]] = {True: [], False: []}
    for number, page in enumerate(run.stdout.split("<page ")[1:], 1):
        lefts = [float(x) for x in re.findall(r'<word xMin="([\d.]+)"', page)]
        wide = re.match(r'width="([\d.]+)"', page)
        if len(lefts) > 60 and wide and float(wide[1]) < 600:
            edges[number % 2 == 1].append(min(lefts))
    right, left = (sorted(edges[odd])[len(edges[odd]) // 2] if edges[odd] else 0 for odd in (True, False))
    told = []
    if right - left < 20:
        told.append(f"right-hand pages begin at {right:.0f} points, left-hand pages at {left:.0f}")
    with Pdf.open(path) as pdf:
        number = {page.objgen: at for at, page in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            for item in outline.root:
                target = item.destination or (item.action and item.action.D)
                page = target[0].objgen if isinstance(target, Array) else None
                if page in number and number[page] % 2 == 0 and item.children:
                    told.append(f"“{item.title}” begins on a left-hand page")
    return told


def richest(paths: list[Path]) -> Path:
    """The smallest file that has everything there is to break."""
    def rich(path: Path) -> bool:
        with Pdf.open(path) as pdf:
            kinds = {role(pdf, element) for element, _ in elements(pdf)}
            return {"H1", "H2", "Table", "L", "Figure", "Link"} <= kinds and "/Outlines" in pdf.Root \
                and len(pdf.pages) > 2
    return next((p for p in sorted(paths, key=lambda p: p.stat().st_size) if rich(p)), paths[0])


if __name__ == "__main__":
    sys.exit(main())
