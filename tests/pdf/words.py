"""No text is lost on the way to paper: each block of a chapter's pages stands in the chapter's PDF.

Read is what the PDF's tags announce, in the order in which it is set, so running heads and folios
do not count and untagged text does not either. (`pdfinfo -struct-text` would do the same, but
loses the rest of a run after a replaced hyphen.) Compared are the letters and digits alone, since
hyphens, spaces and quotation marks fall differently on paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pikepdf
from pikepdf import Dictionary, Name, Page, Pdf

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "dt", "dd", "caption", "figcaption", "summary"}

# What a page says that paper does not need.
ONLY_ON_PAGES = [
    re.compile(r"^Visa svaret$"),
    re.compile(r"^(Föregående|Nästa)"),
    re.compile(r"\(PDF(, [^)]*)?\)$"),
]


# What only paper says: "(s. 12)", "(kapitel 3)", "(avsnitt 3.2 på sidan 17)", "(sidan 9)".
REFERENCE = re.compile(r"\((?:(?:kapitel|avsnitt)\s*[\d.]+)?(?:\s*på\s*)?(?:(?:s\.|sidan)\s*\d+)?\)")


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def pdf_letters(path: Path) -> str:
    """The letters of a PDF's tagged text, references that only paper has aside ("s. 12")."""
    with Pdf.open(path) as pdf:
        text = "".join(page_text(page) for page in pdf.pages)
    return letters(REFERENCE.sub("", text))


def page_text(page: Page) -> str:
    """What stands in marked content that an element announces, `ActualText` in place of glyphs."""
    return "".join(text for mark, artifact, text in runs(page) if mark is not None and not artifact)


def runs(page: Page) -> Iterator[tuple[int | None, bool, str]]:
    """The page's text as painted: for each run the number by which an element announces it (`None`
    when none does), whether it is an artifact, and its letters, `ActualText` in place of glyphs."""
    fonts: dict[str, dict[int, str]] = {}
    # Of each marked run: its number, whether it is an artifact, or replaced by its actual text.
    stack: list[tuple[int | None, bool, bool]] = []
    glyphs: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                mark, artifact, replaced = stack[-1] if stack else (None, False, False)
                properties = operands[1] if len(operands) > 1 else None
                if isinstance(properties, Name):
                    properties = page.Resources.Properties[properties]
                artifact = artifact or operands[0] == Name.Artifact
                if isinstance(properties, Dictionary):
                    mark = int(properties.MCID) if "/MCID" in properties else mark
                    if "/ActualText" in properties and not replaced:
                        replaced = True
                        yield mark, artifact, str(properties.ActualText)
                stack.append((mark, artifact, replaced))
            case "EMC":
                stack.pop()
            case "Tf":
                name = str(operands[0])
                if name not in fonts:
                    fonts[name] = unicode_map(page.Resources.Font[name])
                glyphs = fonts[name]
            case "Tj" | "TJ":
                mark, artifact, replaced = stack[-1] if stack else (None, False, False)
                if replaced:
                    continue
                parts = operands[0] if operator == pikepdf.Operator("TJ") else [operands[0]]
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        code = bytes(part)
                        text = "".join(
                            glyphs.get(int.from_bytes(code[at:at + 2]), "")
                            for at in range(0, len(code), 2)
                        )
                        yield mark, artifact, text
            case _:
                pass


def unicode_map(font: Dictionary) -> dict[int, str]:
    """A font's glyph codes as text, from its ToUnicode table."""
    if "/ToUnicode" not in font:
        return {}
    text = font.ToUnicode.read_bytes().decode("latin-1")
    decode = lambda code: bytes.fromhex(code).decode("utf-16-be")  # noqa: E731
    found: dict[int, str] = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", text, flags=re.DOTALL):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            found[int(code, 16)] = decode(to)
    for section in re.findall(r"beginbfrange(.*?)endbfrange", text, flags=re.DOTALL):
        for first, last, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            start = decode(to)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def main_of(html: Path) -> lxml.html.HtmlElement | None:
    """A page's main part, figures' own letters and what paper does not need aside."""
    tree = lxml.html.fromstring(html.read_text(encoding="utf-8"))
    main = tree.find(".//main")
    if main is not None:
        for gone in main.xpath(".//*[@data-pagefind-ignore] | .//p[@class='hamta'] | .//svg | .//sup | .//*[@aria-hidden='true'] | .//nav | .//form | .//h1/*[@class='nr']"):
            gone.drop_tree()
    return main


def said(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def blocks(html: Path) -> Iterator[str]:
    """The text of each innermost block of a page's main part."""
    main = main_of(html)
    for element in main.iter() if main is not None else ():
        if element.tag in BLOCKS and not any(e.tag in BLOCKS or e.tag in {"ul", "ol", "table"} for e in element.iterdescendants()):
            text = said(element)
            if letters(text) and not any(rule.search(text) for rule in ONLY_ON_PAGES):
                yield text


def headed(html: Path, path: str) -> Iterator[str]:
    """The words of a page's headings (`.//h2`) or heads of columns, in order."""
    main = main_of(html)
    for element in main.xpath(path) if main is not None else ():
        text = said(element)
        if letters(text) and not any(rule.search(text) for rule in ONLY_ON_PAGES):
            yield text


# The title of a supplement or a callout is a paragraph of its box on paper.
HEADINGS = ".//*[self::h1 or self::h2 or self::h3 or self::h4][not(ancestor::summary)]"
COLUMNS = ".//thead//th"


def announced(pdf: Pdf, kinds: set[str], kinds_too: bool = False) -> list:
    """The letters of each element of these kinds, in the order of the structure; with its kind when
    that is asked for."""
    marks: dict[tuple[tuple[int, int], int], str] = {}
    for page in pdf.pages:
        for mark, artifact, text in runs(page):
            if mark is not None and not artifact:
                key = (page.objgen, mark)
                marks[key] = marks.get(key, "") + text
    root = pdf.Root.get("/StructTreeRoot")
    found: list = []

    def text_of(element: Dictionary, page: tuple[int, int] | None) -> str:
        page = element.Pg.objgen if "/Pg" in element else page
        kids = element.get("/K", [])
        out = []
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, Dictionary):
                if "/S" in kid:
                    out.append(text_of(kid, page))
                elif "/MCID" in kid:
                    at = kid.Pg.objgen if "/Pg" in kid else page
                    out.append(marks.get((at, int(kid.MCID)), ""))
            else:
                out.append(marks.get((page, int(kid)), ""))
        return "".join(out)

    def walk(element: Dictionary, page: tuple[int, int] | None) -> None:
        page = element.Pg.objgen if "/Pg" in element else page
        if str(element.get("/S", "")).removeprefix("/") in kinds:
            said = letters(REFERENCE.sub("", text_of(element, page)))
            found.append((str(element.S).removeprefix("/"), said) if kinds_too else said)
            return
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                walk(kid, page)

    if root is not None:
        walk(root, None)
    return found


def out_of_order(wanted: list[str], have: str) -> list[str]:
    """The first of the texts that does not stand after the one before it."""
    at = 0
    for text in wanted:
        found = have.find(letters(text), at)
        if found < 0:
            return [f"“{text[:90]}” is not read after what stands before it on the page"]
        at = found + len(letters(text))
    return []


def stands_in(block: str, have: str) -> bool:
    """Whether a block stands in the text, whole or in up to three parts: a row of a table may
    break across pages, and then its cells' parts do not follow each other."""
    rest, parts = letters(block), 0
    while rest and parts < 3:
        length = len(rest)
        while length and rest[:length] not in have:
            length -= 1
        if length < min(8, len(rest)):
            return False
        rest, parts = rest[length:], parts + 1
    return not rest


def in_reading_order(pages: list[Path]) -> list[Path]:
    """A chapter's pages as the handbook's table of contents has them."""
    if not pages:
        return pages
    chapter = pages[0].parent
    links: list[str] = []
    for part in sorted(chapter.parents[1].glob("innehall*.html"), key=lambda p: (len(p.name), p.name)):
        tree = lxml.html.fromstring(part.read_text(encoding="utf-8"))
        links += [str(link).split("#")[0] for link in tree.xpath("//main//section//a/@href")]
    rank = {name: at for at, name in reversed(list(enumerate(links)))}
    return sorted(pages, key=lambda p: rank.get(f"kapitel/{chapter.name}/{p.name}", len(links)))


def structure(pdf: Pdf, pages: list[Path], have: str) -> list[str]:
    """That what are headings and heads of columns on the pages are so to a screen reader of the
    PDF, and that it reads them in the pages' order."""
    told: list[str] = []
    headings = announced(pdf, {"H1", "H2", "H3", "H4", "H5", "H6"})
    heads = set(announced(pdf, {"TH"}))
    wanted = [text for page in in_reading_order(pages) for text in headed(page, HEADINGS)]
    tagged = "".join(headings)
    told += [f"“{text[:90]}” is no heading" for text in wanted if letters(text) not in tagged]
    for page in pages:
        told += [f"“{t[:60]}” heads no column" for t in headed(page, COLUMNS) if letters(t) not in heads]
    return told + out_of_order([text for text in wanted if letters(text) in tagged], tagged)


def compare(dist: Path) -> dict[str, list[str]]:
    """For each chapter, the blocks of its pages that its PDF does not have."""
    results: dict[str, list[str]] = {}
    for pdf in sorted((dist / "pdf" / "kapitel").glob("*.pdf")):
        have = pdf_letters(pdf)
        pages = sorted((dist / "kapitel" / pdf.stem).glob("*.html"))
        told = [] if pages else ["the chapter has no page"]
        seen = 0
        for page in pages:
            for block in blocks(page):
                seen += 1
                if not stands_in(block, have):
                    told.append(f"{page.name}: “{block[:110]}”")
        if seen < 10:
            told.append(f"only {seen} blocks were compared")
        results[f"the words of kapitel/{pdf.stem}"] = told
        with Pdf.open(pdf) as opened:
            results[f"the headings and tables of kapitel/{pdf.stem}"] = structure(opened, pages, have)
    if not results:
        results["the words of the chapters"] = ["no chapter has a PDF"]
    results["words: a block that is not there is missed"] = (
        ["it is not"] if stands_in("Detta står ingenstans i boken", letters("Något helt annat, i boken")) else []
    )
    results.update(negative(dist))
    return results


def negative(dist: Path) -> dict[str, list[str]]:
    """Each comparison above, where it must tell something."""
    results: dict[str, list[str]] = {}

    def due(what: str, told: list[str]) -> None:
        results[f"words: {what}"] = [] if told else ["it is not told"]

    due("a heading out of order", out_of_order(["Ett", "Två"], letters("Två och sedan Ett")))
    for pdf in sorted((dist / "pdf" / "kapitel").glob("*.pdf"))[:1]:
        pages = sorted((dist / "kapitel" / pdf.stem).glob("*.html"))
        have = pdf_letters(pdf)
        for what, kind in (("headings that are paragraphs", "H"), ("heads of columns that are plain cells", "TH")):
            with Pdf.open(pdf) as opened:
                for element in opened.objects:
                    if isinstance(element, Dictionary) and str(element.get("/S", "")).startswith(f"/{kind}"):
                        element.S = Name("/P" if kind == "H" else "/TD")
                due(what, structure(opened, pages, have))
    return results
